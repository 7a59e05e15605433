"""The bodies of the union for administrators: a tree that opens level by level, a search, and the page of one body."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.organisation import administrator, unit_of
from api.pages.admin_words import KINDS, history_of
from api.pages.offices import actor, names
from api.visit import Visit
from domain.kernel import Role, Rule
from domain.offices import OFFICES
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation, Unit
from domain.regions import region_name
from domain.words import Language, in_order
from ledger.spelling import spelled
from projections import standing

PAGE = 50
LONGEST_SEARCH, LONGEST_NUMBER = 200, 6

routes = APIRouter(include_in_schema=False, prefix="/admin")


class Branch(NamedTuple):
    """A body in a list, and how many stand under it."""

    unit: Unit
    below: int


@routes.get("")
def units_page(visit: SignedInVisit, under: str = "", find: str = "", page: str = "1") -> HTMLResponse:
    """One level at a time, or what a search found; the search is for names of bodies, which are no secret."""
    organisation = administrator(visit.services, actor(visit))
    top = unit_of(organisation, under or organisation.federation)
    found = found_in(organisation, find[:LONGEST_SEARCH]) if find.strip() else organisation.below(top.id)
    number = int(page) if page.isdecimal() and len(page) < LONGEST_NUMBER else 1
    first = (max(number, 1) - 1) * PAGE
    shown = _in_order(found, visit.language)[first : first + PAGE]
    counts = _counts(organisation)
    return visit.page(
        "admin/units.html",
        top=top,
        path=_path(organisation, top),
        rows=[Branch(unit, counts.get(unit.id, 0)) for unit in shown],
        total=len(found),
        first=first,
        find=find,
        kinds=KINDS,
        next=_address(under, find, number + 1) if first + PAGE < len(found) else "",
        previous=_address(under, find, number - 1) if number > 1 else "",
        waiting=_waiting(organisation, visit),
        offices=OFFICES,
    )


def _address(under: str, find: str, page: int) -> str:
    return f"/admin?{urlencode({'under': under, 'find': find, 'page': page})}"


def found_in(organisation: Organisation, find: str) -> tuple[Unit, ...]:
    """Bodies in whose names, in any language, or in whose employer's number all words of the search begin a word."""
    wanted = tuple(spelled(find))
    return tuple(unit for unit in organisation.units.values() if wanted and _matches(unit, wanted))


def _matches(unit: Unit, wanted: tuple[str, ...]) -> bool:
    words = _words(unit.name.kk, unit.name.ru, unit.name.en)
    return all(unit.employer_bin.startswith(each) or any(w.startswith(each) for w in words) for each in wanted)


@lru_cache(maxsize=40_000)
def _words(*names_of_it: str) -> tuple[str, ...]:
    """Spelling 18,000 names takes half a second, and they seldom change."""
    return tuple(spelled(" ".join(names_of_it)))


def _in_order(units: Iterable[Unit], language: Language) -> list[Unit]:
    kinds = list(UnitKind)
    return sorted(
        units, key=lambda unit: (unit.closed, kinds.index(unit.kind), in_order(unit.name.in_(language)), unit.id)
    )


def _counts(organisation: Organisation) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for unit in organisation.units.values():
        for above in {unit.territory_line, unit.branch_line} - {""}:
            counts[above] = counts.get(above, 0) + 1
    return counts


def _path(organisation: Organisation, unit: Unit) -> list[Unit]:
    """The bodies above on the way up from this one, the highest first."""
    above, path = unit.territory_line or unit.branch_line, list[Unit]()
    while above:
        path.insert(0, organisation.units[above])
        above = path[0].territory_line or path[0].branch_line
    return path


class Waiting(NamedTuple):
    """An office that somebody asked for and a second person has not decided on."""

    unit: Unit
    person: str
    name: str
    role: Role
    mine: bool


def _waiting(organisation: Organisation, visit: Visit) -> list[Waiting]:
    asked = [(unit, *office) for unit, offices in organisation.asked.items() for office in sorted(offices)]
    known = names(visit.services, *(person for _, person, _ in asked))
    mine = actor(visit).id
    return [
        Waiting(
            organisation.units[unit],
            person,
            known.get(person, person),
            role,
            organisation.asked[unit][person, role] == mine,
        )
        for unit, person, role in asked
    ]


class Holder(NamedTuple):
    person: str
    name: str
    role: Role
    substitute: str


@routes.get("/units/{unit}")
def unit_page(visit: SignedInVisit, unit: str) -> HTMLResponse:
    return show_unit(visit, unit)


def show_unit(visit: Visit, unit: str, refused: Rule | None = None, status: int = 200, **more: Any) -> HTMLResponse:
    organisation = administrator(visit.services, actor(visit))
    found = unit_of(organisation, unit)
    with visit.services.pool.connection() as connection:
        answers, of_members = standing.answered_by(connection, unit), standing.of_members(connection, unit)
    return visit.page(
        "admin/unit.html",
        409 if refused else status,
        unit=found,
        region=region_name(found.region),
        path=_path(organisation, found),
        kinds=KINDS,
        holders=_holders(visit, organisation, unit),
        asked=[one for one in _waiting(organisation, visit) if one.unit.id == unit],
        offices=OFFICES,
        answers=answers,
        of_members=of_members,
        bodies=_bodies(organisation, found, visit.language),
        above={line: organisation.units.get(getattr(found, line)) for line in ("territory_line", "branch_line")},
        below=len(organisation.below(unit)),
        history=history_of(visit, organisation, visit.services.ledger.history(unit)),
        refused=refused,
        key=str(uuid4()),
        **{"faults": {}, **more},
    )


def _holders(visit: Visit, organisation: Organisation, unit: str) -> list[Holder]:
    held = [(p, role) for p, roles in organisation.by_unit.get(unit, {}).items() for role in roles]
    acting = {
        (s.person, s.role): s.substitute for p, _ in held for s in organisation.substitutes_of(p) if s.unit == unit
    }
    known = names(visit.services, *(p for p, _ in held), *acting.values())
    order = list(OFFICES)
    found = [Holder(p, known.get(p, "?"), role, known.get(acting.get((p, role), ""), "")) for p, role in held]
    return sorted(found, key=lambda one: (order.index(one.role), in_order(one.name)))


def _bodies(organisation: Organisation, unit: Unit, language: Language) -> list[Unit]:
    """Those under which this one could stand."""
    open_ones = (u for u in organisation.units.values() if u.kind is not UnitKind.PRIMARY and not u.closed)
    return _in_order((u for u in open_ones if u.id != unit.id), language)
