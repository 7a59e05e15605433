"""A ledger of the test's own on a real PostgreSQL, for boxes and for the streams of the organisation."""

from collections.abc import Iterator

import pytest

from domain.organisation.calendar_decider import CALENDAR
from domain.organisation.decider import PERSON, SETTINGS
from domain.organisation.unit_decider import UNIT
from ledger.application import Ledger
from ledger.schema import prepare
from settings import Settings
from tests.ledger.toy import ALMA, BOX, OpenBox, new_box, new_id

KINDS = {decider.kind: decider for decider in (BOX, UNIT, PERSON, SETTINGS, CALENDAR)}


@pytest.fixture
def migrated(database: Settings) -> Settings:
    prepare(database)
    return database


@pytest.fixture
def ledger(migrated: Settings) -> Iterator[Ledger]:
    ledger = Ledger.at(migrated, KINDS)
    yield ledger
    ledger.close()


@pytest.fixture
def box(ledger: Ledger) -> str:
    """The stream of a box that ALMA opened."""
    stream = new_box()
    ledger.perform(stream, OpenBox(), ALMA, new_id(), b"")
    return stream
