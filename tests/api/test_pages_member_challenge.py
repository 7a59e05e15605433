"""A member challenges a decision of a program on her pages: one thing a page, nothing refused for what it lacks."""

from datetime import date, timedelta

import pytest

from api.examples import person
from api.examples.challenges import CHALLENGES, WORK
from api.examples.systems import COURIERS, OIL, seeded_system
from api.pages.faults import RULES
from api.pages.render import day as as_read
from domain.algorithm import DECISION_KINDS, DecisionKind
from domain.appeal import terms
from domain.appeal.tracks import algorithm_terms as algorithm
from domain.challenge.decision import FINDINGS, MEASURES, Finding, Known, Learned, Measure
from domain.challenge.doubts import DOUBTS
from domain.challenge.events import Doubt
from domain.challenge.package import A_PERSON_DECIDED
from domain.words import Language
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk
from tests.api.test_pages_member import CANARY, day_fields, filed, stored, today


def begun(desk: Desk, account: str = "") -> str:
    return desk.send("/challenges/new", **({"member": person(account)} if account else {})).headers["location"]


def answered(desk: Desk, kind: str = "evaluation", *, decided: date | None = None, system: str = "unknown") -> str:
    """A draft with every question answered, in as few words as she likes."""
    draft = begun(desk)
    desk.send(f"{draft}/decision", kind=kind)
    desk.send(f"{draft}/dates", **(day_fields("decided_on", decided) if decided else {}))
    desk.send(f"{draft}/learned", learned="by_its_effect")
    desk.send(f"{draft}/told", notice="no", consent="unknown")
    desk.send(f"{draft}/effect", effect="")
    desk.send(f"{draft}/employer", employer_bin=OIL)
    desk.send(f"{draft}/system", system=system, system_words="")
    desk.send(f"{draft}/words", text="")
    desk.send(f"{draft}/circle", primary_may_know="no")
    desk.send(f"{draft}/consents", consents=["case"])
    return draft


def sent(demo: Demo, desk: Desk, draft: str):
    """The challenge that came of a draft, and the page that says so."""
    page = desk.follow(desk.send(f"{draft}/send", at=f"{draft}/check")).text
    return demo.services.ledger.state(filed(demo, draft)), page


def test_a_challenge_is_filed_page_by_page_without_a_word_of_text(demo: Demo):
    desk, day = at_desk(demo, "member"), today(demo) - timedelta(days=5)
    challenge, page = sent(demo, desk, answered(desk, decided=day, system=seeded_system("shift_planner")))
    assert challenge.number in page
    decision = challenge.decision
    assert (decision.decided_on, decision.learned) == (day, Learned.BY_ITS_EFFECT)
    assert (decision.notice, decision.consent) == (Known.NO, Known.UNKNOWN)
    assert (challenge.system, challenge.doubts) == (seeded_system("shift_planner"), ())


def test_her_words_are_sealed_in_the_draft_and_in_the_challenge(demo: Demo):
    desk = at_desk(demo, "member")
    draft = answered(desk)
    for page, field in (("effect", "effect"), ("system", "system_words"), ("words", "text")):
        desk.send(f"{draft}/{page}", **{"system": "unknown", field: CANARY})
    assert CANARY in desk.get(f"{draft}/check").text
    assert CANARY not in str(stored(demo, draft))
    challenge, _ = sent(demo, desk, draft)
    assert stored(demo, draft)["box"] is None
    assert CANARY not in str(demo.services.ledger.history(filed(demo, draft)))
    assert challenge.decision.effect
    assert challenge.decision.system_words


@pytest.mark.parametrize("page", ["clock", "check", "sent"])
def test_before_and_after_sending_she_reads_what_may_apply_and_what_runs(demo: Demo, page):
    desk, day = at_desk(demo, "member"), today(demo) - timedelta(days=20)
    draft = answered(desk, "dismissal", decided=day)
    challenge, _ = sent(demo, desk, answered(desk, "dismissal", decided=day))
    if page == "sent":
        desk.send(f"{draft}/send", at=f"{draft}/check")
    shown = desk.get(f"{draft}/{page}").text
    assert "Only if the decision was taken fully by a program, without a person." in shown
    assert "Digital Code, art. 43(4)3" in shown
    assert "Personal Data Law, art. 19-1" in shown
    assert "our own rule, not law" in shown
    assert "Labour Code, art. 159(1)" in shown
    for term in (terms.REINSTATEMENT, terms.DIRECT):
        assert as_read(challenge.terms[term].falls_on, Language.EN) in shown
    assert "Little time is left" in shown


