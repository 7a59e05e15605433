"""What is done for a member's safety and after her answer: what happened, and what can be asked for."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Command, Event, Sealed
from domain.words import Language


class Feeling(StrEnum):
    """What she says when she is asked whether anything changed at work because of her case."""

    FINE = "fine"
    SOMETHING = "something"
    PRESSURED = "pressured"


class Free(StrEnum):
    """Whether she withdraws of her own will, as far as whoever called her could tell."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Carried(StrEnum):
    """Whether what was promised was carried out."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"


class Face(StrEnum):
    """How content she is with the help she had."""

    GOOD = "good"
    SO_SO = "so_so"
    BAD = "bad"


class PressureTold(Event):
    """She said once more, in a case about pressure, what is being done to her; `by` wrote it down."""

    NAME: ClassVar[str] = "care.pressure_told"

    by: str
    text: Sealed


class WellbeingAsked(Event):
    """She was asked whether she is all right, so many days after a letter."""

    NAME: ClassVar[str] = "care.wellbeing_asked"

    question: str
    letter: str
    days: int


class WellbeingTold(Event):
    """How she is; `question` is what she was asked, "" where she said it of her own accord."""

    NAME: ClassVar[str] = "care.wellbeing_told"

    question: str
    feeling: Feeling
    text: Sealed | None


class AskingEnded(Event):
    """She is asked nothing more: she withdrew her consent, or was erased."""

    NAME: ClassVar[str] = "care.asking_ended"


class CallRecorded(Event):
    """Somebody outside her primary organisation called her about her withdrawal, or tried to."""

    NAME: ClassVar[str] = "care.call_recorded"

    review: str
    by: str
    on: date
    reached: bool
    free: Free | None
    said: Sealed | None


class ExecutionAsked(Event):
    """The time came to find out whether what was promised was carried out."""

    NAME: ClassVar[str] = "care.execution_asked"


class ExecutionRecorded(Event):
    NAME: ClassVar[str] = "care.execution_recorded"

    by: str
    carried: Carried
    text: Sealed | None


class HelpRated(Event):
    NAME: ClassVar[str] = "care.help_rated"

    face: Face
    text: Sealed | None


class TellPressure(Command):
    """Said in the case because of which she is pressed, where it names the case that was opened for it; or said once
    more in that case, where alone her words stand.
    """

    NAME: ClassVar[str] = "tell_pressure"

    pressure_case: str = ""
    text: Sealed | None = None


class OpenPressureCase(Command):
    """The facts are those of the case `over` which she is pressed, as the record knows them."""

    NAME: ClassVar[str] = "open_pressure_case"

    over: str
    member: str
    primary: str
    employer_bin: str
    language: Language
    text: Sealed
    consent_version: int


class SayHowSheIs(Command):
    NAME: ClassVar[str] = "say_how_she_is"

    feeling: Feeling
    text: Sealed | None = None


class StopAsking(Command):
    """Somebody who was erased is asked nothing."""

    NAME: ClassVar[str] = "stop_asking"


class RecordCall(Command):
    """`said` is what she said, in her own words; with nobody reached both it and `free` are left out."""

    NAME: ClassVar[str] = "record_call"

    review: str
    on: date
    reached: bool
    free: Free | None = None
    said: Sealed | None = None


class RecordExecution(Command):
    NAME: ClassVar[str] = "record_execution"

    carried: Carried
    text: Sealed | None = None


class RateHelp(Command):
    NAME: ClassVar[str] = "rate_help"

    face: Face
    text: Sealed | None = None


EVENTS: tuple[type[Event], ...] = (
    PressureTold,
    WellbeingAsked,
    WellbeingTold,
    AskingEnded,
    CallRecorded,
    ExecutionAsked,
    ExecutionRecorded,
    HelpRated,
)
KEPT_FROM_HER_PRIMARY: tuple[type[Event], ...] = (
    PressureTold,
    WellbeingAsked,
    WellbeingTold,
    AskingEnded,
    CallRecorded,
    HelpRated,
)
"""What officers of her primary organisation never see, also in a case that is open to them."""
