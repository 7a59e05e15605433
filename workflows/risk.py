"""Training and recalibrating of models: long work of one activity each, whose heartbeats say how far it is."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

AT_MOST = timedelta(hours=4)
SILENT_AT_MOST = timedelta(minutes=5)
RETRIES = RetryPolicy(initial_interval=timedelta(seconds=2), maximum_interval=timedelta(minutes=1), maximum_attempts=5)


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
        looked_at: int = await workflow.execute_activity(
            "recalibrate",
            result_type=int,
            start_to_close_timeout=AT_MOST,
            heartbeat_timeout=SILENT_AT_MOST,
            retry_policy=RETRIES,
        )
        return looked_at
