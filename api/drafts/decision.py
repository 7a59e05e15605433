"""What somebody has answered so far about a decision of an algorithm, and what that says to the procedure."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from domain.algorithm import DecisionKind
from domain.challenge.decision import Decision, Known, Learned


class DecisionAnswers(BaseModel):
    """`system` is the one of the register that was chosen, "" for none; `system_words` is what else is known of it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kind: DecisionKind | None = None
    decided_on: date | None = None
    learned_on: date | None = None
    learned: Learned | None = None
    notice: Known | None = None
    consent: Known | None = None
    effect: str = ""
    system: str = ""
    system_words: str = ""

    @property
    def known(self) -> Decision:
        """The decision as the terms are counted from it, without what was written; a kind must have been chosen."""
        return Decision.model_validate(self._asked())

    @property
    def body(self) -> dict[str, Any]:
        """The part of a request that tells of the decision and its system."""
        written = {"effect": self.effect or None, "system_words": self.system_words or None}
        return {"decision": {**self._asked(), **written}, "system": self.system}

    def _asked(self) -> dict[str, Any]:
        return self.model_dump(exclude={"effect", "system", "system_words"}, exclude_none=True)
