"""What a proposed calendar would change: every open term whose date it moves, the gravest first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

import orjson
import psycopg

from domain.calendar import Calendar
from domain.clocks import term_of
from domain.due import DueDate
from domain.kernel import kind_of
from domain.kinds import PROCEDURES
from domain.procedure import Term
from domain.replanning import moves

PAGE = 500
SOON = timedelta(days=3)
RUNNING = """
WITH open AS (
    SELECT stream, number FROM docket_v1.cases WHERE closed_at IS NULL AND stream > %s ORDER BY stream LIMIT %s
), told AS (
    SELECT originator_id AS stream, originator_version AS version, topic, convert_from(state, 'UTF8')::jsonb AS said
    FROM ledger.events JOIN open ON originator_id = open.stream
    WHERE topic IN ('term.started', 'term.moved', 'term.met', 'term.lapsed', 'term.dropped', 'term.lapse_annulled')
), last AS (
    SELECT DISTINCT ON (stream, coalesce(said -> 'due' ->> 'term', said ->> 'term')) stream, topic, said
    FROM told ORDER BY stream, coalesce(said -> 'due' ->> 'term', said ->> 'term'), version DESC
)
SELECT open.stream, open.number, jsonb_agg(said -> 'due') FILTER (WHERE topic IN ('term.started', 'term.moved'))
FROM open LEFT JOIN last USING (stream) GROUP BY open.stream, open.number ORDER BY open.stream
"""
"""The open cases behind a stream, each with the due dates of its running terms; no other event is read."""


class Weight(IntEnum):
    """What a change means for people, the gravest first."""

    OVER = 0
    """By the new calendar the term is over already."""
    LIMIT_EARLIER = 1
    EARLIER = 2
    LIMIT_LATER = 3
    """Both days are shown and people are warned of the earlier, until a lawyer confirms."""
    LATER = 4
    SAME_DAY = 5
    """The day stays: it becomes certain or uncertain, or is reached another way."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One running term of one open case, before and after; ids, codes and dates only."""

    stream: str
    number: str
    term: Term
    old: DueDate
    new: DueDate
    weight: Weight

    @property
    def order(self) -> tuple[Weight, date, str, str]:
        return self.weight, self.new.falls_on, self.number, self.term.id


@dataclass(frozen=True, slots=True)
class Summary:
    """`soon`: terms that moved and end within three calendar days; `limits`: limitation dates among all that moved."""

    cases: int
    terms: int
    earlier: int
    later: int
    same_day: int
    soon: int
    over: int
    limits: int


@dataclass(frozen=True, slots=True)
class Differences:
    """What changes, the gravest first, and what that comes to among the open terms there are."""

    summary: Summary
    found: tuple[Difference, ...]


def differences(connection: psycopg.Connection[Any], calendar: Calendar, today: date) -> Differences:
    """Every open term is looked at; nothing is stored."""
    found: list[Difference] = []
    cases = terms = 0
    for stream, number, running in _open_cases(connection):
        cases, terms = cases + 1, terms + len(running)
        found += _differences(stream, number, running, calendar, today)
    found.sort(key=lambda one: one.order)
    return Differences(_summary(cases, terms, found, today), tuple(found))


def _open_cases(connection: psycopg.Connection[Any]) -> Iterator[tuple[str, str, Sequence[DueDate]]]:
    behind = ""
    while page := connection.execute(RUNNING, (behind, PAGE)).fetchall():
        for stream, number, dues in page:
            yield stream, number, [DueDate.model_validate_json(orjson.dumps(due)) for due in dues or ()]
        behind = page[-1][0]


def _differences(
    stream: str, number: str, running: Sequence[DueDate], calendar: Calendar, today: date
) -> Iterator[Difference]:
    procedure = PROCEDURES[kind_of(stream)]
    by_term = {due.term: due for due in running}
    for moved in moves(procedure, by_term, calendar, today):
        old, new, term = by_term[moved.due.term], moved.due, term_of(procedure, moved.due)
        yield Difference(stream, number, term, old, new, weight(old, new, today, limits=term.limits))


def weight(old: DueDate, new: DueDate, today: date, *, limits: bool) -> Weight:
    if new.falls_on == old.falls_on:
        return Weight.SAME_DAY
    if new.falls_on > old.falls_on:
        return Weight.LIMIT_LATER if limits else Weight.LATER
    if new.falls_on < today:
        return Weight.OVER
    return Weight.LIMIT_EARLIER if limits else Weight.EARLIER


def _summary(cases: int, terms: int, found: Sequence[Difference], today: date) -> Summary:
    weights = Counter(one.weight for one in found)
    moved = [one for one in found if one.weight is not Weight.SAME_DAY]
    return Summary(
        cases=cases,
        terms=terms,
        earlier=sum(weights[w] for w in (Weight.OVER, Weight.LIMIT_EARLIER, Weight.EARLIER)),
        later=sum(weights[w] for w in (Weight.LIMIT_LATER, Weight.LATER)),
        same_day=weights[Weight.SAME_DAY],
        soon=sum(today <= one.new.warned_on <= today + SOON for one in moved),
        over=weights[Weight.OVER],
        limits=sum(one.term.limits for one in moved),
    )
