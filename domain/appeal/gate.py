"""What has to wait until a person looked at the risk of a case: what closes it or goes against its member, no more."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.appeal import commands as ask
from domain.appeal.assessing_frame import ASSESSMENT_OWED, RISK_REVIEW_FIRST
from domain.appeal.limits.events import MarkWhistleblower
from domain.appeal.state import ENDING, Appeal
from domain.appeal.tracks.events import EndTrack
from domain.appeal.urgency_frame import LowerUrgency
from domain.kernel import Command, Context, Refused
from domain.review import Because, Verdict
from domain.risk.assessed import ASKED_BY_RISK

Against = Callable[[Appeal, Any], bool]


def _always(_appeal: Appeal, _command: Command) -> bool:
    return True


def _lowers(appeal: Appeal, command: ask.Triage) -> bool:
    return appeal.urgent and not command.urgent


def _ends_or_loses(appeal: Appeal, command: ask.CompleteReview) -> bool:
    """To confirm an ending, or that her term was missed; to send it back to work protects her."""
    review = appeal.reviews.get(command.review)
    if review is None or command.verdict is not Verdict.CONFIRMED:
        return False
    return review.because in {*ENDING.values(), Because.TERM_MISSED}


def _unmarks(_appeal: Appeal, command: MarkWhistleblower) -> bool:
    return not command.marked


ADVERSE: Mapping[type[Command], Against] = {
    ask.ProposeClosing: _always,
    ask.CompleteReview: _ends_or_loses,
    ask.Triage: _lowers,
    LowerUrgency: _always,
    ask.ExtendAnswer: _always,
    EndTrack: _always,
    MarkWhistleblower: _unmarks,
}
"""What closes a case, puts her off, or gives up something that protects her. Everything else is never held up."""


def is_adverse(appeal: Appeal, command: Command) -> bool:
    against = next((ADVERSE[kind] for kind in type(command).__mro__ if kind in ADVERSE), None)
    return against is not None and against(appeal, command)


def refuse_unseen(appeal: Appeal, command: Command, context: Context) -> None:
    """Raises `Refused` for what goes against her while a person has to look, or while nobody knows whether one has."""
    if not is_adverse(appeal, command):
        return
    if any(review.because in ASKED_BY_RISK for review in appeal.reviews.values()):
        raise Refused(RISK_REVIEW_FIRST)
    if context.organisation.policy is not None and appeal.assessment_holds:
        raise Refused(ASSESSMENT_OWED)
