"""The term of the law that would run from the days somebody gives, shown before anything is filed."""

from datetime import date
from typing import NamedTuple

from api.pages.days import how_near
from api.services import Services
from domain.appeal.events import Breach
from domain.appeal.limits.counting import limitation_clocks
from domain.appeal.procedure import APPEAL
from domain.appeal.terms import URGENT_WORKING_DAYS
from domain.citation import authority
from domain.clocks import FIVE_DAY_WEEK
from domain.derivation import explain
from domain.due import DueDate
from domain.kernel import Actor, Context
from domain.words import Label, Language


class LimitationClock(NamedTuple):
    """`passed`: the last day is over, as far as the days given are right; only a lawyer may say that it was missed."""

    label: Label
    falls_on: date
    near: str
    authority: str
    sentence: str
    on_miss: Label
    passed: bool
    pressing: bool


def limitation_clock(services: Services, actor: Actor, breach: Breach, language: Language) -> LimitationClock | None:
    """None where no term runs, or none can be told without a day."""
    return next(iter(limitation_clocks_of(services, actor, breach, language)), None)


def limitation_clocks_of(
    services: Services, actor: Actor, breach: Breach, language: Language
) -> tuple[LimitationClock, ...]:
    """Those of both ways, where they differ; `pressing` is what makes a case urgent."""
    organisation = services.ledger.context()
    context = Context(actor=actor, roles=frozenset(), now=services.ledger.now(), organisation=organisation)
    return tuple(_told(started.due, context, language) for started in limitation_clocks(breach, context))


def _told(due: DueDate, context: Context, language: Language) -> LimitationClock:
    term = APPEAL.term(due.term, due.anchored_on)
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    return LimitationClock(
        label=term.label,
        falls_on=due.falls_on,
        near=how_near(due.falls_on, context.today, calendar, language),
        authority=authority(due.source, due.confidence, language),
        sentence=explain(due, term.label, term.anchor_label, language),
        on_miss=term.on_miss,
        passed=due.falls_on < context.today,
        pressing=calendar.working_days_between(context.today, due.falls_on) < URGENT_WORKING_DAYS,
    )
