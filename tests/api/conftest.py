"""The whole application on a database of its own, seen through a client that behaves like a browser."""

import re
from collections.abc import Iterator

import pytest
from psycopg_pool import ConnectionPool
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.testclient import TestClient

from api.app import create_app
from api.identity.accounts import Account, create_account
from api.services import Services, open_identity
from domain.words import Language
from settings import Settings

CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
PASSWORD = "correct horse battery"
BROWSER = {"Accept": "text/html", "Accept-Language": "en"}


@pytest.fixture
def pool(database: Settings) -> Iterator[ConnectionPool]:
    with open_identity(database) as opened:
        yield opened


@pytest.fixture
def services(database: Settings, pool: ConnectionPool) -> Services:
    return Services.of(database, pool, CHEAP)


@pytest.fixture
def aigul(pool: ConnectionPool) -> Account:
    person = "person-6f1c0b52-27f5-4b44-9a3a-111111111111"
    return create_account(
        pool, CHEAP, login="aigul", password=PASSWORD, person_id=person, language=Language.EN
    )


@pytest.fixture
def app(services: Services):
    return create_app(services)


@pytest.fixture
def browser(app) -> TestClient:
    return TestClient(app, headers=BROWSER, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def program(app) -> TestClient:
    return TestClient(
        app, headers={"Accept-Language": "en"}, follow_redirects=False, raise_server_exceptions=False
    )


def form_token(page: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found
    return found[1]


def sign_in(browser: TestClient, login: str = "aigul", password: str = PASSWORD, next_: str = "/"):
    token = form_token(browser.get("/sign-in").text)
    fields = {"form_token": token, "login": login, "password": password, "next": next_}
    return browser.post("/sign-in", data=fields)


