"""The bodies of requests, made from the commands of the domain: what only the server may know is left out of them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, reduce
from operator import or_
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from api.fields import (
    LONGEST_LIST,
    Bin,
    CaseId,
    ConsentVersion,
    Day,
    DocumentId,
    DraftNumber,
    Flag,
    InOrder,
    IssueId,
    MilestoneId,
    Minutes,
    Month,
    NoteId,
    OpenMonth,
    OutgoingId,
    PaydayNumber,
    PersonId,
    ReviewId,
    SetDay,
    SortedCaseId,
    SystemId,
    TemplateId,
    TermKeys,
    Text,
    TextVersion,
    Title,
    ToldDay,
    TrackId,
    UnitId,
)
from api.newcomers import NewcomerBody
from domain.appeal.care.events import OpenPressureCase, TellPressure
from domain.appeal.commands import FileAppeal, ReleaseAnswer
from domain.appeal.outgoing.events import DraftLetter, FinishLetter, ProposeLetter, ReleaseLetter
from domain.appeal.outgoing.plan import Manner, Part
from domain.challenge.commands import FileChallenge, NameSystem, TriageChallenge
from domain.challenge.decision import Decision
from domain.challenge.precedent.events import ReleasePrecedent
from domain.challenge.respondent.commands import AnswerForFederation, ContestSorting
from domain.documents import AttachDocument, CorrectDocument
from domain.kernel import Command, Record, Sealed
from domain.kinds import PROCEDURES
from domain.risk.assessed import JudgeRisk
from domain.words import Language

FILED_WITH = frozenset({"primary", "channel", "contact"})
MADE_BY_THE_SERVER: Mapping[type[Command], frozenset[str]] = {
    FileAppeal: FILED_WITH,
    FileChallenge: FILED_WITH | {"category", "breach", "issues", "alike"},
    TriageChallenge: frozenset({"category"}),
    NameSystem: frozenset({"alike"}),
    AnswerForFederation: frozenset({"other"}),
    ReleaseAnswer: frozenset({"file", "template_sha256", "inputs"}),
    TellPressure: frozenset({"pressure_case"}),
    DraftLetter: frozenset({"words", "beside"}),
    FinishLetter: frozenset({"file", "text"}),
    ProposeLetter: frozenset({"proposals"}),
    ReleaseLetter: frozenset({"paper"}),
    ReleasePrecedent: frozenset({"precedent", "texts"}),
    JudgeRisk: frozenset({"seconds"}),
}
ASKED_OF_WHO_FILES: Mapping[str, Any] = {
    "member": (PersonId, Field("", description="Whom a chair or the desk files for. Left out: the caller.")),
    "newcomer": (
        NewcomerBody | None,
        Field(None, description="For the desk of a body: somebody who is in no register, in place of `member`."),
    ),
    "reached_by": (
        Literal["reception", "hotline"],
        Field("reception", description="For the desk of a body: how the person reached it."),
    ),
}
ASKED_INSTEAD: Mapping[type[Command], Mapping[str, Any]] = {
    FileAppeal: ASKED_OF_WHO_FILES,
    FileChallenge: {
        **ASKED_OF_WHO_FILES,
        "about": (
            SortedCaseId,
            Field("", description="For the decision `our_sorting` alone: the case of hers that was sorted."),
        ),
    },
    CorrectDocument: {"title": (Title | None, Field(None, description="Left out: it keeps the one it has."))},
    DraftLetter: {
        "parts": (dict[Part, Text], Field(description="The free parts, in the language of the letter.")),
        "parts_in_her_language": (dict[Part, Text], Field({}, description="The same, where hers is another language.")),
    },
    FinishLetter: {"document": (DocumentId, Field(description="A Word or PDF file among the documents."))},
    ProposeLetter: {
        "manners": (tuple[Manner, ...], Field((), max_length=3, description="Left out: all that the letter allows.")),
    },
    ReleaseAnswer: {"text": (Text, Field(description="The answer as it was previewed; it leaves as a letter."))},
}
BY_NAME: Mapping[str, Any] = {
    "member": PersonId,
    "holder": PersonId,
    "substitute": PersonId,
    "unit": UnitId,
    "until": SetDay,
    "note": NoteId,
    "other": CaseId,
    "employer_bin": Bin,
    "person": PersonId,
    "issue": IssueId,
    "document": DocumentId,
    "review": ReviewId,
    "consent_version": ConsentVersion,
    "text_version": ConsentVersion,
    "track": TrackId,
    "milestone": MilestoneId,
    "on": SetDay,
    "letter": OutgoingId,
    "template": TemplateId,
    "version": TextVersion,
    "payday": PaydayNumber,
    "first_month": Month,
    "last_month": OpenMonth,
    "month": Month,
    "terms": TermKeys,
    "system": SystemId,
    "expert": PersonId,
    "minutes": Minutes,
    "title": Title,
    "draft": DraftNumber,
    "kept_by": UnitId,
}
IN_ITS_PART: Mapping[type[BaseModel], Mapping[str, Any]] = {
    Decision: {"decided_on": ToldDay | None, "learned_on": ToldDay | None},
}
"""Where a field of a part is asked for in another way than one of the same name elsewhere."""


class Body(BaseModel):
    """A part of a request; a field nobody asked for is an error, and no error repeats what was sent."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _asked(annotation: Any) -> Any:
    """The form in which a field of a command is asked for: sealed text as plain text, days as days of a life."""
    if annotation is Sealed:
        return Text
    if annotation is date:
        return Day
    if annotation is bool:
        return Flag
    if get_origin(annotation) is frozenset:
        return Annotated[annotation, InOrder]
    if _has_parts(annotation):
        return mirror(annotation)
    parts = get_args(annotation)
    if get_origin(annotation) is tuple:
        several: Any = tuple[_asked(parts[0]), ...]  # type: ignore[misc]
        return Annotated[several, Field(max_length=LONGEST_LIST)]
    return reduce(or_, (None if p is NoneType else _asked(p) for p in parts)) if NoneType in parts else annotation


