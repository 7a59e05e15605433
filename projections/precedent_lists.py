"""Reads precedents: narrowed by what was decided and what came of it, found by exact words, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import psycopg
from psycopg.rows import class_row
from psycopg.sql import SQL, Composed, Identifier


@dataclass(frozen=True, slots=True)
class Listed:
    """One precedent as it is kept; its texts are sealed, and open in `stream`."""

    precedent: str
    stream: str
    decision: str
    automation: str
    effect: str
    finding: str
    measures: list[str]
    principles: list[str]
    grounds: list[str]
    notice: str
    year: int
    texts: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is left out narrows nothing; a precedent has all of the words, each as its hash."""

    decision: str = ""
    finding: str = ""
    words: tuple[int, ...] = ()


COLUMNS = SQL(", ").join(Identifier(field.name) for field in fields(Listed))
TABLE = SQL("systems_v1.precedents")
HAVING = SQL("precedent IN (SELECT subject FROM words.texts WHERE tokens @> %s::bigint[])")
BEHIND = SQL("position < (SELECT position FROM systems_v1.precedents WHERE precedent = %s)")


def precedents(connection: psycopg.Connection, wanted: Wanted, after: str = "", *, limit: int) -> Sequence[Listed]:
    """At most `limit` of them behind the one named `after`."""
    found = [*_narrowed(wanted), *([(BEHIND, after)] if after else [])]
    where = SQL("WHERE {}").format(SQL(" AND ").join(term for term, _ in found)) if found else SQL("")
    query = SQL("SELECT {} FROM {} {} ORDER BY position DESC LIMIT %s").format(COLUMNS, TABLE, where)
    with connection.cursor(row_factory=class_row(Listed)) as cursor:
        return cursor.execute(query, (*(value for _, value in found), limit)).fetchall()


def _narrowed(wanted: Wanted) -> Iterator[tuple[Composed | SQL, Any]]:
    for column, value in (("decision", wanted.decision), ("finding", wanted.finding)):
        if value:
            yield SQL("{} = %s").format(Identifier(column)), value
    if wanted.words:
        yield HAVING, list(wanted.words)


def precedent(connection: psycopg.Connection, name: str) -> Listed | None:
    query = SQL("SELECT {} FROM {} WHERE precedent = %s").format(COLUMNS, TABLE)
    with connection.cursor(row_factory=class_row(Listed)) as cursor:
        return cursor.execute(query, (name,)).fetchone()
