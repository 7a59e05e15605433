"""A ledger of the test's own on a real PostgreSQL, for boxes and for the streams of the organisation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.organisation.decider import CALENDAR, PERSON, SETTINGS, UNIT
from ledger.application import Ledger
from ledger.migrate import migrate
from settings import Settings
from tests.ledger.toy import ALMA, BOX, OpenBox, new_box, new_id

KINDS = {decider.kind: decider for decider in (BOX, UNIT, PERSON, SETTINGS, CALENDAR)}
SQL = Path(__file__).parents[2] / "ledger" / "sql"


@pytest.fixture
def migrated(database: Settings) -> Settings:
    migrate(database.database_url, "ledger", SQL)
    return database


@pytest.fixture
def ledger(migrated: Settings) -> Iterator[Ledger]:
    ledger = Ledger.at(migrated.database_url, KINDS)
    yield ledger
    ledger.close()


@pytest.fixture
def box(ledger: Ledger) -> str:
    """The stream of a box that ALMA opened."""
    stream = new_box()
    ledger.perform(stream, OpenBox(), ALMA, new_id(), b"")
    return stream
