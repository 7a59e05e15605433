"""The barometer's answers about challenges of algorithms' decisions: what is challenged, where, and what came of it.

Systems and their makers are for those who answer for the figures: the register says which employer uses which system,
and a maker is the sum of its systems, so together they would tell to others what neither tells alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import product
from typing import Final, NamedTuple

import psycopg
from psycopg.rows import namedtuple_row

from domain.algorithm import DecisionKind, Ground, Principle
from domain.challenge.decision import Adequacy, Automation, Finding, Known
from domain.organisation.organisation import Organisation
from projections.challenged import KEPT, MISSED, NOT_ASSESSED, Remedy, Review, Topic
from projections.counting import standing
from projections.disclosure import LEAST
from projections.figures import TooFine
from projections.publishing import Cells, Published, in_full, in_public, together
from projections.questions import Dimension, Question, values

NARROWED_BY = (Dimension.REGION, Dimension.BRANCH)


class By(StrEnum):
    """By what challenges are counted, one at a time."""

    DECISION = "decision"
    REGION = "region"
    BRANCH = "branch"
    SYSTEM = "system"
    VENDOR = "vendor"
    NOTICE = "notice"
    AUTOMATION = "automation"
    PRINCIPLE = "principle"
    GROUND = "ground"
    OBJECTION = "objection"
    EXPLANATION = "explanation"
    REVIEW = "review"
    FINDING = "finding"
    REMEDY = "remedy"


OF_WHERE: Final = frozenset({By.REGION, By.BRANCH, By.SYSTEM, By.VENDOR})
NAMED_ONLY: Final = frozenset({By.SYSTEM, By.VENDOR})
SEVERAL: Final = frozenset({By.PRINCIPLE, By.GROUND})
"""One challenge may be counted under several of these, so they add up to nothing."""
CODES: Mapping[By, Sequence[str]] = {
    By.DECISION: tuple(DecisionKind),
    By.NOTICE: tuple(Known),
    By.AUTOMATION: (*Automation, NOT_ASSESSED),
    By.PRINCIPLE: tuple(Principle),
    By.GROUND: tuple(Ground),
    By.OBJECTION: (KEPT, MISSED),
    By.EXPLANATION: tuple(Adequacy),
    By.REVIEW: tuple(Review),
    By.FINDING: tuple(Finding),
    By.REMEDY: tuple(Remedy),
}


class Rate(StrEnum):
    """Which part of those of whom it is known."""

    WITHOUT_NOTICE = "without_notice"
    FULLY_AUTOMATED = "fully_automated"
    OBJECTIONS_IN_TIME = "objections_in_time"
    EXPLANATIONS_ADEQUATE = "explanations_adequate"
    REVIEWS_CHANGED = "reviews_changed"
    REMEDIES_CARRIED_OUT = "remedies_carried_out"


class Part(NamedTuple):
    """The values that count for a rate, among these."""

    by: By
    counts: tuple[str, ...]
    among: tuple[str, ...]


PARTS: Mapping[Rate, Part] = {
    Rate.WITHOUT_NOTICE: Part(By.NOTICE, (Known.NO,), tuple(Known)),
    Rate.FULLY_AUTOMATED: Part(By.AUTOMATION, (Automation.FULL,), tuple(Automation)),
    Rate.OBJECTIONS_IN_TIME: Part(By.OBJECTION, (KEPT,), (KEPT, MISSED)),
    Rate.EXPLANATIONS_ADEQUATE: Part(By.EXPLANATION, (Adequacy.FULL,), (Adequacy.FULL, Adequacy.PARTLY, Adequacy.NO)),
    Rate.REVIEWS_CHANGED: Part(
        By.REVIEW, (Review.CHANGED, Review.CANCELLED), (Review.KEPT, Review.CHANGED, Review.CANCELLED)
    ),
    Rate.REMEDIES_CARRIED_OUT: Part(By.REMEDY, (Remedy.CARRIED_OUT,), tuple(Remedy)),
}
"""An explanation that was not given and a review that was refused are shown beside these, and are no part of them."""

Table = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Challenges:
    """`filed` are `broken_down` and `not_broken_down` (no consent to statistics) together; narrowed, what is found.

    None is not shown. `systems` names those of the table by system.
    """

    first: date
    last: date
    filed: int | None
    broken_down: int | None
    not_broken_down: int | None
    tables: Mapping[By, Table]
    systems: Mapping[str, str]
    as_of: datetime
    position: int

    def rate(self, rate: Rate) -> float | None:
        """Where each of its parts is shown and there is at least one."""
        by, counts, among = PARTS[rate]
        figures = {value: self.tables[by].get(value, 0) for value in among}
        shown = {value: n for value, n in figures.items() if n is not None}
        whole = sum(shown.values())
        return sum(shown[value] for value in counts) / whole if len(shown) == len(among) and whole else None


class Row(NamedTuple):
    month: date
    topic: str
    value: str
    region: str
    branch: str
    system: str
    vendor: str
    name: str
    broken_down: bool
    n: int

    def of(self, by: By) -> str:
        return str(getattr(self, by)) if by in OF_WHERE else self.value


COUNTED = """
SELECT date_trunc('month', c.day)::date AS month, c.topic, c.value, c.region, c.branch, c.system,
    coalesce(s.vendor, '') AS vendor, coalesce(s.name, '') AS name, c.broken_down, sum(c.n)::bigint AS n
