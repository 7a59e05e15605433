"""What happens to two appeals that become one, and to two that are told apart again.

What is *carried* was recorded in the other case and goes on here under a name that is free; what people wrote about it
stays sealed where it was written.
"""

from datetime import date, datetime
from typing import ClassVar

from domain.appeal.events import Breach, Category, Purpose
from domain.appeal.limits.events import Finding
from domain.appeal.limits.standing import Standing
from domain.appeal.outgoing.events import Proposal, Words
from domain.appeal.tracks.plan import Result, TrackKind
from domain.kernel import Event, Record, Sealed, SealedFile
from domain.words import Language


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


class IssueCarried(Event):
    """What the other case was about, there called `was`; `turned`: commission or court were turned to over it."""

    NAME: ClassVar[str] = "appeal.issue_carried"

    issue: str
    was: str
    category: Category
    breach: Breach
    turned: bool


class StandingCarried(Event):
    """The exemption test was made in the other case."""

    NAME: ClassVar[str] = "appeal.standing_carried"

    standing: Standing


class PaydaysCarried(Event):
    """The unpaid paydays of both cases; nothing is owed for the months in `settled`.

    `beside`: they came with the other case, so they stand in for no term of this one's own.
    """

    NAME: ClassVar[str] = "appeal.paydays_carried"

    payday: int
    first_month: str
    last_month: str
    settled: tuple[str, ...]
    beside: bool


class FindingCarried(Event):
    """What a lawyer found of a term that passed; a second one looks in `review`, or has confirmed it."""

    NAME: ClassVar[str] = "appeal.finding_carried"

    term: str
    finding: Finding
    by: str
    review: str
    confirmed_by: str


class Part(Record):
    """Somebody's part in a group, with what they agreed to."""

    person: str
    consents: tuple[Purpose, ...]
    text_version: int


class GroupCarried(Event):
    """Those who took part in the other case do so here, and whoever was invited there is invited here."""

    NAME: ClassVar[str] = "appeal.group_carried"

    participants: tuple[Part, ...]
    invited: tuple[str, ...]


class LetterCarried(Event):
    """A letter of the other case goes on here as far as it had come there.

    Its free parts are sealed in the stream `words_in`, its texts and files in `texts_in`, where it is called `was`;
    the signed document is one of the case `signed_in`.
    """

    NAME: ClassVar[str] = "outgoing.carried"

    letter: str
    was: str
    words_in: str
    texts_in: str
    template: str
    track: str
    language: Language
    words: tuple[Words, ...]
    beside: tuple[Words, ...]
    by: str
    finished: Proposal | None
    proposals: tuple[Proposal, ...]
    rounds: int
    agreed: str
    orally: bool
    refused_on: date | None
    released: SealedFile | None
    signed: str
    signed_in: str
    sent_on: date | None
    served_on: date | None


class CasesSeparated(Event):
    """The merging was taken back: this case is again what it was before."""

    NAME: ClassVar[str] = "appeal.separated"

    other: str
    number: str


EVENTS: tuple[type[Event], ...] = (
    CaseTakenIn,
    CaseGoneOver,
    TrackCarried,
    IssueCarried,
    StandingCarried,
    PaydaysCarried,
    FindingCarried,
    GroupCarried,
    LetterCarried,
    CasesSeparated,
)
