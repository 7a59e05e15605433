"""The reception desk and the hotline: an appeal taken in for somebody from one page, in under three minutes."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
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
from api.pages.offices import actor
from api.pages.quick_people import by_phone, listed, primaries
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
    "category",
    "text",
    "wrong",
    "on-day",
    "on-month",
    "on-year",
    "employer_bin",
    "authority",
    "may_know",
    "consent",
    "statistics",
    "group",
)
SAYS: Mapping[str, Msgid] = {
    "member": msgid("Choose the person, or enter a name below"),
    "known_phone": msgid("Nobody of your organisations has this number: check it, or enter a name below"),
    "name": msgid("Enter the name"),
    "phone": msgid("Enter a telephone number, for example +7 701 234 56 78"),
    "iin": msgid("Check the IIN: 12 digits, the last of which checks the others. It may be left out."),
    "consent": msgid("Without this consent the union may not work on the appeal"),
}
"""What to do about a field, whatever is wrong with it; all others say it by themselves."""


@routes.get("/intake")
def desk(visit: SignedInVisit) -> HTMLResponse:
    return _page(visit, {"reached_by": "reception", "language": "kk", "standing": "member", "wrong": "unsure"})


@routes.post("/intake")
def take_in(visit: SignedInVisit, form: SignedInForm) -> Response:
    """Once, however often it is pressed: the key of the request came with the form."""
    typed = {name: form.text(name) for name in CONTROLS}
    key = form.text("key")[:LONGEST_KEY] or str(uuid4())
    body, faults = _read(visit, form)
    if body is None:
        return _page(visit, typed, key=key, faults=faults, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        answer = cases.file(visit.services, actor(visit), body, key)
    except Refused as refused:
        return _page(visit, typed, key=key, refused=refused.rule, status=HTTPStatus.CONFLICT)
    return RedirectResponse(f"/intake?filed={answer.stream}", HTTPStatus.SEE_OTHER)


def _read(visit: Visit, form: Form) -> tuple[FilingBody | None, tuple[Fault, ...]]:
    """The request that a program would send, or what is wrong with the form. What is not known is left out."""
    reading = Reading(form)
    member = form.text("member") or _by_number(visit, form, reading)
    if not member and not form.text("name") and not reading.faults:
        reading.faults.append(Fault("member", "missing"))
    if not form.text("consent"):
        reading.faults.append(Fault("consent", "consent-needed"))
    on = reading.day("on")
    wrong = reading.choice("wrong", Wrong)
    sent = {
        **_whom(form, member),
        "standing": reading.choice("standing", Standing),
        "reached_by": form.text("reached_by") or "reception",
        "category": reading.choice("category", Category),
        "employer_bin": reading.bin("employer_bin"),
        "language": reading.choice("language", Language),
        "text": reading.text("text") if form.text("text") else None,
        "breach": {"wrong": wrong, **_day_of(wrong, on)},
        "authority_shown": form.text("authority") == "shown",
        "primary_may_know": form.text("may_know") == "yes",
        "consents": [Purpose.CASE, *((Purpose.STATISTICS,) if form.text("statistics") else ())],
        "consent_version": CONSENT_VERSION,
        "group": bool(form.text("group")),
    }
    sent = {name: value for name, value in sent.items() if not (name == "employer_bin" and value == "")}
    if reading.faults:
        return None, tuple(reading.faults)
    try:
        return FilingBody.model_validate(sent), ()
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


def _day_of(wrong: Wrong | None, on: Any) -> dict[str, Any]:
    """One day is asked for: that of the act where she was dismissed, else that on which she learned of it."""
    return {"act_received_on" if wrong is Wrong.DISMISSAL else "learned_on": on} if wrong is not Wrong.NONE else {}


def _page(
    visit: Visit,
    typed: Mapping[str, str],
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
    words = {name: SAYS.get(name, said) for name, said in words_of(faults).items()}
    return visit.page(
        "staff/intake.html",
        status,
        typed={**dict.fromkeys(CONTROLS, ""), **typed},
        key=key or str(uuid4()),
        faults=Filled({name: visit.gettext(said) for name, said in words.items()}),
        refused=refused,
        people=listed(services, who),
        primaries=[(unit, organisation.units[unit].name.in_(visit.language)) for unit in primaries(who, organisation)],
        standings=[(code.value, label.in_(visit.language)) for code, label in STANDINGS.items()],
        categories=[(code.value, label.in_(visit.language)) for code, label in CATEGORIES.items()],
        wrongs=[(code.value, visit.gettext(said)) for code, said in WRONGS.items()],
        languages=LANGUAGES,
        filed=_filed(visit),
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
