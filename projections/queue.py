"""The queue: the cases that somebody may see, the most pressing first, narrowed to what they ask for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg.rows import class_row

from domain.access import barred, key, keys_of_actor
from domain.appeal.standing import Mark
from domain.kernel import Actor, Role
from domain.organisation.organisation import Organisation
from projections import search
from projections.pressing import DUE_THIS_WEEK, GROUPS, Place, Standpoint, When, group_of, stretches
from projections.traits import Traits


@dataclass(frozen=True, slots=True)
class DocketRow:
    """One case in a list. `decision` is what an algorithm decided, "" where the case challenges nothing; `moment` is
    when it asks for somebody, `overdue` the lapsed terms that are still owed; `parked` says that the row is old, for an
    event of the case could not be digested.
    """

    stream: str
    kind: str
    number: str
    stage: str
    category: str
    decision: str
    urgent: bool
    outcome: str
    member: str
    employer_bin: str
    unit: str
    primary_unit: str
    holder: str
    opened_at: datetime
    closed_at: datetime | None
    due_term: str
    due_on: date | None
    due_at: datetime | None
    due_confidence: str
    due_side: str
    limitation_on: date | None
    review_waiting: bool
    group_of: int
    marks: list[str]
    taken_in: int
    followed_up: bool
    overdue: list[str]
    moment: datetime
    version: int
    position: int
    parked: bool

    @property
    def traits(self) -> Traits:
        return Traits(self.group_of, tuple(map(Mark, self.marks)), self.taken_in, self.followed_up)

    def place(self, seen: Standpoint) -> Place:
        """`seen` is from where the list was looked at."""
        return Place(seen, self.urgent, self.moment, self.stream)

    def when(self, seen: Standpoint) -> When:
        return group_of(self.moment, seen)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody as a list of cases sees them: their keys, their own key as a member, the mark of cases to which they
    have a tie of their own, and the employers and bodies whose people they are.
    """

    keys: tuple[str, ...]
    own: str
    barred: str
    tied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks to see; what is left empty narrows nothing."""

    holders: tuple[str, ...] = ()
    """Any of these holds it, or it is delegated to them; nobody named narrows nothing."""
    incoming: bool = False
    """Another body asks one in which somebody holds an office to take it."""
    stage: str = ""
    when: When | None = None
    category: str = ""
    decision: str = ""
    """What an algorithm decided, of the cases that challenge that."""
    review_waiting: bool = False
    number: str = ""
    employer_bin: str = ""
    open_only: bool = False
    urgent: bool = False
    due_this_week: bool = False
    """Within seven days from now: what is overdue already is not due."""
    terms: tuple[search.Term, ...] = ()
    not_of: str = ""
    """Cases of this member are left out."""


def viewer(actor: Actor, organisation: Organisation) -> Viewer:
    offices = organisation.by_person.get(actor.id, {})
    tied = {organisation.units[unit].employer_bin for unit in offices} | organisation.ties.get(actor.id, frozenset())
    tied |= set(offices)
    return Viewer(
        keys=tuple(sorted(keys_of_actor(actor, organisation))),
        own=key(Role.MEMBER, actor.id),
        barred=barred(actor.id),
        tied=tuple(sorted(tied - {""})),
    )


VISIBLE = (
    "keys && %(keys)s AND (keys @> ARRAY[%(own)s]"
    " OR NOT string_to_array(kept_from, ' ') && %(tied)s AND NOT keys @> ARRAY[%(barred)s])"
)
"""The same rule as `domain.access.roles_in`, for many cases at once."""
PARKED = "EXISTS (SELECT FROM ledger.dead_letters AS d WHERE d.follower = 'docket' AND d.stream = cases.stream)"
COLUMNS = ", ".join(field.name for field in fields(DocketRow) if field.name != "parked")
STRETCHES = """
unnest(%(urgencies)s::boolean[], %(sinces)s::timestamptz[], %(behinds)s::text[], %(untils)s::timestamptz[])
    WITH ORDINALITY AS stretch (is_urgent, since, behind, until, place)
"""
WITHIN = "urgent = is_urgent AND (moment, stream) > (since, behind) AND moment <= until"
WALKED = f"""
SELECT {{columns}}, {PARKED} AS parked FROM {STRETCHES} CROSS JOIN LATERAL (
    SELECT * FROM docket_v1.cases WHERE {WITHIN} AND {{conditions}} ORDER BY moment, stream LIMIT %(limit)s
) AS cases ORDER BY place, moment, stream LIMIT %(limit)s
"""  # noqa: S608 - constants
"""Stretch by stretch along the index: a list may be long, and a page is short."""
SORTED = f"""
SELECT {{columns}}, {PARKED} AS parked FROM docket_v1.cases JOIN {STRETCHES} ON {WITHIN}
WHERE {{conditions}} ORDER BY place, moment, stream LIMIT %(limit)s
"""  # noqa: S608 - constants
"""All that a search found, put in order: it is sought once, not once in every stretch."""


def queue(
    connection: psycopg.Connection, who: Viewer, wanted: Wanted, *, seen: Standpoint, after: Place | None, limit: int
) -> tuple[DocketRow, ...]:
    """At most `limit` cases behind `after`, of those that this viewer may see, the most pressing first."""
    conditions = " AND ".join((VISIBLE, *_conditions(wanted)))
    query = (SORTED if wanted.terms else WALKED).format(columns=COLUMNS, conditions=conditions)
    values = {**_values(who), **_values(wanted), **_order(wanted, seen, after), "limit": limit}
    values |= search.parameters(wanted.terms, who.keys)
    values |= {
        "delegated": [key(Role.LAWYER, person) for person in wanted.holders],
        "receiving": [each for each in who.keys if each.startswith(f"{Role.RECEIVER}@")],
    }
    with connection.cursor(row_factory=class_row(DocketRow)) as cursor:
        return tuple(cursor.execute(query.encode(), values, prepare=False))


def _order(wanted: Wanted, seen: Standpoint, after: Place | None) -> dict[str, list[Any]]:
    """The stretches of the list that are still to come, column by column."""
    left = stretches(_groups(wanted), after.seen if after else seen, after, urgent_only=wanted.urgent)
    return {
        "urgencies": [stretch.urgent for stretch in left],
        "sinces": [stretch.since for stretch in left],
        "behinds": [stretch.behind for stretch in left],
        "untils": [stretch.until for stretch in left],
    }


def _groups(wanted: Wanted) -> Sequence[When]:
    if wanted.due_this_week:
        return DUE_THIS_WEEK
    return GROUPS if wanted.when is None else (wanted.when,)


def _values(asked: Viewer | Wanted) -> dict[str, Any]:
    values = {field.name: getattr(asked, field.name) for field in fields(asked)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _conditions(wanted: Wanted) -> Iterator[str]:
    if wanted.holders:
        yield "(holder = ANY (%(holders)s) OR keys && %(delegated)s)"
    if wanted.incoming:
        yield "keys && %(receiving)s"
    if wanted.stage:
        yield "stage = %(stage)s"
    if wanted.category:
        yield "category = %(category)s"
    if wanted.decision:
        yield "decision = %(decision)s"
    if wanted.number:
        yield "number = %(number)s"
    if wanted.employer_bin:
        yield "employer_bin = %(employer_bin)s"
    if wanted.review_waiting:
        yield "review_waiting"
    if wanted.not_of:
        yield "member <> %(not_of)s"
    if wanted.open_only:
        yield "closed_at IS NULL"
    for place, term in enumerate(wanted.terms):
        yield search.condition(place, term)
