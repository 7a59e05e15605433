"""What a running stack holds: memory of each of its processes, bytes on disk."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg

from local.parts import ALL_PARTS
from local.stack import RunningStack

MIB = 1024


def resident_mb(stack: RunningStack) -> dict[str, float]:
    """Resident memory of each part with all its processes; a page that several share is counted in shares."""
    return {part: round(sum(map(_shared_kib, _tree(stack.pid(part)))) / MIB, 1) for part in ALL_PARTS}


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in _tasks(pid):
        with suppress(OSError):
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))


def _tasks(pid: int) -> Iterable[Path]:
    with suppress(OSError):
        return list(Path(f"/proc/{pid}/task").iterdir())
    return ()


def _shared_kib(pid: int) -> int:
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return 0


def postgres_bytes(stack: RunningStack) -> int:
    """Of the record with its projections, and of the keys."""
    with psycopg.connect(stack.settings.database_url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        row = connection.execute("SELECT pg_database_size('birge') + pg_database_size('birge_keys')").fetchone()
    assert row is not None
    return int(row[0])


def temporal_bytes(stack: RunningStack) -> int:
    return sum(file.stat().st_size for file in stack.data_dir.glob("temporal.db*"))


def blob_bytes(stack: RunningStack) -> int:
    return sum(file.stat().st_size for file in stack.settings.blobs_dir.rglob("*") if file.is_file())
