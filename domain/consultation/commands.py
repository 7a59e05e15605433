"""What can be asked of a consultation."""

from datetime import date
from typing import ClassVar

from domain.consultation.events import Basis, Consequence, Ended, Heeded, Stance
from domain.kernel import Command, Sealed


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
    NAME: ClassVar[str] = "release_opinion"


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
