"""Databases that last as long as a test wants them."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from api.drafts import store as drafts
from api.lists import views
from api.services import open_identity
from ledger.schema import prepare
from local.postgres import DATABASES
from ops.demo import PASSWORD
from projections import following
from settings import Settings
from tests.api.browsing import CHEAP


@contextmanager
def fresh_databases(postgres: Settings, folder: Path, like: Settings | None = None) -> Iterator[Settings]:
    """A pair on a running server and a folder for blobs: empty, or a copy of another that nobody is connected to."""
    suffix = f"_{uuid.uuid4().hex}"
    run = {name: sql.Identifier(name + suffix) for name in DATABASES}
    copied = _names(like) if like else ["template1"] * len(DATABASES)
    with psycopg.connect(postgres.database_url, autocommit=True) as owner:
        for fresh, original in zip(run.values(), copied, strict=True):
            made = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
            owner.execute(made.format(fresh, sql.Identifier(original)))
        if like and like.blobs_dir.exists():
            shutil.copytree(like.blobs_dir, folder / "blobs")
        yield postgres.model_copy(
            update={
                "database_url": postgres.database_url + suffix,
                "keys_url": postgres.keys_url + suffix,
                "blobs_dir": folder / "blobs",
            }
        )
        for spent in run.values():
            owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(spent))


def _names(settings: Settings) -> list[str]:
    return [url.rpartition("/")[2] for url in (settings.database_url, settings.keys_url)]


def make_every_table(settings: Settings) -> None:
    """All that the parts of a running stack make at their start."""
    prepare(settings)
    following.prepare(settings)
    drafts.prepare(settings.database_url)
    views.prepare(settings.database_url)
    open_identity(settings).close()


def make_passwords_cheap(settings: Settings) -> None:
    """The same password for all, hashed in a millisecond: what a real one costs is tested where it is promised."""
    with psycopg.connect(settings.database_url) as connection:
        connection.execute("UPDATE identity.accounts SET password_hash = %s", (CHEAP.hash(PASSWORD),))
