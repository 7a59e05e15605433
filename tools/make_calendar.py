"""Make the calendars that a new stack starts with: `python -m tools.make_calendar`.

The five-day week is what the package `holidays` knows, changed by the table below. Certain are the dates of
the state holidays (law on holidays, Labour Code art. 84-85). From press reports of the ministry's orders,
so still to be read in the original (S): the transfers of 2024 and 2025, no transfer for 7 January and
Kurban Ait, Kurban Ait 2026 on 27 May (Muftiate, 14.01.2026), 30 August abolished from 2026 and 15 March off
from 2027. An estimate is Kurban Ait 2027: the Muftiate warns that it can move by one day either way.

The six-day week is derived, because no package models it: only Sunday is a rest day; a holiday is off; a
state holiday on a Sunday moves to the next working day, one on a Saturday moves nothing; a transfer counts
only where the day given up was a rest day of that week. The ministry's calendar for 2026, as reported on
10.12.2025, lists just the transfers that this rule yields, and for January 2025 3 January was off for both
weeks (S). Not certain: whether six-day weeks followed the transfer of 4 to 8 May 2024 (the rule says no),
and 27 October 2025, which one paper gave to them although 25 October was a Saturday (the rule says no).
"""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import holidays

from domain.calendar import Calendar

TARGET = Path(__file__).parent.parent / "domain/organisation/calendars.json"
FIRST_YEAR, LAST_YEAR = 2024, 2027
PUBLISHED_ON = date(2026, 11, 21)
SOURCE = "law on holidays, LC 84-85; transfers and Kurban Ait from press reports (S), not yet checked by a lawyer"

Week = Literal[5, 6]
Days = frozenset[date]

TRANSFERS = {date(2024, 5, 4): date(2024, 5, 8), date(2025, 1, 5): date(2025, 1, 3)}
"""Rest days that became working days, and the days off given for them: orders of the minister of labour of
17.04.2024 and of 21.11.2024, no. 436."""
ESTIMATED = frozenset({date(2027, 5, 16)})
RELIGIOUS = ("Orthodox Christmas", "Eid al-Adha")
DAY = timedelta(days=1)


def public_holidays() -> dict[date, str]:
    """Public holidays by name on their own days, without the days off that follow from them."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    found = holidays.country_holidays("KZ", years=years, observed=False, language="en_US")
    return {day: name for day, name in found.items() if day not in TRANSFERS.values()}


def moved(state_holidays: list[date], off: Days, week: Week) -> Days:
    """The days off added for state holidays that fall on a rest day of this week, one after another."""
    added: Days = frozenset()
    for holiday in state_holidays:
        if holiday.weekday() >= week:
            day = holiday + DAY
            while day.weekday() >= week or day in off | added:
                day += DAY
            added |= {day}
    return added


def make(week: Week) -> Calendar:
    """The first version of the calendar of this week."""
    named = public_holidays()
    transfers = {rest: day for rest, day in TRANSFERS.items() if rest.weekday() >= week}
    off = frozenset(named) | frozenset(transfers.values())
    state = [day for day in sorted(named) if not named[day].startswith(RELIGIOUS)]
    return Calendar(
        week=week,
        version=1,
        published_on=PUBLISHED_ON,
        source=SOURCE,
        first_year=FIRST_YEAR,
        last_year=LAST_YEAR,
        days_off=off | moved(state, off, week),
        working=frozenset(transfers),
        provisional=frozenset(day + DAY * shift for day in ESTIMATED for shift in (-1, 0, 1)),
    )


def text() -> str:
    """Both calendars as they stand in the data file."""
    calendars = [make(5).model_dump(mode="json"), make(6).model_dump(mode="json")]
    return json.dumps(calendars, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
