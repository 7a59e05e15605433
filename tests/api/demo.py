"""A fresh demo stack inside the test's own process: the seeded federation, and a caller for each account."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from uuid import uuid4

from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from api.app import create_app
from api.identity.accounts import find_account
from api.identity.sessions import create_token
from api.services import Services, open_identity
from domain.kinds import KINDS
from ledger.application import Ledger
from projections import following
from settings import Settings
from tests.api.browsing import CHEAP

ACCOUNTS = (
    "member",
    "member2",
    "chair",
    "lawyer",
    "lawyer2",
    "supervisor",
    "negotiator",
    "reviewer",
    "expert",
    "auditor",
    "dpo",
    "leader",
    "admin",
)


@dataclass
class Demo:
    services: Services
    app: FastAPI
    portal: BlockingPortal
    """One thread that answers all callers: a client that is not told of one starts a thread for every request."""
    _tokens: dict[str, str] = field(default_factory=dict)

    def token(self, account: str) -> str:
        if account not in self._tokens:
            found = find_account(self.services.pool, account)
            assert found
            self._tokens[account] = create_token(self.services.pool, found)
        return self._tokens[account]

    def as_(self, account: str, **headers: str) -> TestClient:
        """A program that acts for an account."""
        said = {"Authorization": f"Bearer {self.token(account)}", "Accept-Language": "en", **headers}
        return self.client(said)

    def client(self, headers: Mapping[str, str]) -> TestClient:
        made = TestClient(self.app, headers=dict(headers), follow_redirects=False, raise_server_exceptions=False)
        made.portal = self.portal
        return made

    def send(self, account: str, path: str, body: object, key: str = "", if_match: str = "*") -> Response:
        headers = {"Idempotency-Key": key or str(uuid4()), "If-Match": if_match}
        return self.as_(account).post(path, json=body, headers=headers)

    @contextmanager
    def followed(self) -> Iterator[None]:
        """With the projections at the head of the log."""
        stop = Event()
        parts = self.services.settings, self.services.ledger
        names = (*following.followers(*parts), following.words(*parts))
        threads = [Thread(target=follower.run, args=(stop,), daemon=True) for follower in names]
        for thread in threads:
            thread.start()
        try:
            for follower in names:
                assert self.services.feed.watch.wait_for(follower.name, self.services.ledger.position(), 20)
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join(5)


@contextmanager
def demo_on(settings: Settings) -> Iterator[Demo]:
    """The application on databases that hold the demo federation."""
    with open_identity(settings) as pool, closing(Ledger.at(settings, KINDS)) as ledger:
        services = Services.of(settings, ledger, pool, CHEAP)
        with closing(services), start_blocking_portal() as portal:
            yield Demo(services, create_app(services), portal)
