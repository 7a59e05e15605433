"""Which days people work, by a published calendar that can be revoked: its versions are data, never code."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, count, dropwhile, islice
from typing import Literal, Self

from pydantic import Field, field_serializer, model_validator

from domain.kernel import Record

DAY = timedelta(days=1)

Days = frozenset[date]


class Calendar(Record):
    """One version of the five- or six-day week for the years it covers (both inclusive).

    `days_off` are public holidays and rest days moved on account of them, `working` the rest days that became
    working in exchange, `provisional` the days that an estimated holiday may still take or free. Outside its
    years a calendar knows rest days only, and whatever is counted there is uncertain.
    """

    week: Literal[5, 6]
    version: int = Field(ge=1)
    published_on: date
    source: str
    first_year: int
    last_year: int
    days_off: Days
    working: Days = frozenset()
    provisional: Days = frozenset()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.days_off & self.working:
            raise ValueError("a day is either off or working")
        if any(not self.covers(day) for day in chain(self.days_off, self.working, self.provisional)):
            raise ValueError("a day lies outside the years of the calendar")
        return self

    @field_serializer("days_off", "working", "provisional", when_used="json")
    def _in_order(self, days: Days) -> list[date]:
        return sorted(days)

    @property
    def name(self) -> str:
        """How a due date cites this version: `calendar-5@1`."""
        return f"calendar-{self.week}@{self.version}"

    def covers(self, day: date) -> bool:
        return self.first_year <= day.year <= self.last_year

    def is_working(self, day: date) -> bool:
        return day in self.working or (day.weekday() < self.week and day not in self.days_off)

    def is_holiday(self, day: date) -> bool:
        """Off although its day of the week is worked: what people ask about when a date seems late."""
        return day.weekday() < self.week and day in self.days_off

    def is_uncertain(self, first: date, last: date) -> bool:
        """Whether an estimate, or the end of what is published, may move a date counted over these days."""
        return not (self.covers(first) and self.covers(last)) or any(first <= day <= last for day in self.provisional)

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first one after it that is."""
        return next(dropwhile(self._is_off, _days_from(day, DAY)))

    def previous_working(self, day: date) -> date:
        """The day itself if it is worked, else the last one before it that is."""
        return next(dropwhile(self._is_off, _days_from(day, -DAY)))

    def working_days_after(self, day: date, number: int) -> tuple[date, tuple[date, ...]]:
        """The last day of a term that runs from the day after `day`, and the holidays it passed over.

        No working days at all means the same day, or the next working one.
        """
        last = self._nth(self.next_working(day) if number == 0 else day, number, DAY)
        return last, self.holidays_between(day, last)

    def working_days_before(self, day: date, number: int) -> date:
        """The working day that stands `number` working days before `day`."""
        return self._nth(self.previous_working(day) if number == 0 else day, number, -DAY)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; none when `end` is not later."""
        return sum(self.is_working(start + DAY * step) for step in range(1, (end - start).days + 1))

    def holidays_between(self, start: date, end: date) -> tuple[date, ...]:
        """Holidays after `start` and before `end`, in order."""
        between = (start + DAY * step for step in range(1, (end - start).days))
        return tuple(filter(self.is_holiday, between))

    def _is_off(self, day: date) -> bool:
        return not self.is_working(day)

    def _nth(self, day: date, number: int, step: timedelta) -> date:
        if number == 0:
            return day
        return next(islice(filter(self.is_working, _days_from(day + step, step)), number - 1, None))


def _days_from(day: date, step: timedelta) -> Iterator[date]:
    return (day + step * turn for turn in count())
