"""A small federation for tests: two lines, a primary organisation in each of two regions, and somebody in every office."""

from domain.calendar import Calendar
from domain.kernel import Actor, Event, Role
from domain.organisation.calendars import first_version
from domain.organisation.events import CalendarPublished, OfficeGranted, TieDeclared, UnitFounded, UnitKind
from domain.organisation.organisation import Organisation
from domain.words import Label

FEDERATION, EDUCATION, MANGYSTAU, SCHOOL, DEPOT = (
    f"unit-{name}" for name in ("federation", "education", "mangystau", "school", "depot")
)
SCHOOL_BIN, DEPOT_BIN = "990140000017", "050640000025"

AIGUL, BOLAT, CHAIR, LAWYER, LAWYER2, SUPERVISOR, REVIEWER, DUTY, AUDITOR, STRANGER, TIED_LAWYER = (
    Actor(id=f"person-{name}")
    for name in (
        "aigul",
        "bolat",
        "chair",
        "lawyer",
        "lawyer2",
        "supervisor",
        "reviewer",
        "duty",
        "auditor",
        "stranger",
        "tied",
    )
)


def _named(name: str) -> Label:
    return Label(kk=name, ru=name, en=name)


def _unit(unit: str, kind: UnitKind, **facts: str | int) -> tuple[str, Event]:
    return unit, UnitFounded(kind=kind, name=_named(unit), **facts)


def _office(unit: str, person: Actor, role: Role) -> tuple[str, Event]:
    return unit, OfficeGranted(person=person.id, role=role)


def _calendar(week: int) -> tuple[str, Event]:
    calendar: Calendar = first_version(5 if week == 5 else 6)
    return f"calendar-{week}", CalendarPublished(calendar=calendar)


UNITS = (
    _unit(FEDERATION, UnitKind.FEDERATION),
    _unit(EDUCATION, UnitKind.BRANCH, branch="education", territory_line=FEDERATION),
    _unit(MANGYSTAU, UnitKind.TERRITORY, region="KZ-47", territory_line=FEDERATION),
    _unit(
        SCHOOL,
        UnitKind.PRIMARY,
        region="KZ-47",
        branch="education",
        territory_line=MANGYSTAU,
        branch_line=EDUCATION,
        employer_bin=SCHOOL_BIN,
        members=60,
    ),
    _unit(DEPOT, UnitKind.PRIMARY, region="KZ-35", branch="transport", territory_line="", employer_bin=DEPOT_BIN),
)
OFFICES = (
    _office(SCHOOL, CHAIR, Role.CHAIR),
    _office(MANGYSTAU, LAWYER, Role.LAWYER),
    _office(MANGYSTAU, LAWYER2, Role.LAWYER),
    _office(MANGYSTAU, TIED_LAWYER, Role.LAWYER),
    _office(MANGYSTAU, SUPERVISOR, Role.SUPERVISOR),
    _office(FEDERATION, REVIEWER, Role.REVIEWER),
    _office(FEDERATION, DUTY, Role.DUTY_OFFICER),
    _office(FEDERATION, AUDITOR, Role.AUDITOR),
)
TIES = ((TIED_LAWYER.id, TieDeclared(employer_bin=SCHOOL_BIN)),)
CALENDARS = (_calendar(5), _calendar(6))

ORGANISATION = Organisation().after((*UNITS, *OFFICES, *TIES, *CALENDARS), position=1)
WEEKDAYS = ORGANISATION.calendars[5]
"""By which the union's own bodies work."""
