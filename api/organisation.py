"""Changes to bodies, people and settings as pages and programs send them: counted, foretold, performed."""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from api.problems import Problem
from api.services import Services
from domain.kernel import ALMATY, Actor, Command, Context, Event, Refused, Role, Rule, kind_of
from domain.kinds import KINDS
from domain.organisation.commands import WithdrawOffice
from domain.organisation.organisation import Organisation, Unit
from domain.organisation.unit_words import CloseUnit
from ledger.record import Answer, Unknown
from projections import standing

ADMINISTRATORS = frozenset({Role.ADMIN, Role.DPO})


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a command would do now: its events, or the rule that refuses it; and the organisation after it."""

    events: tuple[Event, ...]
    rule: Rule | None
    before: Organisation
    after: Organisation


def administrator(services: Services, who: Actor) -> Organisation:
    """The organisation, for whoever administers it; for anybody else its pages do not exist."""
    organisation = services.ledger.context()
    if not organisation.roles_at(who.id, organisation.federation) & ADMINISTRATORS:
        raise Problem("not-found")
    return organisation


def unit_of(organisation: Organisation, unit: str) -> Unit:
    if unit not in organisation.units:
        raise Unknown
    return organisation.units[unit]


def counted(services: Services, stream: str, command: Command) -> Command:
    """The command with what only the server can count."""
    with services.pool.connection() as connection:
        match command:
            case WithdrawOffice(person=person, role=role):
                holds = standing.held_by(connection, person, stream) if role is Role.LAWYER else 0
                needed = standing.needing(connection, role, stream)
                return command.model_copy(update={"holds": holds, "open_cases": needed})
            case CloseUnit():
                return command.model_copy(update={"open_cases": standing.answered_by(connection, stream)})
            case _:
                return command


def foretell(services: Services, who: Actor, stream: str, command: Command) -> Foretold:
    """Nothing is recorded by this."""
    ledger, decider = services.ledger, KINDS[kind_of(stream)]
    organisation, state, now = ledger.context(), ledger.state(stream), ledger.now()
    roles = decider.roles(state, who, organisation)
    if not roles:
        raise Unknown
    context = Context(actor=who, roles=roles, now=now, organisation=organisation)
    try:
        events = decider.decide(state, command, context)
    except Refused as refused:
        return Foretold((), refused.rule, organisation, organisation)
    after = organisation.after([(stream, event) for event in events], organisation.position)
    return Foretold(events, None, organisation, after.on(now.astimezone(ALMATY).date()))


def perform(services: Services, who: Actor, stream: str, command: Command, key: str) -> Answer:
    """Raises `Refused` as the decider does; a form sent twice is one command, whatever was counted in between."""
    secret = services.settings.hmac_key.get_secret_value().encode()
    asked = command.model_dump_json(exclude={"holds", "open_cases"})
    mark = hmac.digest(secret, f"{stream} {command.NAME} {asked}".encode(), sha256)
    return services.ledger.perform(stream, counted(services, stream, command), who, key, mark)
