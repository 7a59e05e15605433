"""What staff do in a case, each act on a page of its own: nothing typed is lost, and a double click is one command."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from starlette.datastructures import QueryParams
from starlette.responses import Response

from api.cases import OpenedCase, look, run
from api.commands import CommandBody, body_of
from api.current import Form, SignedInForm, SignedInVisit
from api.pages.act_page import ActPage, show_act
from api.pages.faults import Fault, Reading, faults_of
from api.pages.foresight import asked_for, foresee
from api.pages.joined import case_numbered
from api.pages.offices import actor, offices_of
from api.pages.precedent_sheets import faults_in
from api.pages.queue_asked import asked
from api.pages.sheet import Sheet
from api.pages.sheets import SHEETS
from api.pages.staff_queue import seen_rows
from api.precedent_texts import GivesAway
from api.problems import Problem
from api.unmoved import unmoved_since
from api.visit import Visit
from domain.appeal.commands import DraftAnswer
from domain.kernel import Refused
from ledger.record import Answer, KeyReused, Stale, Unknown
from projections.pressing import Standpoint

routes = APIRouter(include_in_schema=False)
LONGEST_KEY = 64


@dataclass(frozen=True)
class Sent:
    """A form as it came in: what it asks for, under which key, and the version its sender had in view."""

    form: Form
    key: str
    version: int
    faults: tuple[Fault, ...]
    body: CommandBody | None


def _opened(visit: Visit, stream: str) -> OpenedCase:
    """A case of somebody else: a member acts on her own case on pages of her own."""
    opened = look(visit.services, actor(visit), stream)
    if opened.is_member:
        raise Problem("not-found")
    return opened


def _sent(visit: Visit, name: str, sheet: Sheet, form: Form) -> Sent:
    reading = Reading(form, partial(case_numbered, visit))
    fields = sheet.read(reading)
    body, faults = None, tuple(reading.faults)
    if not faults:
        try:
            body = body_of(name, fields)
        except ValidationError as error:
            faults = faults_of(error)
    version = form.text("version")
    return Sent(
        form=form,
        key=form.text("key")[:LONGEST_KEY] or str(uuid4()),
        version=int(version) if version.isdecimal() and len(version) < LONGEST_KEY else 0,
        faults=faults,
        body=body,
    )


def _begun(name: str) -> Callable[..., Response]:
    def begin(stream: str, visit: SignedInVisit) -> Response:
        opened = _opened(visit, stream)
        typed = SHEETS[name].begin(visit, opened)
        return show_act(visit, opened, ActPage(name, typed, str(uuid4()), opened.version))

    return begin


def _done(name: str) -> Callable[..., Response]:
    def finish(stream: str, visit: SignedInVisit, form: SignedInForm) -> Response:
        sheet = SHEETS[name]
        sent = _sent(visit, name, sheet, form)
        if sent.body is None or (sheet.shown_first and form.text("step") != "confirm"):
            return _shown(visit, stream, name, sent)
        return _carried_out(visit, stream, name, sent)

    return finish


def _shown(visit: Visit, stream: str, name: str, sent: Sent) -> Response:
    """The form again: with what is wrong in it, or with what would follow from it."""
    opened = _opened(visit, stream)
    page = _page(name, sent)
    if sent.body is None:
        return show_act(visit, opened, page.with_(faults=sent.faults), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        foreseen = foresee(visit.services, opened, asked_for(sent.body))
    except Refused as refused:
        return show_act(visit, opened, page.with_(refused=refused.rule), HTTPStatus.CONFLICT)
    return show_act(visit, opened, page.with_(foreseen=foreseen))


def _page(name: str, sent: Sent) -> ActPage:
    sheet = SHEETS[name]
    typed = {control: sent.form.text(control) for control in sheet.controls}
    boxes = {control: " ".join(sent.form.choices(control)) for control in sheet.several}
    return ActPage(name, {**typed, **boxes}, sent.key, sent.version)


def _carried_out(visit: Visit, stream: str, name: str, sent: Sent) -> Response:
    assert sent.body is not None
    page = _page(name, sent)
    try:
        versions = unmoved_since(_opened(visit, stream).history, sent.version)
        answer = run(visit.services, actor(visit), stream, sent.body, sent.key, versions=versions)
    except Refused as refused:
        return show_act(visit, _opened(visit, stream), page.with_(refused=refused.rule), HTTPStatus.CONFLICT)
    except GivesAway as found:
        faulty = page.with_(faults=faults_in(sent.form, found))
        return show_act(visit, _opened(visit, stream), faulty, HTTPStatus.UNPROCESSABLE_ENTITY)
    except Stale:
        opened = _opened(visit, stream)
        fresh = page.with_(overtaken=True, version=opened.version)
        return show_act(visit, opened, fresh, HTTPStatus.PRECONDITION_FAILED)
    except KeyReused:
        return RedirectResponse(f"/cases/{stream}", HTTPStatus.SEE_OTHER)
    return _onward(visit, answer, name, sent.form.text("then"))


def _onward(visit: Visit, answer: Answer, name: str, then: str) -> Response:
    """To the case, to the letter as it would leave, or to whatever waits next in one's own queue."""
    told = urlencode({"done": name, "of": answer.stream})
    if name == DraftAnswer.NAME and then == "preview":
        return RedirectResponse(f"/cases/{answer.stream}/release_answer?{told}", HTTPStatus.SEE_OTHER)
    if not _still_open(visit, answer.stream):
        return RedirectResponse(f"/queue?{told}&seen={answer.position}", HTTPStatus.SEE_OTHER)
    if then != "next":
        return RedirectResponse(f"/cases/{answer.stream}?{told}", HTTPStatus.SEE_OTHER)
    following = _next(visit, answer.stream)
    onward = f"/cases/{following}?{told}" if following else f"/queue?{told}&seen={answer.position}"
    return RedirectResponse(onward, HTTPStatus.SEE_OTHER)


def _still_open(visit: Visit, stream: str) -> bool:
    """Whoever gives a case away may no longer see it."""
    try:
        look(visit.services, actor(visit), stream)
    except Unknown:
        return False
    return True


def _next(visit: Visit, after: str) -> str:
    organisation = visit.services.ledger.context()
    wishes = asked(visit, QueryParams(), offices_of(actor(visit), organisation))
    seen = Standpoint.of(visit.services.ledger.now(), organisation)
    rows = seen_rows(visit, organisation, wishes, seen, 2)
    return next((row.stream for row in rows if row.stream != after), "")


for _name in SHEETS:
    routes.add_api_route(f"/cases/{{stream}}/{_name}", _begun(_name), methods=["GET"])
    routes.add_api_route(f"/cases/{{stream}}/{_name}", _done(_name), methods=["POST"])
