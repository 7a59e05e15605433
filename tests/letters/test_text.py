import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.text import _coverage, printable

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі — «№ 5» 100\u00a0₸", "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі — «№ 5» 100\u00a0₸"),
        ("и\u0306е\u0308", "йё"),
        ("əлем Əлем", "әлем Әлем"),
        ("а\r\nб\rв\u2029г", "а\nб\nв\n\nг"),
        ("жұмыс\u2011күні 5\u202f%", "жұмыс-күні 5\u00a0%"),
        ("\u202eтеріс\u202c \u2066x\u2069\u200f", "теріс x"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("рақмет 😀👍🏽!", "рақмет [?]!"),
        ("ﬁ Ⅳ ２", "fi IV 2"),
        ("Nguyễn", "Nguyê\u0303n"),
        ("日本 語", "[?] [?]"),
    ],
)
def test_what_was_typed_is_printed_as_faithfully_as_the_font_allows(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_an_endless_word_may_break() -> None:
    assert printable("я" * 100) == "\N{ZERO WIDTH SPACE}".join(["я" * 48, "я" * 48, "я" * 4])


@given(ANY_TEXT)
def test_nothing_the_font_lacks_is_left(text: str) -> None:
    assert set(printable(text)) <= _coverage() | {"\n", "\N{ZERO WIDTH SPACE}"}


@given(ANY_TEXT)
def test_a_printable_text_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)
