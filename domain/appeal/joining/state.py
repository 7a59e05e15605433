"""What an appeal remembers of a merging: what it was before, and whether anything was done since."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.appeal.joining.events import TrackCarried
from domain.appeal.tracks.state import Reached, Way
from domain.clocks import TermReminded
from domain.kernel import Event, changed
from domain.linking import CaseLinked
from domain.paper import (
    LetterDropped,
    LetterIssued,
    NoticeFailed,
    NoticeOrdered,
    NoticeSent,
)

if TYPE_CHECKING:
    from domain.appeal.state import Appeal

BY_THEMSELVES = (NoticeOrdered, NoticeSent, NoticeFailed, LetterIssued, LetterDropped, TermReminded)
"""What machines still owed, and recorded afterwards, is nothing that was done."""
PAPERS = (
    "notices",
    "notices_ordered",
    "held",
    "letters_owed",
    "letters",
    "letters_dropped",
    "reminded",
)
"""What went on meanwhile and is not turned back."""


@dataclass(frozen=True, slots=True)
class Merging:
    """The last merging of a case, from the moment before it. Its own events end with the link between the two."""

    before: "Appeal"
    other: str
    until: datetime
    settled: bool = False
    touched: bool = False

    def after(self, event: Event) -> "Merging":
        if not self.settled:
            return replace(self, settled=isinstance(event, CaseLinked))
        return self if self.touched or isinstance(event, BY_THEMSELVES) else replace(self, touched=True)


def way_of(event: TrackCarried) -> Way:
    reached = tuple(Reached(milestone=step.milestone, on=step.on) for step in event.reached)
    return Way(id=event.track, kind=event.kind, reached=reached, offered=frozenset(event.offered), result=event.result)


def as_before(appeal: "Appeal", merging: Merging) -> "Appeal":
    """The case as it was before the merging, with the papers of meanwhile."""
    kept = {name: getattr(appeal, name) for name in PAPERS}
    return changed(merging.before, **kept, merging=None)
