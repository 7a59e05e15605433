"""The log is asked which cases are open or owed something, and says what their memory says."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from psycopg.sql import SQL

from bench.histories import BEGINNING, Happened, copy_in
from domain.kernel import Event
from domain.kinds import KINDS
from ledger import schema
from ledger.mapper import EventMapper
from ledger.pool import connect
from projections.rebuild import OPTIONS
from relay.unsettled import IS_OPEN, UNSETTLED
from settings import Settings
from tests.domain.test_lifespan import histories, remembered

HISTORIES = {f"appeal-{number:04}": history for number, history in enumerate(histories())}
STATES = {stream: KINDS["appeal"].fold(history) for stream, history in HISTORIES.items()}


@pytest.fixture
def log(database: Settings) -> Iterator[psycopg.Connection]:
    schema.prepare(database)
    with connect(database.database_url, OPTIONS) as connection:
        copy_in(connection, EventMapper(KINDS.values()), happened(HISTORIES))
        yield connection


def happened(cases: dict[str, tuple[Event, ...]]) -> Iterator[Happened]:
    for stream, history in cases.items():
        for version, event in enumerate(history, start=1):
            moment = BEGINNING + timedelta(minutes=version)
            yield Happened(stream, version, event, "operator", f"{stream}-{version}", moment)


def test_it_finds_whatever_is_open_or_owed_something(log: psycopg.Connection):
    found = {stream for (stream,) in log.execute(UNSETTLED, (list(HISTORIES),))}
    assert found == {stream for stream, case in STATES.items() if not case.closed or remembered(case)}
    assert len(found) < len(HISTORIES)


def test_it_knows_which_are_open(log: psycopg.Connection):
    asked = SQL("SELECT originator_id, {} FROM ledger.events GROUP BY originator_id").format(IS_OPEN)
    found: dict[str, bool] = dict(log.execute(asked).fetchall())
    assert found == {stream: not case.closed for stream, case in STATES.items()}
