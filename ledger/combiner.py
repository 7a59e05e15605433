"""Lets callers that arrive together share one trip to the database; who arrives alone waits for nobody."""

from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar, cast

Q = TypeVar("Q")
A = TypeVar("A")


class _Place(Generic[Q, A]):
    """One caller's place in the queue. The gate opens when the answer is there, or their turn to lead has come."""

    __slots__ = ("answer", "gate", "request")

    def __init__(self, request: Q) -> None:
        self.request = request
        self.answer: A | BaseException | None = None
        self.gate = Lock()
        self.gate.acquire()


class Combiner(Generic[Q, A]):
    """Runs `work` on batches of requests: the caller at the head of the queue leads for all who wait behind.

    At most `lanes` batches run at once, of at most `most` requests, no two of one batch with the same `key`.
    An answer that is an exception is raised in the caller it belongs to.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Q]], Sequence[A | BaseException]],
        key: Callable[[Q], Hashable],
        *,
        lanes: int,
        most: int,
    ) -> None:
        self._work = work
        self._key = key
        self._free = lanes
        self._most = most
        self._waiting: list[_Place[Q, A]] = []
        self._queue = Lock()

    def __call__(self, request: Q) -> A:
        place = _Place[Q, A](request)
        if not self._free_lane_or_wait(place):
            place.gate.acquire()
        if place.answer is None:
            self._lead(place)
        if isinstance(place.answer, BaseException):
            raise place.answer
        return cast("A", place.answer)

    def _free_lane_or_wait(self, place: _Place[Q, A]) -> bool:
        with self._queue:
            if self._free:
                self._free -= 1
                return True
            self._waiting.append(place)
            return False

    def _lead(self, leader: _Place[Q, A]) -> None:
        with self._queue:
            batch = self._take(leader)
        try:
            answers = self._work([place.request for place in batch])
        except BaseException as fault:  # noqa: BLE001 - it is raised again in every caller of the batch
            answers = [fault] * len(batch)
        for place, answer in zip(batch, answers, strict=True):
            place.answer = answer
        self._pass_on()
        for place in batch[1:]:
            place.gate.release()

    def _take(self, leader: _Place[Q, A]) -> list[_Place[Q, A]]:
        """The leader and who follows; the second with one key, or one too many, stays in the queue."""
        taken = {self._key(leader.request): leader}
        left = []
        for place in self._waiting:
            if len(taken) < self._most and (key := self._key(place.request)) not in taken:
                taken[key] = place
            else:
                left.append(place)
        self._waiting = left
        return list(taken.values())

    def _pass_on(self) -> None:
        """Let the head of the queue lead in this lane, or set the lane free."""
        with self._queue:
            if self._waiting:
                self._waiting.pop(0).gate.release()
            else:
                self._free += 1
