"""Stands at the edge of the world where Temporal is: notes whom it was asked to have look again."""

from collections.abc import AsyncIterator
from typing import Any


class Switchboard:
    """`dies_after`: so many calls are taken, and then the line is dead."""

    def __init__(self, dies_after: int | None = None) -> None:
        self.told: list[str] = []
        self.dies_after = dies_after

    async def start_workflow(self, _workflow: str, _stream: str, *, id: str, **_options: Any) -> None:  # noqa: A002
        if self.dies_after is not None and len(self.told) >= self.dies_after:
            raise ConnectionError
        self.told.append(id)

    async def list_workflows(self, _query: str, **_options: Any) -> AsyncIterator[Any]:
        """Nothing runs."""
        nothing: tuple[Any, ...] = ()
        for each in nothing:
            yield each
