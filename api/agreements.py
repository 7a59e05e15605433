"""The register of agreements as one caller reads it and writes in it: the same for programs and for pages."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, Field, StrictInt, create_model

from api.cases import answered_before, fingerprint
from api.commands import Body, command_of, mirror
from api.fields import AgreedDay, AgreementId, Bin, ClauseId, Day, Flag, Note, Text, Title, UnitId, refuse
from api.opened import Asked, Opened, find, forward, sealing
from api.problems import FieldError, Problem
from api.services import Services
from domain.agreement.commands import AttachText, RegisterAgreement
from domain.agreement.decider import DECIDER
from domain.agreement.facts import Kept, Status
from domain.agreement.frame import AGREEMENT, WRITERS
from domain.agreement.identity import KIND, agreement_under
from domain.agreement.state import Agreement
from domain.collective import Guarantee, Paper, Theme
from domain.kernel import ALMATY, Actor, Command, is_id
from domain.organisation.organisation import Organisation
from domain.regions import REGIONS
from ledger.record import Answer, Unknown
from ledger.spelling import spelled
from projections.agreement_lists import Place
from projections.system_lists import MOST_WORDS

AGREEMENTS = "/api/v1/agreements"
PURPOSE = "agreement"
MOST_CLAUSES = 500
MOST_COVERED = 10_000_000
NO_NAMES = "Organisations, not people: it is seen by everybody who holds an office."


def _known_region(code: str) -> str:
    if code and code not in REGIONS:
        raise refuse("iso-3166-2-region")
    return code


Number = Annotated[Title, Field(max_length=40, description="As it stands in the agreement: 4.12.")]
Count = Annotated[StrictInt, Field(ge=0, le=MOST_COVERED)]
Themes = Annotated[tuple[Theme, ...], Field(max_length=len(Theme))]
Guarantees = Annotated[tuple[Guarantee, ...], Field(max_length=len(Guarantee))]


class ClauseBody(Body):
    """One clause; without a text its words are in the file alone."""

    number: Number
    theme: Theme
    guarantee: Guarantee | None = None
    text: Text | None = None


class OpenClausesBody(Body):
    theme: Theme
    count: Annotated[StrictInt, Field(ge=0, le=MOST_CLAUSES)]


class FindingBody(Body):
    """What a control found of one theme."""

    theme: Theme
    kept: Kept


BY_NAME: Mapping[str, Any] = {
    "parties": Annotated[Note, Field(max_length=500, description=NO_NAMES)],
    "employer_bin": Annotated[Bin | Literal[""], Field(description="For a collective agreement: with whom.")],
    "unit": Annotated[UnitId | Literal[""], Field(description="Left out: the body that answers for the employer.")],
    "region": Annotated[str, AfterValidator(_known_region), Field(description="Left out: that of the body.")],
    "branch": Annotated[str, Field(pattern="^[a-z0-9_]{0,40}$", description="Left out: that of the body.")],
    "covered": Count,
    "copies": Annotated[StrictInt, Field(ge=0, le=1_000)],
    "signed_on": Day,
    "in_force_from": AgreedDay,
    "until": AgreedDay,
    "open_clauses": Annotated[tuple[OpenClausesBody, ...], Field(max_length=len(Theme))],
    "themes": Themes,
    "guarantees": Guarantees,
    "clauses": Annotated[tuple[ClauseBody, ...], Field(max_length=MOST_CLAUSES)],
    "said": ClauseBody,
    "clause": ClauseId,
    "other": AgreementId,
    "on": Day,
    "number": Annotated[Title | Literal[""], Field(max_length=100, description="Of the receipt, if there is one.")],
    "findings": Annotated[tuple[FindingBody, ...], Field(min_length=1, max_length=len(Theme))],
    "text": Text | None,
    "paper": mirror(Paper) | None,
}
MAY_BE_LEFT_OUT = {"until": AgreedDay | None, "covered": Count | None}
"""Where a field of these names may be None: in an amendment."""
MADE_BY_THE_SERVER = frozenset({"talks", "file"})


def _body(command: type[Command]) -> type[Body]:
    named: dict[str, Any] = {} if command is RegisterAgreement else {"command": (Literal[command.NAME], ...)}
    fields: dict[str, Any] = {
        name: (_asked(name, field.annotation), ... if field.is_required() else field.default)
        for name, field in command.model_fields.items()
        if name not in MADE_BY_THE_SERVER
    }
    return create_model(f"{command.__name__}Body", __base__=Body, **named, **fields)


def _asked(name: str, annotation: Any) -> Any:
    if annotation in {date | None, int | None}:
        return MAY_BE_LEFT_OUT[name]
    return Flag if annotation is bool else BY_NAME.get(name, annotation)


COMMANDS: Mapping[str, type[Command]] = {
    command.NAME: command for command in AGREEMENT.acts if command not in {RegisterAgreement, AttachText}
}
"""What is sent to an agreement; its text comes as a file, at an address of its own."""
BODIES: Mapping[str, type[Body]] = {name: _body(command) for name, command in COMMANDS.items()}

if TYPE_CHECKING:

    class RegisteringBody(Body): ...

    class AgreementBody(Body):
        command: str
else:
    RegisteringBody = _body(RegisterAgreement)
    AgreementBody = Annotated[reduce(or_, BODIES.values()), Field(discriminator="command")]


def body_of(command: str, fields: Mapping[str, Any]) -> "AgreementBody":
    """The body of a command to an agreement, whose fields come from a form. Raises pydantic's `ValidationError`."""
    body: AgreementBody = BODIES[command].model_validate({**fields, "command": command})  # type: ignore[assignment]
    return body


