"""How stored events enter and leave PostgreSQL: one SELECT to look, one function call to append."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import psycopg
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.rows import DictRow, dict_row, tuple_row
from psycopg.types.numeric import Int8

from ledger.pool import Pool
from ledger.record import Answer, Request

COLUMNS = (
    "originator_id, originator_version, topic, state, notification_id, actor_id, command_id, recorded_at, occurred_at"
)
LOOK = """
SELECT 0, NULL, position, NULL, NULL, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
FROM ledger.context_position
UNION ALL
SELECT asked.n, answers.stream, answers.version, answers.number, answers.fingerprint, answers.position
FROM unnest(%b::text[], %b::text[]) WITH ORDINALITY AS asked (actor_id, command_id, n)
JOIN ledger.answers USING (actor_id, command_id)
UNION ALL
(SELECT NULL, originator_id, originator_version, topic, state, NULL
FROM ledger.events WHERE originator_id = ANY (%b::text[]) ORDER BY originator_id, originator_version)
"""
HISTORIES = """
SELECT originator_id, topic, state FROM ledger.events
WHERE originator_id = ANY (%b::text[]) ORDER BY originator_id, originator_version
"""
APPEND = "SELECT ledger.append(%b, %b, %b, %b, %b, %b, %b, %b, %b, %b)"
SELECT = f"SELECT {COLUMNS} FROM ledger.events"  # noqa: S608 - constants

Stored = tuple[str, bytes]
"""Topic and state."""


@dataclass(frozen=True)
class StoredRow(StoredEvent):
    """A stored event with the columns of the house beside the library's."""

    position: int
    actor_id: str
    command_id: str
    recorded_at: datetime
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look at the ledger shows to a batch of requests; answers stand under the place of theirs."""

    now: datetime
    context_position: int
    answers: Mapping[int, tuple[Answer, bytes]]
    histories: Mapping[str, Sequence[Stored]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one command appends; `occurred` says of each event when it happened."""

    request: Request
    version: int
    number: str
    occurred: tuple[datetime, ...]
    events: tuple[Stored, ...]


class Datastore(PostgresDatastore):
    """The library's door to the database, led through our pool: it needs nothing from its own."""

    def __init__(self, pool: Pool) -> None:
        super().__init__("", "", "", "", "", schema="ledger", originator_id_type="text")
        self._connections = pool

    @contextmanager
    def get_connection(self) -> Iterator[psycopg.Connection[DictRow]]:
        with self._connections.connection() as connection:
            dictionaries = cast("psycopg.Connection[DictRow]", connection)
            dictionaries.row_factory = dict_row
            try:
                yield dictionaries
            finally:
                connection.row_factory = tuple_row

    def register_type_adapters(self) -> None:
        """No composite types are used."""


class Recorder(PostgresApplicationRecorder):
    """The library's recorder with our tables, made by our migrations, and our way in."""

    def __init__(self, pool: Pool) -> None:
        super().__init__(Datastore(pool), events_table_name="events")
        self.pool = pool

    def create_table(self) -> None:
        """Migrations make the tables."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """The library's way in: events of one stream, with the request they answer as `request`."""
        request: Request = kwargs["request"]
        entry = Entry(
            request=request,
            version=stored_events[0].originator_version - 1,
            number="",
            occurred=(request.occurred_at or datetime.now(UTC),) * len(stored_events),
            events=tuple((e.topic, e.state) for e in stored_events),
        )
        with self.pool.connection() as connection:
            last = self.append(connection, [entry])[0]
        if last is None:
            raise IntegrityError(request.stream)
        return range(last + 1 - len(stored_events), last + 1)

    def select_events(
        self,
        originator_id: Any,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredRow]:
        order = "DESC" if desc else "ASC"
        query = (
            f"{SELECT} WHERE originator_id = %s AND originator_version > %s AND originator_version <= %s"
            f" ORDER BY originator_version {order} LIMIT %s"
        )
        with self.pool.connection() as connection:
            return rows(connection, query, (originator_id, gt or 0, lte or 2**62, limit))

    def look(self, connection: psycopg.Connection, requests: Sequence[Request]) -> Seen:
        """In one round trip: earlier answers, the histories needed, the context's position and the time."""
        found = connection.cursor(binary=True).execute(
            LOOK,
            (
                [r.actor.id for r in requests],
                [r.command_id for r in requests],
                [r.stream for r in requests],
            ),
            prepare=True,
        )
        answers: dict[int, tuple[Answer, bytes]] = {}
        histories: dict[str, list[Stored]] = {}
        context, micros = 0, 0
        for n, stream, version, text, data, position in found.fetchall():
            if n is None:
                histories.setdefault(stream, []).append((text, data))
            elif n:
                answers[n - 1] = (Answer(stream, version, position, text, replayed=True), data)
            else:
                context, micros = version, position
        return Seen(datetime.fromtimestamp(micros / 1e6, UTC), context, answers, histories)

    def histories(self, connection: psycopg.Connection, streams: Sequence[str]) -> Mapping[str, Sequence[Stored]]:
        """Those of these streams that have a history."""
        found = connection.cursor(binary=True).execute(HISTORIES, (streams,), prepare=True)
        histories: dict[str, list[Stored]] = {}
        for stream, topic, state in found.fetchall():
            histories.setdefault(stream, []).append((topic, state))
        return histories

    def append(self, connection: psycopg.Connection, entries: Sequence[Entry]) -> Sequence[int | None]:
        """Store each entry behind its version; its last position, or None where something else was faster."""
        events = [event for entry in entries for event in entry.events]
        found = connection.cursor(binary=True).execute(
            APPEND,
            (
                [e.request.stream for e in entries],
                [Int8(e.version) for e in entries],
                [Int8(len(e.events)) for e in entries],
                [e.request.actor.id for e in entries],
                [e.request.command_id for e in entries],
                [e.request.fingerprint for e in entries],
                [moment for e in entries for moment in e.occurred],
                [e.number for e in entries],
                [topic for topic, _ in events],
                [state for _, state in events],
            ),
            prepare=True,
        )
        return [position for (position,) in found.fetchall()]

    def numbers(self, connection: psycopg.Connection) -> dict[int, int]:
        """The last case number given in each year."""
        return dict(connection.execute("SELECT year, last FROM ledger.case_numbers").fetchall())


def rows(connection: psycopg.Connection, query: str, parameters: Sequence[Any]) -> list[StoredRow]:
    """Stored events, for a query that selects COLUMNS."""
    found = connection.cursor(binary=True).execute(query.encode(), parameters, prepare=True)
    return [StoredRow(*row) for row in found.fetchall()]
