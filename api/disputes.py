"""A collective dispute as one caller has it open, and what they can do in it: the same for programs and for pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args
from uuid import UUID, uuid5

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StrictInt, create_model

from api.cases import answered_before, fingerprint
from api.commands import Body, command_of, mirror
from api.fields import EARLIEST_DAY, Bin, Day, Flag, PersonId, SetDay, Text, UnitId, refuse
from api.fields import UUID as UUID_FORM
from api.opened import Asked, Opened, find, forward, sealing
from api.services import Services
from domain.bargaining.decider import DECIDER as BARGAINING
from domain.collective import Paper
from domain.dispute import commands as ask
from domain.dispute.decider import DECIDER
from domain.dispute.frame import DISPUTE, OPENING
from domain.dispute.people import roles
from domain.dispute.state import Dispute
from domain.kernel import Actor, Command, Role, Sealed, kind_of
from domain.organisation.organisation import Organisation
from ledger.record import Answer, Unknown

DISPUTES = "/api/v1/disputes"
SPACE = UUID("5e1a7f0c-3f3e-4f57-9a63-2a8f6f4f3d11")
"""The space of their ids: an id follows from who opens it and under which key."""
PURPOSE = "dispute"
MOST_PEOPLE = 10_000_000
TALKS = f"^({BARGAINING.kind}-{UUID_FORM})?$"


def _written_moment(value: Any) -> Any:
    if not isinstance(value, str | datetime):
        raise refuse("moment-with-its-offset")
    return value


def _near_moment(moment: datetime) -> datetime:
    if not EARLIEST_DAY.year <= moment.year <= datetime.now(moment.tzinfo).year + 2:
        raise refuse("moment-with-its-offset")
    return moment


Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_written_moment),
    AfterValidator(_near_moment),
    Field(description="With its offset: 2026-11-20T09:30:00+05:00."),
]
Count = Annotated[StrictInt, Field(ge=0, le=MOST_PEOPLE)]


PAPER = mirror(Paper)
ASKED: Mapping[Any, Any] = {Sealed: Text, date: Day, bool: Flag, int: Count, AwareDatetime: Moment, Paper: PAPER}
BY_NAME: Mapping[str, Any] = {
    "employer_bin": Bin,
    "unit": UnitId,
    "person": PersonId,
    "role": Literal[Role.NEGOTIATOR, Role.LAWYER, Role.EXPERT],
    "paper_id": Annotated[str, Field(pattern="^paper-[1-9][0-9]{0,3}$")],
    "talks": Annotated[str, Field(pattern=TALKS, description="The talks it came from; empty for none.")],
    "starts_on": SetDay,
    "duration_minutes": Annotated[StrictInt, Field(ge=1, le=1440)],
    "working_days": Annotated[StrictInt, Field(ge=1, le=60)],
}
OPENINGS = frozenset({ask.OpenDispute, ask.ReportStoppage})
COMMANDS: Mapping[str, type[Command]] = {c.NAME: c for c in DISPUTE.acts if c not in OPENINGS}


def _asked(name: str, annotation: Any) -> Any:
    choices = [each for each in get_args(annotation) if each is not NoneType]
    if NoneType in get_args(annotation):
        return _asked(name, choices[0]) | None
    return BY_NAME.get(name) or ASKED.get(annotation, annotation)


def _body(command: type[Command]) -> type[Body]:
    fields: dict[str, Any] = {
        name: (_asked(name, field.annotation), None if NoneType in get_args(field.annotation) else ...)
        for name, field in command.model_fields.items()
    }
    named: dict[str, Any] = {} if command in OPENINGS else {"command": (Literal[command.NAME], ...)}
    return create_model(f"{command.__name__}Body", __base__=Body, **named, **fields)


BODIES: Mapping[str, type[Body]] = {name: _body(command) for name, command in COMMANDS.items()}

if TYPE_CHECKING:

    class DisputeOpening(Body):
        talks: str

    class StoppageBody(Body):
        unit: str

    class DisputeBody(Body):
        command: str
else:
    DisputeOpening = _body(ask.OpenDispute)
    StoppageBody = _body(ask.ReportStoppage)
    DisputeBody = Annotated[reduce(or_, BODIES.values()), Field(discriminator="command")]


def body_of(command: str, fields: Mapping[str, Any]) -> "DisputeBody":
    """The body of a command whose fields come from a form. Raises pydantic's `ValidationError`."""
    body: DisputeBody = BODIES[command].model_validate({**fields, "command": command})  # type: ignore[assignment]
    return body


