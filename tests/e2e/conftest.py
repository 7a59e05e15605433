"""One running stack with its demo federation for all stories; the one that ends with an erasure is told last."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.stack import start
from tests.e2e.people import House


@pytest.fixture(scope="package")
def house() -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="birge-stories-") as folder, start(Path(folder), demo=True) as stack:
        yield House(stack)
