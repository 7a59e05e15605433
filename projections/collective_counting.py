"""Counts what happened in talks, disputes and strikes over some days: the plain numbers, before anything is hidden."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any

import psycopg
from psycopg.rows import class_row
from psycopg.sql import SQL, Identifier

from domain.calendar import DAY, Calendar
from domain.dispute.parts import Band
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation

DAY_MINUTES = 8 * 60
"""A working day, for warning strikes, which are told in minutes."""
LARGEST: Mapping[Band, int] = {Band.UP_TO_10: 10, Band.UP_TO_50: 50, Band.UP_TO_200: 200, Band.UP_TO_1000: 1000}


class Figure(StrEnum):
    """What is counted. Talks and disputes that go on are a stock of today; all others happened in the period."""

    TALKS = "talks"
    ROUNDS = "rounds"
    SIGNED = "signed"
    EVASIONS = "evasions"
    PROTOCOLS = "protocols"
    GOING_ON = "going_on"
    DISPUTES = "disputes"
    SETTLED = "settled"
    STRIKES = "strikes"
    WARNINGS = "warnings"
    STOPPAGES = "stoppages"


class By(StrEnum):
    """By what it is broken down, one at a time. `region` and `branch` are those of disputes that were opened."""

    TALKS_STAGE = "talks_stage"
    ANSWER = "answer"
    LEFT_OPEN = "left_open"
    DISPUTE_STAGE = "dispute_stage"
    FORUM = "forum"
    STRIKE_BAND = "strike_band"
    WARNING_BAND = "warning_band"
    STOPPAGE_BAND = "stoppage_band"
    REGION = "region"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True)
class Talks:
    stream: str
    region: str
    branch: str
    stage: str
    closed: bool
    proposed_on: date | None
    answer: str
    answered_on: date | None
    evaded_on: date | None
    signed_on: date | None
    protocol: bool
    left_open: list[str]


@dataclass(frozen=True, slots=True)
class Dispute:
    """The place is that of the organisation in which it is, or of the one at its employer."""

    region: str
    branch: str
    stage: str
    closed: bool
    opened_on: date
    settled: Sequence[Mapping[str, Any]]
    strikes: Sequence[Mapping[str, Any]]
    warnings: Sequence[Mapping[str, Any]]
    stoppages: Sequence[Mapping[str, Any]]


COLUMNS = SQL(", ").join(Identifier(each.name) for each in fields(Talks))
TALKS = SQL("SELECT {} FROM collective_v1.talks ORDER BY stream").format(COLUMNS)
ROUNDS = "SELECT talks, held_on FROM collective_v1.rounds WHERE held_on IS NOT NULL ORDER BY stream"
DISPUTES = """
SELECT unit, employer_bin, stage, closed, opened_on, settled, strikes, warnings, stoppages
FROM collective_v1.disputes WHERE NOT mistaken ORDER BY stream
"""


def talks(connection: psycopg.Connection) -> list[Talks]:
    with connection.cursor(row_factory=class_row(Talks)) as cursor:
        return cursor.execute(TALKS).fetchall()


def rounds(connection: psycopg.Connection) -> list[tuple[str, date]]:
    """The talks of each round that was held, and its day."""
    return [(stream, held_on) for stream, held_on in connection.execute(ROUNDS).fetchall()]


def disputes(connection: psycopg.Connection, organisation: Organisation) -> list[Dispute]:
    """All but those that were recorded by mistake."""
    return [
        Dispute(*_place(organisation, unit, employer_bin), *told)
        for unit, employer_bin, *told in connection.execute(DISPUTES).fetchall()
    ]


def _place(organisation: Organisation, unit: str, employer_bin: str) -> tuple[str, str]:
    """Of the organisation at the employer, where the case is held above it."""
    units = organisation.units
    at_work = (each for each in units.values() if employer_bin and each.employer_bin == employer_bin)
    found = units[unit] if units[unit].kind is UnitKind.PRIMARY else next(at_work, units[unit])
    return found.region, found.branch


@dataclass(slots=True)
class Happened:
    """`days` from the first proposal to each signature; `lost` are days of workers, in strikes and warning strikes."""

    figures: Counter[Figure] = field(default_factory=Counter)
    tables: Mapping[By, Counter[str]] = field(default_factory=lambda: {by: Counter() for by in By})
    days: list[int] = field(default_factory=list)
    lost: float = 0

    def count(self, figure: Figure, by: By | None = None, value: str = "") -> None:
        self.figures[figure] += 1
        if by:
            self.tables[by][value] += 1


@dataclass(frozen=True, slots=True)
class Period:
    """Both days inclusive."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def working_days(self, since: date, until: date, calendar: Calendar) -> int:
        """Working days from `since` to `until`, both inclusive, within the period."""
        return calendar.working_days_between(max(since, self.first) - DAY, min(until, self.last))


