"""What can be asked of the register of agreements."""

from datetime import date
from typing import ClassVar

from domain.agreement.facts import Clause, Described, Ended, Finding, Receipt, Why
from domain.collective import Guarantee, Paper, Party, Theme
from domain.kernel import Command, Paired, Sealed, SealedFile


class RegisterAgreement(Described, Command):
    """`unit` left out: the body that answers for the employer's workers. `talks`: the stream of the talks that led to
    it; whoever registers it for them sends it to `identity.agreement_of(talks)`.
    """

    NAME: ClassVar[str] = "register_agreement"

    talks: str = ""
    unit: str = ""
    clauses: tuple[Clause, ...] = ()
    file: SealedFile | None = None


class ImportAgreement(RegisterAgreement):
    """An agreement from an old register: nobody is written to about what is over."""

    NAME: ClassVar[str] = "import_agreement"

    taken_from: str
    filed_on: date | None = None


class CorrectAgreement(Described, Command):
    NAME: ClassVar[str] = "correct_agreement"

    why: Why


class RecordClause(Command):
    NAME: ClassVar[str] = "record_clause"

    said: Clause


class SetClauseAside(Command):
    NAME: ClassVar[str] = "set_clause_aside"

    clause: str


class AttachText(Command):
    NAME: ClassVar[str] = "attach_text"

    file: SealedFile


class RecordFiling(Command):
    NAME: ClassVar[str] = "record_filing"

    on: date
    number: str = ""
    paper: Paper | None = None


class TakeReceipt(Command):
    """An answer of the state labour system, from its file: `number` in its register, `code` of its reason."""

    NAME: ClassVar[str] = "take_receipt"

    answer: Receipt
    received_on: date
    on: date
    number: str = ""
    code: str = ""


class RecordEmployerReminded(Command):
    NAME: ClassVar[str] = "record_employer_reminded"

    on: date


class RecordInspectionTold(Command):
    NAME: ClassVar[str] = "record_inspection_told"

    on: date


class RecordAmendment(Command):
    NAME: ClassVar[str] = "record_amendment"

    on: date
    until: date | None = None
    covered: int | None = None
    themes: tuple[Theme, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()


class RecordControl(Command):
    NAME: ClassVar[str] = "record_control"

    on: date
    findings: tuple[Finding, ...]
    text: Sealed | None = None


class RecordProposal(Command):
    NAME: ClassVar[str] = "record_proposal"

    on: date
    side: Party
    talks: str = ""


class RenewAgreement(Paired):
    """Of the two agreements the one that was signed later takes the place of the other."""

    NAME: ClassVar[str] = "renew_agreement"


class TakeRenewalBack(Paired):
    NAME: ClassVar[str] = "take_renewal_back"


class EndAgreement(Command):
    NAME: ClassVar[str] = "end_agreement"

    because: Ended
