"""The relay on a real log, with a named fake for Temporal's door."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from temporalio.service import RPCError, RPCStatusCode

from domain.kinds import KINDS
from domain.organisation.calendar_words import ProposeCalendar
from domain.revision import DayChange, DayKind
from ledger import schema
from ledger.application import Ledger
from relay import log
from relay.registry import BULK, LIVE
from relay.relay import Relay
from relay.tempo import MOST_CASES_OF_A_PERSON, Tempo
from settings import Settings
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL, CHAIR, SCHOOL, SUPERVISOR
from tests.founding import Desk, adopt_a_policy, found

PATIENCE_S = 20


class Door:
    """Stands for Temporal: notes who was told, and can be shut, or refuse one stream for good."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.open = asyncio.Event()
        self.open.set()
        self.open_for_bulk = asyncio.Event()
        self.open_for_bulk.set()
        self.unfit = ""

    async def tell(self, stream: str, queue: str) -> None:
        await (self.open if queue == LIVE else self.open_for_bulk).wait()
        if stream == self.unfit:
            raise RPCError("blob too large", RPCStatusCode.INVALID_ARGUMENT, b"")
        self.told.append((stream, queue))

    def streams(self) -> set[str]:
        return {stream for stream, _ in self.told}


@pytest.fixture
def desk(database: Settings) -> Iterator[Desk]:
    schema.prepare(database)
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    yield Desk(ledger)
    ledger.close()


def file(desk: Desk, *numbers: int) -> list[str]:
    streams = [f"appeal-{number}" for number in numbers]
    for stream in streams:
        desk.does(stream, filing(), AIGUL)
    return streams


def position(settings: Settings) -> int:
    with psycopg.connect(settings.database_url) as connection:
        row = connection.execute("SELECT position FROM ledger.followers WHERE name = 'relay'").fetchone()
        return row[0] if row else 0


def relayed(
    settings: Settings, door: Door, until: Callable[[], bool], meanwhile: Callable[[], Awaitable[None]] | None = None
) -> None:
    """Run the relay until something holds; a bound, not a measure."""

    async def run() -> None:
        stop = asyncio.Event()
        task = asyncio.create_task(Relay(settings.database_url, door.tell).run(stop))
        async with asyncio.timeout(PATIENCE_S):
            if meanwhile:
                await meanwhile()
            while not until():  # noqa: ASYNC110 - it waits for a row
                await asyncio.sleep(0.02)
        stop.set()
        with suppress(asyncio.CancelledError):
            await task

    asyncio.run(run())


def test_every_touched_case_is_told_once_and_units_and_people_are_not(database: Settings, desk: Desk):
    streams = file(desk, 1, 2, 3)
    door = Door()
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    assert sorted(door.told) == [(stream, LIVE) for stream in streams]


def test_a_calendar_that_people_change_begins_its_walk_with_the_bulk_work(database: Settings, desk: Desk):
    day = desk.ledger.context().calendars[5].next_working(date(2027, 2, 1))
    change = DayChange(day=day, kind=DayKind.MOVED_DAY_OFF)
    asked = ProposeCalendar(changes=(change,), through=2027, order="order", reason="why")
    desk.does("calendar-5", asked, SUPERVISOR)
    door = Door()
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    assert door.told == [("calendar-5", BULK)], "and the first versions, published at the console, begin nothing"


def test_what_people_decide_about_policies_begins_its_walk_with_the_bulk_work(database: Settings, desk: Desk):
    adopt_a_policy(desk.ledger)
    door = Door()
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    assert set(door.told) == {("risk-models", BULK)}


def test_the_position_waits_for_temporal_and_nothing_is_lost(database: Settings, desk: Desk):
    door = Door()
    before = desk.ledger.position()

    async def while_it_is_shut() -> None:
        door.open.clear()
        file(desk, 1, 2)
        await asyncio.sleep(0.5)
        assert position(database) == before
        door.open.set()

    relayed(database, door, lambda: position(database) == desk.ledger.position(), while_it_is_shut)
    assert door.streams() == {"appeal-1", "appeal-2"}


def told_after_a_crash(database: Settings, desk: Desk) -> set[str]:
    """A relay dies while Temporal is away; the next one finds it back."""
    shut, door = Door(), Door()

    async def while_it_is_shut() -> None:
        shut.open.clear()
        file(desk, 1, 2)
        await asyncio.sleep(0.5)

    relayed(database, shut, lambda: True, while_it_is_shut)
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    return door.streams()


