"""Follows the log in batches: events in, rows and position out, in one transaction, with one leader for each name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event as Signal

import psycopg
import structlog

from ledger.mapper import EventMapper
from ledger.pool import connect
from ledger.record import Recorded
from ledger.recorder import SELECT, StoredRow, rows

Apply = Callable[[psycopg.Cursor, Sequence[Recorded]], None]
"""Turns events into rows, through the cursor of the transaction that also moves the position."""

POLL_S = 1.0
SHORTEST_PAUSE_S = 0.2
LONGEST_PAUSE_S = 5.0
OPTIONS = "-c lock_timeout=5s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
NEXT = f"{SELECT} WHERE notification_id > %s ORDER BY notification_id LIMIT %s"
PARKED = (
    f"{SELECT} WHERE notification_id IN"  # noqa: S608 - constants
    " (SELECT position FROM ledger.dead_letters WHERE follower = %s AND stream = %s) ORDER BY notification_id"
)
PART = f"{SELECT} WHERE notification_id > %s AND notification_id <= %s ORDER BY notification_id LIMIT %s"

log = structlog.get_logger()


class TryLater(Exception):  # noqa: N818 - it says what to do
    """Raised by an `Apply` whose world is away; the batch comes again, and no event is blamed."""


@dataclass(frozen=True, slots=True)
class Follower:
    """One name, one position, any number of processes of which one leads.

    An event that cannot be applied is parked with all later events of its stream; the others go on. Parked
    streams are tried again whenever a leader starts.
    """

    conninfo: str
    mapper: EventMapper
    name: str
    apply: Apply
    batch: int = 1000

    def run(self, stop: Signal) -> None:
        """Follow until told to stop, through lost connections and absent worlds."""
        pause = SHORTEST_PAUSE_S
        while not stop.is_set():
            try:
                self._lead_or_stand_by(stop)
                pause = SHORTEST_PAUSE_S
            except (psycopg.OperationalError, TryLater) as fault:
                log.warning("follower interrupted", projection=self.name, exception_type=type(fault).__name__)
                stop.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE_S)

    def catch_up(self, connection: psycopg.Connection) -> None:
        """Apply everything that is in the log now."""
        connection.execute(
            "INSERT INTO ledger.followers (name, position) VALUES (%s, 0) ON CONFLICT DO NOTHING", (self.name,)
        )
        parked = self._parked(connection)
        while self._step(connection, parked):
            pass

    def retry_parked(self, connection: psycopg.Connection) -> None:
        """Try parked streams again, each whole and for itself: a new start may bring the cure."""
        for stream in sorted(self._parked(connection)):
            letters = rows(connection, PARKED, (self.name, stream))
            try:
                with connection.transaction():
                    self.apply(connection.cursor(), [self.mapper.recorded(row) for row in letters])
                    connection.execute(
                        "DELETE FROM ledger.dead_letters WHERE follower = %s AND stream = %s",
                        (self.name, stream),
                    )
            except (psycopg.OperationalError, TryLater):
                raise
            except Exception:
                log.exception("stream stays parked", projection=self.name, stream=stream)

    def _lead_or_stand_by(self, stop: Signal) -> None:
        with connect(self.conninfo, OPTIONS) as connection:
            if not _leads(connection, self.name):
                stop.wait(POLL_S)
                return
            connection.execute("LISTEN ledger")
            self.retry_parked(connection)
            while not stop.is_set():
                self.catch_up(connection)
                for _ in connection.notifies(timeout=POLL_S, stop_after=1):
                    pass

    def _parked(self, connection: psycopg.Connection) -> set[str]:
        found = connection.execute("SELECT DISTINCT stream FROM ledger.dead_letters WHERE follower = %s", (self.name,))
        return {stream for (stream,) in found}

    def _step(self, connection: psycopg.Connection, parked: set[str]) -> bool:
        """One batch in one transaction; when that fails, the same batch event by event. False at the end."""
        batch = rows(connection, NEXT, (self._position(connection), self.batch))
        try:
            with connection.transaction():
                self._apply(connection, batch, parked)
        except (psycopg.OperationalError, TryLater):
            raise
        except Exception:  # noqa: BLE001 - whatever it is, one event of the batch is to blame
            with connection.transaction():
                for row in batch:
                    self._apply_or_park(connection, row, parked)
                self._move(connection, batch[-1].position)
        return len(batch) == self.batch

    def _position(self, connection: psycopg.Connection) -> int:
        row = connection.execute("SELECT position FROM ledger.followers WHERE name = %s", (self.name,)).fetchone()
        assert row is not None
        return int(row[0])

    def _apply(self, connection: psycopg.Connection, batch: Sequence[StoredRow], parked: set[str]) -> None:
        if not batch:
            return
        for row in batch:
            if row.originator_id in parked:
                self._park(connection, row, "stream parked")
        good = [self.mapper.recorded(row) for row in batch if row.originator_id not in parked]
        self.apply(connection.cursor(), good)
        self._move(connection, batch[-1].position)

    def _apply_or_park(self, connection: psycopg.Connection, row: StoredRow, parked: set[str]) -> None:
        if row.originator_id in parked:
            self._park(connection, row, "stream parked")
            return
        try:
            with connection.transaction():
                self.apply(connection.cursor(), [self.mapper.recorded(row)])
        except (psycopg.OperationalError, TryLater):
            raise
        except Exception as fault:
            log.exception("event parked", projection=self.name, position=row.position)
            parked.add(str(row.originator_id))
            self._park(connection, row, type(fault).__name__)

    def _park(self, connection: psycopg.Connection, row: StoredRow, fault: str) -> None:
        connection.execute(
            "INSERT INTO ledger.dead_letters (follower, position, stream, fault) VALUES (%s, %s, %s, %s)",
            (self.name, row.position, row.originator_id, fault),
        )

    def _move(self, connection: psycopg.Connection, position: int) -> None:
        connection.execute(
            "UPDATE ledger.followers SET position = %s, moved_at = clock_timestamp() WHERE name = %s",
            (position, self.name),
        )
        connection.execute("SELECT pg_notify('ledger_followers', %s)", (f"{self.name} {position}",))


def replay(
    mapper: EventMapper, apply: Apply, cursor: psycopg.Cursor, upto: int, *, since: int = 0, batch: int = 1000
) -> None:
    """The events after `since` up to and with `upto` in batches, for a rebuild; a poison event stops it."""
    while since < upto:
        part = rows(cursor.connection, PART, (since, upto, batch))
        if not part:
            return
        apply(cursor, [mapper.recorded(row) for row in part])
        since = part[-1].position


def _leads(connection: psycopg.Connection, name: str) -> bool:
    row = connection.execute(
        "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", (f"birge.follower.{name}",)
    ).fetchone()
    return row is not None and bool(row[0])
