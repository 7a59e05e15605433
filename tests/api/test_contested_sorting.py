"""A member contests how the Federation's own program sorted her case; a reviewer answers, and the case is not touched."""

from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest

from api.cases import file
from api.commands import ChallengeBody
from api.examples import as_sent, case, person
from api.examples.challenges import SORTED, WORK
from api.fields import CONSENT_VERSION
from api.looks import looks
from api.pages.member_contest import asked
from domain.challenge.respondent import terms
from domain.clocks import limitations
from domain.kernel import Actor
from tests.api.demo import Demo
from tests.api.desk import at_desk

ABOUT = case("on-its-way")
ANSWER: dict[str, Any] = dict(WORK["answer_for_federation"].body)


def contested(demo: Demo, about: str = ABOUT) -> str:
    answer = demo.send("member", "/api/v1/challenges", {**SORTED, "about": about})
    assert answer.status_code == 201, answer.json()
    return str(answer.json()["case"])


def command(demo: Demo, account: str, stream: str, body: Any) -> Any:
    return demo.send(account, f"/api/v1/cases/{stream}/commands", body)


def view(demo: Demo, account: str, stream: str) -> Any:
    return demo.as_(account).get(f"/api/v1/cases/{stream}").json()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Бұл істі сұрыптауға бағдарлама көмектесті"),
        ("ru", "Это дело помогла распределить программа"),
        ("en", "A program helped to sort this case"),
    ],
)
def test_her_case_says_that_a_program_sorted_it_and_where_to_contest_that(demo: Demo, language: str, words: str):
    page = at_desk(demo, "member", language).get(f"/cases/{case('triage')}").text
    assert words in page
    assert f"/cases/{case('triage')}/contest" in page
    assert words not in at_desk(demo, "supervisor", language).get(f"/cases/{case('triage')}").text


def test_she_contests_it_on_one_page_and_the_federation_s_clocks_run(demo: Demo):
    desk, address = at_desk(demo, "member"), f"/cases/{case('triage')}/contest"
    page = desk.get(address).text
    assert "somebody who took no part in this case" in unescape(page)
    assert desk.send(address, page=page, text="").status_code == 422
    sent = desk.send(address, page=page, text="Мұны адам қарасын.")
    assert sent.status_code == 303, sent.text
    stream = sent.headers["location"].split("/")[2].partition("?")[0]
    state = demo.services.ledger.state(stream)
    assert (state.about, state.doubts) == (case("triage"), ())
    assert set(terms.ANSWERS) <= state.terms.keys()
    assert not limitations(state.procedure, state.terms.values())
    shown = unescape(desk.get(f"/cases/{stream}").text)
    assert "Personal Data Law, art. 19-1(3)" in shown
    assert "Letters to the employer" not in shown
    assert "somebody who took no part in the case answers" in shown
    assert "You contest this" in desk.get(f"/cases/{case('triage')}").text


def test_she_agrees_to_no_more_than_she_read_in_her_case(demo: Demo):
    hers = demo.services.ledger.state(case("triage"))

    def version(consents: Any) -> int:
        opened: Any = SimpleNamespace(
            is_member=True, stream=case("triage"), case=hers, state=SimpleNamespace(consents=consents)
        )
        body: Any = asked(opened, "Неге?")
        return int(body.consent_version)

    assert set(hers.consents.values()) == {version(hers.consents)} == {CONSENT_VERSION}
    assert version(dict.fromkeys(hers.consents, 1)) == 1


