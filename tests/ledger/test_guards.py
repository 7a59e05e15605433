"""What the database refuses by itself, whoever speaks to it."""

import json
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any

import psycopg
import pytest

from ledger.application import Ledger
from ledger.record import Request
from settings import Settings
from tests.ledger.toy import ALMA, BERIK, Complete, Note, OpenBox, Require, Shut, new_box, new_id

INSERT = (
    "INSERT INTO ledger.events (originator_id, originator_version, topic, state, actor_id, command_id, occurred_at,"
    " prev_hash) VALUES (%s, %s, %s, %s, %s, 'raw', now(), '')"
)


@pytest.fixture
def raw(migrated: Settings):
    with psycopg.connect(migrated.database_url, autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("table", ["events", "answers", "reads"])
@pytest.mark.parametrize(
    "change", ["UPDATE ledger.{} SET actor_id = 'x'", "DELETE FROM ledger.{}", "TRUNCATE ledger.{}"]
)
def test_nothing_recorded_can_be_changed_or_taken_back(ledger: Ledger, raw, box: str, table: str, change: str):
    ledger.record_read(box, BERIK, "test")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute(change.format(table))
    assert raw.execute(f"SELECT count(*) FROM ledger.{table}").fetchone() == (1,)


def test_without_the_guard_a_change_would_go_through(ledger: Ledger, raw, box: str):
    """Control: it is the trigger that refuses."""
    raw.execute("DROP TRIGGER append_only ON ledger.events")
    raw.execute("UPDATE ledger.events SET actor_id = 'x'")
    assert ledger.history(box)[0].actor_id == "x"


def closed(raw: psycopg.Connection, box: str) -> bool:
    return bool(
        raw.execute("SELECT FROM ledger.events WHERE originator_id = %s AND topic = 'case.closed'", (box,)).fetchall()
    )


def test_a_case_does_not_close_over_an_open_review_even_by_raw_sql(raw, box: str):
    raw.execute(INSERT, (box, 2, "review.required", b'{"review":"r1","proposer":"person-alma"}', ALMA.id))
    with pytest.raises(psycopg.errors.CheckViolation):
        raw.execute(INSERT, (box, 3, "case.closed", b"{}", ALMA.id))
    assert not closed(raw, box)


def test_the_proposers_own_review_does_not_open_the_gate(raw, box: str):
    raw.execute(INSERT, (box, 2, "review.required", b'{"review":"r1","proposer":"person-alma"}', ALMA.id))
    raw.execute(INSERT, (box, 3, "review.completed", b'{"review":"r1"}', ALMA.id))
    with pytest.raises(psycopg.errors.CheckViolation):
        raw.execute(INSERT, (box, 4, "case.closed", b"{}", BERIK.id))


def test_a_review_of_something_else_does_not_open_the_gate(raw, box: str):
    raw.execute(INSERT, (box, 2, "review.required", b'{"review":"r1","proposer":"person-alma"}', ALMA.id))
    raw.execute(INSERT, (box, 3, "review.completed", b'{"review":"r0"}', BERIK.id))
    with pytest.raises(psycopg.errors.CheckViolation):
        raw.execute(INSERT, (box, 4, "case.closed", b"{}", BERIK.id))


def test_a_second_persons_review_opens_the_gate(raw, box: str):
    """Control: closing is not refused as such."""
    raw.execute(INSERT, (box, 2, "review.required", b'{"review":"r1","proposer":"person-alma"}', ALMA.id))
    raw.execute(INSERT, (box, 3, "review.completed", b'{"review":"r1"}', BERIK.id))
    raw.execute(INSERT, (box, 4, "case.closed", b"{}", ALMA.id))
    assert closed(raw, box)


def test_a_decider_that_forgets_the_gate_is_stopped_and_its_neighbours_are_not(ledger: Ledger, box: str):
    """The toy's `Shut` knows no reviews. In one batch with others it fails alone."""
    ledger.perform(box, Require(review="r1"), ALMA, new_id(), b"")
    others = [new_box() for _ in range(3)]
    requests = [Request(stream, OpenBox(), ALMA, new_id(), b"") for stream in others]
    outcomes = ledger.registry.hear([Request(box, Shut(), BERIK, new_id(), b""), *requests])
    assert isinstance(outcomes[0], psycopg.errors.CheckViolation)
    assert [len(ledger.history(stream)) for stream in others] == [1, 1, 1]
    ledger.perform(box, Complete(review="r1"), BERIK, new_id(), b"")
    ledger.perform(box, Shut(), ALMA, new_id(), b"")
    assert ledger.state(box).shut


CHAIN = (
    "SELECT originator_id, originator_version, notification_id, topic, actor_id, command_id,"
    " (extract(epoch FROM recorded_at) * 1000000)::bigint, (extract(epoch FROM occurred_at) * 1000000)::bigint,"
    " state, prev_hash FROM ledger.events ORDER BY originator_id, originator_version"
)


def broken_links(raw: psycopg.Connection) -> list[tuple[str, int]]:
    """Recomputed here, from what is stored, by another program than the one that made the chain."""
    broken = []
    hashes: dict[str, bytes] = {}
    for *facts, state, prev_hash in raw.execute(CHAIN):
        stream, version = facts[0], facts[1]
        if prev_hash != hashes.get(stream, b""):
            broken.append((stream, version))
        words: list[Any] = facts
        hashes[stream] = sha256(
            json.dumps(words, ensure_ascii=False).encode() + sha256(state).digest() + prev_hash
        ).digest()
    return broken


def test_every_event_carries_the_hash_of_the_one_before(ledger: Ledger, raw, box: str):
    with ThreadPoolExecutor(4) as threads:
        for n in range(20):
            threads.submit(ledger.perform, box, Note(times=2), ALMA, f'Өтініш "{n}" \\ \t', b"")
    assert len(ledger.history(box)) == 41
    assert broken_links(raw) == []


@pytest.mark.parametrize(
    "tampering",
    [
        'UPDATE ledger.events SET state = \'{"note":null,"count":9}\' WHERE originator_version = 2',
        "UPDATE ledger.events SET actor_id = 'person-nobody' WHERE originator_version = 2",
        "UPDATE ledger.events SET occurred_at = occurred_at - interval '1 day' WHERE originator_version = 2",
    ],
)
def test_a_changed_event_breaks_the_chain(ledger: Ledger, raw, box: str, tampering: str):
    ledger.perform(box, Note(times=3), ALMA, new_id(), b"")
    raw.execute("ALTER TABLE ledger.events DISABLE TRIGGER append_only")
    raw.execute(tampering)
    assert broken_links(raw) == [(box, 3)]
