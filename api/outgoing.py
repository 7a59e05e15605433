"""Letters to the outside made from what their lawyer wrote: drafts, the exact texts put before her, files."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from api.papers import PDF, name_of
from api.services import Services
from domain.appeal.outgoing import rules
from domain.appeal.outgoing.events import Proposal, Words
from domain.appeal.outgoing.plan import Manner, Part
from domain.appeal.outgoing.state import Outgoing
from domain.document_rules import DOCX
from domain.kernel import ALMATY, Refused, Sealed
from domain.words import Language
from ledger.record import Erased, Unknown
from letters.docx import UnreadableFileError
from letters.naming import Traits, gives_away
from letters.outgoing import Facts, OutgoingSheet, outgoing_hash, outgoing_pdf, outgoing_text, sheet
from letters.reading import said_in

if TYPE_CHECKING:
    from api.cases import OpenedCase

Parts = Mapping[Part, str]


def drafted(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """The free parts, each sealed by itself; one that was left blank is not there."""
    return {
        "words": _sealed(services, opened, body.parts),
        "beside": _sealed(services, opened, body.parts_in_her_language),
    }


def _sealed(services: Services, opened: "OpenedCase", parts: Parts) -> tuple[Words, ...]:
    written = ((part, text) for part, text in parts.items() if text.strip())
    return tuple(Words(part=part, text=_seal(services, opened, text)) for part, text in written)


def _seal(services: Services, opened: "OpenedCase", text: str) -> Sealed:
    return services.ledger.seal(opened.case.member, text, stream=opened.stream)


def parts_of(services: Services, opened: "OpenedCase", words: Iterable[Words]) -> Parts:
    """The free parts in plain; erased ones are left out. The look is recorded."""
    found = tuple(words)
    texts = services.ledger.open_all([w.text for w in found], opened.actor, "letter_draft", stream=opened.stream)
    return {each.part: text for each, text in zip(found, texts, strict=True) if text is not None}


def made(
    services: Services, opened: "OpenedCase", letter: Outgoing, manner: Manner, language: Language | None = None
) -> OutgoingSheet:
    """The letter as it would leave now; in her language, where that is asked for, from what stands beside it."""
    wanted = language or letter.language
    words = letter.words if wanted is letter.language else letter.beside
    facts = Facts(
        stream=opened.stream,
        letter=letter.id,
        number=opened.case.number,
        dated=datetime.now(ALMATY).date(),
        unit=opened.organisation.units[opened.case.unit].name,
        member=name_of(services, opened.case.member),
        employer_bin=opened.case.employer_bin,
        signer=name_of(services, letter.by),
    )
    return sheet(letter.template, parts_of(services, opened, words), manner, facts, wanted)


def traits_of(services: Services, person: str) -> Traits:
    """By what she is recognised, as the directory knows it."""
    try:
        contact = services.ledger.directory.get(person)
    except (Unknown, Erased):
        return Traits(name="")
    return Traits(contact.name, contact.phone, contact.email, contact.iin)


def found_of_her(services: Services, opened: "OpenedCase", letter: Outgoing) -> tuple[str, ...]:
    """What in the free parts would give her away."""
    said = "\n".join(parts_of(services, opened, letter.words).values())
    return gives_away(said, traits_of(services, opened.case.member))


def proposed(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """One exact text for each manner. Raises `Refused` where one that must not name her does."""
    letter = opened.state.desk.letters.get(body.letter)
    if letter is None or not letter.template.goes_out:
        return {"proposals": ()}
    if letter.finished:
        return {"proposals": (letter.finished,)}
    manners = tuple(body.manners) or letter.template.manners
    if set(manners) - {Manner.NAMED} and found_of_her(services, opened, letter):
        raise Refused(rules.NAMES_HER)
    return {"proposals": tuple(_proposal(services, opened, letter, manner) for manner in sorted(manners))}


def _proposal(services: Services, opened: "OpenedCase", letter: Outgoing, manner: Manner) -> Proposal:
    letter_sheet = made(services, opened, letter, manner)
    return Proposal(
        manner=manner,
        file=services.ledger.seal_file(outgoing_pdf(letter_sheet), opened.case.member, PDF, stream=opened.stream),
        template_sha256=outgoing_hash(),
        text=_seal(services, opened, outgoing_text(letter_sheet)),
        reading=_reading(services, opened, letter, manner),
    )


def _reading(services: Services, opened: "OpenedCase", letter: Outgoing, manner: Manner) -> Sealed | None:
    """The same in her language, where the letter is in another and its parts are written in hers too."""
    hers = opened.case.language
    if hers is letter.language or {w.part for w in letter.words} - {w.part for w in letter.beside}:
        return None
    return _seal(services, opened, outgoing_text(made(services, opened, letter, manner, hers)))


def finished(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """A document of the case as the letter itself: the same sealed file, and what it says."""
    document = opened.case.documents.get(body.document)
    if document is None or body.document in opened.case.set_aside:
        raise Refused(rules.NO_SUCH_DOCUMENT)
    if document.file.media_type not in {PDF, DOCX}:
        raise Refused(rules.NOT_A_LETTER_FILE)
    content = services.ledger.open_file(document.file, opened.actor, "document", stream=opened.stream)
    try:
        said = said_in(content, word=document.file.media_type == DOCX)
    except UnreadableFileError:
        raise Refused(rules.NOT_A_LETTER_FILE) from None
    if body.manner is not Manner.NAMED:
        _refuse_a_name(said.text, said.everything, traits_of(services, opened.case.member))
    return {"file": document.file, "text": _seal(services, opened, said.text)}


def _refuse_a_name(text: str, everything: str, traits: Traits) -> None:
    if not text.strip():
        raise Refused(rules.CANNOT_BE_READ)
    if gives_away(everything, traits):
        raise Refused(rules.NAMES_HER)


def own_paper(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """A paper that needs nobody's yes is made as it is let go; one that does is taken as she saw it."""
    letter = opened.state.desk.letters.get(body.letter)
    if letter is None or letter.template.goes_out:
        return {}
    return {"paper": letter.finished or _proposal(services, opened, letter, Manner.NAMED)}
