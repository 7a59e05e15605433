from pathlib import Path

import psycopg
import pytest

from domain.kernel import MACHINE, Sealed
from domain.words import Language
from ledger.application import Ledger
from ledger.directory import Contact
from ledger.record import Erased, Unknown
from ledger.sealing import NotGenuine
from settings import Settings
from tests.ledger.conftest import KINDS
from tests.ledger.toy import ALMA, BERIK, Note, new_id

TEXT = "Мені себепсіз жұмыстан шығарды"


@pytest.fixture
def sealed(ledger: Ledger, box: str) -> Sealed:
    return ledger.seal(ALMA.id, TEXT, stream=box)


def test_sealed_text_opens_for_the_stream_it_was_sealed_for(ledger: Ledger, box: str, sealed: Sealed):
    assert ledger.open(sealed, ALMA, "own case", stream=box) == TEXT


def test_the_same_text_never_looks_the_same_twice(ledger: Ledger, box: str, sealed: Sealed):
    assert ledger.seal(ALMA.id, TEXT, stream=box).box != sealed.box


def test_sealed_text_moved_to_another_stream_or_subject_does_not_open(ledger: Ledger, box: str, sealed: Sealed):
    ledger.seal(BERIK.id, "a key for Berik", stream=box)
    with pytest.raises(NotGenuine):
        ledger.open(sealed, MACHINE, "test", stream="box-elsewhere")
    with pytest.raises(NotGenuine):
        ledger.open(Sealed(subject=BERIK.id, box=sealed.box), MACHINE, "test", stream=box)


def test_after_an_erasure_old_text_is_unreadable_and_no_new_key_is_made(ledger: Ledger, box: str, sealed: Sealed):
    ledger.vault.keyring.destroy(ALMA.id)
    with pytest.raises(Erased):
        ledger.open(sealed, MACHINE, "test", stream=box)
    with pytest.raises(Erased):
        ledger.seal(ALMA.id, TEXT, stream=box)
    assert ledger.vault.keyring.erased() == {ALMA.id}


def test_before_an_erasure_the_text_is_readable_by_a_new_process(
    ledger: Ledger, migrated: Settings, box: str, sealed: Sealed
):
    """Control: the text above became unreadable through the erasure and through nothing else."""
    other = Ledger.at(migrated, KINDS)
    assert other.open(sealed, MACHINE, "test", stream=box) == TEXT
    ledger.vault.keyring.destroy(ALMA.id)
    fresh = Ledger.at(migrated, KINDS)
    with pytest.raises(Erased):
        fresh.open(sealed, MACHINE, "test", stream=box)
    other.close()
    fresh.close()


def test_another_process_with_a_warm_key_feels_the_erasure(
    ledger: Ledger, migrated: Settings, box: str, sealed: Sealed, monkeypatch: pytest.MonkeyPatch
):
    warm = Ledger.at(migrated, KINDS)
    assert warm.open(sealed, MACHINE, "test", stream=box) == TEXT
    ledger.vault.keyring.destroy(ALMA.id)
    monkeypatch.setattr("ledger.keyring.EPOCH_LOOKED_AT_S", 3600)
    assert warm.open(sealed, MACHINE, "test", stream=box) == TEXT  # control: it is the epoch that clears the key
    monkeypatch.setattr("ledger.keyring.EPOCH_LOOKED_AT_S", 0)
    with pytest.raises(Erased):
        warm.open(sealed, MACHINE, "test", stream=box)
    warm.close()


def test_an_erasure_leaves_others_alone_and_may_be_repeated(ledger: Ledger, box: str):
    theirs = ledger.seal(BERIK.id, TEXT, stream=box)
    ledger.vault.keyring.destroy(ALMA.id)
    ledger.vault.keyring.destroy(ALMA.id)
    assert ledger.open_all([theirs], MACHINE, "test", stream=box) == (TEXT,)


def test_many_texts_open_together_and_an_erased_one_is_missing(ledger: Ledger, box: str, sealed: Sealed):
    theirs = ledger.seal(BERIK.id, "Berik's", stream=box)
    ledger.vault.keyring.destroy(ALMA.id)
    assert ledger.open_all([sealed, theirs], MACHINE, "test", stream=box) == (None, "Berik's")


def test_the_log_holds_only_sealed_text(ledger: Ledger, migrated: Settings, box: str, sealed: Sealed):
    ledger.perform(box, Note(note=sealed), ALMA, new_id(), b"")
    with psycopg.connect(migrated.database_url) as raw:
        states = raw.execute("SELECT convert_from(state, 'UTF8') FROM ledger.events").fetchall()
    assert any(sealed.box in state for (state,) in states)
    assert not any(TEXT in state for (state,) in states)


def test_a_lone_surrogate_is_replaced_and_breaks_nothing(ledger: Ledger, box: str):
    assert ledger.open(ledger.seal(ALMA.id, "a\ud800b", stream=box), MACHINE, "test", stream=box) == "a?b"


def test_a_file_is_sealed_on_disk_and_opens_again(ledger: Ledger, migrated: Settings, box: str):
    file = ledger.seal_file(b"%PDF canary", ALMA.id, "application/pdf", stream=box)
    stored = [path for path in Path(migrated.blobs_dir).rglob("*") if path.is_file()]
    assert [path.name for path in stored] == [file.blob]
    assert b"canary" not in stored[0].read_bytes()
    assert ledger.open_file(file, MACHINE, "test", stream=box) == b"%PDF canary"


