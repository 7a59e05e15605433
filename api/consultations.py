"""A consultation as one caller has it open, and what they can do in it: the same for programs and for pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple
from uuid import UUID, uuid5

from pydantic import Field, create_model

from api.cases import answered_before, fingerprint
from api.commands import Body, command_of
from api.fields import Day, Text
from api.opened import Asked, Opened, find, forward, sealing
from api.opinions import issued
from api.services import Services
from api.systems import SYSTEMS
from api.systems import look as look_at_system
from domain.consultation.commands import OpenConsultation, ReleaseOpinion
from domain.consultation.decider import DECIDER, roles
from domain.consultation.events import Basis
from domain.consultation.frame import CONSULTATION, Stage
from domain.consultation.state import Consultation
from domain.kernel import Actor, Command, Refused, Role, Sealed
from domain.organisation.organisation import Organisation
from domain.words import Language
from ledger.record import Answer
from projections.system_lists import Consulted

CONSULTATIONS = "/api/v1/consultations"
SPACE = UUID("c1e4c2c6-5f3b-4b58-8b0e-3f1f0a9d6b77")
"""The space of their ids: an id follows from who opens it and under which key."""
PURPOSE = "consultation"


class OpeningBody(Body):
    """When the employer's draft came, and why the employer asks."""

    received_on: Day
    basis: Basis


ASKED: Mapping[Any, Any] = {Sealed: Text, date: Day}
COMMANDS: Mapping[str, type[Command]] = {c.NAME: c for c in CONSULTATION.acts if c is not OpenConsultation}


MADE_BY_THE_SERVER = frozenset({"file", "template_sha256"})


def _body(command: type[Command]) -> type[Body]:
    asked = {name: field.annotation for name, field in command.model_fields.items() if name not in MADE_BY_THE_SERVER}
    fields: dict[str, Any] = {name: (ASKED.get(annotation, annotation), ...) for name, annotation in asked.items()}
    named: dict[str, Any] = {"command": (Literal[command.NAME], ...)}
    return create_model(f"{command.__name__}Body", __base__=Body, **named, **fields)


BODIES: Mapping[str, type[Body]] = {name: _body(command) for name, command in COMMANDS.items()}

if TYPE_CHECKING:

    class ConsultationBody(Body):
        command: str
        language: Language
else:
    ConsultationBody = Annotated[reduce(or_, BODIES.values()), Field(discriminator="command")]


def body_of(command: str, fields: Mapping[str, Any]) -> "ConsultationBody":
    """The body of a command whose fields come from a form. Raises pydantic's `ValidationError`."""
    body: ConsultationBody = BODIES[command].model_validate({**fields, "command": command})  # type: ignore[assignment]
    return body


class OpenedConsultation(Opened[Consultation]):
    """One consultation and what the caller is to it."""

    decider = DECIDER
    procedure = CONSULTATION


def look(services: Services, actor: Actor, stream: str) -> OpenedConsultation:
    """Raises `Unknown` alike where there is none and where there is none for this caller."""
    return find(OpenedConsultation, services, actor, stream)


def visible(actor: Actor, organisation: Organisation, listed: Iterable[Consulted]) -> list[Consulted]:
    """Those of these that exist for the caller."""
    return [each for each in listed if roles(_known(each), actor, organisation)]


def _known(listed: Consulted) -> Consultation:
    """As much of a consultation as says for whom it exists."""
    return Consultation(stage=Stage(listed.stage), unit=listed.unit, employer_bin=listed.employer_bin)


class Texts(NamedTuple):
    """None where nothing was written, where it was erased, and for an auditor."""

    opinion: str | None
    review: str | None
    proof: str | None


def texts_of(services: Services, opened: OpenedConsultation) -> Texts:
    """What was written, after the look was recorded."""
    state = opened.state
    boxes = [each.text if each else None for each in (state.draft, state.reviewed)]
    boxes.append(state.served.proof if state.served else None)
    if opened.roles <= {Role.AUDITOR}:
        boxes = [None] * len(boxes)
    written = [box for box in boxes if box]
    if not written:
        services.ledger.record_read(opened.stream, opened.actor, PURPOSE)
    texts = iter(services.ledger.open_all(written, opened.actor, PURPOSE, stream=opened.stream) if written else ())
    return Texts(*(next(texts) if box else None for box in boxes))


def consultation_id(actor: Actor, key: str) -> str:
    """The id of the consultation that this actor opens under this key."""
    return f"{DECIDER.kind}-{uuid5(SPACE, f'{actor.id} {key}')}"


def begin(services: Services, actor: Actor, system: str, body: OpeningBody, key: str) -> Answer:
    """Open a consultation about a system of the register."""
    mark = fingerprint(services, f"{SYSTEMS}/{system}/consultations", body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    known = look_at_system(services, actor, system)
    if known.bar:
        raise Refused(known.bar)
    facts = {"system": system, "employer_bin": known.system.employer_bin, "unit": known.system.unit}
    command = OpenConsultation.model_validate({**body.model_dump(), **facts})
    return services.ledger.perform(consultation_id(actor, key), command, actor, key, mark)


def send(
    services: Services,
    actor: Actor,
    stream: str,
    body: "ConsultationBody",
    key: str,
    *,
    versions: Sequence[int] | None,
) -> Answer:
    """Send a command to a consultation. `versions` are those the sender has in view; None: any will do."""

    def make(found: OpenedConsultation) -> Command:
        command = COMMANDS[body.command]
        found.refuse_unless_may(command)
        letter = issued(services, found, body.language) if command is ReleaseOpinion else {}
        return command_of(body, command, sealing(services, stream), **letter)

    asked = Asked(f"{CONSULTATIONS}/{stream}/commands", body, key, versions)
    return forward(services, actor, asked, lambda: look(services, actor, stream), make)
