"""A case passes between bodies: the one that sends it answers until another takes it, and silence goes one level up."""

from datetime import date

import pytest

from domain.access import roles_in
from domain.appeal import commands as ask
from domain.appeal.ending import ask_review
from domain.appeal.routing_events import (
    CaseRedirected,
    CaseSentBack,
    CaseTakenOver,
    Redirect,
    RouteReferred,
    RouteSettled,
    SendBack,
    SettleRoute,
    TakeOver,
)
from domain.appeal.routing_frame import ROUTE
from domain.appeal.terms import ANSWER
from domain.case import CaseAssigned, CaseEscalated
from domain.clocks import TermLapsed, TermMet, TermStarted
from domain.kernel import Actor, Context, Role
from domain.paper import LetterOwed, News, NoticeOrdered
from domain.review import Because, ReviewOffered, ReviewRequired
from tests.domain.appeal.bodies import ADVISER, ADVISER2, CENTRE, HEAD, TOP, WIDER, fresh, working
from tests.domain.appeal.stories import DISMISSED, RELEASED, lapse, words
from tests.domain.federation import (
    AIGUL,
    EDUCATION,
    FEDERATION,
    LAWYER,
    LAWYER2,
    MANGYSTAU,
    SCHOOL,
    STRANGER,
    SUPERVISOR,
)
from tests.spec import Given

TO_EDUCATION = Redirect(unit=EDUCATION, words=words())
TAKE = TakeOver(holder=ADVISER.id, conflict_checked=True)
BACK = SendBack(reasons=words())


def on_its_way() -> Given:
    return working().when(TO_EDUCATION, by=LAWYER).and_then()


def taken() -> Given:
    return on_its_way().when(TAKE, by=ADVISER).and_then()


def sent_back() -> Given:
    return on_its_way().when(BACK, by=HEAD).and_then()


def roles(case: Given, who: Actor) -> frozenset[Role]:
    return roles_in(case.state(), who, WIDER)


def told(case: Given) -> set[tuple[str, News]]:
    return {(event.to, event.news) for event in case.history if isinstance(event, NoticeOrdered)}


def test_the_body_that_is_asked_has_three_working_days_and_the_member_gets_a_letter():
    when = working().when(TO_EDUCATION, by=LAWYER)
    redirected, started, letter, *notices = when.events
    assert isinstance(started, TermStarted)
    assert redirected == CaseRedirected(by=LAWYER.id, unit=EDUCATION, words=words())
    assert (started.due.term, started.due.falls_on) == (ROUTE, date(2026, 11, 25))
    assert letter == LetterOwed(letter="redirect-1")
    assert [notice.to for notice in notices if isinstance(notice, NoticeOrdered)] == [ADVISER.id, ADVISER2.id, HEAD.id]


def test_until_it_is_taken_the_body_that_sent_it_answers():
    case = on_its_way()
    assert (case.state().unit, case.state().holder) == (MANGYSTAU, LAWYER.id)
    case.when(RELEASED, by=LAWYER).then_some()
    assert roles(case, LAWYER) == {Role.LAWYER}
    assert roles(case, SUPERVISOR) == {Role.SUPERVISOR}


def test_the_body_that_is_asked_may_read_and_decide_whether_it_takes_the_case_and_no_more():
    case = on_its_way()
    assert roles(case, ADVISER) == roles(case, HEAD) == {Role.RECEIVER}
    assert roles(case, CENTRE) == roles(case, STRANGER) == frozenset()
    case.when(RELEASED, by=ADVISER).then_refused(under="not-your-role")
    case.when(ask.Reassign(holder=ADVISER.id), by=HEAD).then_refused(under="not-your-role")


def test_whoever_takes_it_answers_from_now_on():
    case = on_its_way()
    case.when(TAKE, by=HEAD).then_some(
        CaseTakenOver(by=HEAD.id, unit=EDUCATION),
        CaseAssigned(holder=ADVISER.id),
        TermMet(term=ROUTE),
        LetterOwed(letter="takeover-1"),
    )
    assert (taken().state().unit, taken().state().holder) == (EDUCATION, ADVISER.id)
    assert roles(taken(), ADVISER) == {Role.LAWYER}
    assert roles(taken(), HEAD) == {Role.SUPERVISOR}


def test_the_body_that_handed_it_over_sees_it_no_more():
    assert roles(taken(), LAWYER) == roles(taken(), LAWYER2) == roles(taken(), SUPERVISOR) == frozenset()


def test_whoever_was_told_of_a_missed_term_still_sees_it():
    missed = lapse(working(), ANSWER)
    (escalated,) = [event for event in missed.history if isinstance(event, CaseEscalated)]
    after = missed.when(TO_EDUCATION, by=LAWYER).and_then().when(TAKE, by=ADVISER).and_then()
    assert roles(after, Actor(id=escalated.to)) >= {Role.SUPERVISOR}


def test_a_review_that_the_old_body_owed_is_offered_above_the_new_one():
    case = lapse(working(), ANSWER).when(TO_EDUCATION, by=LAWYER).and_then()
    assert case.state().reviews["review-1"].holder == SUPERVISOR.id
    after = case.when(TAKE, by=ADVISER).then_some(ReviewOffered(review="review-1", unit=FEDERATION))
    assert roles(after, SUPERVISOR) == frozenset()


def test_the_terms_of_the_case_run_on_unchanged():
    before, after = working(breach=DISMISSED), working(breach=DISMISSED)
    after = after.when(TO_EDUCATION, by=LAWYER).and_then().when(TAKE, by=ADVISER).and_then()
    assert before.state().terms == after.state().terms


