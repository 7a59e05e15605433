"""A due date is counted as the Labour Code says (art. 13), and carries its whole derivation."""

from datetime import UTC, date, datetime

import pytest

from domain.due import DueDate, cap, derive, extend
from domain.organisation.calendars import first_version
from domain.words import Confidence, TermUnit

FIVE, SIX = first_version(5), first_version(6)
WD, CD, M, Y = TermUnit
TODAY = date(2026, 11, 20)


def law(amount, unit, anchored_on, direction="after", calendar=FIVE):
    return derive("ILD-LIM", amount, unit, "act", anchored_on, calendar, "LC 160", Confidence.V, direction=direction)


def ours(amount, unit, anchored_on):
    return derive("AP-ANSWER", amount, unit, "registered", anchored_on, FIVE, "policy", Confidence.P)


def ends(amount, unit, anchored_on):
    return law(amount, unit, anchored_on).falls_on


GOLDEN = [
    (1, M, date(2026, 1, 31), date(2026, 3, 2)),
    (15, WD, date(2026, 3, 16), date(2026, 4, 9)),
    (10, WD, date(2026, 10, 21), date(2026, 11, 5)),
    (3, WD, date(2026, 11, 20), date(2026, 11, 25)),
    (3, CD, date(2026, 11, 19), date(2026, 11, 23)),
    (2, M, date(2026, 6, 30), date(2026, 8, 31)),
]


@pytest.mark.parametrize(("amount", "unit", "anchored_on", "falls_on"), GOLDEN)
def test_the_golden_cases_hold(amount, unit, anchored_on, falls_on):
    assert ends(amount, unit, anchored_on) == falls_on


def test_a_calendar_without_nauryz_is_caught_by_a_golden_case():
    without = FIVE.model_copy(update={"days_off": FIVE.days_off - {date(2026, 3, 24)}})
    assert law(15, WD, date(2026, 3, 16), calendar=without).falls_on == date(2026, 4, 8)


def test_a_whole_collective_dispute_runs_its_terms_one_after_another():
    demands = ends(3, CD, date(2026, 9, 7))
    answer = ends(3, WD, demands)
    commission = ends(3, WD, answer)
    considered = ends(7, WD, commission)
    arbitration = ends(2, WD, considered)
    award = ends(5, WD, arbitration)
    five_full_days = ends(5, WD, award)
    assert [demands, answer, commission] == [date(2026, 9, 10), date(2026, 9, 15), date(2026, 9, 18)]
    assert [considered, arbitration, award] == [date(2026, 9, 29), date(2026, 10, 1), date(2026, 10, 8)]
    assert five_full_days == date(2026, 10, 15)


def test_a_strike_the_day_after_five_full_working_days_may_be_announced_on_the_day_before_them():
    assert law(5, WD, date(2026, 10, 16), "before").falls_on == date(2026, 10, 8)


def test_a_notice_counted_in_calendar_days_never_falls_on_a_day_off():
    due = law(3, CD, date(2026, 11, 26), "before")
    assert due.falls_on == date(2026, 11, 20)
    assert due.rolled_from == date(2026, 11, 22)


def test_months_and_years_end_on_the_last_day_of_a_month_that_is_too_short():
    assert ends(1, Y, date(2024, 2, 29)) == date(2025, 2, 28)
    assert ends(6, M, date(2025, 8, 31)) == date(2026, 3, 2)
    assert ends(1, M, date(2026, 12, 31)) == date(2027, 2, 1)


def test_a_term_of_no_days_is_the_same_day_or_the_next_working_one():
    assert ends(0, WD, date(2026, 11, 20)) == date(2026, 11, 20)
    late = law(0, WD, date(2026, 11, 21))
    assert (late.falls_on, late.rolled_from) == (date(2026, 11, 23), date(2026, 11, 21))


def test_the_day_that_plain_counting_gave_is_kept():
    assert law(2, M, date(2026, 6, 30)).rolled_from == date(2026, 8, 30)
    assert law(3, WD, date(2026, 11, 20)).rolled_from is None


def test_a_term_ends_at_midnight_in_kazakhstan():
    assert law(3, WD, date(2026, 11, 20)).moment == datetime(2026, 11, 25, 19, tzinfo=UTC)


def test_a_date_cites_the_calendar_it_was_counted_by():
    assert law(3, WD, TODAY).calendar == "calendar-5@1"
    assert law(3, WD, TODAY, calendar=SIX).calendar == "calendar-6@1"


