"""The register of agreements in figures (B13, B14): how many bind, how many lapse soon, whom they cover, and which give
digital guarantees. A stock as of a day; an agreement is of organisations, and still few of them are not told apart.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import psycopg
from psycopg.rows import namedtuple_row
from psycopg.sql import SQL

from domain.agreement.facts import STANDING, Status
from domain.collective import Guarantee, Level
from projections.agreement_lists import REGISTER, days
from projections.disclosure import LEAST, hidden_alone


class By(StrEnum):
    """What agreements in force are broken down by."""

    LEVEL = "level"
    REGION = "region"
    BRANCH = "branch"
    GUARANTEE = "guarantee"


WITH, WITHOUT = "with", "without"
SOON, LATER = "soon", "later"
Table = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class AgreementFigures:
    """None is not shown: fewer than five, or what would tell of so few. `covered` are workers under collective
    agreements: those under agreements of a branch, a region or the country are the same people once more.
    """

    as_of: date
    position: int
    in_force: int | None
    lapsing: int | None
    prolonged: int | None
    expired: int | None
    guaranteed: int | None
    covered: int | None
    tables: Mapping[By, Table]

    @property
    def guaranteed_rate(self) -> float | None:
        """Which part of those in force has at least one digital guarantee."""
        return self.guaranteed / self.in_force if self.in_force and self.guaranteed is not None else None


class Row(NamedTuple):
    level: str
    region: str
    branch: str
    status: str
    guarantees: list[str]
    covered: int

    @property
    def stands(self) -> bool:
        return self.status in STANDING


QUERY = SQL("SELECT level, region, branch, status, guarantees, covered FROM {}").format(REGISTER)


def agreement_figures(
    connection: psycopg.Connection, today: date, where: Mapping[str, str], *, named_role: bool
) -> AgreementFigures:
    """Figures of one moment, narrowed to a region or a branch. Without a named role few are not shown."""
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        row = connection.execute("SELECT position FROM ledger.followers WHERE name = 'agreements'").fetchone()
        with connection.cursor(row_factory=namedtuple_row) as cursor:
            found = [Row(*each) for each in cursor.execute(QUERY, days(today))]
    asked = [row for row in found if all(getattr(row, name) == code for name, code in where.items())]
    return _Told(asked, named_role).figures(today, row[0] if row else 0)


@dataclass(frozen=True, slots=True)
class _Told:
    rows: Sequence[Row]
    named_role: bool

    def figures(self, today: date, position: int) -> AgreementFigures:
        standing = [row for row in self.rows if row.stands]
        guaranteed = self._table(Counter(WITH if row.guarantees else WITHOUT for row in standing), (WITH, WITHOUT))
        ends = self._table(Counter(SOON if r.status == Status.LAPSING else LATER for r in standing), (SOON, LATER))
        return AgreementFigures(
            as_of=today,
            position=position,
            in_force=self._shown(len(standing)),
            lapsing=ends[SOON],
            prolonged=self._shown(sum(row.status == Status.PROLONGED for row in standing)),
            expired=self._shown(sum(row.status == Status.EXPIRED for row in self.rows)),
            guaranteed=guaranteed[WITH],
            covered=self._covered(standing),
            tables=dict(self._tables(standing)),
        )

    def _tables(self, standing: Sequence[Row]) -> Iterator[tuple[By, Table]]:
        yield By.LEVEL, self._table(Counter(row.level for row in standing), tuple(Level))
        for by in (By.REGION, By.BRANCH):
            placed = Counter(code for row in standing if (code := getattr(row, by)))
            yield by, self._table(placed, sorted(placed))
        given = Counter(guarantee for row in standing for guarantee in row.guarantees)
        yield By.GUARANTEE, {each: self._part(given[each], len(standing)) for each in Guarantee}

    def _table(self, counted: Counter[str], values: Sequence[str]) -> Table:
        cells = {value: counted[value] for value in values}
        hidden = frozenset() if self.named_role else hidden_alone(cells)
        return {value: None if value in hidden else n for value, n in cells.items()}

    def _part(self, n: int, whole: int) -> int | None:
        """One agreement may give several guarantees, so each stands beside the rest of its own."""
        return n if self.named_role or (n >= LEAST and (whole == n or whole - n >= LEAST)) else None

    def _shown(self, n: int) -> int | None:
        return n if self.named_role or n >= LEAST else None

    def _covered(self, standing: Sequence[Row]) -> int | None:
        single = [row.covered for row in standing if row.level == Level.ENTERPRISE]
        return sum(single) if self.named_role or len(single) >= LEAST else None
