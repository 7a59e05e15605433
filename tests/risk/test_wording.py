"""How somebody writes, as one figure: the same everywhere, alike for like texts, learnt from other people's texts."""

import random
from math import dist, isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from risk.metrics import auc
from risk.wording import FEWEST_TEXTS, Letters, Wording, letters_of, weighed

PRESSED = "Мастер жұмыстан шығарамын деп қорқытты"
ALSO_PRESSED = "Бастық та жұмыстан шығарамын деп қорқытып жүр"
UNPAID = "Сверхурочные за октябрь не оплачены, табель приложу"
HEAVIEST = {131, 381, 400}
WORDS = [
    "табель",
    "смена",
    "приказ",
    "отпуск",
    "оклад",
    "премия",
    "цех",
    "график",
    "мастер",
    "участок",
    "договор",
    "расчёт",
]
THREATS = ("уволят если пожалуюсь", "грозят уволить", "сказали уволят")


@given(st.text())
def test_the_shares_of_a_text_are_those_of_a_whole_or_there_are_none(text):
    letters = letters_of(text)
    assert not letters or sum(each * each for each in letters) == pytest.approx(1)


def test_like_texts_are_nearer_than_others():
    assert dist(letters_of(PRESSED), letters_of(ALSO_PRESSED)) < dist(letters_of(PRESSED), letters_of(UNPAID))
    assert letters_of(PRESSED) == letters_of(PRESSED.upper())


def test_a_text_gives_the_same_figures_on_every_machine():
    letters = letters_of(UNPAID)
    assert {at for at, share in enumerate(letters) if share > 0.14} == HEAVIEST


def test_too_short_a_text_gives_none():
    assert [letters_of(text) for text in ("", "?!", "я")] == [(), (), ()]


def written(dice: random.Random, *, threatened: bool) -> Letters:
    said = [*dice.sample(WORDS, 6), *([dice.choice(THREATS)] if threatened else [])]
    return letters_of(" ".join(said))


def texts(tells: bool, many: int = 300) -> tuple[list[Letters], list[bool]]:
    """A fifth of them went wrong; those tell of a threat, or say nothing that others do not."""
    dice = random.Random(5)
    bad = [dice.random() < 0.2 for _ in range(many)]
    return [written(dice, threatened=tells and each) for each in bad], bad


def test_a_threat_in_words_is_heard_in_texts_that_were_not_learnt_from():
    said, bad = texts(tells=True)
    found = weighed(said, bad)
    assert auc(np.asarray(found.says), np.asarray(bad)) > 0.9
    assert found.wording is not None
    assert found.wording.says(letters_of("Грозят уволить")) > found.wording.says(letters_of("График смены")) + 1


def test_where_words_tell_nothing_nothing_is_heard_though_the_cases_could_be_learnt_by_heart():
    said, bad = texts(tells=False)
    by_heart = Wording.learnt(said, bad)
    assert auc(np.asarray([by_heart.says(each) for each in said]), np.asarray(bad)) > 0.8, "control"
    assert auc(np.asarray(weighed(said, bad).says), np.asarray(bad)) < 0.65


def test_from_few_texts_nothing_is_learnt_and_without_a_text_nothing_is_said():
    said, bad = texts(tells=True, many=FEWEST_TEXTS - 1)
    assert weighed(said, bad).wording is None
    assert all(map(isnan, weighed(said, bad).says))
    assert isnan(Wording.learnt(said, bad).says(()))