FROM barometer_v1.challenges AS c LEFT JOIN systems_v1.systems AS s ON s.stream = c.system
WHERE c.day BETWEEN %s AND %s GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
"""


def challenges(
    connection: psycopg.Connection, question: Question, organisation: Organisation, named_role: bool
) -> Challenges:
    """Figures of one moment. Without a named role: whole months, at most one thing to narrow to, and nothing from which
    fewer than five people could be worked out.
    """
    where = {dimension: code for dimension, code in question.where.items() if dimension in NARROWED_BY}
    if not named_role and len(where) > 1:
        raise TooFine
    asked = Question(question.first, question.last, (), where)
    asked = asked if named_role else asked.in_months()
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        as_of, position = standing(connection)
        rows = _rows(connection, asked)
    return _Counted(asked, organisation, named_role, rows).told(as_of, position)


def _rows(connection: psycopg.Connection, asked: Question) -> list[Row]:
    with connection.cursor(row_factory=namedtuple_row) as cursor:
        return [Row(*found) for found in cursor.execute(COUNTED, (asked.first, asked.last))]


@dataclass(frozen=True, slots=True)
class _Counted:
    asked: Question
    organisation: Organisation
    named_role: bool
    rows: Sequence[Row]

    def told(self, as_of: datetime, position: int) -> Challenges:
        tables = {by: self._published(by) for by in By if self.named_role or by not in NAMED_ONLY}
        whole, narrowed = tables[By.DECISION], tuple(self.asked.where.values())
        broken_down = whole.cells.get((None, *narrowed), 0)
        return Challenges(
            first=self.asked.first,
            last=self.asked.last,
            filed=broken_down if narrowed else whole.total,
            broken_down=broken_down,
            not_broken_down=None if narrowed else whole.not_broken_down,
            tables={by: dict(_lines(table, narrowed)) for by, table in tables.items()},
            systems={row.system: row.name for row in self.rows if self.named_role and row.system},
            as_of=as_of,
            position=position,
        )

    def _published(self, by: By) -> Published:
        """Month by month, and longer periods as months together: so two periods differ by whole published months."""
        months = [[row for row in self.rows if row.month == first.replace(day=1)] for first, _ in self._months()]
        return together(self._month(by, rows) for rows in months)

    def _months(self) -> Iterator[tuple[date, date]]:
        return self.asked.in_months().months()

    def _month(self, by: By, rows: Iterable[Row]) -> Published:
        known = [row for row in rows if row.topic == _topic(by)]
        cells = self._cells(by, [row for row in known if row.broken_down])
        apart = sum(row.n for row in known if not row.broken_down)
        if self.named_role:
            return in_full(cells, apart)
        found = in_public(cells, apart)
        return _without_the_rest(found, self._month(By.DECISION, rows)) if by in SEVERAL else found

    def _cells(self, by: By, rows: Sequence[Row]) -> Cells:
        """Every place of the table, with noughts where nothing happened."""
        counted: Counter[tuple[str, ...]] = Counter()
        for row in rows:
            counted[(row.of(by), *(str(getattr(row, dimension)) for dimension in self.asked.where))] += row.n
        places = product(self._values(by, rows), *(self._everywhere(dimension) for dimension in self.asked.where))
        return {**dict.fromkeys(places, 0), **counted}

    def _values(self, by: By, rows: Sequence[Row]) -> Sequence[str]:
        match by:
            case By.REGION | By.BRANCH:
                return self._everywhere(Dimension(by.value))
            case By.SYSTEM | By.VENDOR:
                return sorted({row.of(by) for row in rows})
            case _:
                return CODES[by]

    def _everywhere(self, dimension: Dimension) -> Sequence[str]:
        return values(dimension, self.organisation, self.asked.first, self.asked.last)


def _topic(by: By) -> Topic:
    return Topic.DECISION if by in OF_WHERE else Topic(by.value)


def _without_the_rest(found: Published, filed: Published) -> Published:
    """What nearly all of those filed have in common would tell of the few others."""
    cells = {key: n if _leaves_enough(n, filed.cells.get((None, *key[1:]))) else None for key, n in found.cells.items()}
    return Published(cells, found.not_broken_down, found.total)


def _leaves_enough(n: int | None, whole: int | None) -> bool:
    return not n or whole is None or whole - n >= LEAST


def _lines(table: Published, narrowed: tuple[str, ...]) -> Iterator[tuple[str, int | None]]:
    """The line of a table that is asked for, value by value."""
    for key, n in table.cells.items():
        if key[0] is not None and key[1:] == narrowed:
            yield key[0], n
