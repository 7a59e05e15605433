"""Compares the ledger with what waits in Temporal: a case to which something is owed gets back a workflow it lost."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import LiteralString

from psycopg.sql import Composed
from temporalio import activity
from temporalio.client import Client

from ledger.application import Ledger
from ledger.pool import Pool
from relay.recalendar import unfinished
from relay.registry import BULK, WORKFLOWS
from relay.temporal import tell_to_look
from relay.unsettled import STREAMS, UNSETTLED

PAGE = 500
HANDS = 16
MOST_PORTIONS = 1000
"""What is left after so many waits for the next night."""
COUNT = "SELECT count(*) FROM ledger.events WHERE originator_version = 1 AND kind = ANY (%s)"
Progress = Callable[[int], None]
"""Told how many cases, open and closed, have been compared so far."""


@dataclass(frozen=True, slots=True)
class Report:
    """How many cases something is owed to, and how many of them had nobody to watch over them."""

    open_cases: int
    restored: int


async def reconcile(ledger: Ledger, client: Client, progress: Progress) -> Report:
    """Begin a workflow for every unsettled case that has none, and go on with a calendar that is under way.

    Harmless at any time, also twice at once.
    """
    watched = await running(client)
    compared = open_cases = restored = 0
    async for page in _pages(ledger.registry.recorder.pool):
        unsettled = await asyncio.to_thread(_ids, ledger.registry.recorder.pool, UNSETTLED, page)
        lost = [stream for stream in unsettled if stream not in watched]
        await _begin(client, lost)
        compared, open_cases, restored = compared + len(page), open_cases + len(unsettled), restored + len(lost)
        progress(compared)
    await _begin(client, await asyncio.to_thread(unfinished, ledger))
    return Report(open_cases, restored)


def streams_of_cases(ledger: Ledger) -> int:
    """How many cases there are to compare."""
    with ledger.registry.recorder.pool.connection() as connection:
        row = connection.execute(COUNT, (list(WORKFLOWS),)).fetchone()
    assert row is not None
    return int(row[0])


async def running(client: Client) -> frozenset[str]:
    """Ids of all cases that a workflow watches over now."""
    names = ", ".join(f"'{name}'" for name in sorted(set(WORKFLOWS.values())))
    query = f"ExecutionStatus = 'Running' AND WorkflowType IN ({names})"
    return frozenset([found.id async for found in client.list_workflows(query, page_size=1000)])


async def _begin(client: Client, streams: Sequence[str]) -> None:
    hands = asyncio.Semaphore(HANDS)

    async def begin(stream: str) -> None:
        async with hands:
            await tell_to_look(client, stream, BULK)

    await asyncio.gather(*map(begin, streams))


async def _pages(pool: Pool) -> AsyncIterator[list[str]]:
    """Streams of all cases, page by page, so that no query takes long."""
    last = ""
    while streams := await asyncio.to_thread(_ids, pool, STREAMS, list(WORKFLOWS), last, PAGE):
        last = streams[-1]
        yield streams


def _ids(pool: Pool, query: LiteralString | Composed, *parameters: object) -> list[str]:
    with pool.connection() as connection:
        return [stream for (stream,) in connection.execute(query, parameters)]


@dataclass(frozen=True)
class ReconcileActivity:
    """The same, as the nightly workflow has it done; and what else is tidied by night, portion by portion."""

    ledger: Ledger
    client: Client
    tidy: Callable[[], int]
    """Removes a portion; how much it was."""

    @activity.defn
    async def reconcile(self) -> int:
        report = await reconcile(self.ledger, self.client, activity.heartbeat)
        for _ in range(MOST_PORTIONS):
            activity.heartbeat()
            if not await asyncio.to_thread(self.tidy):
                break
        return report.restored
