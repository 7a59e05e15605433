"""Reads the register of agreements: narrowed, searched by words of the sides and of clauses, the last signed first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import psycopg
from psycopg.rows import class_row
from psycopg.sql import SQL, Composed, Identifier

from domain.agreement.facts import Status
from domain.agreement.state import LAPSING
from domain.organisation.organisation import Organisation
from projections.bodies import Bodies
from projections.system_lists import Word
from projections.system_lists import words as words_of_search
from projections.talks_lists import in_order

ANY = "any"
"""At least one guarantee, whichever."""
MOST_LAPSING = 20
MOST_PUBLISHED = 50_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One agreement in a list, with its status on the day of asking."""

    stream: str
    level: str
    unit: str
    region: str
    branch: str
    employer_bin: str
    parties: str
    covered: int
    signed_on: date
    in_force_from: date
    until: date
    ends_on: date
    proposed: bool
    renewed_by: str
    filed_on: date | None
    broken: bool
    themes: list[str]
    guarantees: list[str]
    clauses: int
    open_clauses: int
    has_text: bool
    version: int
    status: str

    @property
    def place(self) -> "Place":
        return Place(self.signed_on, self.stream)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended; the next one begins behind it."""

    day: date
    stream: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is left out narrows nothing. `guarantee`: one of them, or `ANY`; `clause`: hashes of words, of which one
    clause has all.
    """

    level: str = ""
    region: str = ""
    branch: str = ""
    status: str = ""
    theme: str = ""
    guarantee: str = ""
    employer_bin: str = ""
    words: tuple[Word, ...] = ()
    clause: tuple[int, ...] = ()


COLUMNS = SQL(", ").join(Identifier(field.name) for field in fields(Listed))
REGISTER = SQL(
    """
    (SELECT *, CASE
        WHEN ended = 'expired' THEN 'expired'
        WHEN ended <> '' THEN 'ended'
        WHEN renewed_from <= %(today)s THEN 'renewed'
        WHEN lapsed THEN 'expired'
        WHEN in_force_from > %(today)s THEN 'ahead'
        WHEN renewed_by = '' AND ends_on <= %(soon)s THEN 'lapsing'
        WHEN prolonged THEN 'prolonged'
        ELSE 'in_force'
    END AS status FROM agreements_v1.agreements) AS register
    """
)
"""Says the same as `Agreement.status`."""


HAVING = "stream IN (SELECT stream FROM words.clauses WHERE tokens @> %(clause)s::bigint[])"
NUMBERS = "SELECT stream, number FROM words.clauses WHERE stream = ANY (%s) AND tokens @> %s::bigint[]"


def days(today: date) -> dict[str, date]:
    return {"today": today, "soon": today + LAPSING}


def words(bodies: Bodies, organisation: Organisation, find: str) -> tuple[Word, ...]:
    """The words of a search; an agreement answers to all of them, in its sides or in the name of the employer."""
    return words_of_search(bodies, organisation, find)


def agreements(
    connection: psycopg.Connection, wanted: Wanted, today: date, after: Place | None = None, *, limit: int
) -> Sequence[Listed]:
    """At most `limit` agreements behind a place, the last signed first."""
    found = [*_narrowed(wanted), *([_behind(after)] if after else [])]
    where = SQL("WHERE {}").format(SQL(" AND ").join(term for term, _ in found)) if found else SQL("")
    query = SQL("SELECT {} FROM {} {} ORDER BY signed_on DESC, stream LIMIT %(limit)s").format(COLUMNS, REGISTER, where)
    values = {name: value for _, said in found for name, value in said.items()}
    with connection.cursor(row_factory=class_row(Listed)) as cursor:
        return cursor.execute(query, {**values, **days(today), "limit": limit}).fetchall()


def clauses_with(
    connection: psycopg.Connection, streams: Sequence[str], tokens: Sequence[int]
) -> Mapping[str, Sequence[str]]:
    """By agreement: the numbers of its clauses that have all of these words, in the order in which people number."""
    found: dict[str, list[str]] = {}
    for stream, number in connection.execute(NUMBERS, (list(streams), list(tokens))).fetchall():
        found.setdefault(stream, []).append(number)
    return {stream: sorted(numbers, key=in_order) for stream, numbers in found.items()}


def _narrowed(wanted: Wanted) -> Iterator[tuple[Composed | SQL, dict[str, Any]]]:
    for column in ("level", "region", "branch", "status", "employer_bin"):
        if value := getattr(wanted, column):
            yield SQL("{} = {}").format(Identifier(column), SQL(f"%({column})s")), {column: value}
    if wanted.theme:
        yield SQL("%(theme)s = ANY (themes)"), {"theme": wanted.theme}
    if wanted.guarantee == ANY:
        yield SQL("guarantees <> '{{}}'").format(), {}
    elif wanted.guarantee:
        yield SQL("%(guarantee)s = ANY (guarantees)"), {"guarantee": wanted.guarantee}
    if wanted.clause:
        yield SQL(HAVING), {"clause": list(wanted.clause)}
    for n, each in enumerate(wanted.words):
        said = {f"word{n}": f"% {each.word}%", f"start{n}": f"{each.word}%", f"employers{n}": list(each.employers)}
        term = f"(words LIKE %(word{n})s OR employer_bin LIKE %(start{n})s OR employer_bin = ANY (%(employers{n})s))"
        yield SQL(term), said


def _behind(place: Place) -> tuple[SQL, dict[str, Any]]:
    behind = "(signed_on < %(day)s OR (signed_on = %(day)s AND stream > %(stream)s))"
    return SQL(behind), {"day": place.day, "stream": place.stream}


def lapsing(connection: psycopg.Connection, today: date) -> Sequence[Listed]:
    """Those that lapse within ninety days, the nearest last day first."""
    query = SQL("SELECT {} FROM {} WHERE status = %(status)s ORDER BY ends_on, stream LIMIT %(limit)s")
    with connection.cursor(row_factory=class_row(Listed)) as cursor:
        said = {**days(today), "status": Status.LAPSING, "limit": MOST_LAPSING}
        return cursor.execute(query.format(COLUMNS, REGISTER), said).fetchall()


def branches(connection: psycopg.Connection) -> Sequence[str]:
    """Every branch of which there is an agreement."""
    found = connection.execute("SELECT DISTINCT branch FROM agreements_v1.agreements WHERE branch <> '' ORDER BY 1")
    return [branch for (branch,) in found]
