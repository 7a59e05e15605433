"""How our processes reach Temporal, and how they leave it."""

import asyncio
import os
import sys
from datetime import timedelta
from typing import NoReturn

from temporalio.client import Client
from temporalio.common import WorkflowIDReusePolicy

from relay.registry import workflow_of
from settings import Settings
from workflows.payloads import PAYLOADS

ONE_TRY = timedelta(seconds=5)
PATIENCE_S = 10


async def connect(settings: Settings, *, lazy: bool = False) -> Client:
    """A lazy client connects at its first call; a worker cannot use one."""
    return await Client.connect(
        settings.temporal_address, namespace=settings.temporal_namespace, data_converter=PAYLOADS, lazy=lazy
    )


async def tell_to_look(client: Client, stream: str, queue: str) -> None:
    """Have the workflow of a stream look again, and begin it where there is none. Without the limit on the whole
    the client would try for ever while Temporal is down.
    """
    async with asyncio.timeout(PATIENCE_S):
        await client.start_workflow(
            workflow_of(stream),
            stream,
            id=stream,
            task_queue=queue,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            start_signal="look",
            rpc_timeout=ONE_TRY,
        )


def leave(exit_code: int) -> NoReturn:
    """End the process at once: the client's own threads may crash while Python tears itself down (sdk-python #300)."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(exit_code)
