"""Collective talks as one caller has them open, with their table and rounds: the same for programs and for pages."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast
from uuid import UUID, uuid5

from pydantic import Field

from api.cases import answered_before, fingerprint
from api.commands import Body, body_class, command_of
from api.fields import LONGEST_LIST, AgreedDay, Bin, SetDay
from api.fields import UUID as UUID_FORM
from api.opened import Asked, Opened, find, forward, sealing
from api.services import Services
from domain.bargaining import commands as ask
from domain.bargaining.clauses.decider import CLAUSE
from domain.bargaining.decider import DECIDER, roles
from domain.bargaining.events import ClauseAdded, ClauseAt, SignedClause
from domain.bargaining.facts import Part
from domain.bargaining.frame import AT_THE_TABLE, BARGAINING, OPENING
from domain.bargaining.state import Bargaining, Stage
from domain.bargaining.within import plain
from domain.kernel import Actor, Command, Role, Sealed
from domain.organisation.organisation import Organisation
from ledger.record import Answer, Unknown
from projections.talks_lists import Listed

TALKS = "/api/v1/talks"
SPACE = UUID("4d0f3d5e-54a5-4b6f-9b55-0d5d0b3c7a10")
"""The space of ids of talks, and of whatever stands within them: an id follows from what it is made of."""
PURPOSE = "talks"

MADE_BY_THE_SERVER: Mapping[type[Command], frozenset[str]] = {
    ask.AddClause: frozenset({"clause"}),
    ask.SendDraft: frozenset({"clauses"}),
    ask.SignAgreement: frozenset({"clauses"}),
    ask.CommentOnDraft: frozenset({"primary"}),
}
"""What the server reads off the table, or knows of the caller."""
INSTEAD: Mapping[type[Command], Mapping[str, Any]] = {
    ask.FormCommission: {"timetable": (tuple[SetDay, ...], Field((), max_length=LONGEST_LIST))},
    ask.SignAgreement: {"in_force_from": (AgreedDay, ...), "in_force_until": (AgreedDay, ...)},
}
OPENED_WITH: Mapping[str, Any] = {
    "employer_bin": (Bin | Literal[""], Field("", description="Of a collective agreement; empty at other levels.")),
    "renews": (str, Field("", pattern=f"^(agreement-{UUID_FORM})?$", description="The agreement it is to follow.")),
}
COMMANDS: Mapping[str, type[Command]] = {
    command.NAME: command for command in BARGAINING.acts if command is not ask.OpenTalks
}
BODIES: Mapping[str, type[Body]] = {
    name: body_class(command, left_out=MADE_BY_THE_SERVER.get(command, frozenset()), instead=INSTEAD.get(command))
    for name, command in COMMANDS.items()
}

if TYPE_CHECKING:

    class OpeningBody(Body): ...

    class TalksBody(Body):
        command: str
else:
    OpeningBody = body_class(ask.OpenTalks, instead=OPENED_WITH, opens=True)
    TalksBody = Annotated[reduce(or_, BODIES.values()), Field(discriminator="command")]


def body_of(command: str, fields: Mapping[str, Any]) -> "TalksBody":
    """The body of a command whose fields come from a form. Raises pydantic's `ValidationError`."""
    return cast("TalksBody", BODIES[command].model_validate({**fields, "command": command}))


class OpenedTalks(Opened[Bargaining]):
    """Collective talks and what the caller is to them."""

    decider = DECIDER
    procedure = BARGAINING

    @property
    def at_the_table(self) -> bool:
        """Whether the caller is named, and so sees what lies on the table."""
        return bool(self.roles & AT_THE_TABLE)


def look(services: Services, actor: Actor, stream: str) -> OpenedTalks:
    """For the team and the offices. Raises `Unknown` alike where there are none and where there are none for this
    caller; a worker who is only asked for a comment sees the draft and not the talks.
    """
    found = knock(services, actor, stream)
    if found.roles <= {Role.INVITED}:
        raise Unknown
    return found


def knock(services: Services, actor: Actor, stream: str) -> OpenedTalks:
    """Also for workers, while they discuss the draft. Raises `Unknown`."""
    return find(OpenedTalks, services, actor, stream)


