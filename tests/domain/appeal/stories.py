"""Commands and histories that the tests of an appeal begin from."""

from datetime import UTC, date, datetime
from typing import Any

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.care.events import Free, RecordCall
from domain.appeal.decider import DECIDER
from domain.clocks import LapseTerm
from domain.kernel import CLOCK, Sealed, SealedFile
from domain.review import Verdict
from domain.words import Language
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, SCHOOL
from tests.spec import Given

DISMISSED = told.Breach(wrong=told.Wrong.DISMISSAL, happened_on=date(2026, 11, 16), act_received_on=date(2026, 11, 18))
UNHARMED = told.Breach(wrong=told.Wrong.NONE)
MUCH_LATER = datetime(2027, 3, 1, tzinfo=UTC)


def words(text: str = "x") -> Sealed:
    return Sealed(subject=AIGUL.id, box=text)


PAPER = SealedFile(blob="b", subject=AIGUL.id, sha256="0", size=1, media_type="application/pdf")


def filing(**changes: Any) -> ask.FileAppeal:
    facts: dict[str, Any] = {
        "member": AIGUL.id,
        "primary": SCHOOL,
        "channel": told.Channel.WEB,
        "category": told.Category.PAY,
        "language": Language.KK,
        "text": words(),
        "breach": UNHARMED,
        "consents": frozenset(told.Purpose),
        "consent_version": 1,
    }
    return ask.FileAppeal(**{**facts, **changes})


CALLED = RecordCall(review="review-1", on=date(2026, 11, 20), reached=True, free=Free.YES, said=words())
"""She was talked to on the day on which the stories are told, and withdraws of her own will."""


def given(*history: Any) -> Given:
    return Given(DECIDER, ORGANISATION, history)


def filed(**changes: Any) -> Given:
    return given().when(filing(**changes), by=AIGUL).and_then()


TAKEN = ask.Triage(category=told.Category.PAY, urgent=False, holder=LAWYER.id, conflict_checked=True)
RELEASED = ask.ReleaseAnswer(file=PAPER, template_sha256="0", inputs=words())


def in_work(**changes: Any) -> Given:
    case = filed(**changes)
    taken = TAKEN.model_copy(update={"urgent": case.state().urgent})
    return case.when(taken, by=LAWYER).and_then()


def answered(**changes: Any) -> Given:
    return in_work(**changes).when(RELEASED, by=LAWYER).and_then()


def closing(outcome: told.Outcome) -> ask.ProposeClosing:
    return ask.ProposeClosing(outcome=outcome, reasons=words())


def reviewed(verdict: Verdict, review: str = "review-1") -> ask.CompleteReview:
    return ask.CompleteReview(review=review, verdict=verdict, reasons=words())


def lapse(case: Given, term: str) -> Given:
    """The clock ticks at the very moment at which the term is over."""
    moment = case.state().terms[term].moment
    return case.at(moment).when(LapseTerm(term=term, moment=moment), by=CLOCK).and_then()
