"""A chair enters the telephone of a member; the number goes to the directory and nowhere else."""

import hmac
import re
from contextlib import suppress
from dataclasses import replace
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import Form, SignedInForm, SignedInVisit
from api.identity.accounts import has_password
from api.pages.chair_members import chaired
from api.pages.offices import actor
from api.problems import Problem
from api.visit import Visit
from domain.organisation.commands import ChangePhone
from domain.telephone import normal_number, only_the_end
from ledger.directory import Contact
from ledger.record import Erased, Unknown

LONGEST_NUMBER, LONGEST_KEY = 40, 100
PERSON = re.compile(r"person-[a-z0-9-]{1,60}")

routes = APIRouter(include_in_schema=False)


@routes.get("/chair/members/{person}/phone")
def phone_page(person: str, visit: SignedInVisit, *, saved: bool = False) -> HTMLResponse:
    return _page(visit, _member(visit, person), 200, saved=saved)


@routes.post("/chair/members/{person}/phone")
def enter_phone(person: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    member, written = _member(visit, person), form.text("number")[:LONGEST_NUMBER]
    number = normal_number(written)
    if number is None:
        return _page(visit, member, 422, number=written, failed=True)
    if number != normal_number(member.phone):
        _enter(visit, member, number, form)
    return RedirectResponse(f"/chair/members/{person}/phone?saved=true", 303)


def _member(visit: Visit, person: str) -> Contact:
    """Somebody in an organisation that the visitor chairs; anybody else looks like nobody."""
    units = chaired(visit)
    if units and PERSON.fullmatch(person) and person != actor(visit).id:
        with suppress(Unknown, Erased):
            member = visit.services.ledger.directory.get(person)
            if member.unit in units:
                return member
    raise Problem("not-found")


def _enter(visit: Visit, member: Contact, number: str, form: Form) -> None:
    """First on the record who did it, then in the directory; then the number that was known before is told."""
    services, former = visit.services, normal_number(member.phone)
    command = ChangePhone(replaces=bool(member.phone), signs_in=has_password(services.pool, member.person))
    key = form.text("key")[:LONGEST_KEY] or str(uuid4())
    secret = services.settings.hmac_key.get_secret_value().encode()
    services.ledger.perform(member.person, command, actor(visit), key, hmac.digest(secret, number.encode(), "sha256"))
    services.ledger.directory.put(replace(member, phone=number))
    if former and services.settings.sms_url:
        services.texting.tell_old_number(member.person, former, member.language)


def _page(
    visit: Visit, member: Contact, status: int, *, number: str = "", failed: bool = False, saved: bool = False
) -> HTMLResponse:
    ledger = visit.services.ledger
    trusted_from = ledger.state(member.person).phone_trusted_from
    return visit.page(
        "chair/phone.html",
        status,
        person=member.person,
        name=member.name,
        known=only_the_end(normal_number(member.phone) or ""),
        trusted_from=trusted_from if trusted_from and trusted_from > ledger.now() else None,
        number=number,
        failed=failed,
        saved=saved,
        key=str(uuid4()),
    )
