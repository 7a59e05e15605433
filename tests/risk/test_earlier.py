"""What came before a case is counted as it was when the case began."""

import pytest

from domain.kinds import KINDS
from ledger.application import Ledger
from risk.store import Store
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL
from tests.founding import Desk, found


@pytest.fixture
def ledger(database):
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    yield ledger
    ledger.close()


def test_cases_that_came_later_are_not_counted(ledger):
    desk, store = Desk(ledger), Store(ledger.reads.pool)
    streams = [f"appeal-0000000{n}-0000-4000-8000-000000000000" for n in range(3)]
    for stream in streams:
        desk.does(stream, filing(), AIGUL)
    counted = [store.earlier(ledger.history(stream)) for stream in streams]
    assert [earlier.branch for earlier in counted] == [0, 1, 2]
    assert [earlier.employer for earlier in counted] == [0, 1, 2]
