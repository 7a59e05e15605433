"""What was promised is followed up after the answer, and she says how she was helped."""

from collections.abc import Mapping

from domain.appeal.care import rules, terms
from domain.appeal.care.events import (
    Carried,
    ExecutionAsked,
    ExecutionRecorded,
    HelpRated,
    RateHelp,
    RecordExecution,
)
from domain.appeal.events import Outcome
from domain.appeal.handling import Events, Handler
from domain.appeal.state import Appeal
from domain.case import notices
from domain.clocks import TermDropped, TermMet, TermStarted, start
from domain.due import DueDate
from domain.kernel import Command, Context, Refused
from domain.paper import News

PROMISING = frozenset({Outcome.RESOLVED, Outcome.PARTLY})
"""Outcomes by which somebody has to do something that can be looked at later."""


def follow_up(appeal: Appeal, context: Context) -> tuple[TermStarted, ...]:
    """Somebody promised something: after a month it is asked whether it was carried out."""
    running = any(term in appeal.terms for term in terms.EXECUTION)
    return (
        ()
        if running or not appeal.care.asks
        else (start(appeal.procedure, terms.EXECUTION_ASK, context.today, {}, context),)
    )


def ask_both(appeal: Appeal, due: DueDate, context: Context) -> Events:
    """The member and the lawyer: either can say it, and while neither does a person one level up hears of it."""
    reply = start(appeal.procedure, terms.EXECUTION_REPLY, context.today, {}, context)
    asked = notices(appeal, (appeal.member, News.MEMBER_ASKED), (appeal.holder, News.STAFF_TASK))
    return (TermMet(term=due.term), ExecutionAsked(), reply, *asked)


def record(appeal: Appeal, command: RecordExecution, context: Context) -> Events:
    """Not carried out: nothing changes by itself; whoever did not say it is told, and the case can go on."""
    if not appeal.care.promised:
        raise Refused(rules.NOTHING_PROMISED)
    said = ExecutionRecorded(by=context.actor.id, carried=command.carried, text=command.text)
    met = tuple(TermMet(term=term) for term in terms.EXECUTION if term in appeal.terms)
    return (said, *met, *_other_side(appeal, command.carried, context))


def _other_side(appeal: Appeal, carried: Carried, context: Context) -> Events:
    if context.actor.id != appeal.member:
        return notices(appeal, (appeal.member, News.MEMBER_NEWS))
    return () if carried is Carried.FULLY else notices(appeal, (appeal.holder, News.STAFF_TASK))


def given_up(appeal: Appeal) -> tuple[TermDropped, ...]:
    """The case is open again: what it promised is worked on, not waited for."""
    return tuple(TermDropped(term=term) for term in terms.EXECUTION if term in appeal.terms)


def rate(appeal: Appeal, command: RateHelp, _context: Context) -> Events:
    if appeal.care.rated:
        raise Refused(rules.RATED_ONCE)
    return (HelpRated(face=command.face, text=command.text),)


HANDLERS: Mapping[type[Command], Handler] = {RecordExecution: record, RateHelp: rate}
