"""Collective disputes ready to be listed for those who are named in them. No sealed word comes here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import psycopg
from psycopg.rows import class_row
from psycopg.sql import SQL, Identifier

from domain.dispute.decider import DECIDER
from domain.dispute.remembering import evolve
from domain.dispute.stages import Stage
from domain.dispute.state import Dispute
from domain.kernel import Role
from domain.organisation.organisation import Organisation
from ledger.record import Recorded
from projections.folding import Change, Folding, Load
from projections.table import Table

MOST_KNOWN = 10_000
KNOWING = frozenset({Role.SUPERVISOR, Role.CHAIR, Role.AUDITOR})
"""Offices that may know of a dispute without being named in it."""
NEVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """A dispute as its decider knows it, and when it was opened."""

    dispute: Dispute = field(default_factory=Dispute)
    opened_at: datetime = NEVER

    def after(self, recorded: Recorded) -> "Entry":
        opened_at = self.opened_at if self.dispute.opened else recorded.recorded_at
        return Entry(evolve(self.dispute, recorded.event), opened_at)


def row(stream: str, change: Change[Entry]) -> dict[str, Any]:
    """The columns of one dispute; `due_on` is the last day of the term that ends first."""
    known = change.after.dispute
    return {
        "stream": stream,
        "unit": known.unit,
        "employer_bin": known.employer_bin,
        "stage": known.stage,
        "closed": known.closed,
        "stopped": known.is_stopped,
        "due_on": min((due.falls_on for due in known.terms.values()), default=None),
        "late": known.is_late,
        "team": dict(known.team),
        "told": sorted(known.escalated_to),
        "opened_at": change.after.opened_at,
        "version": change.version,
        "position": change.position,
    }


KEEP = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    stage = excluded.stage, closed = excluded.closed, stopped = excluded.stopped, due_on = excluded.due_on,
    late = excluded.late, team = excluded.team, told = excluded.told, version = excluded.version,
    position = excluded.position
"""


@dataclass(frozen=True, slots=True)
class Disputes:
    """Writes the rows that a batch touched."""

    table: Table[Any]

    @classmethod
    def into(cls, schema: str, load: Load) -> "Disputes":
        keep = SQL(KEEP).format(table=Identifier(schema, "disputes"))
        return cls(Table(DECIDER.kind, Folding(Entry(), Entry.after, load, MOST_KNOWN), row, keep))

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        self.table.write(cursor, batch)


@dataclass(frozen=True, slots=True)
class Listed:
    """A dispute in a list, with as much of it as says for whom it exists."""

    stream: str
    unit: str
    employer_bin: str
    stage: str
    closed: bool
    stopped: bool
    due_on: date | None
    late: bool
    team: dict[str, str]
    told: list[str]
    opened_at: datetime

    def known(self) -> Dispute:
        return Dispute(
            opened=True,
            closed=self.closed,
            unit=self.unit,
            employer_bin=self.employer_bin,
            team={person: Role(role) for person, role in self.team.items()},
            escalated_to=frozenset(self.told),
        )

    @property
    def at(self) -> Stage:
        return Stage(self.stage)


LISTED = """
WITH near AS (
    SELECT *, (closed, NOT stopped, coalesce(due_on, 'infinity'), -extract(epoch FROM opened_at), stream) AS place
    FROM disputes_v1.disputes
    WHERE team ? %(person)s OR %(person)s = ANY (told) OR unit = ANY (%(units)s) OR employer_bin = ANY (%(employers)s)
)
SELECT stream, unit, employer_bin, stage, closed, stopped, due_on, late, team, told, opened_at
FROM near WHERE %(after)s = '' OR place > (SELECT place FROM near WHERE stream = %(after)s)
ORDER BY place LIMIT %(limit)s
"""


def disputes(
    connection: psycopg.Connection, person: str, organisation: Organisation, *, after: str, limit: int
) -> Sequence[Listed]:
    """Those in whose team somebody is, of which they were told, or at whose employer, in whose body or above it they
    hold an office: those in which work stands still first, then the most pressing, at most `limit` of them behind the
    one called `after`. The caller leaves out what is not theirs to know of.
    """
    units = [unit for (unit,) in connection.execute("SELECT DISTINCT unit FROM disputes_v1.disputes").fetchall()]
    near, offices = organisation.in_reach(person, units, KNOWING), organisation.by_person.get(person, {})
    employers = [bin_ for office in offices if (bin_ := organisation.units[office].employer_bin)]
    with connection.cursor(row_factory=class_row(Listed)) as cursor:
        asked = {"person": person, "units": near, "employers": employers, "after": after, "limit": limit}
        return cursor.execute(LISTED, asked).fetchall()
