"""People at work through the doors of a running stack: its HTTP API, its command line, its mailbox."""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
from psycopg_pool import ConnectionPool

from api.examples import person
from api.identity.accounts import find_account
from api.identity.sessions import create_token
from domain.risk.assessed import ASKED_BY_RISK
from local.mailbox import Mail, read_mailbox
from local.stack import RunningStack
from tests.letters.reading import text_of, unbroken

BIRGE = Path(sys.executable).with_name("birge")
PATIENCE_S = 300.0


def birge(*words: str | Path) -> str:
    done = subprocess.run([BIRGE, *words], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def eventually(holds: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    """Bounded, and never a measure of speed."""
    give_up = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < give_up, "did not come about"
        time.sleep(0.1)


def say(words: str) -> None:
    """For whoever reads the output of a run: a figure, or the seed by which it can be repeated."""
    sys.stdout.write(f"{words}\n")


@dataclass
class House:
    """A running stack as people and programs outside of it see it."""

    stack: RunningStack
    _tokens: dict[str, str] = field(default_factory=dict)

    def token(self, account: str) -> str:
        if account not in self._tokens:
            with ConnectionPool(self.stack.settings.database_url, min_size=1, max_size=1, open=True) as pool:
                found = find_account(pool, account)
                assert found
                self._tokens[account] = create_token(pool, found)
        return self._tokens[account]

    @contextmanager
    def as_(self, account: str, language: str = "kk") -> "Iterator[Visitor]":
        headers = {"Authorization": f"Bearer {self.token(account)}", "Accept-Language": language}
        with httpx2.Client(base_url=self.stack.settings.public_url, headers=headers, timeout=20) as client:
            yield Visitor(client)

    def closes(self, account: str, case: str, **closing: Any) -> None:
        """Where the rules or the lot ask for a second person first, one looks."""
        with self.as_(account) as lawyer:
            body, path = {"command": "propose_closing", **closing}, f"/api/v1/cases/{case}/commands"
            eventually(lambda: not lawyer.sees(f"/api/v1/cases/{case}/risk")["owed"])
            self._looks_at_the_risk(case, lawyer.case(case)["reviews"])
            answer = lawyer.post(path, body)
            assert answer.is_success, answer.text

    def _looks_at_the_risk(self, case: str, reviews: list[dict[str, Any]]) -> None:
        for review in reviews:
            if review["because"] in ASKED_BY_RISK:
                account = "supervisor" if review["holder"] == person("supervisor") else "reviewer"
                with self.as_(account) as somebody:
                    somebody.asks(case, "judge_risk", review=review["id"], judgement="confirmed", reasons="Көрдім.")

    def mails(self, case: str) -> list[Mail]:
        return [mail for mail in read_mailbox(self.stack.data_dir / "mailbox") if case in mail.message_id]


def different_under_one_id(folder: Path) -> set[str]:
    """Message-IDs under which two different mails lie: the same bytes sent again are one mail."""
    known = Counter(mail.message_id for mail in read_mailbox(folder))
    return {message_id for message_id, times in known.items() if times > 1}


@dataclass
class Visitor:
    """Somebody who is signed in."""

    client: httpx2.Client

    def post(self, path: str, body: Mapping[str, Any], key: str = "") -> httpx2.Response:
        return self.client.post(path, json=body, headers={"Idempotency-Key": key or str(uuid4()), "If-Match": "*"})

    def files(self, body: Mapping[str, Any]) -> dict[str, Any]:
        return self._accepted(self.post("/api/v1/appeals", body))

    def asks(self, case: str, command: str, **fields: Any) -> dict[str, Any]:
        return self._accepted(self.post(f"/api/v1/cases/{case}/commands", {"command": command, **fields}))

    def sees(self, path: str, **query: Any) -> Any:
        answer = self.client.get(path, params=query)
        assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
        return answer.json()

    def case(self, case: str) -> dict[str, Any]:
        found: dict[str, Any] = self.sees(f"/api/v1/cases/{case}")
        return found

    def events(self, case: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.sees(f"/api/v1/cases/{case}/events", limit=200)
        return found

    def names_of_events(self, case: str) -> list[str]:
        return [event["name"] for event in self.events(case)]

    def letter(self, case: str, letter: str) -> str:
        """The words of a letter that was issued, without its line breaks."""
        answer = self.client.get(f"/api/v1/cases/{case}/letters/{letter}")
        assert answer.headers["content-type"] == "application/pdf"
        return unbroken(text_of(answer.content))

    def _accepted(self, answer: httpx2.Response) -> dict[str, Any]:
        assert answer.is_success, f"{answer.status_code} {answer.text}"
        said: dict[str, Any] = json.loads(answer.text)
        return said
