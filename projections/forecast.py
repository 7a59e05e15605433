"""Where a conflict may be coming: what happened more often lately than before, with how sure one can be of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import inf
from typing import NamedTuple

import psycopg
from psycopg.sql import SQL, Identifier

from domain.intervals import Share
from projections.counting import standing
from projections.signs import Sign

LATELY_DAYS, BEFORE_DAYS = 90, 365
LEAST = 3
"""What happened fewer times lately is no sign of anything."""
COUNTED = """
SELECT place, sign, sum(n) FILTER (WHERE day > %(since)s)::int, sum(n) FILTER (WHERE day <= %(since)s)::int
FROM (
    SELECT signs.day, signs.sign, signs.n, coalesce(talks.{place}, signs.{place}) AS place
    FROM signs_v1.signs LEFT JOIN signs_v1.talks ON talks.stream = signs.talks
    WHERE signs.day > %(first)s AND signs.day <= %(last)s
) AS each WHERE place <> '' GROUP BY place, sign
"""


class By(StrEnum):
    """What is looked at for itself; the value is a column."""

    EMPLOYER = "employer_bin"
    BRANCH = "branch"
    REGION = "region"


class Trend(NamedTuple):
    """`lately` in the last 90 days, `before` in the 365 days before them; it happens between `low` and `high` times as
    often as it did.
    """

    sign: Sign
    lately: int
    before: int
    low: float
    high: float

    @property
    def rises(self) -> bool:
        return self.lately >= LEAST and self.low > 1


class EarlyWarning(NamedTuple):
    """A place where something rises, and how it stands with every sign there."""

    place: str
    trends: tuple[Trend, ...]

    @property
    def weight(self) -> float:
        return max(trend.low for trend in self.trends if trend.rises)


class Forecast(NamedTuple):
    """`looked_at`: how many places there were. `at` and `position`: of what moment of the record it is."""

    warnings: tuple[EarlyWarning, ...]
    looked_at: int
    at: datetime
    position: int


def forecast(connection: psycopg.Connection, by: By, today: date) -> Forecast:
    """The gravest first; of each place every sign is told, so that what does not rise is seen as well."""
    found: dict[str, list[Trend]] = defaultdict(list)
    for place, sign, lately, before in connection.execute(SQL(COUNTED).format(place=Identifier(by)), _days(today)):
        found[place].append(trend(Sign(sign), lately or 0, before or 0))
    warned = (EarlyWarning(place, _in_order(trends)) for place, trends in found.items())
    rising = [warning for warning in warned if any(trend.rises for trend in warning.trends)]
    at, position = standing(connection, "signs")
    return Forecast(tuple(sorted(rising, key=lambda one: (-one.weight, one.place))), len(found), at, position)


def _days(today: date) -> dict[str, date]:
    since = today - timedelta(days=LATELY_DAYS)
    return {"last": today, "since": since, "first": since - timedelta(days=BEFORE_DAYS)}


def _in_order(trends: Sequence[Trend]) -> tuple[Trend, ...]:
    return tuple(sorted(trends, key=lambda each: list(Sign).index(each.sign)))


def trend(sign: Sign, lately: int, before: int) -> Trend:
    """Were nothing to change, of all these a share of 90 / 455 would fall into the last 90 days; how far the share is
    from that gives the interval (Wilson's, for a share).
    """
    share = Share(lately, lately + before)
    return Trend(sign, lately, before, _times(share.low), _times(share.high) if before else inf)


def _times(share: float) -> float:
    return share / (1 - share) * BEFORE_DAYS / LATELY_DAYS
