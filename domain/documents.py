"""Files that belong to a case: what somebody attached, sealed, and what kind of paper it is.

Nothing that was attached is taken out of the record: a document attached by mistake is set aside, struck out for
whoever may open it, and its sealed file stays until the person is erased.
"""

import operator
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from domain.kernel import Command, Event, Sealed, SealedFile
from domain.words import Label


class DocumentKind(StrEnum):
    """What a document is for the case."""

    EVIDENCE = "evidence"
    EMPLOYERS_ACT = "employers_act"
    AUTHORITY = "authority"
    """Written authority to represent somebody (LC 159(4), TU 17(8))."""
    SERVICE = "service"
    """Proof that a letter reached the other side."""
    SIGNED_LETTER = "signed_letter"
    ANSWER_FROM_OUTSIDE = "answer_from_outside"
    OTHER = "other"


class DocumentAttached(Event):
    """A file was attached. `title` is what its owner called it, personal like the file itself; `by` is who attached it,
    "" where it came with another act.
    """

    NAME: ClassVar[str] = "document.attached"

    document: str
    kind: DocumentKind
    title: Sealed
    file: SealedFile
    by: str = Field("", exclude_if=operator.not_)


class DocumentCorrected(Event):
    """It is another kind of paper, or called otherwise, than was said; without a `title` it keeps the one it had."""

    NAME: ClassVar[str] = "document.corrected"

    document: str
    by: str
    kind: DocumentKind
    title: Sealed | None


class DocumentSetAside(Event):
    """It was attached by mistake and no longer counts."""

    NAME: ClassVar[str] = "document.set_aside"

    document: str
    by: str
    reasons: Sealed | None


class AttachDocument(Command):
    NAME: ClassVar[str] = "attach_document"

    kind: DocumentKind
    title: Sealed
    file: SealedFile


class CorrectDocument(Command):
    NAME: ClassVar[str] = "correct_document"

    document: str
    kind: DocumentKind
    title: Sealed | None = None


class SetDocumentAside(Command):
    NAME: ClassVar[str] = "set_document_aside"

    document: str
    reasons: Sealed | None = None


KINDS: Mapping[DocumentKind, Label] = {
    DocumentKind.EVIDENCE: Label(kk="Дәлел", ru="Доказательство", en="Evidence"),
    DocumentKind.EMPLOYERS_ACT: Label(kk="Жұмыс берушінің актісі", ru="Акт работодателя", en="Employer’s act"),
    DocumentKind.AUTHORITY: Label(
        kk="Өкілдік ету туралы өтініш немесе сенімхат",
        ru="Заявление или доверенность на представительство",
        en="Authority to represent",
    ),
    DocumentKind.SERVICE: Label(kk="Тапсырылғанының дәлелі", ru="Подтверждение вручения", en="Proof of service"),
    DocumentKind.SIGNED_LETTER: Label(kk="Қол қойылған хат", ru="Подписанное письмо", en="Signed letter"),
    DocumentKind.ANSWER_FROM_OUTSIDE: Label(
        kk="Басқа тараптың жауабы", ru="Ответ другой стороны", en="Answer of the other side"
    ),
    DocumentKind.OTHER: Label(kk="Басқа құжат", ru="Другой документ", en="Other document"),
}
