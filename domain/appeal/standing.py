"""Who an appeal is for, whether there is a written authority to speak for her, and what was lacking when it came in."""

from enum import StrEnum
from typing import ClassVar

from domain.kernel import Command, Event


class Standing(StrEnum):
    """What the person is to the union. For who is no member it acts on a written application (TU 17(8))."""

    MEMBER = "member"
    FORMER_EMPLOYEE = "former_employee"
    NON_MEMBER = "non_member"


class Authority(StrEnum):
    """Whether there is a written authority to represent her, where somebody else filed (LC 159(4), TU 17(8))."""

    NOT_NEEDED = "not_needed"
    TO_BE_SHOWN = "to_be_shown"
    SHOWN = "shown"


class Mark(StrEnum):
    """What stands against a filing that is accepted all the same."""

    LATE = "late"
    NO_EMPLOYER = "no_employer"
    NO_DATES = "no_dates"
    NO_WORDS = "no_words"


class ShowAuthority(Command):
    """Somebody of the union saw the written authority. `document` is its copy in the case, "" where it is on paper."""

    NAME: ClassVar[str] = "show_authority"

    document: str = ""


class SupplyEmployer(Command):
    """The employer, where it was not known when the appeal came in."""

    NAME: ClassVar[str] = "supply_employer"

    employer_bin: str


class AppealRepresented(Event):
    """Somebody else than she herself filed for her."""

    NAME: ClassVar[str] = "appeal.represented"

    standing: Standing
    authority_shown: bool


class AuthorityShown(Event):
    NAME: ClassVar[str] = "appeal.authority_shown"

    by: str
    document: str


class EmployerSupplied(Event):
    """Against whom the appeal is; from now on whoever has a tie to that employer sees nothing of it."""

    NAME: ClassVar[str] = "appeal.employer_supplied"

    by: str
    employer_bin: str


class FilingMarked(Event):
    """Everything that still stands against the filing; nothing, once all of it was made up for."""

    NAME: ClassVar[str] = "appeal.marked"

    marks: tuple[Mark, ...]
