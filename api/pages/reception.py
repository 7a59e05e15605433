"""The reception desk and the hotline: an appeal taken in for somebody from one page, in under three minutes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api import cases
from api.commands import FilingBody
from api.current import Form, SignedInForm, SignedInVisit
from api.fields import CONSENT_VERSION
from api.i18n import Msgid, msgid
from api.pages.act_page import Filled
from api.pages.faults import Fault, Reading, faults_of, words_of
from api.pages.offices import actor, names
from api.pages.quick_people import by_phone, listed, primaries
from api.pages.reception_beside import beside, link
from api.pages.staff_words import WRONGS
from api.taking_in import desk_of
from api.visit import Visit
from domain.appeal.events import Category, Purpose, Wrong
from domain.appeal.standing import Standing
from domain.appeal.standing_frame import STANDINGS
from domain.appeal.words import CATEGORIES
from domain.kernel import Refused, Rule
from domain.words import Language
from ledger.record import Unknown

routes = APIRouter(include_in_schema=False)
LONGEST_KEY = 64
LANGUAGES = ((Language.KK.value, "Қазақша"), (Language.RU.value, "Русский"), (Language.EN.value, "English"))
CONTROLS = (
    "member",
    "known_phone",
    "name",
    "phone",
    "iin",
    "primary",
    "standing",
    "reached_by",
    "language",
    "text",
    "employer_bin",
    "authority",
    "may_know",
    "consent",
    "statistics",
    "group",
)
"""What is asked whatever somebody came for."""
BEGUN = {"reached_by": "reception", "language": "kk", "standing": "member"}
SAYS: Mapping[str, Msgid] = {
    "member": msgid("Choose the person, or enter a name below"),
    "known_phone": msgid("Nobody of your organisations has this number: check it, or enter a name below"),
    "name": msgid("Enter the name"),
    "phone": msgid("Enter a telephone number, for example +7 701 234 56 78"),
    "iin": msgid("Check the IIN: 12 digits, the last of which checks the others. It may be left out."),
    "consent": msgid("Without this consent the union may not work on the appeal"),
}
"""What to do about a field, whatever is wrong with it; all others say it by themselves."""


@dataclass(frozen=True)
class Counter:
    """What one sort of filing at the desk asks beside whom it is for: its page, its controls, what they say and what
    the page offers for them.
    """

    address: str
    template: str
    controls: tuple[str, ...]
    begun: Mapping[str, str]
    read: Callable[[Reading], Mapping[str, Any]]
    body: type[FilingBody]
    offered: Callable[[Visit, cases.OpenedCase | None], Mapping[str, Any]]


def ask(visit: Visit, counter: Counter) -> HTMLResponse:
    near = beside(visit, visit.request.query_params.get("beside", ""))
    return _page(visit, counter, {**BEGUN, **counter.begun}, near)


def take_in(visit: Visit, counter: Counter, form: Form) -> Response:
    """Once, however often it is pressed: the key of the request came with the form."""
    near = beside(visit, form.text("beside"))
    typed = {name: form.text(name) for name in (*CONTROLS, *counter.controls)}
    key = form.text("key")[:LONGEST_KEY] or str(uuid4())
    body, faults = _read(visit, counter, form, near)
    if body is None:
        return _page(visit, counter, typed, near, key=key, faults=faults, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        answer = cases.file(visit.services, actor(visit), body, key)
    except Refused as refused:
        return _page(visit, counter, typed, near, key=key, refused=refused.rule, status=HTTPStatus.CONFLICT)
    if near:
        link(visit, near, answer.stream, key)
    said = urlencode({"filed": answer.stream, **({"beside": near.stream} if near else {})})
    return RedirectResponse(f"{counter.address}?{said}", HTTPStatus.SEE_OTHER)


def _read(
    visit: Visit, counter: Counter, form: Form, near: cases.OpenedCase | None
) -> tuple[FilingBody | None, tuple[Fault, ...]]:
    """The request that a program would send, or what is wrong with the form. What is not known is left out."""
    reading = Reading(form)
    member = near.case.member if near else form.text("member") or _by_number(visit, form, reading)
    if not member and not form.text("name") and not reading.faults:
        reading.faults.append(Fault("member", "missing"))
    if not form.text("consent"):
        reading.faults.append(Fault("consent", "consent-needed"))
    employer = reading.bin("employer_bin")
    sent = {
        **_whom(form, member),
        **({"employer_bin": employer} if employer else {}),
        "standing": reading.choice("standing", Standing),
        "reached_by": form.text("reached_by") or "reception",
        "language": reading.choice("language", Language),
        "text": reading.text("text") if form.text("text") else None,
        "authority_shown": form.text("authority") == "shown",
        "primary_may_know": form.text("may_know") == "yes",
        "consents": [Purpose.CASE, *((Purpose.STATISTICS,) if form.text("statistics") else ())],
        "consent_version": CONSENT_VERSION,
        "group": bool(form.text("group")),
        **counter.read(reading),
    }
    if reading.faults:
        return None, tuple(reading.faults)
    try:
        return counter.body.model_validate(sent), ()
    except ValidationError as error:
        return None, _placed(error)


def _placed(error: ValidationError) -> tuple[Fault, ...]:
    """A fault in the new person stands at its own control."""
    inner = [str(each["loc"][-1]) for each in error.errors() if each["loc"][0] == "newcomer"]
    return tuple(Fault(name, "missing") for name in inner) or faults_of(error)


def _by_number(visit: Visit, form: Form, reading: Reading) -> str:
    if not form.text("known_phone"):
        return ""
    found = by_phone(visit.services, actor(visit), form.text("known_phone"))
    if not found:
        reading.faults.append(Fault("known_phone", "missing"))
    return found


def _whom(form: Form, member: str) -> dict[str, Any]:
    if member:
        return {"member": member}
    newcomer = {name: form.text(name) for name in ("name", "phone", "iin")}
    return {"newcomer": {**newcomer, "primary": form.text("primary") or None}}


def _page(
    visit: Visit,
    counter: Counter,
    typed: Mapping[str, str],
    near: cases.OpenedCase | None,
    *,
    key: str = "",
    faults: tuple[Fault, ...] = (),
    refused: Rule | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    services, who = visit.services, actor(visit)
    organisation = services.ledger.context()
    if not desk_of(who, organisation):
        raise Unknown
    filed = _filed(visit)
    words = {name: SAYS.get(name, said) for name, said in words_of(faults).items()}
    return visit.page(
        counter.template,
        status,
        counter=counter,
        typed={**dict.fromkeys((*CONTROLS, *counter.controls), ""), **typed},
        key=key or str(uuid4()),
        faults=Filled({name: visit.gettext(said) for name, said in words.items()}),
        refused=refused,
        people=listed(services, who),
        primaries=[(unit, organisation.units[unit].name.in_(visit.language)) for unit in primaries(who, organisation)],
        standings=[(code.value, label.in_(visit.language)) for code, label in STANDINGS.items()],
        languages=LANGUAGES,
        filed=filed,
        near=near,
        near_whose=names(services, near.case.member).get(near.case.member, "") if near else "",
        **counter.offered(visit, filed),
    )


def _filed(visit: Visit) -> cases.OpenedCase | None:
    """The case that was just taken in, where it is open to whoever took it in."""
    stream = visit.request.query_params.get("filed", "")
    if not stream:
        return None
    try:
        return cases.look(visit.services, actor(visit), stream)
    except Unknown:
        return None


def _appeal(reading: Reading) -> Mapping[str, Any]:
    on, wrong = reading.day("on"), reading.choice("wrong", Wrong)
    return {"category": reading.choice("category", Category), "breach": {"wrong": wrong, **_day_of(wrong, on)}}


def _day_of(wrong: Wrong | None, on: Any) -> dict[str, Any]:
    """One day is asked for: that of the act where she was dismissed, else that on which she learned of it."""
    return {"act_received_on" if wrong is Wrong.DISMISSAL else "learned_on": on} if wrong is not Wrong.NONE else {}


def _offered(visit: Visit, _filed: cases.OpenedCase | None) -> Mapping[str, Any]:
    return {
        "categories": [(code.value, label.in_(visit.language)) for code, label in CATEGORIES.items()],
        "wrongs": [(code.value, visit.gettext(said)) for code, said in WRONGS.items()],
    }


APPEALS = Counter(
    address="/intake",
    template="staff/intake.html",
    controls=("category", "wrong", "on-day", "on-month", "on-year"),
    begun={"wrong": "unsure"},
    read=_appeal,
    body=FilingBody,
    offered=_offered,
)


@routes.get("/intake")
def desk(visit: SignedInVisit) -> HTMLResponse:
    return ask(visit, APPEALS)


@routes.post("/intake")
def take_in_an_appeal(visit: SignedInVisit, form: SignedInForm) -> Response:
    return take_in(visit, APPEALS, form)
