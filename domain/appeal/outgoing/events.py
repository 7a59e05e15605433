"""What happens to a letter to the outside, and what can be asked of it."""

from datetime import date
from typing import ClassVar

from domain.appeal.outgoing.plan import Manner, Means, Part, Signing
from domain.kernel import Command, Event, Record, Sealed, SealedFile
from domain.paper import SentBy
from domain.words import Language


class Words(Record):
    """What the lawyer wrote for one free part."""

    part: Part
    text: Sealed


class Proposal(Record):
    """A letter exactly as it would leave in one manner.

    Her yes is bound to `file.sha256`, the hash of the sealed bytes. `text` is what the file says, `reading` the same in
    her language where that is another one. `template_sha256` is empty where the letter was finished outside.
    """

    manner: Manner
    file: SealedFile
    template_sha256: str
    text: Sealed
    reading: Sealed | None = None


class LetterDrafted(Event):
    """Written or changed; whatever was agreed to before this no longer counts. `beside` is in her language."""

    NAME: ClassVar[str] = "outgoing.drafted"

    letter: str
    template: str
    track: str
    language: Language
    words: tuple[Words, ...]
    beside: tuple[Words, ...]
    by: str


class LetterFinished(Event):
    """The letter was finished outside, in a word processor; this file is now what would leave."""

    NAME: ClassVar[str] = "outgoing.finished"

    letter: str
    manner: Manner
    file: SealedFile
    text: Sealed
    reading: Sealed | None = None
    by: str


class LetterProposed(Event):
    """Put before her: each exact text she may choose, and the risk in plain words."""

    NAME: ClassVar[str] = "outgoing.proposed"

    letter: str
    proposals: tuple[Proposal, ...]
    risk: Sealed


class LetterAgreed(Event):
    """Her yes, to one exact text."""

    NAME: ClassVar[str] = "outgoing.agreed"

    letter: str
    manner: Manner
    sha256: str


class LetterAgreedOrally(Event):
    """Her yes by word of mouth, to one exact text, as `by` wrote it down."""

    NAME: ClassVar[str] = "outgoing.agreed_orally"

    letter: str
    manner: Manner
    sha256: str
    by: str
    on: date
    means: Means
    why_urgent: Sealed
    said: Sealed


class LetterRefused(Event):
    """Her no, or her yes taken back for this letter."""

    NAME: ClassVar[str] = "outgoing.refused"

    letter: str
    on: date


class LettersStopped(Event):
    """No letter leaves from now on, whatever was agreed to before."""

    NAME: ClassVar[str] = "outgoing.stopped"

    on: date
    by: str


class LettersAllowed(Event):
    """Letters may be put before her again; each needs a new yes."""

    NAME: ClassVar[str] = "outgoing.allowed"


class LetterReleased(Event):
    """A person let it go: these very bytes are the record."""

    NAME: ClassVar[str] = "outgoing.released"

    letter: str
    by: str
    manner: Manner
    file: SealedFile
    template_sha256: str


class LetterSigned(Event):
    """The signed file is document `document` of the case; nothing is said about whether a signature is valid."""

    NAME: ClassVar[str] = "outgoing.signed"

    letter: str
    document: str
    signing: Signing


class LetterSent(Event):
    NAME: ClassVar[str] = "outgoing.sent"

    letter: str
    on: date
    by_way: SentBy


class LetterServed(Event):
    """It reached its addressee; `document` is the file that proves it, "" where only words do."""

    NAME: ClassVar[str] = "outgoing.served"

    letter: str
    on: date
    document: str
    proof: Sealed


class DraftLetter(Command):
    """`letter` is "" for a new one; `beside` holds the free parts in her language where the letter's is another."""

    NAME: ClassVar[str] = "draft_letter"

    letter: str = ""
    template: str
    track: str = ""
    language: Language
    words: tuple[Words, ...]
    beside: tuple[Words, ...] = ()


class FinishLetter(Command):
    NAME: ClassVar[str] = "finish_letter"

    letter: str
    manner: Manner
    file: SealedFile
    text: Sealed
    reading: Sealed | None = None


class ProposeLetter(Command):
    """`proposals` are made by the server from the draft, one for each manner."""

    NAME: ClassVar[str] = "propose_letter"

    letter: str
    proposals: tuple[Proposal, ...]
    risk: Sealed


class AgreeToLetter(Command):
    """`version` is the text she has in view: which time it was put before her, and in which manner, «1-named»."""

    NAME: ClassVar[str] = "agree_to_letter"

    letter: str
    version: str


class RecordOralConsent(Command):
    NAME: ClassVar[str] = "record_oral_consent"

    letter: str
    version: str
    on: date
    means: Means
    why_urgent: Sealed
    said: Sealed


class RefuseLetter(Command):
    NAME: ClassVar[str] = "refuse_letter"

    letter: str


class StopLetters(Command):
    NAME: ClassVar[str] = "stop_letters"


class AllowLetters(Command):
    NAME: ClassVar[str] = "allow_letters"


class ReleaseLetter(Command):
    """`version` is the text in view; a paper that needs no yes is made by the server and given as `paper`."""

    NAME: ClassVar[str] = "release_letter"

    letter: str
    version: str = ""
    paper: Proposal | None = None


class RecordSigned(Command):
    NAME: ClassVar[str] = "record_signed"

    letter: str
    document: str
    signing: Signing


class RecordSent(Command):
    NAME: ClassVar[str] = "record_sent"

    letter: str
    on: date
    by_way: SentBy


class RecordServed(Command):
    NAME: ClassVar[str] = "record_served"

    letter: str
    on: date
    document: str = ""
    proof: Sealed


LETTER_EVENTS: tuple[type[Event], ...] = (
    LetterDrafted,
    LetterFinished,
    LetterProposed,
    LetterAgreed,
    LetterAgreedOrally,
    LetterRefused,
    LettersStopped,
    LettersAllowed,
    LetterReleased,
    LetterSigned,
    LetterSent,
    LetterServed,
)
