"""Which sealed files the record names, so that they can be kept, missed, or removed."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import psycopg

NAMED = """
SELECT notification_id AS position, file ->> 'blob' AS blob,
    file ->> 'subject', file ->> 'sha256'
FROM ledger.events, LATERAL jsonb_path_query(
    convert_from(state, 'UTF8')::jsonb, 'strict $.** ? (exists(@.blob) && exists(@.sha256))'
) AS file
WHERE position('"blob"'::bytea IN state) > 0
"""


class NamedFile(NamedTuple):
    """A file as an event names it: `sha256` is that of the sealed bytes."""

    position: int
    blob: str
    subject: str
    sha256: str


def named_files(connection: psycopg.Connection) -> Iterator[NamedFile]:
    return (NamedFile(*row) for row in connection.cursor().stream(NAMED))


def newest_files(connection: psycopg.Connection) -> Iterator[NamedFile]:
    """The newest first."""
    return (NamedFile(*row) for row in connection.cursor().stream(f"{NAMED} ORDER BY notification_id DESC"))


def files_of(connection: psycopg.Connection, subjects: Collection[str]) -> Iterator[NamedFile]:
    return (file for file in named_files(connection) if file.subject in subjects)
