"""The whole application on a database of its own, seen through a client that behaves like a browser."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from fastapi import FastAPI
from psycopg.sql import SQL, Identifier
from psycopg_pool import ConnectionPool
from starlette.testclient import TestClient

from api.app import create_app
from api.identity.accounts import Account, create_account
from api.identity.throttle import Throttle
from api.services import Services, open_identity
from domain.kinds import KINDS
from domain.words import Language
from ledger.application import Ledger
from ledger.schema import prepare
from settings import Settings
from tests.api.browsing import BROWSER, CHEAP, PASSWORD
from tests.api.demo import Demo, demo_on
from tests.databases import fresh_databases


@pytest.fixture(scope="module")
def accounts_database(postgres: Settings) -> Iterator[Settings]:
    """One database for the tests of a file; each test finds it without accounts."""
    name = f"birge_api_{uuid4().hex}"
    with psycopg.connect(postgres.database_url, autocommit=True) as owner:
        owner.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        yield postgres.model_copy(update={"database_url": f"{postgres.database_url.rpartition('/')[0]}/{name}"})
        owner.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture(scope="module")
def module_services(accounts_database: Settings) -> Iterator[Services]:
    prepare(accounts_database)
    with open_identity(accounts_database) as opened, closing(Ledger.at(accounts_database, KINDS)) as ledger:
        yield Services.of(accounts_database, ledger, opened, CHEAP)


@pytest.fixture
def services(module_services: Services) -> Services:
    with module_services.pool.connection() as connection:
        connection.execute("TRUNCATE identity.accounts CASCADE")
    return replace(module_services, throttle=Throttle())


@pytest.fixture
def pool(services: Services) -> ConnectionPool:
    return services.pool


@pytest.fixture
def aigul(pool: ConnectionPool) -> Account:
    person = "person-6f1c0b52-27f5-4b44-9a3a-111111111111"
    return create_account(pool, CHEAP, login="aigul", password=PASSWORD, person_id=person, language=Language.EN)


@pytest.fixture
def app(services: Services) -> FastAPI:
    return create_app(services)


@pytest.fixture
def browser(app: FastAPI) -> TestClient:
    return TestClient(app, headers=BROWSER, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def program(app: FastAPI) -> TestClient:
    return TestClient(app, headers={"Accept-Language": "en"}, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def demo(postgres: Settings, seeded_once: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo federation, shared by the tests of a file: each works on cases of its own."""
    folder = tmp_path_factory.mktemp("demo")
    with fresh_databases(postgres, folder, like=seeded_once) as settings, demo_on(settings) as made:
        yield made


@pytest.fixture
def fresh_demo(postgres: Settings, seeded_once: Settings, tmp_path: Path) -> Iterator[Demo]:
    """A demo federation to which nothing was done yet."""
    with fresh_databases(postgres, tmp_path, like=seeded_once) as settings, demo_on(settings) as made:
        yield made
