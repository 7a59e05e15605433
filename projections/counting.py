"""Reads the barometer's counts, grouped as a question asks."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from projections.barometer import Measure
from projections.questions import Dimension, Question

GROUPED = """
SELECT measure, broken_down, sum(n)::bigint {dimensions} FROM barometer_v1.counts
WHERE day BETWEEN %s AND %s GROUP BY measure, broken_down {dimensions}
"""
STANDING = "SELECT clock_timestamp(), coalesce((SELECT position FROM ledger.followers WHERE name = %s), 0)::bigint"
STOCK = {Measure.OPENED: 1, Measure.REOPENED: 1, Measure.CLOSED: -1}


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by measure and values, and beside them what may only be counted."""

    cells: Mapping[Measure, Mapping[tuple[str, ...], int]]
    not_broken_down: Mapping[Measure, int]


def standing(connection: psycopg.Connection, projection: str = "barometer") -> tuple[datetime, int]:
    """The time of the record, and the position up to which it has been counted."""
    row = connection.execute(STANDING, (projection,)).fetchone()
    assert row is not None
    return row[0], row[1]


def flows(connection: psycopg.Connection, asked: Question) -> Tally:
    """What happened in a period."""
    return _tally(connection, asked.dimensions, asked.first, asked.last, dict.fromkeys(Measure, 1))


def stock(connection: psycopg.Connection, asked: Question) -> Tally:
    """What was open at the end of the last day: opened or reopened until then, and not closed."""
    moved = _tally(connection, asked.dimensions, date.min, asked.last, STOCK)
    cells: Counter[tuple[str, ...]] = Counter()
    for measure in STOCK:
        cells.update(moved.cells[measure])
    return Tally({Measure.OPEN: cells}, {Measure.OPEN: sum(moved.not_broken_down[measure] for measure in STOCK)})


def _tally(
    connection: psycopg.Connection, by: Sequence[Dimension], first: date, last: date, signs: Mapping[Measure, int]
) -> Tally:
    cells: dict[Measure, dict[tuple[str, ...], int]] = defaultdict(dict)
    apart: Counter[Measure] = Counter()
    for name, broken_down, n, *key in connection.execute(_grouped(by), (first, last)):
        measure = Measure(name)
        if broken_down:
            cells[measure][tuple(map(str, key))] = n * signs.get(measure, 0)
        else:
            apart[measure] += n * signs.get(measure, 0)
    return Tally(cells, apart)


def _grouped(by: Sequence[Dimension]) -> Composed:
    names = SQL("").join(SQL(", {}").format(Identifier(dimension)) for dimension in by)
    return SQL(GROUPED).format(dimensions=names)
