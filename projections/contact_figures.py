"""How much is done in a minute here and there: contact records by sort, matter, region, branch and month.

The same control as in the barometer: whole months, at most two dimensions, and no figure from which fewer than five
records could be told, save for named roles.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import product
from typing import assert_never

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.appeal.events import Category
from domain.contact.events import Sort
from domain.organisation.organisation import Organisation
from projections import questions
from projections.figures import PUBLIC_DIMENSIONS, TooFine
from projections.publishing import Cells, Key, Published, in_full, in_public, together


class ContactDimension(StrEnum):
    """By what contact records can be counted."""

    SORT = "sort"
    CATEGORY = "category"
    REGION = "region"
    BRANCH = "branch"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Question:
    """A period (both days inclusive), what to break it down by, and what to narrow it to."""

    first: date
    last: date
    by: tuple[ContactDimension, ...] = ()
    where: Mapping[ContactDimension, str] = field(default_factory=dict)

    @property
    def dimensions(self) -> tuple[ContactDimension, ...]:
        return (*self.by, *self.where)

    def months(self) -> Iterator["Question"]:
        """The same of each calendar month that the period touches, whole."""
        for first, last in questions.Question(self.first, self.last).in_months().months():
            yield Question(first, last, self.by, self.where)


@dataclass(frozen=True, slots=True)
class Line:
    """How many records; None is not shown."""

    key: tuple[str, ...]
    records: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of one moment, up to one position of the log."""

    first: date
    last: date
    by: tuple[ContactDimension, ...]
    lines: tuple[Line, ...]
    total: int | None
    as_of: datetime
    position: int


STANDING = (
    "SELECT clock_timestamp(), coalesce((SELECT position FROM ledger.followers WHERE name = 'contacts'), 0)::bigint"
)
GROUPED = """
SELECT sum(n)::bigint {values} FROM contacts_v1.counts WHERE day BETWEEN %s AND %s
GROUP BY {names} HAVING sum(n) > 0
"""


def report(connection: psycopg.Connection, asked: Question, organisation: Organisation, named_role: bool) -> Report:
    """Raises `TooFine` where somebody without a named role crosses more than two dimensions."""
    if not named_role and len(asked.dimensions) > PUBLIC_DIMENSIONS:
        raise TooFine
    months = tuple(asked.months())
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        as_of, position = _standing(connection)
        if named_role:
            table = in_full(_cells(connection, asked, organisation), 0)
        else:
            table = together(in_public(_cells(connection, month, organisation), 0) for month in months)
    first, last = (asked.first, asked.last) if named_role else (months[0].first, months[-1].last)
    return Report(first, last, asked.by, tuple(_lines(table, asked)), _total(table, asked), as_of, position)


def _standing(connection: psycopg.Connection) -> tuple[datetime, int]:
    row = connection.execute(STANDING).fetchone()
    assert row is not None
    return row[0], row[1]


def _cells(connection: psycopg.Connection, asked: Question, organisation: Organisation) -> Cells:
    """Counts by the values of every dimension, with noughts where nothing was recorded."""
    found = connection.execute(_grouped(asked.dimensions), (asked.first, asked.last)).fetchall()
    counted = {tuple(key): n for n, *key in found}
    if len(asked.dimensions) > PUBLIC_DIMENSIONS:
        return counted
    places = product(*(_values(dimension, organisation, asked) for dimension in asked.dimensions))
    return {**dict.fromkeys(places, 0), **counted}


def _grouped(by: Sequence[ContactDimension]) -> Composed:
    names = [SQL("to_char(day, 'YYYY-MM')") if d is ContactDimension.MONTH else Identifier(d) for d in by]
    values = SQL("").join(SQL(", {}").format(name) for name in names)
    return SQL(GROUPED).format(values=values, names=SQL(", ").join(names) if names else SQL("()"))


def _values(dimension: ContactDimension, organisation: Organisation, asked: Question) -> Sequence[str]:
    match dimension:
        case ContactDimension.SORT:
            return list(Sort)
        case ContactDimension.CATEGORY:
            return list(Category)
        case ContactDimension.REGION | ContactDimension.BRANCH:
            known = questions.Dimension(dimension)
            return questions.values(known, organisation, asked.first, asked.last)
        case ContactDimension.MONTH:
            return [month.first.strftime("%Y-%m") for month in asked.months()]
        case _:
            assert_never(dimension)


def _lines(table: Published, asked: Question) -> Iterator[Line]:
    """The values to break down by, in order."""
    narrowed, place = tuple(asked.where.values()), len(asked.by)
    if not place:
        return
    keys = {key[:place] for key in table.cells if key[place:] == narrowed and None not in key[:place]}
    for key in sorted(tuple(map(str, key)) for key in keys):
        yield Line(key, table.cells[(*key, *narrowed)])


def _total(table: Published, asked: Question) -> int | None:
    key: Key = ((None,) * len(asked.by)) + tuple(asked.where.values())
    return table.cells.get(key, 0)
