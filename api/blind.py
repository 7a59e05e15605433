"""Blind means blind: of a case that the lot drew nobody reads what models made of it until a person has judged."""

from dataclasses import replace
from typing import Any

from domain.review import Because
from domain.risk.assessed import RiskAssessed
from ledger.record import Recorded


def blinded(state: Any, history: tuple[Recorded, ...]) -> tuple[Recorded, ...]:
    """The history without scores and reasons that flagged nothing, while a lot is open; else as it is. What flags the
    case meanwhile is shown: a person is asked for it.
    """
    if all(review.because is not Because.SAMPLE for review in state.reviews.values()):
        return history
    return tuple(map(_without_figures, history))


def _without_figures(recorded: Recorded) -> Recorded:
    event = recorded.event
    if not isinstance(event, RiskAssessed) or any(finding.flags for finding in event.findings):
        return recorded
    return replace(recorded, event=event.model_copy(update={"findings": ()}))
