"""What clock and machine may do: when the other side's days pass, the next step stands open and people are told. They
decide nothing and close nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.case import CaseEscalated, notices, record
from domain.clocks import LapseTerm, RemindOfTerm, TermLapsed, lapsed, warning
from domain.dispute.checklist import awaits_arbitration, awaits_commission
from domain.dispute.clocking import EVADED, Events, begin, tell
from domain.dispute.events import EvasionRecorded, NextStepOpened
from domain.dispute.frame import DISPUTE
from domain.dispute.people import above, others
from domain.dispute.rungs import Rung
from domain.dispute.state import Dispute
from domain.dispute.terms import ARB_DEC, ARB_NEW, ASSOCIATION, CONCIL, CREATE, EMPLOYER, INFORM, WEEKLY
from domain.due import DueDate
from domain.kernel import Command, Context
from domain.paper import CopyNotice, News, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.replanning import ReplanTerms, follow


def _lapse(dispute: Dispute, command: LapseTerm, context: Context) -> Events:
    """A named person one level up is told, whichever side's clock it was; weekly reports are told to the team alone."""
    due = lapsed(dispute.terms, command, context.now)
    if due is None:
        return ()
    over = TermLapsed(term=due.term, falls_on=due.falls_on)
    if due.rule == WEEKLY:
        return (over, *_opens(dispute, due, context), *tell(dispute, context, News.STAFF_OVERDUE))
    upper = above(dispute, context.organisation)
    people = dict.fromkeys((upper, *others(dispute, context)))
    told = notices(dispute, *((person, News.STAFF_OVERDUE) for person in people))
    return (over, *_opens(dispute, due, context), CaseEscalated(to=upper, because=due.term), *told)


def _opens(dispute: Dispute, due: DueDate, context: Context) -> Events:
    """What stands open now; a step that was taken late by then is not opened once more."""
    match due.rule:
        case rule if rule in {INFORM, WEEKLY}:
            return begin(dispute, f"{WEEKLY}@{dispute.weeks + 1}", due.falls_on, context)
        case rule if rule in {EMPLOYER, ASSOCIATION} and awaits_commission(dispute):
            return _step(dispute, Rung.COLLECTIVE_CONCILIATION, CREATE, due.falls_on, context)
        case rule if rule == CREATE and dispute.commission is None:
            return _evaded(due)
        case rule if rule == CONCIL and awaits_arbitration(dispute):
            return _step(dispute, Rung.ARBITRATION, ARB_NEW, due.falls_on, context)
        case rule if rule == ARB_NEW and dispute.arbitration is None:
            return _evaded(due)
        case rule if rule == ARB_DEC and dispute.award is None:
            return (NextStepOpened(rung=Rung.DECISION),)
        case _:
            return ()


def _step(dispute: Dispute, rung: Rung, term: str, day: date, context: Context) -> Events:
    """The next step, unless its clock runs or has passed already: a tick takes nothing back."""
    if term in dispute.terms or term in dispute.lapsed:
        return ()
    return (NextStepOpened(rung=rung), *begin(dispute, term, day, context))


def _evaded(due: DueDate) -> Events:
    return (EvasionRecorded(rung=EVADED[due.rule], on=due.falls_on), NextStepOpened(rung=Rung.DECISION))


def _remind(dispute: Dispute, command: RemindOfTerm, context: Context) -> Events:
    warned = warning(DISPUTE, dispute.terms, dispute.reminded, command.reminder, context)
    if warned is None:
        return ()
    return (warned.said, *(tell(dispute, context, News.STAFF_LIMIT) if warned.is_news else ()))


def _replan(dispute: Dispute, command: ReplanTerms, context: Context) -> Events:
    return follow(command, DISPUTE, dispute.terms, context)


def _paperwork(
    dispute: Dispute, command: RecordNoticeSent | RecordNoticeFailed | SpareNotice | CopyNotice, _context: Context
) -> Events:
    return record(dispute, command)


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    LapseTerm: _lapse,
    RemindOfTerm: _remind,
    ReplanTerms: _replan,
    **dict.fromkeys((RecordNoticeSent, RecordNoticeFailed, SpareNotice, CopyNotice), _paperwork),
}
