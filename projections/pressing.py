"""In which order cases press: group by group, in each the urgent ones first, and of these the nearest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from domain.calendar import DAY
from domain.clocks import FIVE_DAY_WEEK
from domain.due import end_of
from domain.kernel import ALMATY
from domain.organisation.organisation import Organisation

WEEK = timedelta(days=7)
LONGEST_REST = timedelta(days=31)
"""No calendar leaves people without a working day for as long as this."""
INSTANT = timedelta(microseconds=1)
YEARS = range(2000, 3000)
FIRST = datetime.min.replace(tzinfo=ALMATY) + DAY


class When(StrEnum):
    """The four groups of a queue, by the moment at which a case asks for somebody."""

    OVERDUE = "overdue"
    SOON = "soon"
    """Today and up to the next working day: on a Friday what ends on Monday presses as well."""
    THIS_WEEK = "this_week"
    """The seven days from today, on whatever day of the week they begin."""
    LATER = "later"


GROUPS = tuple(When)
DUE_THIS_WEEK = (When.SOON, When.THIS_WEEK)
"""What is overdue already is not due."""

Order = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a list is looked at: the moment, and the working day that is next after it."""

    at: datetime
    working: date

    @classmethod
    def of(cls, at: datetime, organisation: Organisation) -> "Standpoint":
        """By the calendar that is published; before there is one, people work every day."""
        tomorrow, calendar = _day(at) + DAY, organisation.calendars.get(FIVE_DAY_WEEK)
        return cls(at, calendar.next_working(tomorrow) if calendar else tomorrow)

    @property
    def today(self) -> date:
        return _day(self.at)

    @property
    def works_tomorrow(self) -> bool:
        return self.working == self.today + DAY

    @property
    def is_sound(self) -> bool:
        """Whether anybody can have stood there."""
        return self.at.year in YEARS and self.at.tzinfo is not None and DAY <= self.working - self.today < LONGEST_REST


def _day(at: datetime) -> date:
    return at.astimezone(ALMATY).date()


def group_of(moment: datetime, seen: Standpoint) -> When:
    return next((group for group in GROUPS[:-1] if moment <= last_moment(group, seen)), When.LATER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended; the next one begins behind it. `seen` is from where the first page was looked at: what was
    overdue then, and what was due that week, stays so through all pages of the list.
    """

    seen: Standpoint
    urgent: bool
    moment: datetime
    stream: str

    def __str__(self) -> str:
        at, working = self.seen.at.isoformat(), self.seen.working.isoformat()
        return f"{at}~{working}~{self.urgent:d}~{self.moment.isoformat()}~{self.stream}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """None for what no place was ever written as."""
        try:
            at, working, urgent, moment, stream = text.split("~")
            seen = Standpoint(datetime.fromisoformat(at), date.fromisoformat(working))
            found = cls(seen, bool(int(urgent)), datetime.fromisoformat(moment), stream)
        except ValueError:
            return None
        return found if seen.is_sound and found.moment.tzinfo else None

    @property
    def order(self) -> Order:
        return GROUPS.index(group_of(self.moment, self.seen)), not self.urgent


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


def stretches(groups: Sequence[When], seen: Standpoint, after: Place | None, *, urgent_only: bool) -> Sequence[Stretch]:
    """The parts of a list that are still to come."""
    urgencies = (True,) if urgent_only else (True, False)
    whole = [_stretch(when, seen, urgent=urgent) for when in groups for urgent in urgencies]
    return [part.rest(after) for part in whole if part.order >= after.order] if after else whole


def _stretch(when: When, seen: Standpoint, *, urgent: bool) -> Stretch:
    place = GROUPS.index(when)
    since = last_moment(GROUPS[place - 1], seen) + INSTANT if place else FIRST
    return Stretch(when, urgent, since, "", last_moment(when, seen))


def last_moment(when: When, seen: Standpoint) -> datetime:
    """The last moment that belongs to a group. A term that ends at 24:00 belongs to the day that ends then."""
    match when:
        case When.OVERDUE:
            return seen.at
        case When.SOON:
            return end_of(seen.working)
        case When.THIS_WEEK:
            return end_of(max(seen.working, seen.today + WEEK))
        case When.LATER:
            return datetime.max.replace(tzinfo=ALMATY)
        case _:
            assert_never(when)
