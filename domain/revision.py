"""How one version of a calendar becomes the next: a list of days and what each of them is from now on."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.calendar import DAY, Calendar
from domain.kernel import Record, Refused, Rule
from domain.words import Label, Language

MOST_LINES = 1000
MOST_NEW_YEARS = 3
LEAST_HOLIDAYS = 10
"""A year that becomes covered brings at least so many days off: with fewer, its holidays were forgotten."""


class DayKind(StrEnum):
    """What a day becomes."""

    HOLIDAY = "holiday"
    """Off and certain, also where it was an estimate before."""
    MOVED_DAY_OFF = "moved_day_off"
    """A working day that becomes a rest day in exchange for another."""
    WORKING_SATURDAY = "working_saturday"
    """A rest day that is worked in exchange for another."""
    ESTIMATE = "estimate"
    """Off as far as is known, as the first day of Kurban Ait of a coming year."""
    ORDINARY = "ordinary"
    """What its day of the week says: a holiday or an exchange that was revoked."""


IN_WORDS: Mapping[DayKind, Label] = {
    DayKind.HOLIDAY: Label(kk="мереке", ru="праздник", en="holiday"),
    DayKind.MOVED_DAY_OFF: Label(kk="ауыстырылған демалыс", ru="перенесённый выходной", en="moved day off"),
    DayKind.WORKING_SATURDAY: Label(kk="жұмыс сенбісі", ru="рабочая суббота", en="working Saturday"),
    DayKind.ESTIMATE: Label(kk="болжам", ru="предположение", en="estimate"),
    DayKind.ORDINARY: Label(kk="кәдімгі күн", ru="обычный день", en="ordinary"),
}
"""A line may say its kind by the code or in the words of any of the three languages."""


def _plain(words: str) -> str:
    return words.casefold().replace("ё", "е").replace("_", " ")


_KINDS = {
    _plain(words): kind for kind, label in IN_WORDS.items() for words in (kind, *(label.in_(each) for each in Language))
}


class DayChange(Record):
    day: date
    kind: DayKind


class Fault(NamedTuple):
    """A rule that a line of a file breaks; lines are counted from 1, and 0 stands for the whole file."""

    line: int
    rule: Rule


def _rule(code: str, kk: str, ru: str, en: str) -> Rule:
    return Rule(code=code, label=Label(kk=kk, ru=ru, en=en))


NOT_A_LINE = _rule(
    "calendar-line",
    "Жол «күн, түрі» болуы керек: 2026-12-31, ауыстырылған демалыс.",
    "Строка должна быть вида «дата, вид»: 2026-12-31, перенесённый выходной.",
    "A line has to read “date, kind”: 2026-12-31, moved day off.",
)
NOT_A_DAY = _rule(
    "calendar-date",
    "Мұндай күн жоқ. Күн былай жазылады: 2026-12-31.",
    "Такого дня нет. Дата пишется так: 2026-12-31.",
    "There is no such day. A date is written like this: 2026-12-31.",
)
NOT_A_KIND = _rule(
    "calendar-kind",
    "Күннің түрі белгісіз: мереке, ауыстырылған демалыс, жұмыс сенбісі, болжам немесе кәдімгі күн деп жазыңыз.",
    "Неизвестный вид дня: напишите праздник, перенесённый выходной, рабочая суббота, предположение или обычный день.",
    "The kind of day is unknown: write holiday, moved day off, working Saturday, estimate or ordinary.",
)
TOO_LONG = _rule(
    "calendar-too-long",
    f"Файлда {MOST_LINES} жолдан көп.",
    f"В файле больше {MOST_LINES} строк.",
    f"The file has more than {MOST_LINES} lines.",
)
NO_DAYS = _rule("calendar-empty", "Бірде-бір күн жоқ.", "Нет ни одного дня.", "There is not a single day.")
DAY_TWICE = _rule("calendar-twice", "Бұл күн екі рет аталған.", "Этот день назван дважды.", "This day is named twice.")
DAY_NOT_COVERED = _rule(
    "calendar-years",
    "Күнтізбе бұл жылды қамтымайды. Жаңа жылды барлық мерекелерімен бірге қосыңыз.",
    "Календарь не охватывает этот год. Новый год добавляют вместе со всеми его праздниками.",
    "The calendar does not cover this year. A new year is added together with all its holidays.",
)
NEEDS_A_WORKING_DAY = _rule(
    "calendar-needs-working-day",
    "Бұл күн онсыз да демалыс: тек жұмыс күнін демалысқа ауыстыруға болады.",
    "Этот день и так выходной: выходным делают только рабочий день.",
    "This day is off already: only a working day can become a moved day off.",
)
NEEDS_A_REST_DAY = _rule(
    "calendar-needs-rest-day",
    "Бұл күн онсыз да жұмыс күні: тек демалыс күнін жұмыс күні етуге болады.",
    "Этот день и так рабочий: рабочим делают только выходной.",
    "This day is worked already: only a rest day can become a working one.",
)
CHANGES_NOTHING = _rule(
    "calendar-same",
    "Бұл күн күнтізбеде дәл солай тұр.",
    "Этот день в календаре такой и есть.",
    "The calendar has this day just so already.",
)
YEAR_WITHOUT_HOLIDAYS = _rule(
    "calendar-bare-year",
    f"Қосылған жылдың кемінде {LEAST_HOLIDAYS} демалыс күні болуы керек.",
    f"У добавленного года должно быть не меньше {LEAST_HOLIDAYS} праздничных дней.",
    f"A year that is added needs at least {LEAST_HOLIDAYS} days off.",
)
YEARS_TOO_FAR = _rule(
    "calendar-too-far",
    f"Күнтізбе ең көбі {MOST_NEW_YEARS} жылға ұзартылады және қысқартылмайды.",
    f"Календарь продлевают не больше чем на {MOST_NEW_YEARS} года и не укорачивают.",
    f"A calendar is extended by {MOST_NEW_YEARS} years at most, and never shortened.",
)

_LINE = re.compile(r"-?\s*([^\s,:;#]+)\s*[,:;\t]\s*([^,:;#]*[^\s,:;#])\s*(?:#.*)?")
_NOTHING = re.compile(r"\s*(?:#.*|---|date\s*,\s*kind)?\s*")


class Read(NamedTuple):
    """The days of a file, each with its line, and what is wrong with the other lines."""

    lines: tuple[int, ...]
    changes: tuple[DayChange, ...]
    faults: tuple[Fault, ...]


def read(text: str) -> Read:
    """`DATE, KIND` a line (CSV, or `DATE: KIND` as in YAML); empty lines and comments (#) are passed over."""
    lines = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").splitlines()
    if len(lines) > MOST_LINES:
        return Read((), (), (Fault(0, TOO_LONG),))
    told = [(n, _change(line)) for n, line in enumerate(lines, start=1) if not _NOTHING.fullmatch(line)]
    changes = [(n, found) for n, found in told if isinstance(found, DayChange)]
    faults = tuple(Fault(n, found) for n, found in told if isinstance(found, Rule))
    empty = () if told else (Fault(0, NO_DAYS),)
    return Read(tuple(n for n, _ in changes), tuple(found for _, found in changes), (*faults, *empty))


def _change(line: str) -> DayChange | Rule:
    match = _LINE.fullmatch(line.strip())
    if match is None:
        return NOT_A_LINE
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return NOT_A_DAY
    kind = _KINDS.get(_plain(match[2]))
    return DayChange(day=day, kind=kind) if kind else NOT_A_KIND


def faults_in(calendar: Calendar, found: Read, through: int) -> tuple[Fault, ...]:
    """Everything that stands against a file, by line; empty when it may be proposed. `through` is the last year."""
    against = objections(calendar, found.changes, through)
    named = tuple(Fault(found.lines[place] if place >= 0 else 0, rule) for place, rule in against)
    return tuple(sorted((*found.faults, *named), key=lambda fault: fault.line))


def objections(calendar: Calendar, changes: Sequence[DayChange], through: int) -> tuple[tuple[int, Rule], ...]:
    """Rules against single changes, by their place in the list, and with place -1 those against the whole."""
    times = Counter(change.day for change in changes)
    found = [(place, _objection(calendar, change, through, times)) for place, change in enumerate(changes)]
    whole = [(-1, rule) for rule in _against_the_years(calendar, changes, through)]
    return (*((place, rule) for place, rule in found if rule), *whole)


def _objection(calendar: Calendar, change: DayChange, through: int, times: Counter[date]) -> Rule | None:
    day, kind = change.day, change.kind
    if times[day] > 1:
        return DAY_TWICE
    if not calendar.first_year <= day.year <= through:
        return DAY_NOT_COVERED
    if kind is DayKind.MOVED_DAY_OFF and not calendar.is_working(day):
        return NEEDS_A_WORKING_DAY
    if kind is DayKind.WORKING_SATURDAY and calendar.is_working(day):
        return NEEDS_A_REST_DAY
    same = _standing(calendar, day) == (kind in OFF, kind is DayKind.WORKING_SATURDAY, kind is DayKind.ESTIMATE)
    return CHANGES_NOTHING if same else None


OFF = frozenset({DayKind.HOLIDAY, DayKind.MOVED_DAY_OFF, DayKind.ESTIMATE})


def _standing(calendar: Calendar, day: date) -> tuple[bool, bool, bool]:
    return day in calendar.days_off, day in calendar.working, day in calendar.provisional


def _against_the_years(calendar: Calendar, changes: Sequence[DayChange], through: int) -> Iterable[Rule]:
    if not calendar.last_year <= through <= calendar.last_year + MOST_NEW_YEARS:
        return (YEARS_TOO_FAR,)
    holidays = Counter(change.day.year for change in changes if change.kind in OFF)
    bare = any(holidays[year] < LEAST_HOLIDAYS for year in range(calendar.last_year + 1, through + 1))
    return (YEAR_WITHOUT_HOLIDAYS,) if bare else ()


def revised(calendar: Calendar, changes: Sequence[DayChange], through: int, source: str, on: date) -> Calendar:
    """The next version. Raises `Refused` with the first rule that stands against it."""
    for _, rule in objections(calendar, changes, through):
        raise Refused(rule)
    touched = frozenset(change.day for change in changes)

    def days(*kinds: DayKind) -> frozenset[date]:
        return frozenset(change.day for change in changes if change.kind in kinds)

    return Calendar(
        week=calendar.week,
        version=calendar.version + 1,
        published_on=on,
        source=source,
        first_year=calendar.first_year,
        last_year=through,
        days_off=calendar.days_off - touched | days(*OFF),
        working=calendar.working - touched | days(DayKind.WORKING_SATURDAY),
        provisional=calendar.provisional - touched - _settled(calendar, touched) | _around(days(DayKind.ESTIMATE)),
    )


def _settled(calendar: Calendar, touched: frozenset[date]) -> frozenset[date]:
    """The days around an estimate that hang on it: what is said of one of them settles all."""
    settled = touched & calendar.provisional
    while further := (_around(settled) & calendar.provisional) - settled:
        settled |= further
    return settled


def _around(days: frozenset[date]) -> frozenset[date]:
    """These days, the one before each and the one after: an estimated holiday may still take or free them."""
    return frozenset(day + DAY * step for day in days for step in (-1, 0, 1))
