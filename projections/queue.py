"""The queue: the cases that somebody may see, the most pressing first, narrowed to what they ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, assert_never

import psycopg
from psycopg.rows import class_row

from domain.access import barred, key, keys_of_actor
from domain.calendar import DAY
from domain.kernel import ALMATY, Actor, Role
from domain.organisation.organisation import Organisation
from projections import search

WEEK = timedelta(days=7)


class When(StrEnum):
    """The four groups of a queue, by the moment at which a case asks for somebody."""

    OVERDUE = "overdue"
    SOON = "soon"
    """Today and tomorrow."""
    THIS_WEEK = "this_week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended; the next one begins behind it."""

    moment: datetime
    stream: str


@dataclass(frozen=True, slots=True)
class DocketRow:
    """One case in a list. `moment` is when it asks for somebody, `overdue` the lapsed terms that are still owed;
    `parked` says that the row is old, because an event of the case could not be digested.
    """

    stream: str
    kind: str
    number: str
    stage: str
    category: str
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
    overdue: list[str]
    moment: datetime
    version: int
    position: int
    parked: bool

    @property
    def place(self) -> Place:
        return Place(self.moment, self.stream)

    def when(self, now: datetime) -> When:
        return next(group for group in When if self.moment <= _end(group, now))


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
    review_waiting: bool = False
    number: str = ""
    employer_bin: str = ""
    open_only: bool = False
    urgent: bool = False
    due_this_week: bool = False
    """From now to the end of the week: what is overdue already is not due."""
    terms: tuple[search.Term, ...] = ()


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
PAGE = "ORDER BY moment, stream LIMIT %(limit)s"


def queue(
    connection: psycopg.Connection, who: Viewer, wanted: Wanted, *, now: datetime, after: Place | None, limit: int
) -> tuple[DocketRow, ...]:
    """At most `limit` cases behind `after`, of those that this viewer may see."""
    conditions = [VISIBLE, *_conditions(wanted), *(["(moment, stream) > (%(moment)s, %(stream)s)"] if after else [])]
    query = f"SELECT {COLUMNS}, {PARKED} AS parked FROM docket_v1.cases WHERE {' AND '.join(conditions)} {PAGE}"  # noqa: S608 - constants
    values = {**_values(who), **_values(wanted), **_values(after), **_span(wanted, now), "limit": limit}
    values |= search.parameters(wanted.terms, who.keys)
    values |= {
        "delegated": [key(Role.LAWYER, person) for person in wanted.holders],
        "receiving": [each for each in who.keys if each.startswith(f"{Role.RECEIVER}@")],
    }
    with connection.cursor(row_factory=class_row(DocketRow)) as cursor:
        return tuple(cursor.execute(query.encode(), values, prepare=False))


def _values(asked: Viewer | Wanted | Place | None) -> dict[str, Any]:
    values = {} if asked is None else {field.name: getattr(asked, field.name) for field in fields(asked)}
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
    if wanted.number:
        yield "number = %(number)s"
    if wanted.employer_bin:
        yield "employer_bin = %(employer_bin)s"
    if wanted.review_waiting:
        yield "review_waiting"
    if wanted.open_only:
        yield "closed_at IS NULL"
    if wanted.urgent:
        yield "urgent"
    if wanted.when is not None or wanted.due_this_week:
        yield "moment > %(since)s AND moment <= %(until)s"
    for place, term in enumerate(wanted.terms):
        yield search.condition(place, term)


def _span(wanted: Wanted, now: datetime) -> dict[str, datetime]:
    when = wanted.when
    if wanted.due_this_week:
        return {"since": now, "until": _end(When.THIS_WEEK, now)}
    if when is None:
        return {}
    groups = list(When)
    place = groups.index(when)
    since = _end(groups[place - 1], now) if place else datetime.min.replace(tzinfo=ALMATY) + DAY
    return {"since": since, "until": _end(when, now)}


def _end(when: When, now: datetime) -> datetime:
    """The last moment that belongs to a group. A term that ends at 24:00 belongs to the day that ends then."""
    today = datetime.combine(now.astimezone(ALMATY).date(), time(), ALMATY)
    tomorrow_over = today + 2 * DAY
    match when:
        case When.OVERDUE:
            return now
        case When.SOON:
            return tomorrow_over
        case When.THIS_WEEK:
            return max(tomorrow_over, today + WEEK - today.weekday() * DAY)
        case When.LATER:
            return datetime.max.replace(tzinfo=ALMATY)
        case _:
            assert_never(when)
