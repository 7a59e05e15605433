"""What came before a case is counted as it was when the case began."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from domain.kinds import KINDS
from ledger.application import Ledger
from risk.features import NOBODY_ASKED, Earlier
from risk.store import Store
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL
from tests.founding import found


@pytest.fixture
def ledger(database):
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    yield ledger
    ledger.close()


STREAMS = [f"appeal-0000000{n}-0000-4000-8000-000000000000" for n in range(4)]


def counted(ledger: Ledger, days_before: Sequence[int]) -> list[Earlier]:
    """What each of these cases is told of those before it, which were filed so many days ago."""
    now, store = ledger.now(), Store(ledger.reads.pool)
    for stream, days in zip(STREAMS, days_before, strict=False):
        ledger.perform(stream, filing(), AIGUL, stream, b"filed", occurred_at=now - timedelta(days=days))
    return [store.earlier(ledger.history(stream)) for stream, _ in zip(STREAMS, days_before, strict=False)]


def test_cases_that_came_later_or_more_than_a_year_before_are_not_counted(ledger):
    told = counted(ledger, (900, 30, 20, 10))
    assert [(earlier.employer, earlier.branch) for earlier in told[1:]] == [(0, 0), (1, 1), (2, 2)]


def test_in_the_first_year_of_a_record_nobody_knows_what_came_before(ledger):
    assert counted(ledger, (300, 20, 10)) == [NOBODY_ASKED] * 3
