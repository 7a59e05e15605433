"""What can be asked of an appeal."""

from datetime import date
from typing import ClassVar

from domain.appeal.events import Breach, Category, Channel, Outcome, Purpose
from domain.appeal.several import Issue, IssueOutcome
from domain.appeal.standing import Standing
from domain.kernel import Command, Sealed, SealedFile
from domain.review import Verdict
from domain.words import Language


class FileAppeal(Command):
    """`primary` is the member's own organisation as the record knows it, never what somebody typed.

    `contact` is the contact record that it grows out of, "" for none. `danger`: somebody's health is in danger now;
    `threatened`: she is being threatened. `text` is None where she has not said yet what happened. `issues` are
    those beside the first, which the appeal's own category, text and breach tell of.
    """

    NAME: ClassVar[str] = "file_appeal"

    member: str
    primary: str
    channel: Channel
    category: Category
    employer_bin: str = ""
    language: Language
    text: Sealed | None = None
    breach: Breach
    issues: tuple[Issue, ...] = ()
    group: bool = False
    standing: Standing = Standing.MEMBER
    authority_shown: bool = False
    primary_may_know: bool = False
    consents: frozenset[Purpose]
    consent_version: int
    contact: str = ""
    danger: bool = False
    threatened: bool = False

    @property
    def kept_from_work(self) -> bool:
        """Whether she is left without work though she was not dismissed."""
        return False


class Triage(Command):
    """`holder` is the lawyer who takes the case; `conflict_checked` says that they have no tie to the employer. Whoever
    says that an urgent case is not gives the `reasons`.
    """

    NAME: ClassVar[str] = "triage"

    category: Category
    urgent: bool
    holder: str
    conflict_checked: bool
    reasons: Sealed | None = None


class Reassign(Command):
    """`tell` sends the new holder a mail; who is handed many cases at once is told once."""

    NAME: ClassVar[str] = "reassign"

    holder: str
    tell: bool = True


class ReturnToPool(Command):
    """Any lawyer of the body may take the case again."""

    NAME: ClassVar[str] = "return_to_pool"


class RemindHolder(Command):
    """A mail that says only that a case waits; it leaves after a while, and can be taken back until then."""

    NAME: ClassVar[str] = "remind_holder"


class TakeBackReminder(Command):
    NAME: ClassVar[str] = "take_back_reminder"


class ConfirmAnchor(Command):
    NAME: ClassVar[str] = "confirm_anchor"

    breach: Breach
    proof: Sealed


class RequestCompletion(Command):
    NAME: ClassVar[str] = "request_completion"

    missing: Sealed


class SupplyCompletion(Command):
    NAME: ClassVar[str] = "supply_completion"

    text: Sealed


class DraftAnswer(Command):
    NAME: ClassVar[str] = "draft_answer"

    text: Sealed


class ReleaseAnswer(Command):
    """A person lets the answer go, exactly as they saw it: `file` is the letter, `inputs` what it was made from."""

    NAME: ClassVar[str] = "release_answer"

    file: SealedFile
    template_sha256: str
    inputs: Sealed


class ExtendAnswer(Command):
    NAME: ClassVar[str] = "extend_answer"

    reasons: Sealed


class ProposeClosing(Command):
    """`outcome` is that of the first issue, `others` those of the further ones; that of the case follows from all."""

    NAME: ClassVar[str] = "propose_closing"

    outcome: Outcome
    others: tuple[IssueOutcome, ...] = ()
    reasons: Sealed


class CompleteReview(Command):
    NAME: ClassVar[str] = "complete_review"

    review: str
    verdict: Verdict
    reasons: Sealed


class Withdraw(Command):
    NAME: ClassVar[str] = "withdraw"

    reasons: Sealed


class Reopen(Command):
    NAME: ClassVar[str] = "reopen"

    reasons: Sealed


class ChangeCircle(Command):
    NAME: ClassVar[str] = "change_circle"

    primary_may_know: bool


class GiveConsent(Command):
    NAME: ClassVar[str] = "give_consent"

    purpose: Purpose
    text_version: int


class WithdrawConsent(Command):
    NAME: ClassVar[str] = "withdraw_consent"

    purpose: Purpose


class ImportAppeal(Command):
    """A case from an old register, told whole: `reference` is its number there, `region` "" means her primary's own.

    What cannot be known is left out: without `answered_on` nothing is said about an answer, `holder` may be "".
    """

    NAME: ClassVar[str] = "import_appeal"

    register_name: str
    reference: str
    member: str
    primary: str
    region: str
    category: Category
    employer_bin: str
    language: Language
    text: Sealed
    breach: Breach
    statistics: bool
    holder: str
    filed_on: date
    answered_on: date | None
    closed_on: date | None
    outcome: Outcome | None

    @property
    def is_open(self) -> bool:
        return self.closed_on is None
