"""The data a new stack starts with is what its generator makes, and agrees with sources independent of it."""

import runpy
from datetime import date
from pathlib import Path

import holidays
import pytest

from domain.organisation.calendars import first_version

ROOT = Path(__file__).parents[2]
DATA = ROOT / "domain/organisation/calendars.json"
MAKER = runpy.run_path(str(ROOT / "tools/make_calendar.py"))
FIVE, SIX = first_version(5), first_version(6)

SIX_DAY_TRANSFERS_2026 = {date(2026, 3, 9), date(2026, 3, 24), date(2026, 10, 26)}
"""As reported from the ministry's calendar on 10.12.2025, without the one for 30 August, which was revoked."""


def assert_made(stored: str) -> None:
    assert stored == MAKER["text"](), "run python -m tools.make_calendar"


def test_the_data_is_what_the_generator_makes():
    assert_made(DATA.read_text("utf-8"))


def test_a_day_taken_out_of_the_data_by_hand_is_noticed():
    with pytest.raises(AssertionError):
        assert_made(DATA.read_text("utf-8").replace('   "2026-12-16",\n', "", 1))


def test_the_five_day_week_agrees_with_the_package_that_applies_its_own_rule_for_transfers():
    known = holidays.country_holidays("KZ", years=range(2024, 2028))
    assert frozenset(known) == FIVE.days_off
    assert {day for day in known.weekend_workdays if day.year >= 2024} == FIVE.working


def test_the_six_day_week_of_2026_has_the_transfers_that_the_ministry_announced():
    on_their_day = set(holidays.country_holidays("KZ", years=2026, observed=False))
    assert {day for day in SIX.days_off - on_their_day if day.year == 2026} == SIX_DAY_TRANSFERS_2026


def test_both_weeks_rested_on_3_january_2025_and_worked_on_the_sunday_after_it():
    for calendar in (FIVE, SIX):
        assert not calendar.is_working(date(2025, 1, 3))
        assert calendar.is_working(date(2025, 1, 5))


def test_a_saturday_given_up_is_no_loss_to_a_six_day_week():
    assert SIX.is_working(date(2024, 5, 4))
    assert SIX.is_working(date(2024, 5, 8))


def test_christmas_and_kurban_ait_on_a_weekend_move_nothing():
    assert FIVE.is_working(date(2024, 1, 8))
    assert FIVE.is_working(date(2024, 6, 17))
    assert FIVE.is_working(date(2027, 5, 17))


def test_every_day_worked_in_a_five_day_week_is_worked_in_a_six_day_week():
    assert SIX.days_off <= FIVE.days_off
