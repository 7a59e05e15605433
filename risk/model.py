"""The model itself: boosted trees, the same bytes for the same rows and seed, and why they say what they do."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

import numpy as np
import xgboost
from numpy.typing import NDArray

from risk.encoding import Rows
from risk.metrics import Labels, Scores

ROUNDS = 120
PARAMETERS: Mapping[str, Any] = {
    "objective": "binary:logistic",
    "tree_method": "hist",
    "max_depth": 5,
    "eta": 0.1,
    "subsample": 0.8,
    "colsample_bytree": 0.8,
    "min_child_weight": 5,
}


CAREFUL: Mapping[str, Any] = {**PARAMETERS, "max_depth": 3, "eta": 0.05, "min_child_weight": 10, "nthread": 1}
"""For a few thousand rows: with the others the trees learn such a table by heart and are worse than a weighted sum, and
two threads wait for each other longer than they learn.
"""


class Model(NamedTuple):
    """Trees with the names of their columns."""

    booster: xgboost.Booster
    names: tuple[str, ...]

    @classmethod
    def learnt(
        cls,
        rows: Rows,
        labels: Labels,
        names: tuple[str, ...],
        seed: int,
        rounds: int = ROUNDS,
        *,
        parameters: Mapping[str, Any] = PARAMETERS,
    ) -> Self:
        data = xgboost.QuantileDMatrix(rows, label=labels.astype(np.float32))
        booster = xgboost.train({**parameters, "seed": seed}, data, num_boost_round=rounds)
        return cls(booster, names)

    @classmethod
    def learnt_carefully(cls, rows: Rows, labels: Labels, names: tuple[str, ...], seed: int) -> Self:
        """From few rows, as those of our own cases are for years."""
        return cls.learnt(rows, labels, names, seed, parameters=CAREFUL)

    @classmethod
    def read(cls, written: bytes, names: tuple[str, ...]) -> Self:
        booster = xgboost.Booster({"nthread": 1})
        booster.load_model(bytearray(written))
        return cls(booster, names)

    def written(self) -> bytes:
        """As UBJSON: no code is in it, so a file can be read from anybody and at worst be wrong."""
        return bytes(self.booster.save_raw("ubj"))

    def scores(self, rows: Rows) -> Scores:
        """The probability for each row."""
        return np.asarray(self.booster.inplace_predict(rows), dtype=np.float64)

    def reasons(self, rows: Rows) -> NDArray[np.float32]:
        """What each column adds to the margin (log odds) of each row, and last the bias: all of it is the margin."""
        data = xgboost.DMatrix(rows, nthread=1)
        return np.asarray(self.booster.predict(data, pred_contribs=True))

    def margins(self, rows: Rows) -> NDArray[np.float32]:
        """Log odds, before they become probabilities."""
        return np.asarray(self.booster.inplace_predict(rows, predict_type="margin"))
