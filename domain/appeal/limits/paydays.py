"""The paydays on which she was paid too little: each that passed unpaid has a term of its own (LC 160(1)2)."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from domain.appeal.limits.state import Limits
from domain.calendar import Calendar
from domain.due import months_later

MOST_MONTHS = 36
"""Older paydays stand in the record of the underpayment and start no clock: theirs is over by two years and more."""
MARK = "payday-"


def key(rule: str, month: str) -> str:
    """`ILD-LIM-OTHER@payday-2026-09`."""
    return f"{rule}@{MARK}{month}"


def month_of(term: str) -> str:
    """The month of the payday that a term is about; "" for any other term."""
    suffix = term.partition("@")[2]
    return suffix.removeprefix(MARK) if suffix.startswith(MARK) else ""


def written(day: date) -> str:
    return f"{day:%Y-%m}"


def passed(limits: Limits, calendar: Calendar, today: date) -> Mapping[str, date]:
    """The unpaid paydays that are over, by month."""
    return {month: day for month, day in _owed(limits, calendar, today) if day < today}


def coming(limits: Limits, calendar: Calendar, today: date) -> tuple[str, date] | None:
    """The next payday on which pay may be owed again."""
    return next(((month, day) for month, day in _owed(limits, calendar, today) if day >= today), None)


def months(first: str, last: str) -> Iterator[str]:
    """From the one to the other, both inclusive."""
    month = date.fromisoformat(f"{first}-01")
    while written(month) <= last:
        yield written(month)
        month = months_later(month, 1)


def _owed(limits: Limits, calendar: Calendar, today: date) -> Iterator[tuple[str, date]]:
    """In order, up to the month after this one."""
    owed = limits.underpayment
    if owed is None:
        return
    last = owed.last_month or written(months_later(today, 1))
    earliest = written(months_later(today, -MOST_MONTHS))
    for month in months(max(owed.first_month, earliest), last):
        if month not in limits.paid:
            yield month, _payday(date.fromisoformat(f"{month}-01"), owed.payday, calendar)


def _payday(month: date, day: int, calendar: Calendar) -> date:
    """Pay that falls due on a day off is due on the eve; of two possible days the earlier is the safe one."""
    last = monthrange(month.year, month.month)[1]
    return calendar.previous_working(month.replace(day=min(day, last)))
