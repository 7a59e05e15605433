"""PostgreSQL is killed while commands are on their way: what was acknowledged is there, once."""

import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import psycopg
import pytest

from ledger.application import Ledger
from ledger.record import Answer, Busy
from ledger.schema import prepare
from local.stack import RunningStack, start
from tests.ledger.conftest import KINDS
from tests.ledger.toy import ALMA, Note, OpenBox, new_box

WRITERS = 8
KILLS = 3
NOTES_BETWEEN_KILLS = 150
LONGEST_S = 90


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[RunningStack]:
    with start(tmp_path / "data", parts={"postgres"}) as stack:
        prepare(stack.settings)
        yield stack


class Writers:
    """Send notes until told to stop, each with an id of its own; remember every answer and every failure."""

    def __init__(self, ledger: Ledger, boxes: list[str]) -> None:
        self.ledger = ledger
        self.boxes = boxes
        self.answers: dict[str, Answer] = {}
        self.failures: list[Exception] = []
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.write, args=(n,)) for n in range(WRITERS)]

    def write(self, writer: int) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            key = f"note-{writer}-{number}"
            try:
                self.answers[key] = self.ledger.perform(self.boxes[number % 4], Note(), ALMA, key, b"")
            except Exception as failure:  # noqa: BLE001
                self.failures.append(failure)

    def wait_for_more(self, notes: int) -> None:
        goal = len(self.answers) + notes
        give_up = monotonic() + LONGEST_S
        while len(self.answers) < goal:
            assert monotonic() < give_up, "writes did not resume"
            self.stop.wait(0.05)


def command_ids(url: str) -> list[str]:
    with psycopg.connect(url) as raw:
        found = raw.execute("SELECT command_id FROM ledger.events WHERE topic = 'box.noted'")
        return [command_id for (command_id,) in found]


def lost(acknowledged: set[str], recorded: list[str]) -> set[str]:
    return acknowledged - set(recorded)


def doubled(recorded: list[str]) -> list[str]:
    return [command_id for command_id, times in Counter(recorded).items() if times > 1]


@pytest.mark.slow
def test_no_acknowledged_command_is_lost_or_doubled_when_postgres_is_killed(stack: RunningStack):
    ledger = Ledger.at(stack.settings, KINDS)
    boxes = [new_box() for _ in range(4)]
    for box in boxes:
        ledger.perform(box, OpenBox(), ALMA, box, b"")
    writers = Writers(ledger, boxes)
    for thread in writers.threads:
        thread.start()
    for _ in range(KILLS):
        writers.wait_for_more(NOTES_BETWEEN_KILLS)
        stack.kill("postgres")
    writers.wait_for_more(NOTES_BETWEEN_KILLS)
    writers.stop.set()
    for thread in writers.threads:
        thread.join(LONGEST_S)
    recorded = command_ids(stack.settings.database_url)
    assert lost(set(writers.answers), recorded) == set()
    assert doubled(recorded) == []
    assert writers.failures == []  # every command got through: patience is longer than a restart
    for box in boxes:
        history = ledger.history(box)
        assert [r.version for r in history] == list(range(1, len(history) + 1))
        assert ledger.state(box).notes == len(history) - 1
    ledger.close()


def test_a_lost_and_a_doubled_command_would_be_seen(ledger: Ledger, migrated, box: str):
    """Control: a client that sends again under a new id after a failure writes twice."""
    first = ledger.perform(box, Note(), ALMA, "note-1", b"")
    assert first.version == 2
    with psycopg.connect(migrated.database_url) as raw:
        raw.execute("ALTER TABLE ledger.answers DISABLE TRIGGER append_only")
        raw.execute("DELETE FROM ledger.answers")
    ledger.perform(box, Note(), ALMA, "note-1", b"")
    recorded = command_ids(migrated.database_url)
    assert doubled(recorded) == ["note-1"]
    assert lost({"note-1", "note-2"}, recorded) == {"note-2"}


@pytest.mark.slow
def test_while_postgres_is_away_for_long_a_caller_is_told_so(stack: RunningStack, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ledger.application.PATIENCE_S", 1)
    ledger = Ledger.at(stack.settings, KINDS)
    box = new_box()
    ledger.perform(box, OpenBox(), ALMA, box, b"")
    stack.halt("postgres")
    with pytest.raises(Busy):
        ledger.perform(box, Note(), ALMA, "note", b"")
    stack.restart("postgres")
    stack.await_ready("postgres")
    assert ledger.perform(box, Note(), ALMA, "note", b"").version == 2
    ledger.close()
