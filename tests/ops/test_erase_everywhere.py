"""Erasure leaves nothing readable: looked for in all that the stack keeps, in every form, after a whole life in it."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from api.services import Services, open_identity
from domain.kinds import KINDS
from ledger.application import Ledger
from local.stack import RunningStack, start
from ops.demo import found_federation, open_accounts
from ops.demo_risk import govern
from tests.api.browsing import CHEAP
from tests.letters.reading import unbroken
from tests.ops.canary import every_row_of, everything_in, scan
from tests.ops.house import unpacked
from tests.ops.life import Life, eventually

pytestmark = pytest.mark.slow

BIRGE = Path(sys.executable).with_name("birge")
SEEN_ELSEWHERE = frozenset({"password", "mistake", "login", "title 0 in correct_document"})
"""Nothing in the product shows these again."""
ON_ITS_PAGE = "in parts_in_her_language of draft_in_two_languages"
"""A translation that she does not need stands on the page on which it is written, and nowhere in the API."""
NEVER_SHOWN = ("camera in ", "file name ")
"""What a camera wrote into a photo, and the name of a file that was given a title, are never kept."""


def birge(*words: str | Path) -> str:
    done = subprocess.run([BIRGE, *words], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def hers(life: Life) -> bytes:
    """Her key as it lies in its table."""
    with psycopg.connect(life.stack.settings.keys_url) as connection:
        row = connection.execute("SELECT wrapped FROM keys.subject_keys WHERE subject = %s", (life.her.id,)).fetchone()
    assert row
    return bytes(row[0])


def searched_by(life: Life) -> Mapping[str, bytes]:
    """What stands in the indexes of a search for her seed, which is a word of her name and of all that she wrote."""
    word = life.ledger.wordbook.token(life.seed).to_bytes(8, "big", signed=True)
    return {"name in the index": life.ledger.directory.token("name", life.seed), "word in the index": word}


def kept_by(stack: RunningStack) -> Iterator[tuple[str, bytes]]:
    """All files of the stack, its write-ahead logs included, and every row of both databases as a client gets it."""
    for url in (stack.settings.database_url, stack.settings.keys_url):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("ANALYZE")
            connection.execute("CHECKPOINT")
        yield from every_row_of(url)
    yield from everything_in(stack.data_dir)


def readable(life: Life) -> set[str]:
    said = life.read_everything()
    whole = said + unbroken(said)
    return {where for where, word in life.words.items() if word in whole or unbroken(word) in whole}


def test_after_an_erasure_nothing_of_her_is_readable_anywhere(tmp_path: Path):
    with (
        start(tmp_path / "data") as stack,
        closing(Ledger.at(stack.settings, KINDS)) as ledger,
        open_identity(stack.settings) as pool,
    ):
        found_federation(ledger)
        open_accounts(Services.of(stack.settings, ledger, pool, CHEAP))
        govern(ledger)
        life = Life(stack, ledger, pool)
        stack.halt("mailbox")
        life.live()
        stack.kill("worker")
        stack.restart("mailbox")
        eventually(life.is_settled)
        wanted: dict[str, str | bytes] = {"any word": life.seed, "key": hers(life)}
        wanted |= {name: life.words[name] for name in ("login", "email", "phone", "iin")}
        wanted |= searched_by(life)
        _see_everything(life, wanted)
        birge("erase", life.words["login"], "--data-dir", stack.data_dir)
        birge("erase", life.her.id, "--data-dir", stack.data_dir)
        _see_nothing(life, wanted, tmp_path / "after")


def _see_everything(life: Life, wanted: Mapping[str, str | bytes]) -> None:
    kept = {word for word in life.words if not word.startswith(NEVER_SHOWN) and ON_ITS_PAGE not in word}
    shown = readable(life)
    assert kept - SEEN_ELSEWHERE - shown == set(), "the product must have shown every word once"
    assert not shown & SEEN_ELSEWHERE
    before = scan(wanted, kept_by(life.stack))
    assert {hit.word for hit in before} >= {
        "login",
        "email",
        "key",
        "any word",
        "name in the index",
        "word in the index",
    }
    seen_in = {hit.place for hit in before}
    assert {"birge: identity.accounts", "birge: pg_catalog.pg_statistic", "birge_keys: keys.subject_keys"} <= seen_in
    for folder in ("mailbox/", "postgres/base/", "postgres/pg_wal/"):
        assert any(place.startswith(folder) for place in seen_in), folder


def _see_nothing(life: Life, wanted: Mapping[str, str | bytes], backup: Path) -> None:
    assert readable(life) == set()
    assert scan(wanted, kept_by(life.stack)) == set()
    birge("backup", backup, "--data-dir", life.stack.data_dir)
    assert scan(wanted, unpacked(backup)) == set()
    log = life.stack.data_dir / "logs" / "worker.log"
    log.write_bytes(log.read_bytes() + life.words["name"].encode())
    assert {hit.word for hit in scan(wanted, kept_by(life.stack))} == {"any word"}, "one forgotten word would be found"
