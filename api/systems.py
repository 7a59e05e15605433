"""The register of algorithmic systems as one caller reads it and writes in it: the same for programs and for pages."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin
from uuid import UUID, uuid5

from pydantic import Field, create_model

from api.cases import answered_before, fingerprint
from api.commands import Body
from api.fields import LONGEST_LIST, Bin, Note, SetDay, Title, UnitId
from api.problems import FieldError, Problem
from api.services import Services
from domain.kernel import Actor, Command, Rule, is_id, kind_of
from domain.kinds import KINDS
from domain.organisation.known_settings import PATTERN_PEOPLE
from domain.organisation.organisation import Organisation
from domain.system.commands import RegisterSystem
from domain.system.decider import SYSTEM, WRITERS, bar_to_writing
from domain.system.state import System
from domain.words import Label
from ledger.record import Answer, Recorded, Stale, Unknown
from projections.figures import may_see_everything
from projections.queue import viewer
from projections.system_figures import Contest, Figures, Pattern, figures, openable, patterns
from projections.system_lists import Place

SYSTEMS = "/api/v1/systems"
SPACE = UUID("7f1c9f6e-2b35-4c0c-9c0c-0d7a52c4c1a9")
"""The space of their ids: an id follows from who registers and under which key, so registering twice makes one."""

LONGEST_SEARCH = 200
NO_NAMES = "Words about a system, not about people: name nobody."
Words = Annotated[Title | Literal[""], Field(description=NO_NAMES)]
BY_NAME: Mapping[str, Any] = {
    "name": Annotated[Title, Field(description=NO_NAMES)],
    "employer": Words,
    "vendor": Words,
    "release": Words,
    "other_purpose": Words,
    "clauses": Annotated[Note | Literal[""], Field(description=NO_NAMES)],
    "employer_bin": Bin,
    "unit": Annotated[UnitId | Literal[""], Field(description="Left out: the body that answers for the employer.")],
}


def _asked(annotation: Any) -> Any:
    if get_origin(annotation) is tuple:
        return Annotated[annotation, Field(max_length=LONGEST_LIST)]
    return SetDay | None if date in get_args(annotation) else annotation


def _body(command: type[Command]) -> type[Body]:
    named: dict[str, Any] = {} if command is RegisterSystem else {"command": (Literal[command.NAME], ...)}
    fields: dict[str, Any] = {
        name: (BY_NAME.get(name) or _asked(field.annotation), ... if field.is_required() else field.default)
        for name, field in command.model_fields.items()
    }
    return create_model(f"{command.__name__}Body", __base__=Body, **named, **fields)


RECORDINGS: Mapping[str, type[Command]] = {c.NAME: c for c in SYSTEM.commands if c is not RegisterSystem}
BODIES: Mapping[str, type[Body]] = {name: _body(command) for name, command in RECORDINGS.items()}

if TYPE_CHECKING:

    class SystemBody(Body): ...

    class RecordingBody(Body):
        command: str
else:
    SystemBody = _body(RegisterSystem)
    RecordingBody = Annotated[reduce(or_, BODIES.values()), Field(discriminator="command")]


def body_of(command: str, fields: Mapping[str, Any]) -> "RecordingBody":
    """The body of what is written down, whose fields come from a form. Raises pydantic's `ValidationError`."""
    body: RecordingBody = BODIES[command].model_validate({**fields, "command": command})  # type: ignore[assignment]
    return body


@dataclass(frozen=True)
class OpenedSystem:
    """One system as the caller has it open; it holds nothing about a person, so no look at it is recorded."""

    stream: str
    actor: Actor
    system: System
    history: tuple[Recorded, ...]
    organisation: Organisation

    @property
    def version(self) -> int:
        return self.history[-1].version

    @property
    def position(self) -> int:
        return self.history[-1].position

    @property
    def bar(self) -> Rule | None:
        """Why the caller may not write down what they know of it."""
        return bar_to_writing(self.actor, self.system.employer_bin, self.organisation)

    @property
    def workplace(self) -> Label | None:
        return workplaces(self.organisation, [self.system.employer_bin]).get(self.system.employer_bin)


