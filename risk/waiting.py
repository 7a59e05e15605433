"""Waiting for what may never answer, and not a moment longer than was said.

What is asked runs in another thread, which nobody can stop: it runs to its end, and what it says then is dropped. Until
then nobody else is kept waiting by it, and no second thread is begun: however many ask, each hand has one.
"""

from collections.abc import Callable
from concurrent.futures import Future
from math import inf
from queue import SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
Work = Callable[[], Any]


class TooSlow(Exception):  # noqa: N818 - it says what was found
    """There is no answer in time."""


class Hand:
    """Does one thing after the other."""

    def __init__(self) -> None:
        self._busy = Lock()
        self._due = inf
        self._asked: SimpleQueue[tuple[Work, Future[Any]]] = SimpleQueue()
        Thread(target=self._serve, daemon=True).start()

    def ask(self, work: Callable[[], T], within: float) -> T:
        """What `work` returns or raises; `TooSlow` where it takes longer than so many seconds, or, at once, where what
        was asked before is overdue.
        """
        due = monotonic() + within
        if self._is_overdue() or not self._busy.acquire(timeout=within):
            raise TooSlow
        self._due = monotonic() + within
        answer: Future[T] = Future()
        self._asked.put((work, answer))
        try:
            return answer.result(max(0.0, due - monotonic()))
        except TimeoutError:
            raise TooSlow from None

    def _is_overdue(self) -> bool:
        return self._busy.locked() and monotonic() > self._due

    def _serve(self) -> None:
        while True:
            self._do(*self._asked.get())

    def _do(self, work: Work, answer: "Future[Any]") -> None:
        try:
            said = work()
        except BaseException as fault:  # noqa: BLE001 - whoever asked hears of it
            self._rest()
            answer.set_exception(fault)
        else:
            self._rest()
            answer.set_result(said)

    def _rest(self) -> None:
        self._due = inf
        self._busy.release()
