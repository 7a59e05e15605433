"""What the script of the documents page talks to: a file announced, sent piece by piece, gone on with, and attached.

Answers are small JSON in the language of the page; every request carries the token of the form it stands for.
"""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from api.current import SignedInVisit
from api.documents import receiving
from api.documents.receiving import Sender, described
from api.documents.uploads import Announced, Upload
from api.identity import forgery
from api.pages.documents import fault_of
from api.pages.offices import actor
from api.problems import KINDS, Problem
from api.strict_json import parse
from api.visit import Visit, token_is_ours
from domain.kernel import Refused

LONGEST_KEY = 100

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}/uploads")


def trusted_visit(visit: SignedInVisit, token: Annotated[str, Header(alias="X-Form-Token")] = "") -> Visit:
    if not token_is_ours(visit, {forgery.FIELD: token}):
        raise Problem("form-expired")
    return visit


TrustedVisit = Annotated[Visit, Depends(trusted_visit)]


def _sender(visit: Visit, case: str) -> Sender:
    return Sender(visit.services, actor(visit), case)


def _far(upload: Upload) -> JSONResponse:
    return JSONResponse({"upload": str(upload.id), "received": upload.received, "document": upload.document})


def _why(visit: Visit, told: Problem | Refused) -> JSONResponse:
    said, status = fault_of(visit, told)
    if not said and isinstance(told, Problem):
        said = visit.gettext(KINDS[told.code].title)
    received = (told.headers or {}).get("Upload-Offset", "") if isinstance(told, Problem) else ""
    return JSONResponse({"why": said, "received": received}, status)


@routes.post("")
async def begin(request: Request, visit: TrustedVisit, case: str) -> JSONResponse:
    try:
        asked = _announcement(parse(await request.body()))
        return _far(await run_in_threadpool(receiving.begin, _sender(visit, case), *asked))
    except (Problem, Refused) as told:
        return _why(visit, told)


def _announcement(body: Any) -> tuple[Announced, str]:
    match body:
        case {"kind": str(kind), "title": str(title), "name": str(name), "size": int(size), "key": str(key)} if (
            size >= 0
        ):
            said = described({"kind": kind, "title": title}, name)
            return Announced(said.kind, said.title, size), key[:LONGEST_KEY]
        case _:
            raise Problem("bad-request")


@routes.get("/{upload}")
def how_far(visit: TrustedVisit, case: str, upload: UUID) -> JSONResponse:
    return _far(receiving.found(_sender(visit, case), upload))


@routes.patch("/{upload}")
async def go_on(
    request: Request,
    visit: TrustedVisit,
    case: str,
    upload: UUID,
    place: Annotated[int, Header(alias="Upload-Offset", ge=0, le=2**31)],
) -> JSONResponse:
    try:
        return JSONResponse({"received": await receiving.go_on(request, _sender(visit, case), upload, place)})
    except Problem as told:
        return _why(visit, told)


@routes.post("/{upload}/document")
def finish(visit: TrustedVisit, case: str, upload: UUID) -> JSONResponse:
    try:
        document = receiving.finish(_sender(visit, case), upload)
    except (Problem, Refused) as told:
        return _why(visit, told)
    return JSONResponse({"document": document}, HTTPStatus.CREATED)
