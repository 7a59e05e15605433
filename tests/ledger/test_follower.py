from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event as Signal
from threading import Thread

import psycopg
import pytest

from ledger.application import Ledger
from ledger.follower import Apply, Follower, TryLater, replay
from ledger.record import Recorded
from ledger.watch import HEAD, Watch, lags
from settings import Settings
from tests.ledger.toy import ALMA, Note, Noted, OpenBox, new_box, new_id

PATIENCE_S = 20


def keep(cursor: psycopg.Cursor, events: Sequence[Recorded]) -> None:
    cursor.executemany("INSERT INTO kept VALUES (%s, %s)", [(r.position, r.stream) for r in events])


def keep_but_choke(cursor: psycopg.Cursor, events: Sequence[Recorded]) -> None:
    """Cannot digest a third note."""
    keep(cursor, events)
    if any(isinstance(r.event, Noted) and r.event.count == 3 for r in events):
        raise ValueError("the third note")


@pytest.fixture
def kept(migrated: Settings) -> Iterator[Callable[[], list[int]]]:
    with psycopg.connect(migrated.database_url, autocommit=True) as raw:
        raw.execute("CREATE TABLE kept (position bigint PRIMARY KEY, stream text)")
        yield lambda: [p for (p,) in raw.execute("SELECT position FROM kept ORDER BY position")]


@pytest.fixture
def watch(migrated: Settings) -> Iterator[Watch]:
    watch = Watch(migrated.database_url)
    yield watch
    watch.close()


