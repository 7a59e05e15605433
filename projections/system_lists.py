"""Reads the register of algorithmic systems: narrowed, searched by words, the last changed first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg.rows import class_row
from psycopg.sql import SQL, Composed, Identifier

from domain.organisation.organisation import Organisation
from ledger.spelling import spelled
from projections.bodies import Bodies

MOST_WORDS = 8
MOST_OF_AN_EMPLOYER = 50
MOST_OPEN = 1_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One system in a list; "" stands for an autonomy that is not known."""

    stream: str
    name: str
    employer: str
    employer_bin: str
    unit: str
    region: str
    branch: str
    vendor: str
    purposes: list[str]
    other_purpose: str
    status: str
    since: date | None
    autonomy: str
    told: str
    assessed: str
    agreed: str
    registered_at: datetime
    changed_at: datetime
    version: int

    @property
    def place(self) -> "Place":
        return Place(self.changed_at, self.stream)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended; the next one begins behind it."""

    moment: datetime
    stream: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a search: in what is said of a system, in its employer's number, or in the name of the employer."""

    word: str
    employers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is left out narrows nothing."""

    employer_bin: str = ""
    vendor: str = ""
    purpose: str = ""
    status: str = ""
    words: tuple[Word, ...] = ()


COLUMNS = SQL(", ").join(Identifier(field.name) for field in fields(Listed))


def words(bodies: Bodies, organisation: Organisation, find: str) -> tuple[Word, ...]:
    """The words of a search; a system answers to all of them."""
    found = list(dict.fromkeys(spelled(find)))[:MOST_WORDS]
    return tuple(Word(word, _employers(bodies, organisation, word)) for word in found)


def _employers(bodies: Bodies, organisation: Organisation, word: str) -> tuple[str, ...]:
    return tuple(unit.employer_bin for unit in bodies.named(organisation, word) if unit.employer_bin)


def systems(
    connection: psycopg.Connection, wanted: Wanted, after: Place | None = None, *, limit: int
) -> Sequence[Listed]:
    """At most `limit` systems behind a place, the last changed first."""
    found = [*_narrowed(wanted), *([_behind(after)] if after else [])]
    where = SQL("WHERE {}").format(SQL(" AND ").join(term for term, _ in found)) if found else SQL("")
    query = SQL("SELECT {} FROM systems_v1.systems {} ORDER BY changed_at DESC, stream LIMIT %s").format(COLUMNS, where)
    values = [value for _, said in found for value in said]
    with connection.cursor(row_factory=class_row(Listed)) as cursor:
        return cursor.execute(query, (*values, limit)).fetchall()


def _narrowed(wanted: Wanted) -> Iterator[tuple[Composed | SQL, list[Any]]]:
    for column, value in (("employer_bin", wanted.employer_bin), ("status", wanted.status)):
        if value:
            yield SQL("{} = %s").format(Identifier(column)), [value]
    if wanted.vendor:
        yield SQL("lower(vendor) = lower(%s)"), [wanted.vendor]
    if wanted.purpose:
        yield SQL("%s = ANY (purposes)"), [wanted.purpose]
    for each in wanted.words:
        said = [f"% {each.word}%", f"{each.word}%", list(each.employers)]
        yield SQL("(words LIKE %s OR employer_bin LIKE %s OR employer_bin = ANY (%s))"), said


def _behind(place: Place) -> tuple[SQL, list[Any]]:
    return SQL("(changed_at < %s OR (changed_at = %s AND stream > %s))"), [place.moment, place.moment, place.stream]


def at_employer(connection: psycopg.Connection, employer_bin: str) -> Sequence[Listed]:
    """The systems that are known of an employer, those in use before those that were withdrawn."""
    found = systems(connection, Wanted(employer_bin=employer_bin), limit=MOST_OF_AN_EMPLOYER)
    return sorted(found, key=lambda system: (system.status == "withdrawn", system.name))


def vendors(connection: psycopg.Connection) -> Sequence[str]:
    """Everybody who is named as a vendor, one spelling of each."""
    found = connection.execute(
        "SELECT min(vendor) FROM systems_v1.systems WHERE vendor <> '' GROUP BY lower(vendor) ORDER BY 1 LIMIT 500"
    )
    return [vendor for (vendor,) in found]


@dataclass(frozen=True, slots=True)
class Consulted:
    """A consultation in a list: `due_on` is the last day of the term that ends first, `late` says that one has passed.

    `unit` and `employer_bin` say for whom it exists.
    """

    stream: str
    name: str
    unit: str
    employer_bin: str
    stage: str
    closed: bool
    due_on: date | None
    late: bool


CONSULTED = """
SELECT c.stream, s.name, c.unit, c.employer_bin, c.stage, c.closed, c.due_on, c.late
FROM systems_v1.consultations AS c JOIN systems_v1.systems AS s ON s.stream = c.system
WHERE {condition} ORDER BY c.closed, c.due_on NULLS LAST, c.stream LIMIT %s
"""


def consultations_of(connection: psycopg.Connection, system: str) -> Sequence[Consulted]:
    """The consultations about a system, those that go on first."""
    query = SQL(CONSULTED).format(condition=SQL("c.system = %s"))
    with connection.cursor(row_factory=class_row(Consulted)) as cursor:
        return cursor.execute(query, (system, MOST_OF_AN_EMPLOYER)).fetchall()


def consultations_open(connection: psycopg.Connection) -> Sequence[Consulted]:
    """Those that go on, the most pressing first."""
    query = SQL(CONSULTED).format(condition=SQL("NOT c.closed"))
    with connection.cursor(row_factory=class_row(Consulted)) as cursor:
        return cursor.execute(query, (MOST_OPEN,)).fetchall()
