"""A projection is a function of the log: however it was filled, it says the same."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from ledger.application import Ledger
from ledger.follower import Follower, TryLater
from ledger.record import Recorded
from projections.digest import digest
from projections.docket import Docket
from projections.folding import Folding, loading
from projections.following import BAROMETER, DOCKET, PROJECTIONS, Projection, followers
from projections.rebuild import rebuild
from settings import Settings

EVERY = tuple(PROJECTIONS)


class Crash(Exception):  # noqa: N818
    """The process dies here."""


def quiet(_name: str, _position: int, _upto: int) -> None:
    pass


def clear(connection: psycopg.Connection) -> None:
    kept = ((projection.schema, table) for projection in PROJECTIONS.values() for table in projection.tables)
    tables = SQL(", ").join(Identifier(*name) for name in kept)
    connection.execute(SQL("TRUNCATE {tables}").format(tables=tables))
    connection.execute("DELETE FROM ledger.followers")


def follow(settings: Settings, ledger: Ledger, connection: psycopg.Connection, batch: int) -> tuple[str, ...]:
    for follower in followers(settings, ledger):
        replace(follower, batch=batch).catch_up(connection)
    return digests(connection)


def digests(connection: psycopg.Connection) -> tuple[str, ...]:
    return tuple(digest(connection, projection, projection.schema) for projection in PROJECTIONS.values())


@pytest.fixture
def followed(ready: Settings, ledger: Ledger, connection: psycopg.Connection, story: int) -> tuple[str, ...]:
    assert story > 1500
    return follow(ready, ledger, connection, 1000)


def test_batches_of_one_seven_and_a_thousand_lead_to_the_same_rows(ready, ledger, connection, followed):
    assert connection.execute("SELECT count(*) FROM docket_v1.cases").fetchone()[0] > 50
    assert connection.execute("SELECT sum(n) FROM barometer_v1.counts").fetchone()[0] > 100
    for batch in (1, 7):
        clear(connection)
        assert follow(ready, ledger, connection, batch) == followed


def crashing(follower: Follower, dice: random.Random) -> Follower:
    """The same, but now and then it dies after writing its rows and before the transaction ends."""

    def apply(cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        follower.apply(cursor, batch)
        if dice.random() < 0.4:
            raise psycopg.OperationalError

    return replace(follower, apply=apply, batch=100)


def until_done(follower: Follower, connection: psycopg.Connection) -> None:
    for _ in range(500):
        try:
            return follower.catch_up(connection)
        except psycopg.OperationalError:
            continue
    raise AssertionError("never done")


def test_a_follower_that_crashes_at_random_leads_to_the_same_rows(ready, ledger, connection, followed):
    clear(connection)
    for follower in followers(ready, ledger):
        until_done(crashing(follower, random.Random(3)), connection)
    assert digests(connection) == followed


def test_control_a_cache_that_trusts_itself_after_a_crash_is_caught(
    ready: Settings, ledger: Ledger, connection: psycopg.Connection, followed: tuple[str, ...], monkeypatch
):
    def trusting(folding: Folding[Any], stream: str, version: int) -> Any:
        return folding.initial if version == 0 else folding._known.get(stream, (0, None))[1]

    monkeypatch.setattr(Folding, "_known_at", trusting)
    clear(connection)
    barometer = followers(ready, ledger)[1]
    until_done(crashing(barometer, random.Random(3)), connection)
    assert digests(connection)[1] != followed[1]


def test_forgotten_states_are_read_again(ready, ledger, connection, followed, monkeypatch):
    for most in (1, 10):
        monkeypatch.setattr("projections.docket.MOST_KNOWN", most)
        monkeypatch.setattr("projections.barometer.MOST_KNOWN", most)
        clear(connection)
        assert follow(ready, ledger, connection, 50) == followed


def test_a_rebuild_is_identical_to_the_live_tables(ready, ledger, followed):
    found = rebuild(ready, ledger, EVERY, quiet, check=True)
    assert all(one.identical for one in found)
    assert tuple(one.digest for one in found) == followed


@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize(
    ("projection", "fault"),
    [
        (
            DOCKET,
            "UPDATE docket_v1.cases SET urgent = NOT urgent WHERE stream = (SELECT min(stream) FROM docket_v1.cases)",
        ),
        (DOCKET, "DELETE FROM docket_v1.cases WHERE stream = (SELECT min(stream) FROM docket_v1.cases)"),
        (BAROMETER, "UPDATE barometer_v1.counts SET n = n + 1 WHERE day = (SELECT min(day) FROM barometer_v1.counts)"),
    ],
)
def test_control_a_row_that_was_tampered_with_is_found_and_a_rebuild_mends_it(
    ready: Settings, ledger: Ledger, connection: psycopg.Connection, projection: Projection, fault: str
):
    connection.execute(fault.encode())
    assert rebuild(ready, ledger, [projection.name], quiet, check=True)[0].identical is False
    rebuild(ready, ledger, [projection.name], quiet, check=False)
    assert rebuild(ready, ledger, [projection.name], quiet, check=True)[0].identical is True


def pausing(follower: Follower, batches: int) -> Follower:
    """Stops once after so many batches, and can be called again."""
    left = iter([*range(batches), None])

    def apply(cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        if next(left, 0) is None:
            raise TryLater
        follower.apply(cursor, batch)

    return replace(follower, apply=apply, batch=100)


def test_followers_go_on_from_rebuilt_tables_as_if_nothing_had_happened(ready, ledger, connection, followed):
    clear(connection)
    halfway = [pausing(follower, batches=8) for follower in followers(ready, ledger)]
    for follower in halfway:
        with pytest.raises(TryLater):
            follower.catch_up(connection)
    rebuilt = rebuild(ready, ledger, EVERY, quiet, check=False)
    assert {one.position for one in rebuilt} == {800}
    for follower in halfway:
        follower.catch_up(connection)
    assert digests(connection) == followed
    assert connection.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%_new'").fetchall() == []


def poisoned(follower: Follower, stream: str) -> Follower:
    def apply(cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        follower.apply(cursor, batch)
        if any(recorded.stream == stream and recorded.version == 8 for recorded in batch):
            raise ValueError("cannot digest this")

    return replace(follower, apply=apply)


def a_long_case(connection: psycopg.Connection) -> str:
    row = connection.execute(
        "SELECT originator_id FROM ledger.events WHERE kind = 'appeal' GROUP BY 1 HAVING count(*) > 20 ORDER BY 1"
    ).fetchone()
    assert row is not None
    return str(row[0])


def test_a_poisoned_case_is_parked_while_the_others_go_on_and_a_rebuild_frees_it(ready, ledger, connection, followed):
    stream = a_long_case(connection)
    others = connection.execute(
        "SELECT * FROM docket_v1.cases WHERE stream <> %s ORDER BY stream", (stream,)
    ).fetchall()
    clear(connection)
    for follower in followers(ready, ledger):
        poisoned(follower, stream).catch_up(connection)
    assert digests(connection) != followed
    assert (
        connection.execute("SELECT * FROM docket_v1.cases WHERE stream <> %s ORDER BY stream", (stream,)).fetchall()
        == others
    )
    assert connection.execute("SELECT version FROM docket_v1.cases WHERE stream = %s", (stream,)).fetchone() == (7,)
    done = rebuild(ready, ledger, EVERY, quiet, check=False)
    assert {one.freed for one in done} == {(stream,)}
    assert digests(connection) == followed
    assert connection.execute("SELECT count(*) FROM ledger.dead_letters").fetchone() == (0,)


def test_a_case_that_still_cannot_be_digested_stays_parked(ready, ledger, connection, story, monkeypatch):
    stream = a_long_case(connection)
    whole = Docket.__call__

    def choking(docket, cursor, batch):
        whole(docket, cursor, batch)
        if any(recorded.stream == stream for recorded in batch):
            raise ValueError("cannot digest this")

    monkeypatch.setattr(Docket, "__call__", choking)
    docket = followers(ready, ledger)[0]
    docket.catch_up(connection)
    (done,) = rebuild(ready, ledger, ["docket"], quiet, check=False)
    assert (done.freed, done.parked) == ((), (stream,))
    assert rebuild(ready, ledger, ["docket"], quiet, check=True)[0].identical is True
    assert connection.execute("SELECT count(*) FROM docket_v1.cases WHERE stream = %s", (stream,)).fetchone() == (0,)


def test_loading_gives_only_what_stands_before_a_position(ledger, connection, story):
    stream = a_long_case(connection)
    history = ledger.history(stream)
    earlier = loading(ledger.registry.mapper)(connection.cursor(), [stream], history[9].position)
    assert tuple(earlier) == history[:9]
