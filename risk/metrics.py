"""How good a model is: whether it puts the worse cases first, and whether its figures mean what they say."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Labels = NDArray[np.bool_]


def auc(scores: Scores, labels: Labels) -> float:
    """The chance that of two cases the one that went wrong has the higher score; NaN where all went one way."""
    bad = int(labels.sum())
    good = labels.size - bad
    if not bad or not good:
        return float("nan")
    _, group, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(sizes) - (sizes - 1) / 2)[group]
    return float((ranks[labels].sum() - bad * (bad + 1) / 2) / (bad * good))


def average_precision(scores: Scores, labels: Labels) -> float:
    """Precision over recall, step by step from the highest score down; equal scores count together."""
    if not labels.any():
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    found = np.cumsum(labels[order])[ends]
    gained = np.diff(found, prepend=0)
    return float((gained * found / (ends + 1)).sum() / labels.sum())


def brier(scores: Scores, labels: Labels) -> float:
    """The mean square of what a probability was off."""
    return float(np.mean((scores - labels) ** 2))


class Bin(NamedTuple):
    """Of `n` judgements that said `said` on average, so many went wrong."""

    n: int
    said: float
    happened: float


def reliability(scores: Scores, labels: Labels, bins: int = 10) -> tuple[Bin, ...]:
    """Whether of the cases that are given 30 % some 30 % go wrong, for each tenth of the scale."""
    where = np.minimum((scores * bins).astype(int), bins - 1)
    filled = (where == each for each in range(bins) if (where == each).any())
    return tuple(Bin(int(it.sum()), float(scores[it].mean()), float(labels[it].mean())) for it in filled)


def weighted(figures: NDArray[np.float64], weights: NDArray[np.int64]) -> float:
    """The mean by weight of what there is."""
    known = ~np.isnan(figures)
    return float((figures[known] * weights[known]).sum() / weights[known].sum())
