"""The letters of a case as files: those that were issued, and the answer as it would leave."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from api.services import Services
from domain.case import next_letter
from domain.kernel import ALMATY, Role, SealedFile
from ledger.record import Unknown
from letters.assemble import Head, Printed, answer_letter, printed

if TYPE_CHECKING:
    from api.cases import OpenedCase

PDF = "application/pdf"


def letter_file(opened: "OpenedCase", letter: str) -> SealedFile:
    """The file of an issued letter. Raises `Unknown` where this case has none of that name."""
    if letter not in opened.case.letters:
        raise Unknown
    return opened.case.letters[letter].file


def letter(services: Services, opened: "OpenedCase", name: str) -> bytes:
    """The very bytes that were issued; the look is recorded. Raises `Unknown`, and `Erased` for the erased."""
    return services.ledger.open_file(letter_file(opened, name), opened.actor, "letter", stream=opened.stream)


def answer_preview(services: Services, opened: "OpenedCase") -> bytes:
    """The draft as it would leave under the caller's name. Nothing is stored; raises `Unknown` without a draft."""
    draft = opened.state.draft
    if draft is None or Role.LAWYER not in opened.roles:
        raise Unknown
    body = services.ledger.open(draft, opened.actor, "draft", stream=opened.stream)
    return _answer(services, opened, body).pdf


def released_answer(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """The answer made final: what `ReleaseAnswer` carries beside the words of the lawyer."""
    paper = _answer(services, opened, body.text)
    member, stream = opened.case.member, opened.stream
    return {
        "file": services.ledger.seal_file(paper.pdf, member, PDF, stream=stream),
        "template_sha256": paper.template_sha256,
        "inputs": services.ledger.seal(member, paper.inputs, stream=stream),
    }


def _answer(services: Services, opened: "OpenedCase", body: str) -> Printed:
    head = Head(
        stream=opened.stream,
        letter=next_letter(opened.case, "answer"),
        dated=datetime.now(ALMATY).date(),
        unit_name=opened.organisation.units[opened.case.unit].name,
        member_name=name_of(services, opened.case.member),
    )
    signer = name_of(services, opened.actor.id)
    return printed(answer_letter(opened.state, head, body, signed_by=signer, role=Role.LAWYER), opened.case.language)


def name_of(services: Services, person: str) -> str:
    """Empty for somebody whom the directory does not know."""
    try:
        return services.ledger.directory.get(person).name
    except Unknown:
        return ""
