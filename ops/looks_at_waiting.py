"""Looks at Temporal: does it answer, will it reconcile by night, and is every open case watched over."""

import asyncio
from collections.abc import Iterator
from typing import LiteralString

import psycopg
from psycopg.sql import Composed
from temporalio.api.workflowservice.v1 import GetSystemInfoRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from ops.database import patient
from ops.findings import Finding, House, found
from relay.reconcile import running
from relay.registry import WORKFLOWS
from relay.schedules import RECONCILE
from relay.temporal import connect
from relay.unsettled import STREAMS, UNSETTLED

PATIENCE_S = 15
MOST_CASES = 1_000_000


def temporal(house: House) -> Iterator[Finding]:
    try:
        version, scheduled, watched = asyncio.run(_asked(house))
    except (RuntimeError, TimeoutError, RPCError):
        mend = "Start it; nothing is lost meanwhile: people go on, and terms are made up for."
        yield Finding("Temporal", well=False, said="does not answer", mend=mend)
        return
    yield Finding("Temporal", well=True, said=f"version {version}")
    said = "reconciles every night" if scheduled else "has no schedule"
    yield found("schedule", well=scheduled, said=said, mend="Start `birge worker`: it makes the schedule.")
    yield _watch(house, watched)


def _watch(house: House, watched: frozenset[str]) -> Finding:
    with patient(house.settings.database_url) as connection:
        cases = _ids(connection, STREAMS, list(WORKFLOWS), "", MOST_CASES)
        unwatched = frozenset(_ids(connection, UNSETTLED, cases)) - watched
    said = f"{len(unwatched)} of {len(cases)} cases have something owed and nobody to watch over them"
    return found("workflows", well=not unwatched, said=said, mend="Run `birge reconcile`.")


def _ids(connection: psycopg.Connection, query: LiteralString | Composed, *parameters: object) -> list[str]:
    return [stream for (stream,) in connection.execute(query, parameters)]


async def _asked(house: House) -> tuple[str, bool, frozenset[str]]:
    async with asyncio.timeout(PATIENCE_S):
        client = await connect(house.settings)
        info = await client.workflow_service.get_system_info(GetSystemInfoRequest())
        return info.server_version, await _is_scheduled(client), await running(client)


async def _is_scheduled(client: Client) -> bool:
    try:
        await client.get_schedule_handle(RECONCILE).describe()
    except RPCError as fault:
        if fault.status is RPCStatusCode.NOT_FOUND:
            return False
        raise
    return True
