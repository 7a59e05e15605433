"""The documents of a case as somebody sees them: their titles opened, those set aside marked."""

from collections.abc import Mapping
from typing import NamedTuple

from api.cases import OpenedCase, record_look
from api.services import Services
from api.shapes import READERS
from domain.document_rules import ENDINGS
from domain.documents import DocumentAttached, DocumentKind
from domain.kernel import Role
from ledger.record import Recorded, Unknown

STRUCK_OUT_FOR = READERS - {Role.CHAIR}
"""Who still finds a document that was set aside; others know nothing of it any more."""


class Document(NamedTuple):
    """`title` is None where it was erased."""

    id: str
    kind: DocumentKind
    title: str | None
    size: int
    media_type: str
    came: Recorded
    by: str
    set_aside: bool


def visible(opened: OpenedCase) -> tuple[DocumentAttached, ...]:
    """Those that this reader still finds, in the order in which they came."""
    case = opened.case
    return tuple(d for d in case.documents.values() if _is_found(opened, d.document))


def _is_found(opened: OpenedCase, document: str) -> bool:
    return document not in opened.case.set_aside or bool(opened.roles & STRUCK_OUT_FOR)


def came(opened: OpenedCase) -> Mapping[str, Recorded]:
    """How each document stands in the record."""
    return {r.event.document: r for r in opened.history if isinstance(r.event, DocumentAttached)}


def documents(services: Services, opened: OpenedCase) -> tuple[Document, ...]:
    """In the order in which they came; the look is recorded before a title is opened."""
    seen, stands = visible(opened), came(opened)
    record_look(services, opened, "documents")
    titles = services.ledger.open_all([d.title for d in seen], opened.actor, "documents", stream=opened.stream)
    return tuple(
        Document(
            id=d.document,
            kind=d.kind,
            title=title,
            size=d.file.size,
            media_type=d.file.media_type,
            came=stands[d.document],
            by=d.by or stands[d.document].actor_id,
            set_aside=d.document in opened.case.set_aside,
        )
        for d, title in zip(seen, titles, strict=True)
    )


class Opened(NamedTuple):
    """A document's very bytes; `name` is safe for a header and tells nothing."""

    name: str
    media_type: str
    content: bytes


def document(services: Services, opened: OpenedCase, name: str) -> Opened:
    """The look is recorded before the bytes are there. Raises `Unknown`, and `Erased` once its subject was erased."""
    case = opened.case
    if name not in case.documents or not _is_found(opened, name):
        raise Unknown
    file = case.documents[name].file
    content = services.ledger.open_file(file, opened.actor, "document", stream=opened.stream)
    return Opened(f"{case.number}-{name}{ENDINGS[file.media_type]}", file.media_type, content)
