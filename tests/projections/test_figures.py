"""The barometer says what the events say, to each reader what they may know."""

from collections import Counter
from datetime import date, timedelta

import psycopg
import pytest

from bench.federation import AUDITOR, LEADER, Federation
from domain.appeal.events import AppealFiled, AppealTriaged, ConsentGiven, ConsentWithdrawn, Purpose
from domain.calendar import DAY
from domain.case import CaseClosed, CaseReopened
from domain.kernel import ALMATY, Actor
from ledger.record import Recorded
from projections.disclosure import LEAST
from projections.figures import RATED, Dimension, Measure, Question, TooFine, may_see_everything, report
from projections.following import followers
from projections.membership import members

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
YEAR = Question(FIRST, LAST)


@pytest.fixture
def counted(ready, ledger, connection: psycopg.Connection, story) -> psycopg.Connection:
    followers(ready, ledger)[1].catch_up(connection)
    return connection


@pytest.fixture
def cases(ledger, connection: psycopg.Connection, counted) -> dict[str, tuple[Recorded, ...]]:
    streams = connection.execute("SELECT DISTINCT originator_id FROM ledger.events WHERE kind = 'appeal'").fetchall()
    return {stream: ledger.history(stream) for (stream,) in streams}


def consented(history) -> bool:
    said = [
        isinstance(r.event, ConsentGiven)
        for r in history
        if isinstance(r.event, ConsentGiven | ConsentWithdrawn) and r.event.purpose is Purpose.STATISTICS
    ]
    return bool(said) and said[-1]


def category(history) -> str:
    return [r.event.category for r in history if isinstance(r.event, AppealFiled | AppealTriaged)][-1]


def test_a_named_role_gets_what_the_events_say_case_by_case(counted, cases, town: Federation):
    found = report(counted, Question(FIRST, LAST, (Dimension.REGION, Dimension.CATEGORY)), town.organisation, True)
    expected = Counter(
        (history[0].event.region, str(category(history))) for history in cases.values() if consented(history)
    )
    opened = {line.key: line.figures[Measure.OPENED] for line in found.lines if line.figures[Measure.OPENED]}
    assert opened == dict(expected)
    assert found.total.figures[Measure.OPENED] == len(cases)
    assert found.not_broken_down.figures[Measure.OPENED] == sum(not consented(h) for h in cases.values()) > 0


def test_closings_are_counted_by_outcome(counted, cases, town: Federation):
    found = report(counted, Question(FIRST, LAST, (Dimension.OUTCOME,)), town.organisation, True)
    expected = Counter(
        r.event.outcome for h in cases.values() if consented(h) for r in h if isinstance(r.event, CaseClosed)
    )
    assert {line.key[0]: n for line in found.lines if (n := line.figures[Measure.CLOSED])} == dict(expected)
    assert all(line.figures[Measure.OPENED] is None for line in found.lines)


@pytest.mark.parametrize("days", [20, 45, 400])
def test_the_stock_is_what_was_opened_or_reopened_and_not_closed_until_a_day(
    counted, cases, town: Federation, days: int
):
    last = FIRST + timedelta(days=days)
    happened = [type(r.event) for h in cases.values() for r in h if r.occurred_at.astimezone(ALMATY).date() <= last]
    stock = happened.count(AppealFiled) + happened.count(CaseReopened) - happened.count(CaseClosed)
    found = report(counted, Question(last, last, (Dimension.REGION,)), town.organisation, True)
    assert found.total.figures[Measure.OPEN] == stock


def test_days_add_up_to_their_period(counted, town: Federation):
    by_day = report(counted, Question(FIRST, FIRST + 30 * DAY, (Dimension.DAY,)), town.organisation, True)
    assert len(by_day.lines) == 31
    days = [line.figures[Measure.OPENED] or 0 for line in by_day.lines]
    assert sum(days) == by_day.broken_down.figures[Measure.OPENED] != 0


def test_where_nobody_said_how_they_were_helped_there_is_nothing_to_hide(counted, town: Federation):
    found = report(counted, YEAR, town.organisation, False)
    assert {found.total.figures[measure] for measure in RATED} == {0}
    assert found.total.helped_rate is None


def test_everybody_else_sees_whole_months_and_nothing_below_five(counted, town: Federation):
    for by in ((), (Dimension.REGION,), (Dimension.REGION, Dimension.CATEGORY), (Dimension.DAY,)):
        found = report(counted, Question(date(2026, 1, 10), date(2026, 1, 12), by), town.organisation, False)
        assert (found.first, found.last) == (date(2026, 1, 1), date(2026, 1, 31))
        for line in (*found.lines, found.broken_down, found.not_broken_down, found.total):
            assert all(n is None or n >= LEAST for measure, n in line.figures.items() if measure not in RATED)
            assert line.figures[Measure.OPEN] is None
    total = report(counted, YEAR.in_months(), town.organisation, False).broken_down.figures[Measure.OPENED]
    assert total is None or total > LEAST


def test_a_rate_is_shown_only_with_both_of_its_parts(counted, town: Federation):
    found = report(counted, Question(FIRST, LAST, (Dimension.BRANCH,)), town.organisation, False)
    for line in found.lines:
        parts = line.figures[Measure.ON_TIME], line.figures[Measure.MISSED]
        assert (line.on_time_rate is None) == (None in parts or parts == (0, 0))


def test_narrowing_is_a_line_of_the_wider_table(counted, town: Federation):
    for named in (True, False):
        wide = report(counted, Question(FIRST, LAST, (Dimension.REGION,)), town.organisation, named)
        for line in wide.lines:
            where = {Dimension.REGION: line.key[0]}
            assert (
                report(counted, Question(FIRST, LAST, (), where), town.organisation, named).total.figures
                == line.figures
            )


def test_only_named_roles_cross_three_dimensions(counted, town: Federation):
    fine = Question(FIRST, LAST, (Dimension.REGION, Dimension.CATEGORY), {Dimension.CHANNEL: "web"})
    assert report(counted, fine, town.organisation, True).lines
    with pytest.raises(TooFine):
        report(counted, fine, town.organisation, False)


def test_rates_count_the_members_of_the_place(counted, town: Federation):
    found = report(counted, Question(FIRST, LAST, (Dimension.REGION,)), town.organisation, True)
    count = members(town.organisation)
    for line in found.lines:
        assert line.members == count(line.key[0], None)
        if line.members:
            assert line.opened_per_1000 == round(1000 * (line.figures[Measure.OPENED] or 0) / line.members, 2)
    assert found.total.members == sum(line.members or 0 for line in found.lines)


def test_a_report_carries_its_time_and_position(counted, ledger, town: Federation):
    found = report(counted, YEAR, town.organisation, True)
    assert found.position == ledger.position()
    assert found.as_of.tzinfo is not None


def test_leaders_and_auditors_of_the_federation_are_the_named_roles(town: Federation):
    assert may_see_everything(LEADER, town.organisation)
    assert may_see_everything(AUDITOR, town.organisation)
    assert not may_see_everything(Actor(id="person-lawyer0-KZ-10"), town.organisation)
