"""People who send a command under one key until they are told what became of it, whatever falls in between."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

import httpx2

from api.examples import UNPAID, person
from tests.e2e.people import House, Visitor
from tests.faults.bookkeeping import Acknowledged

GIVE_UP_S = 90.0
CASES_EACH = 4


@dataclass
class Crowd:
    """Several of them at once. `troubles` counts the answers that were none: broken connections, 5xx."""

    house: House
    told: list[Acknowledged] = field(default_factory=list)
    troubles: Counter[str] = field(default_factory=Counter)
    faults: list[BaseException] = field(default_factory=list)

    def insists(self, visitor: Visitor, account: str, path: str, body: Mapping[str, Any], key: str) -> Acknowledged:
        give_up = time.monotonic() + GIVE_UP_S
        while time.monotonic() < give_up:
            try:
                answer = visitor.post(path, body, key)
            except httpx2.TransportError as trouble:
                self.troubles[type(trouble).__name__] += 1
            else:
                if answer.is_success:
                    said = answer.json()
                    self.told.append(
                        Acknowledged(person(account), key, said["case"], said["version"], said["position"])
                    )
                    return self.told[-1]
                assert answer.status_code >= 500, f"{answer.status_code} {answer.text}"
                self.troubles[str(answer.status_code)] += 1
            time.sleep(0.1)
        raise AssertionError("never told")

    def busies(self, account: str, over: Callable[[], bool], dice: Random) -> None:
        """Files, then lets her organisation know and not know, by turns, in whichever of these cases."""
        try:
            with self.house.as_(account) as visitor:
                self._busy(visitor, account, over, dice)
        except BaseException as fault:  # noqa: BLE001  raised where it is seen
            self.faults.append(fault)

    def _busy(self, visitor: Visitor, account: str, over: Callable[[], bool], dice: Random) -> None:
        cases: dict[str, bool] = {}
        while not over():
            key = str(UUID(int=dice.getrandbits(128)))
            if len(cases) < CASES_EACH:
                told = self.insists(visitor, account, "/api/v1/appeals", {**UNPAID, "primary_may_know": False}, key)
                cases[told.case] = False
            else:
                case = dice.choice(list(cases))
                cases[case] = not cases[case]
                body = {"command": "change_circle", "primary_may_know": cases[case]}
                self.insists(visitor, account, f"/api/v1/cases/{case}/commands", body, key)

    def works(self, accounts: list[str], over: Callable[[], bool], dice: Random) -> None:
        """All of them until it is over, and until each was told about the last command."""
        threads = [
            threading.Thread(target=self.busies, args=(account, over, Random(dice.random()))) for account in accounts
        ]
        for account in accounts:
            self.house.token(account)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not self.faults, self.faults
