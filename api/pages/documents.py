"""The documents of a case on a page: sent with a form, listed, shown, called otherwise, and set aside.

Without a script the form sends one file; with it several go piece by piece and go on by themselves when the network
returns (`api.pages.uploads`).
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.cases import OpenedCase, look, run
from api.commands import body_of
from api.current import Form, SignedInForm, SignedInVisit
from api.documents.receiving import Sender, take
from api.documents.showing import as_shown
from api.documents.views import Document, document, documents
from api.pages.document_words import ATTACHED, DONE, FAULTS, FILE_TYPES, MISCALLED
from api.pages.offices import actor, names
from api.problems import Problem
from api.shapes import READERS
from api.visit import Visit, token_is_ours
from domain.appeal.documents import may_change
from domain.document_rules import ENDINGS, LARGEST_MEGABYTES
from domain.documents import KINDS, AttachDocument, CorrectDocument, DocumentKind, SetDocumentAside
from domain.kernel import Refused, Role
from domain.words import NBSP

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}/documents")

HERS = (DocumentKind.EVIDENCE, DocumentKind.EMPLOYERS_ACT, DocumentKind.ANSWER_FROM_OUTSIDE, DocumentKind.OTHER)
"""What a member is asked to tell apart; her lawyer names the rest."""
ASIDE = "aside"


class Line(NamedTuple):
    """One document in words; `may_change` says whether whoever looks can correct it and set it aside."""

    document: Document
    who: str
    may_change: bool


def opened_for_readers(visit: Visit, case: str) -> OpenedCase:
    opened = look(visit.services, actor(visit), case)
    if not opened.roles & READERS:
        raise Problem("forbidden")
    return opened


@routes.get("")
def documents_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _page(visit, opened_for_readers(visit, case))


def _page(visit: Visit, opened: OpenedCase, fault: str = "", status: int = HTTPStatus.OK) -> HTMLResponse:
    seen = documents(visit.services, opened)
    people = names(visit.services, *(found.by for found in seen))
    return visit.page(
        "documents/documents.html",
        status,
        case=opened.stream,
        number=opened.case.number,
        lines=[_line(opened, found, people) for found in reversed(seen)],
        kinds=kinds(visit, opened),
        kind_names=KINDS,
        file_types=FILE_TYPES,
        nbsp=NBSP,
        accepted=",".join((*ENDINGS, *ENDINGS.values(), ".jpeg")),
        largest=LARGEST_MEGABYTES,
        barred=opened.objection(AttachDocument),
        herself=opened.is_member,
        fault=fault,
        key=str(uuid4()),
        done=_done(visit),
    )


def _done(visit: Visit) -> str:
    done = visit.request.query_params.get("done", "")
    return visit.gettext(DONE.get(done, ATTACHED)) if done else ""


def kinds(visit: Visit, opened: OpenedCase) -> list[tuple[str, str]]:
    offered = HERS if opened.roles <= {Role.MEMBER, Role.CHAIR} else tuple(KINDS)
    return [(kind.value, KINDS[kind].in_(visit.language)) for kind in offered]


def _line(opened: OpenedCase, found: Document, people: Mapping[str, str]) -> Line:
    open_now = opened.objection(SetDocumentAside) is None and not found.set_aside
    return Line(
        found, people.get(found.by, ""), open_now and may_change(opened.case, found.id, opened.actor, opened.roles)
    )


@routes.post("")
async def attach(request: Request, visit: SignedInVisit, case: str) -> Response:
    """The fields stand before the file, so a form that is not ours is refused before a byte of it is kept."""

    def key_of(fields: Mapping[str, str]) -> str:
        if not token_is_ours(visit, fields):
            raise Problem("form-expired")
        return form_key(fields.get("key", ""))

    try:
        attached = await take(request, Sender(visit.services, actor(visit), case), key_of)
    except (Problem, Refused) as told:
        return await run_in_threadpool(_told, visit, case, told)
    return RedirectResponse(f"/cases/{case}/documents?done={attached.document}", HTTPStatus.SEE_OTHER)


def form_key(key: str) -> str:
    try:
        return str(UUID(key))
    except ValueError:
        raise Problem("bad-request") from None


def _told(visit: Visit, case: str, told: Problem | Refused) -> Response:
    """The page again, with the rule on it; what is not about the file is a page of its own."""
    said, status = fault_of(visit, told)
    if not said:
        raise told
    return _page(visit, opened_for_readers(visit, case), said, status)


def fault_of(visit: Visit, told: Problem | Refused) -> tuple[str, int]:
    """Why a file was not taken, in the language of the visit; "" for what has another reason."""
    match told:
        case Refused(rule=rule):
            return rule.label.in_(visit.language), HTTPStatus.CONFLICT
        case Problem(said=label) if label is not None:
            return label.in_(visit.language), told.status_code
        case Problem(errors=(first, *_)) if first.field in FAULTS:
            return visit.gettext(FAULTS[first.field]), told.status_code
        case _:
            return "", told.status_code


@routes.get("/{name}")
def show(visit: SignedInVisit, case: str, name: str) -> Response:
    """Photos and PDF in the browser, all else as a file; the look is recorded before."""
    return as_shown(document(visit.services, opened_for_readers(visit, case), name))


@routes.get("/{name}/change")
def change_page(visit: SignedInVisit, case: str, name: str) -> HTMLResponse:
    return _change_page(visit, case, name)


def _change_page(visit: Visit, case: str, name: str, fault: str = "", status: int = HTTPStatus.OK) -> HTMLResponse:
    """For whoever may change it; to anybody else the page does not exist."""
    opened = opened_for_readers(visit, case)
    found = next((line for line in documents(visit.services, opened) if line.id == name), None)
    if found is None or not _line(opened, found, {}).may_change:
        raise Problem("not-found")
    return visit.page(
        "documents/change.html",
        status,
        case=case,
        number=opened.case.number,
        document=found,
        kinds=_with(kinds(visit, opened), found.kind, visit),
        fault=fault,
        key=str(uuid4()),
    )


def _with(offered: list[tuple[str, str]], kind: DocumentKind, visit: Visit) -> list[tuple[str, str]]:
    """Also the kind that it has, where somebody else gave it one that is not offered here."""
    its_own = (kind.value, KINDS[kind].in_(visit.language))
    return offered if its_own in offered else [*offered, its_own]


@routes.post("/{name}/change")
def change(visit: SignedInVisit, case: str, name: str, form: SignedInForm) -> Response:
    """Both buttons of the page: what it is called, or that it came by mistake."""
    command, fields = _asked(form, name)
    try:
        run(visit.services, actor(visit), case, body_of(command, fields), form_key(form.text("key")), versions=None)
    except ValidationError:
        return _change_page(visit, case, name, visit.gettext(MISCALLED), HTTPStatus.UNPROCESSABLE_ENTITY)
    except Refused as refused:
        return _page(
            visit, opened_for_readers(visit, case), refused.rule.label.in_(visit.language), HTTPStatus.CONFLICT
        )
    done = ASIDE if command == SetDocumentAside.NAME else "changed"
    return RedirectResponse(f"/cases/{case}/documents?done={done}", HTTPStatus.SEE_OTHER)


def _asked(form: Form, name: str) -> tuple[str, Mapping[str, Any]]:
    if form.text("then") == ASIDE:
        return SetDocumentAside.NAME, {"document": name, "reasons": form.text("reasons") or None}
    return CorrectDocument.NAME, {"document": name, "kind": form.text("kind"), "title": form.text("title") or None}
