"""What happens in a challenge beside what happens in every appeal."""

import operator
from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from domain.algorithm import ForbiddenPractice, Ground, Principle
from domain.appeal.events import Breach
from domain.challenge.alike import Alike
from domain.challenge.decision import (
    Adequacy,
    Automation,
    Decision,
    Effect,
    EmployerKind,
    Finding,
    HumanReview,
    Known,
    Measure,
    Stated,
)
from domain.kernel import Event, Sealed


class Doubt(StrEnum):
    """What stands against a challenge that is accepted all the same."""

    NO_DAY = "no_day"
    DAY_AHEAD = "day_ahead"
    SYSTEM_UNKNOWN = "system_unknown"


OF_ITS_DAY = frozenset({Doubt.NO_DAY, Doubt.DAY_AHEAD})


class DecisionChallenged(Event):
    NAME: ClassVar[str] = "challenge.decision_challenged"

    """`about` is the case of hers that the Federation's own program sorted, "" where an employer decided."""

    decision: Decision
    doubts: tuple[Doubt, ...]
    about: str = Field("", exclude_if=operator.not_)


class DecisionDayCame(Event):
    """A day that lay ahead has come: with `breach` the terms of LC 160 run, and `doubts` are left."""

    NAME: ClassVar[str] = "challenge.decision_day_came"

    breach: Breach
    doubts: tuple[Doubt, ...]


class SystemNamed(Event):
    """The challenge is about this system of the register."""

    NAME: ClassVar[str] = "challenge.system_named"

    system: str


class PatternSeen(Event):
    """So many people challenge the same that it may be one matter of many."""

    NAME: ClassVar[str] = "challenge.pattern_seen"

    found: tuple[Alike, ...]


class AutomationFound(Event):
    """A person said who decided and what that means, before any right of DC 43(4) is claimed."""

    NAME: ClassVar[str] = "challenge.automation_found"

    by: str
    automation: Automation
    effect: Effect
    employer_kind: EmployerKind | None = Field(None, exclude_if=operator.not_)
    forbidden: tuple[ForbiddenPractice, ...]


class ChallengeCoded(Event):
    NAME: ClassVar[str] = "challenge.coded"

    by: str
    principles: tuple[Principle, ...]
    grounds: tuple[Ground, ...]


class ReasonsTakenDown(Event):
    NAME: ClassVar[str] = "challenge.reasons_taken_down"

    by: str
    on: date
    answers: tuple[Stated, ...]
    document: str


class ExpertAsked(Event):
    NAME: ClassVar[str] = "challenge.expert_asked"

    expert: str


class AnswersAssessed(Event):
    NAME: ClassVar[str] = "challenge.answers_assessed"

    by: str
    adequacy: Adequacy
    data_right: Known
    discrimination: Known
    involved: Known
    review: HumanReview
    conclusion: Sealed


class DecisionOutcomeRecorded(Event):
    """`by` is a named person, always."""

    NAME: ClassVar[str] = "challenge.outcome_recorded"

    by: str
    finding: Finding
    on: date
    reasons: Sealed


class RemedyAgreed(Event):
    NAME: ClassVar[str] = "challenge.remedy_agreed"

    measures: tuple[Measure, ...]
    plan: Sealed
    on: date


EVENTS = (
    DecisionChallenged,
    DecisionDayCame,
    SystemNamed,
    PatternSeen,
    AutomationFound,
    ChallengeCoded,
    ReasonsTakenDown,
    ExpertAsked,
    AnswersAssessed,
    DecisionOutcomeRecorded,
    RemedyAgreed,
)
