"""A case from an old register: what was done is told with the days on which it was done, and nobody is written to.

A closed case brings no clock along. An open one brings those that still run; where the answer is already overdue,
a second person looks, as for every case, but no mail speaks of the past.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import reduce

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import rules, terms
from domain.appeal.ending import ask_review
from domain.appeal.handling import Events, Handler
from domain.appeal.limits.counting import limitation_clocks
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.state import Appeal, evolve
from domain.calendar import DAY
from domain.case import CaseAssigned, CaseClosed, CaseEscalated
from domain.clocks import FIVE_DAY_WEEK, TermLapsed, TermMet, TermStarted, start
from domain.due import DueDate
from domain.kernel import ALMATY, OPERATOR, Command, Context, Event, Refused, Role
from domain.paper import NoticeOrdered
from domain.procedure import NOT_AT_THIS_STAGE
from domain.review import Because, ReviewRequired


def take_over(appeal: Appeal, command: ask.ImportAppeal, context: Context) -> Events:
    """The case as it stands today, with its past behind it."""
    if appeal.stage is not Stage.UNFILED:
        raise Refused(NOT_AT_THIS_STAGE)
    _refuse_disorder(command, context)
    unit = context.organisation.competent_unit(command.primary)
    _refuse_a_holder_who_cannot(command, unit, context)
    past = (*_opening(command, unit, context), *_handled(command))
    clocks = _clocks(command, context)
    return (*past, *clocks, *_ended(command), *_present(past, clocks, command, context))


def occurred(command: Command, event: Event) -> datetime | None:
    """When an event of a taken-over case happened; None for what follows from it today, and for all other commands."""
    if not isinstance(command, ask.ImportAppeal):
        return None
    match event:
        case TermLapsed(falls_on=falls_on):
            return _beginning_of(falls_on + DAY)
        case TermMet() | told.AppealAnswered() if command.answered_on:
            return _beginning_of(command.answered_on)
        case CaseClosed() if command.closed_on:
            return _beginning_of(command.closed_on)
        case CaseEscalated() | ReviewRequired():
            return None
        case TermStarted(due=due) if due.term in terms.CONFIRMS:
            return None
        case _:
            return _beginning_of(command.filed_on)


def _beginning_of(day: date) -> datetime:
    return datetime.combine(day, time(), ALMATY).astimezone(UTC)


def _refuse_disorder(command: ask.ImportAppeal, context: Context) -> None:
    days = [day for day in (command.filed_on, command.answered_on, command.closed_on, context.today) if day]
    if days != sorted(days) or (command.closed_on is None) != (command.outcome is None):
        raise Refused(rules.PAST_IN_DISORDER)


def _refuse_a_holder_who_cannot(command: ask.ImportAppeal, unit: str, context: Context) -> None:
    """Only whoever works on an open case has to be able to; who closed one years ago is a fact."""
    organisation = context.organisation
    if not command.holder or command.closed_on:
        return
    if Role.LAWYER not in organisation.roles_at(command.holder, unit):
        raise Refused(rules.NOT_A_LAWYER)
    if command.holder == command.member or organisation.tied(command.holder, _employer(command, context)):
        raise Refused(rules.CONFLICT)


def _employer(command: ask.ImportAppeal, context: Context) -> str:
    return command.employer_bin or context.organisation.units[command.primary].employer_bin


def _opening(command: ask.ImportAppeal, unit: str, context: Context) -> Events:
    primary = context.organisation.units[command.primary]
    filed = told.AppealFiled(
        member=command.member,
        filed_by=command.member,
        channel=told.Channel.REGISTER,
        primary=command.primary,
        unit=unit,
        region=command.region or primary.region,
        branch=primary.branch,
        category=command.category,
        employer_bin=_employer(command, context),
        language=command.language,
        text=command.text,
        breach=command.breach,
        primary_may_know=False,
    )
    consents = (told.ConsentGiven(purpose=told.Purpose.STATISTICS, text_version=0),) if command.statistics else ()
    return (
        filed,
        told.AppealImported(register_name=command.register_name, reference=command.reference),
        *consents,
        told.AppealRegistered(number=context.number, registered_on=_registered_on(command, context)),
    )


def _registered_on(command: ask.ImportAppeal, context: Context) -> date:
    return context.organisation.calendars[FIVE_DAY_WEEK].next_working(command.filed_on)


def _handled(command: ask.ImportAppeal) -> Events:
    if not command.holder:
        return ()
    triaged = told.AppealTriaged(by=OPERATOR.id, category=command.category, urgent=False)
    return (triaged, CaseAssigned(holder=command.holder))


def _clocks(command: ask.ImportAppeal, context: Context) -> Events:
    """Clocks as they ran, each counted on the day it began: met, lapsed, or running still.

    A limitation that was over on the day of filing is left out: nobody can say from a register that it was missed.
    """
    then = replace(context, now=_beginning_of(command.filed_on))
    limits = [event for event in limitation_clocks(command.breach, then) if event.due.moment > then.now]
    running = {event.due.term: event.due for event in limits}
    still = tuple(event for event in limits if command.is_open and event.due.moment > context.now)
    registered_on = _registered_on(command, context)
    started = [start(APPEAL, term, registered_on, running, then) for term in _terms(command, registered_on)]
    ended = [_end(event.due, command, context) for event in started]
    return (*still, *started, *(end for end in ended if end is not None))


def _terms(command: ask.ImportAppeal, registered_on: date) -> tuple[str, ...]:
    """Whose course is known: the answer's where its day is, or where it is still owed; of triage only when it is."""
    if command.is_open and command.answered_on is None:
        return (terms.ANSWER,) if command.holder else (terms.TRIAGE, terms.ANSWER)
    in_force = APPEAL.term(terms.ANSWER, registered_on).in_force_on(registered_on)
    return (terms.ANSWER,) if command.answered_on and in_force else ()


def _end(due: DueDate, command: ask.ImportAppeal, context: Context) -> Event | None:
    if command.answered_on and command.answered_on <= due.falls_on:
        return TermMet(term=due.term)
    return TermLapsed(term=due.term, falls_on=due.falls_on) if due.moment <= context.now else None


def _ended(command: ask.ImportAppeal) -> Events:
    answered = (told.AppealAnswered(letter="", by=command.holder),) if command.answered_on else ()
    closed = (CaseClosed(outcome=command.outcome),) if command.outcome else ()
    return (*answered, *closed)


def _present(past: Events, clocks: Events, command: ask.ImportAppeal, context: Context) -> Events:
    """What an overdue case asks of people now; they find it in their lists."""
    missed = [event.term for event in clocks if isinstance(event, TermLapsed)]
    if not missed or command.closed_on or command.answered_on:
        return ()
    state = reduce(evolve, (*past, *clocks), Appeal())
    escalated = CaseEscalated(to=context.organisation.one_level_up(state.unit), because=missed[-1])
    asked = ask_review(state, Because.ANSWER_MISSED, state.holder or "clock", context)
    reviewed = asked if terms.ANSWER in missed else ()
    return (escalated, *(event for event in reviewed if not isinstance(event, NoticeOrdered)))


HANDLERS: Mapping[type[Command], Handler] = {
    ask.ImportAppeal: take_over,
}
