"""How a case changes hands, and how its holder is reminded: what a supervisor does to one case or to many alike."""

from collections.abc import Mapping
from datetime import timedelta

from domain.appeal import commands as ask
from domain.appeal.handling import Events, Handler
from domain.appeal.holding_frame import NO_HOLDER, NOTHING_HELD_BACK
from domain.appeal.intake import refuse_a_wrong_holder, tell_holder
from domain.appeal.state import Appeal
from domain.case import CaseAssigned, CaseReturnedToPool, notices
from domain.kernel import Command, Context, Refused
from domain.paper import News, NoticeHeld, NoticeOrdered, NoticeTakenBack

HELD_BACK_FOR = timedelta(minutes=10)
"""How long a reminder can be taken back before it leaves (our rule)."""


def reassign(appeal: Appeal, command: ask.Reassign, context: Context) -> Events:
    if command.holder == appeal.holder:
        return ()
    refuse_a_wrong_holder(appeal, command.holder, context)
    told = tell_holder(appeal, command.holder, context) if command.tell else ()
    return (CaseAssigned(holder=command.holder, by=context.actor.id), *told)


def return_to_pool(appeal: Appeal, _command: ask.ReturnToPool, _context: Context) -> Events:
    return (CaseReturnedToPool(),) if appeal.holder else ()


def remind(appeal: Appeal, _command: ask.RemindHolder, context: Context) -> Events:
    """One mail, however often it is asked for before it leaves."""
    if not appeal.holder:
        raise Refused(NO_HOLDER)
    if any(notice.to == appeal.holder for notice in _held_back(appeal)):
        return ()
    ordered = notices(appeal, (appeal.holder, News.STAFF_TASK))
    held = (NoticeHeld(notice=one.notice, until=context.now + HELD_BACK_FOR) for one in ordered)
    return (*held, *ordered)


def take_back(appeal: Appeal, _command: ask.TakeBackReminder, _context: Context) -> Events:
    waiting = _held_back(appeal)
    if not waiting:
        raise Refused(NOTHING_HELD_BACK)
    return tuple(NoticeTakenBack(notice=one.notice) for one in waiting)


def _held_back(appeal: Appeal) -> list[NoticeOrdered]:
    return [ordered for name, ordered in appeal.notices.items() if name in appeal.held]


HANDLERS: Mapping[type[Command], Handler] = {
    ask.Reassign: reassign,
    ask.ReturnToPool: return_to_pool,
    ask.RemindHolder: remind,
    ask.TakeBackReminder: take_back,
}
