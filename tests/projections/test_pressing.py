"""A queue is one list however it is cut into pages: each case once, the urgent first in every group, then the nearest."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import psycopg
import pytest

from domain.appeal.state import Appeal
from projections import pressing
from projections import queue as subject
from projections.docket import NEVER, Docket, Entry, row
from projections.folding import Change
from projections.pressing import GROUPS, Place, Standpoint, When, group_of
from projections.queue import DocketRow, Viewer, Wanted, queue
from projections.search import Term
from tests.domain.federation import ORGANISATION
from tests.projections.test_queue import nothing

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""A Tuesday, so that all four groups are there."""
SEEN = Standpoint.of(NOW, ORGANISATION)
EVERYTHING = Viewer(keys=("auditor@federation",), own="", barred="", tied=())
CASES = 120
LISTS = (
    Wanted(),
    Wanted(urgent=True),
    Wanted(due_this_week=True),
    Wanted(when=When.OVERDUE),
    Wanted(when=When.LATER),
    Wanted(category="pay"),
    Wanted(terms=(Term(numbers=("2026-000001", "2026-000002")),)),
)


@pytest.fixture
def many(connection: psycopg.Connection) -> psycopg.Connection:
    """Cases of which several press at the very same moment, and some at none."""
    dice = random.Random(4)
    hours = [dice.randrange(-72, 24 * 14) for _ in range(CASES // 3)]
    rows = [_case(dice, number, dice.choice(hours)) for number in range(CASES)]
    connection.execute(Docket.into("docket_v1", nothing).write, (orjson.dumps(rows).decode(),))
    return connection


def _case(dice: random.Random, number: int, hours: int) -> dict[str, Any]:
    entry = Entry(Appeal(number=f"2026-{dice.randrange(4):06}"), opened_at=NOW)
    stream = f"appeal-{dice.randrange(10**9):09}{number:03}"
    moment = NEVER if dice.random() < 0.1 else NOW + timedelta(hours=hours)
    said = {"moment": moment, "urgent": dice.random() < 0.4, "category": dice.choice(("pay", "dismissal"))}
    return {**row(stream, Change(entry, entry, 1, 1)), **said, "keys": list(EVERYTHING.keys)}


def by_hand(connection: psycopg.Connection, wanted: Wanted) -> list[str]:
    """The same list put in order here, of one page that holds everything."""
    found = queue(connection, EVERYTHING, wanted, seen=SEEN, after=None, limit=10_000)
    pressed = sorted(found, key=lambda r: (GROUPS.index(group_of(r.moment, SEEN)), not r.urgent, r.moment, r.stream))
    return [one.stream for one in pressed]


Turn = Callable[[DocketRow, Standpoint], Place]


def turned(one: DocketRow, seen: Standpoint) -> Place:
    place = Place.read(str(one.place(seen)))
    assert place is not None
    return place


def paged(connection: psycopg.Connection, wanted: Wanted, size: int, turn: Turn = turned) -> list[str]:
    """Page after page, as somebody reads who takes an hour for each; the clock goes on meanwhile."""
    streams: list[str] = []
    place, seen = None, SEEN
    while len(streams) <= CASES and (page := queue(connection, EVERYTHING, wanted, seen=seen, after=place, limit=size)):
        streams += [one.stream for one in page]
        place = turn(page[-1], place.seen if place else seen)
        seen = Standpoint.of(seen.at + timedelta(hours=1), ORGANISATION)
    return streams


@pytest.mark.parametrize("size", [1, 2, 7, 50])
def test_pages_divide_every_list_without_gap_or_double(many: psycopg.Connection, size: int):
    for wanted in LISTS:
        whole = by_hand(many, wanted)
        assert len(whole) > 5
        assert paged(many, wanted, size) == whole


def forget_the_beginning(one: DocketRow, seen: Standpoint) -> Place:
    return replace(turned(one, seen), seen=Standpoint.of(seen.at + timedelta(hours=1), ORGANISATION))


def forget_the_urgency(one: DocketRow, seen: Standpoint) -> Place:
    return replace(turned(one, seen), urgent=False)


def forget_the_stream(one: DocketRow, seen: Standpoint) -> Place:
    return replace(turned(one, seen), stream="")


@pytest.mark.parametrize(
    "turn",
    [forget_the_beginning, forget_the_urgency, forget_the_stream],
    ids=["beginning", "urgency", "stream"],
)
def test_control_a_place_that_forgets_something_loses_or_doubles_cases(many: psycopg.Connection, turn: Turn):
    assert paged(many, Wanted(), 2, turn) != by_hand(many, Wanted())


@pytest.mark.parametrize("query", ["WALKED", "SORTED"])
def test_control_a_list_in_which_only_the_moment_counts_is_caught(
    many: psycopg.Connection, monkeypatch: pytest.MonkeyPatch, query: str
):
    by_moment = getattr(subject, query).replace("ORDER BY place, moment", "ORDER BY moment")
    monkeypatch.setattr(subject, "WALKED", by_moment)
    assert paged(many, Wanted(), 50) != by_hand(many, Wanted())


def test_both_ways_of_asking_answer_alike(many: psycopg.Connection, monkeypatch: pytest.MonkeyPatch):
    walked = [paged(many, wanted, 7) for wanted in LISTS]
    monkeypatch.setattr(subject, "WALKED", subject.SORTED)
    assert [paged(many, wanted, 7) for wanted in LISTS] == walked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~~~",
        "2026-11-24T09:30:00+00:00~2026-11-25~1~2026-11-24T09:30:00+00:00",
        "2026-11-24T09:30:00+00:00~1~2026-11-24T09:30:00+00:00~appeal-1",
        "2026-11-24T09:30:00~2026-11-25~1~2026-11-24T09:30:00+00:00~appeal-1",
        "2026-11-24T09:30:00+00:00~2026-11-25~1~2026-11-24T09:30:00~appeal-1",
        "2026-11-24T09:30:00+00:00~2026-11-24~1~2026-11-24T09:30:00+00:00~appeal-1",
        "2026-11-24T09:30:00+00:00~2026-12-25~1~2026-11-24T09:30:00+00:00~appeal-1",
        "2026-11-24T09:30:00+00:00~9999-12-31~1~2026-11-24T09:30:00+00:00~appeal-1",
        "9999-12-31T23:59:59+00:00~9999-12-31~1~2026-11-24T09:30:00+00:00~appeal-1",
        "0001-01-01T00:00:00+00:00~0001-01-02~1~2026-11-24T09:30:00+00:00~appeal-1",
        "2026-11-24T09:30:00+00:00~2026-11-25~yes~2026-11-24T09:30:00+00:00~appeal-1",
    ],
)
def test_what_no_place_was_ever_written_as_is_none(text: str):
    assert Place.read(text) is None


def test_a_place_beyond_every_term_is_in_the_last_group():
    beyond = Place(SEEN, urgent=False, moment=datetime.max.replace(tzinfo=UTC), stream="appeal-1")
    assert pressing.stretches(GROUPS, SEEN, beyond, urgent_only=False)[0].when is When.LATER
