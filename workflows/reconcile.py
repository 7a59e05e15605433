"""The nightly comparison of the ledger with what waits: a case that nobody watches over gets its workflow back."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

AT_MOST = timedelta(hours=2)
SILENT_AT_MOST = timedelta(minutes=1)
RETRIES = RetryPolicy(initial_interval=timedelta(seconds=2), maximum_interval=timedelta(minutes=1))


@workflow.defn
class ReconcileWorkflow:
    @workflow.run
    async def run(self) -> int:
        """How many cases had nobody to watch over them."""
        restored: int = await workflow.execute_activity(
            "reconcile",
            result_type=int,
            start_to_close_timeout=AT_MOST,
            heartbeat_timeout=SILENT_AT_MOST,
            retry_policy=RETRIES,
        )
        return restored