def test_it_is_sent_back_once_and_then_the_level_above_decides():
    on_its_way().when(BACK, by=HEAD).then_some(
        CaseSentBack(by=HEAD.id, unit=EDUCATION, reasons=words()), TermMet(term=ROUTE)
    )
    assert sent_back().state().route is None
    assert (LAWYER.id, News.STAFF_TASK) in told(sent_back())
    assert (AIGUL.id, News.MEMBER_NEWS) in told(sent_back())
    again = sent_back().when(TO_EDUCATION, by=LAWYER).and_then()
    again.when(BACK, by=HEAD).then_some(
        CaseEscalated(to=TOP.id, because=ROUTE), RouteReferred(to=TOP.id, level=FEDERATION)
    )


def test_a_third_redirection_goes_to_the_level_above():
    case = sent_back().when(Redirect(unit=FEDERATION, words=words()), by=LAWYER).and_then()
    case = case.when(BACK, by=CENTRE).and_then()
    after = case.when(TO_EDUCATION, by=LAWYER).then_some(RouteReferred(to=TOP.id, level=FEDERATION))
    assert after.state().unit == MANGYSTAU


def test_silence_goes_one_level_up_and_a_named_person_is_told():
    case = lapse(on_its_way(), ROUTE)
    lapsed, escalated, referred, *_ = case.history[len(on_its_way().history) :]
    assert isinstance(lapsed, TermLapsed)
    assert escalated == CaseEscalated(to=TOP.id, because=ROUTE)
    assert referred == RouteReferred(to=TOP.id, level=FEDERATION)
    assert (TOP.id, News.STAFF_OVERDUE) in told(case)
    assert (AIGUL.id, News.MEMBER_NEWS) in told(case)
    assert ROUTE in case.state().terms, "the level above has its own term"
    case.when(TAKE, by=ADVISER).then_some(CaseTakenOver(by=ADVISER.id, unit=EDUCATION))


def test_at_the_top_silence_tells_the_same_person_again_and_starts_no_clock():
    case = lapse(lapse(on_its_way(), ROUTE), ROUTE)
    assert not [event for event in case.history[-4:] if isinstance(event, TermStarted)]
    assert case.state().route.decides == TOP.id
    assert case.state().unit == MANGYSTAU


def test_the_level_above_settles_who_answers():
    case = lapse(on_its_way(), ROUTE)
    here = SettleRoute(unit=MANGYSTAU, holder=LAWYER.id, reasons=words())
    there = SettleRoute(unit=FEDERATION, holder=CENTRE.id, reasons=words())
    case.when(here, by=TOP).then_some(RouteSettled(by=TOP.id, unit=MANGYSTAU, reasons=words()))
    settled = case.when(there, by=TOP).then_some(CaseAssigned(holder=CENTRE.id), LetterOwed(letter="takeover-1"))
    assert (settled.state().unit, settled.state().route) == (FEDERATION, None)
    case.when(here, by=SUPERVISOR).then_refused(under="nothing-to-settle")
    on_its_way().when(here, by=SUPERVISOR).then_refused(under="nothing-to-settle")
    case.when(SettleRoute(unit=EDUCATION, holder=LAWYER.id, reasons=words()), by=TOP).then_refused(
        under="holder-not-a-lawyer"
    )


@pytest.mark.parametrize(
    ("unit", "rule"),
    [(MANGYSTAU, "same-body"), (SCHOOL, "body-without-lawyers"), ("unit-nowhere", "body-without-lawyers")],
)
def test_a_case_goes_only_to_a_body_that_could_answer_for_it(unit: str, rule: str):
    working().when(Redirect(unit=unit, words=words()), by=LAWYER).then_refused(under=rule)


def test_a_case_on_its_way_is_not_redirected_again():
    on_its_way().when(Redirect(unit=FEDERATION, words=words()), by=LAWYER).then_refused(under="already-redirected")


def test_a_case_is_taken_by_a_lawyer_of_that_body_without_a_tie():
    case = on_its_way()
    case.when(TakeOver(holder=LAWYER.id, conflict_checked=True), by=ADVISER).then_refused(under="holder-not-a-lawyer")
    case.when(TakeOver(holder=ADVISER.id, conflict_checked=False), by=ADVISER).then_refused(
        under="conflict-of-interest"
    )


def test_before_triage_a_redirected_case_is_assessed_by_the_new_body():
    case = fresh().when(TO_EDUCATION, by=SUPERVISOR).and_then().when(TAKE, by=ADVISER).and_then()
    triage = ask.Triage(category="pay", urgent=False, holder=ADVISER.id, conflict_checked=True)
    case.when(triage, by=ADVISER).then_some(CaseAssigned(holder=ADVISER.id))


def test_a_case_that_closes_on_its_way_is_open_to_the_other_body_no_more():
    case = on_its_way().when(RELEASED, by=LAWYER).and_then()
    closed = case.when(ask.ProposeClosing(outcome="resolved", reasons=words()), by=LAWYER).and_then()
    assert roles(closed, ADVISER) == frozenset()


def test_a_review_is_asked_of_somebody_who_sees_the_case():
    context = Context(actor=LAWYER, roles=frozenset(), now=working().now, organisation=WIDER)
    required, *_ = ask_review(taken().state(), Because.ANSWER_MISSED, ADVISER.id, context)
    assert isinstance(required, ReviewRequired)
    assert required.holder == HEAD.id