def test_a_file_that_was_changed_or_exchanged_does_not_open(ledger: Ledger, migrated: Settings, box: str):
    file = ledger.seal_file(b"one", ALMA.id, "text/plain", stream=box)
    other = ledger.seal_file(b"two", ALMA.id, "text/plain", stream=box)
    path = Path(migrated.blobs_dir) / file.blob[:2] / file.blob
    path.write_bytes((Path(migrated.blobs_dir) / other.blob[:2] / other.blob).read_bytes())
    with pytest.raises(NotGenuine):
        ledger.open_file(file, MACHINE, "test", stream=box)
    exchanged = other.model_copy(update={"blob": file.blob})
    with pytest.raises(NotGenuine):
        ledger.open_file(exchanged, MACHINE, "test", stream=box)


def test_a_file_of_an_erased_subject_does_not_open(ledger: Ledger, box: str):
    file = ledger.seal_file(b"one", ALMA.id, "text/plain", stream=box)
    ledger.vault.keyring.destroy(ALMA.id)
    with pytest.raises(Erased):
        ledger.open_file(file, MACHINE, "test", stream=box)


def test_a_file_removed_by_an_erasure_is_erased_even_before_that_is_heard_of(
    ledger: Ledger, migrated: Settings, box: str
):
    file = ledger.seal_file(b"one", ALMA.id, "text/plain", stream=box)
    (Path(migrated.blobs_dir) / file.blob[:2] / file.blob).unlink()
    with pytest.raises(FileNotFoundError):
        ledger.open_file(file, MACHINE, "test", stream=box)
    ledger.vault.keyring.destroy(ALMA.id)
    with pytest.raises(Erased):
        ledger.open_file(file, MACHINE, "test", stream=box)


def test_a_look_by_somebody_else_is_recorded_and_ones_own_is_not(ledger: Ledger, box: str, sealed: Sealed):
    ledger.open(sealed, ALMA, "own case", stream=box)
    ledger.open(sealed, BERIK, "to answer", stream=box)
    ledger.open_all([sealed, sealed], BERIK, "to review", stream=box)
    ledger.open(sealed, MACHINE, "letter", stream=box)
    assert [(read.actor_id, read.purpose) for read in ledger.reads_of(box)] == [
        (BERIK.id, "to answer"),
        (BERIK.id, "to review"),
    ]


def test_a_look_that_cannot_be_recorded_shows_nothing(ledger: Ledger, migrated: Settings, box: str, sealed: Sealed):
    with psycopg.connect(migrated.database_url) as raw:
        raw.execute("ALTER TABLE ledger.reads RENAME TO lost")
    with pytest.raises(psycopg.Error):
        ledger.open(sealed, BERIK, "to answer", stream=box)


ALMA_CONTACT = Contact(
    person=ALMA.id,
    unit="unit-one",
    language=Language.KK,
    name="Алма Серікқызы",
    email="Alma@Example.kz",
    phone="+7 701 000 00 00",
    iin="900101400001",
)


def test_the_directory_finds_people_by_exact_values_only(ledger: Ledger):
    ledger.directory.put(ALMA_CONTACT)
    assert ledger.directory.get(ALMA.id) == ALMA_CONTACT
    assert ledger.directory.find("phone", "87010000000") == (ALMA.id,)
    assert ledger.directory.find("email", "alma@example.kz") == (ALMA.id,)
    assert ledger.directory.find("iin", "90010140000") == ()
    assert ledger.directory.members_of("unit-one") == (ALMA.id,)


def test_a_changed_contact_is_no_longer_found_by_the_old_value(ledger: Ledger):
    ledger.directory.put(ALMA_CONTACT)
    ledger.directory.put(Contact(ALMA.id, "unit-two", Language.RU, "Алма", iin="900101400001"))
    assert ledger.directory.find("phone", "87010000000") == ()
    assert ledger.directory.find("iin", "900101400001") == (ALMA.id,)
    assert ledger.directory.members_of("unit-one") == ()


def test_a_forgotten_person_leaves_nothing_in_the_directory(ledger: Ledger, migrated: Settings):
    ledger.directory.put(ALMA_CONTACT)
    with psycopg.connect(migrated.database_url) as raw:
        assert raw.execute("SELECT count(*) FROM directory.tokens").fetchone() != (0,)  # control
        ledger.directory.forget(ALMA.id)
        assert raw.execute("SELECT count(*) FROM directory.tokens").fetchone() == (0,)
    with pytest.raises(Unknown):
        ledger.directory.get(ALMA.id)


def test_the_directory_stores_no_plain_contact(ledger: Ledger, migrated: Settings):
    ledger.directory.put(ALMA_CONTACT)
    with psycopg.connect(migrated.database_url) as raw:
        row = raw.execute("SELECT people::text FROM directory.people").fetchone()
    assert row is not None
    assert ALMA.id in row[0]  # control
    assert not any(secret in row[0] for secret in ("Алма", "example", "701", "900101"))
    assert "Алма" not in repr(ALMA_CONTACT)
