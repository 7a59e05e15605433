"""Contact records ready to be listed and counted: ids, codes and days, no words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import orjson
import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.contact.decider import CONTACT, QUESTION
from domain.contact.events import ContactRecorded
from domain.contact.state import ContactRecord, evolve
from domain.kernel import kind_of
from ledger.record import Recorded
from projections.counts import Counts
from projections.folding import Change, Folding, Load

MOST_KNOWN = 10_000
NEVER = datetime(1, 1, 1, tzinfo=UTC)
RECORDS = frozenset({CONTACT.kind, QUESTION.kind})


class Cell(NamedTuple):
    """Where a record is counted: as the union's work, which names nobody. One that is void is counted nowhere."""

    day: date
    sort: str
    category: str
    region: str
    branch: str
    means: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as its decider knows it, and when it was made."""

    record: ContactRecord = field(default_factory=ContactRecord)
    recorded_at: datetime = NEVER

    def after(self, recorded: Recorded) -> "Entry":
        at = recorded.recorded_at if isinstance(recorded.event, ContactRecorded) else self.recorded_at
        return Entry(evolve(self.record, recorded.event), at)

    def cells(self) -> tuple[Cell, ...]:
        known = self.record
        if not known.filed_by or known.voided:
            return ()
        return (Cell(known.held_on, known.sort, known.category, known.region, known.branch, known.means),)


def row(stream: str, change: Change[Entry]) -> dict[str, Any]:
    """The columns of one record."""
    known = change.after.record
    return {
        "stream": stream,
        "recorder": known.filed_by,
        "unit": known.unit,
        "sort": known.sort,
        "member": known.member,
        "employer_bin": known.employer_bin,
        "category": known.category,
        "means": known.means,
        "minutes": known.minutes,
        "held_on": known.held_on,
        "recorded_at": change.after.recorded_at,
        "asked": known.holder,
        "asked_unit": known.asked_unit,
        "waits": known.waits,
        "voided": known.voided or "",
        "case_id": known.case,
        "position": change.position,
    }


KEEP = """
INSERT INTO {table} AS known SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    waits = excluded.waits, voided = excluded.voided, case_id = excluded.case_id, position = excluded.position
"""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Writes the records that a batch touched, and moves the counts."""

    folding: Folding[Entry]
    keep: Composed
    counts: Counts

    @classmethod
    def into(cls, schema: str, load: Load) -> "Contacts":
        keep = SQL(KEEP).format(table=Identifier(schema, "records"))
        return cls(Folding(Entry(), Entry.after, load, MOST_KNOWN), keep, Counts.of(schema, "counts", Cell))

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        records = [recorded for recorded in batch if kind_of(recorded.stream) in RECORDS]
        if not records:
            return
        changes = self.folding.fold(cursor, records)
        rows = [row(stream, change) for stream, change in changes.items()]
        cursor.execute(self.keep, (orjson.dumps(rows).decode(),), prepare=True)
        self.counts.move(cursor, changes.values())
