"""Whoever listens to the feed hears everything, under eight writers and through a killed API."""

import json
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import httpx2
import pytest

from api.examples import person
from tests.e2e.people import House, eventually, say
from tests.faults.bookkeeping import record
from tests.faults.hurting import Chaos
from tests.faults.insisting import Crowd

pytestmark = pytest.mark.slow

WRITERS = 8
SECONDS = 12.0


@dataclass
class Listener:
    """Listens as the member; when the connection breaks it goes on where it ended, unless it is careless."""

    house: House
    careless: bool = False
    heard: list[int] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    broken: int = 0
    _last: str = ""

    def listen(self) -> None:
        while not self.over.is_set():
            try:
                with self.house.as_("member") as member:
                    self._connected(member.client)
            except httpx2.TransportError:
                self.broken += 1
            time.sleep(0.5 if self.careless else 0.05)

    def _connected(self, client: httpx2.Client) -> None:
        headers = {} if self.careless or not self._last else {"Last-Event-ID": self._last}
        with client.stream("GET", "/api/v1/events", headers=headers, timeout=2) as answer:
            if answer.status_code != 200:
                return
            for name, said, place in _events(answer.iter_lines()):
                self._last = place
                self.begun.set()
                if name == "case":
                    self.heard.append(int(json.loads(said)["position"]))
                if self.over.is_set():
                    return


def _events(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Name, data and id of each server-sent event."""
    found: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            found[name] = value
        elif "event" in found:
            yield found["event"], found.get("data", ""), found.get("id", "")
            found = {}


def test_a_listener_misses_nothing_under_eight_writers_and_a_killed_api(house: House, dice: Random):
    careful, careless = Listener(house), Listener(house, careless=True)
    threads = [threading.Thread(target=listener.listen) for listener in (careful, careless)]
    house.token("member")
    for thread in threads:
        thread.start()
    eventually(lambda: careful.begun.is_set() and careless.begun.is_set())
    begin = record(house.stack.settings)[-1].position
    write_while_the_api_is_killed(house, dice)
    hers = {e.case for e in record(house.stack.settings) if (e.actor, e.topic) == (person("member"), "appeal.filed")}
    wanted = {e.position for e in record(house.stack.settings) if e.case in hers and e.position > begin}
    eventually(lambda: wanted <= set(careful.heard))
    for listener in (careful, careless):
        listener.over.set()
    for thread in threads:
        thread.join(30)
    say(
        f"{len(wanted)} events, {careful.broken} broken connections; careless missed {len(wanted - set(careless.heard))}"
    )
    assert careful.broken
    assert all(one < other for one, other in pairwise(careful.heard)), "in order, and none twice"
    assert wanted - set(careless.heard), "who forgets the place misses something, or this test proves nothing"


def write_while_the_api_is_killed(house: House, dice: Random) -> None:
    end = time.monotonic() + SECONDS
    striker = Chaos(house.stack, dice, ("serve",))
    killing = threading.Timer(SECONDS / 3, striker.strike, ("serve",))
    killing.start()
    Crowd(house).works(["member"] * WRITERS, lambda: time.monotonic() > end, dice)
    killing.join()
    assert striker.fallen["serve"] == 1
