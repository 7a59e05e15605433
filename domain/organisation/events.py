"""What is recorded about units, people, settings and calendars."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from domain.calendar import Calendar
from domain.kernel import Event, Role
from domain.words import Label


class UnitKind(StrEnum):
    """The levels and lines of the Federation (Law on Trade Unions, arts 11-15)."""

    FEDERATION = "federation"
    BRANCH = "branch"
    TERRITORY = "territory"
    LOCAL = "local"
    PRIMARY = "primary"


class AccountAct(StrEnum):
    """What was done to the way in which somebody signs in."""

    OPENED = "opened"
    DISABLED = "disabled"
    ENABLED = "enabled"
    PASSWORD_SET = "password_set"  # noqa: S105 - the name of an act
    SIGNED_OUT = "signed_out"


class UnitFounded(Event):
    """A body of the union: region by ISO 3166-2, branch by code, the bodies above it on each line ("" for none),
    the employer of a primary organisation and how many members it has (0: unknown).
    """

    NAME: ClassVar[str] = "unit.founded"

    kind: UnitKind
    name: Label
    region: str = ""
    branch: str = ""
    territory_line: str = ""
    branch_line: str = ""
    employer_bin: str = ""
    members: int = 0


class UnitResized(Event):
    NAME: ClassVar[str] = "unit.resized"

    members: int


class OfficeGranted(Event):
    NAME: ClassVar[str] = "unit.office_granted"

    person: str
    role: Role


class OfficeWithdrawn(Event):
    NAME: ClassVar[str] = "unit.office_withdrawn"

    person: str
    role: Role


class PersonRegistered(Event):
    """Somebody the record knows; who they are stands in the directory, outside the events."""

    NAME: ClassVar[str] = "person.registered"

    primary: str


class TieDeclared(Event):
    """A person has a tie to an employer and sees no case against it unless the member agrees."""

    NAME: ClassVar[str] = "person.tie_declared"

    employer_bin: str


class TieEnded(Event):
    NAME: ClassVar[str] = "person.tie_ended"

    employer_bin: str


class PhoneChanged(Event):
    """A telephone was entered for somebody; the number itself stands in the directory alone. It signs nobody in before
    `trusted_from`. `replaced`: there was another number, and it was told.
    """

    NAME: ClassVar[str] = "person.phone_changed"

    replaced: bool
    trusted_from: datetime


class AccountChanged(Event):
    """Who may sign in, and how, was changed by somebody else; logins and passwords stand outside the events."""

    NAME: ClassVar[str] = "person.account_changed"

    act: AccountAct


class PersonErased(Event):
    """The keys and contacts of this person were destroyed; what remains is process facts and counts."""

    NAME: ClassVar[str] = "person.erased"

    by: str


class SettingChanged(Event):
    NAME: ClassVar[str] = "settings.changed"

    name: str
    value: str


class CalendarPublished(Event):
    """A version of the calendar of the five- or six-day week, whole."""

    NAME: ClassVar[str] = "calendar.published"

    calendar: Calendar
