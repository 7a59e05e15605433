"""The docket: for each case what is due next and for whom, ready to be listed: ids, codes and dates, no words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

import orjson
import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.access import kept_from, keys_of_case
from domain.appeal import terms
from domain.appeal.care.terms import CARE, is_care
from domain.appeal.events import AppealFiled
from domain.appeal.procedure import Stage
from domain.appeal.state import Appeal
from domain.appeal.tracks.table import BY_SILENCE
from domain.calendar import DAY
from domain.challenge.respondent.terms import ANSWERS as FEDERATIONS
from domain.challenge.state import Challenge
from domain.clocks import LapseCarried, TermLapsed, limitations, term_of
from domain.due import DueDate
from domain.kernel import ALMATY, kind_of
from domain.kinds import KINDS, PROCEDURES
from domain.lifespan import ENDINGS, REOPENINGS
from ledger.record import Recorded
from projections.folding import Change, Folding, Load
from projections.traits import traits_of

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""The moment of a case in which nothing is due: after all others."""
MOST_KNOWN = 8_000

UNANSWERED = frozenset({Stage.REGISTERED, Stage.IN_WORK, Stage.INCOMPLETE})
STILL_OWED: Mapping[str, frozenset[Stage]] = {
    **dict.fromkeys(terms.TRIAGES, frozenset({Stage.REGISTERED})),
    **dict.fromkeys((*terms.ANSWERS, *terms.LIMITATIONS), UNANSWERED),
    **dict.fromkeys((*terms.CONFIRMS, terms.PAYDAY), frozenset[Stage]()),
    **dict.fromkeys(CARE, frozenset[Stage]()),
    terms.COMPLETE: frozenset({Stage.INCOMPLETE}),
}
"""At which stages a lapsed term still asks for somebody; a review's term does so as long as the review is open, one
of the other side as long as the step that its silence opened was not taken, and any other as long as its track is open.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A case as its decider knows it, and what only a list asks for."""

    case: Appeal
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    lapsed_on: Mapping[str, date] = field(default_factory=dict)

    def after(self, recorded: Recorded) -> "Entry":
        opened_at, closed_at, lapsed_on = self.opened_at, self.closed_at, self.lapsed_on
        match recorded.event:
            case AppealFiled():
                opened_at = recorded.occurred_at
            case event if isinstance(event, ENDINGS):
                closed_at = recorded.occurred_at
            case event if isinstance(event, REOPENINGS):
                closed_at = None
            case LapseCarried(due=due):
                lapsed_on = {**lapsed_on, due.term: due.falls_on}
            case TermLapsed(term=term, falls_on=falls_on):
                lapsed_on = {**lapsed_on, term: falls_on}
            case _:
                pass
        # Not `replace`: this runs for every event of a rebuild, and takes half the time this way.
        decider = KINDS[kind_of(recorded.stream)]
        case_now = decider.evolve(decider.initial if recorded.version == 1 else self.case, recorded.event)
        return Entry(case_now, opened_at, closed_at, lapsed_on)

    @property
    def overdue(self) -> tuple[str, ...]:
        """Lapsed terms whose matter is still open, the oldest first."""
        owed = [term for term in self.case.lapsed if self._is_owed(term)]
        return tuple(sorted(owed, key=lambda term: (self.lapsed_on[term], term)))

    def _is_owed(self, term: str) -> bool:
        rule, _, track = term.partition("@")
        if rule in BY_SILENCE and self.case.letters_leave:
            return any(BY_SILENCE[rule].offers in way.offered for way in self.case.tracks.values())
        if rule in FEDERATIONS:
            return bool(self.case.reviews)
        if rule not in STILL_OWED:
            return track not in self.case.tracks or self.case.tracks[track].result is None
        if rule in terms.CONFIRMS:
            return bool(self.case.reviews)
        running_again = term in terms.ANSWERS and self.case.answer_term is not None
        return self.case.stage in STILL_OWED[rule] and not running_again


def row(stream: str, change: Change[Entry]) -> dict[str, Any]:
    """The columns of one case."""
    entry, case = change.after, change.after.case
    return {
        "stream": stream,
        "kind": kind_of(stream),
        "number": case.number,
        "stage": case.stage,
        "category": case.category,
        "decision": _decision(case),
        "urgent": case.urgent,
        "outcome": case.outcome or "",
        "member": case.member,
        "employer_bin": case.employer_bin,
        "unit": case.unit,
        "primary_unit": case.primary,
        "holder": case.holder,
        "opened_at": entry.opened_at,
        "closed_at": entry.closed_at,
        **_clocks(stream, entry),
        "review_waiting": bool(case.reviews),
        **asdict(traits_of(case)),
        "keys": sorted(keys_of_case(case)),
        "kept_from": " ".join(kept_from(case)),
        "version": change.version,
        "position": change.position,
    }


def _decision(case: Appeal) -> str:
    return case.decision.kind if isinstance(case, Challenge) and case.decision else ""


def _clocks(stream: str, entry: Entry) -> dict[str, Any]:
    procedure = PROCEDURES[kind_of(stream)]
    running = [due for term, due in entry.case.terms.items() if not is_care(term)]
    due = min(running, key=lambda term: (term.warned_on, term.term), default=None)
    limits = [limit.warned_on for limit in limitations(procedure, running)]
    return {
        "due_term": due.term if due else "",
        "due_on": due.warned_on if due else None,
        "due_at": due.warned_by if due else None,
        "due_confidence": due.confidence if due else "",
        "due_side": term_of(procedure, due).side if due else "",
        "limitation_on": min(limits, default=None),
        "overdue": entry.overdue,
        "moment": _moment(entry, due),
    }


def _moment(entry: Entry, due: DueDate | None) -> datetime:
    """When the case asks for somebody: since the oldest lapse that is not made good, or at the next due date."""
    if entry.overdue:
        lapsed_on = entry.lapsed_on[entry.overdue[0]]
        return datetime.combine(lapsed_on + DAY, time(), ALMATY).astimezone(UTC)
    return due.moment if due else NEVER


@dataclass(frozen=True, slots=True)
class Docket:
    """Writes the rows of the cases that a batch touched."""

    folding: Folding[Entry]
    write: Composed

    @classmethod
    def into(cls, schema: str, load: Load) -> "Docket":
        first = Entry(KINDS["appeal"].initial)
        return cls(Folding(first, Entry.after, load, MOST_KNOWN), _upsert(schema))

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        cases = [recorded for recorded in batch if kind_of(recorded.stream) in PROCEDURES]
        if cases:
            changes = self.folding.fold(cursor, cases)
            rows = [row(stream, change) for stream, change in changes.items()]
            cursor.execute(self.write, (orjson.dumps(rows).decode(),), prepare=True)


def _upsert(schema: str) -> Composed:
    table = Identifier(schema, "cases")
    columns = tuple(row("appeal-", Change(EMPTY, EMPTY, 0, 0)))
    return SQL(
        "INSERT INTO {table} AS known ({columns})"
        " SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s::json)"
        " ON CONFLICT (stream) DO UPDATE SET ({columns}) = ROW ({new})"
    ).format(
        table=table,
        columns=SQL(", ").join(map(Identifier, columns)),
        new=SQL(", ").join(Identifier("excluded", column) for column in columns),
    )


EMPTY = Entry(Appeal())
