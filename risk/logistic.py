"""Logistic regression: what a model has to beat with the same columns, and what weighs the letters of a text."""

from typing import NamedTuple, Self
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray

from risk.encoding import Rows
from risk.metrics import Labels, Scores

STEPS = 12
RIDGE = 1.0


class Logistic(NamedTuple):
    """By Newton's method, with a ridge that hardly holds the constant; what is not known counts as the mean."""

    means: NDArray[np.float64]
    spreads: NDArray[np.float64]
    weights: NDArray[np.float64]

    @classmethod
    def learnt(cls, rows: Rows, labels: Labels, ridge: float = RIDGE) -> Self:
        with catch_warnings():
            simplefilter("ignore", RuntimeWarning)  # a column of which nothing is known has no mean
            means = np.nan_to_num(np.nanmean(rows, axis=0, dtype=np.float64))
            spreads = np.nan_to_num(np.nanstd(rows, axis=0, dtype=np.float64))
        spreads[spreads == 0] = 1.0
        unlearnt = cls(means, spreads, np.zeros(rows.shape[1] + 1))
        columns = unlearnt._columns(rows)
        weights = unlearnt.weights
        held = np.full(weights.size, ridge)
        held[-1] = RIDGE
        for _ in range(STEPS):
            said = _sigmoid(columns @ weights)
            slope = columns.T @ (said - labels) + held * weights
            bend = (columns * (said * (1 - said))[:, None]).T @ columns + np.diag(held)
            weights = weights - np.linalg.solve(bend, slope)
        return unlearnt._replace(weights=weights)

    def scores(self, rows: Rows) -> Scores:
        """The probability for each row."""
        return _sigmoid(self._columns(rows) @ self.weights)

    def _columns(self, rows: Rows) -> NDArray[np.float64]:
        known = np.nan_to_num((rows - self.means) / self.spreads)
        return np.hstack([known, np.ones((len(rows), 1))])


def _sigmoid(margins: NDArray[np.float64]) -> Scores:
    return 1 / (1 + np.exp(-np.clip(margins, -30, 30)))
