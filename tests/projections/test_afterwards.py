"""What came after an answer is counted: how members say they were helped, and which endings did not hold."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest

from bench.federation import Federation
from domain.appeal.care.events import Face, HelpRated
from domain.appeal.events import Outcome
from domain.case import CaseClosed, CaseReopened
from domain.kernel import Event
from ledger.record import Recorded
from projections import figures as subject
from projections.barometer import SOON_DAYS, Cell, Counted, Measure
from projections.disclosure import LEAST
from projections.figures import RATED, Dimension, Question, Report, report
from tests.domain.appeal.stories import words
from tests.spec import NOON

MAY = date(2026, 5, 1)
BY_REGION = Question(MAY, date(2026, 5, 31), (Dimension.REGION,))
EAST, WEST, NORTH = "KZ-10", "KZ-47", "KZ-59"


def after(*told: tuple[int, Event]) -> Counter[Measure]:
    """What is counted of one case, its events so many days after the first."""
    counted = Counted()
    for number, (day, event) in enumerate(told, start=1):
        moment = NOON + timedelta(days=day)
        counted = counted.after(Recorded(number, number, "appeal-1", event, "person-1", "c", moment, moment))
    return Counter(fact.measure for fact in counted.facts)


CLOSED = CaseClosed(outcome=Outcome.RESOLVED)
REOPENED = CaseReopened(reasons=words())


@pytest.mark.parametrize(("days", "soon"), [(0, 1), (SOON_DAYS, 1), (SOON_DAYS + 1, 0)])
def test_a_case_that_is_reopened_within_a_month_was_reopened_soon(days: int, soon: int):
    counted = after((0, CLOSED), (days, REOPENED))
    assert (counted[Measure.REOPENED], counted[Measure.REOPENED_SOON]) == (1, soon)


def test_the_days_count_from_the_last_closing():
    counted = after((0, CLOSED), (40, REOPENED), (50, CLOSED), (60, REOPENED))
    assert (counted[Measure.REOPENED], counted[Measure.REOPENED_SOON]) == (2, 1)


@pytest.mark.parametrize(
    ("face", "measure"),
    [(Face.GOOD, Measure.HELPED), (Face.SO_SO, Measure.HELPED_PARTLY), (Face.BAD, Measure.NOT_HELPED)],
)
def test_each_face_is_counted_for_itself(face: Face, measure: Measure):
    rated = HelpRated(face=face, text=words())
    assert after((0, CLOSED), (1, rated), (2, REOPENED), (3, CLOSED), (4, rated))[measure] == 2


Counts = Mapping[str, Mapping[Measure, int]]


def put(connection: psycopg.Connection, counts: Counts) -> None:
    connection.execute("TRUNCATE barometer_v1.counts")
    for region, figures in counts.items():
        for measure, n in figures.items():
            values: dict[str, Any] = {**Cell(MAY, measure, True, region)._asdict(), "n": n}
            columns, places = ", ".join(values), ", ".join(f"%({name})s" for name in values)
            connection.execute(f"INSERT INTO barometer_v1.counts ({columns}) VALUES ({places})".encode(), values)


def lines(found: Report) -> dict[str, Any]:
    return {line.key[0]: line for line in found.lines}


def rated(*faces: int) -> Mapping[Measure, int]:
    return {measure: n for measure, n in zip(RATED, faces, strict=True) if n}


def test_who_was_helped_is_a_rate_only_of_ten_answers_and_of_figures_that_are_shown(
    connection: psycopg.Connection, town: Federation
):
    put(connection, {EAST: rated(18, 6, 6), WEST: rated(20, 6, 0), NORTH: rated(5, 2, 2), "KZ-71": rated(6, 6, 6)})
    named = lines(report(connection, BY_REGION, town.organisation, named_role=True))
    assert (named[EAST].helped_rate, named[WEST].helped_rate) == (0.6, 20 / 26)
    assert named[NORTH].helped_rate is None, "nine members are too few for a rate"
    public = report(connection, BY_REGION, town.organisation, named_role=False)
    assert lines(public)[WEST].figures[Measure.NOT_HELPED] is None
    assert lines(public)[WEST].helped_rate is None
    for line in public.lines:
        shown = [line.figures[measure] for measure in RATED]
        assert all(n is None or n >= LEAST for n in shown)
        assert (line.helped_rate is None) == (None in shown)


def test_that_nobody_said_so_is_hidden_where_others_said_otherwise(connection: psycopg.Connection, town: Federation):
    put(connection, {EAST: rated(30, 0, 0), WEST: rated(30, 0, 0)})
    public = report(connection, BY_REGION, town.organisation, named_role=False)
    assert public.broken_down.figures[Measure.HELPED] == 60
    assert {public.broken_down.figures[face] for face in RATED[1:]} == {None}


def test_control_a_table_that_looks_at_itself_alone_gives_them_away(
    connection: psycopg.Connection, town: Federation, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(subject, "_beside", lambda _tally, _measure: 0)
    put(connection, {EAST: rated(30, 0, 0)})
    public = report(connection, BY_REGION, town.organisation, named_role=False)
    assert public.broken_down.figures[Measure.NOT_HELPED] == 0, "everybody is known to have been content"


def few_told_by_difference(found: Report) -> list[str]:
    """Places of which two figures together say how few cases were reopened late."""
    told = {
        name: [line.figures[m] for m in (Measure.REOPENED, Measure.REOPENED_SOON)]
        for name, line in lines(found).items()
    }
    return [name for name, (every, soon) in told.items() if None not in (every, soon) and 0 < every - soon < LEAST]


REOPENINGS: Counts = {
    EAST: {Measure.REOPENED: 9, Measure.REOPENED_SOON: 8, Measure.CLOSED: 40},
    WEST: {Measure.REOPENED: 20, Measure.REOPENED_SOON: 7, Measure.CLOSED: 70},
    NORTH: {Measure.REOPENED: 8, Measure.REOPENED_SOON: 6, Measure.CLOSED: 30},
}


def test_everybody_sees_what_was_reopened_soon_and_cannot_tell_what_was_reopened_late(
    connection: psycopg.Connection, town: Federation
):
    put(connection, REOPENINGS)
    public = report(connection, BY_REGION, town.organisation, named_role=False)
    assert lines(public)[WEST].figures[Measure.REOPENED_SOON] == 7
    assert lines(public)[WEST].reopened_soon_rate == 0.1
    assert few_told_by_difference(public) == []
    named = report(connection, BY_REGION, town.organisation, named_role=True)
    assert named.total.figures[Measure.REOPENED] == 37


def test_control_both_figures_side_by_side_would_tell(
    connection: psycopg.Connection, town: Federation, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(subject, "NAMED_ONLY", frozenset({Measure.OPEN}))
    put(connection, REOPENINGS)
    assert few_told_by_difference(report(connection, BY_REGION, town.organisation, named_role=False)) != []
