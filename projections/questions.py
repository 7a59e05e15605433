"""What can be asked of the barometer, and the values that each of its dimensions can have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.appeal.events import Category, Channel, Outcome
from domain.calendar import DAY
from domain.due import months_later
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation
from domain.regions import REGIONS


class Dimension(StrEnum):
    """By what figures can be broken down."""

    DAY = "day"
    REGION = "region"
    BRANCH = "branch"
    CATEGORY = "category"
    CHANNEL = "channel"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Question:
    """A period (both days inclusive), what to break it down by, and what to narrow it to."""

    first: date
    last: date
    by: tuple[Dimension, ...] = ()
    where: Mapping[Dimension, str] = field(default_factory=dict)

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        return (*self.by, *self.where)

    def in_months(self) -> "Question":
        """The same of whole calendar months."""
        return replace(self, first=_first_of_month(self.first), last=_last_of_month(self.last))

    def months(self) -> Iterator[tuple[date, date]]:
        """First and last day of each month of a question `in_months`."""
        first = self.first
        while first <= self.last:
            yield first, _last_of_month(first)
            first = months_later(first, 1)


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _last_of_month(day: date) -> date:
    return months_later(_first_of_month(day), 1) - DAY


def values(dimension: Dimension, organisation: Organisation, first: date, last: date) -> Sequence[str]:
    """Every value of a dimension, whether or not anything was counted there."""
    primaries = [unit for unit in organisation.units.values() if unit.kind is UnitKind.PRIMARY]
    match dimension:
        case Dimension.DAY:
            return [(first + DAY * step).isoformat() for step in range((last - first).days + 1)]
        case Dimension.REGION:
            return sorted({*REGIONS, *(unit.region for unit in primaries)})
        case Dimension.BRANCH:
            return sorted({unit.branch for unit in primaries})
        case Dimension.CATEGORY:
            return list(Category)
        case Dimension.CHANNEL:
            return list(Channel)
        case Dimension.OUTCOME:
            return list(Outcome)
        case _:
            assert_never(dimension)
