"""Tables of counts: a number for each cell, moved by what a batch changed in the streams that stand behind it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import orjson
import psycopg
from psycopg.sql import SQL, Composed, Identifier

from projections.folding import Change

ADD = """
INSERT INTO {table} AS known SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT ({columns}) DO UPDATE SET n = known.n + excluded.n
"""
TAKE = """
WITH less AS MATERIALIZED (SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)),
gone AS (DELETE FROM {table} AS known USING less WHERE {same} AND known.n + less.n = 0)
UPDATE {table} AS known SET n = known.n + less.n FROM less WHERE {same} AND known.n + less.n <> 0
"""


class Cell(Protocol):
    """A named tuple of the columns of a table but the last, which is `n`."""

    _fields: Any

    def _asdict(self) -> dict[str, Any]: ...


class InCells(Protocol):
    """What is known of one stream, and where it is counted."""

    def cells(self) -> Iterable[Any]: ...


@dataclass(frozen=True, slots=True)
class Counts:
    """One table of counts."""

    add: Composed
    take: Composed

    @classmethod
    def of(cls, schema: str, table: str, cell: type[Cell]) -> "Counts":
        named = Identifier(schema, table)
        columns = SQL(", ").join(map(Identifier, cell._fields))
        same = SQL(" AND ").join(SQL("known.{0} = less.{0}").format(Identifier(name)) for name in cell._fields)
        return cls(SQL(ADD).format(table=named, columns=columns), SQL(TAKE).format(table=named, same=same))

    def move(self, cursor: psycopg.Cursor, changes: Iterable[Change[Any]]) -> None:
        """Add what is counted after these changes and was not, and take what was and is not."""
        moved = _moved(changes)
        more = [{**cell._asdict(), "n": n} for cell, n in moved.items() if n > 0]
        less = [{**cell._asdict(), "n": n} for cell, n in moved.items() if n < 0]
        for statement, cells in ((self.add, more), (self.take, less)):
            if cells:
                cursor.execute(statement, (orjson.dumps(cells).decode(),), prepare=True)


def _moved(changes: Iterable[Change[InCells]]) -> Counter[Any]:
    moved: Counter[Any] = Counter()
    for change in changes:
        if change.before is not change.after:
            moved.update(change.after.cells())
            moved.subtract(change.before.cells())
    return moved
