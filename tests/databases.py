"""Databases that last as long as a test wants them."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from local.postgres import DATABASES
from settings import Settings


@contextmanager
def fresh_databases(postgres: Settings, folder: Path) -> Iterator[Settings]:
    """An empty pair on a running server, and a folder for blobs."""
    suffix = f"_{uuid.uuid4().hex}"
    run = {name: sql.Identifier(name + suffix) for name in DATABASES}
    with psycopg.connect(postgres.database_url, autocommit=True) as owner:
        for fresh in run.values():
            owner.execute(sql.SQL("CREATE DATABASE {} STRATEGY file_copy").format(fresh))
        yield postgres.model_copy(
            update={
                "database_url": postgres.database_url + suffix,
                "keys_url": postgres.keys_url + suffix,
                "blobs_dir": folder / "blobs",
            }
        )
        for spent in run.values():
            owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(spent))
