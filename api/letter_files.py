"""Letters to the outside as their readers get them: the texts before the member, files, previews."""

from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from api.cases import OpenedCase
from api.outgoing import made
from api.papers import PDF
from api.services import Services
from domain.appeal.outgoing.plan import Manner
from domain.appeal.outgoing.state import Outgoing
from domain.document_rules import DOCX, ENDINGS
from domain.kernel import Role, Sealed, SealedFile
from ledger.record import Unknown
from letters.docx import docx_of
from letters.outgoing import outgoing_pdf

DESK = frozenset({Role.LAWYER, Role.SUPERVISOR})
LETTER_READERS = DESK | {Role.MEMBER}
"""What speaks of her to others is hers and her lawyers' to read, not her chair's."""
RELEASED = "released"


@dataclass(frozen=True)
class Text:
    """One text that is before her; None where it was erased. `media_type` is that of the file that would leave."""

    version: str
    manner: Manner
    sha256: str
    media_type: str
    text: str | None
    reading: str | None


def found(opened: OpenedCase, letter: str) -> Outgoing:
    """Raises `Unknown`; notes for the file are no letters to anybody but those who work on the case."""
    known: Outgoing | None = opened.state.desk.letters.get(letter)
    if known is None or not (known.concerns_her or opened.roles & DESK):
        raise Unknown
    return known


def texts_of(services: Services, opened: OpenedCase, letter: Outgoing) -> tuple[Text, ...]:
    """What is before her now, word for word. The look is recorded."""
    return tuple(
        Text(
            version=letter.version(proposal),
            manner=proposal.manner,
            sha256=proposal.file.sha256,
            media_type=proposal.file.media_type,
            text=_opened(services, opened, letter, proposal.text),
            reading=_opened(services, opened, letter, proposal.reading),
        )
        for proposal in letter.proposals
    )


def _opened(services: Services, opened: OpenedCase, letter: Outgoing, sealed: Sealed | None) -> str | None:
    if sealed is None:
        return None
    stream = letter.texts_in or opened.stream
    return services.ledger.open_all((sealed,), opened.actor, "letters", stream=stream)[0]


def letter_file(services: Services, opened: OpenedCase, letter: str, version: str) -> Response:
    """The very bytes; the look is recorded. Raises `Unknown`, and `Erased` for the erased."""
    known = found(opened, letter)
    file = known.released if version == RELEASED else _proposed(known, version)
    if file is None:
        raise Unknown
    content = services.ledger.open_file(file, opened.actor, "letters", stream=known.texts_in or opened.stream)
    return _response(content, file.media_type, f"{letter}-{version}")


def _proposed(letter: Outgoing, version: str) -> SealedFile | None:
    proposal = letter.proposal(version)
    return proposal.file if proposal else None


def letter_preview(
    services: Services, opened: OpenedCase, letter: str, manner: Manner, form: Literal["pdf", "docx"]
) -> Response:
    """The draft as it would leave now."""
    known = found(opened, letter)
    if manner not in known.template.manners:
        raise Unknown
    sheet = made(services, opened, known, manner)
    if form == "docx":
        return _response(docx_of(sheet), DOCX, letter)
    return _response(outgoing_pdf(sheet), PDF, letter)


def _response(content: bytes, media_type: str, name: str) -> Response:
    """A PDF is shown, a Word file is saved."""
    disposition = "inline" if media_type == PDF else "attachment"
    headers = {"Content-Disposition": f'{disposition}; filename="{name}{ENDINGS[media_type]}"'}
    return Response(content, media_type=media_type, headers=headers)
