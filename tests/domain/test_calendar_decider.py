"""No calendar comes into force by the word of one person, and the machine only notes how far it is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import pytest

from domain.kernel import CLOCK, MACHINE, OPERATOR, Actor, Decider, Event
from domain.organisation.calendar_decider import CALENDAR, CalendarState
from domain.organisation.calendar_words import (
    ApproveCalendar,
    CalendarApproved,
    CalendarProposed,
    CalendarRejected,
    EndReplanning,
    NoteReplanning,
    RejectCalendar,
    ReplanningAdvanced,
    ReplanningEnded,
)
from domain.organisation.calendars import first_version
from domain.organisation.commands import PublishCalendar
from domain.organisation.events import CalendarPublished
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR
from tests.domain.keepers import ADMIN, KEPT, OFF, WORKED
from tests.spec import Given

FIRST = CalendarPublished(calendar=first_version(5))
APPROVE, REJECT = ApproveCalendar(version=2), RejectCalendar(version=2, reason="not yet")


def given(*history: Event, decider: Decider[CalendarState] = CALENDAR) -> Given:
    return Given(decider, KEPT, (FIRST, *history))


def proposed(by: Actor = ADMIN) -> Given:
    return given().when(OFF, by=by).and_then()


def approved() -> Given:
    return proposed().when(APPROVE, by=SUPERVISOR).and_then()


def test_a_second_person_puts_a_proposal_into_force():
    approval = proposed().when(APPROVE, by=SUPERVISOR)
    assert [type(event) for event in approval.events] == [CalendarApproved, CalendarPublished]
    assert approval.events[1].calendar.name == "calendar-5@2"  # type: ignore[attr-defined]


@pytest.mark.parametrize("proposer", [ADMIN, SUPERVISOR])
def test_nobody_approves_their_own_proposal(proposer: Actor):
    proposed(by=proposer).when(APPROVE, by=proposer).then_refused(under="calendar-second-person")


def test_the_console_is_nobody_in_particular():
    given().when(OFF, by=OPERATOR).then_refused(under="calendar-second-person")
    proposed().when(APPROVE, by=OPERATOR).then_refused(under="calendar-second-person")


def test_no_later_version_is_published_past_the_second_person():
    second = PublishCalendar(calendar=first_version(5).model_copy(update={"version": 2}))
    for actor in (ADMIN, OPERATOR):
        given().when(second, by=actor).then_refused(under="calendar-version")


def test_one_proposal_is_open_at_a_time_and_is_rejected_or_taken_back():
    proposed().when(WORKED, by=SUPERVISOR).then_refused(under="calendar-proposal-open")
    rejected = proposed().when(REJECT, by=ADMIN)
    rejected.then(CalendarRejected(version=2, reason="not yet", by=ADMIN.id))
    rejected.and_then().when(APPROVE, by=SUPERVISOR).then_refused(under="calendar-no-proposal")
    rejected.and_then().when(WORKED, by=ADMIN).then_kinds(CalendarProposed)


def test_a_number_is_never_used_for_two_proposals():
    """Whoever approves a page that is no longer new approves nothing else than what stood on it."""
    again = proposed().when(REJECT, by=SUPERVISOR).and_then().when(WORKED, by=ADMIN).and_then()
    again.when(APPROVE, by=SUPERVISOR).then_refused(under="calendar-no-proposal")
    third = again.when(ApproveCalendar(version=3), by=SUPERVISOR).and_then()
    assert third.state().current.name == "calendar-5@3"


@pytest.mark.parametrize("stranger", [AIGUL, LAWYER, CLOCK])
def test_for_others_there_is_no_calendar_to_keep(stranger: Actor):
    assert CALENDAR.roles(CALENDAR.initial, stranger, KEPT) == frozenset()


@pytest.mark.parametrize("command", [OFF, APPROVE, REJECT, PublishCalendar(calendar=first_version(5))])
def test_the_machine_decides_nothing(command):
    proposed().when(command, by=MACHINE).then_refused(under="not-your-role")


def test_the_machine_notes_how_far_it_is_and_when_it_is_done():
    note = NoteReplanning(version=2, behind="appeal-a", looked_at=200, moved=7, of=500)
    on = approved().when(note, by=MACHINE)
    on.then(ReplanningAdvanced(**dict(note)))
    on.and_then().when(note, by=MACHINE).then_nothing()
    over = on.and_then().when(EndReplanning(version=2, late=1), by=MACHINE)
    over.then(ReplanningEnded(version=2, late=1))
    run = over.and_then().state().replanning
    assert (run.looked_at, run.moved, run.ended) == (200, 8, True)
    over.and_then().when(EndReplanning(version=2, late=1), by=MACHINE).then_nothing()


def test_a_note_about_a_version_that_is_no_longer_in_force_changes_nothing():
    note = NoteReplanning(version=1, behind="appeal-a", looked_at=1, moved=1, of=1)
    approved().when(note, by=MACHINE).then_nothing()
    given().when(note, by=MACHINE).then_nothing()


def published_alone(decide: Callable[..., tuple[Event, ...]]) -> int:
    """How many of all short stories with two keepers and the console publish a version by its proposer's word."""
    actors, found = (ADMIN, SUPERVISOR, OPERATOR), 0
    for proposer, approver, again in product(actors, repeat=3):
        story = given(decider=replace(CALENDAR, decide=decide))
        for command, actor in ((OFF, proposer), (APPROVE, approver), (APPROVE, again)):
            story = story.when(command, by=actor).and_then()
        found += _alone(story.history)
    return found


def _alone(history: Sequence[Event]) -> bool:
    proposers = {event.calendar.version: event.by for event in history if isinstance(event, CalendarProposed)}
    approvals = [event for event in history if isinstance(event, CalendarApproved)]
    return any(event.by == proposers[event.version] for event in approvals)


def test_whoever_proposes_and_approves_they_are_two():
    assert published_alone(CALENDAR.decide) == 0


def test_a_decider_that_forgets_who_proposed_would_be_caught():
    def forgetful(state, command, context):
        if isinstance(command, ApproveCalendar) and state.proposal:
            other = state.proposal.model_copy(update={"by": "person-somebody-else"})
            return CALENDAR.decide(replace(state, proposal=other), command, context)
        return CALENDAR.decide(state, command, context)

    assert published_alone(forgetful) > 0
