"""What happens to an agreement after it was signed."""

import operator
from datetime import date
from typing import ClassVar

from pydantic import Field

from domain.agreement.facts import Clause, Described, Ended, Finding, Receipt, Why
from domain.collective import Guarantee, Paper, Party, Theme
from domain.kernel import Event, Sealed, SealedFile


class AgreementRegistered(Described, Event):
    """`unit` is the body of the union that answers for it, `primary` the organisation at the employer, where it is one
    employer's. `talks` is the stream of the talks that led to it, `taken_from` the old register it came from.
    """

    NAME: ClassVar[str] = "agreement.registered"

    by: str
    talks: str
    taken_from: str
    unit: str
    primary: str
    clauses: tuple[Clause, ...]
    file: SealedFile | None


class AgreementCorrected(Described, Event):
    """The description as it should have stood; what stood there stays readable before this."""

    NAME: ClassVar[str] = "agreement.corrected"

    by: str
    why: Why


class ClauseRecorded(Event):
    NAME: ClassVar[str] = "agreement.clause_recorded"

    by: str
    clause: str
    said: Clause


class ClauseSetAside(Event):
    """It does not stand in the agreement, or no more."""

    NAME: ClassVar[str] = "agreement.clause_set_aside"

    by: str
    clause: str


class TextAttached(Event):
    """The signed text came as a file, in place of the one before it if there was one."""

    NAME: ClassVar[str] = "agreement.text_attached"

    by: str
    file: SealedFile


class FilingRecorded(Event):
    """It was filed with the labour inspection, or notified to whoever registers agreements; `number` is theirs, `paper`
    their receipt.
    """

    NAME: ClassVar[str] = "agreement.filing_recorded"

    by: str
    on: date
    number: str
    paper: Paper | None = Field(None, exclude_if=operator.not_)


class ReceiptTaken(Event):
    """The state labour system had it from `received_on`, and registered it or refused that day."""

    NAME: ClassVar[str] = "agreement.receipt_taken"

    by: str
    answer: Receipt
    received_on: date
    on: date
    number: str
    code: str


class EmployerReminded(Event):
    """A letter of the union's asked the employer to file it."""

    NAME: ClassVar[str] = "agreement.employer_reminded"

    by: str
    on: date


class InspectionTold(Event):
    """The union told the labour inspection that the agreement was not filed."""

    NAME: ClassVar[str] = "agreement.inspection_told"

    by: str
    on: date


class AmendmentRecorded(Event):
    """The sides changed it by consent. What is None or empty did not change."""

    NAME: ClassVar[str] = "agreement.amendment_recorded"

    by: str
    on: date
    until: date | None
    covered: int | None
    themes: tuple[Theme, ...]
    guarantees: tuple[Guarantee, ...]


class ControlRecorded(Event):
    """People of the union looked at how the agreement is kept, theme by theme."""

    NAME: ClassVar[str] = "agreement.control_recorded"

    by: str
    on: date
    findings: tuple[Finding, ...]
    text: Sealed | None


class NewProposed(Event):
    """A side proposed a new agreement; before the last day of this one, that prolongs it. `talks` may be known."""

    NAME: ClassVar[str] = "agreement.new_proposed"

    by: str
    on: date
    side: Party
    talks: str


class AgreementRenewed(Event):
    """Another agreement takes its place from a day on."""

    NAME: ClassVar[str] = "agreement.renewed"

    by: str
    other: str
    since: date


class RenewalOf(Event):
    """It takes the place of another agreement."""

    NAME: ClassVar[str] = "agreement.renewal_of"

    by: str
    other: str


class RenewalTakenBack(Event):
    """The two have nothing to do with each other after all."""

    NAME: ClassVar[str] = "agreement.renewal_taken_back"

    by: str
    other: str


class AgreementEnded(Event):
    NAME: ClassVar[str] = "agreement.ended"

    by: str
    because: Ended
