"""One record of a minute's work: what was written, taking it back, answering it, making a case of it."""

from http import HTTPStatus
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api import cases
from api.contact_views import commands_of, contact_view, words_of
from api.contacts import AnswerBody, OpenedRecord, VoidBody, look, send
from api.current import SignedInForm, SignedInVisit
from api.drafts import store
from api.drafts.answers import Answers
from api.i18n import Msgid
from api.pages.offices import actor, names
from api.pages.quick import LONGEST_KEY, SAYS, WORDS
from api.pages.quick_people import listed
from api.visit import Visit
from domain.contact.decider import bar_to_growing
from domain.contact.rules import NOBODY_NAMED
from domain.kernel import Refused, Rule
from domain.procedure import NOT_YOUR_ROLE
from ledger.record import Unknown

routes = APIRouter(include_in_schema=False, prefix="/quick")


@routes.get("/{stream}")
def show(stream: str, visit: SignedInVisit) -> HTMLResponse:
    """The look is recorded before anything that was written is opened."""
    return _page(visit, look(visit.services, actor(visit), stream))


@routes.post("/{stream}/void")
def void(stream: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened = look(visit.services, actor(visit), stream)
    try:
        body = VoidBody(command="void_contact", reason=form.text("reason"))
        answer = send(visit.services, actor(visit), stream, body, _key(form.text("key")))
    except ValidationError:
        return _page(visit, opened, {"reason": SAYS["sort"]}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except Refused as refused:
        return _page(visit, opened, refused=refused.rule, status=HTTPStatus.CONFLICT)
    return RedirectResponse(f"/quick?seen={answer.position}&done=voided", HTTPStatus.SEE_OTHER)


@routes.post("/{stream}/answer")
def answer_question(stream: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened = look(visit.services, actor(visit), stream)
    try:
        body = AnswerBody(command="answer_question", text=form.text("text"))
        answer = send(visit.services, actor(visit), stream, body, _key(form.text("key")))
    except ValidationError:
        faults = {"text": SAYS["note"]}
        return _page(visit, opened, faults, typed=form.text("text"), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except Refused as refused:
        return _page(visit, opened, refused=refused.rule, typed=form.text("text"), status=HTTPStatus.CONFLICT)
    return RedirectResponse(f"/quick?seen={answer.position}&done=answered", HTTPStatus.SEE_OTHER)


@routes.post("/{stream}/case")
def begin_case(stream: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    """A draft with what is known already; the case is opened when the draft is sent, by whoever writes it."""
    services, who = visit.services, actor(visit)
    opened = look(services, who, stream)
    known = opened.record
    member = known.member or form.text("member")
    if rule := _bar(visit, opened, member):
        return _page(visit, opened, refused=rule, status=HTTPStatus.CONFLICT)
    note, _ = words_of(services, opened)
    begun = Answers(category=known.category, text=note.text or "", contact=stream)
    draft = store.begin(services.pool, services.ledger.vault, who.id, member, begun)
    return RedirectResponse(f"/appeals/new/{draft}", HTTPStatus.SEE_OTHER)


def _bar(visit: Visit, opened: OpenedRecord, member: str) -> Rule | None:
    """Why no case can be begun; somebody who may not be named is as good as nobody."""
    if not opened.keeps:
        return NOT_YOUR_ROLE
    if rule := bar_to_growing(opened.record):
        return rule
    named = opened.record.member or member in dict(listed(visit.services, opened.actor) or ())
    return None if named else NOBODY_NAMED


def _page(
    visit: Visit,
    opened: OpenedRecord,
    faults: dict[str, Msgid] | None = None,
    *,
    refused: Rule | None = None,
    typed: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    services, known = visit.services, opened.record
    commands = commands_of(opened)
    return visit.page(
        "quick/record.html",
        status,
        record=contact_view(services, opened),
        opened=opened,
        commands=commands,
        case=_case_number(visit, known.case),
        names=names(services, known.member, known.filed_by, known.holder),
        unit=opened.organisation.units[known.unit].name,
        people=(listed(services, opened.actor) or []) if "case" in commands and not known.member else [],
        key=str(uuid4()),
        faults=faults or {},
        refused=refused,
        typed=typed,
        **WORDS,
    )


def _case_number(visit: Visit, case: str) -> str:
    """The number of the case that came of it, for whoever may open that case."""
    try:
        return cases.look(visit.services, actor(visit), case).case.number if case else ""
    except Unknown:
        return ""


def _key(typed: str) -> str:
    return typed[:LONGEST_KEY] or str(uuid4())
