"""Saves the histories of real workflows for the tests, which replay them against the code as it is now.

`python -m tools.export_histories --data-dir .birge tests/replays appeal-…`: of a running stack, one file for each id.
"""

import argparse
import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from temporalio.client import Client

from relay.temporal import connect, leave
from settings import Settings

OF_THE_MACHINE = frozenset({"identity", "stackTrace", "binaryChecksum", "sdkName", "sdkVersion"})
"""Where and on what a workflow ran is nobody's business and replays the same without."""


async def export(client: Client, workflow: str, file: Path) -> None:
    """The latest run of one workflow. Ids, codes and moments are all that Temporal ever knew of it."""
    history = await client.get_workflow_handle(workflow).fetch_history()
    told = _without_machine(json.loads(history.to_json()))
    written = json.dumps({"workflow": workflow, "history": told}, ensure_ascii=False) + "\n"
    await asyncio.to_thread(file.write_text, written)


def _without_machine(value: Any) -> Any:
    match value:
        case {"normalName": queue}:
            return {"name": queue}  # a worker's own queue is named after its machine
        case dict():
            return {name: _without_machine(part) for name, part in value.items() if name not in OF_THE_MACHINE}
        case list():
            return [_without_machine(part) for part in value]
        case _:
            return value


async def _export_all(settings: Settings, folder: Path, workflows: Sequence[str]) -> None:
    client = await connect(settings)
    for workflow in workflows:
        await export(client, workflow, folder / f"{workflow}.json")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--data-dir", type=Path)
    words.add_argument("folder", type=Path)
    words.add_argument("workflows", nargs="+")
    asked = words.parse_args()
    asyncio.run(_export_all(Settings.load(asked.data_dir), asked.folder, asked.workflows))
    leave(0)


if __name__ == "__main__":
    main()
