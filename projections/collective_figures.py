"""Talks, disputes and strikes in figures: what goes on today, and what happened in a period (B10 to B12, B15, B16).

Whoever has no named role sees whole calendar years of the whole union, and nothing that tells of fewer than five: two
periods of theirs differ by a published year, and no two places can be taken from each other.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from statistics import median

import psycopg

from domain.bargaining.state import Stage as TalksStage
from domain.clocks import FIVE_DAY_WEEK
from domain.collective import Theme
from domain.dispute.parts import Band, Forum
from domain.dispute.stages import Stage as DisputeStage
from domain.organisation.organisation import Organisation
from projections.collective import Answer
from projections.collective_counting import (
    By,
    Dispute,
    Figure,
    Happened,
    Period,
    Talks,
    counted,
    disputes,
    rounds,
    talks,
)
from projections.disclosure import LEAST, hidden_alone
from projections.membership import members

POSITION = "SELECT position FROM ledger.followers WHERE name = 'collective'"
CODES: Mapping[By, Sequence[str]] = {
    By.TALKS_STAGE: [stage for stage in TalksStage if stage not in {TalksStage.UNOPENED, TalksStage.CLOSED}],
    By.ANSWER: tuple(Answer),
    By.LEFT_OPEN: tuple(Theme),
    By.DISPUTE_STAGE: [stage for stage in DisputeStage if stage not in {DisputeStage.UNOPENED, DisputeStage.CLOSED}],
    By.FORUM: tuple(Forum),
    By.STRIKE_BAND: tuple(Band),
    By.WARNING_BAND: tuple(Band),
    By.STOPPAGE_BAND: tuple(Band),
}
STOCKS = frozenset({By.TALKS_STAGE, By.DISPUTE_STAGE})
Table = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class CollectiveFigures:
    """None is not shown, or cannot be said. `days`: the median from the first proposal to the signature; `lost`: days
    of workers in strikes and warning strikes, `lost_per_1000` for each thousand members.
    """

    as_of: date
    position: int
    first: date
    last: date
    figures: Mapping[Figure, int | None]
    tables: Mapping[By, Table]
    days: float | None
    lost: int | None
    lost_per_1000: float | None

    @property
    def entered_rate(self) -> float | None:
        """Which part of the employers to whom the union proposed talks entered them in their term."""
        counts = {answer: self.tables[By.ANSWER][answer] for answer in Answer}
        whole = _sum_of(counts.values())
        in_time = counts[Answer.IN_TIME]
        return in_time / whole if whole and in_time is not None else None


def collective_figures(
    connection: psycopg.Connection,
    organisation: Organisation,
    asked: Period,
    where: Mapping[str, str],
    *,
    named_role: bool,
) -> CollectiveFigures:
    """Figures of one moment. `where`: a region, a branch; without a named role neither is heeded."""
    narrowed = where if named_role else {}
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        row = connection.execute(POSITION).fetchone()
        talked, disputed = talks(connection), disputes(connection, organisation)
        met = rounds(connection)
    size = members(organisation)(narrowed.get("region"), narrowed.get("branch"))
    seen = _Seen(
        [each for each in talked if _lies_in(each, narrowed)],
        [each for each in disputed if _lies_in(each, narrowed)],
        met,
        organisation,
        _Shown(named_role),
    )
    return seen.figures(row[0] if row else 0, asked, size)


def _lies_in(known: Talks | Dispute, where: Mapping[str, str]) -> bool:
    return all(getattr(known, name) == code for name, code in where.items())


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of some counts may be seen."""

    named_role: bool

    def number(self, n: int) -> int | None:
        """That there was none at all tells of nobody."""
        return n if self.named_role or n == 0 or n >= LEAST else None

    def table(self, found: Counter[str], values: Collection[str]) -> Table:
        cells = {value: found[value] for value in values}
        hidden = frozenset() if self.named_role or not any(cells.values()) else hidden_alone(cells)
        return {value: None if value in hidden else n for value, n in cells.items()}

    def of_enough(self, n: int) -> bool:
        """Whether something that follows from so many together may be told."""
        return self.named_role or n >= LEAST


