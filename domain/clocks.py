"""Clocks of a case: starting, capping, moving, warning about and lapsing its terms, for every kind of case alike."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NamedTuple

from domain.calendar import DAY, Calendar
from domain.due import DueDate, cap, derive, end_of, months_later, uncut
from domain.kernel import Command, Context, Event
from domain.procedure import Procedure, Term
from domain.words import Confidence

FIVE_DAY_WEEK = 5
"""The union's own bodies work a five-day week; the employer's week matters only for the employer's clocks."""


DELEGATION = "delegation"
"""By this name the clock says that the time is over for which somebody acts for the holder of a case."""


AWAITED_DAY = "awaited_day"
"""By this name the clock says that a day has come from which terms run, and which lay ahead when the case was filed."""


class Moved(StrEnum):
    """Why a running term was derived again."""

    EXTENDED = "extended"
    ANCHOR_CORRECTED = "anchor_corrected"
    LIMITATION = "limitation"
    CALENDAR = "calendar"
    PAUSED = "paused"
    RESUMED = "resumed"
    MERGED = "merged"
    SEPARATED = "separated"


class TermStarted(Event):
    NAME: ClassVar[str] = "term.started"

    due: DueDate


class TermMoved(Event):
    NAME: ClassVar[str] = "term.moved"

    due: DueDate
    because: Moved


class TermMet(Event):
    """What the term was for has been done; on time, for a lapsed term is no longer running."""

    NAME: ClassVar[str] = "term.met"

    term: str


class TermLapsed(Event):
    NAME: ClassVar[str] = "term.lapsed"

    term: str
    falls_on: date


class TermDropped(Event):
    """The term no longer matters: the case took another way or closed."""

    NAME: ClassVar[str] = "term.dropped"

    term: str


class TermCarried(Event):
    """The term goes on in the case into which this one was merged."""

    NAME: ClassVar[str] = "term.carried"

    term: str


class LapseCarried(Event):
    """A term that had passed in a case that was merged into this one; whoever works here has to look at it."""

    NAME: ClassVar[str] = "term.lapse_carried"

    due: DueDate


class LapseAnnulled(Event):
    """The term had not passed after all, or is not hers: another way applies, it was restored, its debt was paid."""

    NAME: ClassVar[str] = "term.lapse_annulled"

    term: str


class TermReminded(Event):
    NAME: ClassVar[str] = "term.reminded"

    reminder: str


class LapseTerm(Command):
    """The clock says that a term passed. It names the moment it means, so a late tick changes nothing."""

    NAME: ClassVar[str] = "lapse_term"

    term: str
    moment: datetime


class RemindOfTerm(Command):
    """The clock says that a warning day came."""

    NAME: ClassVar[str] = "remind_of_term"

    reminder: str


def start(
    procedure: Procedure,
    term_id: str,
    anchored_on: date,
    running: Mapping[str, DueDate],
    context: Context,
) -> TermStarted:
    """Start a clock under the law in force at its anchor; a policy term bows to every limitation date that runs."""
    term = procedure.term(term_id, anchored_on)
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    due = derive(
        term_id,
        term.amount,
        term.unit,
        term.anchor,
        anchored_on,
        calendar,
        term.source.text,
        term.source.confidence,
        direction=term.direction,
    )
    return TermStarted(due=bowed(due, limits_of(procedure, due, running.values()), context))


def limitations(procedure: Procedure, running: Iterable[DueDate]) -> tuple[DueDate, ...]:
    """Those of the running terms that limit turning to the commission or court."""
    return tuple(due for due in running if term_of(procedure, due).limits)


def limits_of(procedure: Procedure, due: DueDate, running: Iterable[DueDate]) -> tuple[DueDate, ...]:
    """Those of the running terms before which this one has to end."""
    return () if term_of(procedure, due).apart else limitations(procedure, running)


def term_of(procedure: Procedure, due: DueDate) -> Term:
    return procedure.term(due.term, due.anchored_on)


def bowed(due: DueDate, limits: Iterable[DueDate], context: Context) -> DueDate:
    """The term cut by each limitation date; terms of the law are never cut."""
    return cut_by(due, limits, context.organisation.calendars[FIVE_DAY_WEEK], context.today)


