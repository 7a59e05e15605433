"""How a case changes hands, and how its holder is reminded: what a supervisor does to one case or to many alike."""

from datetime import timedelta

from domain.appeal import commands as ask
from domain.appeal.holding_frame import NO_HOLDER, NOTHING_HELD_BACK
from domain.appeal.intake import refuse_a_wrong_holder, tell_holder
from domain.appeal.state import Appeal
from domain.case import CaseAssigned, CaseReturnedToPool, notices
from domain.kernel import Command, Context, Event, Refused
from domain.paper import News, NoticeHeld, NoticeOrdered, NoticeTakenBack

HELD_BACK_FOR = timedelta(minutes=10)
"""How long a reminder can be taken back before it leaves (our rule)."""


def decide(appeal: Appeal, command: Command, context: Context) -> tuple[Event, ...]:
    match command:
        case ask.Reassign():
            return _reassign(appeal, command, context)
        case ask.ReturnToPool():
            return (CaseReturnedToPool(),) if appeal.holder else ()
        case ask.RemindHolder():
            return _remind(appeal, context)
        case ask.TakeBackReminder():
            return _take_back(appeal)
        case _:
            raise TypeError(command)


def _reassign(appeal: Appeal, command: ask.Reassign, context: Context) -> tuple[Event, ...]:
    if command.holder == appeal.holder:
        return ()
    refuse_a_wrong_holder(appeal, command.holder, context)
    told = tell_holder(appeal, command.holder, context) if command.tell else ()
    return (CaseAssigned(holder=command.holder), *told)


def _remind(appeal: Appeal, context: Context) -> tuple[Event, ...]:
    """One mail, however often it is asked for before it leaves."""
    if not appeal.holder:
        raise Refused(NO_HOLDER)
    if any(notice.to == appeal.holder for notice in _held_back(appeal)):
        return ()
    ordered = notices(appeal, (appeal.holder, News.STAFF_TASK))
    held = (NoticeHeld(notice=one.notice, until=context.now + HELD_BACK_FOR) for one in ordered)
    return (*held, *ordered)


def _take_back(appeal: Appeal) -> tuple[Event, ...]:
    waiting = _held_back(appeal)
    if not waiting:
        raise Refused(NOTHING_HELD_BACK)
    return tuple(NoticeTakenBack(notice=one.notice) for one in waiting)


def _held_back(appeal: Appeal) -> list[NoticeOrdered]:
    return [ordered for name, ordered in appeal.notices.items() if name in appeal.held]
