"""What can be asked of one round of talks."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from domain.bargaining.facts import CalledOff, Signed
from domain.bargaining.within import TalksId
from domain.collective import Paper
from domain.kernel import Command

MOST_CLAUSES = 400


class ConveneRound(Command):
    NAME: ClassVar[str] = "convene_round"

    talks: TalksId
    number: int = Field(ge=1, le=999)
    planned_on: date
    agenda: tuple[str, ...] = Field((), max_length=MOST_CLAUSES)


class MoveRound(Command):
    NAME: ClassVar[str] = "move_round"

    planned_on: date


class RecordHeld(Command):
    NAME: ClassVar[str] = "record_held"

    on: date
    ours: int = Field(ge=0)
    theirs: int = Field(ge=0)
    next_on: date | None = None


class SignMinutes(Command):
    NAME: ClassVar[str] = "sign_minutes"

    on: date
    signed: Signed
    paper: Paper | None = None


class CallOffRound(Command):
    NAME: ClassVar[str] = "call_off_round"

    because: CalledOff
