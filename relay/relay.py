"""Turns committed events into "look again": every touched case is told at least once, and heaps hold nobody up."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import psycopg
import structlog

from relay import log as record
from relay.lane import Lane, Tell
from relay.registry import BULK, LIVE, SAGAS, TOLD_BY_MACHINES, WORKFLOWS
from relay.tempo import Tempo

OWN = frozenset({"clock", "machine"})
"""What these record a workflow has asked for, and it looks again by itself."""
POLL_S = 1.0
BUSY_POLL_S = 0.05
LONGEST_PAUSE_S = 5.0
MOST_WAITING = 20_000
LIVE_HANDS, BULK_HANDS = 16, 8

log = structlog.get_logger()


class Relay:
    """Follows the log by itself rather than in batches, so that its lanes need not wait for each other.

    Saved is the position up to which Temporal has accepted everything; after a crash the rest is told again.
    """

    def __init__(self, database_url: str, tell: Tell) -> None:
        self._database_url = database_url
        self._tell = tell

    async def run(self, stop: asyncio.Event) -> None:
        """Relay until told to stop, through lost connections; one process of several leads."""
        pause = POLL_S
        while not stop.is_set():
            try:
                async with await record.connect(self._database_url) as connection:
                    if await record.leads(connection):
                        await self._lead(connection, stop)
                pause = POLL_S
            except* psycopg.OperationalError:
                log.warning("relay interrupted", exception_type="OperationalError")
                pause = min(pause * 2, LONGEST_PAUSE_S)
            await _either(stop, pause)

    async def _lead(self, connection: record.Connection, stop: asyncio.Event) -> None:
        read = saved = await record.begin(connection)
        tempo = Tempo()
        async with _working((Lane(LIVE, LIVE_HANDS), Lane(BULK, BULK_HANDS)), self._tell) as lanes:
            while not stop.is_set():
                touches = await _room_for_more(connection, read, lanes)
                read = touches[-1].position if touches else read
                for touch in touches:
                    _sort(touch, tempo, *lanes)
                saved = await _save(connection, saved, read, lanes)
                if not touches:
                    await record.news(connection, POLL_S if saved == read else BUSY_POLL_S)


async def _room_for_more(connection: record.Connection, read: int, lanes: Sequence[Lane]) -> list[record.Touch]:
    """The next events, or none while so much waits that memory would be the only thing to grow."""
    return await record.touches_after(connection, read) if sum(map(len, lanes)) < MOST_WAITING else []


def _sort(touch: record.Touch, tempo: Tempo, live: Lane, bulk: Lane) -> None:
    if touch.kind in SAGAS and touch.actor_kind == "person":
        bulk.add(touch.stream, touch.position)
    elif touch.kind in WORKFLOWS and _is_news(touch) and not touch.settled:
        in_heaps = touch.is_old_news or tempo.is_bulk(touch.actor, touch.stream, touch.recorded_at)
        lane = bulk if in_heaps else live
        lane.add(touch.stream, touch.position)


def _is_news(touch: record.Touch) -> bool:
    return touch.actor_kind not in OWN or touch.kind in TOLD_BY_MACHINES


async def _save(connection: record.Connection, saved: int, read: int, lanes: Sequence[Lane]) -> int:
    """Move to just before the first event that somebody still has to be told of."""
    told = min((position - 1 for lane in lanes for position in lane.untold()), default=read)
    if told == saved:
        return saved
    unfit = [found for lane in lanes for found in lane.unfit]
    await record.save(connection, told, unfit)
    for lane in lanes:
        lane.unfit = [found for found in lane.unfit if found not in unfit]
    return told


@asynccontextmanager
async def _working(lanes: tuple[Lane, Lane], tell: Tell) -> AsyncIterator[tuple[Lane, Lane]]:
    async with asyncio.TaskGroup() as group:
        hands = [group.create_task(lane.work(hand, tell)) for lane in lanes for hand in range(lane.hands)]
        try:
            yield lanes
        finally:
            for hand in hands:
                hand.cancel()


async def _either(stop: asyncio.Event, seconds: float) -> None:
    """Wait to be stopped, but not longer than this."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
