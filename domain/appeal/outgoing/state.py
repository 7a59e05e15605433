"""What an appeal remembers of its letters to the outside."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.appeal.joining.events import LetterCarried
from domain.appeal.outgoing.events import (
    LetterAgreed,
    LetterAgreedOrally,
    LetterDrafted,
    LetterFinished,
    LetterProposed,
    LetterRefused,
    LetterReleased,
    LettersAllowed,
    LetterSent,
    LetterServed,
    LetterSigned,
    LettersStopped,
    Proposal,
    Words,
)
from domain.appeal.outgoing.plan import Addressee, Part, Template
from domain.appeal.outgoing.table import TEMPLATES
from domain.kernel import Event, Record, SealedFile
from domain.words import Language


class Standing(StrEnum):
    """How far a letter has come."""

    DRAFT = "draft"
    BEFORE_HER = "before_her"
    AGREED = "agreed"
    REFUSED = "refused"
    RELEASED = "released"
    SENT = "sent"
    SERVED = "served"


class Outgoing(Record):
    """One letter. `agreed` is the hash of the text that she said yes to, "" without her yes.

    `rounds` counts how often it was put before her. `refused_on` is the day of her no: what had left by then had left
    with her yes. Of a letter that another case brought along `words_in` is the stream in which its free parts are
    sealed, `texts_in` that of its texts and files, where it is called `was`, `signed_in` the case that has the signed
    document; each is "" for this one.
    """

    id: str
    template_id: str
    track: str
    language: Language
    words: tuple[Words, ...]
    beside: tuple[Words, ...]
    by: str
    finished: Proposal | None = None
    proposals: tuple[Proposal, ...] = ()
    rounds: int = 0
    agreed: str = ""
    orally: bool = False
    refused_on: date | None = None
    released: SealedFile | None = None
    signed: str = ""
    sent_on: date | None = None
    served_on: date | None = None
    words_in: str = ""
    texts_in: str = ""
    was: str = ""
    signed_in: str = ""

    @property
    def template(self) -> Template:
        return TEMPLATES[self.template_id]

    @property
    def parts(self) -> frozenset[Part]:
        """The free parts that stand in it."""
        return frozenset(written.part for written in self.words)

    @property
    def concerns_her(self) -> bool:
        """Whether she may see it: what speaks for her outside, and what she is to sign once it is released."""
        return self.template.goes_out or (self.template.addressee is Addressee.MEMBER and self.released is not None)

    @property
    def standing(self) -> Standing:
        steps = (
            (self.served_on, Standing.SERVED),
            (self.sent_on, Standing.SENT),
            (self.refused_on, Standing.REFUSED),
            (self.released, Standing.RELEASED),
            (self.agreed, Standing.AGREED),
            (self.proposals, Standing.BEFORE_HER),
        )
        return next((standing for reached, standing in steps if reached), Standing.DRAFT)

    def version(self, proposal: Proposal) -> str:
        """How one text of a letter is named: «1-named»."""
        return f"{self.rounds}-{proposal.manner}"

    def with_texts(self, *texts: Proposal) -> "Outgoing":
        """The letter with these for its texts; such as were made anew are sealed in this case."""
        brought = all(text == self.finished for text in texts)
        kept = {} if brought else {"texts_in": "", "was": ""}
        return self.model_copy(update={**UNSEEN, **kept, "proposals": texts, "rounds": self.rounds + 1})

    def proposal(self, version: str) -> Proposal | None:
        """The text that is before her under this name now."""
        return next((found for found in self.proposals if self.version(found) == version), None)


class Desk(Record):
    """All letters of a case; `stopped_on` is the day on which she stopped them."""

    letters: Mapping[str, Outgoing] = {}
    stopped_on: date | None = None

    def with_(self, letter: str, **changes: object) -> "Desk":
        return self.holding(self.letters[letter].model_copy(update=changes))

    def holding(self, letter: Outgoing) -> "Desk":
        return self.model_copy(update={"letters": {**self.letters, letter.id: letter}})


UNSEEN: Mapping[str, object] = {"proposals": (), "agreed": "", "orally": False, "refused_on": None}
"""Of a text that is new nobody has said yes or no."""


def remember_letters(desk: Desk, event: Event) -> Desk:
    match event:
        case LetterDrafted():
            return _drafted(desk, event)
        case LetterFinished(letter=letter):
            return desk.with_(letter, finished=_finished(event), **UNSEEN, texts_in="", was="")
        case LetterProposed(letter=letter, proposals=proposals):
            return desk.holding(desk.letters[letter].with_texts(*proposals))
        case LetterCarried():
            return _carried(desk, event)
        case LetterAgreed(letter=letter, sha256=sha256):
            return desk.with_(letter, agreed=sha256, orally=False, refused_on=None)
        case LetterAgreedOrally(letter=letter, sha256=sha256):
            return desk.with_(letter, agreed=sha256, orally=True, refused_on=None)
        case LettersStopped(on=on):
            held = {name: _held(found, on) for name, found in desk.letters.items()}
            return Desk(letters=held, stopped_on=on)
        case LettersAllowed():
            return desk.model_copy(update={"stopped_on": None})
        case _:
            return _remember_leaving(desk, event)


def _drafted(desk: Desk, event: LetterDrafted) -> Desk:
    facts = event.model_dump(include={"track", "language", "by"})
    before = desk.letters.get(event.letter)
    drafted = Outgoing(
        id=event.letter,
        template_id=event.template,
        words=event.words,
        beside=event.beside,
        rounds=before.rounds if before else 0,
        **facts,
    )
    return desk.holding(drafted)


def _carried(desk: Desk, event: LetterCarried) -> Desk:
    facts = {name: getattr(event, name) for name in LetterCarried.model_fields if name not in {"letter", "template"}}
    letter = Outgoing(id=event.letter, template_id=event.template, **facts)
    return desk.holding(_held(letter, desk.stopped_on) if desk.stopped_on else letter)


def _finished(event: LetterFinished) -> Proposal:
    return Proposal(manner=event.manner, file=event.file, template_sha256="", text=event.text, reading=event.reading)


def _is_known(letter: Outgoing, file: SealedFile) -> bool:
    return any(text.file == file for text in (*letter.proposals, letter.finished) if text)


def _held(letter: Outgoing, on: date) -> Outgoing:
    """What was put before her and has not left is answered by her no; what has left is a fact."""
    if letter.sent_on or not letter.proposals:
        return letter
    return letter.model_copy(update={**UNSEEN, "refused_on": on})


def _remember_leaving(desk: Desk, event: Event) -> Desk:
    match event:
        case LetterRefused(letter=letter, on=on):
            return desk.with_(letter, agreed="", orally=False, refused_on=on)
        case LetterReleased(letter=letter, file=file):
            brought = {} if _is_known(desk.letters[letter], file) else {"texts_in": "", "was": ""}
            return desk.with_(letter, released=file, **brought)
        case LetterSigned(letter=letter, document=document):
            return desk.with_(letter, signed=document, signed_in="")
        case LetterSent(letter=letter, on=on):
            return desk.with_(letter, sent_on=on)
        case LetterServed(letter=letter, on=on):
            return desk.with_(letter, served_on=on)
        case _:
            raise TypeError(event)
