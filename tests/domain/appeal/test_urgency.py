"""The rules find what cannot wait, with the ground for it; a person may raise it, and lowers it only with reasons."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.procedure import APPEAL
from domain.appeal.terms import REINSTATEMENT, TRIAGE, TRIAGE_URGENT
from domain.appeal.urgency_frame import (
    RULES,
    Ground,
    LowerUrgency,
    RaiseUrgency,
    UrgencyFound,
    UrgencyLowered,
    UrgencyRaised,
)
from domain.clocks import RemindOfTerm, TermDropped, TermStarted, reminders
from domain.kernel import CLOCK
from domain.linking import CaseLinked, Link
from tests.domain.appeal.stories import DISMISSED, TAKEN, UNHARMED, filed, in_work, words
from tests.domain.federation import LAWYER, SUPERVISOR, WEEKDAYS
from tests.spec import Given

RAISE, LOWER = RaiseUrgency(reasons=words()), LowerUrgency(reasons=words())
NEAR = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2025, 11, 28))


def found(case: Given) -> list[Ground]:
    return [ground for event in case.history if isinstance(event, UrgencyFound) for ground in event.grounds]


@pytest.mark.parametrize(
    ("facts", "ground"),
    [
        ({"breach": DISMISSED}, Ground.DISMISSAL),
        ({"breach": told.Breach(wrong=told.Wrong.UNSURE)}, Ground.DISMISSAL),
        ({"breach": NEAR}, Ground.LIMITATION),
        ({"danger": True}, Ground.HEALTH),
        ({"category": told.Category.SAFETY}, Ground.SAFETY),
        ({"threatened": True}, Ground.THREAT),
    ],
)
def test_each_rule_finds_its_ground_and_triage_has_one_day(facts: dict[str, Any], ground: Ground):
    case = filed(**facts)
    assert found(case) == [ground]
    assert case.state().urgent
    assert TRIAGE_URGENT in case.state().terms


def test_what_can_wait_waits_its_turn():
    assert not filed().state().urgent
    assert TRIAGE in filed().state().terms


def test_every_ground_has_its_words():
    assert set(RULES) == set(Ground)


def test_grounds_are_found_together_in_the_order_of_the_table():
    case = filed(breach=DISMISSED, threatened=True, danger=True)
    assert found(case) == [Ground.DISMISSAL, Ground.HEALTH, Ground.THREAT]


def test_a_person_raises_urgency_and_triage_comes_sooner():
    raised, dropped, started = filed().when(RAISE, by=SUPERVISOR).events
    assert raised == UrgencyRaised(by=SUPERVISOR.id, reasons=words())
    assert dropped == TermDropped(term=TRIAGE)
    assert isinstance(started, TermStarted)
    assert started.due.term == TRIAGE_URGENT
    filed(breach=DISMISSED).when(RAISE, by=SUPERVISOR).then_refused(under="already-urgent")


def test_at_triage_urgency_is_lowered_only_with_reasons():
    urgent = filed(breach=DISMISSED)
    urgent.when(TAKEN, by=LAWYER).then_refused(under="lowered-with-reasons")
    with_reasons = TAKEN.model_copy(update={"reasons": words()})
    after = urgent.when(with_reasons, by=LAWYER).then_some(UrgencyLowered(by=LAWYER.id, reasons=words()))
    assert not after.state().urgent


def test_at_triage_a_person_may_raise_it():
    raised = TAKEN.model_copy(update={"urgent": True})
    assert filed().when(raised, by=LAWYER).and_then().state().urgent


def test_a_person_lowers_it_later_with_reasons():
    case = in_work(breach=DISMISSED).when(LOWER, by=LAWYER).then(UrgencyLowered(by=LAWYER.id, reasons=words()))
    assert not case.state().urgent
    case.when(LOWER, by=LAWYER).then_refused(under="not-urgent")
    in_work(breach=DISMISSED).when(LOWER, by=CLOCK).then_refused(under="machines-law")


def test_a_confirmed_anchor_may_raise_it_and_never_lowers_it():
    raised = in_work().when(ask.ConfirmAnchor(breach=DISMISSED, proof=words()), by=LAWYER)
    raised.then_some(UrgencyFound(grounds=(Ground.DISMISSAL,)))
    harmless = ask.ConfirmAnchor(breach=UNHARMED, proof=words())
    assert in_work(breach=DISMISSED).when(harmless, by=LAWYER).and_then().state().urgent


def test_a_limitation_that_comes_near_makes_a_case_urgent():
    case = in_work(breach=DISMISSED).when(LOWER, by=LAWYER).and_then()
    moments = reminders(APPEAL, case.state().terms.values(), WEEKDAYS)
    reminder = next(r for r in moments if r.startswith(f"{REINSTATEMENT}/") and r.endswith("/7"))
    ticked = case.at(moments[reminder] + timedelta(hours=1)).when(RemindOfTerm(reminder=reminder), by=CLOCK)
    after = ticked.then_some(UrgencyFound(grounds=(Ground.LIMITATION,)))
    assert after.state().urgent


def test_pressure_over_an_appeal_makes_the_case_about_it_urgent():
    case = filed()
    assert not case.state().urgent
    linked = replace(case, history=(*case.history, _pressed())).state()
    assert linked.urgent
    assert linked.grounds == {Ground.PRESSURE}


def test_a_group_is_urgent():
    assert found(filed(group=True)) == [Ground.GROUP]


def _pressed() -> CaseLinked:
    return CaseLinked(other="appeal-other", link=Link.PRESSURE_OVER)
