"""Brings one schema of a database to its newest form: one migrator at a time, each step taken once."""

from hashlib import sha256
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

LOCK = "birge.migrate"
LOCK_WAIT_S = 30


class MigrationChanged(Exception):  # noqa: N818 - it says what happened
    """A migration that was already applied no longer reads as it did then."""


def migrate(conninfo: str, schema: str, folder: Path) -> tuple[str, ...]:
    """Apply the files `NNN_what.sql` of `folder` that `schema` has not seen; answer with their names.

    All stand in one transaction with `search_path` set to the schema, so a failure leaves nothing behind.
    """
    with psycopg.connect(conninfo, connect_timeout=10) as connection, connection.cursor() as cursor:
        seen = _prepare(cursor, schema)
        return tuple(file.name for file in sorted(folder.glob("[0-9]*.sql")) if _apply(cursor, file, seen))


def _prepare(cursor: psycopg.Cursor, schema: str) -> dict[str, str]:
    cursor.execute(SQL("SET LOCAL lock_timeout = {}").format(f"{LOCK_WAIT_S}s"))
    cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (LOCK,))
    cursor.execute("SET LOCAL client_min_messages = warning")
    cursor.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(schema)))
    cursor.execute(SQL("SET LOCAL search_path = {}, public").format(Identifier(schema)))
    cursor.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())"
    )
    return dict(cursor.execute("SELECT name, sha256 FROM migrations").fetchall())


def _apply(cursor: psycopg.Cursor, file: Path, seen: dict[str, str]) -> bool:
    statements = file.read_bytes()
    digest = sha256(statements).hexdigest()
    if file.name in seen:
        if seen[file.name] != digest:
            raise MigrationChanged(file.name)
        return False
    cursor.execute(statements)
    cursor.execute("INSERT INTO migrations (name, sha256) VALUES (%s, %s)", (file.name, digest))
    return True
