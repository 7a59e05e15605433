"""Letters and mails that a case owes: what is ordered, and what machines record of the outcome."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from domain.kernel import Command, Event, Sealed, SealedFile
from domain.words import Language

MADE_UP = "demo"
"""Why a letter or mail of a past that was made up never was: see `ops.past`."""


class News(StrEnum):
    """What a mail may say. None of these says more than that there is something to read after signing in."""

    MEMBER_NEWS = "member_news"
    MEMBER_ASKED = "member_asked"
    STAFF_TASK = "staff_task"
    STAFF_LIMIT = "staff_limit"
    """A limit set by law comes near."""
    STAFF_OVERDUE = "staff_overdue"
    STAFF_URGENT = "staff_urgent"
    REVIEW_ASKED = "review_asked"
    QUESTION_ASKED = "question_asked"
    QUESTION_ANSWERED = "question_answered"


class Channel(StrEnum):
    """How a notice reached somebody; chosen when it is sent, by what the union then knows of them."""

    MAIL = "mail"
    SMS = "sms"


class SentBy(StrEnum):
    """How a letter left."""

    POST = "post"
    COURIER = "courier"
    EMAIL = "email"
    IN_PERSON = "in_person"
    EGOV = "egov"


class NoticeOrdered(Event):
    """A notice to one person is owed: a mail, or an SMS to somebody who has a telephone and no mail address."""

    NAME: ClassVar[str] = "notice.ordered"

    notice: str
    to: str
    news: News


class NoticeSent(Event):
    """The mail server, or the SMS gateway, took the notice; it may have come twice, always under the same id."""

    NAME: ClassVar[str] = "notice.sent"
    VERSION: ClassVar[int] = 2

    notice: str
    message_id: str
    channel: Channel

    @staticmethod
    def upcast_v1(state: dict[str, Any]) -> dict[str, Any]:
        """Before there was a choice of channels, every notice was a mail."""
        return {**state, "channel": "mail"}


class NoticeFailed(Event):
    """The notice cannot be delivered: no address and no number, or it was refused for good. `reason` is a code."""

    NAME: ClassVar[str] = "notice.failed"

    notice: str
    reason: str


class NoticeHeld(Event):
    """A mail that is ordered with this waits until a moment, so that it can be taken back."""

    NAME: ClassVar[str] = "notice.held"

    notice: str
    until: datetime


class NoticeTakenBack(Event):
    """A mail that was held back will not be sent."""

    NAME: ClassVar[str] = "notice.taken_back"

    notice: str


class Spared(StrEnum):
    """Why no mail of its own leaves for a notice."""

    DIGEST = "digest"
    """It goes out with the person's next digest, in whose stream it waits."""
    UNWANTED = "unwanted"
    """The person chose to have no such mails, and it was one that can be done without."""


class NoticeSpared(Event):
    NAME: ClassVar[str] = "notice.spared"

    notice: str
    because: Spared


class LetterOwed(Event):
    """A letter all whose words are fixed has to be written."""

    NAME: ClassVar[str] = "letter.owed"

    letter: str


class LetterIssued(Event):
    """A letter as it is: these very bytes are the record. `inputs` are its resolved inputs, sealed."""

    NAME: ClassVar[str] = "letter.issued"

    letter: str
    language: Language
    file: SealedFile
    template_sha256: str
    inputs: Sealed


class LetterDropped(Event):
    """A letter that was owed will not be written."""

    NAME: ClassVar[str] = "letter.dropped"

    letter: str
    reason: str


class IssueLetter(Command):
    """The machine wrote a letter that was owed."""

    NAME: ClassVar[str] = "issue_letter"

    letter: str
    language: Language
    file: SealedFile
    template_sha256: str
    inputs: Sealed


class DropLetter(Command):
    """The machine cannot write a letter any more: the person it was for has been erased."""

    NAME: ClassVar[str] = "drop_letter"

    letter: str
    reason: str


class RecordNoticeSent(Command):
    NAME: ClassVar[str] = "record_notice_sent"

    notice: str
    message_id: str
    channel: Channel


class SpareNotice(Command):
    NAME: ClassVar[str] = "spare_notice"

    notice: str
    because: Spared


class CopyNotice(Command):
    """Whoever stands in for the person a notice goes to today is told as well."""

    NAME: ClassVar[str] = "copy_notice"

    notice: str
    to: str


class RecordNoticeFailed(Command):
    NAME: ClassVar[str] = "record_notice_failed"

    notice: str
    reason: str
