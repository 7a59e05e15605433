"""What was acknowledged stays, once, through every kill -9; and every listing is what its events say."""

import json
import time
from random import Random

import httpx2
import psycopg
import pytest

from api.examples import UNPAID, person
from ops.soundness import broken_links
from projections.following import PROJECTIONS
from tests.e2e.people import House, birge, eventually, say
from tests.faults.bookkeeping import Acknowledged, Entry, doubled, gaps, lost, never_told, record
from tests.faults.hurting import raging
from tests.faults.insisting import Crowd

slow = pytest.mark.slow

PARTS = ("serve", "postgres", "follow", "worker", "temporal")
FAULTS = 15
CLIENTS = ["member", "member2", "member", "member2", "member", "member2"]


@slow
def test_no_acknowledged_command_is_lost_or_doubled(house: House, dice: Random):
    crowd, begin = Crowd(house), record(house.stack.settings)[-1].position
    for account in CLIENTS:
        house.token(account)
    with raging(house.stack, dice, PARTS, FAULTS) as chaos:
        crowd.works(CLIENTS, chaos.over.is_set, dice)
    say(f"{len(crowd.told)} acknowledged, {FAULTS} faults {dict(chaos.fallen)}, troubles {dict(crowd.troubles)}")
    entries = record(house.stack.settings)
    assert set(PARTS) <= set(chaos.fallen)
    assert sum(crowd.troubles.values()), "clients must have felt it"
    assert not lost(crowd.told, entries)
    assert not doubled(entries)
    assert not gaps(entries)
    since = [entry for entry in entries if entry.position > begin]
    assert not list(never_told(crowd.told, since, map(person, CLIENTS)))
    whole_and_listed(house)


def whole_and_listed(house: House) -> None:
    with psycopg.connect(house.stack.settings.database_url) as connection:
        assert broken_links(connection) == 0
    eventually(lambda: followers_are_at_the_end(house))
    found = json.loads(birge("rebuild", "--check", "--json", "--data-dir", house.stack.data_dir))
    assert {one["name"]: one["identical"] for one in found} == dict.fromkeys(PROJECTIONS, True)


def followers_are_at_the_end(house: House) -> bool:
    with psycopg.connect(house.stack.settings.database_url) as connection:
        query = "SELECT min(position) >= (SELECT max(notification_id) FROM ledger.events) FROM ledger.followers"
        row = connection.execute(query).fetchone()
    return row is not None and bool(row[0])


TOLD = Acknowledged("person-1", "key-1", "appeal-1", 2, 12)
STANDING = [
    Entry(11, "appeal-1", 1, "person-1", "key-1", "appeal.filed"),
    Entry(12, "appeal-1", 2, "person-1", "key-1", "appeal.registered"),
]


def test_what_was_told_and_stands_is_neither_lost_nor_doubled():
    assert not lost([TOLD], STANDING)
    assert not doubled(STANDING)
    assert not gaps(STANDING)
    assert not list(never_told([TOLD], STANDING, ["person-1"]))


def test_a_planted_loss_is_seen():
    assert lost([TOLD], STANDING[:1]) == [TOLD]


def test_a_planted_double_is_seen():
    again = Entry(13, "appeal-1", 3, "person-1", "key-1", "appeal.filed")
    assert doubled([*STANDING, again]) == [("person-1", "key-1")]


def test_a_planted_gap_is_seen():
    assert gaps([STANDING[0], Entry(13, "appeal-1", 3, "clock", "key-2", "term.lapsed")]) == ["appeal-1"]


def test_a_command_that_stands_and_was_never_told_is_seen():
    assert list(never_told([], STANDING, ["person-1"])) == ["key-1"]


@slow
def test_the_first_write_succeeds_soon_after_the_database_is_back(house: House):
    with house.as_("member") as member:
        before = house.stack.pid("postgres")
        house.stack.halt("postgres")
        assert member.post("/api/v1/appeals", UNPAID).status_code == 503
        house.stack.restart("postgres")
        assert house.stack.pid("postgres") != before
        back = time.monotonic()
        eventually(lambda: files(member.client, "after the restart"))
        say(f"first write {time.monotonic() - back:.2f} s after the database was back")


def files(client: httpx2.Client, key: str) -> bool:
    answer = client.post("/api/v1/appeals", json=UNPAID, headers={"Idempotency-Key": key.replace(" ", "-")})
    return answer.is_success
