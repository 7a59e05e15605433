"""Words as search knows them: spellings meet, and what is kept of them says nothing to who has no key."""

import psycopg
import pytest

from ledger.spelling import LONGEST, spelled
from ledger.wordbook import Wordbook


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Айгүл Серікбаева", "айгул серикбаева"),
        ("Әлімов", "алимов"),
        ("ТӨЛЕГЕНОВА", "Толегенова"),
        ("Қайрат Нұрланұлы", "кайрат нурланулы"),
        ("Алёна", "алена"),
        ("Ахметова-Ким", "ахметова ким"),
        ("Мұрат", "Мұрат".encode().decode()),
        ("Пай", "Пай"),
    ],
)
def test_two_ways_of_writing_a_name_meet(one: str, other: str):
    assert list(spelled(one)) == list(spelled(other))


def test_different_words_stay_different():
    assert set(spelled("Серікбаева")) != set(spelled("Серикбаев"))


def test_words_have_bounds():
    assert list(spelled("я и ты")) == ["ты"]
    assert [len(word) for word in spelled("ы" * 5000)] == [LONGEST]


def test_a_hash_here_is_no_hash_elsewhere():
    one, other = (Wordbook(None, None, Wordbook.key_from(key)) for key in (b"a" * 32, b"b" * 32))  # type: ignore[arg-type]
    assert one.token("смены") == one.token("смены") != other.token("смены")
    assert one.token("смены") != one.token("смена")


def test_an_index_of_words_holds_no_word(migrated):
    with psycopg.connect(migrated.database_url) as connection:
        columns = connection.execute(
            "SELECT column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'words' AND table_name = 'texts' ORDER BY 1"
        ).fetchall()
    assert columns == [("stream", "text"), ("subject", "text"), ("tokens", "ARRAY")]
