"""How pages name files, and what they say about one that was not sent as it should be."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from api.cases import OpenedCase
from api.documents.views import came, visible
from api.i18n import Msgid, msgid
from api.shapes import READERS
from domain.document_rules import DOCX, JPEG, PDF, PNG, TEXT, XLSX
from domain.documents import KINDS, AttachDocument
from domain.words import Label

FILE_TYPES: Mapping[str, Msgid] = {
    JPEG: msgid("photo"),
    PNG: msgid("picture"),
    PDF: msgid("PDF"),
    DOCX: msgid("Word"),
    XLSX: msgid("Excel"),
    TEXT: msgid("text"),
}
MISCALLED = msgid("Call the document in at most 200 letters")
FAULTS: Mapping[str, Msgid] = {
    "file": msgid("Choose one file: a photo or a document"),
    "title": MISCALLED,
    "kind": msgid("Choose what the document is"),
}
"""By the field that is not filled in as it should be."""
DONE: Mapping[str, Msgid] = {
    "changed": msgid("The document is called otherwise now."),
    "aside": msgid("The document was set aside. It is not deleted."),
}
ATTACHED = msgid("The document is with the case now.")


class Paper(NamedTuple):
    id: str
    kind: Label
    type: Msgid
    at: datetime
    set_aside: bool


class Papers(NamedTuple):
    """The documents of a case as its own page names them, the newest first; nothing sealed is opened for it."""

    papers: tuple[Paper, ...]
    open: bool
    may_add: bool


def papers_of(opened: OpenedCase) -> Papers:
    """Empty and shut for whoever may read nothing in the case."""
    is_open, at, aside = bool(opened.roles & READERS), came(opened), opened.case.set_aside
    papers = tuple(
        Paper(d.document, KINDS[d.kind], FILE_TYPES[d.file.media_type], at[d.document].occurred_at, d.document in aside)
        for d in reversed(visible(opened) if is_open else ())
    )
    return Papers(papers, is_open, may_add=opened.objection(AttachDocument) is None)
