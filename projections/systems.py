"""The register of algorithmic systems ready to be listed, with consultations about them, challenges of them, and what
others can learn from these.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, LiteralString

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.consultation.decider import DECIDER as CONSULTATION
from domain.consultation.state import Consultation
from domain.consultation.state import evolve as consulted
from domain.system.decider import SYSTEM
from domain.system.events import SystemRegistered
from domain.system.state import System, evolve
from ledger.record import Recorded
from ledger.spelling import spelled
from projections import contested
from projections.contested import Contested
from projections.folding import Change, Folding, Load
from projections.precedents import Precedents
from projections.table import Table

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


def consultation_row(stream: str, change: Change[Consultation]) -> dict[str, Any]:
    """The columns of one consultation; `due_on` is the last day of the term that ends first."""
    known = change.after
    return {
        "stream": stream,
        "system": known.system,
        "unit": known.unit,
        "employer_bin": known.employer_bin,
        "stage": known.stage,
        "closed": known.closed,
        "due_on": min((due.falls_on for due in known.terms.values()), default=None),
        "late": known.is_late,
        "version": change.version,
        "position": change.position,
    }


KEEP_CONSULTATION = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    stage = excluded.stage, closed = excluded.closed, due_on = excluded.due_on, late = excluded.late,
    version = excluded.version, position = excluded.position
"""


@dataclass(frozen=True, slots=True)
class Systems:
    """Writes the rows that a batch touched."""

    tables: tuple[Table[Any] | Precedents, ...]

    @classmethod
    def into(cls, schema: str, load: Load) -> "Systems":
        def keep(statement: LiteralString, table: str) -> Composed:
            return SQL(statement).format(table=Identifier(schema, table))

        return cls(
            (
                Table(SYSTEM.kind, Folding(Entry(), Entry.after, load, MOST_KNOWN), row, keep(KEEP, "systems")),
                Table(
                    CONSULTATION.kind,
                    Folding(Consultation(), _consulted, load, MOST_KNOWN),
                    consultation_row,
                    keep(KEEP_CONSULTATION, "consultations"),
                ),
                Table(
                    contested.KIND,
                    Folding(Contested(), Contested.after, load, MOST_KNOWN),
                    contested.row,
                    keep(contested.KEEP, "challenges"),
                ),
                Precedents.into(schema),
            )
        )

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        for table in self.tables:
            table.write(cursor, batch)


def _consulted(known: Consultation, recorded: Recorded) -> Consultation:
    return consulted(known, recorded.event)
