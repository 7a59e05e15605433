"""What is found out about the terms for turning to commission or court, and what can be asked of them."""

from enum import StrEnum
from typing import ClassVar

from domain.appeal.limits.standing import Standing
from domain.kernel import Command, Event, Sealed


class Finding(StrEnum):
    """What a lawyer finds of a term that passed. Only `missed` goes against her, so only it needs a second lawyer."""

    MISSED = "missed"
    VALID_REASON = "valid_reason"
    RESTORED = "restored"
    TURNED_IN_TIME = "turned_in_time"


class StandingRecorded(Event):
    """A lawyer made the exemption test (LC 159(1)); `facts` is the note on what it rests on."""

    NAME: ClassVar[str] = "appeal.standing_recorded"

    by: str
    standing: Standing
    facts: Sealed


class UnderpaymentRecorded(Event):
    """She is paid too little again and again: on `payday` of every month from `first_month`, to `last_month` or,
    where that is empty, until today and on. Months are those in which the payday falls: `2026-09`.
    """

    NAME: ClassVar[str] = "appeal.underpayment_recorded"

    by: str
    payday: int
    first_month: str
    last_month: str
    facts: Sealed


class PaymentRecorded(Event):
    """What was owed on the payday of this month has been paid."""

    NAME: ClassVar[str] = "appeal.payment_recorded"

    month: str
    proof: Sealed


class FindingRecorded(Event):
    """A lawyer's finding on terms that passed; `review` asks a second lawyer, "" where none is needed."""

    NAME: ClassVar[str] = "appeal.finding_recorded"

    by: str
    terms: tuple[str, ...]
    finding: Finding
    reasons: Sealed
    review: str


class WhistleblowerMarked(Event):
    """Whether the member reported corruption, so that the agency is invited to the hearing (LC 159(4-1))."""

    NAME: ClassVar[str] = "appeal.whistleblower_marked"

    marked: bool


class RecordStanding(Command):
    NAME: ClassVar[str] = "record_standing"

    standing: Standing
    facts: Sealed


class RecordUnderpayment(Command):
    NAME: ClassVar[str] = "record_underpayment"

    payday: int
    first_month: str
    last_month: str = ""
    facts: Sealed


class RecordPayment(Command):
    NAME: ClassVar[str] = "record_payment"

    month: str
    proof: Sealed


class RecordFinding(Command):
    NAME: ClassVar[str] = "record_finding"

    terms: frozenset[str]
    finding: Finding
    reasons: Sealed


class MarkWhistleblower(Command):
    NAME: ClassVar[str] = "mark_whistleblower"

    marked: bool
