"""How long somebody waits for the first page: on an empty directory, and when everything is found again."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from local import ports
from local.parts import says_ok

ROUNDS = 3
PAUSE_S = 0.02
AT_MOST_S = 120


def measure() -> Mapping[str, float]:
    first: list[float] = []
    second: list[float] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(prefix="birge-bench-") as folder:
            first.append(_until_first_page(Path(folder) / "data"))
            second.append(_until_first_page(Path(folder) / "data"))
    return {
        "first_s": round(median(first), 2),
        "second_s": round(median(second), 2),
        "ratio": round(median(second) / median(first), 2),
    }


def _until_first_page(data_dir: Path) -> float:
    """From the command to its first page, with the demo federation in it."""
    port = ports.pick(())
    words = [sys.executable, "-P", "-m", "cli", "up", "--demo", "--data-dir", str(data_dir), "--port", str(port)]
    began = monotonic()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as up:  # noqa: S603
        while not says_ok(f"http://127.0.0.1:{port}/"):
            if up.poll() is not None or monotonic() - began > AT_MOST_S:
                up.kill()
                raise TimeoutError("`birge up` served no page")
            sleep(PAUSE_S)
        seconds = monotonic() - began
        up.send_signal(signal.SIGTERM)
        up.wait(AT_MOST_S)
    return seconds
