"""What happens in one round of talks."""

from datetime import date
from typing import ClassVar

from domain.bargaining.events import Proof
from domain.bargaining.facts import CalledOff, Signed
from domain.kernel import Event


class RoundConvened(Event):
    """A round was set for a day; `agenda` are the clauses it is to talk about. `holder` leads the talks."""

    NAME: ClassVar[str] = "round.convened"

    by: str
    talks: str
    unit: str
    holder: str
    number: int
    planned_on: date
    agenda: tuple[str, ...]


class RoundMoved(Event):
    NAME: ClassVar[str] = "round.moved"

    by: str
    planned_on: date


class RoundSlipped(Event):
    """Its day passed and nothing was held."""

    NAME: ClassVar[str] = "round.slipped"

    planned_on: date


class RoundHeld(Event):
    """The sides met: how many of each, and when they mean to meet again."""

    NAME: ClassVar[str] = "round.held"

    by: str
    on: date
    ours: int
    theirs: int
    next_on: date | None


class MinutesSigned(Event):
    """Who signed the minutes: where one side would not, they say so."""

    NAME: ClassVar[str] = "round.minutes_signed"

    by: str
    on: date
    signed: Signed
    paper: Proof = None


class RoundCalledOff(Event):
    NAME: ClassVar[str] = "round.called_off"

    by: str
    because: CalledOff