class OpenedAgreement(Opened[Agreement]):
    """One agreement and what the caller is to it; there is none for somebody without an office."""

    decider = DECIDER
    procedure = AGREEMENT

    @property
    def today(self) -> date:
        return self.organisation.today

    @property
    def status(self) -> Status:
        return self.state.status(self.today)


def today_of(services: Services) -> date:
    return services.ledger.now().astimezone(ALMATY).date()


def reader(services: Services, actor: Actor) -> Organisation:
    """The organisation, for whoever holds an office; for anybody else the register does not exist."""
    organisation = services.ledger.context()
    if not organisation.by_person.get(actor.id):
        raise Unknown
    return organisation


def is_writer(actor: Actor, organisation: Organisation) -> bool:
    held = organisation.by_person.get(actor.id, {}).values()
    return not WRITERS.isdisjoint(frozenset().union(*held))


def look(services: Services, actor: Actor, stream: str) -> OpenedAgreement:
    """Raises `Unknown` alike where there is none and where there is no register for this caller."""
    return find(OpenedAgreement, services, actor, stream)


def texts_of(services: Services, opened: OpenedAgreement) -> Mapping[str, str]:
    """The words of its clauses and of its controls, by clause and by number of the control, after the look was
    recorded. Whoever only counts has no need of this.
    """
    boxes = {clause: said.text for clause, said in opened.state.clauses.items() if said.text}
    boxes |= {f"control-{n}": c.text for n, c in enumerate(opened.state.controls) if c.text}
    if not boxes:
        return {}
    texts = services.ledger.open_all(list(boxes.values()), opened.actor, PURPOSE, stream=opened.stream)
    return {name: text for name, text in zip(boxes, texts, strict=True) if text is not None}


def register(services: Services, actor: Actor, body: "RegisteringBody", key: str) -> Answer:
    """Write down an agreement that the register does not have."""
    mark = fingerprint(services, AGREEMENTS, body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    stream = agreement_under(actor.id, key)
    return services.ledger.perform(
        stream, command_of(body, RegisterAgreement, sealing(services, stream)), actor, key, mark
    )


def send(
    services: Services,
    actor: Actor,
    stream: str,
    body: "AgreementBody",
    key: str,
    *,
    versions: Sequence[int] | None,
) -> Answer:
    """Send a command to an agreement. `versions` are those the sender has in view; None: any will do."""

    def make(found: OpenedAgreement) -> Command:
        command = COMMANDS[body.command]
        found.refuse_unless_may(command)
        return command_of(body, command, sealing(services, stream))

    asked = Asked(f"{AGREEMENTS}/{stream}/commands", body, key, versions)
    return forward(services, actor, asked, lambda: look(services, actor, stream), make)


def clause_tokens(services: Services, typed: str) -> tuple[int, ...]:
    """The words that one clause has to have, as hashes."""
    words = list(dict.fromkeys(spelled(typed)))[:MOST_WORDS]
    return tuple(services.ledger.wordbook.token(word) for word in words)


def cursor_of(place: Place) -> str:
    return urlsafe_b64encode(f"{place.day.isoformat()} {place.stream}".encode()).decode()


def place_of(cursor: str) -> Place:
    """Raises a problem for a cursor that was not given by us."""
    try:
        day, _, stream = urlsafe_b64decode(cursor.encode("ascii")).decode("ascii").partition(" ")
        found = Place(date.fromisoformat(day), stream)
    except ValueError:
        found = None
    if found is None or not is_id(found.stream, KIND):
        raise Problem("invalid-fields", errors=[FieldError("after", "cursor")])
    return found
