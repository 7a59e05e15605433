"""A merged case in the lists and in the barometer: one matter is counted once, and a late answer is not merged away."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from domain.appeal.joining.commands import MergeCases, SeparateCases
from domain.appeal.terms import ANSWER
from domain.clocks import LapseTerm
from domain.kernel import CLOCK
from domain.kinds import KINDS
from domain.linking import Link
from ledger.application import Ledger
from projections.following import followers
from projections.likely import Sign, likely
from projections.queue import viewer
from projections.rebuild import rebuild
from settings import Settings
from tests.domain.appeal.stories import TAKEN, filing
from tests.domain.federation import AIGUL, LAWYER, STRANGER, SUPERVISOR
from tests.founding import Desk, found
from tests.projections.test_rebuild import EVERY, quiet

KEPT, JOINED = "appeal-kept", "appeal-joined"
MERGE = MergeCases(other=JOINED, link=Link.MERGED_FROM)


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    found(ledger)
    desk = Desk(ledger)
    for stream in (KEPT, JOINED):
        desk.does(stream, filing(), AIGUL)
        desk.does(stream, TAKEN, LAWYER)
    return desk


def follow(settings: Settings, ledger: Ledger, connection: psycopg.Connection) -> Counter[str]:
    """What the barometer counts once every event was followed."""
    for follower in followers(settings, ledger):
        replace(follower, batch=3).catch_up(connection)
    rows = connection.execute("SELECT measure, sum(n)::int FROM barometer_v1.counts GROUP BY measure").fetchall()
    return Counter(dict(rows))


def docket(connection: psycopg.Connection, stream: str) -> tuple[object, ...]:
    query = "SELECT stage, closed_at IS NULL, review_waiting, overdue FROM docket_v1.cases WHERE stream = %s"
    row = connection.execute(query, (stream,)).fetchone()
    assert row is not None
    return tuple(row)


def test_one_matter_is_counted_once_until_the_merging_is_taken_back(
    ready: Settings, ledger: Ledger, connection: psycopg.Connection, desk: Desk
):
    assert follow(ready, ledger, connection)["opened"] == 2
    desk.does(KEPT, MERGE, SUPERVISOR)
    assert follow(ready, ledger, connection) == Counter(opened=1)
    assert docket(connection, JOINED) == ("merged", False, False, [])
    desk.does(KEPT, SeparateCases(other=JOINED), SUPERVISOR)
    assert follow(ready, ledger, connection)["opened"] == 2
    assert docket(connection, JOINED)[:2] == ("in_work", True)


@pytest.fixture
def ahead(ready: Settings) -> Iterator[Ledger]:
    """The same record a year later."""
    ledger = Ledger.at(ready, KINDS, lambda now: now.replace(year=now.year + 1))
    yield ledger
    ledger.close()


def test_a_missed_answer_stays_counted_and_its_review_waits_where_the_case_goes_on(
    ready: Settings, ledger: Ledger, ahead: Ledger, connection: psycopg.Connection, desk: Desk
):
    moment = ledger.state(JOINED).terms[ANSWER].moment
    ahead.perform(JOINED, LapseTerm(term=ANSWER, moment=moment), CLOCK, "late", b"f")
    ahead.perform(KEPT, MERGE, SUPERVISOR, "merge", b"f")
    assert follow(ready, ledger, connection) == Counter(opened=1, missed=1)
    assert docket(connection, JOINED) == ("merged", False, False, [])
    assert docket(connection, KEPT)[:3] == ("in_work", True, True)


def test_rebuilt_from_nothing_it_says_the_same(
    ready: Settings, ledger: Ledger, connection: psycopg.Connection, desk: Desk
):
    desk.does(KEPT, MERGE, SUPERVISOR)
    follow(ready, ledger, connection)
    assert all(each.identical for each in rebuild(ready, ledger, EVERY, quiet, check=True))


def test_a_barometer_that_counted_both_would_be_found_out(
    ready: Settings, ledger: Ledger, connection: psycopg.Connection, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    """Control: the planted fault is one that forgets the merging."""
    monkeypatch.setattr("projections.barometer.OF_A_CASE", frozenset())
    desk.does(KEPT, MERGE, SUPERVISOR)
    assert follow(ready, ledger, connection)["opened"] == 2


def test_likely_duplicates_are_named_with_their_signs_to_those_who_work_on_them(
    ready: Settings, ledger: Ledger, connection: psycopg.Connection, desk: Desk
):
    follow(ready, ledger, connection)
    organisation = ledger.context()
    (found_one,) = likely(connection, viewer(SUPERVISOR, organisation), KEPT)
    assert (found_one.stream, found_one.days, found_one.imported) == (JOINED, 0, False)
    assert found_one.signs == (Sign.SAME_EMPLOYER, Sign.SAME_CATEGORY)
    assert likely(connection, viewer(STRANGER, organisation), KEPT) == ()
    assert likely(connection, viewer(AIGUL, organisation), KEPT) == (), "her own list names what is hers"
    desk.does(KEPT, MERGE, SUPERVISOR)
    follow(ready, ledger, connection)
    assert likely(connection, viewer(SUPERVISOR, organisation), KEPT) == (), "it is no other case any more"
