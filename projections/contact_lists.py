"""Reads contact records as their owners list them: what I did today, my week in numbers, what I am asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import LiteralString

import psycopg
from psycopg.rows import class_row

from domain.contact.circle import ANSWERERS
from domain.contact.events import Sort
from domain.kernel import Actor
from domain.organisation.organisation import Organisation

MOST = 100
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """One record, without what was written in it."""

    stream: str
    recorder: str
    unit: str
    sort: Sort
    member: str
    employer_bin: str
    category: str
    means: str
    minutes: int
    held_on: date
    recorded_at: datetime
    waits: bool
    voided: str
    case_id: str


@dataclass(frozen=True, slots=True)
class Sum:
    """How many records of one sort, and how many minutes they took together."""

    records: int = 0
    minutes: int = 0


KEPT = """
SELECT stream, recorder, unit, sort, member, employer_bin, category, means, minutes, held_on, recorded_at, waits,
    voided, case_id
FROM contacts_v1.records
"""
TODAY: LiteralString = KEPT + (
    " WHERE recorder = %s AND (recorded_at AT TIME ZONE 'Asia/Almaty')::date = %s"
    " AND recorded_at > %s ORDER BY position DESC LIMIT %s"
)
ASKED: LiteralString = KEPT + " WHERE waits AND (asked = %s OR asked_unit = ANY (%s)) ORDER BY recorded_at LIMIT %s"
WEEK = """
SELECT sort, count(*), sum(minutes) FROM contacts_v1.records
WHERE recorder = %s AND held_on BETWEEN %s AND %s AND voided = '' GROUP BY sort
"""


def recorded_today(connection: psycopg.Connection, person: str, today: date) -> Sequence[Kept]:
    """What somebody recorded on a day in Kazakhstan, the newest first, at most a hundred."""
    earliest = today - 2 * DAY  # lets the index find the day
    with connection.cursor(row_factory=class_row(Kept)) as cursor:
        return cursor.execute(TODAY, (person, today, earliest, MOST)).fetchall()


def week_of(connection: psycopg.Connection, person: str, today: date) -> Mapping[Sort, Sum]:
    """What somebody did from Monday up to and with this day."""
    monday = today - today.weekday() * DAY
    found = connection.execute(WEEK, (person, monday, today)).fetchall()
    return {**dict.fromkeys(Sort, Sum()), **{Sort(sort): Sum(n, minutes) for sort, n, minutes in found}}


def asked_of(connection: psycopg.Connection, actor: Actor, organisation: Organisation) -> Sequence[Kept]:
    """Questions that somebody may answer and nobody has, the oldest first; none from an employer they have a tie to."""
    held = organisation.by_person.get(actor.id, {})
    units = [unit for unit, offices in held.items() if not offices.isdisjoint(ANSWERERS)]
    with connection.cursor(row_factory=class_row(Kept)) as cursor:
        found = cursor.execute(ASKED, (actor.id, units, MOST)).fetchall()
    hers = (kept for kept in found if actor.id not in {kept.recorder, kept.member})
    return [kept for kept in hers if not organisation.tied(actor.id, kept.employer_bin)]
