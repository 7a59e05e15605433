"""A calendar changed: every running term is counted anew with its extension and cut, and moves where its date does."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from domain.calendar import Calendar
from domain.clocks import Moved, TermMoved, cut_by, limits_of, term_of
from domain.due import DueDate, derive, extend
from domain.kernel import Command, Context
from domain.organisation.organisation import Organisation
from domain.pausing import paused_like
from domain.procedure import Procedure


class ReplanTerms(Command):
    """The machine says that a version of a calendar was published: `calendar-5@2`."""

    NAME: ClassVar[str] = "replan_terms"

    calendar: str


def calendar_named(name: str, organisation: Organisation) -> Calendar | None:
    """The calendar in force if it is this version; None once another has taken its place."""
    return next((calendar for calendar in organisation.calendars.values() if calendar.name == name), None)


def replanned(
    procedure: Procedure, running: Mapping[str, DueDate], calendar: Calendar, today: date
) -> Mapping[str, DueDate]:
    """Every running term as this calendar has it; terms counted by the calendar of another week stay as they are."""
    whole = {term: _recounted(procedure, due, calendar) for term, due in running.items()}
    return {
        term: _cut(running[term], due, limits_of(procedure, due, whole.values()), calendar, today)
        for term, due in whole.items()
    }


def moves(
    procedure: Procedure, running: Mapping[str, DueDate], calendar: Calendar, today: date
) -> tuple[TermMoved, ...]:
    """A move for each term of which people would be told something else than before: its day, or how it was reached."""
    new = replanned(procedure, running, calendar, today)
    changed = (due for term, due in new.items() if not _says_the_same(due, running[term]))
    return tuple(TermMoved(due=due, because=Moved.CALENDAR) for due in changed)


def _recounted(procedure: Procedure, due: DueDate, calendar: Calendar) -> DueDate:
    if not _counts_by(due, calendar):
        return due
    whole = _with_pauses(recounted(due, calendar), due, calendar)
    former = min(due.falls_on, due.by_former or due.falls_on)
    if not term_of(procedure, due).limits or whole.falls_on <= former:
        return whole
    return whole.model_copy(update={"by_former": former})


def _with_pauses(whole: DueDate, due: DueDate, calendar: Calendar) -> DueDate:
    """The term with the pauses it had; the day it would have ended without them never moves later."""
    paused = paused_like(whole, due, calendar)
    days = [day for day in (paused.unpaused, due.unpaused) if day]
    return paused.model_copy(update={"unpaused": min(days)}) if days else paused


def _cut(old: DueDate, whole: DueDate, limits: Iterable[DueDate], calendar: Calendar, today: date) -> DueDate:
    """What was cut to a day that is over is not made longer because the clock is late."""
    if not _counts_by(old, calendar):
        return old
    return cut_by(whole, limits, calendar, min(today, old.falls_on) if old.cut else today)


def _counts_by(due: DueDate, calendar: Calendar) -> bool:
    return due.calendar.partition("@")[0] == calendar.name.partition("@")[0]


def follow(
    command: ReplanTerms, procedure: Procedure, running: Mapping[str, DueDate], context: Context
) -> tuple[TermMoved, ...]:
    """The moves that a published calendar brings; none once another has taken its place."""
    calendar = calendar_named(command.calendar, context.organisation)
    return moves(procedure, running, calendar, context.today) if calendar else ()


def _says_the_same(new: DueDate, old: DueDate) -> bool:
    return new.model_copy(update={"calendar": old.calendar}) == old


def recounted(due: DueDate, calendar: Calendar) -> DueDate:
    """The same term counted anew by another version of the calendar, with its extension and without any cut."""
    counted = derive(
        due.term,
        due.amount,
        due.unit,
        due.anchor,
        due.anchored_on,
        calendar,
        due.source,
        due.confidence,
        direction=due.direction,
    )
    longer = due.extension
    return extend(counted, longer.amount, longer.unit, calendar) if longer else counted
