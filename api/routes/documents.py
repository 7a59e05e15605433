"""The documents of a case: sent whole or piece by piece, listed, and given out again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Header, Path, Request, Response
from pydantic import Field

from api.cases import actor_of, look
from api.current import ApiAccount, CurrentServices
from api.documents import receiving
from api.documents.receiving import Described, Sender
from api.documents.showing import as_file
from api.documents.uploads import Announced, Upload
from api.documents.views import Document, document, documents
from api.examples import SEEDED
from api.examples import case as seeded
from api.fields import DocumentId
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import POSITION, PROBLEMS, REPLAYED, problems, shown
from api.routes.cases import CaseId
from api.routes.record import only
from api.shapes import READERS, Named, View
from api.strict_json import StrictRoute
from domain.document_rules import ENDINGS, LARGEST_MEGABYTES
from domain.documents import KINDS

routes = APIRouter(prefix="/api/v1/cases/{id}", tags=["documents"], route_class=StrictRoute, responses=PROBLEMS)
OFFSET = "Upload-Offset"

UploadId = Annotated[UUID, Path(alias="upload")]
Place = Annotated[int, Header(alias=OFFSET, ge=0, le=2**31, description="How many bytes stand before this piece.")]


class DocumentView(View):
    """A document of a case; `title` is None once it was erased, and one that was set aside no longer counts."""

    id: str
    kind: Named
    title: str | None
    size: int
    media_type: str
    attached_at: datetime
    by: str
    set_aside: bool
    url: str


class AttachedView(View):
    document: str
    url: str


class UploadView(View):
    """`received` bytes of `size` have arrived; `document` is what came of it, "" before."""

    id: UUID
    size: int
    received: int
    document: str


class UploadBody(Described):
    """What is said of a file before it comes piece by piece."""

    size: Annotated[int, Field(ge=1, le=2**31, description="In bytes.")]


UPLOADS: Mapping[str, Any] = {
    "a_photo_over_a_bad_network": {
        "summary": "A member announces a photo and then sends it piece by piece",
        "x-account": SEEDED["correct_document"].member,
        "x-case": seeded("correct_document"),
        "value": {"kind": "evidence", "title": "Бұйрықтың фотосы", "size": 2_400_000},
    }
}
FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "kind": {"type": "string", "enum": [kind.value for kind in KINDS], "default": "evidence"},
                        "title": {"type": "string", "maxLength": 200},
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": f"Last: {', '.join(ENDINGS.values())}, up to {LARGEST_MEGABYTES} MB.",
                        },
                    },
                }
            }
        },
    }
}


@routes.get("/documents", responses=problems(403))
def list_documents(
    services: CurrentServices, signed_in: ApiAccount, response: Response, case: CaseId
) -> list[DocumentView]:
    """In the order in which they came. Your look is recorded, unless you are the member."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, READERS)
    shown(response, opened.version, opened.position)
    return [_view(case, found) for found in documents(services, opened)]


def _view(case: str, found: Document) -> DocumentView:
    return DocumentView(
        id=found.id,
        kind=Named(code=found.kind, label=KINDS[found.kind]),
        title=found.title,
        size=found.size,
        media_type=found.media_type,
        attached_at=found.came.occurred_at,
        by=found.by,
        set_aside=found.set_aside,
        url=_url(case, found.id),
    )


def _url(case: str, name: str) -> str:
    return f"/api/v1/cases/{case}/documents/{name}"


@routes.post("/documents", status_code=201, responses=problems(400, 409, 410, 413, 415), openapi_extra=FORM)
async def attach_document(
    *,
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    case: CaseId,
    idempotency_key: IdempotencyKey = None,
) -> AttachedView:
    """Attach a file. Its type is what is in it; photos are kept without what cameras write into them."""
    key = own_key(idempotency_key)
    attached = await receiving.take(request, Sender(services, actor_of(signed_in), case), lambda _fields: key)
    response.headers[POSITION] = str(attached.answer.position)
    if attached.answer.replayed:
        response.headers[REPLAYED] = "true"
    return _attached(response, case, attached.document)


def _attached(response: Response, case: str, name: str) -> AttachedView:
    response.headers["Location"] = _url(case, name)
    return AttachedView(document=name, url=_url(case, name))


@routes.get("/documents/{document}", response_class=Response, responses=problems(403, 410))
def give_document(
    services: CurrentServices, signed_in: ApiAccount, case: CaseId, name: Annotated[DocumentId, Path(alias="document")]
) -> Response:
    """The file; your look is recorded before its bytes leave. 410 once its subject was erased."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, READERS)
    return as_file(document(services, opened, name))


@routes.post("/uploads", status_code=201, responses=problems(400, 409, 410, 413, 415))
def begin_upload(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    case: CaseId,
    body: Annotated[UploadBody, Body(openapi_examples=dict(UPLOADS))],
    idempotency_key: IdempotencyKey = None,
) -> UploadView:
    """Announce a file that comes piece by piece; an upload that nobody goes on with for two days is removed."""
    announced = Announced(body.kind, body.title, body.size)
    upload = receiving.begin(Sender(services, actor_of(signed_in), case), announced, own_key(idempotency_key))
    response.headers["Location"] = f"/api/v1/cases/{case}/uploads/{upload.id}"
    return _upload(response, upload)


def _upload(response: Response, upload: Upload) -> UploadView:
    response.headers[OFFSET] = str(upload.received)
    return UploadView(id=upload.id, size=upload.size, received=upload.received, document=upload.document)


@routes.get("/uploads/{upload}")
def how_far(
    services: CurrentServices, signed_in: ApiAccount, response: Response, case: CaseId, upload: UploadId
) -> UploadView:
    """How much of it has arrived, in the body and in Upload-Offset."""
    return _upload(response, receiving.found(Sender(services, actor_of(signed_in), case), upload))


@routes.patch("/uploads/{upload}", status_code=204, responses=problems(409, 413))
async def go_on(
    *,
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    case: CaseId,
    upload: UploadId,
    place: Place,
) -> None:
    """The next piece, up to 512 KB of plain bytes; Upload-Offset of the answer says where the one after it begins."""
    sender = Sender(services, actor_of(signed_in), case)
    response.headers[OFFSET] = str(await receiving.go_on(request, sender, upload, place))


@routes.post("/uploads/{upload}/document", status_code=201, responses=problems(400, 409, 410, 413))
def finish_upload(
    services: CurrentServices, signed_in: ApiAccount, response: Response, case: CaseId, upload: UploadId
) -> AttachedView:
    """Attach what has arrived. Asking again is answered with the same document."""
    return _attached(response, case, receiving.finish(Sender(services, actor_of(signed_in), case), upload))