class OpenedDispute(Opened[Dispute]):
    """One dispute and what the caller is to it."""

    decider = DECIDER
    procedure = DISPUTE


def look(services: Services, actor: Actor, stream: str) -> OpenedDispute:
    """Raises `Unknown` alike where there is none and where there is none for this caller."""
    return find(OpenedDispute, services, actor, stream)


TEAM = frozenset({Role.NEGOTIATOR, Role.LAWYER, Role.EXPERT})
RELEASING = frozenset({Role.SUPERVISOR, Role.DUTY_OFFICER})


def texts_of(services: Services, opened: OpenedDispute) -> Mapping[str, str | None]:
    """What people wrote, by the box it lies in, as far as the caller may read it. The look is recorded first: the team
    reads all, who lets notices go reads those, who writes down a stoppage reads its hours, an auditor reads nothing.
    """
    boxes = {text.box: text for text in _readable(opened)}
    if not boxes:
        services.ledger.record_read(opened.stream, opened.actor, PURPOSE)
        return {}
    texts = services.ledger.open_all(tuple(boxes.values()), opened.actor, PURPOSE, stream=opened.stream)
    return dict(zip(boxes, texts, strict=True))


def _readable(opened: OpenedDispute) -> Iterator[Sealed]:
    state, held = opened.state, opened.roles
    if held & TEAM:
        yield from filter(None, (state.about, state.settled.terms if state.settled else None))
    if held & (TEAM | RELEASING):
        for paper in state.papers.values():
            yield from filter(None, (paper.drafted.text, paper.drafted.minimum_services))
    if held & (TEAM | RELEASING | {Role.CHAIR}):
        for hour in (hour for stoppage in state.stoppages for hour in stoppage.hours):
            yield from filter(None, (hour.demanded, hour.promised, hour.note))


def may_open(actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody holds an office that opens disputes."""
    return any(held & OPENING for held in organisation.by_person.get(actor.id, {}).values())


def dispute_id(actor: Actor, key: str) -> str:
    """The id of the dispute that this actor opens under this key."""
    return f"{DECIDER.kind}-{uuid5(SPACE, f'{actor.id} {key}')}"


def begin(services: Services, actor: Actor, body: "DisputeOpening | StoppageBody", key: str) -> Answer:
    """Open a dispute, or report a stoppage that opens one."""
    command = ask.OpenDispute if isinstance(body, DisputeOpening) else ask.ReportStoppage
    mark = fingerprint(services, f"{DISPUTES}/{command.NAME}", body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    if isinstance(body, DisputeOpening) and body.talks:
        _must_know_of(services, actor, body.talks)
    stream = dispute_id(actor, key)
    return services.ledger.perform(stream, command_of(body, command, sealing(services, stream)), actor, key, mark)


def _must_know_of(services: Services, actor: Actor, talks: str) -> None:
    """Talks that the caller may not see are as good as none."""
    history = services.ledger.history(talks) if kind_of(talks) == BARGAINING.kind else ()
    state = BARGAINING.fold(recorded.event for recorded in history)
    if not history or not BARGAINING.roles(state, actor, services.ledger.context()):
        raise Unknown


def send(
    services: Services,
    actor: Actor,
    stream: str,
    body: "DisputeBody",
    key: str,
    *,
    versions: Sequence[int] | None,
) -> Answer:
    """Send a command to a dispute. `versions` are those the sender has in view; None: any will do."""

    def make(found: OpenedDispute) -> Command:
        command = COMMANDS[body.command]
        found.refuse_unless_may(command)
        return command_of(body, command, sealing(services, stream))

    asked = Asked(f"{DISPUTES}/{stream}/commands", body, key, versions)
    return forward(services, actor, asked, lambda: look(services, actor, stream), make)


def visible(actor: Actor, organisation: Organisation, listed: Iterable[Any]) -> list[Any]:
    """Those of these rows that exist for the caller."""
    return [each for each in listed if roles(each.known(), actor, organisation)]
