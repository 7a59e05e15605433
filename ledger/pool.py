"""Connections to one database, made when needed, bounded in number; after a restart the next caller reconnects."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

import psycopg
from psycopg.pq import TransactionStatus

WAIT_S = 5
OPTIONS = (
    "-c lock_timeout=3s -c statement_timeout=15s -c idle_in_transaction_session_timeout=15s"
    # Every statement here is a look-up by key, also while a table is too young for statistics.
    " -c enable_seqscan=off -c plan_cache_mode=force_generic_plan"
)


class Pool:
    """Hands out autocommitting connections, the most recently used first.

    Nothing is opened ahead and nothing works in the background: a caller that finds its connection dead gets
    the error, all idle connections are dropped with it, and the next caller opens a new one.
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
        try:
            return self._idle.pop()
        except IndexError:
            return connect(self._conninfo)

    def _give_back(self, connection: psycopg.Connection) -> None:
        if connection.info.transaction_status is TransactionStatus.IDLE:
            self._idle.append(connection)
        else:
            broken = connection.broken
            connection.close()
            if broken:
                self.close()


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
