"""A case changes hands, comes back, and its holder is reminded by a mail that can be taken back in time."""

from datetime import timedelta

from domain.appeal import commands as ask
from domain.appeal.holding import HELD_BACK_FOR
from domain.appeal.procedure import APPEAL
from domain.case import CaseAssigned, CaseReturnedToPool
from domain.kernel import MACHINE
from domain.owing import agenda_of
from domain.paper import Channel, NoticeHeld, NoticeOrdered, NoticeTakenBack, RecordNoticeSent
from tests.domain.appeal.stories import filed, in_work
from tests.domain.federation import LAWYER, LAWYER2, ORGANISATION, SUPERVISOR
from tests.spec import NOON, Given

REMIND = ask.RemindHolder()
TAKE_BACK = ask.TakeBackReminder()


def reminded() -> Given:
    return in_work().when(REMIND, by=SUPERVISOR).and_then()


def due(case: Given, minutes: int) -> set[str]:
    agenda = agenda_of(case.state(), APPEAL, ORGANISATION, "appeal-1", len(case.history))
    return {item.id for item in agenda.due(NOON + timedelta(minutes=minutes))}


def test_a_reminder_waits_and_then_leaves():
    case = reminded()
    (held,) = [event for event in case.history if isinstance(event, NoticeHeld)]
    assert held.until == NOON + HELD_BACK_FOR
    assert f"notify/{held.notice}" not in due(case, 9)
    assert f"notify/{held.notice}" in due(case, 10)


def test_a_reminder_that_was_taken_back_never_leaves():
    case = reminded()
    after = case.when(TAKE_BACK, by=SUPERVISOR).then_kinds(NoticeTakenBack)
    held = next(event.notice for event in case.history if isinstance(event, NoticeHeld))
    assert f"notify/{held}" not in due(after, 60)
    after.when(TAKE_BACK, by=SUPERVISOR).then_refused(under="nothing-held-back")


def test_a_reminder_that_has_left_is_not_taken_back():
    case = reminded()
    held = next(event.notice for event in case.history if isinstance(event, NoticeHeld))
    sent = case.when(RecordNoticeSent(notice=held, message_id="<x@birge>", channel=Channel.MAIL), by=MACHINE).and_then()
    sent.when(TAKE_BACK, by=SUPERVISOR).then_refused(under="nothing-held-back")


def test_asking_twice_sends_one_mail():
    reminded().when(REMIND, by=SUPERVISOR).then_nothing()


def test_a_case_that_nobody_holds_has_nobody_to_remind():
    filed().when(REMIND, by=SUPERVISOR).then_refused(under="no-holder")


def test_an_assignment_is_given_back_only_before_work_began():
    given = filed().when(ask.Reassign(holder=LAWYER.id), by=SUPERVISOR).and_then()
    given.when(ask.ReturnToPool(), by=SUPERVISOR).then(CaseReturnedToPool())
    filed().when(ask.ReturnToPool(), by=SUPERVISOR).then_nothing()
    in_work().when(ask.ReturnToPool(), by=SUPERVISOR).then_refused(under="not-at-this-stage")


def test_who_is_handed_many_cases_is_told_once():
    quietly = ask.Reassign(holder=LAWYER2.id, tell=False)
    in_work().when(quietly, by=SUPERVISOR).then(CaseAssigned(holder=LAWYER2.id, by=SUPERVISOR.id))
    in_work().when(ask.Reassign(holder=LAWYER2.id), by=SUPERVISOR).then_kinds(CaseAssigned, NoticeOrdered)
