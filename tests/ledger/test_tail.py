"""A reader that follows the log by position must not step over an event that becomes visible late."""

import threading
from collections.abc import Callable

import psycopg
import pytest

from settings import Settings

WRITERS = 8
APPENDS = 120

APPEND = (
    "SELECT ledger.append(ARRAY[%s], ARRAY[0]::bigint[], ARRAY[1]::bigint[], ARRAY['person-x'], ARRAY[%s],"
    " ARRAY['']::bytea[], ARRAY[now()], ARRAY[''], ARRAY['box.noted'], ARRAY['{}']::bytea[])"
)
# The commit takes a moment, as it does on a disk that is asked to keep its promise.
DAWDLE = "SELECT pg_sleep(random() * 0.004)"


def write(url: str, name: int) -> None:
    with psycopg.connect(url) as connection:
        for n in range(APPENDS):
            connection.execute(APPEND, (f"box-{name}-{n}", f"{name}-{n}"))
            connection.execute(DAWDLE)
            connection.commit()


def tail(url: str, is_over: Callable[[], bool]) -> set[int]:
    """Every position that a reader saw who always asks for what comes after the last one."""
    seen: set[int] = set()
    last = 0
    with psycopg.connect(url, autocommit=True) as connection:
        while True:
            over = is_over()
            rows = connection.execute(
                "SELECT notification_id FROM ledger.events WHERE notification_id > %s ORDER BY 1", (last,)
            ).fetchall()
            seen |= {position for (position,) in rows}
            last = max([last, *(position for (position,) in rows)])
            if over and not rows:
                return seen


def missed(url: str) -> set[int]:
    """What a tailing reader did not see while the writers wrote."""
    writers = [threading.Thread(target=write, args=(url, name)) for name in range(WRITERS)]
    for writer in writers:
        writer.start()
    seen = tail(url, lambda: not any(writer.is_alive() for writer in writers))
    with psycopg.connect(url) as connection:
        everything = {p for (p,) in connection.execute("SELECT notification_id FROM ledger.events")}
    assert len(everything) == WRITERS * APPENDS
    return everything - seen


@pytest.mark.slow
def test_a_tailing_reader_misses_nothing_under_eight_writers(migrated: Settings):
    assert missed(migrated.database_url) == set()


@pytest.mark.slow
def test_without_the_lock_a_tailing_reader_misses_events(migrated: Settings):
    """Control: the same function without its lock."""
    with psycopg.connect(migrated.database_url) as connection:
        row = connection.execute("SELECT pg_get_functiondef('ledger.append'::regproc)").fetchone()
        assert row is not None
        unlocked = row[0].replace("LOCK TABLE ledger.turn IN EXCLUSIVE MODE;", "")
        assert unlocked != row[0]
        connection.execute(unlocked)
    assert missed(migrated.database_url) != set()
