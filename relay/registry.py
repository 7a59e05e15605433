"""Which workflow watches over which kind of stream, and on which queue its work waits."""

from collections.abc import Mapping

from domain.kernel import kind_of

WORKFLOWS: Mapping[str, str] = {"appeal": "AppealWorkflow"}
"""The name of the workflow by the kind of stream; other kinds have nobody to watch over them."""

LIVE = "cases"
BULK = "cases-bulk"
"""For work that arrives in heaps, so that a person's one case does not queue behind it."""


def workflow_of(stream: str) -> str:
    return WORKFLOWS[kind_of(stream)]
