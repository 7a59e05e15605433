"""The embedded stack with its real worker and relay, once for all drills, and a federation on its ledger."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from domain.appeal import terms
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


class SetBack:
    """A clock by which people can have acted in the past."""

    by = timedelta()

    def __call__(self, now: datetime) -> datetime:
        return now - self.by


@dataclass
class Drill:
    """The running stack, and people who act in it."""

    stack: RunningStack
    ledger: Ledger
    desk: Desk
    clock: SetBack

    def file(self, ago: timedelta = timedelta()) -> str:
        stream = f"appeal-{uuid4()}"
        text = self.ledger.seal(AIGUL.id, TEXT, stream=stream)
        self.clock.by = ago
        self.desk.does(stream, filing(text=text), AIGUL)
        self.clock.by = timedelta()
        return stream

    def mails(self, stream: str) -> list[Mail]:
        return [mail for mail in read_mailbox(self.stack.data_dir / "mailbox") if stream in mail.message_id]

    def is_settled(self, stream: str) -> bool:
        case = self.desk.case(stream)
        return not case.letters_owed and not case.notices

    def is_reviewed_late(self, stream: str) -> bool:
        return self.is_settled(stream) and terms.CONFIRM in self.desk.case(stream).terms


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
        clock = SetBack()
        ledger = Ledger.at(stack.settings, KINDS, clock)
        found(ledger)
        yield Drill(stack, ledger, Desk(ledger), clock)
        ledger.close()
