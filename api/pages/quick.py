"""A minute's work from one page: written down in one go, seen at once, taken back with one button, counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.contacts import ContactBody, record, today
from api.current import Form, SignedInForm, SignedInVisit
from api.fields import LONGEST_NOTE
from api.freshness import freshness
from api.i18n import Msgid, msgid
from api.pages.faults import faults_of
from api.pages.offices import actor, names
from api.pages.quick_people import by_phone, listed
from api.visit import Visit
from domain.appeal.words import CATEGORIES
from domain.contact.circle import is_concerned, units_of
from domain.contact.commands import MOST_MINUTES
from domain.contact.events import Means, Sort
from domain.contact.words import MEANS, SORTS, VOID_REASONS
from domain.kernel import Refused, Rule
from ledger.record import Unknown
from projections.contact_lists import Kept, asked_of, recorded_today, week_of

routes = APIRouter(include_in_schema=False)
DAYS_OFFERED = 7
FURTHEST_DIGITS = 12
LONGEST_KEY = 64
USUAL_MINUTES = "5"

CHOOSE = msgid("Choose an answer")
SAYS: Mapping[str, Msgid] = {
    "sort": CHOOSE,
    "category": CHOOSE,
    "means": CHOOSE,
    "minutes": msgid("Enter the minutes as a whole number from 1 to 600"),
    "phone": msgid("Nobody of your organisation has this number: check it, or leave it out"),
    "note": msgid("Write at most 1,000 characters; a question has to be written down"),
    "held_on": CHOOSE,
    "member": CHOOSE,
    "unit": CHOOSE,
}
"""What to do about each field, whatever is wrong with it."""


@dataclass(frozen=True)
class Shown:
    """The form as it stands: what is typed in it, and what is wrong with that."""

    typed: Mapping[str, str]
    key: str = field(default_factory=lambda: str(uuid4()))
    faults: Mapping[str, Msgid] = field(default_factory=dict)
    refused: Rule | None = None


@routes.get("/quick")
def quick(visit: SignedInVisit) -> HTMLResponse:
    """For somebody who neither records nor answers the page does not exist."""
    return _page(visit, None)


@routes.post("/quick")
def save(visit: SignedInVisit, form: SignedInForm) -> Response:
    """Once, however often it is pressed: the key of the request came with the form."""
    if not units_of(actor(visit).id, visit.services.ledger.context()):
        raise Unknown
    body, faults = _read(visit, form)
    shown = Shown({name: form.text(name) for name in SAYS}, form.text("key")[:LONGEST_KEY] or str(uuid4()), faults)
    if body is None:
        return _page(visit, shown, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        answer = record(visit.services, actor(visit), body, shown.key)
    except Refused as refused:
        return _page(visit, Shown(shown.typed, shown.key, refused=refused.rule), HTTPStatus.CONFLICT)
    return RedirectResponse(f"/quick?seen={answer.position}&done=recorded", HTTPStatus.SEE_OTHER)


def _read(visit: Visit, form: Form) -> tuple[ContactBody | None, Mapping[str, Msgid]]:
    """The request that a program would send, or what is wrong with the form, by field."""
    minutes, phone = form.text("minutes"), form.text("phone")
    member = form.text("member") or (by_phone(visit.services, actor(visit), phone) if phone else "")
    sent = {
        "sort": form.text("sort"),
        "category": form.text("category"),
        "means": form.text("means"),
        "minutes": int(minutes) if minutes.isascii() and minutes.isdecimal() and len(minutes) <= LONGEST_KEY else 0,
        "held_on": form.text("held_on") or None,
        "note": form.text("note") or None,
        **({"member": member} if member else {}),
        **({"unit": form.text("unit")} if form.text("unit") else {}),
    }
    body, wrong = None, {"phone"} if phone and not member else set()
    try:
        body = ContactBody.model_validate(sent)
    except ValidationError as error:
        wrong |= {fault.field for fault in faults_of(error)}
    return (None if wrong else body), {name: SAYS[name] for name in SAYS if name in wrong}


def _page(visit: Visit, shown: Shown | None, status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
    services, who = visit.services, actor(visit)
    organisation = services.ledger.context()
    if not is_concerned(who.id, organisation):
        raise Unknown
    day = today(services)
    with services.pool.connection() as connection:
        fresh = freshness(services, "contacts", _seen(visit), connection)
        mine = recorded_today(connection, who.id, day)
        week = week_of(connection, who.id, day)
        questions = asked_of(connection, who, organisation)
    units = units_of(who.id, organisation)
    return visit.page(
        "quick/quick.html",
        status,
        form=shown or Shown(_usual(mine, day)),
        mine=mine,
        keys={kept.stream: str(uuid4()) for kept in mine},
        week=week,
        questions=questions,
        stale=fresh.stale,
        done=visit.request.query_params.get("done", ""),
        people=listed(services, who) if units else [],
        names=names(services, *(kept.member for kept in (*mine, *questions)), *(kept.recorder for kept in questions)),
        units=[(unit, organisation.units[unit].name.in_(visit.language)) for unit in units],
        days=[day - timedelta(days=n) for n in range(DAYS_OFFERED)],
        **WORDS,
    )


WORDS: Mapping[str, Any] = {
    "sorts": SORTS,
    "means": MEANS,
    "categories": CATEGORIES,
    "void_reasons": VOID_REASONS,
    "most_minutes": MOST_MINUTES,
    "longest_note": LONGEST_NOTE,
}


def _usual(mine: Sequence[Kept], day: date) -> Mapping[str, str]:
    """What was chosen last today, so that several of a kind need few keys; else a call of five minutes."""
    last = mine[0] if mine else None
    return {
        **dict.fromkeys(SAYS, ""),
        "sort": last.sort if last and last.sort is not Sort.QUESTION else Sort.CALL,
        "category": last.category if last else "",
        "means": last.means if last else Means.PHONE,
        "minutes": USUAL_MINUTES,
        "held_on": day.isoformat(),
    }


def _seen(visit: Visit) -> int:
    seen = visit.request.query_params.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) <= FURTHEST_DIGITS else 0
