"""Runs contenders in turn, round after round, so that a noisy machine is as noisy for each of them."""

import statistics
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic, perf_counter

Once = Callable[[], object]
"""One operation, from beginning to durable."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one contender did: operations a second in each round, and how long each operation took in seconds."""

    rates: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def per_s(self) -> float:
        """The median of the rounds."""
        return round(statistics.median(self.rates), 1)

    def percentile_ms(self, percent: int) -> float:
        ordered = sorted(self.times)
        return round(ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] * 1000, 2)


def race(
    contenders: Mapping[str, Callable[[], Once]], *, rounds: int, seconds: float, threads: int
) -> dict[str, Figures]:
    """Interleaved rounds after one that does not count. Each thread makes its own operation once, at the start."""
    figures = {name: Figures() for name in contenders}
    for number in range(rounds + 1):
        for name, prepare in contenders.items():
            taken = one_round([prepare() for _ in range(threads)], seconds)
            if number:
                figures[name].rates.append(len(taken) / seconds)
                figures[name].times.extend(taken)
    return figures


def one_round(operations: list[Once], seconds: float) -> list[float]:
    """How long each operation took that was finished in time."""
    taken: list[list[float]] = [[] for _ in operations]
    end = monotonic() + seconds
    workers = [
        threading.Thread(target=_repeat, args=(once, end, times)) for once, times in zip(operations, taken, strict=True)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [time for times in taken for time in times]


def _repeat(once: Once, end: float, times: list[float]) -> None:
    while monotonic() < end:
        began = perf_counter()
        once()
        times.append(perf_counter() - began)
