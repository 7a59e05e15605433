"""Talks, rounds and collective disputes as the barometer counts them (B10 to B12, B15, B16)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, LiteralString

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.bargaining.decider import DECIDER as TALKS
from domain.bargaining.events import AgreementSigned, EntryRecorded, EvasionRecorded, ProposalMade
from domain.bargaining.facts import Entry, Status
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.bargaining.rounds.decider import Round
from domain.bargaining.rounds.decider import evolve as met
from domain.bargaining.state import Bargaining
from domain.bargaining.state import evolve as bargained
from domain.case import CaseClosed, CaseReopened
from domain.collective import Party
from domain.dispute import events as told
from domain.dispute.decider import DECIDER as DISPUTE
from domain.dispute.parts import Outcome
from domain.dispute.remembering import evolve as disputed
from domain.dispute.state import Dispute
from domain.kernel import ALMATY
from ledger.record import Recorded
from projections.folding import Change, Folding, Load
from projections.table import Table

MOST_KNOWN = 10_000


class Answer(StrEnum):
    """What the employer did with the first proposal of the union: entered talks in its term, or not."""

    IN_TIME = "in_time"
    LATE = "late"
    REFUSED = "refused"
    SILENT = "silent"
    """Its term passed; whether it entered them later is another question."""


@dataclass(frozen=True, slots=True)
class Bargained:
    """`proposed_on`: when either side first proposed talks; `answer`: to the union's first proposal."""

    talks: Bargaining = field(default_factory=Bargaining)
    proposed_on: date | None = None
    answer: Answer | None = None
    answered_on: date | None = None
    evaded_on: date | None = None

    def after(self, recorded: Recorded) -> "Bargained":
        known = replace(self, talks=bargained(self.talks, recorded.event))
        match recorded.event:
            case ProposalMade(received_on=received_on):
                return replace(known, proposed_on=self.proposed_on or received_on)
            case EntryRecorded(on=on):
                return known.with_answer(_answer(recorded.event), on)
            case EvasionRecorded(silent=silent):
                day = _day(recorded)
                told_too = known.with_answer(Answer.SILENT, day) if silent else known
                return replace(told_too, evaded_on=day)
            case _:
                return known

    def with_answer(self, answer: Answer, on: date) -> "Bargained":
        theirs = self.talks.proposal is not None and self.talks.proposal.party is Party.UNION
        return replace(self, answer=answer, answered_on=on) if theirs and not self.answer else self


def _answer(entered: EntryRecorded) -> Answer:
    if entered.entry is Entry.REFUSED:
        return Answer.REFUSED
    return Answer.LATE if entered.late else Answer.IN_TIME


def _day(recorded: Recorded) -> date:
    return recorded.occurred_at.astimezone(ALMATY).date()


def talks_row(stream: str, change: Change[Bargained]) -> dict[str, Any]:
    known, signed = change.after, change.after.talks.signed
    return {
        "stream": stream,
        **{name: getattr(known.talks, name) for name in ("region", "branch", "stage", "closed")},
        **{name: getattr(known, name) for name in ("proposed_on", "answered_on", "evaded_on")},
        "answer": known.answer or "",
        "signed_on": signed.on if signed else None,
        "protocol": signed is not None and signed.protocol,
        "left_open": _left_open(signed) if signed else [],
        "version": change.version,
        "position": change.position,
    }


def _left_open(signed: AgreementSigned) -> list[str]:
    """The theme of each clause that the protocol of disagreements leaves open."""
    return sorted(clause.theme for clause in signed.clauses if signed.protocol and clause.status is Status.DISPUTED)


def round_row(stream: str, change: Change[Round]) -> dict[str, Any]:
    known = change.after
    return {
        "stream": stream,
        "talks": known.talks,
        "held_on": known.met.on if known.met else None,
        "version": change.version,
        "position": change.position,
    }


