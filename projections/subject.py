"""A person as the subject of what the union keeps: the cases that are about them, what else names them, and whose
cases were looked at.
"""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import psycopg
from psycopg.rows import class_row

from domain.appeal.events import AppealFiled
from domain.appeal.group import ParticipantInvited, ParticipantJoined, ParticipantLeft
from domain.contact.events import ContactRecorded

CASES = """
SELECT stream, number, stage, opened_at, closed_at FROM docket_v1.cases
WHERE member = %s ORDER BY opened_at, stream
"""
BY_STREAM = """
SELECT stream, number, stage, opened_at, closed_at FROM docket_v1.cases
WHERE stream = ANY (%s) ORDER BY opened_at, stream
"""
BY_NUMBER = "SELECT member FROM docket_v1.cases WHERE number = %s"
NAMED = """
SELECT originator_id, topic FROM ledger.events
WHERE (topic = ANY (%(group)s) AND convert_from(state, 'UTF8')::jsonb ->> 'person' = %(person)s)
    OR (topic = %(contact)s AND convert_from(state, 'UTF8')::jsonb ->> 'member' = %(person)s)
    OR (topic = %(filed)s AND actor_id = %(person)s AND convert_from(state, 'UTF8')::jsonb ->> 'member' <> %(person)s)
ORDER BY notification_id
"""
"""From the record itself: no list knows who has left a group, or who filed for somebody else."""
CONCERNED = """
SELECT p.person, c.number, c.stream, count(r.id) AS looks, max(r.read_at) AS last_look
FROM docket_v1.cases AS c
CROSS JOIN LATERAL (
    SELECT c.member AS person UNION
    SELECT split_part(each, '@', 2) FROM unnest(c.keys) AS each WHERE each LIKE 'participant@%%'
) AS p
LEFT JOIN ledger.reads AS r ON r.stream = c.stream
    AND r.read_at >= %(since)s AND r.read_at < %(until)s AND (%(reader)s = '' OR r.actor_id = %(reader)s)
WHERE (%(first)s = '' OR c.number >= %(first)s) AND (%(last)s = '' OR c.number <= %(last)s)
    AND c.opened_at < %(until)s
GROUP BY p.person, c.number, c.stream HAVING %(all_cases)s OR count(r.id) > 0
ORDER BY p.person, c.number
"""


class CaseOf(NamedTuple):
    """A case as far as dates and lists go."""

    stream: str
    number: str
    stage: str
    opened_at: datetime
    closed_at: datetime | None


class Part(StrEnum):
    """What somebody is to a record that is not their own case."""

    INVITED = "invited"
    PARTICIPANT = "participant"
    LEFT = "left the group"
    REPRESENTATIVE = "filed for somebody else"
    CONTACT = "spoken with"


PARTS = {
    ParticipantInvited.NAME: Part.INVITED,
    ParticipantJoined.NAME: Part.PARTICIPANT,
    ParticipantLeft.NAME: Part.LEFT,
    AppealFiled.NAME: Part.REPRESENTATIVE,
    ContactRecorded.NAME: Part.CONTACT,
}


class Beside(NamedTuple):
    """A record of others, or of a minute's work, in which somebody is named."""

    stream: str
    part: Part


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


def cases_among(connection: psycopg.Connection, streams: Collection[str]) -> tuple[CaseOf, ...]:
    """Those of these streams that are cases."""
    with connection.cursor(row_factory=class_row(CaseOf)) as cursor:
        return tuple(cursor.execute(BY_STREAM, (list(streams),)))


def beside(connection: psycopg.Connection, person: str) -> tuple[Beside, ...]:
    """Where somebody is named beside their own cases, the oldest first: as what they are now."""
    asked = {
        "person": person,
        "group": [ParticipantInvited.NAME, ParticipantJoined.NAME, ParticipantLeft.NAME],
        "contact": ContactRecorded.NAME,
        "filed": AppealFiled.NAME,
    }
    latest = {stream: PARTS[topic] for stream, topic in connection.execute(NAMED, asked)}
    return tuple(Beside(stream, part) for stream, part in latest.items())


def member_of_case(connection: psycopg.Connection, number: str) -> str:
    """Whose case has this number; "" where there is none."""
    row = connection.execute(BY_NUMBER, (number,)).fetchone()
    return str(row[0]) if row else ""


def concerned_by(connection: psycopg.Connection, breach: Breach) -> tuple[Concerned, ...]:
    with connection.cursor(row_factory=class_row(Concerned)) as cursor:
        return tuple(cursor.execute(CONCERNED, breach._asdict()))
