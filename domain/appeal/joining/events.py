"""What happens to two appeals that become one, and to two that are told apart again."""

from datetime import date, datetime
from typing import ClassVar

from domain.appeal.tracks.plan import Result, TrackKind
from domain.kernel import Event, Record, Sealed


class CaseTakenIn(Event):
    """Another case of the same member goes on in this one. `stage` and `urgent` are what this one is from now on.

    `holder` worked on the other case, and reviews nothing here; until `until` the merging can be taken back.
    """

    NAME: ClassVar[str] = "appeal.taken_in"

    other: str
    number: str
    stage: str
    urgent: bool
    holder: str
    until: datetime
    reasons: Sealed | None


class CaseGoneOver(Event):
    """The case goes on in another one of the same member; nothing runs and nothing is decided here any more."""

    NAME: ClassVar[str] = "appeal.gone_over"

    other: str
    number: str
    until: datetime
    reasons: Sealed | None


class Step(Record):
    milestone: str
    on: date


class TrackCarried(Event):
    """A track of the case that was taken in goes on here as `track`; there it was called `was`."""

    NAME: ClassVar[str] = "track.carried"

    track: str
    was: str
    kind: TrackKind
    reached: tuple[Step, ...]
    offered: tuple[str, ...]
    result: Result | None


class CasesSeparated(Event):
    """The merging was taken back: this case is again what it was before."""

    NAME: ClassVar[str] = "appeal.separated"

    other: str
    number: str
