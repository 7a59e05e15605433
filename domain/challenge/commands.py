"""What can be asked of a challenge beside what can be asked of every appeal."""

from datetime import date
from typing import ClassVar

from domain.algorithm import ForbiddenPractice, Ground, Principle
from domain.appeal.commands import FileAppeal, Triage
from domain.appeal.events import Breach, Category, Wrong
from domain.challenge.alike import Alike
from domain.challenge.decision import (
    KEEPS_FROM_WORK,
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
from domain.kernel import Command, Sealed


class FileChallenge(FileAppeal):
    """The decision says what the case is about and from when its terms may run. `system` is the one of the register
    that she means, "" where she knows none.
    """

    NAME: ClassVar[str] = "file_challenge"

    category: Category = Category.ALGORITHM
    breach: Breach = Breach(wrong=Wrong.UNSURE)
    decision: Decision
    system: str = ""
    alike: tuple[Alike, ...] = ()
    """Counted by the server, as it is in `NameSystem`."""

    @property
    def kept_from_work(self) -> bool:
        return self.decision.kind in KEEPS_FROM_WORK


class TriageChallenge(Triage):
    """A person says who decided, how hard it hits her, and whether the practice is one that the law forbids outright
    (AI 17(3)). The kind of the employer is left out only where no employer decided.
    """

    NAME: ClassVar[str] = "triage_challenge"

    category: Category = Category.ALGORITHM
    automation: Automation
    effect: Effect
    employer_kind: EmployerKind | None = None
    forbidden: frozenset[ForbiddenPractice] = frozenset()


class NameSystem(Command):
    """`system` is the stream of the register's entry."""

    NAME: ClassVar[str] = "name_system"

    system: str
    alike: tuple[Alike, ...] = ()


class CodeChallenge(Command):
    """By which principles of the Standard and on which grounds the challenge is counted."""

    NAME: ClassVar[str] = "code_challenge"

    principles: frozenset[Principle]
    grounds: frozenset[Ground] = frozenset()


class TakeDownReasons(Command):
    """The employer's answer, field by field. `on` is the day it came, `document` its copy in the case or ""."""

    NAME: ClassVar[str] = "take_down_reasons"

    on: date
    answers: tuple[Stated, ...]
    document: str = ""


class AskExpert(Command):
    """`expert` may read the case and assess the answers."""

    NAME: ClassVar[str] = "ask_expert"

    expert: str


class AssessAnswers(Command):
    """What an expert and a lawyer find (C8). `involved`: whether a person was really involved, as they see it."""

    NAME: ClassVar[str] = "assess_answers"

    adequacy: Adequacy
    data_right: Known
    discrimination: Known
    involved: Known
    review: HumanReview = HumanReview()
    conclusion: Sealed


class RecordDecisionOutcome(Command):
    """What became of the decision, by the employer's own act or by its silence; a person says so."""

    NAME: ClassVar[str] = "record_decision_outcome"

    finding: Finding
    on: date
    reasons: Sealed


class AgreeRemedy(Command):
    """What is to be done, decided `on` that day; its clock starts."""

    NAME: ClassVar[str] = "agree_remedy"

    measures: frozenset[Measure]
    plan: Sealed
    on: date
