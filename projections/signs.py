"""Signs of a coming conflict as they are counted: by day, employer, region and branch, with nobody in them.

An appeal counts only while its member agrees to statistics. Nothing of a strike, of organising or of who took part is a
sign.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import orjson
import psycopg
from psycopg.sql import SQL, Composed, Identifier

from domain.appeal import terms
from domain.appeal.events import AppealFiled, ConsentGiven, ConsentWithdrawn, Purpose
from domain.appeal.joining.events import CaseGoneOver, CasesSeparated
from domain.appeal.standing import EmployerSupplied
from domain.bargaining.decider import DECIDER as TALKS
from domain.bargaining.events import EvasionRecorded, TalksFailed, TalksOpened
from domain.bargaining.facts import CalledOff
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.bargaining.rounds.events import RoundCalledOff, RoundConvened, RoundSlipped
from domain.challenge.events import DecisionChallenged
from domain.clocks import LapseAnnulled, TermLapsed
from domain.kernel import ALMATY, kind_of
from domain.kinds import PROCEDURES
from domain.procedure import Side
from ledger.record import Recorded
from projections.barometer import APPEALS
from projections.counts import Counts
from projections.folding import Folding, Load

MOST_KNOWN = 20_000


class Sign(StrEnum):
    """`APPEAL`: one was filed. `SILENCE`: the employer let a term pass. `ROUND`: a round of talks slipped, or the
    employer called it off. `TALKS`: the employer evaded talks, or they failed.
    """

    APPEAL = "appeal"
    SILENCE = "silence"
    ROUND = "round"
    TALKS = "talks"


class Fact(NamedTuple):
    day: date
    sign: Sign
    term: str = ""


class Cell(NamedTuple):
    """Where a fact is counted; `talks` where the employer is known from there."""

    day: date
    sign: Sign
    employer_bin: str = ""
    region: str = ""
    branch: str = ""
    talks: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one case, of one round or of the talks themselves. `counts`: whether it may be counted; `ours`:
    she contests the Federation's own program, and no employer is concerned.
    """

    employer_bin: str = ""
    region: str = ""
    branch: str = ""
    talks: str = ""
    counts: bool = False
    merged: bool = False
    ours: bool = False
    facts: tuple[Fact, ...] = ()

    def after(self, recorded: Recorded) -> "Seen":
        match recorded.event:
            case AppealFiled(employer_bin=employer_bin, region=region, branch=branch):
                filed = replace(self, employer_bin=employer_bin, region=region, branch=branch)
                return filed.with_fact(recorded, Sign.APPEAL)
            case EmployerSupplied(employer_bin=employer_bin):
                return replace(self, employer_bin=employer_bin)
            case ConsentGiven(purpose=Purpose.STATISTICS):
                return replace(self, counts=True)
            case ConsentWithdrawn(purpose=Purpose.STATISTICS):
                return replace(self, counts=False)
            case DecisionChallenged(about=about):
                return replace(self, ours=bool(about))
            case CaseGoneOver():
                return replace(self, merged=True)
            case CasesSeparated():
                return replace(self, merged=False)
            case TermLapsed(term=term) if _is_silence(recorded, recorded.event):
                return self.with_fact(recorded, Sign.SILENCE, term)
            case LapseAnnulled(term=term):
                return replace(self, facts=tuple(fact for fact in self.facts if fact.term != term))
            case _:
                return self._at_the_table(recorded)

    def _at_the_table(self, recorded: Recorded) -> "Seen":
        match recorded.event:
            case TalksOpened(employer_bin=employer_bin, region=region, branch=branch):
                return replace(self, employer_bin=employer_bin, region=region, branch=branch, counts=True)
            case RoundConvened(talks=talks):
                return replace(self, talks=talks, counts=True)
            case RoundSlipped() | RoundCalledOff(because=CalledOff.BY_EMPLOYER):
                return self.with_fact(recorded, Sign.ROUND)
            case EvasionRecorded() | TalksFailed():
                return self.with_fact(recorded, Sign.TALKS)
            case _:
                return self

    def with_fact(self, recorded: Recorded, sign: Sign, term: str = "") -> "Seen":
        fact = Fact(recorded.occurred_at.astimezone(ALMATY).date(), sign, term)
        return replace(self, facts=(*self.facts, fact))

    def cells(self) -> Iterator[Cell]:
        """An appeal that was merged into another is none of its own; the silence in it stays silence."""
        if self.counts and not self.ours:
            for day, sign, _ in self.facts:
                if not (self.merged and sign is Sign.APPEAL):
                    yield Cell(day, sign, self.employer_bin, self.region, self.branch, self.talks)


def _is_silence(recorded: Recorded, lapsed: TermLapsed) -> bool:
    """A payday that passes without pay is a debt, and no silence."""
    procedure = PROCEDURES.get(kind_of(recorded.stream))
    if procedure is None or lapsed.term.partition("@")[0] == terms.PAYDAY:
        return False
    return procedure.term(lapsed.term, lapsed.falls_on).side is Side.EMPLOYER


KINDS = frozenset({*APPEALS, TALKS.kind, ROUND.kind})
KNOW = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json) ON CONFLICT (stream) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Signs:
    """Moves the counts by what a batch changed, and remembers whose talks are whose."""

    folding: Folding[Seen]
    counts: Counts
    know: Composed

    @classmethod
    def into(cls, schema: str, load: Load) -> "Signs":
        know = SQL(KNOW).format(table=Identifier(schema, "talks"))
        return cls(Folding(Seen(), Seen.after, load, MOST_KNOWN), Counts.of(schema, "signs", Cell), know)

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        known = [recorded for recorded in batch if kind_of(recorded.stream) in KINDS]
        if known:
            self.counts.move(cursor, self.folding.fold(cursor, known).values())
        opened = [_opened(each.stream, each.event) for each in known if isinstance(each.event, TalksOpened)]
        if opened:
            cursor.execute(self.know, (orjson.dumps(opened).decode(),), prepare=True)


def _opened(stream: str, opened: TalksOpened) -> dict[str, str]:
    place = {name: getattr(opened, name) for name in ("employer_bin", "region", "branch")}
    return {"stream": stream, **place}
