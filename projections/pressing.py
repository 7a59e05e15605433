"""In which order cases press: group by group, in each the urgent ones first, and of these the nearest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import assert_never

from domain.calendar import DAY
from domain.kernel import ALMATY

WEEK = timedelta(days=7)
INSTANT = timedelta(microseconds=1)
YEARS = range(2000, 3000)
FIRST = datetime.min.replace(tzinfo=ALMATY) + DAY


class When(StrEnum):
    """The four groups of a queue, by the moment at which a case asks for somebody."""

    OVERDUE = "overdue"
    SOON = "soon"
    """Today and tomorrow."""
    THIS_WEEK = "this_week"
    LATER = "later"


GROUPS = tuple(When)
DUE_THIS_WEEK = (When.SOON, When.THIS_WEEK)
"""What is overdue already is not due."""

Order = tuple[int, bool]


def group_of(moment: datetime, at: datetime) -> When:
    return next((group for group in GROUPS[:-1] if moment <= last_moment(group, at)), When.LATER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended; the next one begins behind it. `at` is when the first page was asked for: what was overdue
    then, and what was due that week, stays so through all pages of the list.
    """

    at: datetime
    urgent: bool
    moment: datetime
    stream: str

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.urgent:d}~{self.moment.isoformat()}~{self.stream}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """None for what no place was ever written as."""
        try:
            at, urgent, moment, stream = text.split("~")
            found = cls(datetime.fromisoformat(at), bool(int(urgent)), datetime.fromisoformat(moment), stream)
        except ValueError:
            return None
        sound = found.at.year in YEARS and found.at.tzinfo and found.moment.tzinfo
        return found if sound else None

    @property
    def order(self) -> Order:
        return GROUPS.index(group_of(self.moment, self.at)), not self.urgent


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a list in which cases stand by their moment alone: from `since`, behind this stream, to `until`."""

    when: When
    urgent: bool
    since: datetime
    behind: str
    until: datetime

    @property
    def order(self) -> Order:
        return GROUPS.index(self.when), not self.urgent

    def rest(self, place: Place) -> "Stretch":
        """What is left of it behind a place."""
        return replace(self, since=place.moment, behind=place.stream) if self.order == place.order else self


def stretches(groups: Sequence[When], at: datetime, after: Place | None, *, urgent_only: bool) -> Sequence[Stretch]:
    """The parts of a list that are still to come."""
    urgencies = (True,) if urgent_only else (True, False)
    whole = [_stretch(when, at, urgent=urgent) for when in groups for urgent in urgencies]
    return [part.rest(after) for part in whole if part.order >= after.order] if after else whole


def _stretch(when: When, at: datetime, *, urgent: bool) -> Stretch:
    place = GROUPS.index(when)
    since = last_moment(GROUPS[place - 1], at) + INSTANT if place else FIRST
    return Stretch(when, urgent, since, "", last_moment(when, at))


def last_moment(when: When, at: datetime) -> datetime:
    """The last moment that belongs to a group. A term that ends at 24:00 belongs to the day that ends then."""
    today = datetime.combine(at.astimezone(ALMATY).date(), time(), ALMATY)
    tomorrow_over = today + 2 * DAY
    match when:
        case When.OVERDUE:
            return at
        case When.SOON:
            return tomorrow_over
        case When.THIS_WEEK:
            return max(tomorrow_over, today + WEEK - today.weekday() * DAY)
        case When.LATER:
            return datetime.max.replace(tzinfo=ALMATY)
        case _:
            assert_never(when)
