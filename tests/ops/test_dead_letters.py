import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg

from ledger.application import Ledger
from ledger.follower import Follower
from ledger.record import Recorded
from ops.dead_letters import parked, retry
from settings import Settings
from tests.ops.house import file_appeal
from tests.ops.life import eventually


class Digestion:
    """A follower's work, which cannot stand one stream until it is cured."""

    def __init__(self) -> None:
        self.cannot_stand = ""
        self.digested: list[int] = []

    def __call__(self, _cursor: psycopg.Cursor, events: Sequence[Recorded]) -> None:
        if any(event.stream == self.cannot_stand for event in events):
            raise ValueError
        self.digested += [event.position for event in events]


@contextmanager
def following(settings: Settings, ledger: Ledger, digestion: Digestion) -> Iterator[None]:
    stop = threading.Event()
    follower = Follower(settings.database_url, ledger.registry.mapper, "docket", digestion)
    thread = threading.Thread(target=follower.run, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(30)


def test_a_parked_stream_is_listed_and_resumes_when_the_cause_is_mended(ledger: Ledger, database: Settings):
    digestion = Digestion()
    digestion.cannot_stand = stream = file_appeal(ledger)
    with following(database, ledger, digestion):
        eventually(lambda: len(parked(database)) == 1)
        listed = parked(database)[0]
        assert (listed.follower, listed.stream, listed.fault) == ("docket", stream, "ValueError")
        assert retry(database) == 1
        eventually(lambda: leads_again(database))
        assert parked(database), "without the cure it stays parked"
        digestion.cannot_stand = ""
        retry(database)
        eventually(lambda: not parked(database))
    history = ledger.history(stream)
    assert {event.position for event in history} <= set(digestion.digested)


def leads_again(settings: Settings) -> bool:
    with psycopg.connect(settings.database_url) as connection:
        held = connection.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted").fetchone()
        return held is not None and held[0] > 0
