"""What can be asked of a consultation."""

from datetime import date
from typing import ClassVar

from domain.consultation.events import Basis, Consequence, Ended, Heeded, Stance
from domain.kernel import Command, Sealed, SealedFile
from domain.paper import SentBy
from domain.words import Language


class OpenConsultation(Command):
    """`employer_bin` and `unit` are those of the system in the register."""

    NAME: ClassVar[str] = "open_consultation"

    system: str
    employer_bin: str
    unit: str
    received_on: date
    basis: Basis


class DraftOpinion(Command):
    NAME: ClassVar[str] = "draft_opinion"

    stance: Stance
    text: Sealed


class ReleaseOpinion(Command):
    """`file` is the letter to the employer that the server made of the draft, with its fixed words in `language`."""

    NAME: ClassVar[str] = "release_opinion"

    language: Language
    file: SealedFile
    template_sha256: str


class RecordOpinionSent(Command):
    NAME: ClassVar[str] = "record_opinion_sent"

    on: date
    by_way: SentBy


class RecordOpinionServed(Command):
    """The employer has it; `proof` says by what that is seen."""

    NAME: ClassVar[str] = "record_opinion_served"

    on: date
    proof: Sealed


class RecordIntroduction(Command):
    NAME: ClassVar[str] = "record_introduction"

    on: date
    heeded: Heeded


class ReviewConsequences(Command):
    NAME: ClassVar[str] = "review_consequences"

    consequence: Consequence
    text: Sealed


class EndConsultation(Command):
    NAME: ClassVar[str] = "end_consultation"

    because: Ended
