"""What can be asked of a contact record."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from domain.appeal.events import Category
from domain.contact.events import Means, Sort, VoidReason
from domain.kernel import Command, Sealed

MOST_MINUTES = 600


class Work(Command):
    """What every record says. `primary` is the member's own organisation as the record knows it; "" for nobody."""

    unit: str
    member: str = ""
    primary: str = ""
    category: Category
    means: Means
    minutes: int = Field(ge=1, le=MOST_MINUTES)
    held_on: date


class RecordContact(Work):
    NAME: ClassVar[str] = "record_contact"

    sort: Literal[Sort.CONSULTATION, Sort.CALL]
    note: Sealed | None = None


class AskLevelAbove(Work):
    NAME: ClassVar[str] = "ask_level_above"

    note: Sealed


class AnswerQuestion(Command):
    NAME: ClassVar[str] = "answer_question"

    text: Sealed


class VoidContact(Command):
    NAME: ClassVar[str] = "void_contact"

    reason: VoidReason


class LinkCase(Command):
    """The case that came of this record has been filed."""

    NAME: ClassVar[str] = "link_case"

    case: str
