"""When people of the made-up past do things: unions in office hours of working days, members also in the evening."""

import random
from datetime import UTC, date, datetime, time, timedelta

from domain.calendar import DAY, Calendar
from domain.kernel import ALMATY

OPENS, OFFICE_MINUTES = time(9), 9 * 60
AWAKE, AWAKE_MINUTES = time(7, 30), 15 * 60
ON_WORKING_DAYS = 0.8
"""Members who file on a working day."""


def at_work(after: datetime, working_days: int, calendar: Calendar, dice: random.Random) -> datetime:
    """A moment in an office, so many working days later, and later in any case."""
    day, _ = calendar.working_days_after(_day(after), working_days)
    moment = _on(day, OPENS, dice.randrange(OFFICE_MINUTES))
    return moment if moment > after else after + timedelta(minutes=dice.randint(2, 50))


def at_home(after: datetime, days: int, dice: random.Random) -> datetime:
    moment = _on(_day(after) + DAY * days, AWAKE, dice.randrange(AWAKE_MINUTES))
    return moment if moment > after else after + timedelta(minutes=dice.randint(5, 90))


def filed_at(first: date, last: date, calendar: Calendar, dice: random.Random) -> datetime:
    """A moment of the period, later days a little likelier: every year more people know of the union."""
    length = (last - first).days
    day = first + DAY * round(length * dice.random() ** 0.85)
    if not calendar.is_working(day) and dice.random() < ON_WORKING_DAYS:
        day = calendar.next_working(day)
    return _on(min(day, last), AWAKE, dice.randrange(AWAKE_MINUTES))


def _day(moment: datetime) -> date:
    return moment.astimezone(ALMATY).date()


def _on(day: date, opens: time, minutes: int) -> datetime:
    return (datetime.combine(day, opens, ALMATY) + timedelta(minutes=minutes)).astimezone(UTC)