@dataclass(frozen=True, slots=True)
class Spell:
    """Days without a break on which a strike went on, both inclusive; `begins` a strike and does not resume one."""

    since: date
    workers: int
    begins: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Disputed:
    """`settled` are the days and the places of every settlement, also of one that was broken later."""

    dispute: Dispute = field(default_factory=Dispute)
    opened_on: date = date.min
    mistaken: bool = False
    settled: tuple[told.DisputeSettled, ...] = ()
    spells: tuple[Spell, ...] = ()

    def after(self, recorded: Recorded) -> "Disputed":
        known = replace(self, dispute=disputed(self.dispute, recorded.event))
        match recorded.event:
            case told.DisputeOpened():
                return replace(known, opened_on=_day(recorded))
            case told.StoppageReported(began_at=began_at):
                return replace(known, opened_on=began_at.astimezone(ALMATY).date())
            case told.DisputeSettled():
                return replace(known, settled=(*self.settled, recorded.event))
            case CaseClosed(outcome=outcome):
                return replace(known, mistaken=outcome == Outcome.MISTAKE)
            case CaseReopened():
                return replace(known, mistaken=False)
            case _:
                return replace(known, spells=_spells(self.spells, recorded))


def _spells(spells: tuple[Spell, ...], recorded: Recorded) -> tuple[Spell, ...]:
    """A beginning recorded again while the strike goes on corrects the former one."""
    goes_on = bool(spells) and spells[-1].until is None
    match recorded.event:
        case told.StrikeBegun(on=on, workers=workers):
            return (*(spells[:-1] if goes_on else spells), Spell(on, workers, begins=True))
        case told.StrikeResumed(on=on, workers=workers) if not goes_on:
            return (*spells, Spell(on, workers, begins=False))
        case told.StrikeSuspended(on=on) | told.StrikeEnded(on=on) if goes_on:
            return (*spells[:-1], replace(spells[-1], until=on))
        case _:
            return spells


def dispute_row(stream: str, change: Change[Disputed]) -> dict[str, Any]:
    known = change.after
    return {
        "stream": stream,
        **{name: getattr(known.dispute, name) for name in ("unit", "employer_bin", "stage", "closed")},
        "mistaken": known.mistaken,
        "opened_on": known.opened_on,
        "settled": [{"on": each.on, "where": each.where} for each in known.settled],
        "strikes": [
            {"since": each.since, "until": each.until, "workers": each.workers, "begins": each.begins}
            for each in known.spells
        ],
        "warnings": [
            {"on": each.on, "minutes": each.duration_minutes, "workers": each.workers} for each in known.dispute.warned
        ],
        "stoppages": [_stoppage(each.began) for each in known.dispute.stoppages],
        "version": change.version,
        "position": change.position,
    }


def _stoppage(began: told.StoppageReported | told.StoppageRecorded) -> dict[str, Any]:
    return {"on": began.began_at.astimezone(ALMATY).date(), "band": began.workers}


KEEP: Mapping[str, LiteralString] = {
    "talks": """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    stage = excluded.stage, closed = excluded.closed, proposed_on = excluded.proposed_on, answer = excluded.answer,
    answered_on = excluded.answered_on, evaded_on = excluded.evaded_on, signed_on = excluded.signed_on,
    protocol = excluded.protocol, left_open = excluded.left_open, version = excluded.version,
    position = excluded.position
""",
    "rounds": """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    held_on = excluded.held_on, version = excluded.version, position = excluded.position
""",
    "disputes": """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    stage = excluded.stage, closed = excluded.closed, mistaken = excluded.mistaken, settled = excluded.settled,
    strikes = excluded.strikes, warnings = excluded.warnings, stoppages = excluded.stoppages,
    version = excluded.version, position = excluded.position
""",
}


@dataclass(frozen=True, slots=True)
class Collective:
    """Writes the rows that a batch touched."""

    tables: tuple[Table[Any], ...]

    @classmethod
    def into(cls, schema: str, load: Load) -> "Collective":
        def keep(table: str) -> Composed:
            return SQL(KEEP[table]).format(table=Identifier(schema, table))

        bargaining = Folding(Bargained(), Bargained.after, load, MOST_KNOWN)
        rounds = Folding(Round(), _met, load, MOST_KNOWN)
        disputes = Folding(Disputed(), Disputed.after, load, MOST_KNOWN)
        return cls(
            (
                Table(TALKS.kind, bargaining, talks_row, keep("talks")),
                Table(ROUND.kind, rounds, round_row, keep("rounds")),
                Table(DISPUTE.kind, disputes, dispute_row, keep("disputes")),
            )
        )

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        for table in self.tables:
            table.write(cursor, batch)


def _met(known: Round, recorded: Recorded) -> Round:
    return met(known, recorded.event)
