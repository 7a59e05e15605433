"""Tells callers how far the log and each follower have come, so that a page can wait for what it just caused."""

from dataclasses import dataclass
from threading import Condition, Thread
from threading import Event as Signal

import psycopg

from ledger.pool import Pool, connect

HEAD = "ledger"
"""The name under which the head of the log itself is watched."""

POLL_S = 1.0
POSITIONS = (
    "SELECT name, position FROM ledger.followers"
    " UNION ALL SELECT 'ledger', coalesce(max(notification_id), 0) FROM ledger.events"
)
LAGS = """
SELECT followers.name, followers.position, head.position,
    coalesce((SELECT extract(epoch FROM clock_timestamp() - min(recorded_at)) FROM (
        SELECT recorded_at FROM ledger.events WHERE notification_id > followers.position
        ORDER BY notification_id LIMIT 1
    ) AS waiting), 0)::float,
    (SELECT count(DISTINCT stream) FROM ledger.dead_letters WHERE follower = followers.name)
FROM ledger.followers, (SELECT coalesce(max(notification_id), 0) AS position FROM ledger.events) AS head
ORDER BY followers.name
"""


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a follower is behind: positions, the age of the oldest waiting event in seconds, parked streams."""

    name: str
    position: int
    head: int
    seconds: float
    parked_streams: int

    @property
    def events(self) -> int:
        """At most this many events wait; the order of positions may have gaps."""
        return self.head - self.position


def lags(pool: Pool) -> tuple[Lag, ...]:
    with pool.connection() as connection:
        return tuple(Lag(*row) for row in connection.execute(LAGS))


class Watch:
    """One listening connection for a whole process, and a poll every second in case a word is lost."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._positions: dict[str, int] = {}
        self._moved = Condition()
        self._stop = Signal()
        self._thread = Thread(target=self._run, name="ledger-watch", daemon=True)
        self._thread.start()

    def position(self, name: str) -> int:
        """The last known position; 0 for a follower that was never seen."""
        return self._positions.get(name, 0)

    def wait_for(self, name: str, position: int, timeout_s: float) -> bool:
        """Whether the follower (or the HEAD) has come to `position` within the time."""
        with self._moved:
            return self._moved.wait_for(lambda: self.position(name) >= position, timeout_s)

    def close(self) -> None:
        self._stop.set()
        self._thread.join(2 * POLL_S)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with connect(self._conninfo) as connection:
                    self._listen(connection)
            except psycopg.OperationalError:
                self._stop.wait(POLL_S)

    def _listen(self, connection: psycopg.Connection) -> None:
        connection.execute("LISTEN ledger")
        connection.execute("LISTEN ledger_followers")
        while not self._stop.is_set():
            self._tell(dict(connection.execute(POSITIONS).fetchall()))
            for word in connection.notifies(timeout=POLL_S):
                self._tell(dict([_heard(word)]))

    def _tell(self, positions: dict[str, int]) -> None:
        with self._moved:
            self._positions = self._positions | positions
            self._moved.notify_all()


def _heard(word: psycopg.Notify) -> tuple[str, int]:
    if word.channel == HEAD:
        return HEAD, int(word.payload)
    name, _, position = word.payload.rpartition(" ")
    return name, int(position)
