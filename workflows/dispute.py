"""A collective dispute as an operator sees it waiting: for an answer, a commission, an award, a weekly report."""

from temporalio import workflow

from workflows.case import Vigil


@workflow.defn
class CollectiveDisputeWorkflow:
    """Its id is that of its stream, and its only argument too: the ledger knows the rest."""

    @workflow.init
    def __init__(self, stream: str) -> None:
        self._vigil = Vigil(stream)

    @workflow.signal
    def look(self) -> None:
        self._vigil.disturb()

    @workflow.run
    async def run(self, stream: str) -> None:  # noqa: ARG002 - the vigil has it from the start
        await self._vigil.keep()
