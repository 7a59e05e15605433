"""News of cases as they happen: one reader of the log for the whole process, to each listener only what is theirs."""

import asyncio
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event as Signal
from threading import Lock, Thread
from typing import Any

import psycopg

from domain import access
from domain.appeal.care.circle import is_kept_back, only_follows
from domain.kernel import Actor, kind_of
from domain.kinds import KINDS, PROCEDURES
from domain.noting import may_know_of
from domain.organisation.organisation import Organisation
from ledger.application import Ledger
from ledger.record import Recorded
from ledger.watch import HEAD, Watch

KEPT = 2000
BATCH = 200
POLL_S = 1.0


@dataclass(frozen=True, slots=True)
class News:
    """That something happened in a case, and what is needed to tell whose business it is."""

    recorded: Recorded
    case: Any
    organisation: Organisation

    def concerns(self, actor: Actor) -> bool:
        roles = access.roles_in(self.case, actor, self.organisation)
        followed = only_follows(roles) and is_kept_back(self.recorded.event)
        return bool(roles) and not followed and may_know_of(self.recorded.event, roles)


def news_after(ledger: Ledger, position: int) -> tuple[int, tuple[News, ...]]:
    """The next batch of the log behind a position: where it ends, and the news of cases in it."""
    batch = ledger.after(position, BATCH)
    of_cases = [recorded for recorded in batch if kind_of(recorded.stream) in PROCEDURES]
    if not of_cases:
        return (batch[-1].position if batch else position), ()
    cases = _cases(ledger, of_cases)
    organisation = ledger.context()
    return batch[-1].position, tuple(News(recorded, cases[recorded.stream], organisation) for recorded in of_cases)


def _cases(ledger: Ledger, batch: Sequence[Recorded]) -> Mapping[str, Any]:
    """Each case as it is now: who lost sight of it hears no more of it, nor of what went before."""
    streams = dict.fromkeys(recorded.stream for recorded in batch)
    return {stream: KINDS[kind_of(stream)].fold(r.event for r in ledger.history(stream)) for stream in streams}


@dataclass
class Feed:
    """Keeps the latest news for everybody who listens; its one thread reads the log while there is anybody."""

    ledger: Ledger
    watch: Watch
    _kept: deque[News] = field(default_factory=lambda: deque(maxlen=KEPT))
    _since: int = 0
    _until: int = 0
    _wakers: set["Waker"] = field(default_factory=set)
    _thread: Thread | None = None
    _lock: Lock = field(default_factory=Lock)
    _stop: Signal = field(default_factory=Signal)

    def close(self) -> None:
        self._stop.set()
        self.watch.close()

    def listen(self, waker: "Waker") -> None:
        with self._lock:
            self._wakers.add(waker)
            if self._thread is None:
                self._since = self._until = self.ledger.position()
                self._thread = Thread(target=self._follow, name="feed", daemon=True)
                self._thread.start()

    def leave(self, waker: "Waker") -> None:
        with self._lock:
            self._wakers.discard(waker)

    def after(self, position: int) -> tuple[int, tuple[News, ...]]:
        """News behind a position: from memory, or from the log for somebody who was away for long."""
        with self._lock:
            until, kept = self._until, tuple(self._kept)
            reaches_back = position >= self._since
        if reaches_back:
            return max(position, until), tuple(news for news in kept if news.recorded.position > position)
        return news_after(self.ledger, position)

    def _follow(self) -> None:
        while not self._stop.is_set():
            try:
                self._read()
            except psycopg.Error:
                self._stop.wait(POLL_S)

    def _read(self) -> None:
        if not self.watch.wait_for(HEAD, self._until + 1, POLL_S):
            return
        until, found = news_after(self.ledger, self._until)
        with self._lock:
            self._keep(until, found)
            wakers = tuple(self._wakers)
        for waker in wakers:
            waker.wake()

    def _keep(self, until: int, found: Sequence[News]) -> None:
        for news in found:
            if len(self._kept) == KEPT:
                self._since = self._kept[0].recorded.position
            self._kept.append(news)
        self._until = until


class Waker:
    """Wakes one listener in the loop of its request."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()

    def wake(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._news.set)

    async def wait(self, timeout_s: float) -> None:
        """Until there is news, or the time is over."""
        try:
            async with asyncio.timeout(timeout_s):
                await self._news.wait()
        except TimeoutError:
            return
        self._news.clear()


def ticket(position: int) -> str:
    """The id of a place in the feed. What it is made of is nobody's business."""
    return urlsafe_b64encode(position.to_bytes(8)).decode().rstrip("=")


def place(ticket: str) -> int | None:
    """The position that a ticket stands for; None for one that we did not give."""
    try:
        raw = urlsafe_b64decode(f"{ticket}=".encode("ascii"))
    except ValueError:
        return None
    return int.from_bytes(raw) if len(raw) == 8 and raw[0] < 0x80 else None  # noqa: PLR2004