def reader(services: Services, actor: Actor) -> Organisation:
    """The organisation, for whoever holds an office; for anybody else the register does not exist."""
    organisation = services.ledger.context()
    if not organisation.by_person.get(actor.id):
        raise Unknown
    return organisation


def is_writer(actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody may register systems, be it only those of their own employer."""
    held = organisation.by_person.get(actor.id, {}).values()
    return not WRITERS.isdisjoint(frozenset().union(*held))


def look(services: Services, actor: Actor, stream: str) -> OpenedSystem:
    """Raises `Unknown` alike where there is no such system and where there is no register for this caller."""
    organisation = reader(services, actor)
    history = services.ledger.history(stream) if is_system_id(stream) else ()
    if not history:
        raise Unknown
    system = KINDS[kind_of(stream)].fold(recorded.event for recorded in history)
    return OpenedSystem(stream, actor, system, history, organisation)


@dataclass(frozen=True)
class Counted:
    """How often a system is challenged, as far as the caller may know, and which of the challenges they may open."""

    figures: Figures
    patterns: tuple[Pattern, ...]
    openable: Sequence[Contest]


def counted(services: Services, opened: OpenedSystem) -> Counted:
    """Figures follow the log; whoever may see everything sees them all."""
    full = may_see_everything(opened.actor, opened.organisation)
    with services.pool.connection() as connection:
        return Counted(
            figures(connection, opened.stream, named_role=full),
            patterns(connection, opened.stream, opened.organisation.number_of(PATTERN_PEOPLE)),
            openable(connection, viewer(opened.actor, opened.organisation), opened.stream),
        )


def is_system_id(stream: str) -> bool:
    """Whether this could be the id of a system, as the record writes it."""
    return is_id(stream, SYSTEM.kind)


def system_id(actor: Actor, key: str) -> str:
    """The id of the system that this actor registers under this key."""
    return f"{SYSTEM.kind}-{uuid5(SPACE, f'{actor.id} {key}')}"


def register(services: Services, actor: Actor, body: "SystemBody", key: str) -> Answer:
    """Write down a system that the register does not have."""
    mark = fingerprint(services, SYSTEMS, body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    command = RegisterSystem.model_validate(body.model_dump())
    return services.ledger.perform(system_id(actor, key), command, actor, key, mark)


def send(
    services: Services, actor: Actor, stream: str, body: "RecordingBody", key: str, *, versions: Sequence[int] | None
) -> Answer:
    """Write down what became known of a system. `versions` are those the sender has in view; None: any will do."""
    mark = fingerprint(services, f"{SYSTEMS}/{stream}/commands", body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    opened = look(services, actor, stream)
    if versions is not None and opened.version not in versions:
        raise Stale(opened.version)
    command = RECORDINGS[body.command].model_validate(body.model_dump(exclude={"command"}))
    expected = None if versions is None else opened.version
    return services.ledger.perform(stream, command, actor, key, mark, expected_version=expected)


def workplaces(organisation: Organisation, employers: Sequence[str]) -> Mapping[str, Label]:
    """By the number of an employer: the name of the primary organisation there."""
    wanted = set(employers) - {""}
    there = sorted(
        (u for u in organisation.units.values() if u.employer_bin in wanted), key=lambda u: u.id, reverse=True
    )
    return {unit.employer_bin: unit.name for unit in there}


def cursor_of(place: Place) -> str:
    return urlsafe_b64encode(f"{place.moment.isoformat()} {place.stream}".encode()).decode()


def place_of(cursor: str) -> Place:
    """Raises a problem for a cursor that was not given by us."""
    try:
        moment, _, stream = urlsafe_b64decode(cursor.encode("ascii")).decode("ascii").partition(" ")
        found = Place(datetime.fromisoformat(moment), stream)
    except ValueError:
        found = None
    if found is None or found.moment.tzinfo is None or not is_system_id(found.stream):
        raise Problem("invalid-fields", errors=[FieldError("after", "cursor")])
    return found
