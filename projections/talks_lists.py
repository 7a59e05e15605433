"""Reads collective talks: the list of them, the rounds of one, and what lay on its table at a minute."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import orjson
import psycopg
from psycopg.rows import class_row

from domain.bargaining.clauses.events import CaseNamed, LimitSet, StatusSet, TextPut
from domain.bargaining.facts import Bound, Status
from domain.collective import Guarantee, Party, Theme
from domain.kernel import Role, Sealed
from domain.organisation.organisation import Organisation

KNOWING = frozenset({Role.SUPERVISOR, Role.CHAIR, Role.AUDITOR})
"""Offices that may know of talks without being named; of a chair the decider asks for that very body."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Talks in a list; `team` says for whom they exist, together with the offices of `unit`."""

    stream: str
    level: str
    unit: str
    region: str
    branch: str
    employer_bin: str
    team: Mapping[str, str]
    stage: str
    outcome: str
    evaded: bool
    closed: bool
    opened_on: date
    due_on: date | None
    rounds: int


TALKS = """
WITH near AS (
    SELECT *, (closed, coalesce(due_on, 'infinity'), date '2000-01-01' - opened_on, stream) AS place
    FROM talks_v1.talks WHERE team ? %(person)s OR unit = ANY (%(units)s)
)
SELECT stream, level, unit, region, branch, employer_bin, team, stage, outcome, evaded, closed, opened_on, due_on,
    (SELECT count(*) FROM talks_v1.rounds AS r WHERE r.talks = near.stream) AS rounds
FROM near WHERE %(after)s = '' OR place > (SELECT place FROM near WHERE stream = %(after)s)
ORDER BY place LIMIT %(limit)s
"""


def talks(
    connection: psycopg.Connection, person: str, organisation: Organisation, *, after: str, limit: int
) -> Sequence[Listed]:
    """Those in whose team somebody is, or in whose body or above it they hold an office that may know of them: those
    that go on first and of these the most pressing, at most `limit` of them behind the one called `after`. The caller
    leaves out what a tie of theirs closes.
    """
    units = [unit for (unit,) in connection.execute("SELECT DISTINCT unit FROM talks_v1.talks").fetchall()]
    asked = {"person": person, "units": organisation.in_reach(person, units, KNOWING), "after": after, "limit": limit}
    with connection.cursor(row_factory=class_row(Listed)) as cursor:
        return cursor.execute(TALKS, asked).fetchall()


LAST_HELD = "SELECT stream FROM talks_v1.talks WHERE unit = ANY(%s) ORDER BY closed, opened_on DESC, stream LIMIT %s"


def last_held(connection: psycopg.Connection, units: Sequence[str], limit: int) -> Sequence[str]:
    """Talks in one of these bodies: those that go on first, and of the others the last."""
    return [stream for (stream,) in connection.execute(LAST_HELD, (list(units), limit)).fetchall()]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A round in the list of its talks."""

    stream: str
    number: int
    stage: str
    planned_on: date
    held_on: date | None
    slips: int
    due_on: date | None


ROUNDS = """
SELECT stream, number, stage, planned_on, held_on, slips, due_on
FROM talks_v1.rounds WHERE talks = %s ORDER BY number
"""


def rounds(connection: psycopg.Connection, stream: str) -> Sequence[Meeting]:
    with connection.cursor(row_factory=class_row(Meeting)) as cursor:
        return cursor.execute(ROUNDS, (stream,)).fetchall()


@dataclass(slots=True)
class Lying:
    """A clause as it lay on the table at a moment: every text still sealed. `moves` are the rounds in which each side
    put one.
    """

    clause: str
    version: int = 0
    number: str = ""
    title: Sealed | None = None
    theme: Theme = Theme.OTHER
    guarantee: Guarantee | None = None
    texts: dict[Party, "Text"] = field(default_factory=dict)
    status: Status = Status.OPEN
    agreed: Party | None = None
    bound: Bound | None = None
    limit: Sealed | None = None
    cases: list[str] = field(default_factory=list)
    moves: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """One side's last text; `outside` is never shown to anybody but the team."""

    by: str
    round: int
    text: Sealed
    spoken_by: Sealed | None
    figure: Sealed | None
    outside: bool
    put_at: datetime


ADDED = "SELECT stream, said FROM talks_v1.clauses WHERE talks = %s AND added_at <= %s"
LAST = """
WITH last AS (
    SELECT e.clause, e.topic, e.of, max(e.position) AS position, array_agg(e.round) AS rounds
    FROM talks_v1.clauses AS c JOIN talks_v1.entries AS e ON e.clause = c.stream
    WHERE c.talks = %s AND e.recorded_at <= %s GROUP BY e.clause, e.topic, e.of
)
SELECT e.clause, e.version, e.recorded_at, e.topic, e.said::text, last.rounds
FROM last JOIN talks_v1.entries AS e USING (clause, topic, of, position)
"""
"""Of each sort the last, and the rounds of all before it: these the index knows, so that only the last are read."""
BOTH = f"{Party.EMPLOYER}+{Party.UNION}"
ALWAYS = datetime(9999, 1, 1, tzinfo=UTC)


def table(connection: psycopg.Connection, stream: str, at: datetime | None = None) -> Sequence[Lying]:
    """What lies on the table of these talks now, or lay there at a moment, in the order of its numbers."""
    moment = at or ALWAYS
    lying = {clause: _added(clause, said) for clause, said in connection.execute(ADDED, (stream, moment)).fetchall()}
    for clause, version, recorded_at, topic, said, rounds in connection.execute(LAST, (stream, moment)).fetchall():
        row = lying[clause]
        row.version = max(row.version, version)
        _laid(row, topic, orjson.loads(said), recorded_at, rounds)
    for row in lying.values():
        row.cases.sort()
    return sorted(lying.values(), key=lambda row: in_order(row.number))


def _added(clause: str, said: dict[str, Any]) -> Lying:
    return Lying(
        clause,
        number=said["number"],
        title=sealed(said["title"]),
        theme=Theme(said["theme"]),
        guarantee=Guarantee(said["guarantee"]) if said["guarantee"] else None,
    )


def _laid(row: Lying, topic: str, said: dict[str, Any], at: datetime, rounds: Sequence[int]) -> None:
    match topic:
        case TextPut.NAME:
            boxes = {name: sealed(said[name]) for name in ("spoken_by", "figure")}
            text = Text(
                by=said["by"],
                round=said["round"],
                text=Sealed(**said["text"]),
                outside=said["outside"],
                put_at=at,
                **boxes,
            )
            row.texts[Party(said["party"])] = text
            _moved(row, Party(said["party"]), rounds)
        case StatusSet.NAME:
            row.status, row.agreed = Status(said["status"]), Party(said["party"]) if said["party"] else None
        case LimitSet.NAME:
            row.bound, row.limit = Bound(said["bound"]), sealed(said["figure"])
        case CaseNamed.NAME:
            row.cases.append(said["case"])
        case _:
            raise ValueError(topic)


def _moved(row: Lying, party: Party, rounds: Sequence[int]) -> None:
    for number in set(rounds):
        row.moves[number] = BOTH if number in row.moves else party.value


def sealed(said: dict[str, str] | None) -> Sealed | None:
    return None if said is None else Sealed(**said)


def in_order(number: str) -> tuple[tuple[int, str], ...]:
    """The order in which people number: 2 before 10, 3.2 before 3.10."""
    parts = re.findall(r"\d+|[^\d.\-]+", number)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
