"""What begins and what ends, in a case and within it: for whoever counts in the record without folding every case."""

from domain.appeal.joining.events import CaseGoneOver, CasesSeparated
from domain.case import CaseClosed, CaseReopened
from domain.clocks import TermCarried, TermDropped, TermLapsed, TermMet, TermMoved, TermStarted
from domain.kernel import Event
from domain.paper import (
    LetterDropped,
    LetterIssued,
    LetterOwed,
    NoticeFailed,
    NoticeOrdered,
    NoticeSent,
    NoticeSpared,
    NoticeTakenBack,
)

Events = tuple[type[Event], ...]

ENDINGS: Events = (CaseClosed, CaseGoneOver)
"""Nothing is decided in a case after one of these."""
REOPENINGS: Events = (CaseReopened, CasesSeparated)
"""The case is open as it was before."""

BEGIN: Events = (TermStarted, TermMoved, LetterOwed, NoticeOrdered)
"""A term runs, or a paper is owed, from one of these on."""
SETTLE: Events = (
    TermMet,
    TermLapsed,
    TermDropped,
    TermCarried,
    LetterIssued,
    LetterDropped,
    NoticeSent,
    NoticeFailed,
    NoticeTakenBack,
    NoticeSpared,
)
"""It does so no more."""


def names(events: Events) -> list[str]:
    """As the ledger has them."""
    return [event.NAME for event in events]
