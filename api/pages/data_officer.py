"""The data officer's page: finding a person by exact value, their consents and dates, a copy, and breach packs."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.breach import ZIP, keep
from api.current import Form, SignedInForm, SignedInVisit
from api.data_copy import copy_of, zipped
from api.data_subject import found, subject
from api.erasures import waiting
from api.i18n import Msgid, msgid
from api.identity.accounts import find_account
from api.pages.faults import Fault, Reading, words_of
from api.pages.member_words import PURPOSES
from api.pages.offices import actor, names
from api.pages.render import render
from api.problems import Problem
from api.visit import Visit
from domain.calendar import DAY
from domain.kernel import ALMATY, Actor, Role, Rule
from domain.organisation.erasure import BASES
from domain.organisation.packs import BreachPackKept
from domain.retention import RETENTION
from ledger.record import Unknown
from projections.subject import Breach, Part

LONGEST_SEARCH = 200
PARTS: Mapping[Part, Msgid] = {
    Part.INVITED: msgid("invited to a group"),
    Part.PARTICIPANT: msgid("takes part in a group"),
    Part.LEFT: msgid("left a group"),
    Part.REPRESENTATIVE: msgid("filed for somebody else"),
}

routes = APIRouter(include_in_schema=False, prefix="/data-officer")


def holder_of(visit: Visit, *roles: Role) -> Actor:
    """Whoever holds one of these offices of the Federation; for anybody else the page does not exist."""
    who, organisation = actor(visit), visit.services.ledger.context()
    if not organisation.roles_at(who.id, organisation.federation) & set(roles):
        raise Problem("not-found")
    return who


def key_of(form: Form) -> str:
    try:
        return str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None


@routes.get("")
def officer_page(visit: SignedInVisit) -> HTMLResponse:
    return _page(visit, holder_of(visit, Role.DPO))


@routes.post("/find")
def find(visit: SignedInVisit, form: SignedInForm) -> HTMLResponse:
    """By POST, so that no address or number of a person stands in the address of a page."""
    who = holder_of(visit, Role.DPO)
    people = found(visit.services, form.text("who")[:LONGEST_SEARCH])
    visit.services.ledger.reads.record_all(people, who, "data officer")
    return _page(visit, who, found=[(person, names(visit.services, person).get(person, "")) for person in people])


def _page(visit: Visit, who: Actor, status: int = 200, **values: Any) -> HTMLResponse:
    shown: dict[str, Any] = {"found": None, "faults": {}, "typed": _nothing, **values}
    errors = [(_control(field), visit.gettext(words)) for field, words in shown["faults"].items()]
    return visit.page(
        "data_officer/page.html",
        status,
        packs=[r for r in reversed(visit.services.ledger.history(who.id)) if isinstance(r.event, BreachPackKept)],
        waiting=waiting(visit.services, who),
        retention=RETENTION,
        errors=errors,
        key=str(uuid4()),
        **shown,
    )


def _nothing(_field: str) -> str:
    return ""


def _control(field: str) -> str:
    return f"{field}-day" if field in {"since", "until"} else field


@routes.get("/people/{person}")
def person_page(visit: SignedInVisit, person: str) -> HTMLResponse:
    return show_person(visit, person)


def show_person(visit: Visit, person: str, refused: Rule | None = None) -> HTMLResponse:
    who = holder_of(visit, Role.DPO)
    found_subject = subject(visit.services, who, person)
    organisation = visit.services.ledger.context()
    unit = organisation.units.get(found_subject.contact.unit if found_subject.contact else found_subject.state.primary)
    return visit.page(
        "data_officer/person.html",
        409 if refused else 200,
        subject=found_subject,
        unit=unit,
        people=names(visit.services, *(look.person for look in found_subject.looks)),
        purposes=PURPOSES,
        parts=PARTS,
        bases=BASES,
        refused=refused,
        key=str(uuid4()),
    )


@routes.post("/people/{person}/copy")
def copy(visit: SignedInVisit, person: str, _form: SignedInForm) -> Response:
    """Raises `Erased` for whoever was erased."""
    who = holder_of(visit, Role.DPO)
    if not person.startswith("person-") or not visit.services.ledger.history(person):
        raise Unknown
    made = copy_of(visit.services, who, person)
    readable = render(visit.services.pages, made.language, "data_officer/copy.html", {"data": made.data})
    named = {"Content-Disposition": f'attachment; filename="{person}.zip"'}
    return Response(zipped(made, readable), media_type=ZIP, headers=named)


@routes.post("/packs")
def make_pack(visit: SignedInVisit, form: SignedInForm) -> Response:
    who = holder_of(visit, Role.DPO)
    breach, faults = _breach(visit, form)
    if breach is None:
        return _page(visit, who, 422, faults=words_of(faults), typed=form.text)
    keep(visit.services.ledger, visit.services.pool, who.id, breach, by=who, key=key_of(form))
    return RedirectResponse("/data-officer#packs", 303)


def _breach(visit: Visit, form: Form) -> tuple[Breach | None, tuple[Fault, ...]]:
    """Whole days in Kazakhstan, both included."""
    reading = Reading(form)
    first, last = reading.day("since"), reading.day("until")
    missing = [name for name, day in (("since", first), ("until", last)) if day is None]
    known = {fault.field for fault in reading.faults}
    faults = [*reading.faults, *(Fault(name, "no-such-day") for name in missing if name not in known)]
    login = form.text("reader")[:LONGEST_SEARCH]
    reader = find_account(visit.services.pool, login) if login else None
    if login and reader is None:
        faults.append(Fault("reader", "no-such-account"))
    if faults or first is None or last is None:
        return None, tuple(faults)
    since, until = (datetime.combine(day, time(), ALMATY) for day in (first, last + DAY))
    breach = Breach(
        since,
        until,
        reader.person_id if reader else "",
        form.text("first")[:LONGEST_SEARCH],
        form.text("last")[:LONGEST_SEARCH],
        form.text("all_cases") == "yes",
    )
    return breach, ()


@routes.get("/packs/{version}")
def pack(visit: SignedInVisit, version: int) -> Response:
    """Only from the officer's own record, under the officer's own key."""
    who = holder_of(visit, Role.DPO)
    ledger = visit.services.ledger
    kept = {r.version: r.event.file for r in ledger.history(who.id) if isinstance(r.event, BreachPackKept)}
    if version not in kept:
        raise Problem("not-found")
    content = ledger.open_file(kept[version], who, "breach pack", stream=who.id)
    named = {"Content-Disposition": f'attachment; filename="breach-pack-{version}.zip"'}
    return Response(content, media_type=ZIP, headers=named)