def test_a_term_that_is_far_off_raises_no_alarm(demo: Demo):
    desk = at_desk(demo, "member")
    draft = answered(desk, "pay", decided=today(demo) - timedelta(days=2))
    assert "Little time is left" not in desk.get(f"{draft}/check").text


@pytest.mark.parametrize(
    ("ahead", "doubt"), [(None, Doubt.NO_DAY), (30, Doubt.DAY_AHEAD), (None, Doubt.SYSTEM_UNKNOWN)]
)
def test_what_is_missing_or_ahead_is_marked_explained_and_accepted(demo: Demo, ahead, doubt):
    desk = at_desk(demo, "member")
    draft = answered(desk, decided=today(demo) + timedelta(days=ahead) if ahead else None)
    words = DOUBTS[doubt].en[1:]
    assert words in desk.get(f"{draft}/check").text
    challenge, page = sent(demo, desk, draft)
    assert words in page
    assert doubt in challenge.doubts
    assert terms.OTHER_DISPUTE not in challenge.terms


def test_nobody_hears_that_the_system_is_missing_before_being_asked_for_it(demo: Demo):
    desk = at_desk(demo, "member")
    draft = begun(desk)
    desk.send(f"{draft}/decision", kind="pay")
    shown = desk.follow(desk.send(f"{draft}/dates")).text
    assert DOUBTS[Doubt.NO_DAY].en[1:] in shown
    assert DOUBTS[Doubt.SYSTEM_UNKNOWN].en[1:] not in shown


def test_a_dismissal_has_other_terms_than_a_rating(demo: Demo):
    desk, day = at_desk(demo, "member"), today(demo) - timedelta(days=5)
    dismissed, _ = sent(demo, desk, answered(desk, "dismissal", decided=day))
    rated, _ = sent(demo, desk, answered(desk, decided=day))
    assert terms.REINSTATEMENT in dismissed.terms
    assert terms.REINSTATEMENT not in rated.terms


def test_another_employer_has_other_systems(demo: Demo):
    desk = at_desk(demo, "member")
    draft = answered(desk, system=seeded_system("shift_planner"))
    assert desk.get(draft).headers["location"] == f"{draft}/check"
    back = desk.send(f"{draft}/employer", employer_bin=COURIERS, changing="yes")
    assert back.headers["location"] == f"{draft}/system?sent=employer"
    desk.send(f"{draft}/system", system="unknown")
    challenge, _ = sent(demo, desk, draft)
    assert (challenge.employer_bin, challenge.system) == (COURIERS, "")


@pytest.mark.parametrize(
    ("page", "fields", "words"),
    [
        ("decision", {"kind": "weather"}, "missing"),
        ("dates", {"decided_on__day": "31", "decided_on__month": "2", "decided_on__year": "2026"}, "no-such-day"),
        ("dates", {"learned_on__day": "1", "learned_on__month": "1", "learned_on__year": "1899"}, "date-before-1930"),
        ("learned", {}, "missing"),
        ("told", {"notice": "no"}, "missing"),
        ("system", {"system": "system-1"}, "missing"),
        ("effect", {"effect": "x" * 20_001}, "string-too-long"),
    ],
)
def test_what_is_wrong_is_said_in_words(demo: Demo, page, fields, words):
    desk = at_desk(demo, "member")
    answer = desk.send(f"{begun(desk)}/{page}", **fields)
    assert answer.status_code == 422
    assert RULES[words] in answer.text


@pytest.mark.parametrize("field", ["decided_on", "learned_on"])
def test_a_day_to_come_is_taken_in_marked_and_explained_however_far_it_lies(demo: Demo, field):
    desk = at_desk(demo, "member")
    draft = answered(desk)
    ahead = {f"{field}__{part}": value for part, value in (("day", "1"), ("month", "1"), ("year", "2999"))}
    assert desk.send(f"{draft}/dates", **ahead).status_code == 303
    assert "That day has not come yet" in desk.get(f"{draft}/clock").text
    challenge, page = sent(demo, desk, draft)
    assert Doubt.DAY_AHEAD in challenge.doubts
    assert not any(term.startswith("ILD-LIM") for term in challenge.terms)
    assert "That day has not come yet" in page


