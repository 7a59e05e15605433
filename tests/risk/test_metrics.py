"""The figures of a model against their definitions, case by case."""

from itertools import product
from math import isnan

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from risk.metrics import auc, average_precision, brier, reliability, weighted

judged = st.lists(st.tuples(st.integers(0, 5).map(lambda n: n / 5), st.booleans()), min_size=1, max_size=30)


def split(found):
    return np.asarray([score for score, _ in found]), np.asarray([bad for _, bad in found])


@given(judged)
def test_auc_is_the_chance_that_the_worse_case_stands_higher(found):
    scores, labels = split(found)
    pairs = list(product(scores[labels], scores[~labels]))
    if not pairs:
        assert isnan(auc(scores, labels))
        return
    assert np.isclose(auc(scores, labels), np.mean([(bad > good) + (bad == good) / 2 for bad, good in pairs]))


@given(judged)
def test_average_precision_is_precision_over_what_is_gained(found):
    scores, labels = split(found)
    if not labels.any():
        assert isnan(average_precision(scores, labels))
        return
    area, before = 0.0, 0.0
    for at in sorted(set(scores), reverse=True):
        recall, precision = labels[scores >= at].sum() / labels.sum(), labels[scores >= at].mean()
        area, before = area + (recall - before) * precision, recall
    assert np.isclose(average_precision(scores, labels), area)


@given(judged)
def test_every_case_is_in_one_bin_and_the_brier_score_is_a_mean_of_squares(found):
    scores, labels = split(found)
    bins = reliability(scores, labels)
    assert sum(each.n for each in bins) == len(found)
    assert np.isclose(sum(each.n * each.happened for each in bins), labels.sum())
    assert np.isclose(brier(scores, labels), np.mean([(score - bad) ** 2 for score, bad in found]))


def test_what_is_not_known_weighs_nothing():
    assert weighted(np.asarray([0.5, np.nan, 1.0]), np.asarray([3, 100, 1])) == 0.625
