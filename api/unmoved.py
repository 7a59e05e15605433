"""Whether a case still is what somebody had in view when they decided what to do with it."""

from collections.abc import Sequence
from itertools import takewhile

from domain.clocks import TermMoved, TermReminded
from domain.kernel import MACHINE
from domain.paper import NoticeHeld, NoticeOrdered, NoticeTakenBack
from ledger.record import Recorded

HOUSEKEEPING = (TermReminded, NoticeOrdered, NoticeHeld, NoticeTakenBack)


def unmoved_since(history: Sequence[Recorded], version: int) -> list[int]:
    """The versions in which the case still is what somebody had in view: only a machine noted what it had sent, or
    somebody was reminded. Nobody is told that somebody was faster because a mail left.
    """
    later = (recorded for recorded in history if recorded.version > version)
    return [version, *(recorded.version for recorded in takewhile(_is_housekeeping, later))]


def _is_housekeeping(recorded: Recorded) -> bool:
    if isinstance(recorded.event, TermMoved):
        return False  # a calendar moved a date that somebody has in view
    return recorded.actor_id == MACHINE.id or isinstance(recorded.event, HOUSEKEEPING)
