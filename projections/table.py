"""Rows that are kept for the streams of one kind: a row for each, written anew with every batch that touches it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import orjson
import psycopg
from psycopg.sql import Composed

from domain.kernel import kind_of
from ledger.record import Recorded
from projections.folding import Change, Folding

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Table(Generic[S]):
    """The rows of the streams of one kind."""

    kind: str
    folding: Folding[S]
    row: Callable[[str, Change[S]], dict[str, Any]]
    keep: Composed

    def write(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        known = [recorded for recorded in batch if kind_of(recorded.stream) == self.kind]
        if known:
            rows = [self.row(stream, change) for stream, change in self.folding.fold(cursor, known).items()]
            cursor.execute(self.keep, (orjson.dumps(rows).decode(),), prepare=True)
