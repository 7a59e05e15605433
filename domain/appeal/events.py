"""What happens to a member's appeal."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Event, Record, Sealed
from domain.words import Language


class Category(StrEnum):
    """What an appeal is about; the categories of the barometer."""

    PAY = "pay"
    DISMISSAL = "dismissal"
    HOURS_LEAVE = "hours_leave"
    DISCIPLINE = "discipline"
    SAFETY = "safety"
    DISCRIMINATION = "discrimination"
    UNION_RIGHTS = "union_rights"
    SOCIAL_PACKAGE = "social_package"
    ALGORITHM = "algorithm"
    OTHER = "other"


class Channel(StrEnum):
    """How the appeal reached the union."""

    WEB = "web"
    CHAIR = "chair"
    REGISTER = "register"
    RECEPTION = "reception"
    HOTLINE = "hotline"


class Purpose(StrEnum):
    """What personal data may be used for (personal data law, arts 7 and 8); each is agreed to on its own."""

    CASE = "case"
    STATISTICS = "statistics"
    TRAINING = "training"


class Outcome(StrEnum):
    """How a case ends. The three negative ones need a second person."""

    RESOLVED = "resolved"
    PARTLY = "partly"
    CONSULTED = "consulted"
    UNFOUNDED = "unfounded"
    REDIRECTED_OUT = "redirected_out"
    TERM_MISSED = "term_missed"
    WITHDRAWN = "withdrawn"


NEGATIVE = frozenset({Outcome.UNFOUNDED, Outcome.REDIRECTED_OUT, Outcome.TERM_MISSED})


class Wrong(StrEnum):
    """What was done to the member, as far as terms for turning to the commission or court go (LC 160)."""

    DISMISSAL = "dismissal"
    OTHER = "other"
    NONE = "none"
    UNSURE = "unsure"


class Breach(Record):
    """Whether and when the member was dismissed or a right was broken.

    Every date is the earliest that is possible; None means that she does not know.
    """

    wrong: Wrong
    happened_on: date | None = None
    act_received_on: date | None = None
    act_posted_on: date | None = None
    learned_on: date | None = None

    @property
    def earliest(self) -> date | None:
        """The day from which a term may already be running."""
        days = (self.happened_on, self.act_received_on, self.act_posted_on, self.learned_on)
        return min((day for day in days if day is not None), default=None)


class ConsentGiven(Event):
    """She agreed to one purpose, under one version of the text she was shown."""

    NAME: ClassVar[str] = "consent.given"

    purpose: Purpose
    text_version: int


class ConsentWithdrawn(Event):
    NAME: ClassVar[str] = "consent.withdrawn"

    purpose: Purpose


class AppealFiled(Event):
    """A member asked her union for help. Region, branch and unit are those of her primary organisation that day."""

    NAME: ClassVar[str] = "appeal.filed"

    member: str
    filed_by: str
    channel: Channel
    primary: str
    unit: str
    region: str
    branch: str
    category: Category
    employer_bin: str
    language: Language
    text: Sealed | None
    breach: Breach
    primary_may_know: bool


class AppealRegistered(Event):
    """The number under which the appeal is kept, and the day its terms run from."""

    NAME: ClassVar[str] = "appeal.registered"

    number: str
    registered_on: date


class AppealTriaged(Event):
    """A person set what the appeal is about and how urgent it is."""

    NAME: ClassVar[str] = "appeal.triaged"

    by: str
    category: Category
    urgent: bool


class CircleChanged(Event):
    """She decided who may know: her primary organisation's officers and people tied to the employer, or not."""

    NAME: ClassVar[str] = "appeal.circle_changed"

    primary_may_know: bool


class AnchorConfirmed(Event):
    """A lawyer settled what was done and from which day the term runs."""

    NAME: ClassVar[str] = "appeal.anchor_confirmed"

    by: str
    breach: Breach
    proof: Sealed


class CompletionRequested(Event):
    NAME: ClassVar[str] = "appeal.completion_requested"

    missing: Sealed


class CompletionSupplied(Event):
    NAME: ClassVar[str] = "appeal.completion_supplied"

    text: Sealed


class AnswerDrafted(Event):
    NAME: ClassVar[str] = "appeal.answer_drafted"

    text: Sealed


class AppealAnswered(Event):
    """The answer was released by a person; the letter itself is the record."""

    NAME: ClassVar[str] = "appeal.answered"

    letter: str
    by: str


class AnswerExtended(Event):
    NAME: ClassVar[str] = "appeal.answer_extended"

    reasons: Sealed
    until: date


class ClosingProposed(Event):
    NAME: ClassVar[str] = "appeal.closing_proposed"

    by: str
    outcome: Outcome
    reasons: Sealed


class WithdrawalAsked(Event):
    NAME: ClassVar[str] = "appeal.withdrawal_asked"

    reasons: Sealed


class AppealImported(Event):
    """The case was taken over from an old register, where it was kept under `reference`."""

    NAME: ClassVar[str] = "appeal.imported"

    register_name: str
    reference: str


class AppealGrew(Event):
    """The appeal grew out of a contact record, a minute's work that was written down before."""

    NAME: ClassVar[str] = "appeal.grew"

    contact: str
