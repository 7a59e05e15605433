from collections.abc import Iterator
from threading import Barrier, Thread

import psycopg
import pytest

from ledger.pool import Pool
from settings import Settings


@pytest.fixture
def pool(database: Settings) -> Iterator[Pool]:
    pool = Pool(database.database_url, 2)
    yield pool
    pool.close()


def backend(pool: Pool) -> int:
    with pool.connection() as connection:
        return connection.info.backend_pid


def test_a_connection_is_used_again(pool: Pool):
    assert backend(pool) == backend(pool)


def test_a_connection_that_died_while_idle_is_replaced_before_it_is_handed_out(pool: Pool, database: Settings):
    dead = backend(pool)
    with psycopg.connect(database.database_url, autocommit=True) as raw:
        raw.execute("SELECT pg_terminate_backend(%s, 5000)", (dead,))
    with pool.connection() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert connection.info.backend_pid != dead


def test_a_connection_that_was_left_in_a_failed_transaction_is_not_used_again(pool: Pool):
    with pool.connection() as connection:
        spoiled = connection.info.backend_pid
        connection.execute("BEGIN")
        with pytest.raises(psycopg.errors.DivisionByZero):
            connection.execute("SELECT 1 / 0")
    assert backend(pool) != spoiled


def test_who_waits_too_long_for_a_connection_is_told_so(pool: Pool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ledger.pool.WAIT_S", 0.05)
    with pool.connection(), pool.connection(), pytest.raises(psycopg.OperationalError), pool.connection():
        pass


def test_no_statement_waits_for_ever(pool: Pool):
    with pool.connection() as connection:
        settings = connection.execute(
            "SELECT name FROM pg_settings WHERE setting = '0' AND name IN"
            " ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout')"
        ).fetchall()
    assert settings == []


def test_the_pool_never_opens_more_than_its_size(pool: Pool):
    together = Barrier(2)
    pids: set[int] = set()

    def use() -> None:
        for _ in range(5):
            with pool.connection() as connection:
                together.wait(20)
                pids.add(connection.info.backend_pid)

    threads = [Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(pids) == 2
