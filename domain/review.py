"""The human gate, one for every kind of case: a required review blocks closing until a second person completed it."""

from enum import StrEnum
from typing import ClassVar

from domain.kernel import Event, Record, Rule, Sealed
from domain.words import Label


class Because(StrEnum):
    """Why a person has to look."""

    NEGATIVE_OUTCOME = "negative_outcome"
    ANSWER_MISSED = "answer_missed"
    WITHDRAWAL = "withdrawal"
    TERM_MISSED = "term_missed"
    SORTING_CONTESTED = "sorting_contested"
    """She contests how the Federation's own program sorted a case of hers."""
    ESCALATION = "escalation"
    """The rules or a model say that the case may go wrong."""
    SAMPLE = "sample"
    """Nothing says so, and the lot fell on the case: what is overlooked is found in no other way."""


class Verdict(StrEnum):
    CONFIRMED = "confirmed"
    RETURNED = "returned"


class Review(Record):
    """A review that is open. `proposer` may not complete it; an empty `holder` means the pool of `unit` holds it."""

    id: str
    because: Because
    proposer: str
    holder: str
    unit: str


class ReviewRequired(Event):
    NAME: ClassVar[str] = "review.required"

    review: str
    because: Because
    proposer: str
    holder: str
    unit: str

    def opened(self) -> Review:
        return Review(id=self.review, because=self.because, proposer=self.proposer, holder=self.holder, unit=self.unit)


class ReviewOffered(Event):
    """The term of the review passed: the pool above the unit may take it as well."""

    NAME: ClassVar[str] = "review.offered"

    review: str
    unit: str


class ReviewCompleted(Event):
    NAME: ClassVar[str] = "review.completed"

    review: str
    verdict: Verdict
    by: str
    reasons: Sealed


REVIEW_REQUIRED = Rule(
    code="review-required",
    label=Label(
        kk="Істі жабуға болмайды: алдымен оны екінші адам тексеруі керек.",
        ru="Дело нельзя закрыть: сначала его должен проверить второй человек.",
        en="The case cannot be closed: a second person has to review it first.",
    ),
)
SECOND_PERSON = Rule(
    code="second-person",
    label=Label(
        kk="Ұсынған адам өз ұсынысын өзі тексере алмайды.",
        ru="Предложивший не может сам проверить своё предложение.",
        en="Whoever proposed this cannot be the one who reviews it.",
    ),
)
