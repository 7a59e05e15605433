"""A person as the subject of what the union keeps: the cases that are about them, and whose cases were looked at."""

from datetime import datetime
from typing import NamedTuple

import psycopg
from psycopg.rows import class_row

CASES = """
SELECT stream, number, stage, opened_at, closed_at FROM docket_v1.cases
WHERE member = %s ORDER BY opened_at, stream
"""
BY_NUMBER = "SELECT member FROM docket_v1.cases WHERE number = %s"
CONCERNED = """
SELECT c.member AS person, c.number, c.stream, count(r.id) AS looks, max(r.read_at) AS last_look
FROM docket_v1.cases AS c LEFT JOIN ledger.reads AS r ON r.stream = c.stream
    AND r.read_at >= %(since)s AND r.read_at < %(until)s AND (%(reader)s = '' OR r.actor_id = %(reader)s)
WHERE (%(first)s = '' OR c.number >= %(first)s) AND (%(last)s = '' OR c.number <= %(last)s)
    AND c.opened_at < %(until)s
GROUP BY c.member, c.number, c.stream HAVING %(all_cases)s OR count(r.id) > 0
ORDER BY c.member, c.number
"""


class CaseOf(NamedTuple):
    """A case of somebody as its member."""

    stream: str
    number: str
    stage: str
    opened_at: datetime
    closed_at: datetime | None


class Concerned(NamedTuple):
    """A case that a breach concerns, and how often it was looked at in the time in question."""

    person: str
    number: str
    stream: str
    looks: int
    last_look: datetime | None


class Breach(NamedTuple):
    """What may have got out: what `reader` ("" for anybody) looked at from `since` to before `until`, in cases with
    numbers from `first` to `last` ("" for no bound); with `all_cases` those that nobody looked at as well.
    """

    since: datetime
    until: datetime
    reader: str = ""
    first: str = ""
    last: str = ""
    all_cases: bool = False


def cases_of(connection: psycopg.Connection, person: str) -> tuple[CaseOf, ...]:
    with connection.cursor(row_factory=class_row(CaseOf)) as cursor:
        return tuple(cursor.execute(CASES, (person,)))


def member_of_case(connection: psycopg.Connection, number: str) -> str:
    """Whose case has this number; "" where there is none."""
    row = connection.execute(BY_NUMBER, (number,)).fetchone()
    return str(row[0]) if row else ""


def concerned_by(connection: psycopg.Connection, breach: Breach) -> tuple[Concerned, ...]:
    with connection.cursor(row_factory=class_row(Concerned)) as cursor:
        return tuple(cursor.execute(CONCERNED, breach._asdict()))