def _has_parts(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _named(name: str, field: FieldInfo) -> Any:
    """What has parts is no id, whatever its name; what a command wants of a value is asked of whoever sends it."""
    if name in BY_NAME and not _has_parts(field.annotation):
        return BY_NAME[name]
    asked = _asked(field.annotation)
    return Annotated[asked, *field.metadata] if field.metadata else asked


def _fields(record: type[BaseModel], left_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    own = IN_ITS_PART.get(record, {})
    return {
        name: (own.get(name) or _named(name, field), ... if field.is_required() else field.default)
        for name, field in record.model_fields.items()
        if name not in left_out
    }


@cache
def mirror(record: type[Record]) -> type[Body]:
    """A part of a command as it is asked for."""
    return create_model(f"{record.__name__}Body", __base__=Body, **_fields(record))


def body_class(
    command: type[Command],
    *,
    left_out: frozenset[str] = frozenset(),
    instead: Mapping[str, Any] | None = None,
    opens: bool = False,
) -> type[Body]:
    """The body by which a command is asked for: without what the server makes, with what is asked in its place. Beside
    its own fields the body of a command says which command it is, unless it `opens` something at an address of its own.
    """
    name: dict[str, Any] = {} if opens else {"command": (Literal[command.NAME], ...)}
    asked = {**name, **_fields(command, left_out), **(instead or {})}
    return create_model(f"{command.__name__}Body", __base__=Body, **asked)


def _body(command: type[Command]) -> type[Body]:
    return body_class(
        command,
        left_out=MADE_BY_THE_SERVER.get(command, frozenset()),
        instead=ASKED_INSTEAD.get(command),
        opens=issubclass(command, FileAppeal),
    )


COMMANDS: Mapping[str, type[Command]] = {
    command.NAME: command for procedure in PROCEDURES.values() for command in procedure.acts
}
"""What people can ask for. The clock's and the machine's commands stand in no table of acts, so nothing spells them."""

AT_OTHER_ADDRESSES = frozenset({FileAppeal, FileChallenge, ContestSorting, OpenPressureCase, AttachDocument})
"""What opens a case, and what comes with a file."""
BODIES: Mapping[str, type[Body]] = {
    name: _body(command) for name, command in COMMANDS.items() if command not in AT_OTHER_ADDRESSES
}

if TYPE_CHECKING:

    class FilingBody(Body):
        member: str
        reached_by: str
        newcomer: NewcomerBody | None
        language: Language
        employer_bin: str

    class ChallengeBody(FilingBody):
        system: str
        about: str

    class CommandBody(Body):
        command: str
        text: str
else:
    FilingBody = _body(FileAppeal)
    ChallengeBody = _body(FileChallenge)
    CommandBody = Annotated[reduce(or_, BODIES.values()), Field(discriminator="command")]


def body_of(command: str, fields: Mapping[str, Any]) -> "CommandBody":
    """The body of a command to a case, whose fields come from a form. Raises pydantic's `ValidationError`."""
    body: CommandBody = BODIES[command].model_validate({**fields, "command": command})  # type: ignore[assignment]
    return body


def command_of(body: Body, command: type[Command], seal: Callable[[str], Sealed], **made: Any) -> Command:
    """The command that a body asks for: its personal text sealed, and what the server made put in."""
    asked = {name: value for name, value in body.model_dump().items() if name in command.model_fields}
    return command.model_validate(_sealed(command, asked, seal) | made)


def _sealed(record: type[BaseModel], asked: Mapping[str, Any], seal: Callable[[str], Sealed]) -> dict[str, Any]:
    """What was asked with its personal text sealed, also inside of lists and of parts."""
    return {name: _sealed_value(record.model_fields[name].annotation, value, seal) for name, value in asked.items()}


def _sealed_value(annotation: Any, value: Any, seal: Callable[[str], Sealed]) -> Any:
    if annotation in {Sealed, Sealed | None}:
        return None if value is None else seal(value)
    if get_origin(annotation) is tuple and isinstance(inner := get_args(annotation)[0], type):
        return [_sealed(inner, one, seal) for one in value] if issubclass(inner, Record) else value
    if _has_parts(annotation) and value is not None:
        return _sealed(annotation, value, seal)
    return value
