"""Precedents ready to be listed: written down as they are released, and gone as they are withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, LiteralString, Self

import orjson
import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.challenge.precedent.events import PrecedentReleased, PrecedentWithdrawn
from ledger.record import Recorded

SAME = ("precedent", "decision", "automation", "finding", "measures", "principles", "grounds", "notice", "year")
KEEP: LiteralString = """
INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, %s::json) ON CONFLICT (precedent) DO NOTHING
"""
TAKE: LiteralString = "DELETE FROM {table} WHERE precedent = %s"


def row(recorded: Recorded, event: PrecedentReleased) -> dict[str, Any]:
    """The columns of one precedent."""
    return {
        **{name: getattr(event, name) for name in SAME},
        "effect": event.effect or "",
        "stream": recorded.stream,
        "texts": [text.model_dump(mode="json") for text in event.texts],
        "position": recorded.position,
    }


@dataclass(frozen=True, slots=True)
class Precedents:
    """Needs no memory of a stream: the two events say everything."""

    keep: Composed
    take: Composed

    @classmethod
    def into(cls, schema: str) -> Self:
        table = Identifier(schema, "precedents")
        return cls(SQL(KEEP).format(table=table), SQL(TAKE).format(table=table))

    def write(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        for recorded in batch:
            match recorded.event:
                case PrecedentReleased() as released:
                    cursor.execute(self.keep, (orjson.dumps(row(recorded, released)).decode(),))
                case PrecedentWithdrawn(precedent=precedent):
                    cursor.execute(self.take, (precedent,))
                case _:
                    pass
