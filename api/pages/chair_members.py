"""The members of the primary organisations that somebody chairs: whom they may stand beside."""

from api.pages.offices import actor, by_name
from api.visit import Visit
from domain.kernel import Role


def members_of_chair(visit: Visit) -> list[tuple[str, str]]:
    """Person and name, by name; to read the list of her own members is a chair's office. Nobody else has one."""
    directory = visit.services.ledger.directory
    people = {person for unit in chaired(visit) for person in directory.members_of(unit)} - {actor(visit).id}
    found = directory.names(people)
    return by_name(found, found)


def chaired(visit: Visit) -> list[str]:
    """The primary organisations that the visitor chairs."""
    offices = visit.services.ledger.context().by_person.get(actor(visit).id, {})
    return [unit for unit, roles in offices.items() if Role.CHAIR in roles]
