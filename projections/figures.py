"""The barometer's answers: counts of a period, narrowed and broken down, with time and position of each answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

import psycopg

from domain.kernel import Actor, Role
from domain.organisation.organisation import Organisation
from projections.barometer import Measure
from projections.counting import Tally, flows, standing, stock
from projections.membership import Members, members
from projections.publishing import Cells, Key, Published, in_full, in_public, together
from projections.questions import Dimension, Question, values

__all__ = ["Dimension", "Line", "Measure", "Question", "Report", "TooFine", "may_see_everything", "report"]

PUBLIC_DIMENSIONS = 2
FLOWS: tuple[Measure, ...] = tuple(measure for measure in Measure if measure is not Measure.OPEN)
NAMED_ONLY = frozenset({Measure.OPEN, Measure.REOPENED})
"""Only for named roles: from a stock at two moments, single cases could be told, and from all that was reopened the few
that were not reopened soon.
"""
RATED = (Measure.HELPED, Measure.HELPED_PARTLY, Measure.NOT_HELPED)
LEAST_RATED = 10
"""What fewer members say of the help they had is no rate."""


class TooFine(Exception):  # noqa: N818 - an answer, not an error
    """Only named roles may cross more than two dimensions."""


@dataclass(frozen=True, slots=True)
class Line:
    """Figures of one place in a table. None: not shown, not known, or (the outcome of an opening) without sense.

    `helped_rate` is which part of those who said so was helped, `reopened_soon_rate` how many cases were reopened
    soon for each that was closed in the same period.
    """

    key: tuple[str, ...]
    figures: Mapping[Measure, int | None]
    members: int | None
    opened_per_1000: float | None
    on_time_rate: float | None
    helped_rate: float | None
    reopened_soon_rate: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """`total` is `broken_down` and `not_broken_down` (no consent to statistics) together; narrowed, what is found."""

    first: date
    last: date
    by: tuple[Dimension, ...]
    lines: tuple[Line, ...]
    broken_down: Line
    not_broken_down: Line
    total: Line
    as_of: datetime
    position: int


def may_see_everything(actor: Actor, organisation: Organisation) -> bool:
    """Leaders and auditors of the Federation see figures as they are."""
    return bool(organisation.roles_at(actor.id, organisation.federation) & {Role.LEADER, Role.AUDITOR})


def report(connection: psycopg.Connection, question: Question, organisation: Organisation, named_role: bool) -> Report:
    """Figures of one moment. Without a named role: whole months, no stock, and nothing from which fewer than five
    people could be worked out.
    """
    if not named_role and len(question.dimensions) > PUBLIC_DIMENSIONS:
        raise TooFine
    asked = question if named_role else question.in_months()
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        as_of, position = standing(connection)
        tables = _full(connection, asked, organisation) if named_role else _public(connection, asked, organisation)
    return _Lines(asked, members(organisation), tables).report(as_of, position)


def _full(connection: psycopg.Connection, asked: Question, organisation: Organisation) -> Mapping[Measure, Published]:
    tally = flows(connection, asked)
    tables = {m: in_full(_cells(tally, m, asked, organisation), tally.not_broken_down[m]) for m in FLOWS}
    if Dimension.DAY in asked.dimensions or Dimension.OUTCOME in asked.dimensions:
        return tables
    held = stock(connection, asked)
    cells = _cells(held, Measure.OPEN, asked, organisation)
    return {**tables, Measure.OPEN: in_full(cells, held.not_broken_down[Measure.OPEN])}


def _public(connection: psycopg.Connection, asked: Question, organisation: Organisation) -> Mapping[Measure, Published]:
    """Month by month, and longer periods as months together: so two periods differ by whole published months."""
    months = [Question(first, last, asked.dimensions) for first, last in asked.months()]
    tallies = [(month, flows(connection, month)) for month in months]
    return {
        measure: together(
            in_public(
                _cells(tally, measure, month, organisation), tally.not_broken_down[measure], _beside(tally, measure)
            )
            for month, tally in tallies
        )
        for measure in FLOWS
        if measure not in NAMED_ONLY
    }


def _beside(tally: Tally, measure: Measure) -> int:
    """How many answers of members were told in the tables of the other faces."""
    others = [face for face in RATED if face is not measure] if measure in RATED else []
    return sum(sum(tally.cells.get(face, {}).values()) + tally.not_broken_down[face] for face in others)


def _cells(tally: Tally, measure: Measure, asked: Question, organisation: Organisation) -> Cells:
    """The table of one measure, with noughts where nothing happened."""
    counted = tally.cells.get(measure, {})
    if len(asked.dimensions) > PUBLIC_DIMENSIONS:
        return counted
    places = product(*(values(dimension, organisation, asked.first, asked.last) for dimension in asked.dimensions))
    return {**dict.fromkeys(places, 0), **counted}


@dataclass(frozen=True, slots=True)
class _Lines:
    """Turns tables into lines that carry their rates."""

    asked: Question
    members: Members
    tables: Mapping[Measure, Published]

    def report(self, as_of: datetime, position: int) -> Report:
        narrowed = tuple(self.asked.where.values())
        broken_down = self._line(((None,) * len(self.asked.by)), narrowed)
        apart = {m: None if narrowed else table.not_broken_down for m, table in self.tables.items()}
        both = {m: table.total for m, table in self.tables.items()}
        everybody = self.members(None, None)
        return Report(
            first=self.asked.first,
            last=self.asked.last,
            by=self.asked.by,
            lines=tuple(self._line(key, narrowed) for key in self._keys(narrowed)),
            broken_down=broken_down,
            not_broken_down=_with_rates((), apart, None),
            total=broken_down if narrowed else _with_rates((), both, everybody),
            as_of=as_of,
            position=position,
        )

    def _keys(self, narrowed: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The values to break down by, in order."""
        cells = {key for table in self.tables.values() for key in table.cells}
        place = len(self.asked.by)
        keys = {key[:place] for key in cells if key[place:] == narrowed and None not in key[:place]}
        yield from sorted(tuple(map(str, key)) for key in keys if key)

    def _line(self, by: Key, narrowed: tuple[str, ...]) -> Line:
        key = (*by, *narrowed)
        figures = {measure: self._figure(measure, table, key) for measure, table in self.tables.items()}
        place = dict(zip(self.asked.dimensions, key, strict=True))
        size = self.members(place.get(Dimension.REGION), place.get(Dimension.BRANCH))
        return _with_rates(tuple(value for value in by if value is not None), figures, size)

    def _figure(self, measure: Measure, table: Published, key: Key) -> int | None:
        """An outcome is one of closings only; a cell without entry in a table that is shown in full is empty."""
        outcomes = dict(zip(self.asked.dimensions, key, strict=True)).get(Dimension.OUTCOME)
        return None if outcomes is not None and measure is not Measure.CLOSED else table.cells.get(key, 0)


def _with_rates(key: tuple[str, ...], figures: Mapping[Measure, int | None], size: int | None) -> Line:
    opened = figures.get(Measure.OPENED)
    return Line(
        key=key,
        figures={measure: figures.get(measure) for measure in Measure},
        members=size,
        opened_per_1000=round(1000 * opened / size, 2) if opened is not None and size else None,
        on_time_rate=_part(figures, Measure.ON_TIME, (Measure.ON_TIME, Measure.MISSED), 1),
        helped_rate=_part(figures, Measure.HELPED, RATED, LEAST_RATED),
        reopened_soon_rate=_part(figures, Measure.REOPENED_SOON, (Measure.CLOSED,), 1),
    )


def _part(figures: Mapping[Measure, int | None], part: Measure, whole: tuple[Measure, ...], least: int) -> float | None:
    """Which part of these together, where all of them are shown and they are not too few."""
    counted, together_shown = figures.get(part), _sum_of(figures.get(measure) for measure in whole)
    if counted is None or together_shown is None or together_shown < least:
        return None
    return counted / together_shown


def _sum_of(counts: Iterable[int | None]) -> int | None:
    shown = list(counts)
    return None if None in shown else sum(filter(None, shown))
