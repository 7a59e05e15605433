"""Connections to one database, made when needed, bounded in number; after a restart the next caller reconnects."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from select import POLLIN, poll
from threading import BoundedSemaphore
from time import monotonic, sleep

import psycopg
from psycopg.pq import TransactionStatus

WAIT_S = 5
RETRY_S = 0.1
OPTIONS = (
    "-c lock_timeout=3s -c statement_timeout=15s -c idle_in_transaction_session_timeout=15s"
    # Every statement here is a look-up by key, also while a table is too young for statistics.
    " -c enable_seqscan=off -c plan_cache_mode=force_generic_plan"
)


class Pool:
    """Hands out autocommitting connections, the most recently used first.

    Nothing is opened ahead and nothing works in the background. A connection that died while it was idle is
    noticed before it is handed out; while the database starts again, a caller waits for it, within bounds.
    """

    def __init__(self, conninfo: str, size: int) -> None:
        self._conninfo = conninfo
        self._places = BoundedSemaphore(size)
        self._idle: deque[psycopg.Connection] = deque()

    @contextmanager
    def connection(self) -> Iterator[psycopg.Connection]:
        if not self._places.acquire(timeout=WAIT_S):
            raise psycopg.errors.TooManyConnections("every connection of the pool is busy")
        try:
            connection = self._take()
            try:
                yield connection
            finally:
                self._give_back(connection)
        finally:
            self._places.release()

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> psycopg.Connection:
        while self._idle:
            connection = self._idle.pop()
            if _is_quiet(connection):
                return connection
            connection.close()
        return self._connect()

    def _connect(self) -> psycopg.Connection:
        give_up = monotonic() + WAIT_S
        while True:
            try:
                return connect(self._conninfo)
            except psycopg.OperationalError:
                if monotonic() > give_up:
                    raise
                sleep(RETRY_S)

    def _give_back(self, connection: psycopg.Connection) -> None:
        if connection.info.transaction_status is TransactionStatus.IDLE:
            self._idle.append(connection)
        else:
            connection.close()


def _is_quiet(connection: psycopg.Connection) -> bool:
    """Nothing comes unasked from a healthy server; from a lost one comes the end of the stream."""
    ears = poll()
    ears.register(connection.fileno(), POLLIN)
    return not ears.poll(0)


def connect(conninfo: str, options: str = OPTIONS) -> psycopg.Connection:
    """One autocommitting connection on which every wait is bounded."""
    return psycopg.connect(
        conninfo,
        autocommit=True,
        options=options,
        connect_timeout=3,
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
        tcp_user_timeout=10_000,
    )
