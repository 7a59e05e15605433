"""How often a system is challenged, about what and with which outcome, and whether that makes a pattern.

Whoever may see everything sees every figure; for everybody else no figure stands from which fewer than five people
could be told.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import psycopg
from psycopg.rows import class_row

from domain.challenge.alike import Alike, Likeness
from projections.disclosure import LEAST
from projections.publishing import Published, in_full, in_public
from projections.queue import VISIBLE, Viewer

PATTERN_WITHIN = timedelta(days=90)
"""Policy: so many challenges about the same within this time make a pattern that somebody should look at."""
MOST_SHOWN = 50


class By(StrEnum):
    """By what the challenges of a system are counted, one at a time."""

    OUTCOME = "outcome"
    DECISION = "decision"
    NOTICE = "notice"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class Figures:
    """`total` and `open` are None where they are not shown: between one and four."""

    total: int | None
    open: int | None
    tables: Mapping[By, Mapping[str, int | None]]

    @property
    def is_none(self) -> bool:
        return self.total == 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """`most` challenges about one sort of decision, by different people, were filed within ninety days."""

    decision: str
    most: int


@dataclass(frozen=True, slots=True)
class Contest:
    """A challenge that the viewer may open."""

    stream: str
    number: str
    stage: str
    decision: str
    outcome: str
    is_open: bool


COUNTED = """
SELECT outcome, decision, notice, objection, is_open, broken_down, count(*)
FROM systems_v1.challenges WHERE system = %s GROUP BY outcome, decision, notice, objection, is_open, broken_down
"""
FILED = """
SELECT decision, filed_on, member FROM systems_v1.challenges WHERE system = %s ORDER BY decision, filed_on
"""
OPENABLE = f"""
SELECT c.stream, cases.number, cases.stage, c.decision, c.outcome, c.is_open
FROM systems_v1.challenges AS c JOIN docket_v1.cases ON cases.stream = c.stream
WHERE c.system = %(system)s AND {VISIBLE} ORDER BY c.is_open DESC, c.filed_on DESC, c.stream LIMIT %(most)s
"""  # noqa: S608 - constants
SINCE = "filed_on >= %(since)s AND challenges.member <> %(member)s"
OF_SYSTEM = f"SELECT count(DISTINCT member) FROM systems_v1.challenges WHERE system = %(of)s AND {SINCE}"  # noqa: S608
OF_EMPLOYER = f"""
SELECT count(DISTINCT challenges.member) FROM systems_v1.challenges JOIN docket_v1.cases USING (stream)
WHERE employer_bin = %(of)s AND challenges.decision <> 'our_sorting' AND {SINCE}
"""  # noqa: S608 - constants
NUMBERS = "SELECT system, count(*)::integer FROM systems_v1.challenges WHERE system = ANY (%s) GROUP BY system"


def figures(connection: psycopg.Connection, system: str, *, named_role: bool) -> Figures:
    """What is counted of one system."""
    rows = connection.execute(COUNTED, (system,)).fetchall()
    total = sum(n for *_, n in rows)
    still = sum(n for *_, is_open, _, n in rows if is_open)
    tables = {by: _table(rows, place, named_role=named_role) for place, by in enumerate(By)}
    shown = named_role or total == 0 or total >= LEAST
    return Figures(
        total=total if shown else None,
        open=still if named_role or total == 0 or (shown and _safe(still, total)) else None,
        tables=tables,
    )


def _safe(part: int, whole: int) -> bool:
    """Whether a part of a shown whole may stand beside it: neither it nor the rest is a few."""
    return part >= LEAST and whole - part >= LEAST


def _table(rows: Sequence[tuple[Any, ...]], place: int, *, named_role: bool) -> Mapping[str, int | None]:
    """The figures by one thing, the greatest first; who agreed to no statistics is in the total alone."""
    cells: Counter[tuple[str, ...]] = Counter()
    apart = 0
    for row in rows:
        *values, _is_open, broken_down, n = row
        if broken_down or named_role:
            cells[(values[place],)] += n
        else:
            apart += n
    if not cells:
        return {}
    found: Published = in_full(cells, apart) if named_role else in_public(cells, apart)
    shown = {str(key[0]): n for key, n in found.cells.items() if key[0] is not None}
    return dict(sorted(shown.items(), key=lambda pair: (-(pair[1] or 0), pair[0])))


def patterns(connection: psycopg.Connection, system: str, least: int = LEAST) -> tuple[Pattern, ...]:
    """Sorts of decision that at least so many people challenged within ninety days of each other."""
    by_decision: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for decision, filed_on, member in connection.execute(FILED, (system,)):
        by_decision[decision].append((filed_on, member))
    found = (Pattern(decision, densest(filed)) for decision, filed in sorted(by_decision.items()))
    return tuple(pattern for pattern in found if pattern.most >= max(least, LEAST))


def densest(filed: Sequence[tuple[date, str]]) -> int:
    """How many different people at most filed within ninety days, of filings in the order of their days."""
    recent: deque[tuple[date, str]] = deque()
    people: Counter[str] = Counter()
    most = 0
    for day, member in filed:
        recent.append((day, member))
        people[member] += 1
        while day - recent[0][0] > PATTERN_WITHIN:
            _, other = recent.popleft()
            people[other] -= 1
            if not people[other]:
                del people[other]
        most = max(most, len(people))
    return most


def alike(
    connection: psycopg.Connection, member: str, today: date, *, system: str, employer_bin: str
) -> tuple[Alike, ...]:
    """How many different people have challenged the same within ninety days, this member among them."""
    asked = ((Likeness.SYSTEM, OF_SYSTEM, system), (Likeness.EMPLOYER, OF_EMPLOYER, employer_bin))
    values = {"since": today - PATTERN_WITHIN, "member": member}
    found = (
        (like, connection.execute(query.encode(), {**values, "of": of}).fetchone()) for like, query, of in asked if of
    )
    return tuple(Alike(like=like, people=row[0] + 1) for like, row in found if row)


def openable(connection: psycopg.Connection, who: Viewer, system: str) -> Sequence[Contest]:
    """The challenges of a system that this viewer may open, those that go on first."""
    asked = {field.name: getattr(who, field.name) for field in fields(who)}
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in asked.items()}
    with connection.cursor(row_factory=class_row(Contest)) as cursor:
        return cursor.execute(OPENABLE.encode(), {**values, "system": system, "most": MOST_SHOWN}).fetchall()


def numbers(connection: psycopg.Connection, systems: Sequence[str], *, named_role: bool) -> Mapping[str, int | None]:
    """How often each of these was challenged; None where that is not shown."""
    found: dict[str, int] = dict(connection.execute(NUMBERS, (list(systems),)).fetchall())
    counted = {system: found.get(system, 0) for system in systems}
    return {system: n if named_role or n == 0 or n >= LEAST else None for system, n in counted.items()}