def counted(
    talked: Sequence[Talks],
    disputed: Sequence[Dispute],
    met: Sequence[tuple[str, date]],
    period: Period,
    calendar: Calendar,
) -> Happened:
    found = Happened()
    known = {each.stream for each in talked}
    found.figures[Figure.ROUNDS] = sum(stream in known and period.has(held_on) for stream, held_on in met)
    for talks_ in talked:
        _of_talks(found, talks_, period)
    for dispute in disputed:
        _of_dispute(found, dispute, period)
        _of_strikes(found, dispute, period, calendar)
    return found


def _of_talks(found: Happened, known: Talks, period: Period) -> None:
    if period.has(known.answered_on):
        found.tables[By.ANSWER][known.answer] += 1
    found.figures[Figure.EVASIONS] += period.has(known.evaded_on)
    if known.signed_on and period.has(known.signed_on):
        found.count(Figure.SIGNED)
        found.figures[Figure.PROTOCOLS] += known.protocol
        found.tables[By.LEFT_OPEN].update(known.left_open)
        found.days += [(known.signed_on - known.proposed_on).days] if known.proposed_on else []


def _of_dispute(found: Happened, known: Dispute, period: Period) -> None:
    if period.has(known.opened_on):
        found.count(Figure.DISPUTES)
        found.tables[By.REGION].update([known.region] if known.region else [])
        found.tables[By.BRANCH].update([known.branch] if known.branch else [])
    for settled in _within(known.settled, "on", period):
        found.count(Figure.SETTLED, By.FORUM, settled["where"])
    for stoppage in _within(known.stoppages, "on", period):
        found.count(Figure.STOPPAGES, By.STOPPAGE_BAND, stoppage["band"])


def _of_strikes(found: Happened, known: Dispute, period: Period, calendar: Calendar) -> None:
    """How many work no one says of a stoppage but in bands, so it adds no days here."""
    for warning in _within(known.warnings, "on", period):
        found.count(Figure.WARNINGS, By.WARNING_BAND, band(warning["workers"]))
        found.lost += warning["workers"] * warning["minutes"] / DAY_MINUTES
    for spell in known.strikes:
        since = date.fromisoformat(spell["since"])
        until = date.fromisoformat(spell["until"]) if spell["until"] else period.last
        found.lost += spell["workers"] * period.working_days(since, until, calendar)
        if spell["begins"] and period.has(since):
            found.count(Figure.STRIKES, By.STRIKE_BAND, band(spell["workers"]))


def _within(told: Sequence[Mapping[str, Any]], day: str, period: Period) -> Iterator[Mapping[str, Any]]:
    return (each for each in told if period.has(date.fromisoformat(each[day])))


def band(workers: int) -> Band:
    """Roughly how many; nought was written down where nobody had counted."""
    if workers == 0:
        return Band.NOT_KNOWN
    return next((name for name, most in LARGEST.items() if workers <= most), Band.OVER_1000)
