"""Is what stands in the databases what was put there: digests of tables, the chain of every stream, a key for all."""

from collections.abc import Mapping, Sequence

import psycopg
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap
from psycopg.sql import SQL, Identifier

from ops.manifest import Table

TABLES = """
SELECT schemaname, tablename FROM pg_tables
WHERE schemaname = ANY (%s) AND schemaname || '.' || tablename <> ALL (%s) ORDER BY 1, 2
"""
DIGEST = SQL("""
SELECT count(*), encode(sha256(coalesce(string_agg(digest, ''::bytea ORDER BY digest), ''::bytea)), 'hex')
FROM (SELECT sha256(convert_to(every::text, 'UTF8')) AS digest FROM {} AS every) AS digests
""")
BROKEN = """
SELECT count(*) FROM (
    SELECT prev_hash, originator_version AS version,
        lag(ledger.event_hash(events)) OVER stream AS expected,
        lag(originator_version, 1, 0::bigint) OVER stream AS before
    FROM ledger.events WINDOW stream AS (PARTITION BY originator_id ORDER BY originator_version)
) AS links
WHERE prev_hash <> coalesce(expected, ''::bytea) OR version <> before + 1
"""
SUBJECTS = """
SELECT DISTINCT sealed ->> 'subject' FROM ledger.events, LATERAL jsonb_path_query(
    convert_from(state, 'UTF8')::jsonb, 'strict $.** ? (exists(@.subject) && (exists(@.box) || exists(@.blob)))'
) AS sealed
WHERE position('"subject"'::bytea IN state) > 0
UNION SELECT person_id FROM directory.people
"""


def tables(connection: psycopg.Connection, schemas: Sequence[str], without: Sequence[str] = ()) -> Mapping[str, Table]:
    """Every table of these schemas that exist, counted and digested."""
    found = connection.execute(TABLES, (list(schemas), list(without))).fetchall()
    return {f"{schema}.{table}": _digested(connection, schema, table) for schema, table in found}


def _digested(connection: psycopg.Connection, schema: str, table: str) -> Table:
    row = connection.execute(DIGEST.format(Identifier(schema, table))).fetchone()
    assert row is not None
    return Table(rows=row[0], digest=row[1])


def broken_links(connection: psycopg.Connection) -> int:
    """Events that do not follow the one before them in their stream: changed, lost or put between."""
    row = connection.execute(BROKEN).fetchone()
    assert row is not None
    return int(row[0])


def subjects(connection: psycopg.Connection) -> frozenset[str]:
    """Everybody for whom something is sealed."""
    return frozenset(subject for (subject,) in connection.execute(SUBJECTS))


def keys(connection: psycopg.Connection, kek: bytes) -> tuple[frozenset[str], frozenset[str]]:
    """The subjects whose key this house can open, and those whose key it cannot."""
    opened: set[str] = set()
    closed: set[str] = set()
    for subject, wrapped in connection.execute("SELECT subject, wrapped FROM keys.subject_keys"):
        (opened if _opens(kek, wrapped) else closed).add(subject)
    return frozenset(opened), frozenset(closed)


def _opens(kek: bytes, wrapped: bytes) -> bool:
    try:
        aes_key_unwrap(kek, wrapped)
    except InvalidUnwrap:
        return False
    return True
