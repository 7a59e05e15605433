from pathlib import Path

import pytest
from pydantic import SecretStr

from ledger.application import Ledger
from ops.backup import TargetTaken, back_up
from ops.manifest import ERASED, NotWhole
from ops.progress import silent
from ops.restore import NotEmpty, WrongSecrets
from settings import Settings
from tests.domain.federation import AIGUL
from tests.ops.canary import scan
from tests.ops.house import WORDS, backed_up, restored, unpacked


@pytest.mark.parametrize("file", ["record.dump", "keys.dump", "blobs.tar"])
def test_a_backup_with_one_changed_byte_is_refused(
    ledger: Ledger, database: Settings, elsewhere: Settings, tmp_path: Path, file: str
):
    backup = backed_up(database, tmp_path)
    content = bytearray((backup / file).read_bytes())
    content[len(content) // 2] ^= 1
    (backup / file).write_bytes(content)
    with pytest.raises(NotWhole, match=file):
        restored(elsewhere, backup)
    (backup / file).unlink()
    with pytest.raises(NotWhole, match=file):
        restored(elsewhere, backup)


def test_nothing_is_restored_over_a_record(ledger: Ledger, database: Settings, tmp_path: Path):
    position = ledger.position()
    with pytest.raises(NotEmpty):
        restored(database, backed_up(database, tmp_path))
    assert ledger.position() == position


def test_the_secrets_of_another_house_open_nothing(
    ledger: Ledger, database: Settings, elsewhere: Settings, tmp_path: Path
):
    other = elsewhere.model_copy(update={"kek": SecretStr("A" * 43 + "=")})
    with pytest.raises(WrongSecrets):
        restored(other, backed_up(database, tmp_path))


def test_a_backup_that_was_interrupted_is_not_there(ledger: Ledger, database: Settings, tmp_path: Path):
    class PlugPulledError(Exception):
        pass

    def pull(step: str, _done: int, _of: int) -> None:
        if step == "keys.dump":
            raise PlugPulledError

    with pytest.raises(PlugPulledError):
        back_up(database, tmp_path / "first", None, pull)
    assert not (tmp_path / "first").exists()
    assert backed_up(database, tmp_path).is_dir(), "what is left of it is in nobody's way"


def test_no_backup_is_written_over(ledger: Ledger, database: Settings, tmp_path: Path):
    backup = backed_up(database, tmp_path)
    with pytest.raises(TargetTaken):
        backed_up(database, tmp_path)
    with pytest.raises(TargetTaken):
        back_up(database, tmp_path / "second", backup / ERASED, silent)


def test_a_backup_holds_no_secret_and_no_plain_word(ledger: Ledger, database: Settings, stream: str, tmp_path: Path):
    secrets = tmp_path / "secrets.json"
    back_up(database, tmp_path / "first", secrets, silent)
    kek = database.kek.get_secret_value()
    assert kek in secrets.read_text()
    assert secrets.stat().st_mode & 0o077 == 0
    held = scan({"kek": kek, "words": WORDS, "person": AIGUL.id}, unpacked(tmp_path / "first"))
    assert {hit.word for hit in held} == {"person"}, "ids are there, else nothing was looked at"
