"""What clocks and machines do in talks: they remind, record that a term passed, tell people, and decide nothing."""

from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining.frame import BARGAINING
from domain.bargaining.state import Bargaining
from domain.bargaining.terms import ENTER, ENTER_AGREEMENT
from domain.case import CaseEscalated, notices, record
from domain.clocks import LapseTerm, RemindOfTerm, TermLapsed, lapsed, warning
from domain.kernel import Command, Context, Event, Role
from domain.paper import CopyNotice, News, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.replanning import ReplanTerms, follow

Events = tuple[Event, ...]
EVADED = frozenset({ENTER, ENTER_AGREEMENT})
"""Terms of the employer whose passing is evasion of talks."""


def by_a_machine(talks: Bargaining, command: Command, context: Context) -> Events:
    match command:
        case LapseTerm():
            return _lapse(talks, command, context)
        case RemindOfTerm():
            return _remind(talks, command, context)
        case ReplanTerms():
            return follow(command, BARGAINING, talks.terms, context)
        case ask.RecordAgreementEntered(agreement=agreement):
            waits = talks.signed is not None and not talks.agreement
            return (told.AgreementEntered(agreement=agreement),) if waits else ()
        case RecordNoticeSent() | RecordNoticeFailed() | SpareNotice() | CopyNotice():
            return record(talks, command)
        case _:
            raise TypeError(command)


def _lapse(talks: Bargaining, command: LapseTerm, context: Context) -> Events:
    """A term that passed unused tells a named person one level up; of the employer's first one evasion is recorded."""
    due = lapsed(talks.terms, command, context.now)
    if due is None:
        return ()
    above = context.organisation.one_level_up(talks.unit)
    people = ((above, News.STAFF_OVERDUE), *everybody(talks, context, News.STAFF_OVERDUE))
    evaded = told.EvasionRecorded(silent=True, unproven=not talks.served)
    return (
        TermLapsed(term=due.term, falls_on=due.falls_on),
        *((evaded,) if due.term in EVADED and not talks.evaded else ()),
        CaseEscalated(to=above, because=due.term),
        *notices(talks, *people),
    )


def _remind(talks: Bargaining, command: RemindOfTerm, context: Context) -> Events:
    warned = warning(BARGAINING, talks.terms, talks.reminded, command.reminder, context)
    if warned is None:
        return ()
    told_too = notices(talks, *everybody(talks, context, News.STAFF_TASK)) if warned.is_news else ()
    return (warned.said, *told_too)


def everybody(talks: Bargaining, context: Context, news: News) -> tuple[tuple[str, News], ...]:
    """The team and the supervisors of the body, save who acts now."""
    supervisors = context.organisation.holders(Role.SUPERVISOR, talks.unit)
    people = dict.fromkeys((talks.holder, *talks.team, *supervisors))
    return tuple((person, news) for person in people if person != context.actor.id)
