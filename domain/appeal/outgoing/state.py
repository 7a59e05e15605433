"""What an appeal remembers of its letters to the outside."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

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
from domain.appeal.outgoing.plan import Addressee, Template
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
    with her yes.
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

    @property
    def template(self) -> Template:
        return TEMPLATES[self.template_id]

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

    def proposal(self, version: str) -> Proposal | None:
        """The text that is before her under this name now."""
        return next((found for found in self.proposals if self.version(found) == version), None)


class Desk(Record):
    """All letters of a case; `stopped_on` is the day on which she stopped them."""

    letters: Mapping[str, Outgoing] = {}
    stopped_on: date | None = None

    def with_(self, letter: str, **changes: object) -> "Desk":
        changed = self.letters[letter].model_copy(update=changes)
        return self.model_copy(update={"letters": {**self.letters, letter: changed}})


UNSEEN: Mapping[str, object] = {"proposals": (), "agreed": "", "orally": False, "refused_on": None}
"""Of a text that is new nobody has said yes or no."""


def remember_letters(desk: Desk, event: Event) -> Desk:
    match event:
        case LetterDrafted():
            return _drafted(desk, event)
        case LetterFinished(letter=letter):
            return desk.with_(letter, finished=_finished(event), **UNSEEN)
        case LetterProposed(letter=letter, proposals=proposals):
            rounds = desk.letters[letter].rounds + 1
            return desk.with_(letter, **{**UNSEEN, "proposals": proposals, "rounds": rounds})
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
    return desk.model_copy(update={"letters": {**desk.letters, event.letter: drafted}})


def _finished(event: LetterFinished) -> Proposal:
    return Proposal(manner=event.manner, file=event.file, template_sha256="", text=event.text, reading=event.reading)


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
            return desk.with_(letter, released=file)
        case LetterSigned(letter=letter, document=document):
            return desk.with_(letter, signed=document)
        case LetterSent(letter=letter, on=on):
            return desk.with_(letter, sent_on=on)
        case LetterServed(letter=letter, on=on):
            return desk.with_(letter, served_on=on)
        case _:
            raise TypeError(event)
