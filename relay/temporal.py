"""How our processes reach Temporal, and how they leave it."""

import asyncio
import logging
import os
import sys
from datetime import timedelta
from functools import cache
from typing import NoReturn

from temporalio.client import Client
from temporalio.common import WorkflowIDReusePolicy
from temporalio.runtime import LogForwardingConfig, LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter
from temporalio.service import RetryConfig

from relay.registry import workflow_of
from settings import Settings
from workflows.payloads import PAYLOADS

ONE_TRY = timedelta(seconds=5)
IMPATIENT = RetryConfig(max_interval_millis=500, max_elapsed_time_millis=4000)
"""Whoever calls tries again by itself, so the client need not sleep long between its own tries."""
PATIENCE_S = 10


async def connect(settings: Settings, *, lazy: bool = False) -> Client:
    """A lazy client connects at its first call; a worker cannot use one."""
    return await Client.connect(
        settings.temporal_address,
        namespace=settings.temporal_namespace,
        data_converter=PAYLOADS,
        retry_config=IMPATIENT,
        runtime=_runtime(),
        lazy=lazy,
    )


@cache
def _runtime() -> Runtime:
    """What the client's own core has to say goes through our log, which leaves its words out."""
    through_ours = LogForwardingConfig(logging.getLogger("temporalio.core"))
    chosen = TelemetryFilter(core_level="ERROR", other_level="ERROR")
    return Runtime(telemetry=TelemetryConfig(logging=LoggingConfig(chosen, forwarding=through_ours)))


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