def test_several_about_whom_the_same_was_decided_make_one_challenge_and_another_decision_another(demo: Demo):
    desk = at_desk(demo, "member")
    draft = answered(desk)
    assert f'href="{draft}/group"' in desk.get(f"{draft}/check").text
    assert f'href="{draft}/another"' not in desk.get(f"{draft}/check").text
    desk.send(f"{draft}/group", group="yes")
    challenge, page = sent(demo, desk, draft)
    assert challenge.is_group
    assert 'href="/challenges/new"' in page


def test_a_draft_of_a_challenge_stands_among_her_drafts_and_goes_on(demo: Demo):
    desk = at_desk(demo, "member")
    draft = begun(desk)
    desk.send(f"{draft}/decision", kind="pay")
    assert desk.get(draft).headers["location"] == f"{draft}/dates"
    home = desk.get("/my").text
    assert f'href="{draft}"' in home
    assert 'href="/challenges/new"' in home


def test_a_chair_challenges_for_her_own_members_only(demo: Demo):
    desk = at_desk(demo, "chair")
    page = desk.get("/challenges/new").text
    assert desk.send("/challenges/new", page=page, member=person("member2")).status_code == 404
    assert begun(desk, "member").startswith("/appeals/new/")


def challenged(demo: Demo, *acts: str) -> str:
    """A challenge of the member's, filed and worked on as the examples have it."""
    answer = demo.send("member", "/api/v1/challenges", CHALLENGES["of_a_rating"].body)
    assert answer.is_success, answer.json()
    stream = str(answer.json()["case"])
    for act in acts:
        example = WORK[act]
        assert demo.send(example.account, f"/api/v1/cases/{stream}/commands", example.body).is_success, act
    return stream


def test_her_case_says_what_was_decided_and_that_nobody_has_assessed_it_yet(demo: Demo):
    page = at_desk(demo, "member").get(f"/cases/{challenged(demo)}").text
    assert DECISION_KINDS[DecisionKind.EVALUATION].en in page
    assert "A lawyer assesses first whether the decision was taken fully by a program" in page
    assert "Rights that may apply" in page
    assert "Вахта-жоспар" in page


def test_her_case_says_who_decided_what_came_of_it_and_by_when_it_is_put_right(demo: Demo):
    stream = challenged(demo, "triage_challenge", "record_decision_outcome", "agree_remedy")
    page = at_desk(demo, "member").get(f"/cases/{stream}").text
    assert "Rights that apply" in page
    assert WORK["record_decision_outcome"].body["reasons"] in page
    assert WORK["agree_remedy"].body["plan"] in page
    for words in (FINDINGS[Finding.MODIFIED], MEASURES[Measure.RESTORE_PAY]):
        assert words.en in page
    [due] = [d for term, d in demo.services.ledger.state(stream).terms.items() if term.startswith(algorithm.REMEDY)]
    owed = page[page.index('id="owed"') : page.index('id="decision"')]
    assert as_read(due.falls_on, Language.EN) in owed
    assert "our own rule, not law" in owed


def test_a_decision_that_a_person_took_gives_no_right_of_full_automation(demo: Demo):
    stream = challenged(demo)
    body = {**WORK["triage_challenge"].body, "automation": "supported"}
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", body).is_success
    page = at_desk(demo, "member").get(f"/cases/{stream}").text
    assert A_PERSON_DECIDED.en in page
    assert "Rights that apply" not in page


def test_a_decision_that_stands_leaves_nothing_to_put_right(demo: Demo):
    stream = challenged(demo, "triage_challenge")
    assert "It is put right" in at_desk(demo, "member").get(f"/cases/{stream}").text
    body = {**WORK["record_decision_outcome"].body, "finding": "upheld"}
    assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", body).is_success
    assert "It is put right" not in at_desk(demo, "member").get(f"/cases/{stream}").text
