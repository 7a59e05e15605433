"""How the Federation's own program sorted a case may be contested; this is what the case itself is told of that.

The challenge is a case of its own. What is said here comes along with what is said there, and is never asked for alone.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Command, Event, Paired, Role
from domain.words import Label


class Sorting(StrEnum):
    """What a reviewer finds of how a program sorted a case."""

    STANDS = "stands"
    URGENT = "urgent"
    CAN_WAIT = "can_wait"


SORTINGS: Mapping[Sorting, Label] = {
    Sorting.STANDS: Label(kk="шұғылдығы өзгермейді", ru="срочность остаётся прежней", en="its urgency stays as it is"),
    Sorting.URGENT: Label(
        kk="іс шұғыл: белгі бірден қойылады",
        ru="дело срочное: отметка ставится сразу",
        en="it is urgent and marked so at once",
    ),
    Sorting.CAN_WAIT: Label(
        kk="іс кезегін күте алады: мұны заңгер шешеді",
        ru="дело может подождать: решит его юрист",
        en="it can wait its turn: its lawyer decides that",
    ),
}


class NoteContest(Paired):
    """`other` is the challenge."""

    NAME: ClassVar[str] = "note_contest"
    BETWEEN_KINDS: ClassVar[bool] = True


class NoteSortingAnswer(Paired):
    NAME: ClassVar[str] = "note_sorting_answer"
    BETWEEN_KINDS: ClassVar[bool] = True

    wrong: bool
    sorting: Sorting


class SortingContested(Event):
    """Until it is answered the reviewers of these `units` may read the case; nothing in it waits for them."""

    NAME: ClassVar[str] = "appeal.sorting_contested"

    challenge: str
    units: tuple[str, ...]


class SortingAnswered(Event):
    """A named reviewer says whether the program sorted the case wrongly. It can only become urgent by that."""

    NAME: ClassVar[str] = "appeal.sorting_answered"

    challenge: str
    by: str
    wrong: bool
    sorting: Sorting


EVENTS: tuple[type[Event], ...] = (SortingContested, SortingAnswered)
IN_TOW = frozenset({NoteContest, NoteSortingAnswer})
ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    NoteContest: frozenset({Role.MEMBER, Role.PARTICIPANT, Role.LAWYER, Role.SUPERVISOR}),
    NoteSortingAnswer: frozenset({Role.REVIEWER}),
}
"""At every stage, also after the end: she may have waited too long because of it."""
