"""How somebody writes, as figures: the same everywhere, and alike for like texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risk.wording import BUCKETS, NAMES, wording

PRESSED = "Мастер жұмыстан шығарамын деп қорқытты"
ALSO_PRESSED = "Бастық та жұмыстан шығарамын деп қорқытып жүр"
UNPAID = "Сверхурочные за октябрь не оплачены, табель приложу"
HEAVIEST = {"letters_14", "letters_16", "letters_50"}


def apart(one: str, other: str) -> float:
    return sum(abs(wording(one)[name] - wording(other)[name]) for name in NAMES)


@given(st.text())
def test_the_figures_of_a_text_sum_up_to_the_number_of_columns_or_there_are_none(text):
    figures = wording(text)
    assert not figures or (tuple(figures) == NAMES and sum(figures.values()) == pytest.approx(BUCKETS))


def test_like_texts_are_nearer_than_others():
    assert apart(PRESSED, ALSO_PRESSED) < apart(PRESSED, UNPAID)
    assert apart(PRESSED, PRESSED.upper()) == 0


def test_a_text_gives_the_same_figures_on_every_machine():
    assert {name for name, figure in wording(UNPAID).items() if figure > 2.5} == HEAVIEST


def test_too_short_a_text_gives_none():
    assert [wording(text) for text in ("", "?!", "я")] == [{}, {}, {}]
