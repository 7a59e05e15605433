"""A due date as a small calendar: the day it is counted from, the days that count, those passed over, the last day."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from babel.dates import format_date, get_day_names

from api.cases import OpenedCase
from api.i18n import Msgid, msgid
from api.visit import Visit
from domain.calendar import DAY, Calendar
from domain.clocks import FIVE_DAY_WEEK
from domain.due import DueDate, months_later
from domain.organisation.organisation import Organisation
from domain.words import Language, TermUnit
from projections.deadlines import dues_after

CELL_WIDTH, CELL_HEIGHT, HEAD = 30, 26, 44
MOST_MONTHS = 3
"""A longer term is drawn by its first and its last month."""


class Kind(StrEnum):
    """What a day is to a term."""

    ANCHOR = "anchor"
    COUNTED = "counted"
    ADDED = "added"
    PAUSED = "paused"
    HOLIDAY = "holiday"
    REST = "rest"
    LAST = "last"
    OUTSIDE = "outside"


LEGEND: Mapping[Kind, Msgid] = {
    Kind.ANCHOR: msgid("the day it is counted from"),
    Kind.COUNTED: msgid("counted"),
    Kind.ADDED: msgid("added by an extension"),
    Kind.PAUSED: msgid("the term stood still"),
    Kind.HOLIDAY: msgid("holiday, not counted"),
    Kind.REST: msgid("day of rest, not counted"),
    Kind.LAST: msgid("the last day"),
}
ALT = msgid("Calendar. Counted from: %(anchor)s. Last day: %(last)s.")
COUNTS: Mapping[Kind, Msgid] = {
    Kind.COUNTED: msgid("Days between that count: %(number)s."),
    Kind.ADDED: msgid("Days added by an extension: %(number)s."),
    Kind.PAUSED: msgid("Days on which it stood still: %(number)s."),
    Kind.HOLIDAY: msgid("Holidays passed over: %(number)s."),
    Kind.REST: msgid("Days of rest passed over: %(number)s."),
}


class Cell(NamedTuple):
    """One day in its place; `x` and `y` are the middle of its square."""

    day: int
    kind: Kind
    x: int
    y: int


class Month(NamedTuple):
    title: str
    cells: tuple[Cell, ...]
    height: int


class Picture(NamedTuple):
    """`left_out` months between the two that are drawn count like them; `alt` says all of it in words."""

    months: tuple[Month, ...]
    weekdays: tuple[tuple[int, str], ...]
    width: int
    left_out: int
    alt: str
    legend: tuple[tuple[Kind, Msgid], ...]


def pictures(visit: Visit, opened: OpenedCase) -> Mapping[str, Picture]:
    """Of every term that ever ran in a case, as it was set last, by its id."""
    dues: Mapping[str, DueDate] = {}
    for recorded in opened.history:
        dues = dues_after(dues, recorded.event)
    return {term: picture(visit, due, opened.organisation) for term, due in dues.items()}


def picture(visit: Visit, due: DueDate, organisation: Organisation) -> Picture:
    calendar = organisation.calendars[FIVE_DAY_WEEK]
    kinds = dict(_kinds(due, calendar))
    first, *between = list(_months(min(kinds), max(kinds)))
    shown = [first, *between] if len(between) < MOST_MONTHS else [first, between[-1]]
    return Picture(
        months=tuple(_month(month, kinds, visit.language) for month in shown),
        weekdays=_weekdays(visit.language),
        width=7 * CELL_WIDTH,
        left_out=1 + len(between) - len(shown),
        alt=_alt(visit.gettext, due, Counter(kinds.values()), visit.language),
        legend=tuple((kind, words) for kind, words in LEGEND.items() if kind in kinds.values()),
    )


def _kinds(due: DueDate, calendar: Calendar) -> Iterator[tuple[date, Kind]]:
    """Every day from the anchor to the last one, both included, as the stored derivation has it."""
    first, last = sorted((due.anchored_on, due.falls_on))
    for step in range((last - first).days + 1):
        day = first + step * DAY
        yield day, _kind(due, day, calendar)


def _kind(due: DueDate, day: date, calendar: Calendar) -> Kind:
    if day == due.falls_on:
        return Kind.LAST
    if day == due.anchored_on:
        return Kind.ANCHOR
    if any(pause.began_on < day <= (pause.ended_on or due.falls_on) for pause in due.pauses):
        return Kind.PAUSED
    extension = due.extension
    added = extension is not None and day > extension.extended_from
    unit = extension.unit if added and extension else due.unit
    if _is_passed_over(due, day, unit, calendar):
        return Kind.HOLIDAY if day in due.skipped or calendar.is_holiday(day) else Kind.REST
    return Kind.ADDED if added else Kind.COUNTED


def _is_passed_over(due: DueDate, day: date, unit: TermUnit, calendar: Calendar) -> bool:
    """Days of rest in a term of working days, and those by which a last day was moved to a working one."""
    if due.rolled_from is not None and min(due.rolled_from, due.falls_on) <= day <= max(due.rolled_from, due.falls_on):
        return True
    return unit is TermUnit.WORKING_DAYS and not _is_working(due, day, calendar)


def _is_working(due: DueDate, day: date, calendar: Calendar) -> bool:
    """By the version that the date was counted by; of an older one only what the date itself has kept."""
    if day in due.skipped:
        return False
    return calendar.is_working(day) if calendar.name == due.calendar else day.weekday() < calendar.week


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = months_later(month, 1)


def _month(first: date, kinds: Mapping[date, Kind], language: Language) -> Month:
    days = (months_later(first, 1) - first).days
    cells = tuple(_cell(first, number, kinds) for number in range(days))
    title = format_date(first, "LLLL y", locale=language.value)
    return Month(title[0].upper() + title[1:], cells, cells[-1].y + CELL_HEIGHT // 2)


def _cell(first: date, number: int, kinds: Mapping[date, Kind]) -> Cell:
    week, weekday = divmod(first.weekday() + number, 7)
    kind = kinds.get(first + number * DAY, Kind.OUTSIDE)
    return Cell(number + 1, kind, _middle(weekday), HEAD + week * CELL_HEIGHT + CELL_HEIGHT // 2)


def _middle(weekday: int) -> int:
    return weekday * CELL_WIDTH + CELL_WIDTH // 2


def _weekdays(language: Language) -> tuple[tuple[int, str], ...]:
    names = get_day_names("short", locale=language.value)
    return tuple((_middle(weekday), names[weekday]) for weekday in range(7))


def _alt(say: Callable[[str], str], due: DueDate, kinds: Counter[Kind], language: Language) -> str:
    days = {name: format_date(day, "d MMMM y", locale=language.value) for name, day in _ends(due).items()}
    counts = (say(words) % {"number": kinds[kind]} for kind, words in COUNTS.items() if kinds[kind])
    return " ".join((say(ALT) % days, *counts))


def _ends(due: DueDate) -> Mapping[str, date]:
    return {"anchor": due.anchored_on, "last": due.falls_on}
