import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """With a space and a Kazakh letter, as on somebody's desktop."""
    return tmp_path / "деректер қоры"


def children() -> set[int]:
    """Processes that this one started and that still run."""
    found: set[int] = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        with suppress(FileNotFoundError):  # the thread has ended since it was listed
            found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found


@pytest.fixture
def nothing_left_running() -> Iterator[None]:
    before = children()
    yield
    assert children() <= before
