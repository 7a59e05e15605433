"""Working days are counted by the version of a calendar that was published, and by nothing else."""

from datetime import date

import pytest
from pydantic import ValidationError

from domain.calendar import Calendar
from domain.organisation.calendars import first_version

FIVE, SIX = first_version(5), first_version(6)


def test_weekends_and_holidays_are_off_and_other_days_are_worked():
    assert not FIVE.is_working(date(2026, 11, 21))
    assert not FIVE.is_working(date(2026, 12, 16))
    assert FIVE.is_working(date(2026, 11, 20))


def test_saturday_is_worked_in_a_six_day_week_unless_it_is_a_holiday():
    assert SIX.is_working(date(2026, 11, 21))
    assert not SIX.is_working(date(2026, 3, 21))


def test_a_rest_day_given_up_for_another_is_worked():
    assert FIVE.is_working(date(2024, 5, 4))
    assert not FIVE.is_working(date(2024, 5, 8))


def test_thirty_august_is_worked_from_2026_and_fifteen_march_is_off_from_2027():
    assert FIVE.is_working(date(2026, 8, 31))
    assert not FIVE.is_working(date(2027, 3, 15))


def test_holidays_passed_over_are_named_and_ordinary_weekends_are_not():
    last, skipped = FIVE.working_days_after(date(2026, 3, 16), 15)
    assert last == date(2026, 4, 9)
    assert skipped == (date(2026, 3, 23), date(2026, 3, 24), date(2026, 3, 25))


def test_no_working_days_after_a_saturday_is_the_monday():
    assert FIVE.working_days_after(date(2026, 11, 21), 0) == (date(2026, 11, 23), ())
    assert FIVE.working_days_after(date(2026, 11, 20), 0) == (date(2026, 11, 20), ())


def test_counting_back_passes_over_the_same_days():
    assert FIVE.working_days_before(date(2026, 4, 9), 15) == date(2026, 3, 16)
    assert FIVE.working_days_before(date(2026, 11, 22), 0) == date(2026, 11, 20)


def test_days_between_do_not_count_the_first_and_count_the_last():
    assert FIVE.working_days_between(date(2026, 3, 16), date(2026, 4, 9)) == 15
    assert FIVE.working_days_between(date(2026, 4, 9), date(2026, 3, 16)) == 0


def test_beyond_the_published_years_only_weekends_are_off_and_every_count_is_uncertain():
    assert FIVE.next_working(date(2028, 1, 1)) == date(2028, 1, 3)
    assert FIVE.is_uncertain(date(2027, 12, 30), date(2028, 1, 3))
    assert not FIVE.is_uncertain(date(2027, 12, 30), date(2027, 12, 31))


def test_days_around_an_estimated_holiday_are_uncertain():
    assert FIVE.is_uncertain(date(2027, 5, 10), date(2027, 5, 15))
    assert FIVE.is_uncertain(date(2027, 5, 17), date(2027, 5, 20))
    assert not FIVE.is_uncertain(date(2027, 5, 18), date(2027, 5, 28))
    assert not FIVE.is_uncertain(date(2026, 5, 20), date(2026, 5, 29))


def test_a_day_that_is_both_off_and_worked_is_refused():
    with pytest.raises(ValidationError, match="either off or working"):
        Calendar.model_validate({**FIVE.model_dump(), "working": FIVE.days_off})


def test_a_day_outside_the_years_of_the_calendar_is_refused():
    with pytest.raises(ValidationError, match="outside the years"):
        Calendar.model_validate({**FIVE.model_dump(), "last_year": 2026})


def test_a_calendar_survives_storage_and_is_written_in_order():
    stored = SIX.model_dump(mode="json")
    assert Calendar.model_validate(stored) == SIX
    assert stored["days_off"] == sorted(stored["days_off"])


def test_a_calendar_names_its_week_and_version():
    assert FIVE.name == "calendar-5@1"
    assert SIX.model_copy(update={"version": 3}).name == "calendar-6@3"
