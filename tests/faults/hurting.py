"""Kills parts of a running stack, one after the other, and sees to it that each really died and came back."""

import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from local.stack import RunningStack

PAUSE_S = (0.5, 3.0)


@dataclass
class Chaos:
    """What was killed, and how often."""

    stack: RunningStack
    dice: Random
    parts: Sequence[str]
    fallen: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)
    faults: list[BaseException] = field(default_factory=list)

    def strike(self, part: str) -> None:
        before = self.stack.pid(part)
        self.stack.kill(part)
        self.stack.await_ready(part)
        assert self.stack.pid(part) != before
        self.fallen[part] += 1

    def rage(self, times: int) -> None:
        """Every part at least once, then whichever the dice say."""
        try:
            for number in range(times):
                self.strike(self.parts[number] if number < len(self.parts) else self.dice.choice(self.parts))
                time.sleep(self.dice.uniform(*PAUSE_S))
        except BaseException as fault:  # noqa: BLE001  raised where it is seen
            self.faults.append(fault)
        finally:
            self.over.set()


@contextmanager
def raging(stack: RunningStack, dice: Random, parts: Sequence[str], times: int) -> Iterator[Chaos]:
    """While the block runs parts fall; at its end all of them have risen."""
    chaos = Chaos(stack, dice, parts)
    thread = threading.Thread(target=chaos.rage, args=(times,))
    thread.start()
    try:
        yield chaos
    finally:
        thread.join()
    assert not chaos.faults, chaos.faults
    assert sum(chaos.fallen.values()) == times
