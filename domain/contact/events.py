"""What is recorded of a minute's work: a consultation, a call, a question to the level above."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.appeal.events import Category
from domain.kernel import Event, Sealed


class Sort(StrEnum):
    """What was done."""

    CONSULTATION = "consultation"
    CALL = "call"
    QUESTION = "question"


class Means(StrEnum):
    """How people spoke with each other."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSENGER = "messenger"
    MAIL = "mail"


class VoidReason(StrEnum):
    """Why a record does not count. A wrong record is voided and made anew: nothing is ever corrected in place."""

    MISTAKE = "mistake"
    DUPLICATE = "duplicate"
    WRONG_PERSON = "wrong_person"


class ContactRecorded(Event):
    """Somebody did a minute's work for the union, on a day, in so many minutes.

    Region, branch and employer are those of the member's primary organisation that day, or of the unit of whoever
    recorded it where nobody is named. The note is sealed under the member's key, else under the recorder's.
    """

    NAME: ClassVar[str] = "contact.recorded"

    by: str
    sort: Sort
    unit: str
    member: str
    primary: str
    employer_bin: str
    region: str
    branch: str
    category: Category
    means: Means
    minutes: int
    held_on: date
    note: Sealed | None


class QuestionPut(Event):
    """The question went to a named person of the level above. No term runs: neither law nor policy sets one."""

    NAME: ClassVar[str] = "contact.question_put"

    to: str
    unit: str


class QuestionAnswered(Event):
    NAME: ClassVar[str] = "contact.question_answered"

    by: str
    text: Sealed


class ContactVoided(Event):
    """The record does not count; why is a code, so nothing personal can stand in it."""

    NAME: ClassVar[str] = "contact.voided"

    by: str
    reason: VoidReason


class ContactGrew(Event):
    """A case came of it; the case names this record in its turn."""

    NAME: ClassVar[str] = "contact.grew"

    by: str
    case: str
