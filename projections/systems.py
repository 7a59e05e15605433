"""The register of algorithmic systems ready to be listed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.kernel import kind_of
from domain.system.decider import SYSTEM
from domain.system.events import SystemRegistered
from domain.system.state import System, evolve
from ledger.record import Recorded
from ledger.spelling import spelled
from projections.folding import Change, Folding, Load

MOST_KNOWN = 10_000
NEVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """A system as its decider knows it, and when it was written down first and last."""

    system: System = field(default_factory=System)
    registered_at: datetime = NEVER
    changed_at: datetime = NEVER

    def after(self, recorded: Recorded) -> "Entry":
        at = recorded.recorded_at
        registered_at = at if isinstance(recorded.event, SystemRegistered) else self.registered_at
        return Entry(evolve(self.system, recorded.event), registered_at, at)


SAME = (
    "name",
    "employer",
    "employer_bin",
    "unit",
    "region",
    "branch",
    "vendor",
    "purposes",
    "other_purpose",
    "status",
    "since",
)
ANSWERS = ("told", "assessed", "agreed")


def row(stream: str, change: Change[Entry]) -> dict[str, Any]:
    """The columns of one system."""
    known = change.after.system
    return {
        "stream": stream,
        **{name: getattr(known, name) for name in (*SAME, *ANSWERS)},
        "autonomy": known.autonomy or "",
        "words": words_of(known),
        "registered_at": change.after.registered_at,
        "changed_at": change.after.changed_at,
        "version": change.version,
        "position": change.position,
    }


def words_of(system: System) -> str:
    """What it is found by, each word behind a space, so that the beginning of one can be asked for."""
    said = f"{system.name} {system.employer} {system.vendor} {system.release} {system.other_purpose}"
    return "".join(f" {word}" for word in dict.fromkeys(spelled(said)))


KEEP = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    name = excluded.name, employer = excluded.employer, vendor = excluded.vendor, purposes = excluded.purposes,
    other_purpose = excluded.other_purpose, status = excluded.status, since = excluded.since,
    autonomy = excluded.autonomy, told = excluded.told, assessed = excluded.assessed, agreed = excluded.agreed,
    words = excluded.words, changed_at = excluded.changed_at, version = excluded.version, position = excluded.position
"""


@dataclass(frozen=True, slots=True)
class Systems:
    """Writes the systems that a batch touched."""

    folding: Folding[Entry]
    keep: Composed

    @classmethod
    def into(cls, schema: str, load: Load) -> "Systems":
        table = Identifier(schema, "systems")
        return cls(Folding(Entry(), Entry.after, load, MOST_KNOWN), SQL(KEEP).format(table=table))

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        known = [recorded for recorded in batch if kind_of(recorded.stream) == SYSTEM.kind]
        if known:
            rows = [row(stream, change) for stream, change in self.folding.fold(cursor, known).items()]
            cursor.execute(self.keep, (orjson.dumps(rows).decode(),), prepare=True)
