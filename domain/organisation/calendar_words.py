"""How a calendar is changed: somebody proposes, a second person approves, the machine counts every term anew."""

from typing import ClassVar

from domain.calendar import Calendar
from domain.kernel import Command, Event
from domain.revision import DayChange


class ProposeCalendar(Command):
    """The days that change and the last year covered then; `order` is the text that changes them, with its date."""

    NAME: ClassVar[str] = "propose_calendar"

    changes: tuple[DayChange, ...]
    through: int
    order: str
    reason: str


class ApproveCalendar(Command):
    NAME: ClassVar[str] = "approve_calendar"

    version: int


class RejectCalendar(Command):
    NAME: ClassVar[str] = "reject_calendar"

    version: int
    reason: str


class NoteReplanning(Command):
    """The machine has looked at `looked_at` of `of` cases, `moved` of which moved; `behind` is the last of them."""

    NAME: ClassVar[str] = "note_replanning"

    version: int
    behind: str
    looked_at: int
    moved: int
    of: int


class EndReplanning(Command):
    """Every open case was looked at, and those as well that were filed meanwhile; `late` of these moved."""

    NAME: ClassVar[str] = "end_replanning"

    version: int
    late: int


class CalendarProposed(Event):
    """What is to become the next version, who asks for it and why."""

    NAME: ClassVar[str] = "calendar.proposed"

    calendar: Calendar
    changes: tuple[DayChange, ...]
    reason: str
    by: str


class CalendarApproved(Event):
    """A second person agreed; the version is published in the same act."""

    NAME: ClassVar[str] = "calendar.approved"

    version: int
    by: str


class CalendarRejected(Event):
    NAME: ClassVar[str] = "calendar.rejected"

    version: int
    reason: str
    by: str


class ReplanningAdvanced(Event):
    NAME: ClassVar[str] = "replanning.advanced"

    version: int
    behind: str
    looked_at: int
    moved: int
    of: int


class ReplanningEnded(Event):
    NAME: ClassVar[str] = "replanning.ended"

    version: int
    late: int
