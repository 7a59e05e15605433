"""A federation on a ledger, and a second, empty place to which it can be brought back."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from api.drafts import store as drafts
from api.lists import views
from api.services import open_identity
from domain.kinds import KINDS
from ledger.application import Ledger
from ledger.schema import prepare
from local.postgres import DATABASES
from settings import Settings
from tests.founding import found
from tests.ops.house import file_appeal


@pytest.fixture
def ledger(database: Settings) -> Iterator[Ledger]:
    prepare(database)
    drafts.prepare(database.database_url)
    views.prepare(database.database_url)
    open_identity(database).close()
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    yield ledger
    ledger.close()


@pytest.fixture
def stream(ledger: Ledger) -> str:
    return file_appeal(ledger)


@pytest.fixture
def elsewhere(postgres: Settings, database: Settings, tmp_path: Path) -> Iterator[Settings]:
    """The same house, with empty databases and no files."""
    suffix = f"_{uuid.uuid4().hex}"
    run = [sql.Identifier(name + suffix) for name in DATABASES]
    with psycopg.connect(postgres.database_url, autocommit=True) as owner:
        for fresh in run:
            owner.execute(sql.SQL("CREATE DATABASE {} STRATEGY file_copy").format(fresh))
        yield database.model_copy(
            update={
                "database_url": postgres.database_url + suffix,
                "keys_url": postgres.keys_url + suffix,
                "blobs_dir": tmp_path / "elsewhere",
            }
        )
        for spent in run:
            owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(spent))
