"""The same rows give the same bytes, the reasons add up, and a weighted sum is there to be beaten."""

import numpy as np
import pytest

from risk.logistic import Logistic
from risk.metrics import auc
from risk.model import Model


@pytest.fixture(scope="module")
def learnt_from():
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(3_000, 6)).astype(np.float32)
    rows[chance.random(rows.shape) < 0.1] = np.nan
    odds = np.nan_to_num(rows[:, 0]) * np.nan_to_num(rows[:, 1]) * 2 + np.nan_to_num(rows[:, 2])
    return rows, chance.random(3_000) < 1 / (1 + np.exp(-odds))


NAMES = tuple("abcdef")


def learnt(learnt_from, seed: int = 7) -> Model:
    rows, labels = learnt_from
    return Model.learnt(rows, labels, NAMES, seed, rounds=20)


def test_the_same_rows_and_seed_give_the_same_bytes_and_another_seed_others(learnt_from):
    first, again, other = (learnt(learnt_from, seed).written() for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_a_model_that_was_written_and_read_judges_bit_for_bit_as_before(learnt_from):
    model = learnt(learnt_from)
    read = Model.read(model.written(), NAMES)
    np.testing.assert_array_equal(read.scores(learnt_from[0]), model.scores(learnt_from[0]))


def test_the_reasons_and_the_bias_together_are_the_margin(learnt_from):
    model = learnt(learnt_from)
    rows = learnt_from[0][:200]
    assert model.reasons(rows).shape == (200, len(NAMES) + 1)
    np.testing.assert_allclose(model.reasons(rows).sum(axis=1), model.margins(rows), atol=1e-4)


def test_trees_find_what_a_weighted_sum_cannot(learnt_from):
    rows, labels = learnt_from
    trees, line = Model.learnt(rows[:2_000], labels[:2_000], NAMES, 7), Logistic.learnt(rows[:2_000], labels[:2_000])
    assert auc(trees.scores(rows[2_000:]), labels[2_000:]) > auc(line.scores(rows[2_000:]), labels[2_000:]) + 0.05


def test_a_weighted_sum_finds_its_weights():
    chance = np.random.default_rng(5)
    rows = chance.normal(size=(20_000, 3)).astype(np.float32)
    labels = chance.random(20_000) < 1 / (1 + np.exp(-(rows @ np.asarray([1.0, -2.0, 0.0]) + 0.5)))
    np.testing.assert_allclose(Logistic.learnt(rows, labels).weights, [1, -2, 0, 0.5], atol=0.1)
