"""What is asked where the Federation itself answers for a decision."""

from typing import ClassVar

from domain.algorithm import DecisionKind
from domain.appeal.sorting_frame import NoteContest, NoteSortingAnswer, Sorting
from domain.challenge.commands import FileChallenge
from domain.challenge.decision import Decision, Finding, Stated
from domain.kernel import Command, Event, Paired, Sealed

SORTED = Decision(kind=DecisionKind.OUR_SORTING)


class ContestSorting(FileChallenge, Paired):
    """`other` is the case of her own that a program sorted."""

    NAME: ClassVar[str] = "contest_sorting"
    BETWEEN_KINDS: ClassVar[bool] = True

    decision: Decision = SORTED

    def for_other(self, stream: str) -> Command:
        return NoteContest(other=stream)


class AnswerForFederation(Paired):
    """The answer point by point, what becomes of the sorting, and whether the case is urgent; `other` is that case."""

    NAME: ClassVar[str] = "answer_for_federation"
    BETWEEN_KINDS: ClassVar[bool] = True

    answers: tuple[Stated, ...]
    finding: Finding
    sorting: Sorting
    reasons: Sealed

    def for_other(self, stream: str) -> Command:
        return NoteSortingAnswer(other=stream, wrong=self.finding is not Finding.UPHELD, sorting=self.sorting)


class FederationAnswered(Event):
    """A named reviewer told how the case was sorted, point by point, and whether it is urgent."""

    NAME: ClassVar[str] = "challenge.federation_answered"

    by: str
    answers: tuple[Stated, ...]
    sorting: Sorting


EVENTS = (FederationAnswered,)
