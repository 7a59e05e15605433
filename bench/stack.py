"""What the whole embedded stack carries: how soon lists and workflows know, what open cases cost, how fast it is up."""

import asyncio
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

from api.examples import person
from bench import herd, looking, starts
from bench.report import table
from bench.traffic import Caller, ms, paced
from ledger.watch import Watch
from local.stack import RunningStack, start

CASES = 10_000
CASES_IN_WORK = 100
DOCKET_PER_S = 50
DOCKET_SECONDS = 20
HANDS = 8
PATIENCE_S = 10.0
TELL_EVERY_S = 10.0


def run(*, as_json: bool, cases: int = CASES) -> None:
    """On stacks of its own, one after the other; progress on stderr, then a table or one JSON object."""
    report = {"start": starts.measure(), **_in_use(), "open_cases": _crowded(cases)}
    if as_json:
        print(json.dumps(report))
    else:
        table({"stack": report})


def _in_use() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="birge-bench-") as folder, start(Path(folder), demo=True) as stack:
        lawyer = Caller.of(stack.settings, "lawyer")
        cases = _cases_in_work(stack)
        docket = _acknowledged_to_docket(stack, lawyer, cases)
        return {"docket": docket, "looking": asyncio.run(looking.measure(stack.settings, lawyer, cases))}


def _cases_in_work(stack: RunningStack) -> tuple[str, ...]:
    """Filed by members and taken by the lawyer, with every letter and mail gone, so that nothing else is under way."""
    waiting = herd.filed(stack, CASES_IN_WORK, _progress())
    supervisor = Caller.of(stack.settings, "supervisor")
    taken = {"command": "triage", "category": "pay", "urgent": True, "conflict_checked": True}
    for case in waiting.cases:
        supervisor.send(f"/api/v1/cases/{case}/commands", {**taken, "holder": person("lawyer")})
    herd.watched_over(stack, waiting, _progress())
    return waiting.cases


def _acknowledged_to_docket(stack: RunningStack, lawyer: Caller, cases: Sequence[str]) -> Mapping[str, float]:
    """From the answer to the row: the follower says how far it is in the transaction that writes the rows."""
    with closing(Watch(stack.settings.database_url)) as watch:

        def once(number: int) -> tuple[float, float]:
            began = monotonic()
            position = looking.draft(lawyer, cases[number % len(cases)])
            acknowledged = monotonic()
            if not watch.wait_for("docket", position, PATIENCE_S):
                raise TimeoutError("the docket does not follow")
            return acknowledged - began, monotonic() - acknowledged

        paced(DOCKET_PER_S, 1, HANDS, once)
        times = paced(DOCKET_PER_S, DOCKET_SECONDS, HANDS, once)
    answers, rows = zip(*times, strict=True)
    return {"commands": len(times), "per_s": DOCKET_PER_S, **ms(rows), **ms(answers, "answer_")}


def _crowded(cases: int) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory(prefix="birge-bench-") as folder, start(Path(folder), demo=True) as stack:
        return herd.measure(stack, cases, _progress())


def _progress() -> herd.Progress:
    """A line every now and then, as for a log."""
    told = {"": 0.0}

    def tell(step: str, done: int, of: int) -> None:
        if monotonic() - told.get(step, 0.0) > TELL_EVERY_S:
            told[step] = monotonic()
            print(f"{step} {done} of {of}", file=sys.stderr, flush=True)

    return tell
