"""Cases for staff to work on, made through the API as programs would, each test with one of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx2
from psycopg_pool import ConnectionPool

from api.examples import COMMANDS, UNPAID
from api.identity.accounts import find_account
from api.identity.sessions import create_token
from local.stack import RunningStack


@dataclass
class Office:
    """Sends what an account would send, and knows where the cases are that came of it."""

    address: str
    pool: ConnectionPool
    tokens: dict[str, str] = field(default_factory=dict)

    def send(self, account: str, path: str, body: Mapping[str, Any], key: str = "") -> dict[str, Any]:
        headers = {
            "Authorization": f"Bearer {self._token(account)}",
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
