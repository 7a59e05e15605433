from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal
from threading import Lock

import pytest

from ledger.combiner import Combiner


class Kitchen:
    """Doubles numbers, batch by batch, and holds the first batch back until it is told to go on."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun = Signal()
        self.go_on = Signal()
        self.writing = Lock()

    def cook(self, numbers: Sequence[int]) -> Sequence[int | BaseException]:
        with self.writing:
            self.batches.append(list(numbers))
        if not self.begun.is_set():
            self.begun.set()
            self.go_on.wait(20)
        return [ValueError(number) if number < 0 else number * 2 for number in numbers]


def orders(kitchen: Kitchen, numbers: list[int], *, key=lambda n: n, most: int = 100):
    """All orders but the first arrive while the first is being cooked."""
    combiner = Combiner[int, int](kitchen.cook, key, lanes=1, most=most)
    with ThreadPoolExecutor(len(numbers)) as threads:
        first = threads.submit(combiner, numbers[0])
        kitchen.begun.wait(20)
        others = [threads.submit(combiner, number) for number in numbers[1:]]
        while len(combiner._waiting) < len(others):
            pass
        kitchen.go_on.set()
        return [first, *others]


def test_who_arrives_alone_is_served_alone_and_who_arrives_together_together():
    kitchen = Kitchen()
    answers = orders(kitchen, [1, 2, 3, 4, 5])
    assert [answer.result() for answer in answers] == [2, 4, 6, 8, 10]
    assert [len(batch) for batch in kitchen.batches] == [1, 4]


def test_a_batch_holds_no_more_than_it_may():
    kitchen = Kitchen()
    orders(kitchen, list(range(1, 9)), most=3)
    assert [len(batch) for batch in kitchen.batches] == [1, 3, 3, 1]


def test_two_of_the_same_key_are_never_in_one_batch():
    kitchen = Kitchen()
    answers = orders(kitchen, [10, 11, 21, 31, 12], key=lambda n: n % 10)
    assert [answer.result() for answer in answers] == [20, 22, 42, 62, 24]
    assert all(len({n % 10 for n in batch}) == len(batch) for batch in kitchen.batches)


def test_without_the_key_they_would_be():
    """Control for the test above."""
    kitchen = Kitchen()
    orders(kitchen, [10, 11, 21, 31, 12])
    assert not all(len({n % 10 for n in batch}) == len(batch) for batch in kitchen.batches)


def test_a_failure_reaches_only_the_caller_it_belongs_to():
    kitchen = Kitchen()
    answers = orders(kitchen, [1, -2, 3])
    assert isinstance(answers[1].exception(), ValueError)
    assert (answers[0].result(), answers[2].result()) == (2, 6)


def test_a_batch_that_breaks_down_fails_for_all_of_it_and_the_next_one_is_served():
    def burn(_: Sequence[int]) -> Sequence[int]:
        raise OSError

    combiner = Combiner[int, int](burn, lambda n: n, lanes=1, most=9)
    for _ in range(2):  # the lane is free again after the first
        with pytest.raises(OSError):  # noqa: PT011
            combiner(1)
