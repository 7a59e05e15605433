"""What happens when an employer consults the union before an algorithmic system is introduced, and afterwards."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Event, Sealed, SealedFile
from domain.paper import SentBy
from domain.words import Language


class Basis(StrEnum):
    """Why the employer asks: only an act for which law or an agreement wants the opinion is bound by LC 12."""

    AGREEMENT = "agreement"
    OWN_ACCORD = "own_accord"
    NOT_KNOWN = "not_known"


class Stance(StrEnum):
    """What the union says to the introduction."""

    AGREES = "agrees"
    ON_CONDITIONS = "on_conditions"
    OBJECTS = "objects"


class Heeded(StrEnum):
    """What the employer made of the opinion."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"
    NOT_KNOWN = "not_known"


class Consequence(StrEnum):
    """How it turned out for the workers."""

    NONE = "none"
    BETTER = "better"
    WORSE = "worse"
    MIXED = "mixed"


class Ended(StrEnum):
    """Why nothing more is consulted about."""

    NOT_INTRODUCED = "not_introduced"
    MISTAKE = "mistake"


class ConsultationOpened(Event):
    """The employer's draft came on a day; what stands in the register of the system was true that day."""

    NAME: ClassVar[str] = "consultation.opened"

    by: str
    system: str
    employer_bin: str
    unit: str
    received_on: date
    basis: Basis


class OpinionDrafted(Event):
    NAME: ClassVar[str] = "consultation.opinion_drafted"

    by: str
    stance: Stance
    text: Sealed


class OpinionReleased(Event):
    """The last draft is the union's opinion; a person let it go to the employer."""

    NAME: ClassVar[str] = "consultation.opinion_released"

    by: str


class OpinionIssued(Event):
    """The letter by which it leaves: these very bytes are the record."""

    NAME: ClassVar[str] = "consultation.opinion_issued"

    language: Language
    file: SealedFile
    template_sha256: str


class OpinionSent(Event):
    NAME: ClassVar[str] = "consultation.opinion_sent"

    by: str
    on: date
    by_way: SentBy


class OpinionServed(Event):
    """It reached the employer on that day."""

    NAME: ClassVar[str] = "consultation.opinion_served"

    by: str
    on: date
    proof: Sealed


class IntroductionRecorded(Event):
    """The system is in use since that day, with the opinion or without it."""

    NAME: ClassVar[str] = "consultation.introduction_recorded"

    by: str
    on: date
    heeded: Heeded


class ConsequencesReviewed(Event):
    """Some time after the introduction people looked at what had come of it."""

    NAME: ClassVar[str] = "consultation.consequences_reviewed"

    by: str
    consequence: Consequence
    text: Sealed


class ConsultationEnded(Event):
    NAME: ClassVar[str] = "consultation.ended"

    by: str
    because: Ended
