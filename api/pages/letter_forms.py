"""The forms of what staff do with one letter: what each asks for, and what its page offers to choose from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from api.cases import OpenedCase
from api.outgoing import found_of_her, parts_of
from api.pages.faults import Fault, Reading
from api.visit import Visit
from domain.appeal.outgoing import events as ask
from domain.appeal.outgoing.plan import Manner, Means, Signing
from domain.appeal.outgoing.state import Outgoing, Standing
from domain.appeal.outgoing.words import MANNERS, MEANS, SIGNINGS, WAYS
from domain.documents import KINDS
from domain.kernel import ALMATY, Command
from domain.paper import SentBy
from domain.words import Label

DAY_PARTS = tuple(f"on-{part}" for part in ("day", "month", "year"))
Offered = dict[str, Any]


@dataclass(frozen=True)
class LetterForm:
    """`more` is what its page offers beside the letter."""

    command: type[Command]
    controls: tuple[str, ...]
    read: Callable[[Reading], dict[str, Any]]
    more: Callable[[Visit, OpenedCase, Outgoing], Offered]


def _options(visit: Visit, labels: Mapping[Any, Label], only: Iterable[Any] = ()) -> list[tuple[str, str]]:
    kept = tuple(only) or tuple(labels)
    return [(code.value, labels[code].in_(visit.language)) for code in labels if code in kept]


def _chosen(reading: Reading, name: str) -> str:
    value = reading.form.text(name)
    if not value:
        reading.faults.append(Fault(name, "missing"))
    return value


def _filled(reading: Reading, name: str) -> dict[str, str]:
    """A field that may be left empty, and is then left out."""
    return {name: reading.text(name)} if reading.form.text(name) else {}


def _propose(reading: Reading) -> dict[str, Any]:
    manners = tuple(sorted(reading.choices("manners", Manner)))
    if not manners:
        reading.faults.append(Fault("manners", "missing"))
    return {"manners": manners, "risk": reading.text("risk")}


def _for_proposing(visit: Visit, opened: OpenedCase, letter: Outgoing) -> Offered:
    manners = (letter.finished.manner,) if letter.finished else letter.template.manners
    said = parts_of(visit.services, opened, letter)
    return {
        "manners": _options(visit, MANNERS, manners),
        "hers": found_of_her(visit.services, opened, said) if set(manners) - {Manner.NAMED} else (),
    }


def _finish(reading: Reading) -> dict[str, Any]:
    document = _chosen(reading, "document")
    return {"document": document, "manner": reading.choice("manner", Manner), **_filled(reading, "reading")}


def _for_finishing(visit: Visit, opened: OpenedCase, letter: Outgoing) -> Offered:
    return {"manners": _options(visit, MANNERS, letter.template.manners), **_for_documents(visit, opened, letter)}


def _for_documents(visit: Visit, opened: OpenedCase, _letter: Outgoing) -> Offered:
    kept = [d for d in opened.case.documents.values() if d.document not in opened.case.set_aside]
    texts = visit.services.ledger.open_all([d.title for d in kept], opened.actor, "letter_draft", stream=opened.stream)
    named = [(d, title) for d, title in zip(kept, texts, strict=True) if title is not None]
    return {"documents": [(d.document, f"{KINDS[d.kind].in_(visit.language)}: {title}") for d, title in named]}


def _oral(reading: Reading) -> dict[str, Any]:
    return {
        "version": _chosen(reading, "text"),
        "on": reading.set_day("on"),
        "means": reading.choice("means", Means),
        "why_urgent": reading.text("why_urgent"),
        "said": reading.text("said"),
    }


def _for_oral(visit: Visit, _opened: OpenedCase, letter: Outgoing) -> Offered:
    texts = [(letter.version(each), MANNERS[each.manner].in_(visit.language)) for each in letter.proposals]
    return {"texts": texts, "means": _options(visit, MEANS)}


def _release(reading: Reading) -> dict[str, Any]:
    version = reading.form.text("text")
    return {"version": version} if version else {}


def _for_release(_visit: Visit, _opened: OpenedCase, letter: Outgoing) -> Offered:
    agreed = next((each for each in letter.proposals if each.file.sha256 == letter.agreed), None)
    return {"agreed": letter.version(agreed) if agreed else ""}


def _signed(reading: Reading) -> dict[str, Any]:
    return {"document": _chosen(reading, "document"), "signing": reading.choice("signing", Signing)}


def _for_signing(visit: Visit, opened: OpenedCase, letter: Outgoing) -> Offered:
    return {"signings": _options(visit, SIGNINGS), **_for_documents(visit, opened, letter)}


def _sent(reading: Reading) -> dict[str, Any]:
    return {"on": reading.set_day("on"), "by_way": reading.choice("by_way", SentBy)}


def _for_sending(visit: Visit, _opened: OpenedCase, _letter: Outgoing) -> Offered:
    return {"ways": _options(visit, WAYS)}


def _served(reading: Reading) -> dict[str, Any]:
    document = reading.form.text("document")
    chosen = {"document": document} if document else {}
    return {"on": reading.set_day("on"), "proof": reading.text("proof"), **chosen}


FORMS: Mapping[str, LetterForm] = {
    form.command.NAME: form
    for form in (
        LetterForm(ask.ProposeLetter, ("risk",), _propose, _for_proposing),
        LetterForm(ask.FinishLetter, ("document", "manner", "reading"), _finish, _for_finishing),
        LetterForm(ask.RecordOralConsent, ("text", "means", "why_urgent", "said", *DAY_PARTS), _oral, _for_oral),
        LetterForm(ask.ReleaseLetter, ("text",), _release, _for_release),
        LetterForm(ask.RecordSigned, ("document", "signing"), _signed, _for_signing),
        LetterForm(ask.RecordSent, ("by_way", *DAY_PARTS), _sent, _for_sending),
        LetterForm(ask.RecordServed, ("document", "proof", *DAY_PARTS), _served, _for_documents),
    )
}

NEXT: Mapping[Standing, tuple[str, ...]] = {
    Standing.DRAFT: (ask.ProposeLetter.NAME, ask.FinishLetter.NAME),
    Standing.REFUSED: (ask.ProposeLetter.NAME, ask.FinishLetter.NAME),
    Standing.BEFORE_HER: (ask.RecordOralConsent.NAME, ask.FinishLetter.NAME),
    Standing.AGREED: (ask.ReleaseLetter.NAME,),
    Standing.RELEASED: (ask.RecordSigned.NAME, ask.RecordSent.NAME, ask.RecordServed.NAME),
    Standing.SENT: (ask.RecordServed.NAME, ask.RecordSigned.NAME),
    Standing.SERVED: (ask.RecordSigned.NAME,),
}
"""What a letter asks for where it stands; the first is the one that moves it on."""


def next_acts(letter: Outgoing) -> tuple[str, ...]:
    """A paper that needs nobody's yes is let go from its draft; one that was let go keeps its text."""
    if letter.template.goes_out:
        kept = letter.released and letter.standing is Standing.REFUSED
        return () if kept else NEXT[letter.standing]
    return () if letter.released else (ask.ReleaseLetter.NAME,)


def today_typed(visit: Visit) -> dict[str, str]:
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    return {f"on-{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
