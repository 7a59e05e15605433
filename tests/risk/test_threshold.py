"""What is promised is kept on cases nobody has seen, and never costs more looks than people have."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from risk.threshold import NOBODY, threshold

ROLLS = 400


def cases(chance: np.random.Generator, n: int):
    """Cases whose scores are the chances by which they go wrong."""
    scores = np.round(chance.beta(0.7, 2.5, n), 3)
    return scores, chance.random(n) < scores


def missed_of_new_ones(rule) -> float:
    """The share of cases gone wrong that a threshold from 200 cases misses among others like them."""
    chance = np.random.default_rng(7)
    missed = []
    for _ in range(ROLLS):
        at = rule(*cases(chance, 200))
        scores, labels = cases(chance, 500)
        missed.append(np.mean(scores[labels] < at))
    return float(np.mean(missed))


@pytest.mark.parametrize("recall", [0.8, 0.9, 0.95])
def test_of_new_cases_no_more_are_missed_than_was_promised(recall: float):
    missed = missed_of_new_ones(lambda scores, labels: threshold(scores, labels, recall, 1.0).at)
    assert missed <= 1 - recall + 0.005


def test_control_a_threshold_without_the_one_more_miss_breaks_the_promise():
    def naive(scores, labels):
        return np.quantile(scores[labels], 0.1 + 2 / labels.sum(), method="higher")

    assert missed_of_new_ones(naive) > 0.105


@given(
    st.lists(st.tuples(st.floats(0, 1).map(lambda x: round(x, 1)), st.booleans()), min_size=1, max_size=60),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_no_more_is_looked_at_than_the_ceiling_allows_and_the_page_is_told_so(found, recall: float, ceiling: float):
    scores, labels = np.asarray([s for s, _ in found]), np.asarray([bad for _, bad in found])
    got = threshold(scores, labels, recall, ceiling)
    assert got.load <= ceiling + 1e-9
    assert got.load == np.mean(scores >= got.at)
    assert got.limited or got.promised >= min(recall, labels.sum() / (labels.sum() + 1)) - 1e-6


def test_with_too_few_bad_cases_everybody_is_looked_at_and_without_looks_nobody():
    scores, labels = np.asarray([0.1, 0.2, 0.9]), np.asarray([False, True, True])
    assert threshold(scores, labels, 0.9, 1.0)[:1] == (-NOBODY,)
    assert threshold(scores, labels, 0.9, 0.0) == (NOBODY, 0.0, 0.0, True)
