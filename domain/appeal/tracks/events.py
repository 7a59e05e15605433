"""What happens on the tracks of an appeal, and what can be asked of them."""

from datetime import date
from typing import ClassVar

from domain.appeal.tracks.plan import Result, TrackKind
from domain.kernel import Command, Event, Sealed


class TrackOpened(Event):
    """A way was opened by a person, or by the silence of the other side: `because` then names the term that passed."""

    NAME: ClassVar[str] = "track.opened"

    track: str
    kind: TrackKind
    because: str = ""


class MilestoneReached(Event):
    """`on` is the day on which it happened or is to happen; `proof` says how it is proved."""

    NAME: ClassVar[str] = "track.milestone_reached"

    track: str
    milestone: str
    on: date
    proof: Sealed | None = None


class StepOffered(Event):
    """The other side was silent, so the next step is open; a person decides whether to take it."""

    NAME: ClassVar[str] = "track.step_offered"

    track: str
    milestone: str
    because: str


class TrackEnded(Event):
    NAME: ClassVar[str] = "track.ended"

    track: str
    result: Result
    reasons: Sealed | None = None


class OpenTrack(Command):
    NAME: ClassVar[str] = "open_track"

    kind: TrackKind


class RecordMilestone(Command):
    NAME: ClassVar[str] = "record_milestone"

    track: str
    milestone: str
    on: date
    proof: Sealed | None = None


class EndTrack(Command):
    """The way is not gone on with; its running terms of the other side are dropped, those of LC 160 never."""

    NAME: ClassVar[str] = "end_track"

    track: str
    reasons: Sealed
