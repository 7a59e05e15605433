"""One embedded stack with its demo federation for all faults, and a seed by which a run can be repeated."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from local.stack import start
from tests.e2e.people import House, say


@pytest.fixture(scope="package")
def house() -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="birge-faults-") as folder, start(Path(folder), demo=True) as stack:
        yield House(stack)


@pytest.fixture
def dice() -> Random:
    """`BIRGE_SEED=...` plays a run again, as far as real processes can be played again."""
    seed = int(os.environ.get("BIRGE_SEED") or secrets.randbits(32))
    say(f"BIRGE_SEED={seed}")
    return Random(seed)
