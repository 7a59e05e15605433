"""A record with a log in it and tables that are ready to follow it."""

import random
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from structlog.testing import capture_logs

from bench.federation import Federation, federation
from bench.histories import copy_in, log
from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from ledger.pool import connect
from projections import following
from projections.rebuild import OPTIONS
from settings import Settings


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """What a follower says about parked events is read by nobody here."""
    with capture_logs():
        yield


@pytest.fixture
def ready(database: Settings) -> Settings:
    schema.prepare(database)
    following.prepare(database)
    return database


@pytest.fixture
def ledger(ready: Settings) -> Iterator[Ledger]:
    ledger = Ledger.at(ready, KINDS)
    yield ledger
    ledger.close()


@pytest.fixture
def connection(ready: Settings) -> Iterator[psycopg.Connection]:
    with connect(ready.database_url, OPTIONS) as connection:
        yield connection


@pytest.fixture
def town() -> Federation:
    return federation(random.Random(1), regions=3, primaries=8, lawyers=2)


@pytest.fixture
def story(ledger: Ledger, connection: psycopg.Connection, town: Federation) -> int:
    """Some fifteen hundred events, thirty cases at a time; how many there are."""
    events = log(random.Random(2), town, 1500, 30, timedelta(minutes=40))
    return copy_in(connection, ledger.registry.mapper, events)
