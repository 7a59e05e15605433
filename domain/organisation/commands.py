"""What can be asked of units, people, settings and calendars."""

from typing import ClassVar

from domain.calendar import Calendar
from domain.kernel import Command, Role
from domain.organisation.events import AccountAct, UnitKind
from domain.words import Label


class FoundUnit(Command):
    NAME: ClassVar[str] = "found_unit"

    kind: UnitKind
    name: Label
    region: str = ""
    branch: str = ""
    territory_line: str = ""
    branch_line: str = ""
    employer_bin: str = ""
    members: int = 0


class ResizeUnit(Command):
    NAME: ClassVar[str] = "resize_unit"

    members: int


class GrantOffice(Command):
    NAME: ClassVar[str] = "grant_office"

    person: str
    role: Role


class WithdrawOffice(Command):
    """`holds` is how many open cases of this body name the person in this office, `open_cases` how many need somebody
    in it, as the server counted.
    """

    NAME: ClassVar[str] = "withdraw_office"

    person: str
    role: Role
    holds: int
    open_cases: int


class RegisterPerson(Command):
    NAME: ClassVar[str] = "register_person"

    primary: str


class RegisterAtDesk(Command):
    """Somebody who is in no register comes to the desk of a body. `primary` is the organisation where they work or
    worked, or else the body itself.
    """

    NAME: ClassVar[str] = "register_at_desk"

    primary: str


class DeclareTie(Command):
    NAME: ClassVar[str] = "declare_tie"

    employer_bin: str


class EndTie(Command):
    NAME: ClassVar[str] = "end_tie"

    employer_bin: str


class ChangePhone(Command):
    """The number itself goes to the directory. `replaces`: another is known; `signs_in`: she has a way in already."""

    NAME: ClassVar[str] = "change_phone"

    replaces: bool
    signs_in: bool


class ErasePerson(Command):
    """Recorded after the keys and contacts are gone."""

    NAME: ClassVar[str] = "erase_person"


class ChangeAccount(Command):
    """Recorded after the account itself, which stands outside the events, was changed. `owner` is the person."""

    NAME: ClassVar[str] = "change_account"

    owner: str
    act: AccountAct


class ChangeSetting(Command):
    NAME: ClassVar[str] = "change_setting"

    name: str
    value: str


class PublishCalendar(Command):
    """The first version of a calendar; every later one is proposed, and approved by a second person."""

    NAME: ClassVar[str] = "publish_calendar"

    calendar: Calendar
