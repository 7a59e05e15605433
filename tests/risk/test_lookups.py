"""What came before a case is counted as it was when the case began; what she wrote is heard only as letters."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from domain.kinds import KINDS
from ledger.application import Ledger
from risk.features import NOBODY_ASKED, Beside
from risk.lookups import Lookups
from risk.wording import letters_of
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


WRITTEN = "Шеф жалақымды төлемей отыр"
LETTERS = letters_of(WRITTEN)


def file(ledger: Ledger, stream: str, days_before: int) -> None:
    command = filing(text=ledger.seal(AIGUL.id, WRITTEN, stream=stream))
    ago = ledger.now() - timedelta(days=days_before)
    ledger.perform(stream, command, AIGUL, stream, b"filed", occurred_at=ago)


def counted(ledger: Ledger, days_before: Sequence[int]) -> list[Beside]:
    """What each of these cases is told of those before it, which were filed so many days ago."""
    filed = STREAMS[: len(days_before)]
    for stream, days in zip(filed, days_before, strict=True):
        file(ledger, stream, days)
    return [Lookups(ledger)(ledger.history(stream)) for stream in filed]


def test_cases_that_came_later_or_more_than_a_year_before_are_not_counted(ledger):
    told = counted(ledger, (900, 30, 20, 10))
    assert [(beside.employer, beside.branch) for beside in told[1:]] == [(0, 0), (1, 1), (2, 2)]


def test_in_the_first_year_of_a_record_nobody_knows_what_came_before(ledger):
    assert counted(ledger, (300, 20, 10)) == [Beside(letters=LETTERS)] * 3


def test_what_she_wrote_is_opened_only_where_that_is_asked_and_is_gone_with_her_key(ledger):
    file(ledger, STREAMS[0], 30)
    history, look_up = ledger.history(STREAMS[0]), Lookups(ledger)
    assert look_up(history).letters == LETTERS
    assert look_up(history, wording=False) == NOBODY_ASKED
    ledger.vault.keyring.destroy(AIGUL.id)
    assert look_up(history) == NOBODY_ASKED
