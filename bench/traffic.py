"""Requests of people at a steady pace, over HTTP and over kept connections, as programs send them."""

import http.client
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import Any, Self, TypeVar
from uuid import uuid4

from api.identity.accounts import find_account
from api.identity.sessions import create_token
from api.services import open_identity
from settings import Settings

T = TypeVar("T")

PATIENCE_S = 30
SUCCESS = range(200, 300)


@dataclass(frozen=True)
class Caller:
    """A program that acts for one account; each thread that calls has a connection of its own."""

    port: int
    token: str = field(repr=False)
    _own: threading.local = field(default_factory=threading.local, repr=False)

    @classmethod
    def of(cls, settings: Settings, account: str) -> Self:
        with closing(open_identity(settings)) as pool:
            found = find_account(pool, account)
            assert found is not None
            return cls(settings.api_port, create_token(pool, found))

    def send(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a command; anything but success ends the measurement."""
        connection = self._connection()
        connection.request("POST", path, json.dumps(body), self._headers())
        answer = connection.getresponse()
        content = answer.read()
        if answer.status not in SUCCESS:
            raise ConnectionError(f"{path} was answered with {answer.status}")
        said: dict[str, Any] = json.loads(content)
        return said

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self._own, "connection"):
            self._own.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        connection: http.client.HTTPConnection = self._own.connection
        return connection

    def _headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": str(uuid4()),
            "If-Match": "*",
        }


def paced(per_s: float, seconds: float, hands: int, once: Callable[[int], T]) -> list[T]:
    """So many calls a second, begun when they are due however long the ones before them take; in no order."""
    began = monotonic()
    results: list[T] = []
    faults: list[BaseException] = []

    def work(hand: int) -> None:
        try:
            for number in range(hand, int(per_s * seconds), hands):
                sleep(max(0.0, began + number / per_s - monotonic()))
                results.append(once(number))
        except BaseException as fault:  # noqa: BLE001  raised where somebody sees it
            faults.append(fault)

    together(hands, work)
    if faults:
        raise faults[0]
    return results


def together(hands: int, work: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=work, args=(hand,)) for hand in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def percentile(times: Sequence[float], percent: int) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def ms(times: Sequence[float], prefix: str = "") -> dict[str, float]:
    """p50 and p99 of times in seconds."""
    return {f"{prefix}p{p}_ms": round(percentile(times, p) * 1000, 1) for p in (50, 99)}
