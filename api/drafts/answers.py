"""What somebody has answered so far about an appeal or challenge not filed yet, and the request that it becomes."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from api.commands import ChallengeBody, FilingBody
from api.drafts.decision import DecisionAnswers
from api.fields import CONSENT_VERSION
from domain.appeal.events import Breach, Category, Purpose, Wrong
from domain.words import Language

TOLD_IN_A_PAPER = frozenset({Wrong.DISMISSAL, Wrong.UNSURE})
"""What was done to her with an order or notice; of anything else she learned on some day."""


class Alarm(StrEnum):
    """What makes an appeal urgent because it is happening now; the names of the fields of a filing."""

    DANGER = "danger"
    THREATENED = "threatened"


class Answers(BaseModel):
    """`answered` names the questions that were put and answered, so that a draft goes on where it was left.

    `contact` is the contact record that the appeal grows out of. With a `decision` it becomes a challenge.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    answered: frozenset[str] = frozenset()
    category: Category | None = None
    text: str = ""
    now: frozenset[Alarm] = frozenset()
    wrong: Wrong | None = None
    happened_on: date | None = None
    told_on: date | None = None
    employer_bin: str = ""
    primary_may_know: bool = False
    consents: frozenset[Purpose] = frozenset()
    contact: str = ""
    other_category: Category | None = None
    other_text: str = ""
    other_on: date | None = None
    group: bool = False
    decision: DecisionAnswers | None = None

    def after(self, question: str, found: Mapping[str, Any]) -> "Answers":
        return self.model_copy(update={**found, "answered": self.answered | {question}})

    def breach_on(self, today: date) -> Breach:
        """What her terms run from, as it stands today."""
        return self.decision.known.breach(today) if self.decision else self.breach

    @property
    def breach(self) -> Breach:
        """The dates as the procedure names them; one that does not belong to what was done is left out."""
        wrong = self.wrong or Wrong.NONE
        if wrong is Wrong.NONE:
            return Breach(wrong=wrong)
        told = "act_received_on" if wrong in TOLD_IN_A_PAPER else "learned_on"
        return Breach(wrong=wrong, happened_on=self.happened_on, **{told: self.told_on})


def filing(answers: Answers, member: str, language: Language) -> FilingBody:
    """The same request that a program would send. Raises pydantic's `ValidationError`."""
    asked = {
        "member": member,
        **({"employer_bin": answers.employer_bin} if answers.employer_bin else {}),
        "language": language,
        "text": answers.text or None,
        **{alarm.value: True for alarm in answers.now},
        "primary_may_know": answers.primary_may_know,
        "consents": answers.consents,
        "consent_version": CONSENT_VERSION,
        "group": answers.group,
    }
    if answers.decision:
        return ChallengeBody.model_validate({**asked, **answers.decision.body})
    matter = {"category": answers.category, "breach": answers.breach.model_dump()}
    return FilingBody.model_validate({**asked, **matter, "issues": _issues(answers)})


def _issues(answers: Answers) -> list[dict[str, Any]]:
    """The second thing, if there is one. A day that is not known is left out, and the filing is marked for it."""
    if answers.other_category is None:
        return []
    dismissed = answers.other_category is Category.DISMISSAL
    wrong, told = (Wrong.DISMISSAL, "act_received_on") if dismissed else (Wrong.OTHER, "learned_on")
    breach = {"wrong": wrong, told: answers.other_on}
    return [{"category": answers.other_category, "text": answers.other_text, "breach": breach}]
