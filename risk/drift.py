"""Whether scores are still spread as they were when the thresholds were set."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from risk.metrics import Scores

DRIFTED = 0.25
"""A population stability index from which on scores are spread otherwise; by custom, not by law."""
SMALLEST_SHARE = 1e-4


class Spread(NamedTuple):
    """Between which scores which share of them lay; equal scores make bins wider, never empty."""

    edges: Sequence[float]
    shares: Sequence[float]

    @classmethod
    def of(cls, scores: Scores) -> Self:
        edges = np.unique(np.quantile(scores, np.arange(0.1, 1, 0.1)).round(6))
        return cls(edges.tolist(), _shares(edges, scores).round(6).tolist())

    def drift(self, scores: Scores) -> float:
        """The population stability index of these scores against those."""
        then, now = np.maximum(self.shares, SMALLEST_SHARE), _shares(np.asarray(self.edges), scores)
        return float(((now - then) * np.log(now / then)).sum())


def _shares(edges: NDArray[np.float64], scores: Scores) -> NDArray[np.float64]:
    counted = np.bincount(np.searchsorted(edges, scores, side="right"), minlength=edges.size + 1)
    return np.asarray(np.maximum(counted / max(scores.size, 1), SMALLEST_SHARE))
