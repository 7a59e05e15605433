"""Talks and their rounds as an operator sees them waiting: for the other side, for the workers, for a day to come."""

from temporalio import workflow

from workflows.case import Vigil


@workflow.defn
class BargainingWorkflow:
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


@workflow.defn
class RoundWorkflow:
    """One round, in the same way: it outlives nothing and waits for nobody but its own clocks."""

    @workflow.init
    def __init__(self, stream: str) -> None:
        self._vigil = Vigil(stream)

    @workflow.signal
    def look(self) -> None:
        self._vigil.disturb()

    @workflow.run
    async def run(self, stream: str) -> None:  # noqa: ARG002 - the vigil has it from the start
        await self._vigil.keep()
