"""From steps to numbers, on one path for learning and for judging: the row after a step knows nothing of later ones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from math import nan
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from risk.trace import Step, Trace

Rows = NDArray[np.float32]
"""One row for each judgement, one column for each name of the encoding; what is not known is NaN."""

MOST_CODES = 8
"""So many values of one thing a step says have a column of their own; the rest are rare and none of them stands out."""


class Encoding(NamedTuple):
    """The columns: what happened how often and how long ago, how time passed, the latest figures and codes."""

    whats: tuple[str, ...]
    figures: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, traces: Iterable[Trace]) -> Self:
        """The columns that these cases fill."""
        whats: set[str] = set()
        figures: set[str] = set()
        said: dict[str, Counter[str]] = {}
        for step in (step for trace in traces for step in trace.steps):
            whats.add(step.what)
            for name, value in step.says.items():
                if isinstance(value, str):
                    said.setdefault(name, Counter())[value] += 1
                else:
                    figures.add(name)
        codes = ((name, value) for name in sorted(said) for value, _ in said[name].most_common(MOST_CODES))
        return cls(tuple(sorted(whats)), tuple(sorted(figures)), tuple(codes))

    @property
    def names(self) -> tuple[str, ...]:
        return (
            *("steps", "days since the first", "days since the one before"),
            *(f"times: {what}" for what in self.whats),
            *(f"days since: {what}" for what in self.whats),
            *(f"latest: {figure}" for figure in self.figures),
            *(f"{name}: {value}" for name, value in self.codes),
        )

    def rows(self, trace: Trace, most: int) -> Iterator[list[float]]:
        """The row after each of the first `most` steps."""
        times, last = dict.fromkeys(self.whats, 0.0), dict.fromkeys(self.whats, nan)
        latest, codes = dict.fromkeys(self.figures, nan), dict.fromkeys(self.codes, 0.0)
        before = trace.begun
        for turn, step in enumerate(islice(trace.steps, most), start=1):
            if step.what in times:
                times[step.what] += 1
                last[step.what] = step.day
            self._hear(step, latest, codes)
            since = (step.day - day for day in last.values())
            passed = (float(turn), step.day - trace.begun, step.day - before)
            yield [*passed, *times.values(), *since, *latest.values(), *codes.values()]
            before = step.day

    def _hear(self, step: Step, latest: dict[str, float], codes: dict[tuple[str, str], float]) -> None:
        for name, value in step.says.items():
            if not isinstance(value, str):
                if name in latest:
                    latest[name] = value
                continue
            for known in codes:
                if known[0] == name:
                    codes[known] = float(known[1] == value)

    def table(self, traces: Iterable[Trace], most: int) -> Rows:
        """The rows of all these cases, one after the other."""
        rows = [row for trace in traces for row in self.rows(trace, most)]
        return np.asarray(rows, dtype=np.float32).reshape(-1, len(self.names))
