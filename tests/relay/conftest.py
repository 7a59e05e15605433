"""The embedded stack with its real worker and relay, once for all drills, and a federation on its ledger."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from local.mailbox import Mail, read_mailbox
from local.stack import RunningStack, start
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL
from tests.founding import Desk, found

PARTS = ("postgres", "temporal", "mailbox", "worker", "follow")
PATIENCE_S = 90.0
TEXT = "Айлығымды үш ай бойы төлемей жүр"
"""A canary: only the sealed text of an appeal may hold it."""


@dataclass
class Drill:
    """The running stack, and people who act in it; `ago` lets them have acted in the past."""

    stack: RunningStack
    ledger: Ledger
    desk: Desk
    ago: timedelta = timedelta()

    def clock(self, now: datetime) -> datetime:
        return now - self.ago

    def file(self, ago: timedelta = timedelta()) -> str:
        stream = f"appeal-{uuid4()}"
        text = self.ledger.seal(AIGUL.id, TEXT, stream=stream)
        self.ago = ago
        self.desk.does(stream, filing(text=text), AIGUL)
        self.ago = timedelta()
        return stream

    def mails(self, stream: str) -> list[Mail]:
        return [mail for mail in read_mailbox(self.stack.data_dir / "mailbox") if stream in mail.message_id]

    def is_settled(self, stream: str) -> bool:
        case = self.desk.case(stream)
        return not case.letters_owed and not case.notices


def eventually(holds: Callable[[], bool]) -> None:
    """Bounded, and never a measure of speed."""
    give_up = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < give_up, "did not come about"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def drill() -> Iterator[Drill]:
    with tempfile.TemporaryDirectory(prefix="birge-f-relay-") as folder, start(Path(folder), PARTS) as stack:
        schema.prepare(stack.settings)
        drill = Drill.__new__(Drill)
        ledger = Ledger.at(stack.settings, KINDS, lambda now: drill.clock(now))
        drill.__init__(stack, ledger, Desk(ledger))  # type: ignore[misc]
        found(ledger)
        yield drill
        ledger.close()
