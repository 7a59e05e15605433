"""The small calendar beside a date: what each day is to the term, from what the date itself has kept."""

from collections import Counter
from datetime import date

import pytest

from api.examples import SEEDED, case_of
from api.i18n import load_catalogs
from api.pages.picture import Kind, _kinds, _months, _weekdays
from domain.calendar import Calendar
from domain.due import DueDate, derive, extend
from domain.organisation.calendars import first_version
from domain.pausing import pause, resume
from domain.words import Confidence, Language, TermUnit
from tests.api.demo import Demo
from tests.api.desk import at_desk

CALENDAR = first_version(5)


def due_of(amount: int, unit: TermUnit, anchored_on: date) -> DueDate:
    return derive("T", amount, unit, "a", anchored_on, CALENDAR, "policy", Confidence.P)


def kinds(due: DueDate, calendar: Calendar = CALENDAR) -> dict[date, Kind]:
    return dict(_kinds(due, calendar))


@pytest.mark.parametrize("anchored_on", [date(2026, 3, 2), date(2026, 4, 27), date(2026, 12, 10), date(2026, 12, 31)])
@pytest.mark.parametrize("amount", [1, 3, 15])
def test_the_days_that_count_and_the_last_one_are_the_whole_term(amount: int, anchored_on: date):
    due = due_of(amount, TermUnit.WORKING_DAYS, anchored_on)
    shown = Counter(kinds(due).values())
    assert shown[Kind.COUNTED] + shown[Kind.LAST] == amount
    assert shown[Kind.HOLIDAY] == len(due.skipped)


def test_a_forgotten_holiday_would_be_noticed():
    due = due_of(15, TermUnit.WORKING_DAYS, date(2026, 3, 2))
    assert due.skipped
    blind = CALENDAR.model_copy(update={"days_off": frozenset()})
    assert Counter(kinds(due, blind).values())[Kind.HOLIDAY] == len(due.skipped)  # the date itself remembers them
    spoilt = due.model_copy(update={"skipped": ()})
    assert Counter(kinds(spoilt, blind).values())[Kind.COUNTED] > 14


def test_a_later_version_of_the_calendar_does_not_change_what_was_counted():
    due = due_of(15, TermUnit.WORKING_DAYS, date(2026, 3, 2))
    later = CALENDAR.model_copy(update={"version": 2, "days_off": frozenset({date(2026, 3, 5)})})
    assert kinds(due, later)[date(2026, 3, 5)] is Kind.COUNTED


def test_an_extension_stands_apart_from_the_term():
    due = due_of(3, TermUnit.WORKING_DAYS, date(2026, 6, 1))
    longer = extend(due, 2, TermUnit.WORKING_DAYS, CALENDAR)
    shown = kinds(longer)
    assert shown[due.falls_on] is Kind.COUNTED
    assert Counter(shown.values())[Kind.ADDED] == 1
    assert shown[longer.falls_on] is Kind.LAST


def test_days_by_which_a_last_day_was_moved_are_days_of_rest():
    due = due_of(1, TermUnit.MONTHS, date(2026, 9, 20))  # the 20th of October is a Tuesday
    assert Kind.REST not in kinds(due).values()
    moved = due_of(1, TermUnit.MONTHS, date(2026, 9, 17 + 7))  # the 24th of October is a Saturday
    assert moved.rolled_from == date(2026, 10, 24)
    assert [day for day, kind in kinds(moved).items() if kind is Kind.REST] == [date(2026, 10, 24), date(2026, 10, 25)]


def test_days_on_which_a_term_stood_still_are_drawn_as_such_and_every_day_left_is_counted():
    due = due_of(1, TermUnit.MONTHS, date(2026, 9, 1))
    again = resume(pause(due, "mediation-1", date(2026, 9, 10)), date(2026, 9, 20), CALENDAR)
    shown = Counter(kinds(again).values())
    assert shown[Kind.PAUSED] == 10
    assert shown[Kind.COUNTED] + shown[Kind.LAST] == 30, "what had run and what was left"
    assert Kind.PAUSED not in kinds(again.model_copy(update={"pauses": ()})).values()


def test_months_follow_each_other_over_the_year():
    assert list(_months(date(2026, 11, 30), date(2027, 1, 1))) == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]


@pytest.mark.parametrize("language", Language)
def test_a_week_begins_with_monday_and_fits_its_columns(language: Language):
    names = [name for _, name in _weekdays(language)]
    assert len(names) == 7
    assert all(1 <= len(name) <= 3 for name in names)
    assert load_catalogs()[language]


@pytest.mark.parametrize("account", ["member", "lawyer"])
def test_case_pages_show_it_beside_the_words_with_a_text_alternative(demo: Demo, account: str):
    page = at_desk(demo, SEEDED["confirm_anchor"].plays(account)).get(f"/cases/{case_of('confirm_anchor')}").text
    assert 'role="img" aria-label="Calendar. Counted from: ' in page
    assert "Last day: " in page
    assert page.count("birge-picture__months") >= 2
