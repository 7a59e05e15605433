"""The queue: what waits for somebody, the most pressing first, with the task before everything else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.datastructures import QueryParams

from api.cases import is_case_id
from api.commands import COMMANDS
from api.current import SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.days import how_near
from api.pages.offices import CASEWORKERS, actor, names, queued_offices
from api.visit import Visit
from domain.appeal.events import Category
from domain.appeal.procedure import Stage
from domain.appeal.words import CATEGORIES, OUTCOMES
from domain.clocks import FIVE_DAY_WEEK
from domain.kernel import ALMATY, Role
from domain.kinds import PROCEDURES
from domain.organisation.organisation import Organisation
from domain.procedure import Procedure, Side
from domain.words import Label
from projections.queue import DocketRow, Place, Wanted, When, queue, viewer

PAGE_ROWS = 25
SETTLE_S = 1.0
BIN_DIGITS = 12


class Scope(StrEnum):
    """What somebody chose to look at."""

    MINE = "mine"
    ALL = "all"
    REVIEW = "review"
    UNASSIGNED = "unassigned"
    CLOSED = "closed"


SCOPES: Mapping[Scope, Msgid] = {
    Scope.MINE: msgid("My cases"),
    Scope.ALL: msgid("All open cases I may see"),
    Scope.REVIEW: msgid("Waiting for a review"),
    Scope.UNASSIGNED: msgid("Not assigned yet"),
    Scope.CLOSED: msgid("Closed"),
}
GROUPS: Mapping[When, Msgid] = {
    When.OVERDUE: msgid("Overdue"),
    When.SOON: msgid("Today and tomorrow"),
    When.THIS_WEEK: msgid("This week"),
    When.LATER: msgid("Later"),
}


@dataclass(frozen=True)
class Asked:
    """The filters of the page as its address gives them; whatever is not understood narrows nothing."""

    scope: Scope
    category: str
    find: str
    after: str
    seen: int

    def wanted(self, person: str) -> Wanted:
        if self.find:
            is_bin = len(self.find) == BIN_DIGITS and self.find.isdecimal()
            return Wanted(employer_bin=self.find) if is_bin else Wanted(number=self.find)
        return Wanted(
            holder=person if self.scope is Scope.MINE else "",
            review_waiting=self.scope is Scope.REVIEW,
            stage={Scope.UNASSIGNED: Stage.REGISTERED, Scope.CLOSED: Stage.CLOSED}.get(self.scope, ""),
            category=self.category,
            open_only=self.scope is not Scope.CLOSED,
        )

    @property
    def place(self) -> Place | None:
        moment, _, stream = self.after.partition("~")
        try:
            return Place(datetime.fromisoformat(moment), stream) if stream else None
        except ValueError:
            return None


def asked(query: QueryParams, held: frozenset[Role]) -> Asked:
    seen = query.get("seen", "")
    category = query.get("category", "")
    return Asked(
        scope=next((scope for scope in Scope if scope == query.get("scope")), _first_scope(held)),
        category=category if category in set(Category) else "",
        find=query.get("find", "").strip()[:40],
        after=query.get("after", "")[:120],
        seen=int(seen) if seen.isdecimal() and len(seen) < BIN_DIGITS else 0,
    )


def _first_scope(held: frozenset[Role]) -> Scope:
    """Lawyers begin with what is theirs, reviewers with what waits for a second person."""
    if Role.LAWYER in held:
        return Scope.MINE
    return Scope.REVIEW if held == {Role.REVIEWER} else Scope.ALL


@dataclass(frozen=True)
class Line:
    """One case of the queue, in words."""

    row: DocketRow
    task: Label
    waits: bool
    member: str
    holder: str
    place: Label | None
    near: str
    day: date | None
    limit: date | None
    overdue: tuple[Label, ...]
    category: Label
    stage: Label
    outcome: Label | None


@dataclass(frozen=True)
class Group:
    title: Msgid
    lines: tuple[Line, ...]


routes = APIRouter(include_in_schema=False)


@routes.get("/queue")
def queue_page(visit: SignedInVisit) -> HTMLResponse:
    organisation = visit.services.ledger.context()
    held = queued_offices(visit, organisation)
    wishes = asked(visit.request.query_params, held)
    fresh = not wishes.seen or visit.services.feed.watch.wait_for("docket", wishes.seen, SETTLE_S)
    rows = seen_rows(visit, organisation, wishes, PAGE_ROWS + 1)
    lines = _lines(visit, organisation, rows[:PAGE_ROWS], named=bool(held & CASEWORKERS))
    return visit.page(
        "staff/queue.html",
        groups=_groups(visit, lines),
        asked=wishes,
        scopes=[(scope, title) for scope, title in SCOPES.items() if scope is not Scope.MINE or Role.LAWYER in held],
        categories=CATEGORIES,
        more=_after(rows[PAGE_ROWS - 1]) if len(rows) > PAGE_ROWS else "",
        done=done(visit),
        stale=not fresh,
    )


def seen_rows(visit: Visit, organisation: Organisation, wishes: Asked, limit: int) -> tuple[DocketRow, ...]:
    """Rows of the queue without somebody's own cases: those are theirs as a member, not as staff."""
    person, services = actor(visit), visit.services
    with services.pool.connection() as connection:
        rows = queue(
            connection,
            viewer(person, organisation),
            wishes.wanted(person.id),
            now=services.ledger.now(),
            after=wishes.place,
            limit=limit,
        )
    return tuple(row for row in rows if row.member != person.id)


