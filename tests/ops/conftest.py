"""A federation on a ledger, and a second, empty place to which it can be brought back."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from api.drafts import store as drafts
from api.services import open_identity
from domain.kernel import Actor
from domain.kinds import KINDS
from ledger.application import Ledger
from ledger.schema import prepare
from local.postgres import DATABASES
from settings import Settings
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL
from tests.founding import Desk, found

WORDS = "Айлығымды үш ай бойы төлемей жүр"


@pytest.fixture
def ledger(database: Settings) -> Iterator[Ledger]:
    prepare(database)
    drafts.prepare(database.database_url)
    open_identity(database).close()
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    yield ledger
    ledger.close()


def file_appeal(ledger: Ledger, member: Actor = AIGUL, words: str = WORDS) -> str:
    stream = f"appeal-{uuid4()}"
    text = ledger.seal(member.id, words, stream=stream)
    Desk(ledger).does(stream, filing(text=text, member=member.id), member)
    return stream


def text_of(ledger: Ledger, stream: str) -> str:
    first = ledger.history(stream)[0].event
    return ledger.open(first.text, AIGUL, "read", stream=stream)  # type: ignore[attr-defined]


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
