"""Collective talks ready to be listed, their rounds, and everything that was ever put on their tables, in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, LiteralString

import orjson
import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.bargaining.clauses import events as lies
from domain.bargaining.decider import DECIDER
from domain.bargaining.events import ClauseAdded, TalksOpened
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.bargaining.rounds.decider import Round
from domain.bargaining.rounds.decider import evolve as met
from domain.bargaining.state import Bargaining, evolve
from domain.case import CaseClosed
from domain.kernel import ALMATY, Event
from ledger.record import Recorded
from projections.folding import Change, Folding, Load
from projections.table import Table

MOST_KNOWN = 10_000
DONE = (lies.TextPut, lies.LimitSet, lies.StatusSet, lies.CaseNamed)


@dataclass(frozen=True, slots=True)
class Entry:
    """Talks as their decider knows them, when they were opened and how they ended."""

    talks: Bargaining = field(default_factory=Bargaining)
    opened_on: date = date.min
    outcome: str = ""

    def after(self, recorded: Recorded) -> "Entry":
        event = recorded.event
        opened = recorded.occurred_at.astimezone(ALMATY).date() if isinstance(event, TalksOpened) else self.opened_on
        outcome = event.outcome if isinstance(event, CaseClosed) else self.outcome
        return Entry(evolve(self.talks, event), opened, outcome)


def talks_row(stream: str, change: Change[Entry]) -> dict[str, Any]:
    """The columns of one bargaining; `due_on` is the last day of the term that ends first."""
    known = change.after.talks
    return {
        "stream": stream,
        **{name: getattr(known, name) for name in ("level", "unit", "region", "branch", "employer_bin")},
        "team": known.team,
        "stage": known.stage,
        "outcome": change.after.outcome,
        "evaded": known.evaded,
        "closed": known.closed,
        "opened_on": change.after.opened_on,
        "due_on": min((due.falls_on for due in known.terms.values()), default=None),
        "version": change.version,
        "position": change.position,
    }


KEEP_TALKS = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    team = excluded.team, stage = excluded.stage, outcome = excluded.outcome, evaded = excluded.evaded,
    closed = excluded.closed, due_on = excluded.due_on, version = excluded.version, position = excluded.position
"""


def round_row(stream: str, change: Change[Round]) -> dict[str, Any]:
    known = change.after
    return {
        "stream": stream,
        "talks": known.talks,
        "number": known.order,
        "stage": known.stage,
        "planned_on": known.planned_on,
        "held_on": known.met.on if known.met else None,
        "slips": known.slips,
        "due_on": min((due.falls_on for due in known.terms.values()), default=None),
        "version": change.version,
        "position": change.position,
    }


KEEP_ROUND = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    stage = excluded.stage, planned_on = excluded.planned_on, held_on = excluded.held_on, slips = excluded.slips,
    due_on = excluded.due_on, version = excluded.version, position = excluded.position
"""
KEEP_CLAUSE = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything done at a clause is a row: what was on the table at a minute are the last rows before it."""

    clauses: Composed
    entries: Composed

    def write(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        added = [_clause(each) for each in batch if isinstance(each.event, ClauseAdded)]
        done = [_entry(each) for each in batch if isinstance(each.event, DONE)]
        for statement, rows in ((self.clauses, added), (self.entries, done)):
            if rows:
                cursor.execute(statement, (orjson.dumps(rows).decode(),), prepare=True)


def _clause(recorded: Recorded) -> dict[str, Any]:
    assert isinstance(recorded.event, ClauseAdded)
    return {
        "stream": recorded.event.clause,
        "talks": recorded.stream,
        "added_at": recorded.recorded_at,
        "said": recorded.event.model_dump(mode="json"),
    }


def _entry(recorded: Recorded) -> dict[str, Any]:
    event = recorded.event
    return {
        "clause": recorded.stream,
        "position": recorded.position,
        "version": recorded.version,
        "recorded_at": recorded.recorded_at,
        "topic": event.NAME,
        "of": _of(event),
        "round": getattr(event, "round", None),
        "said": event.model_dump(mode="json"),
    }


def _of(event: Event) -> str:
    """Of what a clause has several: a text for each side, a case for each that tests it."""
    match event:
        case lies.TextPut(party=party):
            return party
        case lies.CaseNamed(case=case):
            return case
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Talks:
    """Writes the rows that a batch touched."""

    tables: tuple[Table[Any] | Tables, ...]

    @classmethod
    def into(cls, schema: str, load: Load) -> "Talks":
        def keep(statement: LiteralString, table: str) -> Composed:
            return SQL(statement).format(table=Identifier(schema, table))

        return cls(
            (
                Table(
                    DECIDER.kind, Folding(Entry(), Entry.after, load, MOST_KNOWN), talks_row, keep(KEEP_TALKS, "talks")
                ),
                Table(ROUND.kind, Folding(Round(), _met, load, MOST_KNOWN), round_row, keep(KEEP_ROUND, "rounds")),
                Tables(keep(KEEP_CLAUSE, "clauses"), keep(KEEP_CLAUSE, "entries")),
            )
        )

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        for table in self.tables:
            table.write(cursor, batch)


def _met(known: Round, recorded: Recorded) -> Round:
    return met(known, recorded.event)