def cut_by(due: DueDate, limits: Iterable[DueDate], calendar: Calendar, today: date) -> DueDate:
    """A limitation date that has passed already cuts nothing: there would be no time left to do anything."""
    for limit in limits if due.confidence is Confidence.P else ():
        due = cap(due, limit, calendar, today) if limit.falls_on >= today else due
    return due


def rebowed(procedure: Procedure, running: Mapping[str, DueDate], context: Context) -> tuple[TermMoved, ...]:
    """Moves of every running policy term whose cap changes because the limitation dates did."""
    dues = running.values()
    moved = ((due, bowed(uncut(due), limits_of(procedure, due, dues), context)) for due in dues)
    return tuple(TermMoved(due=new, because=Moved.LIMITATION) for old, new in moved if new != old)


def lapsed(running: Mapping[str, DueDate], command: LapseTerm, now: datetime) -> DueDate | None:
    """The term that the command lapses, or None where it has moved, is gone, or is not over yet."""
    due = running.get(command.term)
    is_over = due is not None and not due.is_paused and due.moment == command.moment and due.moment <= now
    return due if is_over else None


def reminder_id(due: DueDate, days: int) -> str:
    """`AP-ANSWER/2026-12-04/3`: the term, its last day, and the calendar days left."""
    return f"{due.term}/{due.falls_on.isoformat()}/{days}"


def reminders(procedure: Procedure, running: Iterable[DueDate], calendar: Calendar) -> Mapping[str, datetime]:
    """Every warning of the running terms with the moment it is for: the beginning of a day on which people work."""
    return {
        reminder_id(due, days): end_of(warned_on(due, days, calendar) - DAY)
        for due in _warned_of(procedure, tuple(running))
        for days in warning_days(term_of(procedure, due), due)
    }


def warned_on(due: DueDate, days: int, calendar: Calendar) -> date:
    """The day with so many days left, itself among them; where nobody works then, the last working day before it."""
    return calendar.previous_working(due.warned_on - DAY * (days - 1))


def _warned_of(procedure: Procedure, running: tuple[DueDate, ...]) -> Iterator[DueDate]:
    """Of several that would be warned of in one breath only the first: a term stands behind the one it names, and of
    the paydays of one debt the earliest speaks for all.
    """
    known = {due.term for due in running}
    first: dict[str, DueDate] = {}
    for due in sorted(running, key=lambda due: (due.falls_on, due.term)):
        if term_of(procedure, due).behind in known:
            continue
        if first.setdefault(_series(due), due) is due:
            yield due


def _series(due: DueDate) -> str:
    """What is counted by number or month within one debt is one series: `ILD-LIM-OTHER@payday`."""
    return due.term.rpartition("-")[0].rpartition("-")[0] if "@payday-" in due.term else due.term


def warning_days(term: Term, due: DueDate) -> tuple[int, ...]:
    """Calendar days before the end at which people are warned: those of the term, and where it has any also when half
    and three quarters of it are over. What is warned of by months is warned of on the same-numbered days.
    """
    if term.warn_months:
        last = due.warned_on
        return tuple((last - months_later(last, -months)).days for months in term.warn_months)
    if due.direction == "before":
        return term.warn_days
    span = (due.falls_on - due.anchored_on).days
    parts = (span // 2, span // 4) if term.warn_days else ()
    return tuple(sorted({days for days in (*parts, *term.warn_days) if 0 < days < span}, reverse=True))


class Warned(NamedTuple):
    """A warning whose day came, and whether it is still news: of several that are due, only the nearest is."""

    said: TermReminded
    is_news: bool


def warning(
    procedure: Procedure, running: Mapping[str, DueDate], reminded: Collection[str], reminder: str, context: Context
) -> Warned | None:
    """The warning that the clock speaks of; None where it was given, is of no running term, or comes too early."""
    moments = reminders(procedure, running.values(), context.organisation.calendars[FIVE_DAY_WEEK])
    moment = moments.get(reminder)
    if moment is None or reminder in reminded or context.now < moment:
        return None
    return Warned(TermReminded(reminder=reminder), is_news=not _nearer_warning_is_due(moments, reminder, context.now))


def _nearer_warning_is_due(moments: Mapping[str, datetime], reminder: str, now: datetime) -> bool:
    """Whether a later warning of the same term has come due as well, so that this one would be old news."""
    term_and_day, _, days = reminder.rpartition("/")
    nearer = (moments.get(f"{term_and_day}/{fewer}") for fewer in range(int(days)))
    return any(moment is not None and moment <= now for moment in nearer)
