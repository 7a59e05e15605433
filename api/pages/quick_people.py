"""Whom a record may name: a list to choose from where it is short enough, a telephone number where it is not."""

from collections.abc import Iterator, Sequence

from api.pages.offices import by_name
from api.services import Services
from domain.contact.circle import may_name, units_of
from domain.kernel import Actor
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation

MOST_LISTED = 300
"""More names than this are no list to choose from, and nobody's to read through."""

People = Sequence[tuple[str, str]]


def listed(services: Services, actor: Actor) -> People | None:
    """Person and name of everybody who may be named, by name; None where there are too many to list."""
    ledger = services.ledger
    people = ledger.directory.people_of(list(primaries(actor, ledger.context())), MOST_LISTED + 1)
    if len(people) > MOST_LISTED:
        return None
    names = ledger.directory.names(people)
    return by_name(names, names)


def by_phone(services: Services, actor: Actor, phone: str) -> str:
    """The one member who may be named and has this number; "" alike for nobody, several, and somebody else's."""
    organisation = services.ledger.context()
    found = [
        person
        for person in services.ledger.directory.find("phone", phone)
        if _nameable(actor, services.ledger.state(person).primary, organisation)
    ]
    return found[0] if len(found) == 1 else ""


def primaries(actor: Actor, organisation: Organisation) -> Iterator[str]:
    """The primary organisations whose members somebody may name."""
    for unit in organisation.units.values():
        if unit.kind is UnitKind.PRIMARY and _nameable(actor, unit.id, organisation):
            yield unit.id


def _nameable(actor: Actor, primary: str, organisation: Organisation) -> bool:
    return any(may_name(actor.id, unit, primary, organisation) for unit in units_of(actor.id, organisation))
