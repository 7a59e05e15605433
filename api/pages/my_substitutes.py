"""Who acts for whom on leave: named by the person, by their supervisor or by an administrator, for days that end."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.organisation import perform
from api.pages.admin_acts import key_of
from api.pages.faults import Reading, words_of
from api.pages.offices import actor, names, offices_of
from api.problems import Problem
from api.visit import Visit
from domain.access import RECEIVING
from domain.kernel import Refused, Role, Rule
from domain.offices import OFFICES
from domain.organisation.organisation import Organisation, Substitution
from domain.organisation.substitutes import SUBSTITUTED
from domain.organisation.unit_words import EndSubstitution, NameSubstitute

ADMINISTRATORS = frozenset({Role.ADMIN, Role.DPO})

routes = APIRouter(include_in_schema=False, prefix="/substitutes")


class Place(NamedTuple):
    """Somebody's office for which a substitute can be named, and who was."""

    unit: str
    person: str
    role: Role
    named: Substitution | None


@routes.get("")
def substitutes_page(visit: SignedInVisit, unit: str = "") -> HTMLResponse:
    organisation = visit.services.ledger.context()
    return _page(visit, organisation, _places(visit, organisation, unit))


def _places(visit: Visit, organisation: Organisation, unit: str) -> list[Place]:
    """One's own offices, those of the people one supervises, and for administrators those of the body they opened."""
    places = list(_mine(visit, organisation, unit))
    if not places:
        raise Problem("not-found")
    return places


def _mine(visit: Visit, organisation: Organisation, unit: str) -> Iterator[Place]:
    who = actor(visit).id
    held = organisation.by_person.get(who, {})
    administers = bool(organisation.roles_at(who, organisation.federation) & ADMINISTRATORS)
    bodies = {unit} & organisation.units.keys() if administers and unit else held.keys()
    for body in sorted(bodies):
        leads = administers or Role.SUPERVISOR in held.get(body, frozenset())
        for person, roles in sorted(organisation.by_unit.get(body, {}).items()):
            for role in SUBSTITUTED:
                if role in roles and (leads or person == who):
                    yield Place(body, person, role, _named(organisation, body, person, role))


def _named(organisation: Organisation, unit: str, person: str, role: Role) -> Substitution | None:
    """Who was named, unless that is over."""
    found = organisation.substitutions.get((unit, person, role))
    return found if found and found.until >= organisation.today else None


def _page(visit: Visit, organisation: Organisation, places: list[Place]) -> HTMLResponse:
    acting = organisation.standing_in(actor(visit).id)
    people = [p.person for p in places] + [p.named.substitute for p in places if p.named] + [s.person for s in acting]
    return visit.page(
        "mine/substitutes.html",
        places=places,
        acting=acting,
        people=names(visit.services, *people),
        units=organisation.units,
        offices=OFFICES,
        delegates=bool(offices_of(actor(visit), organisation) & RECEIVING),
        key=str(uuid4()),
    )


@routes.get("/{unit}/{role}/{person}")
def substitute_page(unit: str, role: str, person: str, visit: SignedInVisit) -> HTMLResponse:
    return _form(visit, _place(visit, unit, role, person))


def _place(visit: Visit, unit: str, role: str, person: str) -> Place:
    places = _places(visit, visit.services.ledger.context(), unit)
    found = next((p for p in places if (p.unit, p.role, p.person) == (unit, role, person)), None)
    if found is None:
        raise Problem("not-found")
    return found


def _form(visit: Visit, place: Place, status: int = 200, refused: Rule | None = None, **more: Any) -> HTMLResponse:
    organisation = visit.services.ledger.context()
    candidates = _candidates(organisation, place)
    known = names(visit.services, place.person, *candidates)
    return visit.page(
        "mine/substitute.html",
        409 if refused else status,
        place=place,
        name=known.get(place.person, ""),
        unit=organisation.units[place.unit],
        office=OFFICES[place.role],
        candidates=[(who, known.get(who, "?")) for who in candidates],
        refused=refused,
        key=str(uuid4()),
        **{"faults": {}, "typed": lambda _: "", **more},
    )


def _candidates(organisation: Organisation, place: Place) -> Mapping[str, None]:
    """Those with the same office here or above, the nearest first."""
    bodies = (place.unit, *(above.id for above in organisation.lines_up(place.unit)))
    holders = (who for body in bodies for who in organisation.holders(place.role, body))
    return dict.fromkeys(who for who in holders if who != place.person)


@routes.post("/{unit}/{role}/{person}")
def name(unit: str, role: str, person: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    place, reading = _place(visit, unit, role, person), Reading(form)
    since, until, substitute = reading.set_day("since"), reading.set_day("until"), form.text("substitute")
    if since is None or until is None:
        return _form(visit, place, 422, faults=words_of(reading.faults), typed=form.text)
    command = NameSubstitute(unit=unit, person=person, role=place.role, substitute=substitute, since=since, until=until)
    try:
        perform(visit.services, actor(visit), unit, command, key_of(form))
    except Refused as refused:
        return _form(visit, place, refused=refused.rule, typed=form.text)
    return RedirectResponse(f"/substitutes?unit={unit}", 303)


@routes.post("/{unit}/{role}/{person}/end")
def end(unit: str, role: str, person: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    place = _place(visit, unit, role, person)
    perform(visit.services, actor(visit), unit, EndSubstitution(person=person, role=place.role), key_of(form))
    return RedirectResponse(f"/substitutes?unit={unit}", 303)
