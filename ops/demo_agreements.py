"""Agreements to look at: over levels, regions and branches, with and without digital guarantees, one in each status."""

from api.agreements import AGREEMENTS, RegisteringBody, body_of, register, send
from api.commands import command_of
from api.examples import person
from api.examples.agreements import BY_OPERATOR, RENEWED, SEEDED, Kept, registration_key, seeded_agreement
from api.services import Services
from domain.agreement.commands import ImportAgreement
from domain.kernel import OPERATOR, Actor, Sealed

REGISTER = "demo"


def seed_agreements(services: Services) -> None:
    """A second call changes nothing, also on another day, on which the same days ago are others."""
    for name, kept in SEEDED.items():
        if not services.ledger.history(seeded_agreement(name)):
            _register(services, name, kept)
    first, second = RENEWED
    account = SEEDED[first].account
    body = body_of("renew_agreement", {"other": seeded_agreement(second)})
    if not services.ledger.state(seeded_agreement(second)).renews:
        send(services, _who(account), seeded_agreement(first), body, registration_key("renewal"), versions=None)


def _register(services: Services, name: str, kept: Kept) -> None:
    key, stream = registration_key(name), seeded_agreement(name)
    body = RegisteringBody.model_validate(kept.said)
    if kept.account == BY_OPERATOR:
        _import(services, stream, body, key)
        return
    register(services, _who(kept.account), body, key)
    for command, fields in kept.then:
        send(services, _who(kept.account), stream, body_of(command, fields), f"{key} {command}", versions=None)


def _import(services: Services, stream: str, body: RegisteringBody, key: str) -> None:
    def seal(text: str) -> Sealed:
        return services.ledger.seal(stream, text, stream=stream)

    command = command_of(body, ImportAgreement, seal, taken_from=REGISTER)
    services.ledger.perform(stream, command, OPERATOR, key, AGREEMENTS.encode())


def _who(account: str) -> Actor:
    return Actor(id=person(account))