def test_a_date_that_an_estimate_may_move_is_provisional():
    assert law(5, WD, date(2027, 5, 13)).provisional
    assert not law(5, WD, date(2027, 5, 17)).provisional
    assert not law(1, M, date(2027, 4, 30)).provisional
    assert law(1, M, date(2027, 4, 15)).provisional


def test_a_date_beyond_the_published_years_is_provisional():
    assert law(1, Y, date(2027, 6, 1)).provisional
    assert not law(1, Y, date(2026, 6, 1)).provisional


@pytest.mark.parametrize("unit", TermUnit)
def test_a_negative_length_is_refused(unit):
    with pytest.raises(ValueError, match="0"):
        law(-1, unit, TODAY)


def test_a_due_date_survives_storage():
    due = cap(extend(ours(15, WD, TODAY), 1, M, FIVE), law(1, M, TODAY), FIVE, TODAY)
    assert DueDate.model_validate_json(due.model_dump_json()) == due


def test_an_extension_runs_from_the_last_day_and_remembers_it():
    due = extend(ours(15, WD, date(2026, 3, 16)), 2, M, FIVE)
    assert due.falls_on == date(2026, 6, 9)
    assert due.extended_from == date(2026, 4, 9)
    assert due.skipped == (date(2026, 3, 23), date(2026, 3, 24), date(2026, 3, 25))


def test_a_policy_term_leaves_five_working_days_before_the_limitation_date():
    limitation = law(1, M, TODAY)
    capped = cap(ours(20, WD, TODAY), limitation, FIVE, TODAY)
    assert limitation.falls_on == date(2026, 12, 21)
    assert capped.falls_on == date(2026, 12, 11)
    assert (capped.capped_by, capped.uncapped) == ("ILD-LIM", date(2026, 12, 21))


def test_a_policy_term_that_ends_in_time_is_left_alone():
    due = ours(5, WD, TODAY)
    assert cap(due, law(1, M, TODAY), FIVE, TODAY) is due


def test_where_the_five_days_have_begun_a_policy_term_ends_today():
    limitation = law(1, M, date(2026, 10, 23))
    assert limitation.falls_on == date(2026, 11, 23)
    assert cap(ours(15, WD, TODAY), limitation, FIVE, TODAY).falls_on == TODAY


def test_a_limitation_that_has_passed_leaves_today_and_never_yesterday():
    limitation = law(1, M, date(2026, 3, 2))
    assert cap(ours(15, WD, TODAY), limitation, FIVE, TODAY).falls_on == TODAY


def test_a_term_of_the_law_is_never_cut():
    due = law(15, WD, TODAY)
    assert cap(due, law(1, M, date(2026, 10, 23)), FIVE, TODAY) is due


def test_an_extension_of_ours_is_cut_as_well():
    due = extend(ours(15, WD, TODAY), 2, M, FIVE)
    assert due.falls_on == date(2027, 2, 11)
    assert cap(due, law(1, M, TODAY), FIVE, TODAY).falls_on == date(2026, 12, 11)


def test_a_term_cut_by_a_provisional_limitation_is_provisional():
    limitation = law(1, M, date(2027, 4, 15))
    due = ours(25, WD, date(2027, 4, 1))
    capped = cap(due, limitation, FIVE, date(2027, 4, 1))
    assert (due.falls_on, due.provisional) == (date(2027, 5, 11), False)
    assert (capped.falls_on, capped.provisional) == (date(2027, 5, 6), True)


def test_an_estimate_early_in_a_limitation_makes_what_it_cuts_provisional():
    limitation = law(30, WD, date(2027, 4, 15))
    due = ours(45, CD, date(2027, 4, 15))
    assert (due.falls_on, due.provisional) == (date(2027, 5, 31), False)
    capped = cap(due, limitation, FIVE, date(2027, 4, 15))
    assert (capped.falls_on, capped.provisional) == (date(2027, 5, 25), True)


def test_a_second_limitation_cuts_deeper_and_remembers_the_first_end():
    once = cap(ours(30, WD, TODAY), law(2, M, date(2026, 11, 4)), FIVE, TODAY)
    twice = cap(once, law(1, M, TODAY), FIVE, TODAY)
    assert once.falls_on == date(2026, 12, 25)
    assert twice.falls_on == date(2026, 12, 11)
    assert once.uncapped == twice.uncapped == ours(30, WD, TODAY).falls_on
