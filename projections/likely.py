"""Cases that may be about the same thing: of the same member, and alike in what they say, in one query."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

import psycopg
from psycopg.rows import class_row

from projections.queue import VISIBLE, Viewer
from projections.search import WORKING

WINDOW_DAYS = 365
"""Of the same matter is a case that is over only if it was filed this near to the other; an open one always may be."""
NEAR_DAYS = 30
MUCH_ALIKE = 0.5
"""The share of the words of the shorter text that stand in the longer one as well."""
FEWEST_WORDS = 6
MOST = 6

LIKELY = f"""
WITH this AS MATERIALIZED (
    SELECT stream, kind, member, employer_bin, category, opened_at FROM docket_v1.cases WHERE stream = %(stream)s
), beside AS MATERIALIZED (
    SELECT stream, number, stage, cases.category, cases.opened_at, closed_at,
        cases.employer_bin = this_employer AND this_employer <> '' AS same_employer,
        cases.category = this_category AS same_category, cases.kind = this_kind AS same_kind,
        round(extract(epoch FROM cases.opened_at - this_opened_at) / 86400)::int AS days,
        EXISTS (
            SELECT FROM ledger.events WHERE originator_id = cases.stream AND originator_version <= 3
                AND topic = 'appeal.imported'
        ) AS imported,
        (SELECT tokens FROM words.texts AS theirs WHERE theirs.stream = cases.stream AND subject = member) AS words,
        (SELECT tokens FROM words.texts AS ours WHERE ours.stream = this_stream AND subject = member) AS these_words
    FROM docket_v1.cases, (
        SELECT stream AS this_stream, kind AS this_kind, member AS this_member, employer_bin AS this_employer,
            category AS this_category, opened_at AS this_opened_at FROM this
    ) AS compared
    WHERE member = this_member AND stream <> this_stream AND stage <> 'merged'
        AND keys && %(working)s AND {VISIBLE}
        AND (closed_at IS NULL OR abs(extract(epoch FROM cases.opened_at - this_opened_at)) < %(window)s * 86400)
), measured AS (
    SELECT *, (
        SELECT count(*) FROM (SELECT unnest(words) INTERSECT SELECT unnest(these_words)) AS shared
    ) AS shared_words FROM beside
)
SELECT stream, number, stage, category, opened_at, closed_at IS NULL AS is_open, same_employer, same_category,
    same_kind, days, imported, shared_words >= %(fewest)s
        AND shared_words >= %(alike)s * least(cardinality(words), cardinality(these_words)) AS same_words
FROM measured
"""  # noqa: S608 - constants


class Sign(StrEnum):
    """Why two cases look like one."""

    SAME_EMPLOYER = "same_employer"
    SAME_CATEGORY = "same_category"
    SAME_WORDS = "same_words"


@dataclass(frozen=True, slots=True)
class Likely:
    """Another case of the same member; `days` is how long after this one it was filed, less than nothing for before."""

    stream: str
    number: str
    stage: str
    category: str
    opened_at: datetime
    is_open: bool
    same_employer: bool
    same_category: bool
    same_kind: bool
    days: int
    imported: bool
    same_words: bool | None

    @property
    def signs(self) -> tuple[Sign, ...]:
        return tuple(sign for sign in Sign if getattr(self, sign))

    @property
    def is_likely(self) -> bool:
        """Two signs of three, or one where another case of the same kind was filed about the same time: that somebody
        has an appeal beside a challenge at her employer says nothing yet.
        """
        near = self.same_kind and abs(self.days) <= NEAR_DAYS
        return len(self.signs) > 1 or (bool(self.signs) and near)

    @property
    def rank(self) -> tuple[int, int, str]:
        return -len(self.signs), abs(self.days), self.number


def likely(connection: psycopg.Connection, who: Viewer, stream: str) -> tuple[Likely, ...]:
    """At most `MOST`, the most alike first, of those on which this viewer works. Whose cases they are leads to them
    whatever else is asked, so the query is planned once: planning it takes six times as long as answering.
    """
    working = [key for key in who.keys if key.partition("@")[0] in WORKING]
    if not working:
        return ()
    values = {
        **{name: list(value) if isinstance(value, tuple) else value for name, value in asdict(who).items()},
        "stream": stream,
        "working": working,
        "window": WINDOW_DAYS,
        "fewest": FEWEST_WORDS,
        "alike": MUCH_ALIKE,
    }
    with connection.cursor(row_factory=class_row(Likely)) as cursor:
        found = tuple(cursor.execute(LIKELY.encode(), values, prepare=True))
    return tuple(sorted(filter(_is_likely, found), key=lambda each: each.rank)[:MOST])


def _is_likely(found: Likely) -> bool:
    return found.is_likely
