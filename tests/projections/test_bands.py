"""The groups of a queue over a whole year: what ends by the next working day presses, however long people rest before."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import orjson
import psycopg
import pytest

from domain.appeal.state import Appeal
from domain.calendar import DAY
from domain.kernel import ALMATY
from domain.organisation.calendars import first_version
from domain.organisation.organisation import Organisation
from projections.docket import Docket, Entry, row
from projections.folding import Change
from projections.pressing import GROUPS, Standpoint, When, group_of
from projections.queue import Viewer, Wanted, queue
from tests.domain.federation import ORGANISATION
from tests.projections.test_queue import nothing

NEW_YEAR = date(2026, 1, 1)
DAYS = tuple(NEW_YEAR + DAY * number for number in range(365))
ON_THE_WALL = first_version(5)
EVERYTHING = Viewer(keys=("auditor@federation",), own="", barred="", tied=())
WINDOW = 16


def around(today: date) -> list[datetime]:
    """Three moments of every day of a month. What ends at 24:00 of the day before stands at midnight."""
    days = (today + DAY * number for number in range(-WINDOW, WINDOW))
    return [datetime.combine(day, time(hour), ALMATY) for day in days for hour in (0, 1, 15)]


def seen_on(day: date, organisation: Organisation = ORGANISATION) -> Standpoint:
    return Standpoint.of(datetime.combine(day, time(9, 30), ALMATY), organisation)


def plainly(moment: datetime, today: date) -> When:
    """As somebody would say it who looks at a calendar on the wall day by day."""
    if moment <= datetime.combine(today, time(9, 30), ALMATY):
        return When.OVERDUE
    ends_on = (moment - timedelta(microseconds=1)).date()
    days_left = (ends_on - today).days
    if not any(ON_THE_WALL.is_working(today + DAY * number) for number in range(1, days_left)):
        return When.SOON
    return When.THIS_WEEK if days_left <= 7 else When.LATER


def wrong_days(organisation: Organisation) -> list[date]:
    def is_wrong(day: date) -> bool:
        seen = seen_on(day, organisation)
        return any(group_of(moment, seen) is not plainly(moment, day) for moment in around(day))

    return [day for day in DAYS if is_wrong(day)]


def test_on_every_day_of_a_year_the_groups_are_those_of_the_calendar_on_the_wall():
    assert wrong_days(ORGANISATION) == []


def test_control_groups_that_know_no_calendar_are_wrong_before_every_day_of_rest():
    wrong = wrong_days(replace(ORGANISATION, calendars={}))
    assert wrong == [day for day in DAYS if not ON_THE_WALL.is_working(day + DAY)]
    assert {date(2026, 11, 27), date(2026, 3, 20), date(2026, 12, 31)} <= set(wrong)


@pytest.fixture
def many(connection: psycopg.Connection) -> psycopg.Connection:
    """A case for every moment of the year."""
    moments = sorted({moment for day in DAYS for moment in around(day)})
    entry = Entry(Appeal(number="2026-000001"), opened_at=moments[0])
    plain = row("appeal-1", Change(entry, entry, 1, 1))
    rows = [
        {**plain, "stream": f"appeal-{number:05}", "moment": moment, "keys": list(EVERYTHING.keys)}
        for number, moment in enumerate(moments)
    ]
    connection.execute(Docket.into("docket_v1", nothing).write, (orjson.dumps(rows).decode(),))
    return connection


def listed(connection: psycopg.Connection, wanted: Wanted, seen: Standpoint) -> list[datetime]:
    return [one.moment for one in queue(connection, EVERYTHING, wanted, seen=seen, after=None, limit=2000)]


def test_the_database_finds_the_same_groups_on_every_day(many: psycopg.Connection):
    for day in DAYS:
        seen, said = seen_on(day), {moment: plainly(moment, day) for moment in around(day)}
        soon, week = ([m for m, when in said.items() if when is one] for one in (When.SOON, When.THIS_WEEK))
        assert listed(many, Wanted(when=When.SOON), seen) == soon
        assert listed(many, Wanted(due_this_week=True), seen) == soon + week


def test_what_is_neither_overdue_nor_due_within_a_week_comes_later(many: psycopg.Connection):
    seen = seen_on(date(2026, 11, 27))
    found = [moment for when in GROUPS for moment in listed(many, Wanted(when=when), seen)]
    assert found == listed(many, Wanted(), seen)
    assert found == sorted(found)


@pytest.mark.parametrize("day", [27, 28, 29])
def test_on_a_friday_and_on_its_weekend_what_ends_on_monday_comes_next(day: int):
    seen = seen_on(date(2026, 11, day))
    monday_over = datetime(2026, 12, 1, tzinfo=ALMATY)
    assert group_of(monday_over, seen) is When.SOON
    assert group_of(monday_over + timedelta(microseconds=1), seen) is When.THIS_WEEK
    assert seen.works_tomorrow == (day == 29)
