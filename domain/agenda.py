"""What a case asks of the machines, now and next. Workflows know nothing else of ours."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Deed(StrEnum):
    """The kinds of thing a machine does for a case; each is one activity."""

    LAPSE = "lapse"
    REMIND = "remind"
    NOTIFY = "notify"
    DIGEST = "digest"
    """One mail for all that somebody wants to hear of once a day."""
    ENTER = "enter"
    """Enter elsewhere what people decided here: a signed agreement into the register."""
    ASSESS = "assess"
    """Look at the risk of a case, after something happened in it."""
    LETTER = "letter"
    """Write a letter whose words are all fixed: a receipt, a notice of what a person decided."""


class Item(BaseModel):
    """One deed that is owed at a moment. `id` is the same at every look, so the deed is done once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    deed: Deed
    at: datetime
    subject: str


class Agenda(BaseModel):
    """Everything owed to one case at one version of it; `closed` means that nothing more will be owed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    case: str
    version: int
    closed: bool
    items: tuple[Item, ...]

    def due(self, now: datetime) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.at <= now)

    def next_moment(self, now: datetime) -> datetime | None:
        """When the next item that is not due yet will be."""
        return min((item.at for item in self.items if item.at > now), default=None)