@contextmanager
def following(settings: Settings, ledger: Ledger, apply: Apply) -> Iterator[None]:
    follower = Follower(settings.database_url, ledger.registry.mapper, "keeper", apply, batch=7)
    stop = Signal()
    thread = Thread(target=follower.run, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def fill(ledger: Ledger, boxes: int = 5) -> int:
    """Boxes of four events each; the position of the last event."""
    for _ in range(boxes):
        stream = new_box()
        ledger.perform(stream, OpenBox(), ALMA, new_id(), b"")
        last = ledger.perform(stream, Note(times=3), ALMA, new_id(), b"").position
    return last


def positions(settings: Settings) -> list[int]:
    with psycopg.connect(settings.database_url) as raw:
        found = raw.execute("SELECT notification_id FROM ledger.events ORDER BY 1")
        return [p for (p,) in found]


def test_a_follower_applies_every_event_once_and_in_order(ledger, migrated, kept, watch):
    fill(ledger)
    with following(migrated, ledger, keep):
        assert watch.wait_for("keeper", fill(ledger), PATIENCE_S)
    assert kept() == positions(migrated)


def test_a_follower_goes_on_where_it_stopped(ledger, migrated, kept, watch):
    with following(migrated, ledger, keep):
        assert watch.wait_for("keeper", fill(ledger), PATIENCE_S)
    last = fill(ledger)
    with following(migrated, ledger, keep):
        assert watch.wait_for("keeper", last, PATIENCE_S)
    assert kept() == positions(migrated)  # the primary key would refuse an event that came twice


def test_rows_and_position_move_together(ledger, migrated, kept):
    """A batch that fails after its rows were written leaves neither rows nor a position."""
    fill(ledger)

    def keep_then_lose(cursor: psycopg.Cursor, events: Sequence[Recorded]) -> None:
        keep(cursor, events)
        raise TryLater

    follower = Follower(migrated.database_url, ledger.registry.mapper, "keeper", keep_then_lose)
    with psycopg.connect(migrated.database_url, autocommit=True) as raw, pytest.raises(TryLater):
        follower.catch_up(raw)
    assert kept() == []
    assert [lag.position for lag in lags(ledger.registry.recorder.pool)] == [0]


def test_two_instances_of_a_follower_have_one_leader(ledger, migrated, kept, watch):
    with following(migrated, ledger, keep), following(migrated, ledger, keep):
        assert watch.wait_for("keeper", fill(ledger), PATIENCE_S)
    assert kept() == positions(migrated)


def test_a_follower_survives_the_loss_of_its_connection(ledger, migrated, kept, watch):
    with following(migrated, ledger, keep):
        assert watch.wait_for("keeper", fill(ledger), PATIENCE_S)
        with psycopg.connect(migrated.database_url, autocommit=True) as raw:
            raw.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert watch.wait_for("keeper", fill(ledger), PATIENCE_S)
    with psycopg.connect(migrated.database_url) as raw:
        assert raw.execute("SELECT count(*) FROM kept").fetchone() == (len(positions(migrated)),)


def test_a_poison_event_is_parked_with_the_rest_of_its_stream_and_the_others_go_on(ledger, migrated, kept, watch):
    good, bad = new_box(), new_box()
    for stream in (good, bad):
        ledger.perform(stream, OpenBox(), ALMA, new_id(), b"")
    ledger.perform(bad, Note(times=3), ALMA, new_id(), b"")
    with following(migrated, ledger, keep_but_choke):
        assert watch.wait_for("keeper", ledger.perform(good, Note(), ALMA, new_id(), b"").position, PATIENCE_S)
        ledger.perform(bad, Note(), ALMA, new_id(), b"")
        last = ledger.perform(good, Note(), ALMA, new_id(), b"").position
        assert watch.wait_for("keeper", last, PATIENCE_S)
    parked = [r.position for r in ledger.history(bad) if r.version > 3]
    assert kept() == [p for p in positions(migrated) if p not in parked]
    with psycopg.connect(migrated.database_url) as raw:
        letters = raw.execute("SELECT position, stream, fault FROM ledger.dead_letters ORDER BY 1").fetchall()
    assert letters == [(parked[0], bad, "ValueError"), (parked[1], bad, "stream parked")]
    (lag,) = lags(ledger.registry.recorder.pool)
    assert (lag.events, lag.parked_streams) == (0, 1)


def test_a_parked_stream_is_caught_up_when_a_cured_follower_starts(ledger, migrated, kept, watch):
    stream = new_box()
    ledger.perform(stream, OpenBox(), ALMA, new_id(), b"")
    last = ledger.perform(stream, Note(times=4), ALMA, new_id(), b"").position
    with following(migrated, ledger, keep_but_choke):
        assert watch.wait_for("keeper", last, PATIENCE_S)
    with following(migrated, ledger, keep_but_choke):  # control: a start alone is no cure
        last = ledger.perform(new_box(), OpenBox(), ALMA, new_id(), b"").position
        assert watch.wait_for("keeper", last, PATIENCE_S)
        assert len(kept()) == 4
    with following(migrated, ledger, keep):
        assert watch.wait_for("keeper", fill(ledger), PATIENCE_S)
    assert kept() == positions(migrated)
    assert [lag.parked_streams for lag in lags(ledger.registry.recorder.pool)] == [0]


def test_without_poison_nothing_is_parked(ledger, migrated, kept, watch):
    """Control for the test above."""
    fill(ledger)
    with following(migrated, ledger, keep):
        assert watch.wait_for("keeper", fill(ledger), PATIENCE_S)
    assert [lag.parked_streams for lag in lags(ledger.registry.recorder.pool)] == [0]


def test_an_event_of_an_unknown_name_is_poison_too(ledger, migrated, kept, watch, box):
    with psycopg.connect(migrated.database_url) as raw:
        raw.execute(
            "INSERT INTO ledger.events (originator_id, originator_version, topic, state, actor_id, command_id,"
            " occurred_at, prev_hash) VALUES (%s, 2, 'box.forgotten', '{}', 'x', 'x', now(), '')",
            (box,),
        )
    with following(migrated, ledger, keep):
        assert watch.wait_for("keeper", fill(ledger), PATIENCE_S)
    assert len(kept()) == len(positions(migrated)) - 1


def test_a_waiting_page_learns_in_time_that_a_follower_is_behind(ledger, migrated, watch):
    last = fill(ledger)
    assert watch.wait_for(HEAD, last, PATIENCE_S)
    assert not watch.wait_for("keeper", last, 0.01)


def test_the_lag_counts_what_waits(ledger, migrated, kept):
    fill(ledger, boxes=1)
    follower = Follower(migrated.database_url, ledger.registry.mapper, "keeper", keep)
    with psycopg.connect(migrated.database_url, autocommit=True) as raw:
        follower.catch_up(raw)
    (level,) = lags(ledger.registry.recorder.pool)
    assert (level.events, level.seconds) == (0, 0)
    fill(ledger, boxes=1)
    (behind,) = lags(ledger.registry.recorder.pool)
    assert behind.events == 4
    assert behind.seconds > 0


def test_a_replay_sees_the_same_events_as_a_follower(ledger, migrated, kept):
    upto = fill(ledger)
    fill(ledger)
    with psycopg.connect(migrated.database_url) as raw:
        replay(ledger.registry.mapper, keep, raw.cursor(), upto, batch=7)
    assert kept() == [p for p in positions(migrated) if p <= upto]
