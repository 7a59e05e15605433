"""Writing down an algorithmic system, and correcting what stands in the register: forms that keep what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import Form, SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.faults import Reading, faults_of
from api.pages.offices import actor
from api.pages.sheet import parts
from api.pages.system_words import TITLES
from api.preconditions import versions_in_view
from api.problems import Problem
from api.systems import OpenedSystem, SystemBody, body_of, is_writer, look, reader, register, send
from api.visit import Visit
from domain.algorithm import AUTONOMIES, BY_EMPLOYERS
from domain.kernel import Refused, Role
from domain.organisation.organisation import Organisation
from domain.system.facts import Why
from domain.system.state import System
from domain.system.words import DATA, KNOWN, PROOFS, STATUSES, WHYS
from domain.words import Label
from ledger.record import Stale, Unknown
from ledger.spelling import spelled
from projections.system_lists import Listed, at_employer

LONGEST_KEY = 64
SINGLE = (
    "name",
    "employer",
    "employer_bin",
    "vendor",
    "release",
    "other_purpose",
    "status",
    "autonomy",
    "told",
    "proof",
    "made",
    "agreed",
    "clauses",
    "why",
)
SEVERAL = ("purposes", "data")
DAYS = ("since", "on")
CHOOSE = msgid("Choose an answer")
SHORT = msgid("At most 200 characters")
SAYS: Mapping[str, Msgid] = {
    "name": msgid("Write what the system is called, in at most 200 characters"),
    "employer_bin": msgid("Check the BIN of the employer: 12 digits"),
    "employer": SHORT,
    "purposes": CHOOSE,
    "other_purpose": SHORT,
    "vendor": SHORT,
    "release": SHORT,
    "status": CHOOSE,
    "since": msgid("Enter a real date: day, month and year"),
    "autonomy": CHOOSE,
    "data": CHOOSE,
    "told": CHOOSE,
    "made": CHOOSE,
    "agreed": CHOOSE,
    "on": msgid("Enter a real date: day, month and year"),
    "proof": CHOOSE,
    "clauses": msgid("At most 1,000 characters"),
    "why": CHOOSE,
}
"""What to do about each field, whatever is wrong with it."""
CHANGED_MEANWHILE = Label(
    kk="Осы арада басқа адам жазбаны өзгертті: қазір не жазылғанын қарап, өз өзгерісіңізді қайта енгізіңіз.",
    ru="Тем временем запись изменил кто-то другой: посмотрите, что там сейчас, и внесите своё ещё раз.",
    en="Somebody else has changed the record meanwhile: see what stands there now, and enter yours again.",
)

routes = APIRouter(include_in_schema=False)
Typed = Mapping[str, Any]


@dataclass(frozen=True)
class Shown:
    """A form as it stands: what is typed in it, what is wrong with that, and which systems look like the same one."""

    typed: Typed
    key: str = field(default_factory=lambda: str(uuid4()))
    faults: Mapping[str, Msgid] = field(default_factory=dict)
    refused: Label | None = None
    alike: tuple[Listed, ...] = ()


@routes.get("/systems/new")
def new_system(visit: SignedInVisit) -> HTMLResponse:
    organisation = _writing(visit)
    return _registering(visit, Shown({**_empty(), "employer_bin": _own_employer(visit, organisation)}))


@routes.post("/systems")
def register_system(visit: SignedInVisit, form: SignedInForm) -> Response:
    """Once, however often it is pressed. One that looks as if it stood there already is asked about first."""
    _writing(visit)
    shown = _typed(form)
    body, faults = _body(form, "since", SystemBody.model_validate, BEGINNING)
    if body is None:
        return _registering(visit, _with(shown, faults=faults), HTTPStatus.UNPROCESSABLE_ENTITY)
    if alike := _alike(visit, body) if form.text("another") != "yes" else ():
        return _registering(visit, _with(shown, alike=alike), HTTPStatus.CONFLICT)
    try:
        answer = register(visit.services, actor(visit), body, shown.key)
    except Refused as refused:
        return _registering(visit, _with(shown, refused=refused.rule.label), HTTPStatus.CONFLICT)
    return RedirectResponse(f"/systems/{answer.stream}?done=registered", HTTPStatus.SEE_OTHER)


@routes.get("/systems/{stream}/{act}")
def act_page(stream: str, act: str, visit: SignedInVisit) -> HTMLResponse:
    opened = _opened(visit, stream, act)
    return _recording(visit, opened, act, Shown({**_empty(), **NOW[act](opened.system), "why": Why.LEARNED}))


@routes.post("/systems/{stream}/{act}")
def record(stream: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened = _opened(visit, stream, act)
    shown, versions = _typed(form), versions_in_view(f'"{form.text("version")}"')
    body, faults = _body(form, "on" if act in WITH_A_DAY else "", lambda said: body_of(act, said), FIELDS[act])
    if body is None:
        return _recording(visit, opened, act, _with(shown, faults=faults), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        send(visit.services, actor(visit), stream, body, shown.key, versions=versions)
    except Refused as refused:
        return _recording(visit, opened, act, _with(shown, refused=refused.rule.label), HTTPStatus.CONFLICT)
    except Stale:
        now = Shown({**_empty(), **NOW[act](opened.system), "why": Why.LEARNED}, refused=CHANGED_MEANWHILE)
        return _recording(visit, opened, act, now, HTTPStatus.CONFLICT)
    return RedirectResponse(f"/systems/{stream}?done=recorded", HTTPStatus.SEE_OTHER)


BEGINNING = ("name", "employer", "employer_bin", "vendor", "release", "purposes", "other_purpose", "status")
DESCRIBED = ("name", "employer", "vendor", "release", "purposes", "other_purpose")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "record_description": (*DESCRIBED, "why"),
    "record_status": ("status", "why"),
    "record_working": ("autonomy", "data", "why"),
    "record_workers_told": ("told", "proof", "why"),
    "record_assessment": ("made", "why"),
    "record_clauses": ("agreed", "clauses", "why"),
}
WITH_A_DAY = frozenset({"record_status", "record_workers_told", "record_assessment"})
NOW: Mapping[str, Callable[[System], Typed]] = {
    "record_description": lambda system: {name: getattr(system, name) for name in DESCRIBED},
    "record_status": lambda system: {"status": system.status, **_parts("on", system.since)},
    "record_working": lambda system: {"autonomy": system.autonomy or "", "data": system.data},
    "record_workers_told": lambda system: {
        "told": system.told,
        "proof": system.told_by or "",
        **_parts("on", system.told_on),
    },
    "record_assessment": lambda system: {"made": system.assessed, **_parts("on", system.assessed_on)},
    "record_clauses": lambda system: {"agreed": system.agreed, "clauses": system.clauses},
}
"""By the act: the fields of its form, and how it begins with what stands in the register."""
MAY_BE_EMPTY = frozenset({"autonomy", "proof"})


def _parts(name: str, day: Any) -> Typed:
    return {f"{name}-{part}": value for part, value in parts(day).items()}


def _empty() -> dict[str, Any]:
    days = {f"{name}-{part}": "" for name in DAYS for part in ("day", "month", "year")}
    return {**dict.fromkeys(SINGLE, ""), **dict.fromkeys(SEVERAL, ()), **days}


def _typed(form: Form) -> Shown:
    typed = {name: form.choices(name) if name in SEVERAL else form.text(name) for name in _empty()}
    return Shown(typed, form.text("key")[:LONGEST_KEY] or str(uuid4()))


def _with(shown: Shown, **more: Any) -> Shown:
    return Shown(shown.typed, shown.key, **more)


def _body(
    form: Form, day: str, make: Callable[[dict[str, Any]], Any], fields: tuple[str, ...]
) -> tuple[Any, Mapping[str, Msgid]]:
    """The request that a program would send, or what is wrong with the form, by field."""
    reading = Reading(form)
    said: dict[str, Any] = {}
    for name in fields:
        value = form.choices(name) if name in SEVERAL else form.text(name)
        said[name] = None if name in MAY_BE_EMPTY and not value else value
    if day:
        said[day] = reading.any_day(day)
    wrong = {fault.field for fault in reading.faults}
    body = None
    try:
        body = make(said)
    except ValidationError as error:
        wrong |= {fault.field for fault in faults_of(error)}
    return (None if wrong else body), {name: SAYS[name] for name in SAYS if name in wrong}


def _alike(visit: Visit, body: Any) -> tuple[Listed, ...]:
    """Systems of the same employer whose name shares a word with this one."""
    wanted = set(spelled(body.name))
    with visit.services.pool.connection() as connection:
        known = at_employer(connection, body.employer_bin)
    return tuple(each for each in known if wanted & set(spelled(each.name)))


def _writing(visit: Visit) -> Organisation:
    """For whoever writes in the register; for anybody else its forms do not exist."""
    organisation = reader(visit.services, actor(visit))
    if not is_writer(actor(visit), organisation):
        raise Unknown
    return organisation


def _opened(visit: Visit, stream: str, act: str) -> OpenedSystem:
    opened = look(visit.services, actor(visit), stream)
    if act not in FIELDS or opened.bar:
        raise Problem("not-found")
    return opened


def _own_employer(visit: Visit, organisation: Organisation) -> str:
    """The employer at the organisation that somebody chairs."""
    offices = organisation.by_person.get(actor(visit).id, {})
    chaired = sorted(unit for unit, roles in offices.items() if Role.CHAIR in roles)
    return organisation.units[chaired[0]].employer_bin if chaired else ""


WORDS: Mapping[str, Any] = {
    "purposes": BY_EMPLOYERS,
    "statuses": STATUSES,
    "autonomies": AUTONOMIES,
    "data_used": DATA,
    "known": KNOWN,
    "proofs": PROOFS,
    "whys": WHYS,
}


def _registering(visit: Visit, shown: Shown, status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
    return visit.page("systems/new.html", status, form=shown, **WORDS)


def _recording(
    visit: Visit, opened: OpenedSystem, act: str, shown: Shown, status: HTTPStatus = HTTPStatus.OK
) -> HTMLResponse:
    return visit.page("systems/record.html", status, form=shown, opened=opened, act=act, title=TITLES[act], **WORDS)
