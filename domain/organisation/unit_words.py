"""How a body of the union changes after it was founded: its name, its place, its end, who may hold its offices."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Command, Event, Role
from domain.words import Label


class Line(StrEnum):
    """The two lines on which a body hangs."""

    TERRITORY = "territory_line"
    BRANCH = "branch_line"


class RenameUnit(Command):
    NAME: ClassVar[str] = "rename_unit"

    name: Label


class MoveUnit(Command):
    """`unit` is the body itself, `above` the one it is to hang under on this line ("" for none)."""

    NAME: ClassVar[str] = "move_unit"

    unit: str
    line: Line
    above: str


class CloseUnit(Command):
    """`open_cases` is how many cases and reviews the body still answers for, as the server counted."""

    NAME: ClassVar[str] = "close_unit"

    unit: str
    open_cases: int


class ReopenUnit(Command):
    NAME: ClassVar[str] = "reopen_unit"


class ApproveOffice(Command):
    """A second person agrees to an office that nobody can grant alone."""

    NAME: ClassVar[str] = "approve_office"

    person: str
    role: Role


class DeclineOffice(Command):
    NAME: ClassVar[str] = "decline_office"

    person: str
    role: Role


class NameSubstitute(Command):
    """Somebody with the same office acts for `person` in body `unit`, from the first day to the last, both included."""

    NAME: ClassVar[str] = "name_substitute"

    unit: str
    person: str
    role: Role
    substitute: str
    since: date
    until: date


class EndSubstitution(Command):
    NAME: ClassVar[str] = "end_substitution"

    person: str
    role: Role


class UnitRenamed(Event):
    NAME: ClassVar[str] = "unit.renamed"

    name: Label


class UnitMoved(Event):
    NAME: ClassVar[str] = "unit.moved"

    line: Line
    above: str


class UnitClosed(Event):
    """The body answers for nothing new; what it did stays under its name."""

    NAME: ClassVar[str] = "unit.closed"


class UnitReopened(Event):
    NAME: ClassVar[str] = "unit.reopened"


class OfficeAsked(Event):
    """Somebody asks for an office that takes a second person; until then nobody holds it."""

    NAME: ClassVar[str] = "unit.office_asked"

    person: str
    role: Role
    by: str


class OfficeDeclined(Event):
    NAME: ClassVar[str] = "unit.office_declined"

    person: str
    role: Role
    by: str


class SubstituteNamed(Event):
    """From its first day to its last the substitute opens what the person opens by this office, in their own name."""

    NAME: ClassVar[str] = "unit.substitute_named"

    person: str
    role: Role
    substitute: str
    since: date
    until: date


class SubstituteEnded(Event):
    NAME: ClassVar[str] = "unit.substitute_ended"

    person: str
    role: Role
