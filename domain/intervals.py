"""What a share that was counted on few cases can be worth."""

from math import sqrt
from typing import NamedTuple

Z = 1.96
"""Of nineteen in twenty such intervals the true share lies within."""


class Share(NamedTuple):
    """So many of so many, and between which shares the truth is likely to lie (Wilson)."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        return self.hits / self.of if self.of else None

    @property
    def low(self) -> float:
        return self._bounds[0]

    @property
    def high(self) -> float:
        return self._bounds[1]

    @property
    def _bounds(self) -> tuple[float, float]:
        if not self.of:
            return 0.0, 1.0
        n, share = self.of, self.hits / self.of
        middle, spread = share + Z * Z / (2 * n), Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        whole = 1 + Z * Z / n
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)

    def said(self) -> dict[str, float | int | None]:
        """As it stands in a card."""
        value = None if self.value is None else round(self.value, 4)
        return {
            "hits": self.hits,
            "of": self.of,
            "share": value,
            "low": round(self.low, 4),
            "high": round(self.high, 4),
        }
