"""A file of days becomes the next version of a calendar, or every line that cannot is named with its rule."""

from datetime import date

import pytest

from domain.kernel import Refused
from domain.organisation.calendars import first_version
from domain.revision import IN_WORDS, DayChange, DayKind, faults_in, read, revised
from domain.words import Language

FIVE, SIX = first_version(5), first_version(6)
ON = date(2026, 11, 22)


def codes(text, calendar=FIVE, through=2027):
    return [(fault.line, fault.rule.code) for fault in faults_in(calendar, read(text), through)]


def after(text, calendar=FIVE, through=2027):
    return revised(calendar, read(text).changes, through, "order 1", ON)


def test_a_file_is_read_as_csv_and_as_yaml_with_comments_and_a_byte_order_mark():
    wanted = (
        DayChange(day=date(2026, 12, 31), kind=DayKind.MOVED_DAY_OFF),
        DayChange(day=date(2026, 12, 26), kind=DayKind.WORKING_SATURDAY),
    )
    csv = "\ufeffdate,kind\n\n2026-12-31, moved_day_off # in exchange\n2026-12-26,working_saturday\n"
    yaml = "---\n# order 123\n2026-12-31: moved_day_off\n- 2026-12-26: working_saturday\n"
    assert read(csv).changes == read(yaml).changes == wanted
    assert read(csv).lines == (3, 4)
    assert codes(csv) == []


@pytest.mark.parametrize("language", Language)
def test_a_line_may_say_its_kind_in_words(language):
    said = "\n".join(f"2026-12-{day}, {label.in_(language)}" for day, label in enumerate(IN_WORDS.values(), start=10))
    assert [change.kind for change in read(said).changes] == list(IN_WORDS) == list(DayKind)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x", (1, "calendar-line")),
        ("2026-12-31 moved_day_off", (1, "calendar-line")),
        ("# fine\n2026-02-30, holiday", (2, "calendar-date")),
        ("31.12.2026, holiday", (1, "calendar-date")),
        ("2026-12-31, feast", (1, "calendar-kind")),
        ("2026-12-31, holiday\n2026-12-31, ordinary", (1, "calendar-twice")),
        ("2031-01-01, holiday", (1, "calendar-years")),
        ("2026-12-16, moved_day_off", (1, "calendar-needs-working-day")),
        ("2026-12-17, working_saturday", (1, "calendar-needs-rest-day")),
        ("2026-12-16, holiday", (1, "calendar-same")),
        ("2026-12-17, ordinary", (1, "calendar-same")),
        ("", (0, "calendar-empty")),
        ("\n" * 1001, (0, "calendar-too-long")),
    ],
)
def test_a_line_that_cannot_be_is_named_with_its_rule(text, fault):
    assert fault in codes(text)


def test_a_fault_never_repeats_what_was_typed():
    found = faults_in(FIVE, read("Айгүл Серікбаева\n2026-12-31, Серікбаева"), 2027)
    assert len(found) == 2
    assert not [fault for fault in found if "Серікбаева" in fault.rule.label.model_dump_json()]


def test_a_saturday_is_worked_already_in_the_week_of_six_days():
    assert codes("2026-12-26, working_saturday") == []
    assert codes("2026-12-26, working_saturday", SIX) == [(1, "calendar-needs-rest-day")]


def test_a_year_is_added_only_with_its_holidays():
    assert codes("2028-01-03, holiday", through=2028) == [(0, "calendar-bare-year")]
    assert codes("2026-12-31, moved_day_off", through=2040) == [(0, "calendar-too-far")]
    days = "\n".join(f"2028-{month:02}-03, holiday" for month in range(1, 11))
    assert after(days, through=2028).last_year == 2028


def test_the_next_version_says_what_each_day_is_now_and_keeps_every_other_day():
    calendar = after("2026-12-31, moved_day_off\n2026-12-26, working_saturday\n2026-12-16, ordinary")
    assert calendar.name == "calendar-5@2"
    assert [calendar.is_working(date(2026, 12, day)) for day in (31, 26, 16)] == [False, True, True]
    touched = {date(2026, 12, day) for day in (31, 26, 16)}
    assert calendar.days_off - touched == FIVE.days_off - touched


def test_kurban_ait_becomes_certain_with_the_days_around_it():
    calendar = after("2027-05-17, holiday\n2027-05-16, ordinary")
    assert not calendar.is_uncertain(date(2027, 5, 12), date(2027, 5, 20))
    assert not calendar.is_working(date(2027, 5, 17))


def test_an_estimate_leaves_the_days_around_it_uncertain():
    calendar = after("2027-06-15, estimate")
    assert calendar.is_uncertain(date(2027, 6, 14), date(2027, 6, 14))
    assert not calendar.is_uncertain(date(2027, 6, 17), date(2027, 6, 18))


def test_a_decider_refuses_what_a_file_may_not_say():
    with pytest.raises(Refused):
        after("2026-12-16, holiday")
