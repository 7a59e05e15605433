"""Streams whose workflows have to look again, each waiting once however often it was touched."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from itertools import chain
from typing import NamedTuple

import structlog
from temporalio.service import RPCError, RPCStatusCode

SHORTEST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 5.0

Tell = Callable[[str, str], Awaitable[None]]
"""Tells a stream's workflow, on a queue, to look again."""

log = structlog.get_logger()


class Unfit(NamedTuple):
    """A stream that Temporal will never take, and the event at which that showed."""

    stream: str
    position: int


class Lane:
    """One queue's share of the relay, with `hands` calls under way at a time."""

    def __init__(self, queue: str, hands: int) -> None:
        self.queue = queue
        self.hands = hands
        self.unfit: list[Unfit] = []
        self._waiting: OrderedDict[str, int] = OrderedDict()
        self._in_hand: dict[int, int] = {}
        self._arrived = asyncio.Event()

    def add(self, stream: str, position: int) -> None:
        """What already waits goes on waiting in its place."""
        self._waiting.setdefault(stream, position)
        self._arrived.set()

    def __len__(self) -> int:
        return len(self._waiting) + len(self._in_hand)

    def untold(self) -> Iterable[int]:
        """For each stream that nobody has told yet, the first event it has to be told of."""
        return chain(self._waiting.values(), self._in_hand.values())

    async def work(self, hand: int, tell: Tell) -> None:
        """Tell one stream after the other, for ever; each until Temporal has accepted it."""
        while True:
            while not self._waiting:
                self._arrived.clear()
                await self._arrived.wait()
            stream, self._in_hand[hand] = self._waiting.popitem(last=False)
            await self._insist(stream, self._in_hand[hand], tell)
            del self._in_hand[hand]

    async def _insist(self, stream: str, position: int, tell: Tell) -> None:
        pause = SHORTEST_PAUSE_S
        while True:
            try:
                return await tell(stream, self.queue)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the case has to be told
                if isinstance(fault, RPCError) and fault.status is RPCStatusCode.INVALID_ARGUMENT:
                    return self.unfit.append(Unfit(stream, position))
                log.warning("temporal does not answer", lane=self.queue, exception_type=type(fault).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)
