"""What Temporal is to begin by itself. The schedule is a mark as well: where it is missing, Temporal has forgotten."""

import asyncio
from datetime import timedelta

import structlog
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.service import RPCError

from relay.registry import BULK

RECONCILE = "reconcile"
LOOKED_FOR_EVERY_S = 30.0
ONE_TRY = timedelta(seconds=5)

log = structlog.get_logger()


def nightly() -> Schedule:
    """At three in the morning in Kazakhstan; a night that was missed is made up for within a day."""
    return Schedule(
        action=ScheduleActionStartWorkflow("ReconcileWorkflow", id=RECONCILE, task_queue=BULK),
        spec=ScheduleSpec(calendars=[ScheduleCalendarSpec(hour=[ScheduleRange(3)])], time_zone_name="Asia/Almaty"),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=timedelta(days=1)),
    )


async def keep_scheduled(client: Client) -> None:
    """See to it, for ever, that the schedule exists; where it had to be made, reconciling begins at once."""
    known = False
    while True:
        try:
            known = await ensure(client, renew=not known)
        except (RPCError, TimeoutError) as fault:
            log.warning("schedule cannot be seen", exception_type=type(fault).__name__)
        await asyncio.sleep(LOOKED_FOR_EVERY_S if known else 1)


async def ensure(client: Client, *, renew: bool) -> bool:
    """Make the schedule and begin, or leave it as it is; `renew` writes an existing one anew."""
    async with asyncio.timeout(ONE_TRY.total_seconds() * 2):
        try:
            await client.create_schedule(RECONCILE, nightly(), trigger_immediately=True, rpc_timeout=ONE_TRY)
            log.info("schedule made", workflow=RECONCILE)
        except ScheduleAlreadyRunningError:
            if renew:
                await client.get_schedule_handle(RECONCILE).update(_renewed, rpc_timeout=ONE_TRY)
    return True


def _renewed(_: ScheduleUpdateInput) -> ScheduleUpdate:
    return ScheduleUpdate(schedule=nightly())
