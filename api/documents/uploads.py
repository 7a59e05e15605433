"""Files that arrive piece by piece, over hours if the network wants it so; every piece is sealed as it comes.

An upload that nobody goes on with is removed, and a backup does not hold it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid5

import psycopg
from psycopg.rows import class_row
from psycopg_pool import ConnectionPool

from domain.documents import DocumentKind
from domain.kernel import Sealed
from ledger.migrate import migrate
from ledger.pool import connect
from ledger.record import KeyReused, Unknown
from ledger.sealing import Vault

SQL = Path(__file__).parent / "sql"
UPLOADS = UUID("5f0b7c1e-52f0-4c3c-9d3a-2a7f4f3b6d10")
"""The space of upload ids: an id follows from who sends and under which key, so beginning twice begins one upload."""
KEPT = timedelta(days=2)
REMOVED_AT_A_TIME = 100
MOST_AT_ONCE = 20
LARGEST_PIECE_BYTES = 512 * 1024
OPTIONS = "-c lock_timeout=5s -c statement_timeout=30s"
FIELDS = "id, owner, stream, subject, kind, title, size, received, document"


class Elsewhere(Exception):  # noqa: N818 - it says where to go on
    """A piece does not begin where the last one ended; `received` says how much has arrived."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


class Way(NamedTuple):
    """Who sends into which case, and whose key seals what is sent."""

    owner: str
    stream: str
    subject: str


class Announced(NamedTuple):
    """What is said of a file before it comes: what it is for the case, what its owner calls it, and its size."""

    kind: DocumentKind
    title: str
    size: int


@dataclass(frozen=True, slots=True)
class Upload:
    """`owner` sends it, `subject` is whose key seals it; `document` is what came of it, "" before."""

    id: UUID
    owner: str
    stream: str
    subject: str
    kind: str
    title: str
    size: int
    received: int
    document: str

    @property
    def is_whole(self) -> bool:
        return self.received == self.size


def prepare(database_url: str) -> None:
    """The tables in their newest form."""
    migrate(database_url, "uploads", SQL)


def begin(pool: ConnectionPool, vault: Vault, way: Way, file: Announced, key: str) -> Upload:
    """Raises `KeyReused` where the key began another upload. Of one sender at most so many are kept: the last."""
    upload = uuid5(UPLOADS, f"{way.owner} {way.stream} {key}")
    box = vault.seal(way.subject, file.title, stream=_place(upload)).box
    with pool.connection() as connection:
        remove_abandoned(connection)
        connection.execute(
            "INSERT INTO uploads.uploads (id, owner, stream, subject, kind, title, size)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (upload, *way, file.kind, box, file.size),
        )
        connection.execute(
            "DELETE FROM uploads.uploads WHERE id IN"
            " (SELECT id FROM uploads.uploads WHERE owner = %s AND document = ''"
            " ORDER BY touched_at DESC OFFSET %s)",
            (way.owner, MOST_AT_ONCE),
        )
    found = get(pool, upload, way)
    if (found.kind, title_of(vault, found), found.size) != file:
        raise KeyReused
    return found


def remove_abandoned(connection: psycopg.Connection) -> int:
    """Some of what nobody goes on with, at each new upload and by night, the oldest first; how many there were."""
    gone = connection.execute(
        "DELETE FROM uploads.uploads WHERE id IN"
        " (SELECT id FROM uploads.uploads WHERE touched_at < now() - %s ORDER BY touched_at LIMIT %s)",
        (KEPT, REMOVED_AT_A_TIME),
    )
    return gone.rowcount


def remove_by_night(database_url: str) -> int:
    """The same, also in a house in which nobody has sent a file yet."""
    prepare(database_url)
    with connect(database_url, OPTIONS) as connection:
        return remove_abandoned(connection)


def get(pool: ConnectionPool, upload: UUID, way: Way) -> Upload:
    """Raises `Unknown` alike for an upload that is not there and for one of somebody else or of another case."""
    with pool.connection() as connection, connection.cursor(row_factory=class_row(Upload)) as cursor:
        cursor.execute(
            f"SELECT {FIELDS} FROM uploads.uploads WHERE id = %s AND owner = %s AND stream = %s",  # noqa: S608
            (upload, way.owner, way.stream),
        )
        found = cursor.fetchone()
    if found is None:
        raise Unknown
    return found


def add(pool: ConnectionPool, vault: Vault, upload: Upload, place: int, content: bytes) -> int:
    """How much has arrived with this piece. Of two that come at once one is told where to go on: `Elsewhere`."""
    box = vault.seal_piece(upload.subject, content, place=f"{_place(upload.id)}/{place}")
    with pool.connection() as connection, connection.transaction():
        row = connection.execute(
            "SELECT received FROM uploads.uploads WHERE id = %s FOR UPDATE", (upload.id,)
        ).fetchone()
        if row is None:
            raise Unknown
        if row[0] != place:
            raise Elsewhere(row[0])
        connection.execute("INSERT INTO uploads.pieces VALUES (%s, %s, %s)", (upload.id, place, box))
        received = place + len(content)
        connection.execute(
            "UPDATE uploads.uploads SET received = %s, touched_at = now() WHERE id = %s", (received, upload.id)
        )
    return received


@contextmanager
def alone(pool: ConnectionPool, upload: UUID) -> Iterator[None]:
    """Of all who would finish an upload, in any process, one at a time."""
    with pool.connection() as connection, connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (_place(upload),))
        yield


def whole(pool: ConnectionPool, vault: Vault, upload: Upload) -> bytes:
    """All of it as it was sent."""
    with pool.connection() as connection:
        rows = connection.execute(
            "SELECT place, box FROM uploads.pieces WHERE upload = %s ORDER BY place", (upload.id,)
        )
        return b"".join(
            vault.open_piece(upload.subject, box, place=f"{_place(upload.id)}/{place}") for place, box in rows
        )


def title_of(vault: Vault, upload: Upload) -> str:
    return vault.open(Sealed(subject=upload.subject, box=upload.title), stream=_place(upload.id))


def arrived(pool: ConnectionPool, upload: Upload, document: str) -> None:
    """It is a document of the case now; here only the way to it stays, for whoever asks again."""
    with pool.connection() as connection:
        connection.execute("DELETE FROM uploads.pieces WHERE upload = %s", (upload.id,))
        connection.execute("UPDATE uploads.uploads SET document = %s WHERE id = %s", (document, upload.id))


def discard(pool: ConnectionPool, upload: Upload) -> None:
    with pool.connection() as connection:
        connection.execute("DELETE FROM uploads.uploads WHERE id = %s", (upload.id,))


def forget_person(pool: ConnectionPool, person: str) -> None:
    """Part of an erasure: what a person was sending, and what was being sent into their case."""
    with pool.connection() as connection:
        connection.execute(
            "DELETE FROM uploads.uploads WHERE owner = %(person)s OR subject = %(person)s", {"person": person}
        )


def _place(upload: UUID) -> str:
    return f"upload-{upload}"
