"""The barometer's counts: how often what happened, by day, place, branch, matter, channel and outcome."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import psycopg

from domain.appeal import terms
from domain.appeal.care.events import Face, HelpRated
from domain.appeal.decider import DECIDER as APPEAL
from domain.appeal.events import (
    AppealFiled,
    AppealTriaged,
    CompletionRequested,
    ConsentGiven,
    ConsentWithdrawn,
    Purpose,
)
from domain.appeal.joining.events import CaseGoneOver, CasesSeparated
from domain.case import CaseClosed, CaseReopened
from domain.challenge.decider import DECIDER as CHALLENGE
from domain.clocks import TermLapsed, TermMet
from domain.kernel import ALMATY, kind_of
from ledger.record import Recorded
from projections.counts import Counts
from projections.folding import Folding, Load

MOST_KNOWN = 50_000
APPEALS = frozenset({APPEAL.kind, CHALLENGE.kind})
"""A challenge of an algorithm's decision is an appeal with more to it, so it is one of the appeals, counted once; what
is more to it, `projections.challenged` counts.
"""


class Measure(StrEnum):
    """What is counted. `OPEN` is not stored: it is what was opened or reopened and not closed."""

    OPENED = "opened"
    CLOSED = "closed"
    OPEN = "open"
    ON_TIME = "on_time"
    MISSED = "missed"
    RETURNED = "returned"
    REOPENED = "reopened"
    REOPENED_SOON = "reopened_soon"
    """Of these, what was reopened within `SOON_DAYS` after it closed."""
    HELPED = "helped"
    HELPED_PARTLY = "helped_partly"
    NOT_HELPED = "not_helped"


SOON_DAYS = 30
"""An ending that did not hold (our rule)."""
FACES = {Face.GOOD: Measure.HELPED, Face.SO_SO: Measure.HELPED_PARTLY, Face.BAD: Measure.NOT_HELPED}
OF_A_CASE = frozenset({Measure.OPENED, Measure.CLOSED, Measure.REOPENED, Measure.REOPENED_SOON})
"""What makes a case one of the cases. One that was merged into another is none of its own; what the union did in it,
in time or late, stays counted.
"""


class Fact(NamedTuple):
    """One thing that happened to one case, on a day in Kazakhstan; the outcome only where a case closed."""

    day: date
    measure: Measure
    outcome: str = ""


class Cell(NamedTuple):
    """Where a fact is counted. Without her consent a member's case is nowhere but in the federation's total."""

    day: date
    measure: Measure
    broken_down: bool
    region: str = ""
    branch: str = ""
    category: str = ""
    channel: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the barometer knows of one case: as what it counts today, and its facts."""

    region: str = ""
    branch: str = ""
    category: str = ""
    channel: str = ""
    consented: bool = False
    merged: bool = False
    closed_on: date | None = None
    facts: tuple[Fact, ...] = ()

    def after(self, recorded: Recorded) -> "Counted":
        match recorded.event:
            case AppealFiled(region=region, branch=branch, category=category, channel=channel):
                filed = replace(self, region=region, branch=branch, category=category, channel=channel)
                return filed.with_fact(recorded, Measure.OPENED)
            case AppealTriaged(category=category):
                return replace(self, category=category)
            case ConsentGiven(purpose=Purpose.STATISTICS):
                return replace(self, consented=True)
            case ConsentWithdrawn(purpose=Purpose.STATISTICS):
                return replace(self, consented=False)
            case CaseClosed(outcome=outcome):
                closed = replace(self, closed_on=_day(recorded))
                return closed.with_fact(recorded, Measure.CLOSED, outcome)
            case CaseGoneOver():
                return replace(self, merged=True)
            case CasesSeparated():
                return replace(self, merged=False)
            case CaseReopened():
                return self.reopened(recorded)
            case HelpRated(face=face):
                return self.with_fact(recorded, FACES[face])
            case CompletionRequested():
                return self.with_fact(recorded, Measure.RETURNED)
            case TermMet(term=term) if term in terms.ANSWERS:
                return self.with_fact(recorded, Measure.ON_TIME)
            case TermLapsed(term=term) if term in terms.ANSWERS:
                return self.with_fact(recorded, Measure.MISSED)
            case _:
                return self

    def with_fact(self, recorded: Recorded, measure: Measure, outcome: str = "") -> "Counted":
        return replace(self, facts=(*self.facts, Fact(_day(recorded), measure, outcome)))

    def reopened(self, recorded: Recorded) -> "Counted":
        again = self.with_fact(recorded, Measure.REOPENED)
        soon = self.closed_on is not None and (_day(recorded) - self.closed_on).days <= SOON_DAYS
        return again.with_fact(recorded, Measure.REOPENED_SOON) if soon else again

    def cells(self) -> Iterable[Cell]:
        for day, measure, outcome in self.facts:
            if self.merged and measure in OF_A_CASE:
                continue
            if self.consented:
                yield Cell(day, measure, True, self.region, self.branch, self.category, self.channel, outcome)
            else:
                yield Cell(day, measure, False)


def _day(recorded: Recorded) -> date:
    return recorded.occurred_at.astimezone(ALMATY).date()


@dataclass(frozen=True, slots=True)
class Barometer:
    """Moves the counts by what a batch changed."""

    folding: Folding[Counted]
    counts: Counts

    @classmethod
    def into(cls, schema: str, load: Load) -> "Barometer":
        return cls(Folding(Counted(), Counted.after, load, MOST_KNOWN), Counts.of(schema, "counts", Cell))

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        appeals = [recorded for recorded in batch if kind_of(recorded.stream) in APPEALS]
        if appeals:
            self.counts.move(cursor, self.folding.fold(cursor, appeals).values())