def test_from_the_filing_to_the_answer(demo: Demo):
    before = demo.services.ledger.state(ABOUT)
    stream = contested(demo)
    during = demo.services.ledger.state(ABOUT)
    assert (during.terms, during.stage, during.reviews) == (before.terms, before.stage, before.reviews)
    assert view(demo, "lawyer", ABOUT)["sorting_contested"] == [stream]
    assert view(demo, "member", stream)["about"] == ABOUT
    for somebody in ("lawyer", "supervisor", "chair", "expert"):
        assert command(demo, somebody, stream, ANSWER).status_code in {404, 409}, somebody

    desk = at_desk(demo, "reviewer")
    assert "answer_for_federation" in desk.get(f"/cases/{stream}").text
    form = desk.get(f"/cases/{stream}/answer_for_federation").text
    assert "By fixed rules it found" in unescape(form)
    half = desk.send(f"/cases/{stream}/answer_for_federation", page=form, finding="cancelled", sorting="urgent")
    assert half.status_code == 422
    said = {stated["aspect"]: stated["text"] for stated in ANSWER["answers"]}
    rest = {"finding": "cancelled", "sorting": "urgent", "reasons": ANSWER["reasons"]}
    sent = desk.send(f"/cases/{stream}/answer_for_federation", page=form, **said, **rest)
    assert sent.status_code == 303, sent.text

    after = demo.services.ledger.state(ABOUT)
    assert after.urgent
    assert not after.contests
    assert desk.get(f"/cases/{ABOUT}").status_code == 404, "the reviewers read it only until the answer"
    answered = unescape(at_desk(demo, "member").get(f"/cases/{stream}").text)
    assert all(text in answered for text in (*said.values(), ANSWER["reasons"]))
    assert "Read the answer below." in answered
    assert "we assess the appeal" not in answered
    assert "A reviewer found that the sorting was wrong." in at_desk(demo, "member").get(f"/cases/{ABOUT}").text
    assert person("reviewer") in {look.person for look in looks(demo.services.ledger.reads_of(ABOUT))}


def test_whoever_had_a_hand_in_the_case_is_told_why_they_do_not_answer(demo: Demo):
    """The reviewer returned the closing of this case, so another one has to answer."""
    about = case("return_from_review")
    assert command(demo, "reviewer", about, as_sent("return_from_review").body).is_success
    body = ChallengeBody.model_validate({**SORTED, "about": about})
    stream = file(demo.services, Actor(id=person("member3")), body, "contested").stream
    refused = command(demo, "reviewer", stream, ANSWER)
    assert refused.status_code == 409
    assert refused.json()["rule"] == "took-part"
    page = at_desk(demo, "reviewer", "ru").get(f"/cases/{stream}/answer_for_federation").text
    assert "нужен другой проверяющий" in page


@pytest.mark.parametrize("about", ["draft_letter", "nothing"])
def test_what_is_hidden_and_what_is_absent_cannot_be_told_apart(demo: Demo, about: str):
    other = case("draft_letter") if about == "draft_letter" else f"{case('triage')[:-1]}z".replace("z", "0")
    body = {**SORTED, "about": other}
    refused = demo.send("member", "/api/v1/challenges", body)
    assert (refused.status_code, refused.json()["rule"]) == (409, "no-other-case")


def test_a_case_is_named_for_this_decision_alone(demo: Demo):
    for changed in ({"about": ""}, {"decision": {"kind": "pay"}}):
        refused = demo.send("member", "/api/v1/challenges", {**SORTED, **changed})
        assert (refused.status_code, refused.json()["rule"]) == (409, "name-the-case")


def test_the_forms_of_a_decision_at_work_do_not_offer_it(demo: Demo):
    desk = at_desk(demo, "chair")
    page = desk.follow(
        desk.send("/challenges/new", page=desk.get("/challenges/new").text, member=person("member"))
    ).text
    assert 'value="pay"' in page
    assert 'value="our_sorting"' not in page


def test_a_reviewer_finds_it_among_the_tasks(demo: Demo):
    stream = contested(demo, case("reopen"))
    with demo.followed():
        queue = at_desk(demo, "reviewer").get("/queue?scope=all").text
    assert f"/cases/{stream}" in queue
    line = queue[: queue.index("</tr>", queue.index(f"/cases/{stream}"))]
    line = unescape(line[line.rindex("<tr") :])
    assert "How the Federation's own program sorted a case" in line
    assert "Review waiting" in line
