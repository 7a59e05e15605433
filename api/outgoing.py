"""Letters to the outside made from what their lawyer wrote: drafts, the exact texts put before her, files."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from api.letter_package import resting
from api.papers import PDF, name_of
from api.services import Services
from domain.appeal.outgoing import rules
from domain.appeal.outgoing.events import Proposal, Words
from domain.appeal.outgoing.plan import Manner, Part
from domain.appeal.outgoing.state import Outgoing
from domain.document_rules import DOCX
from domain.kernel import ALMATY, Refused, Sealed
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


def parts_of(services: Services, opened: "OpenedCase", letter: Outgoing) -> Parts:
    """The free parts in plain; erased ones are left out. The look is recorded."""
    return _plain(services, opened, letter, letter.words)


def parts_beside(services: Services, opened: "OpenedCase", letter: Outgoing) -> Parts:
    """The free parts in her language, where the letter is in another."""
    return _plain(services, opened, letter, letter.beside)


def _plain(services: Services, opened: "OpenedCase", letter: Outgoing, found: tuple[Words, ...]) -> Parts:
    stream = letter.words_in or opened.stream
    texts = services.ledger.open_all([w.text for w in found], opened.actor, "letter_draft", stream=stream)
    return {each.part: text for each, text in zip(found, texts, strict=True) if text is not None}


def made(services: Services, opened: "OpenedCase", letter: Outgoing, manner: Manner) -> OutgoingSheet:
    """The letter as it would leave now. The look at its free parts is recorded."""
    said = parts_of(services, opened, letter)
    return sheet(resting(opened, letter.template), said, manner, _facts(services, opened, letter), letter.language)


def _facts(services: Services, opened: "OpenedCase", letter: Outgoing) -> Facts:
    return Facts(
        stream=opened.stream,
        letter=letter.id,
        number=opened.case.number,
        dated=datetime.now(ALMATY).date(),
        unit=opened.organisation.units[opened.case.unit].name,
        member=name_of(services, opened.case.member),
        employer_bin=opened.case.employer_bin,
        signer=name_of(services, letter.by),
    )


def traits_of(services: Services, person: str) -> Traits:
    """By what she is recognised, as the directory knows it."""
    try:
        contact = services.ledger.directory.get(person)
    except (Unknown, Erased):
        return Traits(name="")
    return Traits(contact.name, contact.phone, contact.email, contact.iin)


def found_of_her(services: Services, opened: "OpenedCase", said: Parts) -> tuple[str, ...]:
    """What in the free parts would give her away."""
    return gives_away("\n".join(said.values()), traits_of(services, opened.case.member))


def proposed(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """One exact text for each manner. Raises `Refused` where one that must not name her does."""
    letter = opened.state.desk.letters.get(body.letter)
    if letter is None or not letter.template.goes_out:
        return {"proposals": ()}
    if letter.finished:
        return {"proposals": (letter.finished,)}
    manners = tuple(body.manners) or letter.template.manners
    said = parts_of(services, opened, letter)
    if set(manners) - {Manner.NAMED} and found_of_her(services, opened, said):
        raise Refused(rules.NAMES_HER)
    hers = _hers(services, opened, letter)
    facts = _facts(services, opened, letter)
    template = resting(opened, letter.template)

    def proposal(manner: Manner) -> Proposal:
        exact = sheet(template, said, manner, facts, letter.language)
        reading = sheet(template, hers, manner, facts, opened.case.language) if hers else None
        return _proposal(services, opened, manner, exact, reading)

    return {"proposals": tuple(proposal(manner) for manner in Manner if manner in manners)}


def _hers(services: Services, opened: "OpenedCase", letter: Outgoing) -> Parts:
    """The free parts in her language, where the letter is in another and all of them are written in hers too."""
    lacking = {w.part for w in letter.words} - {w.part for w in letter.beside}
    if opened.case.language is letter.language or lacking:
        return {}
    return parts_beside(services, opened, letter)


def _proposal(
    services: Services, opened: "OpenedCase", manner: Manner, exact: OutgoingSheet, reading: OutgoingSheet | None
) -> Proposal:
    return Proposal(
        manner=manner,
        file=services.ledger.seal_file(outgoing_pdf(exact), opened.case.member, PDF, stream=opened.stream),
        template_sha256=outgoing_hash(),
        text=_seal(services, opened, outgoing_text(exact)),
        reading=_seal(services, opened, outgoing_text(reading)) if reading else None,
    )


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
    exact = made(services, opened, letter, Manner.NAMED)
    return {"paper": letter.finished or _proposal(services, opened, Manner.NAMED, exact, None)}
