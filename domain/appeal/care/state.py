"""What a case remembers of the member's safety and of what came after her answer."""

from dataclasses import dataclass, replace
from datetime import date

from domain.appeal.care import events as care
from domain.appeal.care import terms
from domain.case import CaseClosed
from domain.clocks import TermDropped, TermStarted
from domain.kernel import Event

QUIET_DAYS = 7
"""She is not asked again before (our rule)."""
TRIES = 3
"""On so many different days she is called before somebody else decides (our rule)."""


@dataclass(frozen=True)
class Care:
    """`question` is the one she has not answered yet, `asked_on` when she was asked last; `asks` says whether she may
    be asked at all.

    `promised` says that something was promised whose execution is not known yet, `carried` what was last heard of it.
    """

    question: str = ""
    asked_on: date | None = None
    asks: bool = True
    calls: tuple[care.CallRecorded, ...] = ()
    promised: bool = False
    carried: care.Carried | None = None
    rated: bool = False

    def was_asked_lately(self, today: date) -> bool:
        return self.asked_on is not None and (today - self.asked_on).days < QUIET_DAYS

    def calls_about(self, review: str) -> tuple[care.CallRecorded, ...]:
        return tuple(call for call in self.calls if call.review == review)

    def tried_enough(self, review: str) -> bool:
        """Whether nobody was reached on as many different days as it takes."""
        calls = self.calls_about(review)
        return not any(call.reached for call in calls) and len({call.on for call in calls}) >= TRIES


def remember_care(known: Care, event: Event) -> Care:
    match event:
        case care.WellbeingAsked(question=question):
            return replace(known, question=question)
        case care.WellbeingTold():
            return replace(known, question="")
        case care.AskingEnded():
            return replace(known, question="", asks=False)
        case care.CallRecorded():
            return replace(known, calls=(*known.calls, event))
        case care.ExecutionRecorded(carried=carried):
            return replace(known, promised=False, carried=carried)
        case care.HelpRated():
            return replace(known, rated=True)
        case CaseClosed():
            return replace(known, rated=False)
        case TermStarted(due=due) if due.term == terms.ASK_REPLY:
            return replace(known, asked_on=due.anchored_on)
        case TermStarted(due=due) if due.term == terms.EXECUTION_ASK:
            return replace(known, promised=True, carried=None)
        case TermDropped(term=term) if term in terms.EXECUTION:
            return replace(known, promised=False)
        case _:
            return known
