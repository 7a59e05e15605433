"""Challenges of algorithms' decisions as the barometer counts them: about what, where, and what came of each part.

A challenge is an appeal with more to it: among the appeals of `projections.barometer` it is counted once, as any of
them (opened, answered in time, closed; by its category, which is "algorithm" unless triage says otherwise). What is
counted here are the same challenges seen for what they are; the two are never added up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

import psycopg

from domain.appeal.events import AppealFiled, Purpose
from domain.appeal.tracks.algorithm_terms import OBJECTION
from domain.appeal.tracks.events import MilestoneReached
from domain.challenge.decider import DECIDER
from domain.challenge.events import AnswersAssessed, DecisionOutcomeRecorded
from domain.challenge.state import Challenge, evolve
from domain.clocks import LapseAnnulled, TermLapsed, TermMet
from domain.kernel import ALMATY, kind_of
from ledger.follower import Apply
from ledger.record import Recorded
from projections.barometer import Barometer
from projections.counts import Counts
from projections.folding import Folding, Load

MOST_KNOWN = 10_000
NEVER: Final = date(1, 1, 1)


class Topic(StrEnum):
    """What is asked of a challenge; the first five by the day it was filed, the others by the day they were answered,
    a remedy by the day it was decided.
    """

    DECISION = "decision"
    NOTICE = "notice"
    AUTOMATION = "automation"
    PRINCIPLE = "principle"
    GROUND = "ground"
    OBJECTION = "objection"
    EXPLANATION = "explanation"
    REVIEW = "review"
    FINDING = "finding"
    REMEDY = "remedy"


KEPT, MISSED = "kept", "missed"
"""What became of the three working days in which an objection has to be answered."""
NOT_ASSESSED = "not_assessed"
"""Nobody has said yet who decided."""


class Review(StrEnum):
    """What came of the review by a person."""

    KEPT = "kept"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    REFUSED = "refused"


class Remedy(StrEnum):
    """Whether what was agreed was done."""

    CARRIED_OUT = "carried_out"
    FAILED = "failed"
    AGREED = "agreed"


MILESTONES: Mapping[str, Review | Remedy] = {
    "decision_kept": Review.KEPT,
    "decision_changed": Review.CHANGED,
    "decision_cancelled": Review.CANCELLED,
    "review_refused": Review.REFUSED,
    "remedy_decided": Remedy.AGREED,
    "remedy_carried_out": Remedy.CARRIED_OUT,
    "remedy_failed": Remedy.FAILED,
}
DONE_WHERE_IT_WAS = frozenset({Topic.OBJECTION, Topic.REVIEW})
"""What the other side did stays counted when the challenge goes on in another one; all else is counted there."""


class Fact(NamedTuple):
    day: date
    topic: Topic
    value: str


class Cell(NamedTuple):
    """Where a fact is counted. Without her consent to statistics a challenge is in the number of all that were filed
    and nowhere else.
    """

    day: date
    topic: Topic
    value: str
    broken_down: bool
    region: str = ""
    branch: str = ""
    system: str = ""


@dataclass(frozen=True, slots=True)
class Challenged:
    """A challenge as its decider knows it, and the latest that was said of each of its parts."""

    case: Challenge = field(default_factory=Challenge)
    filed_on: date = NEVER
    said: Mapping[str, Fact] = field(default_factory=dict)

    def after(self, recorded: Recorded) -> "Challenged":
        day = recorded.occurred_at.astimezone(ALMATY).date()
        filed_on = day if isinstance(recorded.event, AppealFiled) else self.filed_on
        said = self.said if self.case.goes_on_in or self.case.about else self._said(recorded, day)
        return Challenged(evolve(self.case, recorded.event), filed_on, said)

    def _said(self, recorded: Recorded, day: date) -> Mapping[str, Fact]:
        match recorded.event:
            case TermMet(term=term) if _is_objection(term):
                return {**self.said, term: Fact(day, Topic.OBJECTION, KEPT)}
            case TermLapsed(term=term) if _is_objection(term):
                return {**self.said, term: Fact(day, Topic.OBJECTION, MISSED)}
            case LapseAnnulled(term=term):
                return {key: fact for key, fact in self.said.items() if key != term}
            case AnswersAssessed(adequacy=adequacy):
                return {**self.said, Topic.EXPLANATION: Fact(day, Topic.EXPLANATION, adequacy)}
            case DecisionOutcomeRecorded(finding=finding):
                return {**self.said, Topic.FINDING: Fact(day, Topic.FINDING, finding)}
            case MilestoneReached(track=track, milestone=milestone) if milestone in MILESTONES:
                return {**self.said, track: self._reached(track, MILESTONES[milestone], day)}
            case _:
                return self.said

    def _reached(self, track: str, step: Review | Remedy, day: date) -> Fact:
        if isinstance(step, Review):
            return Fact(day, Topic.REVIEW, step)
        agreed = self.said.get(track)
        return Fact(agreed.day if agreed else day, Topic.REMEDY, step)

    def cells(self) -> Iterator[Cell]:
        case = self.case
        if Purpose.STATISTICS in case.consents:
            for day, topic, value in self._facts():
                yield Cell(day, topic, value, True, case.region, case.branch, case.system)
        elif case.decision and not case.goes_on_in:
            yield Cell(self.filed_on, Topic.DECISION, "", False)

    def _facts(self) -> Iterator[Fact]:
        if self.case.goes_on_in:
            yield from (fact for fact in self.said.values() if fact.topic in DONE_WHERE_IT_WAS)
            return
        yield from (Fact(self.filed_on, topic, value) for topic, value in _of_the_decision(self.case))
        yield from self.said.values()


def _of_the_decision(case: Challenge) -> Iterator[tuple[Topic, str]]:
    if case.decision:
        yield Topic.DECISION, case.decision.kind
        yield Topic.NOTICE, case.decision.notice
        yield Topic.AUTOMATION, case.automation or NOT_ASSESSED
        yield from ((Topic.PRINCIPLE, principle) for principle in case.principles)
        yield from ((Topic.GROUND, ground) for ground in case.coded_grounds)


def _is_objection(term: str) -> bool:
    return term.partition("@")[0] == OBJECTION


@dataclass(frozen=True, slots=True)
class Challenges:
    """Moves the counts of challenges by what a batch changed."""

    folding: Folding[Challenged]
    counts: Counts

    @classmethod
    def into(cls, schema: str, load: Load) -> "Challenges":
        return cls(Folding(Challenged(), Challenged.after, load, MOST_KNOWN), Counts.of(schema, "challenges", Cell))

    def __call__(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        known = [recorded for recorded in batch if kind_of(recorded.stream) == DECIDER.kind]
        if known:
            self.counts.move(cursor, self.folding.fold(cursor, known).values())


def barometer(schema: str, load: Load) -> Apply:
    """Both tables of the barometer, moved by the same batch."""
    appeals, challenges = Barometer.into(schema, load), Challenges.into(schema, load)

    def apply(cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        appeals(cursor, batch)
        challenges(cursor, batch)

    return apply
