"""Files that belong to a case: what somebody attached, sealed, and what kind of paper it is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Event, Sealed, SealedFile
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
    """A file was attached. `title` is what its owner called it, personal like the file itself."""

    NAME: ClassVar[str] = "document.attached"

    document: str
    kind: DocumentKind
    title: Sealed
    file: SealedFile


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
