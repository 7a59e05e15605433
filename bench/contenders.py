"""The three that race: a raw INSERT, the library as it comes out of its box, and a whole command."""

import os
import random
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from bench.cases import LAWYER, SEALED_BYTES, TEXT, AddNote, state, stream, subject
from bench.rounds import Once
from ledger.application import Ledger

RAW_TABLE = """
CREATE TABLE raw_events (
    originator_id text NOT NULL, originator_version bigint NOT NULL, topic text, state bytea,
    notification_id bigserial, PRIMARY KEY (originator_id, originator_version)
);
CREATE UNIQUE INDEX ON raw_events (notification_id)
"""
RAW_INSERT = "INSERT INTO raw_events (originator_id, originator_version, topic, state) VALUES (%s, %s, %s, %s)"


def raw(conninfo: str) -> Callable[[], Once]:
    """Single-row INSERTs, prepared and committed one by one, a connection for each thread."""
    with psycopg.connect(conninfo) as connection:
        connection.execute(RAW_TABLE)
    connections: list[psycopg.Connection] = []

    def prepare() -> Once:
        connection = psycopg.connect(conninfo, autocommit=True)
        connections.append(connection)
        data = state(0, 1)

        def once() -> None:
            connection.execute(RAW_INSERT, (str(uuid4()), 1, "measured.note_added", data), prepare=True)

        return once

    return prepare


class Case(Aggregate):
    """The library's own way to write the same case down."""

    @event("NoteAdded")
    def add_note(self, text: str, number: int, by: str) -> None:
        self.text = text
        self.number = number
        self.by = by


def stock(conninfo: str, cases: int, events_each: int, threads: int) -> Callable[[], Once]:
    """Load an aggregate of ten events, change it, save it; no cache."""
    at = urlsplit(conninfo)
    application: Application[UUID] = Application(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": at.path.strip("/"),
            "POSTGRES_HOST": str(at.hostname),
            "POSTGRES_PORT": str(at.port),
            "POSTGRES_USER": str(at.username),
            "POSTGRES_PASSWORD": str(at.password),
            "POSTGRES_POOL_SIZE": str(threads),
        }
    )
    shares = iter([[_stock_case(application, events_each) for _ in range(cases)] for _ in range(threads)] * 99)

    def prepare() -> Once:
        own = next(shares)

        def once() -> None:
            case: Case = application.repository.get(random.choice(own))  # noqa: S311
            case.add_note(box, case.number + 1, LAWYER.id)
            application.save(case)

        return once

    box = b64encode(os.urandom(SEALED_BYTES)).decode()
    return prepare


def _stock_case(application: Application[UUID], events_each: int) -> UUID:
    case = Case()
    for number in range(1, events_each):
        case.add_note(b64encode(os.urandom(SEALED_BYTES)).decode(), number, LAWYER.id)
    application.save(case)
    return case.id


def perform(ledger: Ledger, cases: int) -> Callable[[], Once]:
    """Seal a text for a random case and have the command judged and recorded."""

    def once() -> None:
        number = random.randrange(cases)  # noqa: S311
        case = stream(number)
        sealed = ledger.seal(subject(number), TEXT, stream=case)
        ledger.perform(case, AddNote(text=sealed), LAWYER, str(uuid4()), b"0123456789abcdef")

    return lambda: once
