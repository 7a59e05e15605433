"""A case from an old register: its past comes out as it was, and nobody is written to about it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import importing, terms
from domain.appeal.decider import DECIDER
from domain.appeal.procedure import Stage
from domain.case import CaseClosed, CaseEscalated
from domain.clocks import TermLapsed, TermMet
from domain.kernel import ALMATY, CLOCK, MACHINE, OPERATOR, Context, Event, Refused, Role
from domain.paper import LetterOwed, NoticeOrdered
from domain.review import Because, ReviewRequired
from domain.words import Language
from tests.domain.appeal.stories import UNHARMED, closing, given, words
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, REVIEWER, SCHOOL, SUPERVISOR, TIED_LAWYER
from tests.spec import NOON, Given

LONG_AGO = {"filed_on": date(2024, 3, 11), "answered_on": date(2024, 3, 25)}
CLOSED = {**LONG_AGO, "closed_on": date(2024, 3, 29), "outcome": told.Outcome.UNFOUNDED}


def old(**changes: Any) -> ask.ImportAppeal:
    facts: dict[str, Any] = {
        "register_name": "aktau",
        "reference": "17/2024",
        "member": AIGUL.id,
        "primary": SCHOOL,
        "region": "",
        "category": told.Category.PAY,
        "employer_bin": "",
        "language": Language.KK,
        "text": words(),
        "breach": UNHARMED,
        "statistics": False,
        "holder": LAWYER.id,
        "filed_on": date(2026, 11, 18),
        "answered_on": None,
        "closed_on": None,
        "outcome": None,
    }
    return ask.ImportAppeal(**{**facts, **changes})


def taken(**changes: Any) -> Given:
    return given().when(old(**changes), by=OPERATOR).and_then()


def kinds(history: tuple[Event, ...], *wanted: type[Event]) -> list[type[Event]]:
    return [type(event) for event in history if isinstance(event, wanted)]


def test_a_case_closed_long_ago_is_closed_as_it_was_and_runs_no_clock():
    case = taken(**CLOSED)
    state = case.state()
    assert (state.stage, state.number, state.reference) == (Stage.CLOSED, "2026-000001", "17/2024")
    assert not state.terms
    assert CaseClosed(outcome="unfounded") in case.history
    assert kinds(case.history, TermMet, TermLapsed) == [TermMet]


def test_an_answer_that_came_late_was_late():
    """Fifteen working days from Monday 11 March 2024, with the holidays of Nauryz, end on 4 April."""
    late = taken(**{**CLOSED, "answered_on": date(2024, 5, 2), "closed_on": date(2024, 5, 6)})
    assert TermLapsed(term=terms.ANSWER, falls_on=date(2024, 4, 4)) in late.history
    assert not kinds(late.history, CaseEscalated, ReviewRequired)


def test_before_the_federation_had_a_term_no_answer_was_late():
    early = {"filed_on": date(2019, 1, 10), "answered_on": date(2020, 1, 10), "closed_on": date(2020, 1, 10)}
    assert not kinds(taken(**{**CLOSED, **early}).history, TermMet, TermLapsed)


def test_an_open_case_brings_only_the_clocks_that_still_run():
    breach = told.Breach(wrong=told.Wrong.OTHER, happened_on=date(2026, 11, 2))
    case = taken(breach=breach)
    assert set(case.state().terms) == {terms.ANSWER, terms.OTHER_DISPUTE}
    assert case.state().stage is Stage.IN_WORK
    gone = told.Breach(wrong=told.Wrong.OTHER, happened_on=date(2025, 11, 2))
    assert set(taken(breach=gone).state().terms) == {terms.ANSWER}
    assert not taken(breach=gone).state().lapsed, "nobody can say from a register that she missed it"


def test_an_open_case_that_nobody_holds_waits_to_be_assessed():
    case = taken(holder="")
    assert case.state().stage is Stage.REGISTERED
    assert set(case.state().terms) == {terms.TRIAGE, terms.ANSWER}


def test_an_open_case_that_is_overdue_asks_a_second_person_and_sends_no_mail():
    case = taken(filed_on=date(2026, 9, 1))
    assert case.state().lapsed == {terms.ANSWER}
    assert case.state().escalated_to == {ORGANISATION.one_level_up(case.state().unit)}
    review = case.state().reviews["review-1"]
    assert (review.because, review.proposer) == (Because.ANSWER_MISSED, LAWYER.id)
    assert case.state().terms[terms.CONFIRM].anchored_on == date(2026, 11, 20)
    assert not kinds(case.history, NoticeOrdered, LetterOwed)
    answered = taken(filed_on=date(2026, 9, 1), answered_on=date(2026, 11, 19))
    assert not answered.state().reviews


def test_a_taken_over_case_goes_on_as_any_other():
    case = taken(**LONG_AGO)
    assert case.state().stage is Stage.ANSWERED
    case.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_some(CaseClosed(outcome="resolved"))
    case.when(closing(told.Outcome.UNFOUNDED), by=LAWYER).then_some()
    taken(**CLOSED).when(ask.Reopen(reasons=words()), by=AIGUL).then_some()


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"filed_on": date(2026, 11, 21)}, "past-in-disorder"),
        ({"answered_on": date(2026, 11, 17)}, "past-in-disorder"),
        ({"closed_on": date(2026, 11, 19)}, "past-in-disorder"),
        ({"outcome": told.Outcome.RESOLVED}, "past-in-disorder"),
        ({"holder": REVIEWER.id}, "holder-not-a-lawyer"),
        ({"holder": TIED_LAWYER.id}, "conflict-of-interest"),
    ],
)
def test_a_past_that_cannot_be_is_refused(changes: dict[str, Any], rule: str):
    given().when(old(**changes), by=OPERATOR).then_refused(under=rule)


def test_whoever_closed_a_case_years_ago_need_not_be_a_lawyer_today():
    given().when(old(**CLOSED, holder=REVIEWER.id), by=OPERATOR).then_some()


@pytest.mark.parametrize("actor", [AIGUL, LAWYER, SUPERVISOR, CLOCK, MACHINE])
def test_only_the_console_takes_a_case_over(actor: Any):
    assert given().when(old(), by=actor).refused in {"not-your-role", "machines-law"}


def test_the_console_takes_over_once_and_may_do_nothing_else():
    case = taken()
    case.when(old(reference="18"), by=OPERATOR).then_refused(under="not-at-this-stage")
    case.when(ask.Withdraw(reasons=words()), by=OPERATOR).then_refused(under="not-your-role")


DAYS = st.dates(date(2018, 1, 1), NOON.date())
PASTS = st.builds(
    lambda days, stops, outcome, holder, wrong: old(
        filed_on=min(days),
        answered_on=sorted(days)[1] if stops else None,
        closed_on=sorted(days)[2] if stops == 2 else None,
        outcome=outcome if stops == 2 else None,
        holder=holder,
        breach=told.Breach(wrong=wrong, happened_on=min(days)),
    ),
    st.tuples(DAYS, DAYS, DAYS),
    st.integers(0, 2),
    st.sampled_from(told.Outcome),
    st.sampled_from(["", LAWYER.id]),
    st.sampled_from(told.Wrong),
)


def faults_of(command: ask.ImportAppeal, events: tuple[Event, ...], now: datetime) -> list[str]:
    """What must never be so of a case that was taken over."""
    state = DECIDER.fold(events)
    moments = [importing.occurred(command, event) or now for event in events]
    checks = {
        "somebody is written to about the past": any(isinstance(e, NoticeOrdered | LetterOwed) for e in events),
        "a closed case runs a clock": state.closed and bool(state.terms),
        "a clock runs that is over": any(due.moment <= now for due in state.terms.values()),
        "an event lies in the future": max(moments) > now,
        "the events are out of order": moments != sorted(moments),
        "a case closes over a review": state.closed and bool(state.reviews),
        "an open case has nothing to wait for": not (state.closed or command.answered_on or state.terms),
    }
    return [what for what, found in checks.items() if found]


def decided(command: ask.ImportAppeal, now: datetime) -> tuple[Event, ...]:
    roles = frozenset({Role.OPERATOR})
    context = Context(actor=OPERATOR, roles=roles, now=now, organisation=ORGANISATION, number="2026-000001")
    return DECIDER.decide(DECIDER.initial, command, context)


@settings(max_examples=200, deadline=None, derandomize=True)
@over(command=PASTS, hours=st.integers(0, 11))
def test_whatever_the_past_was_nobody_is_written_to_and_no_clock_is_late(command: ask.ImportAppeal, hours: int):
    now = datetime.combine(NOON.date(), datetime.min.time(), ALMATY) + timedelta(hours=hours)
    try:
        events = decided(command, now)
    except Refused as refused:
        pytest.fail(refused.rule.code)
    assert faults_of(command, events, now) == []


def test_planted_faults_would_be_noticed():
    closed, overdue = old(**CLOSED), old(filed_on=date(2026, 9, 1))
    without_the_end = tuple(e for e in decided(closed, NOON) if not isinstance(e, TermMet))
    assert faults_of(closed, without_the_end, NOON) == ["a closed case runs a clock", "a clock runs that is over"]
    owing = (*decided(closed, NOON), LetterOwed(letter="receipt-1"))
    assert "somebody is written to about the past" in faults_of(closed, owing, NOON)
    assert "the events are out of order" in faults_of(overdue, decided(overdue, NOON)[::-1], NOON)
