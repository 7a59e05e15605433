"""Whether an appeal can wait its turn. Rules raise its urgency by the facts; only a person lowers it, with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.handling import Events, Handler
from domain.appeal.state import Appeal
from domain.appeal.urgency_frame import (
    ALREADY_URGENT,
    NOT_URGENT,
    RULES,
    Ground,
    LowerUrgency,
    RaiseUrgency,
    UrgencyFound,
    UrgencyLowered,
    UrgencyRaised,
)
from domain.clocks import FIVE_DAY_WEEK, TermDropped, limitations, start
from domain.due import DueDate
from domain.kernel import Command, Context, Refused
from domain.procedure import Procedure

DISMISSED = frozenset({told.Wrong.DISMISSAL, told.Wrong.UNSURE})
"""It was a dismissal, or may have been one."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at; `running` are the terms of the case."""

    categories: frozenset[told.Category]
    breaches: tuple[told.Breach, ...]
    running: Mapping[str, DueDate]
    procedure: Procedure
    danger: bool = False
    kept_from_work: bool = False
    threatened: bool = False
    group: bool = False


def grounds(facts: Facts, context: Context) -> tuple[Ground, ...]:
    """In the order of the table. Pressure is known by the link to the case over which it is, not by these facts."""
    found = {
        Ground.DISMISSAL: any(breach.wrong in DISMISSED for breach in facts.breaches),
        Ground.LIMITATION: limitation_is_near(facts.procedure, facts.running, context),
        Ground.KEPT_FROM_WORK: facts.kept_from_work,
        Ground.HEALTH: facts.danger,
        Ground.SAFETY: told.Category.SAFETY in facts.categories,
        Ground.THREAT: facts.threatened,
        Ground.GROUP: facts.group,
    }
    return tuple(ground for ground in RULES if found.get(ground))


def limitation_is_near(procedure: Procedure, running: Mapping[str, DueDate], context: Context) -> bool:
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    horizon, _ = calendar.working_days_after(context.today, terms.URGENT_WORKING_DAYS)
    return any(due.falls_on < horizon for due in limitations(procedure, running.values()))


def found_anew(appeal: Appeal, running: Mapping[str, DueDate], context: Context) -> Events:
    """What the rules find now that they had not found before. What somebody lowered stays lowered until then."""
    issues = appeal.further.values()
    facts = Facts(
        categories=frozenset({appeal.category, *(issue.category for issue in issues)}),
        breaches=(appeal.breach, *(issue.breach for issue in issues)),
        running=running,
        procedure=appeal.procedure,
        group=appeal.is_group,
    )
    new = tuple(ground for ground in grounds(facts, context) if ground not in appeal.grounds)
    return (UrgencyFound(grounds=new), *sooner(appeal, context)) if new else ()


def sooner(appeal: Appeal, context: Context) -> Events:
    """An urgent case is assessed in a day, unless the longer term ends sooner."""
    slow = appeal.terms.get(terms.TRIAGE)
    if slow is None:
        return ()
    quick = start(appeal.procedure, terms.TRIAGE_URGENT, context.today, appeal.terms, context)
    return (TermDropped(term=terms.TRIAGE), quick) if quick.due.falls_on < slow.falls_on else ()


def raise_urgency(appeal: Appeal, command: RaiseUrgency, context: Context) -> Events:
    if appeal.urgent:
        raise Refused(ALREADY_URGENT)
    return (UrgencyRaised(by=context.actor.id, reasons=command.reasons), *sooner(appeal, context))


def lower_urgency(appeal: Appeal, command: LowerUrgency, context: Context) -> Events:
    if not appeal.urgent:
        raise Refused(NOT_URGENT)
    return (UrgencyLowered(by=context.actor.id, reasons=command.reasons),)


HANDLERS: Mapping[type[Command], Handler] = {RaiseUrgency: raise_urgency, LowerUrgency: lower_urgency}
