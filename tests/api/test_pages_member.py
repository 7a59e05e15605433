"""A member and her chair on their pages: nothing typed is lost, nothing is filed twice, nobody sees what is not theirs."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from psycopg.rows import dict_row

from api.drafts import store
from api.drafts.answers import Answers
from api.examples import COMMANDS, UNPAID, case, person
from api.i18n import load_catalogs
from api.pages.faults import RULES
from api.pages.member_case import happenings
from api.pages.member_words import DONE, LETTERS, TERMS
from api.pages.render import day as as_read
from domain.appeal import terms
from domain.appeal.events import Purpose, Wrong
from domain.appeal.procedure import APPEAL
from domain.challenge.procedure import CHALLENGE
from domain.kernel import ALMATY
from domain.words import Language
from projections.timeline import View, timeline
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk
from tools.strings import kept

CANARY = "Түнгі ауысымның құпиясы"
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
SECRETS = re.compile(r'(name="(form_token|key)" value=")[^"]*')


def today(demo: Demo):
    return demo.services.ledger.now().astimezone(ALMATY).date()


def begun(desk: Desk) -> str:
    """The address of a new draft of one's own."""
    return desk.send("/appeals/new").headers["location"]


def day_fields(name: str, day) -> dict[str, str]:
    return {f"{name}__day": str(day.day), f"{name}__month": str(day.month), f"{name}__year": str(day.year)}


def answered(demo: Demo, desk: Desk, text: str = CANARY, consents: tuple[str, ...] = ("case",)) -> str:
    """A draft with every question answered."""
    draft = begun(desk)
    week_ago = today(demo) - timedelta(days=7)
    desk.send(f"{draft}/about", category="dismissal")
    desk.send(f"{draft}/story", text=text)
    desk.send(f"{draft}/harm", wrong="dismissal")
    desk.send(f"{draft}/when", **day_fields("happened_on", week_ago))
    desk.send(f"{draft}/employer", employer_bin="")
    desk.send(f"{draft}/circle", primary_may_know="no")
    desk.send(f"{draft}/consents", consents=list(consents))
    return draft


def stored(demo: Demo, draft: str):
    """The row of a draft as the database has it."""
    with demo.services.pool.connection() as connection, connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute("SELECT * FROM drafts.drafts WHERE id = %s", (draft.rpartition("/")[2],)).fetchone()
    assert found
    return found


def filed(demo: Demo, draft: str):
    """The case that came of a draft; None while it has not been sent."""
    return stored(demo, draft)["filed_as"]


def plain(page: str) -> str:
    return SECRETS.sub(r"\1", page)


def test_a_member_files_page_by_page_and_learns_number_and_day(demo: Demo):
    desk = at_desk(demo, "member")
    draft = answered(demo, desk)
    page = desk.follow(desk.send(f"{draft}/send", at=f"{draft}/check")).text
    state = demo.services.ledger.state(filed(demo, draft))
    assert state.number in page
    assert as_read(state.terms[terms.ANSWER].falls_on, Language.EN) in page
    assert (state.member, state.breach.wrong) == (person("member"), Wrong.DISMISSAL)
    assert set(state.consents) == {Purpose.CASE}
    assert not state.primary_may_know


def test_the_clock_shown_before_filing_is_the_one_that_runs_after_it(demo: Demo):
    desk = at_desk(demo, "member")
    draft = answered(demo, desk)
    shown = desk.get(f"{draft}/clock").text
    desk.send(f"{draft}/send", at=f"{draft}/check")
    due = demo.services.ledger.state(filed(demo, draft)).terms[terms.REINSTATEMENT]
    assert as_read(due.falls_on, Language.EN) in shown
    assert "art. 160(1)1" in shown


def test_a_double_click_files_once_and_another_draft_files_again(demo: Demo):
    desk = at_desk(demo, "member")
    first, second = answered(demo, desk), answered(demo, desk)
    page = desk.get(f"{first}/check").text
    twice = [desk.send(f"{first}/send", page=page).headers["location"] for _ in range(2)]
    assert [desk.follow(desk.get(each)).status_code for each in twice] == [200, 200]
    desk.send(f"{second}/send", at=f"{second}/check")
    assert filed(demo, first) != filed(demo, second)