class Done(NamedTuple):
    """The act that has just been carried out, and the draft that is no longer needed for it."""

    label: Label
    draft: str


def done(visit: Visit) -> Done | None:
    """What the address of a page that follows an act says about it."""
    query = visit.request.query_params
    command, case = COMMANDS.get(query.get("done", "")), query.get("of", "")
    label = next((p.acts[command].label for p in PROCEDURES.values() if command in p.acts), None) if command else None
    return Done(label, f"{case}/{query['done']}" if is_case_id(case) else "") if label else None


def _lines(visit: Visit, organisation: Organisation, rows: tuple[DocketRow, ...], *, named: bool) -> tuple[Line, ...]:
    """Every name in the list is a look at that case, recorded before the list is given out."""
    services = visit.services
    services.ledger.reads.record_all([row.stream for row in rows], actor(visit), "queue")
    members = names(services, *(row.member for row in rows)) if named else {}
    people = members | names(services, *(row.holder for row in rows))
    return tuple(_line(visit, organisation, row, people) for row in rows)


def _line(visit: Visit, organisation: Organisation, row: DocketRow, people: Mapping[str, str]) -> Line:
    procedure = PROCEDURES[row.kind]
    unit = organisation.units.get(row.primary_unit)
    return Line(
        row=row,
        task=task_of(row, procedure),
        waits=row.due_side == Side.MEMBER and row.due_on != row.limitation_on,
        member=people.get(row.member, ""),
        holder=people.get(row.holder, ""),
        place=unit.name if unit else None,
        near=_near(visit, organisation, row),
        day=row.due_on,
        limit=row.limitation_on if row.limitation_on != row.due_on else None,
        overdue=tuple(_term_label(procedure, term, row) for term in row.overdue),
        category=CATEGORIES[Category(row.category)],
        stage=procedure.steps[Stage(row.stage)].label,
        outcome=next((label for code, label in OUTCOMES.items() if code == row.outcome), None),
    )


def task_of(row: DocketRow, procedure: Procedure) -> Label:
    """What has to be done next: the next term says it; where none runs, what the case's stage still allows."""
    if row.due_term:
        return _term_label(procedure, row.due_term, row)
    if row.overdue:
        return _term_label(procedure, row.overdue[0], row)
    step = procedure.steps[Stage(row.stage)]
    closing = next((act.label for command, act in procedure.acts.items() if command.NAME == "propose_closing"), None)
    return closing if closing and row.stage == Stage.ANSWERED else step.label


def _term_label(procedure: Procedure, term: str, row: DocketRow) -> Label:
    return procedure.term(term, row.opened_at.date()).label


def _near(visit: Visit, organisation: Organisation, row: DocketRow) -> str:
    if row.due_on is None:
        return ""
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    return how_near(row.due_on, today, organisation.calendars[FIVE_DAY_WEEK], visit.language)


def _groups(visit: Visit, lines: tuple[Line, ...]) -> Iterator[Group]:
    now = visit.services.ledger.now()
    for when, group in groupby(lines, key=lambda line: line.row.when(now)):
        yield Group(GROUPS[when], tuple(group))


def _after(row: DocketRow) -> str:
    return f"{row.moment.isoformat()}~{row.stream}"
