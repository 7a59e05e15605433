"""What an address asks the barometer for: whole months, and what they are narrowed to."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from starlette.datastructures import QueryParams

from domain.appeal.events import Category
from domain.due import months_later
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation
from domain.regions import REGIONS
from domain.words import Label
from projections.figures import Dimension, Measure, Question

MONTHS_SHOWN = 6
LONGEST_MONTHS = 36
YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Asked:
    """A period of whole months and at most a few things it is narrowed to."""

    first: date
    last: date
    where: Mapping[Dimension, str]
    measure: Measure

    @property
    def is_daily(self) -> bool:
        """One month of what happened is told by the day; a stock of one day is not kept."""
        return end_of(self.first) == self.last and self.measure is not Measure.OPEN

    def question(self, *by: Dimension) -> Question:
        return Question(self.first, self.last, by, {d: code for d, code in self.where.items() if d not in by})


def read(query: QueryParams, organisation: Organisation, today: date) -> Asked:
    """What the address asks for; whatever is not understood narrows nothing."""
    first, last = months_asked(query, today)
    known: Mapping[Dimension, Any] = {
        Dimension.REGION: REGIONS,
        Dimension.BRANCH: branches(organisation),
        Dimension.CATEGORY: set(Category),
    }
    chosen = {d: query.get(d.value, "") for d in known}
    return Asked(
        first=first,
        last=end_of(last),
        where={d: code for d, code in chosen.items() if code and code in known[d]},
        measure=next((measure for measure in Measure if measure == query.get("measure")), Measure.OPENED),
    )


def months_asked(query: QueryParams, today: date) -> tuple[date, date]:
    """The first days of the first and the last month; the last half year where nothing sensible is asked."""
    last = _month(query.get("to", "")) or today.replace(day=1)
    first = _month(query.get("from", "")) or months_later(last, 1 - MONTHS_SHOWN)
    first, last = min(first, last), max(first, last)
    return max(first, months_later(last, 1 - LONGEST_MONTHS)), last


def _month(text: str) -> date | None:
    """A month as browsers write it, within the years that any record here can speak of."""
    with suppress(ValueError):
        month = date.fromisoformat(f"{text}-01")
        return month if month.year in YEARS else None
    return None


def end_of(month: date) -> date:
    return months_later(month, 1) - timedelta(days=1)


def branches(organisation: Organisation) -> Mapping[str, Label]:
    """Branch codes by the name of the branch union."""
    return {
        unit.branch: unit.name for unit in organisation.units.values() if unit.branch and unit.kind is UnitKind.BRANCH
    }
