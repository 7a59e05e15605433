"""Connections for work that takes its time, and PostgreSQL's own programs for dumping and restoring."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg
from psycopg.conninfo import conninfo_to_dict

from ledger.pool import connect
from local.postgres import binary

PATIENT = (
    "-c lock_timeout=10s -c idle_in_transaction_session_timeout=0"
    # Rows read as text are the same text everywhere.
    " -c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1"
)
CHUNK_BYTES = 1 << 20
AS_ENVIRONMENT = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


class ProgramFailed(Exception):  # noqa: N818 - it says what happened
    """pg_dump or pg_restore gave up; its last line says why, and it quotes no row."""


def patient(url: str) -> psycopg.Connection:
    """One autocommitting connection whose statements may take long."""
    return connect(url, PATIENT)


class Moment(NamedTuple):
    """A database as it stands still for one transaction, and the name by which pg_dump sees the same."""

    url: str
    connection: psycopg.Connection
    name: str


@contextmanager
def snapshot(url: str) -> Iterator[Moment]:
    with patient(url) as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None
        yield Moment(url, connection, str(row[0]))


def dump(moment: Moment, schemas: Sequence[str], without_rows_of: Sequence[str]) -> Iterator[bytes]:
    """The archive of these schemas in pg_dump's custom format, piece by piece."""
    words = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment.name}"]
    words += [f"--schema={schema}" for schema in schemas]
    words += [f"--exclude-table-data={table}" for table in without_rows_of]
    with subprocess.Popen(  # noqa: S603  the program is ours, the words too
        [binary("pg_dump"), *words], env=environment(moment.url), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        while piece := program.stdout.read(CHUNK_BYTES):
            yield piece
        assert program.stderr is not None
        said = program.stderr.read()
    if program.returncode:
        raise ProgramFailed(_last_line(said))


def undump(url: str, archive: Path) -> None:
    """All of an archive or nothing, into a database that has none of its schemas."""
    words = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname="]
    done = subprocess.run(  # noqa: S603
        [binary("pg_restore"), *words, archive], env=environment(url), capture_output=True, check=False
    )
    if done.returncode:
        raise ProgramFailed(_last_line(done.stderr))


def environment(url: str) -> Mapping[str, str]:
    """A password given in the environment is not seen in the list of processes."""
    parts = conninfo_to_dict(url)
    given = {name: str(parts[key]) for key, name in AS_ENVIRONMENT.items() if parts.get(key) is not None}
    return {"PATH": os.environ.get("PATH", ""), "PGCONNECT_TIMEOUT": "10", **given}


def _last_line(said: bytes) -> str:
    lines = [line for line in said.decode(errors="replace").splitlines() if "error:" in line]
    return lines[0] if lines else "no reason given"
