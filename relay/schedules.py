"""What Temporal is to begin by itself. A schedule is a mark as well: where it is missing, Temporal has forgotten."""

import asyncio
from collections.abc import Mapping
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

RECONCILE, RECALIBRATE = "reconcile", "recalibrate"
LOOKED_FOR_EVERY_S = 30.0
ONE_TRY = timedelta(seconds=5)

log = structlog.get_logger()


def nightly(workflow: str, schedule: str, hour: int) -> Schedule:
    """At an hour of the night in Kazakhstan; a night that was missed is made up for within a day."""
    return Schedule(
        action=ScheduleActionStartWorkflow(workflow, id=schedule, task_queue=BULK),
        spec=ScheduleSpec(calendars=[ScheduleCalendarSpec(hour=[ScheduleRange(hour)])], time_zone_name="Asia/Almaty"),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=timedelta(days=1)),
    )


SCHEDULES: Mapping[str, Schedule] = {
    RECONCILE: nightly("ReconcileWorkflow", RECONCILE, 3),
    RECALIBRATE: nightly("RecalibrationWorkflow", RECALIBRATE, 4),
}


async def keep_scheduled(client: Client) -> None:
    """See to it, for ever, that the schedules exist; what had to be made begins at once."""
    known = False
    while True:
        try:
            known = await ensure(client, renew=not known)
        except (RPCError, TimeoutError) as fault:
            log.warning("schedule cannot be seen", exception_type=type(fault).__name__)
        await asyncio.sleep(LOOKED_FOR_EVERY_S if known else 1)


async def ensure(client: Client, *, renew: bool) -> bool:
    """Make the schedules and begin, or leave them as they are; `renew` writes existing ones anew."""
    for name, schedule in SCHEDULES.items():
        async with asyncio.timeout(ONE_TRY.total_seconds() * 2):
            await _ensure(client, name, schedule, renew=renew)
    return True


async def _ensure(client: Client, name: str, schedule: Schedule, *, renew: bool) -> None:
    def renewed(_: ScheduleUpdateInput) -> ScheduleUpdate:
        return ScheduleUpdate(schedule=schedule)

    try:
        await client.create_schedule(name, schedule, trigger_immediately=True, rpc_timeout=ONE_TRY)
        log.info("schedule made", workflow=name)
    except ScheduleAlreadyRunningError:
        if renew:
            await client.get_schedule_handle(name).update(renewed, rpc_timeout=ONE_TRY)
