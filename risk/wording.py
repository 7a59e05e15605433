"""How she wrote, whatever the language: groups of letters are counted in her text, and one figure is made of them.

The columns of letters are far more than the cases to learn from; trees that see them learn the cases by heart. A
logistic regression under a strong ridge weighs them, and the trees see what it says. It says that of a case from which
it learnt only by those parts of it that did not learn from that case. The counts are kept nowhere.
"""

from collections.abc import Sequence
from math import nan
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from ledger.spelling import spelled
from risk.logistic import Logistic

BUCKETS = 512
SIZES = (3, 4, 5)
"""Letters in a group; the space before and after a word counts as one."""
FIGURE = "wording"
COLUMN = f"latest: {FIGURE}"
"""As an encoding names it."""
RIDGE = float(BUCKETS)
"""Before anything is learnt, what all columns say together spreads by about one in log odds."""
PARTS = 5
FEWEST_TEXTS, FEWEST_BAD = 100, 20
PRIME = np.uint64(1_099_511_628_211)
MIX = np.uint64(0x9E37_79B9_7F4A_7C15)
TO_BUCKET = np.uint64(55)
"""The highest nine of 64 bits."""
Letters = tuple[float, ...]


def letters_of(text: str) -> Letters:
    """The root of the share of all groups that falls to each column; empty for an empty text. The same text gives the
    same figures on every machine.
    """
    letters = np.frombuffer(f" {' '.join(spelled(text))} ".encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    counts = sum((_counted(letters, size) for size in SIZES), np.zeros(BUCKETS, dtype=np.int64))
    groups = int(counts.sum())
    return tuple(np.sqrt(counts / groups).tolist()) if groups else ()


def _counted(letters: NDArray[np.uint64], size: int) -> NDArray[np.int64]:
    """Every group of so many letters by a polynomial hash, spread by Fibonacci hashing."""
    groups = len(letters) - size + 1
    if groups < 1:
        return np.zeros(BUCKETS, dtype=np.int64)
    hashed = np.full(groups, size, dtype=np.uint64)
    for at in range(size):
        hashed = hashed * PRIME + letters[at : at + groups]
    return np.bincount(((hashed * MIX) >> TO_BUCKET).astype(np.int64), minlength=BUCKETS)


class Wording(NamedTuple):
    """What each column weighs, and what the mean text comes to, which says nothing of a case."""

    weights: tuple[float, ...]
    mean: float

    @classmethod
    def learnt(cls, some: Sequence[Letters], bad: Sequence[bool]) -> Self:
        logistic = Logistic.learnt(np.asarray(some, dtype=np.float32), np.asarray(bad, dtype=bool), RIDGE)
        weights = logistic.weights[:-1] / logistic.spreads
        return cls(tuple(weights.tolist()), float(weights @ logistic.means))

    def says(self, letters: Letters) -> float:
        """Log odds against the mean text; NaN where there is no text."""
        return float(np.dot(self.weights, letters)) - self.mean if letters else nan


class Weighed(NamedTuple):
    """What is to be kept for other cases, None where there are too few texts; and what is said of these cases."""

    wording: Wording | None
    says: Sequence[float]


def weighed(texts: Sequence[Letters], bad: Sequence[bool]) -> Weighed:
    """What is said of each text was learnt from the others."""
    known = [at for at, letters in enumerate(texts) if letters]
    if len(known) < FEWEST_TEXTS or sum(bad[at] for at in known) < FEWEST_BAD:
        return Weighed(None, [nan] * len(texts))
    says = [nan] * len(texts)
    for part in range(PARTS):
        others = _learnt(texts, bad, [at for n, at in enumerate(known) if n % PARTS != part])
        for at in known[part::PARTS]:
            says[at] = others.says(texts[at])
    return Weighed(_learnt(texts, bad, known), says)


def _learnt(texts: Sequence[Letters], bad: Sequence[bool], some: Sequence[int]) -> Wording:
    return Wording.learnt([texts[at] for at in some], [bad[at] for at in some])