def test_nothing_is_sent_before_every_question_is_answered(demo: Demo):
    desk = at_desk(demo, "member")
    draft = begun(desk)
    page = desk.get(f"{draft}/about").text
    assert desk.send(f"{draft}/send", page=page).headers["location"] == draft
    assert filed(demo, draft) is None
    assert desk.get(draft).headers["location"] == f"{draft}/about"


@pytest.mark.parametrize(
    ("page", "fields", "words"),
    [
        ("about", {}, "missing"),
        ("story", {"text": " "}, "string-too-short"),
        ("story", {"text": "x" * 20_001}, "string-too-long"),
        ("harm", {"wrong": "nonsense"}, "missing"),
        ("when", {"happened_on__day": "31", "happened_on__month": "2", "happened_on__year": "2026"}, "no-such-day"),
        ("when", {"told_on__day": "1", "told_on__month": "1", "told_on__year": "2999"}, "date-in-the-future"),
        ("when", {"told_on__day": "1", "told_on__month": "1", "told_on__year": "1900"}, "date-before-1930"),
        ("employer", {"employer_bin": "12"}, "twelve-digits"),
        ("employer", {"employer_bin": "990540001239"}, "control-digit"),
        ("circle", {"primary_may_know": ""}, "missing"),
        ("consents", {"consents": "statistics"}, "consent-needed"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_what_was_typed_stays(demo: Demo, page, fields, words):
    desk = at_desk(demo, "member")
    draft = begun(desk)
    answer = desk.send(f"{draft}/{page}", **fields)
    assert answer.status_code == 422
    assert RULES[words] in answer.text
    typed = [value for value in fields.values() if value.strip() and value != "nonsense"]
    assert all(value in answer.text for value in typed)


def test_a_draft_goes_on_where_it_was_left_and_a_changed_answer_leads_back_to_the_check(demo: Demo):
    desk = at_desk(demo, "member")
    draft = begun(desk)
    desk.send(f"{draft}/about", category="pay")
    assert desk.get(draft).headers["location"] == f"{draft}/story"
    assert f'href="{draft}"' in desk.get("/my").text
    whole = answered(demo, desk)
    changed = desk.send(f"{whole}/story", text="Басқаша")
    assert changed.headers["location"] == f"{whole}/check?sent=story"
    assert "Басқаша" in desk.follow(changed).text


def test_nobody_is_asked_for_the_day_of_what_did_not_happen(demo: Demo):
    desk = at_desk(demo, "member")
    whole = answered(demo, desk)
    assert "/when" in desk.get(f"{whole}/check").text
    desk.send(f"{whole}/harm", wrong="none")
    page = desk.get(f"{whole}/check").text
    assert "/when" not in page
    desk.send(f"{whole}/send", page=page)
    assert demo.services.ledger.state(filed(demo, whole)).breach.earliest is None


def test_a_draft_is_sealed_and_leaves_no_text_behind_when_it_is_filed(demo: Demo):
    desk = at_desk(demo, "member")
    draft = answered(demo, desk)
    assert CANARY in desk.get(f"{draft}/story").text
    assert CANARY not in str(stored(demo, draft))
    desk.send(f"{draft}/send", at=f"{draft}/check")
    assert stored(demo, draft)["box"] is None


def test_somebody_elses_draft_looks_like_one_that_does_not_exist(demo: Demo):
    draft = answered(demo, at_desk(demo, "member"))
    stranger = at_desk(demo, "member2")
    for page in ("", "/story", "/check", "/sent"):
        theirs, absent = stranger.get(draft + page), stranger.get(f"/appeals/new/{uuid4()}{page}")
        assert theirs.status_code == 404
        assert plain(theirs.text).replace(draft, "") == plain(absent.text).replace(
            str(absent.url.path), draft + page
        ).replace(draft, "")


def test_a_discarded_draft_is_gone(demo: Demo):
    desk = at_desk(demo, "member")
    draft = answered(demo, desk)
    desk.send(f"{draft}/discard", at=f"{draft}/check")
    assert desk.get(f"{draft}/story").status_code == 404


def test_drafts_of_and_about_a_person_are_erased_with_them(demo: Demo):
    pool, vault = demo.services.pool, demo.services.ledger.vault
    chair, member, other = person("chair"), person("member"), person("member2")
    about, own, kept_one = (
        store.begin(pool, vault, *who) for who in ((chair, member), (member, member), (other, other))
    )
    store.forget_person(pool, member)
    left = {draft.id for who in (chair, member, other) for draft in store.open_drafts(pool, vault, who)}
    assert kept_one in left
    assert not {about, own} & left


def test_a_draft_saved_after_it_was_filed_changes_nothing(demo: Demo):
    pool, vault, her = demo.services.pool, demo.services.ledger.vault, person("member")
    draft = store.get(pool, vault, store.begin(pool, vault, her, her), her)
    store.filed(pool, draft, "appeal-x")
    store.save(pool, vault, draft, Answers(text=CANARY))
    assert store.get(pool, vault, draft.id, her).answers == Answers()


def test_a_chair_writes_beside_her_own_members_only(demo: Demo):
    desk = at_desk(demo, "chair")
    assert person("member") in desk.get("/chair").text
    assert person("member2") not in desk.get("/chair").text
    page = desk.get("/appeals/new").text
    assert desk.send("/appeals/new", page=page, member=person("member2")).status_code == 404
    assert at_desk(demo, "member").get("/chair").status_code == 404


def beside(demo: Demo, desk: Desk, may_know: str) -> str:
    draft = desk.send("/appeals/new", member=person("member")).headers["location"]
    desk.send(f"{draft}/facts", category="pay", text=CANARY, wrong="other", employer_bin="")
    desk.send(f"{draft}/wishes", primary_may_know=may_know, consents=["case"])
    desk.send(f"{draft}/send", at=f"{draft}/check")
    return draft


def test_a_chair_learns_the_number_but_opens_the_case_only_if_the_member_agreed(demo: Demo):
    desk = at_desk(demo, "chair")
    hidden, known = beside(demo, desk, "no"), beside(demo, desk, "yes")
    for draft, status in ((hidden, 404), (known, 200)):
        stream = filed(demo, draft)
        assert demo.services.ledger.state(stream).number in desk.get(f"{draft}/sent").text
        assert desk.get(f"/cases/{stream}").status_code == status
    with demo.followed():
        listed = desk.get("/chair").text
    assert filed(demo, known) in listed
    assert filed(demo, hidden) not in listed
    assert [read.actor_id for read in demo.services.ledger.reads_of(filed(demo, known))]
    assert not demo.services.ledger.reads_of(filed(demo, hidden))


def file(demo: Demo) -> str:
    answer = demo.send("member", "/api/v1/appeals", {**UNPAID, "primary_may_know": False})
    assert answer.is_success, answer.json()
    return str(answer.json()["case"])


def acted(demo: Demo, account: str, stream: str, *names: str) -> str:
    for name in names:
        assert demo.send(account, f"/api/v1/cases/{stream}/commands", COMMANDS[name].body).is_success
    return stream


def test_a_case_says_the_next_step_the_date_and_who_has_looked(demo: Demo):
    stream = acted(demo, "supervisor", file(demo), "triage")
    assert "Nobody but you so far." in at_desk(demo, "member").get(f"/cases/{stream}").text
    at_desk(demo, "lawyer").get(f"/cases/{stream}")
    page = at_desk(demo, "member").get(f"/cases/{stream}").text
    state = demo.services.ledger.state(stream)
    assert page.index("Your next step") < page.index("What happened") < page.index("Who has opened your case")
    assert as_read(state.terms[terms.ANSWER].falls_on, Language.EN) in page
    assert "our own rule, not law" in page
    assert "Nobody but you so far." not in page


def test_a_case_of_somebody_else_looks_like_one_that_does_not_exist(demo: Demo):
    stream, absent = file(demo), f"appeal-{uuid4()}"
    for account in ("member2", "chair"):
        desk = at_desk(demo, account)
        for part in ("", "/withdraw", "/letters/receipt-1", "/consents"):
            theirs, none = desk.get(f"/cases/{stream}{part}"), desk.get(f"/cases/{absent}{part}")
            assert theirs.status_code == 404
            assert plain(theirs.text).replace(stream, "") == plain(none.text).replace(absent, "")
    assert at_desk(demo, "member").get(f"/cases/{stream}").status_code == 200


def test_a_question_is_answered_where_it_is_shown(demo: Demo):
    stream = acted(demo, "supervisor", file(demo), "triage")
    acted(demo, "lawyer", stream, "request_completion")
    desk = at_desk(demo, "member")
    question = COMMANDS["request_completion"].body["missing"]
    assert question in desk.get(f"/cases/{stream}").text
    assert question in desk.get(f"/cases/{stream}/supply_completion").text
    page = desk.follow(desk.send(f"/cases/{stream}/supply_completion", text=CANARY)).text
    assert DONE["supply_completion"] in page
    assert CANARY in page


def test_a_form_sent_twice_is_one_act(demo: Demo):
    stream = acted(demo, "supervisor", file(demo), "triage")
    acted(demo, "lawyer", stream, "request_completion")
    desk = at_desk(demo, "member")
    page = desk.get(f"/cases/{stream}/supply_completion").text
    for _ in range(2):
        assert desk.send(f"/cases/{stream}/supply_completion", page=page, text=CANARY).status_code == 303
    told = [recorded.event.NAME for recorded in demo.services.ledger.history(stream)]
    assert told.count("appeal.completion_supplied") == 1


def test_a_refused_act_says_its_rule_and_keeps_the_text(demo: Demo):
    stream = file(demo)
    desk = at_desk(demo, "member")
    answer = desk.send(f"/cases/{stream}/reopen", reasons=CANARY)
    assert answer.status_code == 409
    assert "At its present stage the case does not provide for this." in answer.text
    assert CANARY in answer.text


def test_consents_and_circle_are_hers_to_change(demo: Demo):
    stream = file(demo)
    desk = at_desk(demo, "member")
    given = set(demo.services.ledger.state(stream).consents)
    consents = f"/cases/{stream}/consents"
    desk.send(f"/cases/{stream}/withdraw_consent", at=consents, purpose="statistics")
    desk.send(f"/cases/{stream}/give_consent", at=consents, purpose="training")
    desk.send(f"/cases/{stream}/change_circle", primary_may_know="yes")
    state = demo.services.ledger.state(stream)
    assert set(state.consents) == (given - {Purpose.STATISTICS}) | {Purpose.TRAINING}
    assert state.primary_may_know
    assert at_desk(demo, "chair").get(f"/cases/{stream}").status_code == 200


def test_a_withdrawal_warns_first_and_closes_nothing_by_itself(demo: Demo):
    stream = acted(demo, "supervisor", file(demo), "triage")
    desk = at_desk(demo, "member")
    assert "The time you have by law runs on." in desk.get(f"/cases/{stream}/withdraw").text
    desk.send(f"/cases/{stream}/withdraw", reasons=CANARY)
    assert not demo.services.ledger.state(stream).closed


def test_an_erased_text_says_so(fresh_demo: Demo):
    desk, stream = at_desk(fresh_demo, "member"), case("triage")
    assert "This text was erased." not in desk.get(f"/cases/{stream}").text
    fresh_demo.services.ledger.vault.keyring.destroy(person("member"))
    page = desk.get(f"/cases/{stream}")
    assert page.status_code == 200
    assert "This text was erased." in page.text


def test_one_act_is_one_thing_that_happened_newest_first(demo: Demo):
    history = demo.services.ledger.history(acted(demo, "supervisor", file(demo), "triage"))
    told = happenings(timeline(history, View.MEMBER, Language.EN))
    acts = {recorded.command_id for recorded in history}
    assert len(told) <= len(acts)
    assert [each.at for each in told] == sorted((each.at for each in told), reverse=True)
    assert told[-1].clocks


def test_every_term_letter_and_act_has_words_for_the_member():
    assert {term.id for procedure in (APPEAL, CHALLENGE) for term in procedure.terms} == set(TERMS)
    assert {"receipt", "completion", "extension", "answer", "closing", "redirect", "takeover"} == set(LETTERS)
    hers = {
        "supply_completion",
        "supply_employer",
        "withdraw",
        "reopen",
        "change_circle",
        "give_consent",
        "withdraw_consent",
    }
    group = {"invite_participant", "join_group"}
    afterwards = {"say_how_she_is", "record_execution", "rate_help", "withdraw_precedent"}
    assert hers | group | afterwards | {"tell_pressure", "contest"} == set(DONE)


def kazakh_in(sentences) -> list[str]:
    return [sentence for sentence in sentences if KAZAKH.search(str(sentence))]


def test_no_russian_sentence_holds_kazakh_letters():
    assert kazakh_in(message.string for message in kept("ru")) == []


def test_a_kazakh_sentence_among_the_russian_ones_is_noticed():
    assert kazakh_in(["Мои дела", "Менің істерім"]) == ["Менің істерім"]


@pytest.mark.parametrize("language", Language)
def test_every_fault_is_said_in_every_language(language):
    say = load_catalogs()[language].gettext
    assert all(say(words) for words in RULES.values())
