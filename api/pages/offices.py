"""What an account is for: the offices somebody holds decide where they begin and what stands in their lists."""

from collections.abc import Iterable, Mapping

from api.cases import actor_of
from api.problems import Problem
from api.services import Services
from api.visit import Visit
from domain.kernel import Actor, Role
from domain.organisation.organisation import Organisation
from domain.words import in_order

CASEWORKERS = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER})
"""Who works on cases of other people and therefore meets their names."""
QUEUED = CASEWORKERS | {Role.DUTY_OFFICER, Role.AUDITOR, Role.EXPERT}
"""Who has a list of cases beside their own."""


def actor(visit: Visit) -> Actor:
    if visit.signed_in is None:
        raise LookupError("nobody is signed in")
    return actor_of(visit.signed_in)


def offices_of(person: Actor, organisation: Organisation) -> frozenset[Role]:
    """Every office somebody holds anywhere."""
    return frozenset().union(*organisation.by_person.get(person.id, {}).values())


def queued_offices(visit: Visit, organisation: Organisation) -> frozenset[Role]:
    """The offices that give somebody a queue; without one the page does not exist for them."""
    held = offices_of(actor(visit), organisation) & QUEUED
    if not held:
        raise Problem("not-found")
    return held


def names(services: Services, *people: str) -> dict[str, str]:
    """Names by person; whoever is unknown or erased is left out."""
    wanted = {person for person in people if person.startswith("person-")}
    return dict(services.ledger.directory.names(wanted)) if wanted else {}


def by_name(people: Iterable[str], known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Person and name, to choose from; whoever has no name any more stands under their id."""
    called = ((person, known.get(person, person)) for person in people)
    return sorted(called, key=lambda one: (in_order(one[1]), one[0]))
