"""What an appeal remembers of a merging: what came along, what it was before, and whether anything was done since."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.appeal.group import Participation
from domain.appeal.joining import events as joined
from domain.appeal.limits.state import remember_limits
from domain.appeal.outgoing.state import remember_letters
from domain.appeal.procedure import Stage
from domain.appeal.several import Issue
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
from domain.risk.assessed import RiskAssessed

if TYPE_CHECKING:
    from domain.appeal.state import Appeal

BY_THEMSELVES = (NoticeOrdered, NoticeSent, NoticeFailed, LetterIssued, LetterDropped, TermReminded, RiskAssessed)
"""What machines still owed, and recorded afterwards, is nothing that was done."""
PAPERS = (
    "notices",
    "notices_ordered",
    "held",
    "letters_owed",
    "letters",
    "letters_dropped",
    "reminded",
    "risk",
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


def remember_joining(appeal: "Appeal", event: Event) -> "Appeal":
    match event:
        case joined.CaseTakenIn(other=other, stage=stage, urgent=urgent, until=until):
            taken = {**appeal.taken_in, other: event}
            merging = Merging(appeal, other, until)
            return changed(appeal, stage=Stage(stage), urgent=urgent, taken_in=taken, merging=merging)
        case joined.CaseGoneOver(other=other, until=until):
            return changed(_at_rest(appeal), goes_on_in=other, merging=Merging(appeal, other, until))
        case joined.CasesSeparated() if appeal.merging is not None:
            return _as_before(appeal, appeal.merging)
        case joined.TrackCarried(track=track):
            return changed(appeal, tracks={**appeal.tracks, track: _way_of(event)})
        case joined.LetterCarried():
            return changed(appeal, desk=remember_letters(appeal.desk, event))
        case joined.StandingCarried() | joined.PaydaysCarried() | joined.FindingCarried():
            return changed(appeal, limits=remember_limits(appeal.limits, event))
        case _:
            return _with_what_it_is_about(appeal, event)


def _at_rest(appeal: "Appeal") -> "Appeal":
    """Nothing runs and nobody takes part in it any more; who may read it is decided where it goes on."""
    nobody: dict[str, object] = {"participants": (), "invited": frozenset(), "participations": {}}
    return changed(appeal, stage=Stage.MERGED, closed=True, reviews={}, lapsed=frozenset(), **nobody)


def _with_what_it_is_about(appeal: "Appeal", event: Event) -> "Appeal":
    match event:
        case joined.IssueCarried(issue=name, category=category, breach=breach, turned=turned):
            further = {**appeal.further, name: Issue(category=category, breach=breach)}
            return changed(appeal, further=further, turned=appeal.turned | ({name} if turned else set()))
        case joined.GroupCarried(participants=parts, invited=invited):
            new = {part.person: _participation(part) for part in parts}
            return changed(
                appeal,
                is_group=True,
                invited=(appeal.invited | set(invited)) - new.keys(),
                participants=(*appeal.participants, *new),
                participations={**appeal.participations, **new},
            )
        case _:
            raise TypeError(event)


def _participation(part: joined.Part) -> Participation:
    return Participation(consents=frozenset(part.consents), text_version=part.text_version)


def _way_of(event: joined.TrackCarried) -> Way:
    reached = tuple(Reached(milestone=step.milestone, on=step.on) for step in event.reached)
    return Way(
        id=event.track,
        kind=event.kind,
        reached=reached,
        offered=frozenset(event.offered),
        result=event.result,
        brought=len(reached),
    )


def _as_before(appeal: "Appeal", merging: Merging) -> "Appeal":
    """The case as it was before the merging, with the papers of meanwhile."""
    kept = {name: getattr(appeal, name) for name in PAPERS}
    return changed(merging.before, **kept, merging=None)
