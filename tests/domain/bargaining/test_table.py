"""Clauses and rounds: only the named team works at the table, what was put stays, a day that passes is told."""

from datetime import date, timedelta

import pytest

from domain.bargaining.clauses import commands as put
from domain.bargaining.clauses import events as lies
from domain.bargaining.events import ClauseAdded
from domain.bargaining.facts import CalledOff, Signed, Status
from domain.bargaining.rounds import commands as meet
from domain.bargaining.rounds import events as met
from domain.bargaining.rounds.frame import Stage
from domain.bargaining.terms import MINUTES, ROUND
from domain.bargaining.within import plain
from domain.case import CaseClosed
from domain.clocks import LapseTerm, TermDropped, TermLapsed, TermMet, TermStarted
from domain.collective import Party
from domain.kernel import CLOCK, MACHINE, Actor
from domain.paper import NoticeOrdered
from tests.domain.bargaining.talks import (
    ADD,
    ADVISED,
    AGREE,
    AT_TABLE,
    FAILED,
    NEGOTIATOR,
    OPENED,
    OURS,
    SECOND,
    TALKS,
    THEIRS,
    TODAY,
    clause,
    meeting,
)
from tests.domain.federation import AUDITOR, CHAIR, LAWYER, STRANGER, SUPERVISOR

ADDED = clause()
BOTH = (
    ADDED.when(OURS, by=NEGOTIATOR, around=AT_TABLE).and_then().when(THEIRS, by=NEGOTIATOR, around=AT_TABLE).and_then()
)
CONVENE = meet.ConveneRound(talks=TALKS, number=1, planned_on=date(2026, 9, 14), agenda=("clause-1",))
CONVENED = meeting().when(CONVENE, by=NEGOTIATOR, around=AT_TABLE).and_then()
HOLD = meet.RecordHeld(on=TODAY, ours=3, theirs=2, next_on=date(2026, 9, 21))
HELD = CONVENED.when(HOLD, by=NEGOTIATOR, around=AT_TABLE).and_then()


def test_the_first_deed_at_a_clause_says_in_which_talks_it_stands():
    opened = ADDED.when(OURS, by=NEGOTIATOR, around=AT_TABLE).then_kinds(lies.ClauseOpened, lies.TextPut)
    assert opened.state().talks == TALKS
    opened.when(THEIRS, by=NEGOTIATOR, around=AT_TABLE).then_kinds(lies.TextPut)


@pytest.mark.parametrize("written", ["3.1", " 3.1 ", "3.1.", "3. 1"])
def test_a_number_written_otherwise_is_the_same_number(written: str):
    assert plain(written) == "3.1"


@pytest.mark.parametrize("who", [SUPERVISOR, CHAIR, AUDITOR, LAWYER, CLOCK, MACHINE], ids=lambda who: who.id)
def test_whoever_only_knows_of_talks_puts_nothing_on_the_table(who: Actor):
    rule = "not-your-role" if who.is_person else "machines-law"
    ADDED.when(OURS, by=who, around=ADVISED).then_refused(rule)


def test_whoever_is_not_named_has_no_role_at_the_table():
    assert not AT_TABLE.roles(SECOND)
    assert not AT_TABLE.roles(STRANGER)


def test_every_text_stays_and_each_side_has_a_last_one():
    state = BOTH.state()
    assert state.last(Party.UNION).party is Party.UNION
    assert state.last(Party.EMPLOYER).party is Party.EMPLOYER
    again = BOTH.when(OURS.model_copy(update={"round": 2}), by=NEGOTIATOR, around=AT_TABLE).and_then().state()
    assert [text.round for text in again.texts] == [1, 1, 2]


