"""Of what she wrote no more than how often groups of letters occur in it, whatever the language.

Thousands of groups share each of a few columns; the figures themselves are kept nowhere, only a digest of their row.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ledger.spelling import spelled

BUCKETS = 64
SIZES = (3, 4, 5)
"""Letters in a group; the space before and after a word counts as one."""
NAMES = tuple(f"letters_{bucket:02}" for bucket in range(BUCKETS))
COLUMNS = tuple(f"latest: {name}" for name in NAMES)
"""As an encoding names them."""
WHOLE = "wording"
"""All of them as one reason."""
PRIME = np.uint64(1_099_511_628_211)
MIX = np.uint64(0x9E37_79B9_7F4A_7C15)
TO_BUCKET = np.uint64(58)
"""The highest six of 64 bits."""
Counts = NDArray[np.int64]


def wording(text: str) -> Mapping[str, float]:
    """How often each column is met, against the same for all: 1.0 is what chance would give. Empty for an empty text.
    The same text gives the same figures on every machine.
    """
    letters = np.frombuffer(f" {' '.join(spelled(text))} ".encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    counts = sum((_counted(letters, size) for size in SIZES), np.zeros(BUCKETS, dtype=np.int64))
    groups = int(counts.sum())
    return dict(zip(NAMES, (counts * BUCKETS / groups).tolist(), strict=True)) if groups else {}


def _counted(letters: NDArray[np.uint64], size: int) -> Counts:
    """Every group of so many letters by a polynomial hash, spread by Fibonacci hashing."""
    groups = len(letters) - size + 1
    if groups < 1:
        return np.zeros(BUCKETS, dtype=np.int64)
    hashed = np.full(groups, size, dtype=np.uint64)
    for at in range(size):
        hashed = hashed * PRIME + letters[at : at + groups]
    return np.bincount(((hashed * MIX) >> TO_BUCKET).astype(np.int64), minlength=BUCKETS)
