"""Forms of the register of agreements: one act a page, and what was typed stays when it cannot be taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.agreement_texts import arrived, attach
from api.agreements import (
    OpenedAgreement,
    RegisteringBody,
    body_of,
    is_writer,
    look,
    reader,
    register,
    send,
)
from api.current import Form, SignedInForm, SignedInVisit
from api.i18n import Msgid
from api.pages.agreement_fields import DAYS, FIELDS, SEVERAL, SINGLE, described
from api.pages.agreement_words import CHANGED_MEANWHILE, NAMED, SAYS
from api.pages.agreements import neighbours
from api.pages.day_fields import day_fields
from api.pages.faults import Reading, faults_of
from api.pages.offices import actor
from api.pages.paper_fields import keepers
from api.preconditions import versions_in_view
from api.problems import Problem
from api.visit import Visit, token_is_ours
from domain.agreement.commands import AttachText
from domain.agreement.facts import Why
from domain.agreement.frame import ACTS, WRITERS
from domain.agreement.state import Agreement
from domain.kernel import Refused, Role
from domain.organisation.organisation import Organisation
from domain.words import Label
from ledger.record import Stale, Unknown

LONGEST_KEY = 64
Typed = Mapping[str, Any]

routes = APIRouter(include_in_schema=False)
registering = APIRouter(include_in_schema=False)
"""What stands under an address that could be the id of an agreement."""


@dataclass(frozen=True)
class Shown:
    """A form as it stands: what is typed in it, and what is wrong with that."""

    typed: Typed
    key: str = field(default_factory=lambda: str(uuid4()))
    faults: Mapping[str, Msgid] = field(default_factory=dict)
    refused: Label | None = None


TITLES: Mapping[str, Label] = {command.NAME: act.label for command, act in ACTS.items()}
HINTS: Mapping[str, Label] = {command.NAME: act.hint for command, act in ACTS.items()}


def _empty() -> dict[str, Any]:
    days = {name: "" for day in DAYS for name in day_fields(day, None)}
    return {**dict.fromkeys(SINGLE, ""), **dict.fromkeys(SEVERAL, ()), **days}


def _typed(form: Form) -> Shown:
    typed = {name: form.choices(name) if name in SEVERAL else form.text(name) for name in _empty()}
    return Shown(typed, form.text("key")[:LONGEST_KEY] or str(uuid4()))


def _with(shown: Shown, **more: Any) -> Shown:
    return Shown(shown.typed, shown.key, **more)


def _body(reading: Reading, said: dict[str, Any], make: Callable[[dict[str, Any]], Any]) -> tuple[Any, Any]:
    """The request that a program would send, or what is wrong with the form, by field."""
    wrong = {fault.field for fault in reading.faults}
    body = None
    try:
        body = make(said)
    except ValidationError as error:
        wrong |= {fault.field for fault in faults_of(error)}
    return (None if wrong else body), {name: SAYS[name] for name in SAYS if name in wrong}


@registering.get("/agreements/new")
def new_agreement(visit: SignedInVisit) -> HTMLResponse:
    organisation = _writing(visit)
    begun = {**_empty(), "copies": "2", "employer_bin": _own_employer(visit, organisation)}
    return _registering(visit, Shown(begun))


@registering.post("/agreements")
def register_agreement(visit: SignedInVisit, form: SignedInForm) -> Response:
    """Once, however often it is pressed."""
    _writing(visit)
    shown, reading = _typed(form), Reading(form)
    said = {**described(reading), "unit": form.text("unit")}
    body, faults = _body(reading, said, RegisteringBody.model_validate)
    if body is None:
        return _registering(visit, _with(shown, faults=faults), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        answer = register(visit.services, actor(visit), body, shown.key)
    except Refused as refused:
        return _registering(visit, _with(shown, refused=refused.rule.label), HTTPStatus.CONFLICT)
    return RedirectResponse(f"/agreements/{answer.stream}?done=registered", HTTPStatus.SEE_OTHER)


def _writing(visit: Visit) -> Organisation:
    """For whoever writes in the register; for anybody else its forms do not exist."""
    organisation = reader(visit.services, actor(visit))
    if not is_writer(actor(visit), organisation):
        raise Unknown
    return organisation


def _own_employer(visit: Visit, organisation: Organisation) -> str:
    """The employer at the organisation that somebody chairs."""
    offices = organisation.by_person.get(actor(visit).id, {})
    chaired = sorted(unit for unit, roles in offices.items() if Role.CHAIR in roles)
    return organisation.units[chaired[0]].employer_bin if chaired else ""


def _registering(visit: Visit, shown: Shown, status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
    organisation = visit.services.ledger.context()
    offices = organisation.by_person.get(actor(visit).id, {})
    mine = {unit: organisation.units[unit].name for unit, roles in sorted(offices.items()) if roles & WRITERS}
    return visit.page("agreements/new.html", status, form=shown, units=mine, **NAMED)


@routes.get("/agreements/{stream}/{act}")
def act_page(stream: str, act: str, visit: SignedInVisit) -> HTMLResponse:
    opened = _opened(visit, stream, act)
    return _acting(visit, opened, act, Shown({**_empty(), **_begun(act, opened.state)}))


@routes.post("/agreements/{stream}/text")
async def attach_text(request: Request, stream: str, visit: SignedInVisit) -> Response:
    """The file of a form; nothing of it is kept before it was looked into."""
    opened = await run_in_threadpool(look, visit.services, actor(visit), stream)
    try:
        opened.refuse_unless_may(AttachText)
        fields, content = await arrived(request, lambda fields: _refuse_strangers(visit, fields))
        await run_in_threadpool(attach, visit.services, opened, content, fields.get("key", "")[:LONGEST_KEY])
    except Refused as refused:
        return await run_in_threadpool(_attaching, visit, opened, Shown(_empty(), refused=refused.rule.label))
    except Problem as problem:
        if problem.code != "invalid-fields":
            raise
        return await run_in_threadpool(_attaching, visit, opened, Shown(_empty(), faults={"file": SAYS["file"]}))
    return RedirectResponse(f"/agreements/{stream}?done=attach_text", HTTPStatus.SEE_OTHER)


def _refuse_strangers(visit: Visit, fields: Mapping[str, str]) -> None:
    if not token_is_ours(visit, fields):
        raise Problem("form-expired")


def _attaching(visit: Visit, opened: OpenedAgreement, shown: Shown) -> HTMLResponse:
    status = HTTPStatus.CONFLICT if shown.refused else HTTPStatus.UNPROCESSABLE_ENTITY
    return _acting(visit, opened, "attach_text", shown, status)


@routes.post("/agreements/{stream}/{act}")
def record(stream: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened = _opened(visit, stream, act)
    shown, versions, reading = _typed(form), versions_in_view(f'"{form.text("version")}"'), Reading(form)
    said = {**FIELDS[act](reading), **_unchanged(act, opened.state)}
    body, faults = _body(reading, said, lambda fields: body_of(act, fields))
    if body is None:
        return _acting(visit, opened, act, _with(shown, faults=faults), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        send(visit.services, actor(visit), stream, body, shown.key, versions=versions)
    except Refused as refused:
        return _acting(visit, opened, act, _with(shown, refused=refused.rule.label), HTTPStatus.CONFLICT)
    except Stale:
        now = Shown({**_empty(), **_begun(act, opened.state)}, refused=CHANGED_MEANWHILE)
        return _acting(visit, opened, act, now, HTTPStatus.CONFLICT)
    return RedirectResponse(f"/agreements/{stream}?done={act}", HTTPStatus.SEE_OTHER)


def _opened(visit: Visit, stream: str, act: str) -> OpenedAgreement:
    opened = look(visit.services, actor(visit), stream)
    if act not in {*FIELDS, AttachText.NAME} or not opened.may(act):
        raise Problem("not-found")
    return opened


def _unchanged(act: str, state: Agreement) -> dict[str, Any]:
    """What stands in the register and no form asks for."""
    return {"region": state.region, "branch": state.branch} if act == "correct_agreement" else {}


def _begun(act: str, state: Agreement) -> dict[str, Any]:
    """How a form begins: with what stands in the register."""
    match act:
        case "correct_agreement":
            plain = {
                name: getattr(state, name) for name in ("level", "employer_bin", "parties", "themes", "guarantees")
            }
            counts = {"covered": str(state.covered), "copies": str(state.copies)}
            opened = {f"open-{each.theme}": str(each.count) for each in state.open_clauses}
            days = {k: v for day in DAYS[1:] for k, v in day_fields(day, getattr(state, day)).items()}
            protocol = {"with_protocol": "yes" if state.with_protocol else ""}
            return {**plain, **counts, **opened, **days, **protocol, "why": Why.MISTAKE}
        case "take_renewal_back":
            return {"other": state.renewed_by or state.renews}
        case _:
            return {}


def _acting(
    visit: Visit, opened: OpenedAgreement, act: str, shown: Shown, status: HTTPStatus = HTTPStatus.OK
) -> HTMLResponse:
    return visit.page(
        "agreements/act.html",
        status,
        form=shown,
        opened=opened,
        state=opened.state,
        act=act,
        title=TITLES[act],
        hint=HINTS[act],
        keepers=keepers(opened.organisation, opened.state.unit, visit.language),
        others=neighbours(visit, opened) if act == "renew_agreement" else {},
        **NAMED,
    )
