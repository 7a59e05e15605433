"""A new version of a calendar on its way through all open cases; its id is that of the calendar's stream."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

AT_MOST = timedelta(hours=4)
SILENT_AT_MOST = timedelta(seconds=30)
SETTLING = timedelta(minutes=1)
"""Longer than a command can be under way that was begun under the former version."""
RETRIES = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1))


@workflow.defn
class RecalendarWorkflow:
    """Looks what is left to do, as a case does: started twice, or from nothing, it does no more than is needed."""

    @workflow.init
    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._dirty = True

    @workflow.signal
    def look(self) -> None:
        self._dirty = True

    @workflow.run
    async def run(self, stream: str) -> None:  # noqa: ARG002 - known from the start
        while self._dirty:
            self._dirty = False
            version = await self._done("replan", self._stream)
            if version:
                await workflow.sleep(SETTLING)
                await self._done("replan_late", self._stream, version)

    async def _done(self, activity: str, *about: str | int) -> int:
        answer: int = await workflow.execute_activity(
            activity,
            args=about,
            result_type=int,
            start_to_close_timeout=AT_MOST,
            heartbeat_timeout=SILENT_AT_MOST,
            retry_policy=RETRIES,
        )
        return answer
