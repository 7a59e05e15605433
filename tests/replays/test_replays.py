"""Waiting cases outlive every release: histories of real ones replay on the workflows as they are now."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from socket import gethostname

import pytest
from temporalio import workflow
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer
from temporalio.workflow import NondeterminismError

from worker import RUNNER, WATCHING
from workflows.appeal import AppealWorkflow
from workflows.payloads import PAYLOADS
from workflows.reconcile import ReconcileWorkflow

HISTORIES = sorted(Path(__file__).parent.glob("*.json"))


def replay(file: Path, *workflows: type) -> None:
    told = json.loads(file.read_text())
    history = WorkflowHistory.from_json(told["workflow"], told["history"])
    replayer = Replayer(workflows=workflows, data_converter=PAYLOADS, workflow_runner=RUNNER)
    asyncio.run(replayer.replay_workflow(history))


@workflow.defn(name="AppealWorkflow", sandboxed=False)
class Changed(AppealWorkflow):
    """The fault: a timer more than the cases that already wait have."""

    @workflow.init
    def __init__(self, stream: str) -> None:
        super().__init__(stream)

    @workflow.signal
    def look(self) -> None:
        super().look()

    @workflow.run
    async def run(self, stream: str) -> None:
        await workflow.sleep(timedelta(seconds=1))
        await super().run(stream)


def test_there_are_histories():
    assert HISTORIES


@pytest.mark.parametrize("file", HISTORIES, ids=lambda file: file.stem)
def test_a_history_replays(file: Path):
    replay(file, *WATCHING)


@pytest.mark.parametrize("file", [file for file in HISTORIES if "appeal" in file.stem], ids=lambda file: file.stem)
def test_a_changed_workflow_is_noticed(file: Path):
    with pytest.raises(NondeterminismError):
        replay(file, Changed, ReconcileWorkflow)


@pytest.mark.parametrize("file", HISTORIES, ids=lambda file: file.stem)
def test_a_history_tells_nothing_of_where_it_ran(file: Path):
    told = file.read_text()
    assert not [word for word in ("identity", "stackTrace", "@", gethostname(), str(Path.home())) if word in told]
