"""The least that Temporal can do: a signal that may begin a workflow, which then asks for one empty activity."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from time import time

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

QUEUE = "bench-bare"
AT_MOST = timedelta(seconds=10)


@activity.defn
async def nothing() -> None:
    return


@workflow.defn
class Bare:
    def __init__(self) -> None:
        self.dirty = True

    @workflow.signal
    def look(self) -> None:
        self.dirty = True

    @workflow.run
    async def run(self) -> None:
        while True:
            await workflow.wait_condition(lambda: self.dirty)
            self.dirty = False
            await workflow.execute_activity(nothing, start_to_close_timeout=AT_MOST)


@asynccontextmanager
async def bare_worker(client: Client) -> AsyncIterator[None]:
    runner = UnsandboxedWorkflowRunner()
    async with Worker(client, task_queue=QUEUE, workflows=[Bare], activities=[nothing], workflow_runner=runner):
        yield


async def signal_all(client: Client, ids: Sequence[str], per_s: float) -> list[tuple[str, float]]:
    """Tell one workflow after the other at a steady pace; when each was told."""
    loop, began = asyncio.get_running_loop(), asyncio.get_running_loop().time()
    told: list[tuple[str, float]] = []
    calls = []
    for number, name in enumerate(ids):
        await asyncio.sleep(max(0.0, began + number / per_s - loop.time()))
        told.append((name, time()))
        calls.append(asyncio.create_task(_signal(client, name)))
    await asyncio.gather(*calls)
    return told


async def _signal(client: Client, name: str) -> None:
    await client.start_workflow(Bare.run, id=name, task_queue=QUEUE, start_signal="look")
