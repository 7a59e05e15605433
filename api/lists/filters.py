"""What somebody chose to see of the queue: read from an address, a form or a saved view alike."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from api.fields import UUID
from domain.algorithm import DecisionKind
from domain.appeal.events import Category
from domain.appeal.procedure import Stage
from projections.pressing import When
from projections.queue import Wanted
from projections.search import LONGEST, Term


class Scope(StrEnum):
    """Whose cases, or which of them."""

    MINE = "mine"
    ALL = "all"
    REVIEW = "review"
    UNASSIGNED = "unassigned"
    INCOMING = "incoming"
    CLOSED = "closed"


class Due(StrEnum):
    """Which cases by the day on which they ask for somebody."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"


PERSON = re.compile(f"person-{UUID}")
STAGES: Mapping[Scope, Stage] = {Scope.UNASSIGNED: Stage.REGISTERED, Scope.CLOSED: Stage.CLOSED}
Kind = TypeVar("Kind", bound=StrEnum)


class Filters(BaseModel):
    """What is left out narrows nothing. `find` is what was typed into the search box."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    scope: Scope
    category: Category | None = None
    decision: DecisionKind | None = None
    stage: Stage | None = None
    due: Due | None = None
    urgent: bool = False
    holder: str = ""
    find: str = ""

    @property
    def plain(self) -> Mapping[str, str]:
        """All but what was typed, as an address may say it."""
        said = {
            "scope": self.scope.value,
            "category": self.category or "",
            "decision": self.decision or "",
            "stage": self.stage or "",
            "due": self.due or "",
            "urgent": "yes" if self.urgent else "",
            "holder": self.holder,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def narrowed(self) -> bool:
        """Whether anything beside the scope was chosen."""
        return bool(self.find) or len(self.plain) > 1

    def wanted(self, mine: tuple[str, ...], terms: tuple[Term, ...]) -> Wanted:
        """A search goes over all cases, whatever the scope; the other filters narrow it too. `mine` are those whose
        cases are somebody's own work: themselves, and whom they stand in for.
        """
        scope = None if terms else self.scope
        return Wanted(
            holders=(self.holder,) if self.holder else (mine if scope is Scope.MINE else ()),
            review_waiting=scope is Scope.REVIEW,
            incoming=scope is Scope.INCOMING,
            stage=self.stage or _stage_of(scope),
            category=self.category or "",
            decision=self.decision or "",
            open_only=scope not in {Scope.CLOSED, None} and self.stage is not Stage.CLOSED,
            urgent=self.urgent,
            when=When.OVERDUE if self.due is Due.OVERDUE else None,
            due_this_week=self.due is Due.THIS_WEEK,
            terms=terms,
        )


def _stage_of(scope: Scope | None) -> str:
    return STAGES.get(scope, "") if scope else ""


def filters_of(said: Callable[[str], str], first: Scope, find: str) -> Filters:
    """Whatever is not understood narrows nothing; where no scope is named it is the first."""
    holder = said("holder")
    return Filters(
        scope=_one_of(Scope, said("scope")) or first,
        category=_one_of(Category, said("category")),
        decision=_one_of(DecisionKind, said("decision")),
        stage=_one_of(Stage, said("stage")),
        due=_one_of(Due, said("due")),
        urgent=said("urgent") == "yes",
        holder=holder if PERSON.fullmatch(holder) else "",
        find=" ".join(find.split())[:LONGEST],
    )


def _one_of(kind: type[Kind], value: str) -> Kind | None:
    return next((each for each in kind if each == value), None)