@dataclass(frozen=True, slots=True)
class _Part:
    """What may be seen of one period."""

    figures: Mapping[Figure, int | None]
    tables: Mapping[By, Table]
    lost: int | None

    def with_(self, other: "_Part") -> "_Part":
        """Of both together as much as may be seen of each."""
        return _Part(
            {figure: _sum_of((n, other.figures[figure])) for figure, n in self.figures.items()},
            {by: _added(table, other.tables[by]) for by, table in self.tables.items()},
            _sum_of((self.lost, other.lost)),
        )


@dataclass(frozen=True, slots=True)
class _Seen:
    talks: Sequence[Talks]
    disputes: Sequence[Dispute]
    rounds: Sequence[tuple[str, date]]
    organisation: Organisation
    shown: _Shown

    def figures(self, position: int, asked: Period, size: int | None) -> CollectiveFigures:
        periods = [asked] if self.shown.named_role else list(_years(asked))
        happened = [self._happened(period) for period in periods]
        part = reduce(_Part.with_, map(self._part, happened))
        going_on, stages = self._going_on()
        return CollectiveFigures(
            as_of=self.organisation.today,
            position=position,
            first=periods[0].first,
            last=periods[-1].last,
            figures={**going_on, **part.figures},
            tables={**stages, **part.tables},
            days=self._days(happened),
            lost=part.lost,
            lost_per_1000=round(1000 * part.lost / size, 1) if part.lost is not None and size else None,
        )

    def _going_on(self) -> tuple[Mapping[Figure, int | None], Mapping[By, Table]]:
        stages = Counter(each.stage for each in self.talks if not each.closed)
        rungs = Counter(each.stage for each in self.disputes if not each.closed)
        return (
            {
                Figure.TALKS: self.shown.number(stages.total()),
                Figure.GOING_ON: self.shown.number(rungs.total()),
            },
            {
                By.TALKS_STAGE: self.shown.table(stages, CODES[By.TALKS_STAGE]),
                By.DISPUTE_STAGE: self.shown.table(rungs, CODES[By.DISPUTE_STAGE]),
            },
        )

    def _happened(self, period: Period) -> Happened:
        until_today = Period(period.first, min(period.last, self.organisation.today))
        calendar = self.organisation.calendars[FIVE_DAY_WEEK]
        return counted(self.talks, self.disputes, self.rounds, until_today, calendar)

    def _part(self, found: Happened) -> _Part:
        figures = {each: self.shown.number(found.figures[each]) for each in Figure if each not in GOING_ON}
        tables = {by: self.shown.table(table, self._values(by)) for by, table in found.tables.items()}
        if not self.shown.of_enough(found.figures[Figure.PROTOCOLS]):
            tables[By.LEFT_OPEN] = {theme: n and None for theme, n in tables[By.LEFT_OPEN].items()}
        struck = found.figures[Figure.STRIKES] + found.figures[Figure.WARNINGS]
        lost = round(found.lost) if self.shown.of_enough(struck) or not found.lost else None
        return _Part(figures, {by: table for by, table in tables.items() if by not in STOCKS}, lost)

    def _values(self, by: By) -> Collection[str]:
        match by:
            case By.REGION | By.BRANCH:
                return sorted({getattr(each, by) for each in self.disputes if getattr(each, by)})
            case _:
                return CODES[by]

    def _days(self, happened: Sequence[Happened]) -> float | None:
        """The median of all, where those of each period are enough."""
        every = [days for found in happened for days in found.days]
        enough = all(self.shown.of_enough(len(found.days)) for found in happened if found.days)
        return float(median(every)) if every and enough else None


GOING_ON = frozenset({Figure.TALKS, Figure.GOING_ON})


def _years(asked: Period) -> Iterator[Period]:
    for year in range(asked.first.year, asked.last.year + 1):
        yield Period(date(year, 1, 1), date(year, 12, 31))


def _added(one: Table, other: Table) -> Table:
    return {value: _sum_of((n, other[value])) for value, n in one.items()}


def _sum_of(counts: Collection[int | None]) -> int | None:
    shown = [n for n in counts if n is not None]
    return sum(shown) if len(shown) == len(counts) else None
