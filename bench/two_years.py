"""Two years of an appeal and of bargaining, and the life of a challenge, under a clock that jumps: how long they take.

The story, its ledger, its mails and its checks are those of the test, so that nothing is measured that is not proved.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from bench.report import table

ROOT = Path(__file__).parents[1]
STORIES = ("tests/workflows/test_two_years.py", "tests/workflows/test_talks_in_time.py")
AIMS_S: Mapping[str, float] = {"appeal": 10.0, "challenge": 10.0, "talks": 20.0}
"""What the wall time of each story is to stay below."""


def run(*, as_json: bool) -> None:
    report = measure()
    if as_json:
        print(json.dumps(report))
    else:
        table({"two-years": report})


def measure() -> Mapping[str, Any]:
    """Raises CalledProcessError when the story does not hold, for then its time says nothing."""
    with tempfile.TemporaryDirectory(prefix="birge-bench-") as folder:
        told = Path(folder) / "told.xml"
        words = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={told}", *STORIES)
        subprocess.run(words, cwd=ROOT, stdout=sys.stderr, check=True)  # noqa: S603
        figures = {p.get("name"): p.get("value") for p in ET.parse(told).iter("property")}  # noqa: S314 - ours
    return {
        **{name: float(value) for name, value in figures.items() if name and value},
        **{f"{story}_aim_s": aim for story, aim in AIMS_S.items()},
        "load": round(os.getloadavg()[0], 1),
    }
