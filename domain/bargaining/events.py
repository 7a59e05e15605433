"""What happens in collective talks, from the first proposal to a signature or a failure."""

import operator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from domain.bargaining.facts import Completeness, Entry, Failed, Part, Proven, Status, Taken, Wanted
from domain.collective import Guarantee, Level, Paper, Party, Theme
from domain.kernel import Event, Record, Sealed

Proof = Annotated[Paper | None, Field(exclude_if=operator.not_)]
"""A paper that proves what was recorded; None where nobody has it, or not yet."""


class ClauseAt(Record):
    """A clause as it stood at one version of its stream."""

    clause: str
    version: int


class SignedClause(ClauseAt):
    """A clause as it was signed, or as it went into the protocol of disagreements."""

    number: str
    theme: Theme
    guarantee: Guarantee | None
    status: Status


class TalksOpened(Event):
    """The union prepares to bargain. `renews` is the agreement in the register that the new one is to follow, or ""."""

    NAME: ClassVar[str] = "bargaining.opened"

    by: str
    level: Level
    unit: str
    region: str
    branch: str
    employer_bin: str
    renews: str


class TeamNamed(Event):
    """Somebody is at the table for the union, and from now on sees what lies on it."""

    NAME: ClassVar[str] = "bargaining.team_named"

    by: str
    person: str
    part: Part


class TeamLeft(Event):
    NAME: ClassVar[str] = "bargaining.team_left"

    by: str
    person: str


class CapacityRecorded(Event):
    """For whom the union speaks (LC 20(1), 156(4)): below half of the staff elected representatives speak with it, and
    several unions form one body.
    """

    NAME: ClassVar[str] = "bargaining.capacity_recorded"

    by: str
    staff: int
    members: int
    elected_join: bool
    unions: int
    single_body: bool


class ProposalMade(Event):
    """One side proposed talks in writing, and the other received it that day."""

    NAME: ClassVar[str] = "bargaining.proposal_made"

    by: str
    party: Party
    received_on: date
    paper: Proof = None


class EntryRecorded(Event):
    """The side to which talks were proposed entered them, or said no; `late` where its term had passed."""

    NAME: ClassVar[str] = "bargaining.entry_recorded"

    by: str
    entry: Entry
    on: date
    late: bool
    paper: Proof = None


class ProofRecorded(Event):
    """A paper was found for what had been recorded without one."""

    NAME: ClassVar[str] = "bargaining.proof_recorded"

    by: str
    of: Proven
    paper: Paper


class EvasionRecorded(Event):
    """The employer did not enter talks in its term, or refused to (LC 158(5), KoAP 97(1)). `unproven`: no paper was on
    record then that the proposal had reached it.
    """

    NAME: ClassVar[str] = "bargaining.evasion_recorded"

    silent: bool
    unproven: bool = Field(False, exclude_if=operator.not_)


class CommissionFormed(Event):
    """The joint commission stands: how many of each side, when it means to meet, whether it keeps secrets."""

    NAME: ClassVar[str] = "bargaining.commission_formed"

    by: str
    on: date
    ours: int
    theirs: int
    timetable: tuple[date, ...]
    secrecy: bool


class InformationAsked(Event):
    NAME: ClassVar[str] = "bargaining.information_asked"

    by: str
    request: str
    on: date
    wanted: tuple[Wanted, ...]
    text: Sealed | None


class InformationGiven(Event):
    NAME: ClassVar[str] = "bargaining.information_given"

    by: str
    request: str
    on: date
    completeness: Completeness


class ClauseAdded(Event):
    """Somebody brought a clause to the table. `title` is sealed: it may say what one side wants."""

    NAME: ClassVar[str] = "bargaining.clause_added"

    by: str
    clause: str
    number: str
    title: Sealed
    theme: Theme
    guarantee: Guarantee | None


class DraftSent(Event):
    """The draft went to the workers for the discussion that LC 156(5) demands: these clauses, as they then stood."""

    NAME: ClassVar[str] = "bargaining.draft_sent"

    by: str
    clauses: tuple[ClauseAt, ...]


class CommentMade(Event):
    """A worker said what they think of the draft or one clause of it."""

    NAME: ClassVar[str] = "bargaining.comment_made"

    by: str
    comment: str
    clause: str
    text: Sealed


class CommentAnswered(Event):
    NAME: ClassVar[str] = "bargaining.comment_answered"

    by: str
    comment: str
    taken: Taken
    text: Sealed | None


class DiscussionEnded(Event):
    """The workers discussed the draft."""

    NAME: ClassVar[str] = "bargaining.discussion_ended"

    by: str
    on: date


class DisagreementArose(Event):
    """The sides do not agree: the month for a protocol of disagreements runs (LC 156(7))."""

    NAME: ClassVar[str] = "bargaining.disagreement_arose"

    by: str
    on: date


class AgreementSigned(Event):
    """Both sides signed; `protocol` where a protocol of disagreements belongs to it. `lacking` are the guarantees of
    the Federation and `missing` the mandatory themes (LC 157(1)) of which no agreed clause speaks.
    """

    NAME: ClassVar[str] = "bargaining.agreement_signed"

    by: str
    on: date
    in_force_from: date
    in_force_until: date
    copies: int
    covered: int
    protocol: bool
    clauses: tuple[SignedClause, ...]
    lacking: tuple[Guarantee, ...]
    missing: tuple[Theme, ...]
    paper: Proof = None
    protocol_paper: Proof = None


class AgreementEntered(Event):
    """The signed agreement stands in the register."""

    NAME: ClassVar[str] = "bargaining.agreement_entered"

    agreement: str


class TalksFailed(Event):
    """`paper` is the protocol of disagreements, where there is one."""

    NAME: ClassVar[str] = "bargaining.failed"

    by: str
    on: date
    because: Failed
    paper: Proof = None


class TalksResumed(Event):
    """After all the sides sit down again."""

    NAME: ClassVar[str] = "bargaining.resumed"

    by: str
    on: date


class ReportDrafted(Event):
    """What members are to be told of the talks; a second person releases it."""

    NAME: ClassVar[str] = "bargaining.report_drafted"

    by: str
    text: Sealed


class ReportReleased(Event):
    NAME: ClassVar[str] = "bargaining.report_released"

    by: str


class NoteWritten(Event):
    """A note of the union's own side; it never stands in what is shared."""

    NAME: ClassVar[str] = "bargaining.note_written"

    by: str
    text: Sealed