def test_what_is_agreed_is_a_text_that_lies_there():
    ADDED.when(AGREE, by=NEGOTIATOR, around=AT_TABLE).then_refused("clause-without-text")
    nobody = AGREE.model_copy(update={"party": None})
    BOTH.when(nobody, by=NEGOTIATOR, around=AT_TABLE).then_refused("clause-without-text")
    agreed = BOTH.when(AGREE, by=NEGOTIATOR, around=AT_TABLE).then_kinds(lies.StatusSet)
    assert (agreed.state().status, agreed.state().agreed) == (Status.AGREED, Party.UNION)
    agreed.when(AGREE, by=NEGOTIATOR, around=AT_TABLE).then_nothing()


def test_an_agreed_clause_is_opened_before_it_is_changed():
    agreed = BOTH.when(AGREE, by=NEGOTIATOR, around=AT_TABLE).and_then()
    agreed.when(OURS, by=NEGOTIATOR, around=AT_TABLE).then_refused("clause-settled")
    reopened = agreed.when(
        put.SetStatus(talks=TALKS, status=Status.OPEN, round=2), by=NEGOTIATOR, around=AT_TABLE
    ).and_then()
    reopened.when(OURS, by=NEGOTIATOR, around=AT_TABLE).then_kinds(lies.TextPut)


def test_nobody_works_at_a_table_that_is_closed():
    ADDED.when(OURS, by=NEGOTIATOR, around=FAILED).then_refused("not-at-the-table")
    OPENED.when(ADD, by=NEGOTIATOR).then_kinds(ClauseAdded)


def test_a_case_is_named_once():
    case = put.NameCase(talks=TALKS, case="appeal-1")
    named = ADDED.when(case, by=NEGOTIATOR, around=AT_TABLE).and_then()
    named.when(case, by=NEGOTIATOR, around=AT_TABLE).then_nothing()


def test_a_round_has_a_day_and_a_clock_that_watches_it():
    assert CONVENED.state().terms[ROUND].falls_on == date(2026, 9, 15)
    meeting().when(CONVENE, by=NEGOTIATOR, around=OPENED).then_refused("not-at-the-table")


def test_a_round_that_slips_is_written_down_and_told_to_whoever_leads_now():
    due = CONVENED.state().terms[ROUND]
    after = CONVENED.at(due.moment + timedelta(hours=1)).when(
        LapseTerm(term=ROUND, moment=due.moment), by=CLOCK, around=AT_TABLE
    )
    after.then_some(TermLapsed(term=ROUND, falls_on=due.falls_on), met.RoundSlipped(planned_on=CONVENE.planned_on))
    assert {e.to for e in after.events if isinstance(e, NoticeOrdered)} == {NEGOTIATOR.id}
    assert after.and_then().state().stage is Stage.SLIPPED
    later = after.and_then().when(
        meet.RecordHeld(on=date(2026, 9, 15), ours=1, theirs=1), by=NEGOTIATOR, around=AT_TABLE
    )
    later.then_kinds(met.RoundHeld, TermStarted)


def test_a_round_that_is_moved_has_a_new_clock_and_counts_the_move():
    moved = CONVENED.when(meet.MoveRound(planned_on=date(2026, 9, 21)), by=NEGOTIATOR, around=AT_TABLE)
    after = moved.then_kinds(met.RoundMoved, TermDropped, TermStarted)
    assert after.state().terms[ROUND].falls_on == date(2026, 9, 22)
    assert after.state().slips == 1


def test_minutes_are_owed_in_three_working_days_and_end_the_round():
    assert HELD.state().terms[MINUTES].falls_on == date(2026, 9, 10)
    signed = HELD.when(meet.SignMinutes(on=TODAY, signed=Signed.BOTH), by=NEGOTIATOR, around=AT_TABLE)
    signed.then_some(TermMet(term=MINUTES), CaseClosed(outcome="both"))
    HELD.when(HOLD, by=NEGOTIATOR, around=AT_TABLE).then_refused("not-at-this-stage")


def test_a_round_can_be_called_off():
    off = CONVENED.when(meet.CallOffRound(because=CalledOff.BY_EMPLOYER), by=NEGOTIATOR, around=AT_TABLE)
    off.then_kinds(met.RoundCalledOff, TermDropped, CaseClosed)
