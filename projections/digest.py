"""The fingerprint of a projection: two with the same one say the same, row by row."""

from hashlib import sha256

import psycopg
from psycopg.sql import SQL, Identifier

from projections.following import Projection


def digest(connection: psycopg.Connection, projection: Projection, schema: str) -> str:
    """SHA-256 over every row in order; rows hold no clock of their own and no serial number."""
    total = sha256()
    for table, order in projection.tables.items():
        rows = SQL("COPY (SELECT known::text FROM {} AS known ORDER BY {}) TO STDOUT").format(
            Identifier(schema, table), SQL(", ").join(map(Identifier, order))
        )
        with connection.cursor() as cursor, cursor.copy(rows) as lines:
            for line in lines:
                total.update(line)
    return total.hexdigest()
