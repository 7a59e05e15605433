"""Cases for staff to work on, made through the API as programs would, each test with one of its own."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx2
from psycopg_pool import ConnectionPool

from api.examples import COMMANDS, UNPAID, person
from api.identity.accounts import find_account
from api.identity.sessions import create_token
from domain.risk.assessed import ASKED_BY_RISK
from local.stack import RunningStack


@dataclass
class Office:
    """Sends what an account would send, and knows where the cases are that came of it."""

    address: str
    pool: ConnectionPool
    tokens: dict[str, str] = field(default_factory=dict)

    def send(self, account: str, path: str, body: Mapping[str, Any], key: str = "") -> dict[str, Any]:
        headers = {
            **self._as(account),
            "Idempotency-Key": key or str(uuid4()),
            "If-Match": "*",
        }
        answer = httpx2.post(self.address + path, json=body, headers=headers, timeout=30)
        assert answer.is_success, answer.status_code
        found: dict[str, Any] = answer.json()
        return found

    def filed(self) -> dict[str, Any]:
        return self.send("member", "/api/v1/appeals", UNPAID)

    def in_work(self) -> dict[str, Any]:
        case = self.filed()
        taken = self.send("supervisor", f"/api/v1/cases/{case['case']}/commands", COMMANDS["triage"].body)
        return {**taken, "number": case["number"]}

    def refused(self, account: str, path: str, body: Mapping[str, Any]) -> str:
        """The rule that stands against it."""
        headers = {**self._as(account), "Idempotency-Key": str(uuid4()), "If-Match": "*"}
        answer = httpx2.post(self.address + path, json=body, headers=headers, timeout=30)
        return str(answer.json().get("rule"))

    def asks_for_a_look(self, case: str) -> list[dict[str, Any]]:
        """The flags of risk that are open, and the lots that fell on the case."""
        reviews = self._read(f"/api/v1/cases/{case}")["reviews"]
        return [review for review in reviews if review["because"] in ASKED_BY_RISK]

    def _read(self, path: str) -> dict[str, Any]:
        found: dict[str, Any] = httpx2.get(self.address + path, headers=self._as("supervisor"), timeout=30).json()
        return found

    def release_from_risk(self, case: str) -> None:
        """Whatever a person is asked for is looked at, so that nothing waits for it. The worker has a moment to ask."""
        for _ in range(60):
            if not self._read(f"/api/v1/cases/{case}/risk")["owed"]:
                break
            time.sleep(0.5)
        for review in self.asks_for_a_look(case):
            account = "supervisor" if review["holder"] == person("supervisor") else "reviewer"
            seen = {"command": "judge_risk", "review": review["id"], "judgement": "confirmed", "reasons": "Көрдім."}
            self.send(account, f"/api/v1/cases/{case}/commands", seen)

    def _as(self, account: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token(account)}"}

    def _token(self, account: str) -> str:
        if account not in self.tokens:
            found = find_account(self.pool, account)
            assert found
            self.tokens[account] = create_token(self.pool, found)
        return self.tokens[account]


@contextmanager
def office(stack: RunningStack) -> Iterator[Office]:
    settings = stack.settings
    with ConnectionPool(settings.database_url, min_size=1, max_size=2, open=True, kwargs={"autocommit": True}) as pool:
        yield Office(f"http://127.0.0.1:{settings.api_port}", pool)
