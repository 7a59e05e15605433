"""What an appeal remembers of its tracks."""

from collections.abc import Mapping
from datetime import date

from domain.appeal.tracks.events import MilestoneReached, StepOffered, TrackEnded, TrackOpened
from domain.appeal.tracks.plan import Milestone, Result, TrackKind
from domain.appeal.tracks.table import TRACKS
from domain.kernel import Event, Record


class Reached(Record):
    milestone: str
    on: date


class Way(Record):
    """One track of one case: what was reached on it, and what silence of the other side has opened.

    The first `brought` steps were reached in another case, about what that one was about.
    """

    id: str
    kind: TrackKind
    reached: tuple[Reached, ...] = ()
    offered: frozenset[str] = frozenset()
    result: Result | None = None
    brought: int = 0

    @property
    def reached_here(self) -> tuple[Reached, ...]:
        return self.reached[self.brought :]

    def has_reached(self, milestone: str) -> bool:
        return any(found.milestone == milestone for found in self.reached)

    def may_reach(self, milestone: Milestone) -> bool:
        """Whether what has to come before it is on record, or the other side's silence has opened it."""
        before = not milestone.after or any(map(self.has_reached, milestone.after))
        return before or milestone.id in self.offered

    @property
    def next_milestones(self) -> tuple[Milestone, ...]:
        """What can be recorded now, in the order of the table."""
        if self.result is not None:
            return ()
        plan = TRACKS[self.kind].milestones
        return tuple(m for m in plan if self.may_reach(m) and (m.again or not self.has_reached(m.id)))


Ways = Mapping[str, Way]


def remember_track(ways: Ways, event: Event) -> Ways:
    match event:
        case TrackOpened(track=track, kind=kind):
            return {**ways, track: Way(id=track, kind=kind)}
        case MilestoneReached(track=track, milestone=milestone, on=on):
            way = ways[track]
            reached = (*way.reached, Reached(milestone=milestone, on=on))
            return {**ways, track: way.model_copy(update={"reached": reached, "offered": way.offered - {milestone}})}
        case StepOffered(track=track, milestone=milestone):
            return {**ways, track: ways[track].model_copy(update={"offered": ways[track].offered | {milestone}})}
        case TrackEnded(track=track, result=result):
            return {**ways, track: ways[track].model_copy(update={"result": result, "offered": frozenset()})}
        case _:
            raise TypeError(event)
