"""From which score on a person looks: a promise about what is seen, kept within what people can look at.

Conformal risk control (Angelopoulos, Bates, Fisch, Lei and Schuster, ICLR 2024): on cases that were not learnt from,
the highest threshold at which the share of missed cases, counted with one more miss than there was, stays below what
was promised. Then of a new case like those the chance to be missed stays below it as well.
"""

from math import floor
from typing import NamedTuple

import numpy as np

from risk.metrics import Labels, Scores

NOBODY = float("inf")
"""A threshold that no score reaches."""


class Threshold(NamedTuple):
    """`at`: this score and every higher one is looked at. `promised`: the recall that may be counted on. `load`: the
    share of the calibration cases that are looked at. `limited`: the ceiling of the load allowed less than was wanted.
    """

    at: float
    promised: float
    load: float
    limited: bool


def threshold(scores: Scores, labels: Labels, recall: float, ceiling: float) -> Threshold:
    """By the cases that went wrong the threshold follows from the promise, by all of them from the ceiling; the higher
    one counts, and what it can promise is said.
    """
    wanted = _for_recall(np.sort(scores[labels]), recall)
    allowed = _for_load(np.sort(scores), ceiling)
    at = max(wanted, allowed)
    return Threshold(at, _promised(scores[labels], at), float(np.mean(scores >= at)), limited=allowed > wanted)


def _for_recall(bad: Scores, recall: float) -> float:
    """With n cases that went wrong at most floor((1 - recall) * (n + 1)) - 1 of them may be missed; fewer than none
    means that everybody is looked at.
    """
    missed = floor((1 - recall) * (bad.size + 1) + 1e-9) - 1
    if missed < 0:
        return -NOBODY
    return float(bad[missed]) if missed < bad.size else NOBODY


def _for_load(every: Scores, ceiling: float) -> float:
    """The lowest score at which no more than this share is looked at; equal scores are looked at together or not."""
    most = floor(ceiling * every.size + 1e-9)
    if most >= every.size:
        return -NOBODY
    higher = every[every > every[every.size - most - 1]]
    return float(higher[0]) if higher.size else NOBODY


def _promised(bad: Scores, at: float) -> float:
    return float(np.sum(bad >= at) / (bad.size + 1))
