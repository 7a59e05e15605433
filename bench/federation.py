"""A federation of any size for measurements: regions, branches, primary organisations, and people in every office."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from domain.kernel import Actor, Event, Role
from domain.organisation.calendars import first_version
from domain.organisation.events import CalendarPublished, OfficeGranted, TieDeclared, UnitFounded, UnitKind
from domain.organisation.organisation import Organisation
from domain.words import Label

REGIONS = tuple(
    f"KZ-{code}" for code in (10, 11, 15, 19, 23, 27, 31, 33, 35, 39, 43, 47, 55, 59, 61, 62, 63, 71, 75, 79)
)
BRANCHES = ("education", "health", "oil_gas", "mining", "rail", "agriculture", "communal", "culture")
FEDERATION = "unit-federation"
REVIEWER, DUTY, AUDITOR, LEADER = (Actor(id=f"person-{name}") for name in ("reviewer", "duty", "auditor", "leader"))

Founding = tuple[str, Event]
"""An event of the organisation and its stream."""


@dataclass(frozen=True, slots=True)
class Federation:
    """What was founded, what follows from it, and who is a member of which primary organisation."""

    founding: tuple[Founding, ...]
    organisation: Organisation
    primaries: tuple[str, ...]


def federation(dice: random.Random, regions: int, primaries: int, lawyers: int) -> Federation:
    """So many regions with so many lawyers each, and primary organisations spread over them and over the branches."""
    places = REGIONS[:regions]
    names = tuple(f"unit-primary{number}" for number in range(primaries))
    founding = (
        *_bodies(places),
        *(_primary(name, dice.choice(places), dice.choice(BRANCHES), dice) for name in names),
        *_offices(places, names, lawyers, dice),
    )
    return Federation(founding, Organisation().after(founding, position=len(founding)), names)


def _bodies(places: tuple[str, ...]) -> Iterator[Founding]:
    yield FEDERATION, UnitFounded(kind=UnitKind.FEDERATION, name=_named("federation"))
    for week in (5, 6):
        yield f"calendar-{week}", CalendarPublished(calendar=first_version(5 if week == 5 else 6))  # noqa: PLR2004
    for branch in BRANCHES:
        body = UnitFounded(kind=UnitKind.BRANCH, name=_named(branch), branch=branch, branch_line=FEDERATION)
        yield f"unit-{branch}", body
    for place in places:
        body = UnitFounded(kind=UnitKind.TERRITORY, name=_named(place), region=place, territory_line=FEDERATION)
        yield territory(place), body


def territory(place: str) -> str:
    return f"unit-{place.lower()}"


def _primary(name: str, place: str, branch: str, dice: random.Random) -> Founding:
    return name, UnitFounded(
        kind=UnitKind.PRIMARY,
        name=_named(name),
        region=place,
        branch=branch,
        territory_line=territory(place),
        branch_line=f"unit-{branch}",
        employer_bin=f"{dice.randrange(10**11):012}",
        members=dice.randint(20, 900),
    )


def _offices(
    places: tuple[str, ...], primaries: tuple[str, ...], lawyers: int, dice: random.Random
) -> Iterator[Founding]:
    for person, role in (
        (REVIEWER, Role.REVIEWER),
        (DUTY, Role.DUTY_OFFICER),
        (AUDITOR, Role.AUDITOR),
        (LEADER, Role.LEADER),
    ):
        yield FEDERATION, OfficeGranted(person=person.id, role=role)
    for place in places:
        yield territory(place), OfficeGranted(person=f"person-supervisor-{place}", role=Role.SUPERVISOR)
        for number in range(lawyers):
            yield territory(place), OfficeGranted(person=f"person-lawyer{number}-{place}", role=Role.LAWYER)
    for primary in primaries:
        yield primary, OfficeGranted(person=f"person-chair-{primary}", role=Role.CHAIR)
    yield f"person-lawyer0-{places[0]}", TieDeclared(employer_bin=f"{dice.randrange(10**11):012}")


def _named(name: str) -> Label:
    return Label(kk=name, ru=name, en=name)
