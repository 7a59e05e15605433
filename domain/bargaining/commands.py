"""What can be asked of collective talks."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from domain.bargaining.events import ClauseAt, SignedClause
from domain.bargaining.facts import Completeness, Entry, Failed, Part, Proven, Taken, Wanted
from domain.collective import Guarantee, Level, Paper, Party, Theme
from domain.kernel import Command, Sealed

Number = Annotated[
    str, StringConstraints(min_length=1, max_length=12, pattern=r"^[0-9A-Za-zА-Яа-яӘәІіҢңҒғҮүҰұҚқӨөҺһ.\-]+$")
]


class OpenTalks(Command):
    NAME: ClassVar[str] = "open_talks"

    level: Level
    unit: str
    employer_bin: str
    renews: str


class NameTeam(Command):
    NAME: ClassVar[str] = "name_team"

    person: str
    part: Part


class LeaveTeam(Command):
    NAME: ClassVar[str] = "leave_team"

    person: str


class RecordCapacity(Command):
    NAME: ClassVar[str] = "record_capacity"

    staff: int = Field(ge=1)
    members: int = Field(ge=0)
    elected_join: bool
    unions: int = Field(ge=1)
    single_body: bool


class RecordProposal(Command):
    NAME: ClassVar[str] = "record_proposal"

    party: Party
    received_on: date
    paper: Paper | None = None


class RecordEntry(Command):
    NAME: ClassVar[str] = "record_entry"

    entry: Entry
    on: date
    paper: Paper | None = None


class RecordProof(Command):
    """The paper came after what it proves was written down."""

    NAME: ClassVar[str] = "record_proof"

    of: Proven
    paper: Paper


class FormCommission(Command):
    NAME: ClassVar[str] = "form_commission"

    on: date
    ours: int = Field(ge=1)
    theirs: int = Field(ge=1)
    timetable: tuple[date, ...] = ()
    secrecy: bool


class AskInformation(Command):
    NAME: ClassVar[str] = "ask_information"

    on: date
    wanted: tuple[Wanted, ...] = Field(min_length=1)
    text: Sealed | None = None


class RecordInformation(Command):
    NAME: ClassVar[str] = "record_information"

    request: str
    on: date
    completeness: Completeness


class AddClause(Command):
    """`clause` is the stream in which its texts will stand."""

    NAME: ClassVar[str] = "add_clause"

    clause: str
    number: Number
    title: Sealed
    theme: Theme
    guarantee: Guarantee | None = None


class SendDraft(Command):
    """`clauses` are all of the table, as they stand when the draft leaves."""

    NAME: ClassVar[str] = "send_draft"

    clauses: tuple[ClauseAt, ...] = Field(min_length=1)


class CommentOnDraft(Command):
    """`primary` is the writer's own organisation as the record knows it."""

    NAME: ClassVar[str] = "comment_on_draft"

    primary: str
    clause: str
    text: Sealed


class AnswerComment(Command):
    NAME: ClassVar[str] = "answer_comment"

    comment: str
    taken: Taken
    text: Sealed | None = None


class EndDiscussion(Command):
    NAME: ClassVar[str] = "end_discussion"

    on: date


class RecordDisagreement(Command):
    NAME: ClassVar[str] = "record_disagreement"

    on: date


class SignAgreement(Command):
    """`clauses` are all of the table, as they stand when both sides sign."""

    NAME: ClassVar[str] = "sign_agreement"

    on: date
    in_force_from: date
    in_force_until: date
    copies: int = Field(ge=1)
    covered: int = Field(ge=0)
    protocol: bool
    clauses: tuple[SignedClause, ...]
    paper: Paper | None = None
    protocol_paper: Paper | None = None


class RecordAgreementEntered(Command):
    """The machine says that the signed agreement stands in the register."""

    NAME: ClassVar[str] = "record_agreement_entered"

    agreement: str


class RecordFailure(Command):
    """`paper` is the protocol of disagreements, where there is one."""

    NAME: ClassVar[str] = "record_failure"

    on: date
    because: Failed
    paper: Paper | None = None


class ResumeTalks(Command):
    NAME: ClassVar[str] = "resume_talks"

    on: date


class CloseTalks(Command):
    """Failed talks are put away for good."""

    NAME: ClassVar[str] = "close_talks"


class DraftReport(Command):
    NAME: ClassVar[str] = "draft_report"

    text: Sealed


class ReleaseReport(Command):
    NAME: ClassVar[str] = "release_report"


class WriteNote(Command):
    NAME: ClassVar[str] = "write_note"

    text: Sealed
