"""The register of agreements ready to be listed, searched and counted. No sealed word comes here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from domain.agreement.facts import Kept
from domain.agreement.identity import KIND
from domain.agreement.state import Agreement, evolve
from ledger.record import Recorded
from ledger.spelling import spelled
from projections.folding import Change, Folding, Load
from projections.table import Table

MOST_KNOWN = 10_000
SAME = (
    "level",
    "unit",
    "region",
    "branch",
    "employer_bin",
    "parties",
    "covered",
    "signed_on",
    "in_force_from",
    "until",
    "ends_on",
    "renewed_by",
    "renewed_from",
)


def row(stream: str, change: Change[Agreement]) -> dict[str, Any]:
    """The columns of one agreement; `broken`: the last control found a breach, `proposed`: a new one came in time."""
    known = change.after
    last = known.controls[-1].findings if known.controls else ()
    return {
        "stream": stream,
        **{name: getattr(known, name) for name in SAME},
        "prolonged": known.is_prolonged,
        "lapsed": known.has_lapsed,
        "proposed": known.proposed_in_time,
        "ended": known.ended or "",
        "filed_on": known.filed.on if known.filed else None,
        "broken": any(finding.kept is Kept.BROKEN for finding in last),
        "themes": sorted(known.speaks_of),
        "guarantees": sorted(known.guaranteed),
        "clauses": len(known.clauses),
        "open_clauses": sum(each.count for each in known.open_clauses),
        "has_text": known.file is not None,
        "words": "".join(f" {word}" for word in dict.fromkeys(spelled(known.parties))),
        "version": change.version,
        "position": change.position,
    }


KEEP = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    level = excluded.level, region = excluded.region, branch = excluded.branch, employer_bin = excluded.employer_bin,
    parties = excluded.parties, covered = excluded.covered, signed_on = excluded.signed_on,
    in_force_from = excluded.in_force_from, until = excluded.until, ends_on = excluded.ends_on,
    prolonged = excluded.prolonged, lapsed = excluded.lapsed, proposed = excluded.proposed,
    renewed_by = excluded.renewed_by, renewed_from = excluded.renewed_from, ended = excluded.ended,
    filed_on = excluded.filed_on, broken = excluded.broken, themes = excluded.themes, guarantees = excluded.guarantees,
    clauses = excluded.clauses, open_clauses = excluded.open_clauses, has_text = excluded.has_text,
    words = excluded.words, version = excluded.version, position = excluded.position
"""


@dataclass(frozen=True, slots=True)
class Agreements:
    """Writes the rows that a batch touched."""

    table: Table[Agreement]

    @classmethod
    def into(cls, schema: str, load: Load) -> "Agreements":
        folding = Folding(Agreement(), _known, load, MOST_KNOWN)
        return cls(Table(KIND, folding, row, SQL(KEEP).format(table=Identifier(schema, "agreements"))))

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        self.table.write(cursor, batch)


def _known(known: Agreement, recorded: Recorded) -> Agreement:
    return evolve(known, recorded.event)
