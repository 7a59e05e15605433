"""Warnings come on days on which somebody is there to read them, and each term is warned of in time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.appeal import terms
from domain.appeal.procedure import APPEAL
from domain.clocks import reminders, start, warning
from domain.due import DueDate
from domain.kernel import ALMATY, CLOCK, Context
from tests.domain.federation import ORGANISATION, WEEKDAYS
from tests.spec import NOON


def due_on(day: date) -> DueDate:
    context = Context(actor=CLOCK, roles=frozenset(), now=NOON, organisation=ORGANISATION, number="2026-000001")
    return start(APPEAL, terms.ANSWER, NOON.date(), {}, context).due.model_copy(update={"falls_on": day})


def mornings(due: DueDate) -> dict[int, date]:
    found = reminders(APPEAL, [due], WEEKDAYS)
    return {int(name.rpartition("/")[2]): moment.astimezone(ALMATY).date() for name, moment in found.items()}


def test_three_days_before_the_end_of_a_monday_people_hear_on_friday_and_again_on_the_day():
    heard = mornings(due_on(date(2026, 12, 7)))
    assert heard[3] == date(2026, 12, 4)
    assert heard[1] == date(2026, 12, 7)


@given(st.dates(date(2026, 12, 1), date(2027, 12, 31)))
def test_no_warning_falls_on_a_day_off_or_after_the_day_it_counts_to(last: date):
    for days, morning in mornings(due_on(last)).items():
        assert WEEKDAYS.is_working(morning)
        assert morning <= last - timedelta(days=days - 1)


@pytest.mark.parametrize(("days", "news"), [(3, False), (2, True)])
def test_of_two_warnings_of_one_morning_only_the_nearer_is_news(days: int, news: bool):
    due = due_on(date(2026, 12, 7)).model_copy(update={"anchored_on": date(2026, 11, 29)})
    moment = reminders(APPEAL, [due], WEEKDAYS)[f"{due.term}/2026-12-07/{days}"]
    context = Context(actor=CLOCK, roles=frozenset(), now=moment, organisation=ORGANISATION, number="2026-000001")
    said = warning(APPEAL, {due.term: due}, (), f"{due.term}/2026-12-07/{days}", context)
    assert said is not None
    assert said.is_news is news
