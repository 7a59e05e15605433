"""What the API answers about a case: the shapes of it, as they stand in its documentation."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from domain.appeal.events import AnswerDrafted, ClosingProposed
from domain.appeal.limits.events import FindingRecorded
from domain.appeal.routing_events import CaseRedirected, CaseSentBack, RouteSettled
from domain.kernel import Role
from domain.noting import NoteWritten
from domain.procedure import Side
from domain.review import Because, ReviewCompleted
from domain.words import Confidence, Label, Language

STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER})
READERS = STAFF | {Role.MEMBER, Role.PARTICIPANT, Role.CHAIR, Role.RECEIVER, Role.EXPERT}
"""An auditor follows what was done and when; what people wrote to their union is not an auditor's to read."""
WORKING_PAPERS = (AnswerDrafted, ClosingProposed, FindingRecorded, ReviewCompleted, NoteWritten)
"""What staff write to each other before anything is decided."""
BETWEEN_BODIES = (CaseRedirected, CaseSentBack, RouteSettled)
"""What one body writes to another about who answers for a case."""


class View(BaseModel):
    """A part of an answer; it holds what it says and nothing else."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(View):
    code: str
    label: Label


class RuleView(View):
    """The rule that stands against an act, in the words people read."""

    rule: str
    label: Label
    source: str


class ButtonView(View):
    """An act that is open to the caller now, or the rule that refuses it."""

    command: str
    label: Label
    hint: Label
    refused: RuleView | None


class TermView(View):
    """A running term: `falls_on` is its last day, `moment` the instant it ends; confidence P is policy, not law.

    `act_by` is the same day, or an earlier one where two are known (a calendar that moved, a pause) and no lawyer has
    confirmed the later. `limits` marks a term for turning to commission or court.
    """

    id: str
    label: Label
    falls_on: date
    act_by: date
    moment: datetime
    side: Side
    source: str
    confidence: Confidence
    provisional: bool
    limits: bool
    paused: bool
    explanation: Label
    on_miss: Label


class TextView(View):
    """Something a person wrote. `sealed`: not for this caller; `erased`: for nobody any more."""

    version: int
    event: str
    field: str
    written_at: datetime
    by: str
    state: Literal["open", "sealed", "erased"]
    text: str | None


class LetterView(View):
    id: str
    language: Language
    issued_at: datetime
    size: int
    url: str


class ReviewView(View):
    """A review that is open; with nobody as its holder the pool of the unit holds it."""

    id: str
    because: Because
    holder: str
    unit: str


class MilestoneView(View):
    """A step that was recorded, or one that can be recorded now; `on` is then null."""

    milestone: str
    label: Label
    on: date | None


class TrackView(View):
    """A way outside the union: what was reached, what can come next, and what silence of the other side opened."""

    id: str
    kind: str
    label: Label
    result: Named | None
    reached: tuple[MilestoneView, ...]
    next: tuple[MilestoneView, ...]
    offered: tuple[str, ...]


class MarkView(View):
    """What stands against a filing that was accepted all the same, and what it means for her."""

    code: str
    label: Label
    meaning: Label


class IssueView(View):
    """One thing that the case is about; `on` is the earliest day from which its term may run."""

    id: str
    category: Named
    on: date | None
    outcome: Named | None


class CaseView(View):
    """A case as its caller may see it, at one version. People and units are named by their ids."""

    id: str
    number: str
    version: int
    position: int
    kind: str
    stage: Named
    next_step: Label
    category: Named
    urgent: bool
    grounds: tuple[Named, ...]
    """For which the rules ever found it urgent."""
    about: str
    """The case that this challenge says the Federation's own program sorted wrongly; "" for any other case."""
    sorting_contested: tuple[str, ...]
    """Challenges of how this case was sorted that wait for the answer of the Federation."""
    outcome: Named | None
    language: Language
    member: str
    filed_by: str
    holder: str
    substitute: str
    delegated_until: date | None
    unit: str
    offered_to: str
    primary: str
    region: str
    branch: str
    employer_bin: str
    primary_may_know: bool
    standing: Named
    authority: Named
    marks: tuple[MarkView, ...]
    issues: tuple[IssueView, ...]
    group: bool
    participants: tuple[str, ...]
    participants_count: int
    consents: dict[str, int]
    roles: tuple[Role, ...]
    opened_at: datetime
    changed_at: datetime
    terms: tuple[TermView, ...]
    lapsed: tuple[str, ...]
    tracks: tuple[TrackView, ...]
    reviews: tuple[ReviewView, ...]
    letters: tuple[LetterView, ...]
    texts: tuple[TextView, ...]
    buttons: tuple[ButtonView, ...]