def at_table(services: Services, actor: Actor, stream: str) -> OpenedTalks:
    """For those who are named. Raises `Unknown` for everybody else."""
    found = look(services, actor, stream)
    if not found.at_the_table:
        raise Unknown
    return found


def visible(actor: Actor, organisation: Organisation, listed: Iterable[Listed]) -> list[Listed]:
    """Those of these that exist for the caller."""
    found = ((each, roles(_known(each), actor, organisation)) for each in listed)
    return [each for each, held in found if held - {Role.INVITED}]


def _known(listed: Listed) -> Bargaining:
    """As much of the talks as says for whom they exist."""
    return Bargaining(
        stage=Stage(listed.stage),
        unit=listed.unit,
        employer_bin=listed.employer_bin,
        team={person: Part(part) for person, part in listed.team.items()},
    )


def may_open(actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody holds an office that opens talks."""
    offices = organisation.by_person.get(actor.id, {})
    return any(held & OPENING for held in offices.values())


def talks_id(actor: Actor, key: str) -> str:
    """The id of the talks that this actor opens under this key."""
    return f"{DECIDER.kind}-{uuid5(SPACE, f'{actor.id} {key}')}"


def texts_within(
    services: Services, opened: OpenedTalks, texts: Iterable[tuple[str, Sealed | None]]
) -> Mapping[str, str | None]:
    """Sealed texts of the talks and of their clauses, each with the stream it stands in, by their box."""
    wanted = list({box.box: (stream, box) for stream, box in texts if box}.values())
    found = services.ledger.open_within(wanted, opened.actor, PURPOSE, around=opened.stream)
    return {box.box: text for (_, box), text in zip(wanted, found, strict=True)}


def begin(services: Services, actor: Actor, body: "OpeningBody", key: str) -> Answer:
    """Open talks."""
    mark = fingerprint(services, TALKS, body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    command = ask.OpenTalks.model_validate(body.model_dump())
    return services.ledger.perform(talks_id(actor, key), command, actor, key, mark)


def send(
    services: Services, actor: Actor, stream: str, body: "TalksBody", key: str, *, versions: Sequence[int] | None
) -> Answer:
    """Send a command to talks. `versions` are those the sender has in view; None: any will do."""

    def make(found: OpenedTalks) -> Command:
        command = COMMANDS[body.command]
        found.refuse_unless_may(command)
        subject = actor.id if command is ask.CommentOnDraft else ""
        return command_of(body, command, sealing(services, stream, subject), **_made(services, found, body))

    asked = Asked(f"{TALKS}/{stream}/commands", body, key, versions)
    return forward(services, actor, asked, lambda: knock(services, actor, stream), make)


def _made(services: Services, opened: OpenedTalks, body: "TalksBody") -> dict[str, Any]:
    """What the server puts into a command of its own knowledge."""
    match COMMANDS[body.command]:
        case ask.CommentOnDraft:
            return {"primary": services.ledger.state(opened.actor.id).primary}
        case ask.AddClause:
            return {"clause": clause_id(opened.stream, body.model_dump()["number"])}
        case ask.SendDraft:
            return {"clauses": tuple(_at(services, clause) for clause in opened.state.clauses)}
        case ask.SignAgreement:
            return {"clauses": tuple(_signed(services, added) for added in opened.state.clauses.values())}
        case _:
            return {}


def _at(services: Services, clause: str) -> ClauseAt:
    return ClauseAt(clause=clause, version=len(services.ledger.history(clause)))


def _signed(services: Services, added: ClauseAdded) -> SignedClause:
    """A clause as the record has it when both sides sign."""
    history = services.ledger.history(added.clause)
    return SignedClause(
        clause=added.clause,
        version=len(history),
        number=added.number,
        theme=added.theme,
        guarantee=added.guarantee,
        status=CLAUSE.fold(recorded.event for recorded in history).status,
    )


def clause_id(talks: str, number: str) -> str:
    """The id of the clause with this number; the same number written otherwise is the same clause."""
    return f"{CLAUSE.kind}-{uuid5(SPACE, f'{talks} clause {plain(number)}')}"
