"""The documents of a case as somebody sees them: their titles opened, those set aside marked."""

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


def documents(services: Services, opened: OpenedCase) -> tuple[Document, ...]:
    """In the order in which they came; the look is recorded before a title is opened."""
    case = opened.case
    seen = [d for d in case.documents.values() if d.document not in case.set_aside or opened.roles & STRUCK_OUT_FOR]
    record_look(services, opened, "documents")
    titles = services.ledger.open_all([d.title for d in seen], opened.actor, "documents", stream=opened.stream)
    came = {r.event.document: r for r in opened.history if isinstance(r.event, DocumentAttached)}
    return tuple(
        Document(
            id=d.document,
            kind=d.kind,
            title=title,
            size=d.file.size,
            media_type=d.file.media_type,
            came=came[d.document],
            by=d.by or came[d.document].actor_id,
            set_aside=d.document in case.set_aside,
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
    if name not in case.documents or (name in case.set_aside and not opened.roles & STRUCK_OUT_FOR):
        raise Unknown
    file = case.documents[name].file
    content = services.ledger.open_file(file, opened.actor, "document", stream=opened.stream)
    return Opened(f"{case.number}-{name}{ENDINGS[file.media_type]}", file.media_type, content)