def test_a_relay_that_dies_while_temporal_is_away_forgets_nobody(database: Settings, desk: Desk):
    assert told_after_a_crash(database, desk) == {"appeal-1", "appeal-2"}


def test_a_relay_that_saved_what_it_read_would_be_caught(
    database: Settings, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    async def hasty(connection: log.Connection, _saved: int, read: int, _lanes: object) -> int:
        await log.save(connection, read, ())
        return read

    monkeypatch.setattr("relay.relay._save", hasty)
    assert told_after_a_crash(database, desk) == set()


def test_a_relay_that_died_before_saving_tells_again(database: Settings, desk: Desk):
    file(desk, 1)
    first, second = Door(), Door()
    relayed(database, first, lambda: position(database) == desk.ledger.position())
    with psycopg.connect(database.database_url) as connection:
        connection.execute("UPDATE ledger.followers SET position = 0")
    relayed(database, second, lambda: position(database) == desk.ledger.position())
    assert first.told == second.told == [("appeal-1", LIVE)]


def test_a_stream_that_temporal_refuses_is_parked_and_the_others_go_on(database: Settings, desk: Desk):
    file(desk, 1, 2)
    door = Door()
    door.unfit = "appeal-1"
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    assert door.streams() == {"appeal-2"}
    with psycopg.connect(database.database_url) as connection:
        parked = connection.execute("SELECT follower, stream FROM ledger.dead_letters").fetchall()
    assert parked == [("relay", "appeal-1")]


def test_a_heap_of_filings_takes_the_lane_of_bulk_and_a_persons_case_does_not(database: Settings, desk: Desk):
    for number in range(MOST_CASES_OF_A_PERSON + 10):
        desk.does(f"appeal-{number}", filing(primary=SCHOOL), CHAIR)
    file(desk, 900)
    door = Door()
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    bulk = {stream for stream, queue in door.told if queue == BULK}
    assert len(bulk) == 10
    assert ("appeal-900", LIVE) in door.told


def test_what_was_recorded_long_after_it_happened_takes_the_lane_of_bulk(database: Settings, desk: Desk):
    long_ago = datetime.now(UTC) - timedelta(days=400)
    desk.ledger.perform("appeal-1", filing(), AIGUL, "of an old register", b"", occurred_at=long_ago)
    file(desk, 2)
    door = Door()
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    assert sorted(door.told) == [("appeal-1", BULK), ("appeal-2", LIVE)]


def test_a_heap_that_is_slow_holds_no_person_up(database: Settings, desk: Desk):
    for number in range(MOST_CASES_OF_A_PERSON + 30):
        desk.does(f"appeal-{number}", filing(primary=SCHOOL), CHAIR)
    file(desk, 900)
    door = Door()
    door.open_for_bulk.clear()
    relayed(database, door, lambda: ("appeal-900", LIVE) in door.told)
    assert not {stream for stream, queue in door.told if queue == BULK}
    assert position(database) < desk.ledger.position(), "the heap is still owed a word"


def test_what_clock_and_machine_record_is_not_told_for_the_workflow_asked_for_it(database: Settings, desk: Desk):
    from domain.kernel import MACHINE
    from domain.paper import Channel, RecordNoticeSent

    file(desk, 1)
    door = Door()
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    notice = next(iter(desk.case("appeal-1").notices))
    desk.does("appeal-1", RecordNoticeSent(notice=notice, message_id="<x@birge>", channel=Channel.MAIL), MACHINE)
    relayed(database, door, lambda: position(database) == desk.ledger.position())
    assert door.told == [("appeal-1", LIVE)]


def test_somebody_who_touches_many_cases_slowly_is_a_person():
    tempo, start = Tempo(), datetime(2026, 11, 20, tzinfo=UTC)
    slowly = [tempo.is_bulk("a", f"appeal-{n}", start + timedelta(seconds=4 * n)) for n in range(100)]
    assert not any(slowly)
    assert not any(tempo.is_bulk("b", "appeal-1", start) for _ in range(100))
    quickly = [tempo.is_bulk("c", f"appeal-{n}", start) for n in range(100)]
    assert quickly.index(True) == MOST_CASES_OF_A_PERSON
