"""Looks at what runs here: the embedded stack, the parts that answer, and the room on the disk."""

import json
import shutil
from collections.abc import Iterator
from fcntl import LOCK_EX, LOCK_NB, flock
from importlib.metadata import version
from pathlib import Path

from api.health import look
from local.parts import says_ok
from ops.findings import Finding, House, found

GIB = 1 << 30
LEAST_FREE = 0.05
START_STACK = "Start it: `birge up`."
MENDS = {
    "database": "Start PostgreSQL; see logs/postgres.log of the data directory.",
    "keys": "Start the database of the keys; nothing personal can be read or written without it.",
    "temporal": "Start Temporal; nothing is lost meanwhile.",
    "mail": "Start the mail server; mails that are owed go out by themselves then.",
    "worker": "Start `birge worker`.",
    "follow": "Start `birge follow`.",
}


def stack(house: House) -> Iterator[Finding]:
    yield Finding("Birge", well=True, said=f"version {version('birge')}")
    if house.data_dir is None:
        return
    holder = _holder(house.data_dir / "up.lock")
    said = f"runs as process {holder}" if holder else "does not run"
    yield found("stack", well=holder is not None, said=said, mend=START_STACK)
    ports = json.loads((house.data_dir / "stack.json").read_text()).get("ports", {})
    yield Finding("ports", well=True, said=", ".join(f"{name} {port}" for name, port in sorted(ports.items())))


def _holder(lock: Path) -> str | None:
    """The process that holds the lock of the data directory."""
    if not lock.exists():
        return None
    with lock.open("r+") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return file.read().strip() or "unknown"
    return None


def parts(house: House) -> Iterator[Finding]:
    for name, answers in look(house.settings).items():
        yield found(name, well=answers, said="answers" if answers else "does not answer", mend=MENDS[name])
    answers = says_ok(f"{house.settings.public_url}/healthz")
    yield found("api", well=answers, said="answers" if answers else "does not answer", mend="Start `birge serve`.")


def disk(house: House) -> Iterator[Finding]:
    usage = shutil.disk_usage(house.settings.blobs_dir)
    enough = usage.free > GIB and usage.free > usage.total * LEAST_FREE
    said = f"{usage.free / GIB:.1f} GiB free of {usage.total / GIB:.1f}"
    yield found("disk", well=enough, said=said, mend="Make room: with a full disk nothing can be recorded.")
