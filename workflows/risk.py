"""Long work about models, of one activity each, whose heartbeats say how far it is: training, recalibrating, and taking
what people decided through all open cases.
"""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

AT_MOST = timedelta(hours=4)
SILENT_AT_MOST = timedelta(minutes=5)
RETRIES = RetryPolicy(initial_interval=timedelta(seconds=2), maximum_interval=timedelta(minutes=1), maximum_attempts=5)
UNTIL_DONE = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1))


@workflow.defn
class TrainingWorkflow:
    @workflow.run
    async def run(self, target: str, as_of: str, seed: int) -> list[str]:
        """What came of it, in one or three words: a model, or `too-few` with the cases and those that went wrong."""
        found: list[str] = await workflow.execute_activity(
            "train",
            args=(target, as_of, seed),
            result_type=list[str],
            start_to_close_timeout=AT_MOST,
            heartbeat_timeout=SILENT_AT_MOST,
            retry_policy=RETRIES,
        )
        return found


@workflow.defn
class RecalibrationWorkflow:
    @workflow.run
    async def run(self) -> int:
        """How many models were looked at."""
        return await _recalibrated()


@workflow.defn
class ReassessmentWorkflow:
    """Its id is that of the stream in which people decide about policies and models. Each thing that they do there asks
    for one walk; begun twice, or from nothing, it does no more than is needed. At last the models are held against what
    is known, so that nobody has to wait for the night to read what the new one would have seen.
    """

    @workflow.init
    def __init__(self, stream: str) -> None:  # noqa: ARG002 - there is one such stream
        self._dirty = True

    @workflow.signal
    def look(self) -> None:
        self._dirty = True

    @workflow.run
    async def run(self, stream: str) -> int:  # noqa: ARG002
        """How many open cases the last walk came by."""
        looked_at = 0
        while self._dirty:
            self._dirty = False
            looked_at = await workflow.execute_activity(
                "reassess",
                result_type=int,
                start_to_close_timeout=AT_MOST,
                heartbeat_timeout=SILENT_AT_MOST,
                retry_policy=UNTIL_DONE,
            )
            if not self._dirty:
                await _recalibrated()
        return looked_at


async def _recalibrated() -> int:
    looked_at: int = await workflow.execute_activity(
        "recalibrate",
        result_type=int,
        start_to_close_timeout=AT_MOST,
        heartbeat_timeout=SILENT_AT_MOST,
        retry_policy=RETRIES,
    )
    return looked_at
