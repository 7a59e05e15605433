from pathlib import Path

import psycopg
import pytest

from settings import Settings
from tests.ops.canary import every_row_of, everything_in, planted, scan

WORD = "Құпия-3f9d1c77"


@pytest.mark.parametrize("form", planted(WORD))
def test_the_scanner_sees_a_word_in_every_form(form: str, tmp_path: Path):
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "worker.log").write_bytes(planted(WORD)[form])
    found = scan({"word": WORD}, everything_in(tmp_path))
    assert {(hit.word, hit.place) for hit in found} == {("word", "logs/worker.log")}


def test_the_scanner_sees_a_word_in_a_row_that_is_stored_compressed(database: Settings):
    with psycopg.connect(database.database_url) as connection:
        connection.execute("CREATE TABLE notes (text text)")
        connection.execute("INSERT INTO notes VALUES (%s)", (WORD + "а" * 100_000,))
    assert {hit.place.split(": ")[1] for hit in scan({"word": WORD}, every_row_of(database.database_url))} == {
        "public.notes"
    }


def test_the_scanner_sees_no_word_where_there_is_none(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"".join(planted("another word").values()))
    assert scan({"word": WORD}, everything_in(tmp_path)) == set()
