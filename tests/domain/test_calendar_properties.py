"""What must hold for every term, every day and every calendar that could be published."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import DAY, Calendar
from domain.due import DueDate, cap, derive, extend, months_later
from domain.organisation.calendars import first_version
from domain.words import Confidence, TermUnit

FIVE, SIX = first_version(5), first_version(6)
WD = TermUnit.WORKING_DAYS

days = st.dates(date(2023, 12, 1), date(2028, 2, 1))
units = st.sampled_from(TermUnit)
amounts = st.integers(0, 30)
lengths = st.integers(1, 30)
spans = st.tuples(amounts, units)
longer_spans = st.tuples(lengths, units)
weeks = st.sampled_from([FIVE, SIX])

bounded = settings(max_examples=60, deadline=None)


@st.composite
def calendars(draw):
    """Any calendar of 2026: up to sixty days off anywhere, some rest days worked."""
    of_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))
    off = draw(st.frozensets(of_2026, max_size=60))
    return Calendar(
        week=draw(st.sampled_from([5, 6])),
        version=1,
        published_on=date(2025, 12, 1),
        source="drawn",
        first_year=2026,
        last_year=2026,
        days_off=off,
        working=draw(st.frozensets(of_2026, max_size=10)) - off,
    )


def due(span, day, calendar, confidence=Confidence.P, direction="after"):
    amount, unit = span
    return derive("T", amount, unit, "anchor", day, calendar, "policy", confidence, direction=direction)


def ends_on_a_working_day(term: DueDate, calendar: Calendar) -> bool:
    return calendar.is_working(term.falls_on)


@bounded
@given(days, spans, calendars(), st.sampled_from(["after", "before"]))
def test_no_term_ends_on_a_day_off(day, span, calendar, direction):
    assert ends_on_a_working_day(due(span, day, calendar, direction=direction), calendar)


def test_a_term_put_on_a_holiday_by_hand_is_seen_to_end_on_a_day_off():
    planted = due((3, WD), date(2026, 12, 10), FIVE).model_copy(update={"falls_on": date(2026, 12, 16)})
    assert not ends_on_a_working_day(planted, FIVE)


@bounded
@given(days, st.integers(0, 40), spans, calendars())
def test_a_later_anchor_never_gives_an_earlier_end(day, later, span, calendar):
    first = due(span, day, calendar)
    second = due(span, day + timedelta(days=later), calendar)
    assert first.falls_on <= second.falls_on


@bounded
@given(days, amounts, lengths, units, calendars())
def test_a_longer_term_never_ends_earlier(day, amount, more, unit, calendar):
    assert due((amount, unit), day, calendar).falls_on <= due((amount + more, unit), day, calendar).falls_on


@bounded
@given(days, lengths, calendars())
def test_counting_on_and_counting_back_are_inverse_on_working_days(day, number, calendar):
    start = calendar.next_working(day)
    end, _ = calendar.working_days_after(start, number)
    assert calendar.working_days_before(end, number) == start
    assert calendar.working_days_between(start, end) == number


@bounded
@given(days, lengths, calendars())
def test_a_notice_leaves_the_whole_term_before_the_event_and_the_next_working_day_would_not(day, number, calendar):
    notice = due((number, WD), day, calendar, direction="before").falls_on
    assert calendar.working_days_after(notice, number)[0] < day
    too_late = calendar.next_working(notice + DAY)
    assert calendar.working_days_after(too_late, number)[0] >= day


@bounded
@given(days, lengths, calendars())
def test_every_day_a_term_passed_over_is_a_weekend_a_named_holiday_or_counted(day, number, calendar):
    end, skipped = calendar.working_days_after(day, number)
    passed = [day + DAY * step for step in range(1, (end - day).days + 1)]
    weekends = [d for d in passed if not calendar.is_working(d) and d not in skipped]
    assert len(passed) == number + len(skipped) + len(weekends)
    assert all(d.weekday() >= calendar.week for d in weekends)


@bounded
@given(days, spans)
def test_a_six_day_week_never_ends_a_term_later_than_a_five_day_week(day, span):
    assert due(span, day, SIX).falls_on <= due(span, day, FIVE).falls_on


@bounded
@given(days, spans, days, days, weeks)
def test_a_cut_is_never_after_the_limit_nor_before_today_nor_later_than_it_was(day, span, dismissed, today, calendar):
    limitation = due((1, TermUnit.MONTHS), dismissed, calendar, Confidence.V)
    before = due(span, day, calendar)
    after = cap(before, limitation, calendar, today)
    margin = calendar.working_days_before(limitation.falls_on, 5)
    assert after.falls_on <= before.falls_on
    assert after.falls_on <= max(margin, today)
    assert after == before or after.falls_on >= today
    assert (after.cut is None) == (after.falls_on == before.falls_on)


@bounded
@given(days, spans, days, days, st.sampled_from(sorted(set(Confidence) - {Confidence.P})))
def test_a_term_of_the_law_is_never_moved_by_a_limitation(day, span, dismissed, today, confidence):
    limitation = due((1, TermUnit.MONTHS), dismissed, FIVE, Confidence.V)
    term = due(span, day, FIVE, confidence)
    assert cap(term, limitation, FIVE, today) == term


@bounded
@given(days, spans, longer_spans, calendars())
def test_an_extension_never_shortens(day, span, more, calendar):
    term = due(span, day, calendar)
    amount, unit = more
    assert extend(term, amount, unit, calendar).falls_on > term.falls_on


@bounded
@given(days, st.integers(-600, 600))
def test_months_on_and_back_stay_within_the_month_counted(day, months):
    there = months_later(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (there + DAY).day == 1


@bounded
@given(days, spans, calendars())
def test_a_due_date_read_back_from_storage_is_the_same(day, span, calendar):
    term = due(span, day, calendar)
    assert DueDate.model_validate_json(term.model_dump_json()) == term


@pytest.mark.parametrize("unit", TermUnit)
def test_counting_never_fails_far_beyond_the_published_years(unit):
    assert due((30, unit), date(2060, 2, 29), FIVE).provisional
