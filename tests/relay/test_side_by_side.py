"""However many projections there are and however small the machine, each is followed."""

import asyncio
import threading
from dataclasses import dataclass
from typing import Any

import pytest

from relay.process import side_by_side

MANY = 40
"""More than the pool of a loop ever has threads."""


@dataclass
class Meeting:
    """A follower that goes on only once all the others run as well."""

    barrier: threading.Barrier

    def run(self, _halt: threading.Event) -> None:
        self.barrier.wait()


async def _run(parts: list[Any]) -> None:
    await asyncio.gather(*(part() for part in parts))


def test_every_follower_runs_at_once():
    async def story() -> None:
        followers: Any = [Meeting(threading.Barrier(MANY, timeout=20))] * MANY
        await _run(side_by_side(followers, threading.Event()))

    asyncio.run(story())


def test_in_the_pool_of_the_loop_the_last_ones_would_wait():
    """The control: there are fewer threads than followers."""

    async def story() -> None:
        meeting = Meeting(threading.Barrier(MANY, timeout=1))
        halt = threading.Event()
        await asyncio.gather(*(asyncio.to_thread(meeting.run, halt) for _ in range(MANY)))

    with pytest.raises(threading.BrokenBarrierError):
        asyncio.run(story())
