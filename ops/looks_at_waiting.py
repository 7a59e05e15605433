"""Looks at Temporal: does it answer, does a worker take what waits there, will it reconcile by night, and is every open
case watched over.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import LiteralString

import psycopg
from psycopg.sql import Composed
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest, GetSystemInfoRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from ops.database import patient
from ops.findings import Finding, House, found
from relay.reconcile import running
from relay.registry import BULK, LIVE, WORKFLOWS
from relay.schedules import RECONCILE
from relay.temporal import connect
from relay.unsettled import STREAMS, UNSETTLED
from workflows.deeds import paper_queue

PATIENCE_S = 15
MOST_CASES = 1_000_000
WORK, DEEDS = TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY
QUEUES = tuple(
    asked for queue in (LIVE, BULK) for asked in ((queue, WORK), (queue, DEEDS), (paper_queue(queue), DEEDS))
)
LATELY = timedelta(minutes=2)
"""A worker that is there asks at least this often; Temporal speaks for a while longer of one that is gone."""


def temporal(house: House) -> Iterator[Finding]:
    try:
        version, unpolled, scheduled, watched = asyncio.run(_asked(house))
    except (RuntimeError, TimeoutError, RPCError):
        mend = "Start it; nothing is lost meanwhile: people go on, and terms are made up for."
        yield Finding("Temporal", well=False, said="does not answer", mend=mend)
        return
    yield Finding("Temporal", well=True, said=f"version {version}")
    yield _taken(unpolled)
    said = "reconciles every night" if scheduled else "has no schedule"
    yield found("schedule", well=scheduled, said=said, mend="Start `birge worker`: it makes the schedule.")
    yield _watch(house, watched)


def _taken(unpolled: tuple[str, ...]) -> Finding:
    """A worker can be connected to the record, or have been started, and take nothing all the same."""
    said = f"nobody takes what waits in {', '.join(unpolled)}" if unpolled else "a worker takes from each"
    mend = "Start `birge worker`; where it was started, logs/worker.log of the data directory says why it fell."
    return found("task queues", well=not unpolled, said=said, mend=mend)


def _watch(house: House, watched: frozenset[str]) -> Finding:
    with patient(house.settings.database_url) as connection:
        cases = _ids(connection, STREAMS, list(WORKFLOWS), "", MOST_CASES)
        unwatched = frozenset(_ids(connection, UNSETTLED, cases)) - watched
    said = f"{len(unwatched)} of {len(cases)} cases have something owed and nobody to watch over them"
    return found("workflows", well=not unwatched, said=said, mend="Run `birge reconcile`.")


def _ids(connection: psycopg.Connection, query: LiteralString | Composed, *parameters: object) -> list[str]:
    return [stream for (stream,) in connection.execute(query, parameters)]


async def _asked(house: House) -> tuple[str, tuple[str, ...], bool, frozenset[str]]:
    async with asyncio.timeout(PATIENCE_S):
        client = await connect(house.settings)
        info = await client.workflow_service.get_system_info(GetSystemInfoRequest())
        unpolled = await unpolled_queues(client, datetime.now(UTC))
        return info.server_version, unpolled, await _is_scheduled(client), await running(client)


async def unpolled_queues(client: Client, now: datetime) -> tuple[str, ...]:
    """The task queues from which no worker has asked lately for what it takes there."""
    found = [queue for queue, kind in QUEUES if not await _is_polled(client, queue, kind, now)]
    return tuple(dict.fromkeys(found))


async def _is_polled(client: Client, queue: str, kind: TaskQueueType.ValueType, now: datetime) -> bool:
    asked = DescribeTaskQueueRequest(namespace=client.namespace, task_queue=TaskQueue(name=queue), task_queue_type=kind)
    described = await client.workflow_service.describe_task_queue(asked)
    return any(now - poller.last_access_time.ToDatetime(UTC) < LATELY for poller in described.pollers)


async def _is_scheduled(client: Client) -> bool:
    try:
        await client.get_schedule_handle(RECONCILE).describe()
    except RPCError as fault:
        if fault.status is RPCStatusCode.NOT_FOUND:
            return False
        raise
    return True
