"""What is known of a decision of an algorithm, as staff see it: who decided, what was answered, what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from api.cases import OpenedCase
from api.shapes import TextView
from api.visit import Visit
from domain.algorithm import DECISION_KINDS, FORBIDDEN_PRACTICES, FORBIDDEN_SOURCE, GROUNDS, PRINCIPLES
from domain.challenge import events as told
from domain.challenge.alike import LIKE
from domain.challenge.decision import (
    ADEQUACIES,
    ASPECTS,
    AUTOMATIONS,
    EFFECTS,
    EMPLOYERS,
    FINDINGS,
    KNOWN,
    LEARNED,
    MEASURES,
    Aspect,
    Automation,
)
from domain.challenge.doubts import DOUBTS
from domain.challenge.respondent.commands import FederationAnswered
from domain.challenge.state import Challenge
from domain.citation import authority
from domain.words import Label

WORDS = {
    "kinds": DECISION_KINDS,
    "learned": LEARNED,
    "known": KNOWN,
    "doubts": DOUBTS,
    "like": LIKE,
    "automations": AUTOMATIONS,
    "effects": EFFECTS,
    "employers": EMPLOYERS,
    "practices": FORBIDDEN_PRACTICES,
    "principles": PRINCIPLES,
    "grounds": GROUNDS,
    "adequacies": ADEQUACIES,
    "findings": FINDINGS,
    "measures": MEASURES,
}
ANSWERS = frozenset({told.ReasonsTakenDown.NAME, FederationAnswered.NAME})
IN_BLOCKS = frozenset(
    {
        told.DecisionChallenged.NAME,
        *ANSWERS,
        told.AnswersAssessed.NAME,
        told.DecisionOutcomeRecorded.NAME,
        told.RemedyAgreed.NAME,
    }
)
"""Whose latest texts stand under what they are about."""


class Point(NamedTuple):
    """One point of a statement of reasons; `said` is what the employer told last, None as long as it is missing."""

    label: Label
    said: TextView | None


def is_challenge(opened: OpenedCase) -> bool:
    return isinstance(opened.state, Challenge)


def waits_for_assessment(opened: OpenedCase) -> bool:
    """An answer was taken down, and nobody has said yet what it is worth."""
    return is_challenge(opened) and bool(opened.state.stated) and opened.state.assessed is None


def challenged(visit: Visit, opened: OpenedCase, texts: Sequence[TextView]) -> dict[str, Any]:
    """Everything the block about the decision shows; empty for a case of another kind."""
    if not is_challenge(opened):
        return {"challenge": None}
    latest = _latest(texts)
    return {
        "challenge": opened.state,
        "decided": WORDS,
        "said_of": {field: text for (_, field), text in latest.items()},
        "points": points(opened.state, texts),
        "about_number": visit.services.ledger.state(opened.state.about).number if opened.state.about else "",
        "system_name": _system_name(visit, opened.state.system),
        "outcome_found": _last(opened, told.DecisionOutcomeRecorded),
        "remedy": _last(opened, told.RemedyAgreed),
        "fully": opened.state.automation is Automation.FULL,
        "forbidden_by": authority(FORBIDDEN_SOURCE.text, FORBIDDEN_SOURCE.confidence, visit.language),
    }


def points(challenge: Challenge, texts: Iterable[TextView]) -> list[Point]:
    said = {field: text for (event, field), text in _latest(texts).items() if event in ANSWERS}
    return [Point(ASPECTS[aspect], said.get(f"answers.{aspect}")) for aspect in Aspect if challenge.stated]


def earlier(texts: Sequence[TextView]) -> list[TextView]:
    """All that was written, without what stands in a block of its own."""
    latest = {(text.version, text.field) for text in _latest(texts).values()}
    return [text for text in texts if (text.version, text.field) not in latest]


def _latest(texts: Iterable[TextView]) -> Mapping[tuple[str, str], TextView]:
    return {(text.event, text.field): text for text in texts if text.event in IN_BLOCKS}


def _last(opened: OpenedCase, kind: type[Any]) -> Any:
    return next((each.event for each in reversed(opened.history) if isinstance(each.event, kind)), None)


def _system_name(visit: Visit, system: str) -> str:
    return str(visit.services.ledger.state(system).name) if system else ""
