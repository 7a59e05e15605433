"""What can be asked of a precedent, and what is recorded of it."""

from enum import StrEnum
from typing import ClassVar

from domain.algorithm import DecisionKind, Ground, Principle
from domain.appeal.care.circle import KeptBack
from domain.challenge.decision import Automation, Effect, Finding, Known, Measure
from domain.kernel import Command, Event, Record, Sealed
from domain.words import Language

SUBJECT = "precedent"
"""How the ids of precedents begin: each is the subject under whose key its published texts are sealed."""


class PrecedentText(Record):
    """The summary in one language."""

    language: Language
    title: Sealed
    text: Sealed


class Check(StrEnum):
    """What whoever releases a summary has looked for in it."""

    NO_NAME = "no_name"
    NO_EMPLOYER = "no_employer"
    NO_PLACE = "no_place"
    NOBODY_RECOGNISED = "nobody_recognised"


class Because(StrEnum):
    """Why a precedent is no longer shown."""

    HER_WISH = "her_wish"
    RECOGNISABLE = "recognisable"
    WRONG = "wrong"
    OUTDATED = "outdated"


class WritePrecedent(Command):
    """She is asked about this very text; whatever was written before is void, and so are the answers to it."""

    NAME: ClassVar[str] = "write_precedent"

    texts: tuple[PrecedentText, ...]


class AnswerPrecedent(Command):
    """Whoever the case is about says whether the text with this number may be published."""

    NAME: ClassVar[str] = "answer_precedent"

    draft: int
    agrees: bool


class ReleasePrecedent(Command):
    """`texts` are those of the draft, sealed under the key of the `precedent` alone."""

    NAME: ClassVar[str] = "release_precedent"

    draft: int
    checked: frozenset[Check]
    precedent: str
    texts: tuple[PrecedentText, ...]


class WithdrawPrecedent(Command):
    NAME: ClassVar[str] = "withdraw_precedent"

    because: Because


class PrecedentWritten(KeptBack):
    """The texts are sealed under her key: what is not published goes with her."""

    NAME: ClassVar[str] = "challenge.precedent_written"

    draft: int
    by: str
    texts: tuple[PrecedentText, ...]


class PrecedentAnswered(KeptBack):
    NAME: ClassVar[str] = "challenge.precedent_answered"

    draft: int
    person: str
    agrees: bool


class PrecedentReleased(Event):
    """The summary stands by itself from now on: codes, a year, and texts under a key of their own.

    `automation` says who decided, `notice` whether she had been told that an algorithm is used, `year` when it was
    known what became of the decision. Neither the employer nor the system, nor where it was, is among them.
    """

    NAME: ClassVar[str] = "challenge.precedent_released"

    precedent: str
    draft: int
    by: str
    texts: tuple[PrecedentText, ...]
    decision: DecisionKind
    automation: Automation
    effect: Effect | None
    finding: Finding
    measures: tuple[Measure, ...]
    principles: tuple[Principle, ...]
    grounds: tuple[Ground, ...]
    notice: Known
    year: int


class PrecedentWithdrawn(KeptBack):
    """It is shown no longer, and the key of its texts is to be destroyed."""

    NAME: ClassVar[str] = "challenge.precedent_withdrawn"

    precedent: str
    by: str
    because: Because


EVENTS = (PrecedentWritten, PrecedentAnswered, PrecedentReleased, PrecedentWithdrawn)
