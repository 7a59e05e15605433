import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from ledger.application import Ledger
from ledger.record import Erased
from ops.manifest import ERASED, Manifest
from settings import Settings
from tests.domain.federation import AIGUL, LAWYER
from tests.ops.house import WORDS, backed_up, erase, file_appeal, issue_letter, opened, register, restored, text_of


def test_what_was_backed_up_comes_back_to_the_byte(
    ledger: Ledger, database: Settings, elsewhere: Settings, stream: str, tmp_path: Path
):
    backup = backed_up(database, tmp_path)
    outcome = restored(elsewhere, backup)
    assert outcome.sound
    assert outcome.position == ledger.position()
    assert outcome.events == Manifest.of(backup).record.tables["ledger.events"].rows > 20
    with opened(elsewhere) as again:
        assert again.history(stream) == ledger.history(stream)
        assert text_of(again, stream) == WORDS
        assert again.directory.get(AIGUL.id) == ledger.directory.get(AIGUL.id)
        file_appeal(again)


def test_a_file_comes_back_and_a_lost_one_is_named(
    ledger: Ledger, database: Settings, elsewhere: Settings, tmp_path: Path
):
    kept, lost = (issue_letter(ledger) for _ in range(2))
    ledger.vault.path(lost).unlink()
    outcome = restored(elsewhere, backed_up(database, tmp_path))
    assert outcome.without_file == (lost,)
    assert not outcome.sound
    assert (elsewhere.blobs_dir / kept[:2] / kept).is_file()


def test_a_backup_under_four_writers_lacks_neither_a_key_nor_a_link(
    ledger: Ledger, database: Settings, elsewhere: Settings, tmp_path: Path
):
    enough = threading.Event()

    def write() -> int:
        count = 0
        while not enough.is_set():
            file_appeal(ledger, register(ledger))
            count += 1
        return count

    with ThreadPoolExecutor(4) as writers:
        busy = [writers.submit(write) for _ in range(4)]
        try:
            backup = backed_up(database, tmp_path)
        finally:
            enough.set()
    assert all(writer.result() for writer in busy)
    outcome = restored(elsewhere, backup)
    assert outcome.sound
    assert outcome.position < ledger.position(), "the writers were still writing when the backup was taken"


def test_keys_copied_before_the_record_would_lack_the_newest(
    ledger: Ledger, database: Settings, elsewhere: Settings, tmp_path: Path
):
    too_early = backed_up(database, tmp_path, "keys")
    newcomer = register(ledger)
    file_appeal(ledger, newcomer)
    outcome = restored(elsewhere, backed_up(database, tmp_path, "record"), too_early)
    assert outcome.without_key == (newcomer.id,)
    assert not outcome.sound


@pytest.fixture
def before_and_after(ledger: Ledger, database: Settings, stream: str, tmp_path: Path) -> tuple[Path, Path]:
    """A backup from before somebody was erased, and one from after."""
    before = backed_up(database, tmp_path / "then")
    erase(database, AIGUL.id)
    return before, backed_up(database, tmp_path / "now")


def test_an_old_backup_of_the_keys_brings_nobody_back(
    before_and_after: tuple[Path, Path], elsewhere: Settings, stream: str
):
    before, after = before_and_after
    outcome = restored(elsewhere, after, before)
    assert outcome.sound
    with opened(elsewhere) as again, pytest.raises(Erased):
        text_of(again, stream)


def test_an_old_backup_of_everything_heeds_the_list_beside_a_younger_one(
    before_and_after: tuple[Path, Path], elsewhere: Settings, stream: str
):
    before, after = before_and_after
    after.rename(before.parent / "younger")
    assert restored(elsewhere, before).erased == 1
    with opened(elsewhere) as again:
        assert again.state(AIGUL.id).erased
        assert again.directory.names([AIGUL.id]) == {}
        with pytest.raises(Erased):
            text_of(again, stream)


def test_a_record_whose_own_keys_were_thrown_away_opens_with_younger_ones(
    ledger: Ledger, database: Settings, elsewhere: Settings, stream: str, tmp_path: Path
):
    old = backed_up(database, tmp_path, "old")
    (old / "keys.dump").unlink()
    file_appeal(ledger, register(ledger))
    erase(database, LAWYER.id)
    outcome = restored(elsewhere, old, backed_up(database, tmp_path, "young"))
    assert outcome.sound
    with opened(elsewhere) as again:
        assert text_of(again, stream) == WORDS
        assert again.directory.names([LAWYER.id]) == {}


def test_an_old_backup_of_everything_heeds_a_list_that_is_given(
    before_and_after: tuple[Path, Path], elsewhere: Settings, stream: str
):
    before, after = before_and_after
    restored(elsewhere, before, None, after / ERASED)
    with opened(elsewhere) as again, pytest.raises(Erased):
        text_of(again, stream)


def test_without_any_list_the_old_keys_would_open_her_words_again(
    before_and_after: tuple[Path, Path], elsewhere: Settings, stream: str
):
    before, _ = before_and_after
    restored(elsewhere, before)
    with opened(elsewhere) as again:
        assert text_of(again, stream) == WORDS, "else the tests above prove nothing"


def test_an_event_changed_behind_the_records_back_breaks_its_chain(
    ledger: Ledger, database: Settings, elsewhere: Settings, stream: str, tmp_path: Path
):
    with psycopg.connect(database.database_url) as superuser:
        superuser.execute("SET session_replication_role = replica")
        changed = (
            "UPDATE ledger.events SET actor_id = 'person-other' WHERE originator_id = %s AND originator_version = 1"
        )
        superuser.execute(changed, (stream,))
    outcome = restored(elsewhere, backed_up(database, tmp_path))
    assert outcome.broken_links == 1
    assert not outcome.sound
