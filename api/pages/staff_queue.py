"""The queue: what waits for somebody, the most pressing first, narrowed by filters or found by a search."""

from dataclasses import replace
from typing import NamedTuple
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.cases import is_case_id
from api.commands import COMMANDS
from api.current import Form, SignedInForm, SignedInVisit
from api.lists.filters import Filters, Scope, filters_of
from api.pages.offices import CASEWORKERS, actor, by_name, names, queued_offices
from api.pages.queue_asked import Asked, address_of, asked, first_scope, uuid_of, views_of
from api.pages.queue_lines import groups_of, lines_of
from api.pages.queue_words import DUES, SCOPES
from api.pages.staff_bulk import fault, told
from api.visit import Visit
from domain.algorithm import DECISION_KINDS
from domain.appeal.procedure import STEPS, Stage
from domain.appeal.standing_frame import MARKS
from domain.appeal.words import CATEGORIES
from domain.kernel import Actor, Role
from domain.kinds import PROCEDURES
from domain.organisation.organisation import Organisation
from domain.words import Label
from ledger.record import Unknown
from projections.judged import hasty
from projections.pressing import Standpoint
from projections.queue import DocketRow, queue, viewer

PAGE_ROWS = 25
SETTLE_S = 1.0

routes = APIRouter(include_in_schema=False)


@routes.get("/queue")
def queue_page(visit: SignedInVisit) -> HTMLResponse:
    organisation = visit.services.ledger.context()
    held = queued_offices(visit, organisation)
    wishes = asked(visit, visit.request.query_params, held)
    fresh = not wishes.seen or visit.services.feed.watch.wait_for("docket", wishes.seen, SETTLE_S)
    seen = wishes.place.seen if wishes.place else Standpoint.of(visit.services.ledger.now(), organisation)
    rows = seen_rows(visit, organisation, wishes, seen, PAGE_ROWS + 1)
    purpose = "search" if wishes.filters.find else "queue"
    lines = lines_of(visit, organisation, rows[:PAGE_ROWS], purpose, named=bool(held & CASEWORKERS))
    return visit.page(
        "staff/queue.html",
        groups=groups_of(lines, seen),
        lines=lines,
        many=Role.SUPERVISOR in held,
        hasty=_hasty(visit, organisation),
        key=str(uuid4()),
        told=told(visit),
        fault=fault(visit),
        asked=wishes,
        acting_for=standing_in(organisation, actor(visit)),
        filters=wishes.filters,
        scopes=[(scope, title) for scope, title in SCOPES.items() if scope is not Scope.MINE or Role.LAWYER in held],
        categories=CATEGORIES,
        decisions=DECISION_KINDS,
        mark_words=MARKS,
        stages=[(stage, step.label) for stage, step in STEPS.items() if stage is not Stage.UNFILED],
        dues=DUES,
        holders=holders(visit, organisation),
        more=wishes.address(after=str(rows[PAGE_ROWS - 1].place(seen))) if len(rows) > PAGE_ROWS else "",
        done=done(visit),
        stale=not fresh,
    )


def _hasty(visit: Visit, organisation: Organisation) -> list[tuple[str, int]]:
    """For a supervisor: who cleared the flags of their cases faster than anybody reads."""
    mine = organisation.by_person.get(actor(visit).id, {})
    units = [unit for unit, roles in mine.items() if Role.SUPERVISOR in roles]
    found = hasty(visit.services.ledger.reads.pool, units) if units else {}
    known = names(visit.services, *found)
    return [(known.get(person, ""), many) for person, many in found.items()]


@routes.post("/queue")
def narrow(visit: SignedInVisit, form: SignedInForm) -> Response:
    """What was typed goes into the address only as nobody else can read it."""
    return RedirectResponse(address_of(visit, _chosen(visit, form)), 303)


@routes.post("/queue/views")
def keep_view(visit: SignedInVisit, form: SignedInForm) -> Response:
    """Keep the filters that the page shows under a name of one's own."""
    filters = _chosen(visit, form)
    name = " ".join(form.text("name").split())
    if not name:
        return RedirectResponse(address_of(visit, filters), 303)
    return RedirectResponse(f"/queue?view={views_of(visit).keep(name, filters)}", 303)


@routes.post("/queue/views/{view}/drop")
def drop_view(view: str, visit: SignedInVisit, _form: SignedInForm) -> Response:
    """Alike whether it was there, somebody else's, or never anybody's."""
    queued_offices(visit, visit.services.ledger.context())
    known = uuid_of(view)
    if known is None:
        raise Unknown
    views_of(visit).drop(known)
    return RedirectResponse("/queue", 303)


def _chosen(visit: Visit, form: Form) -> Filters:
    held = queued_offices(visit, visit.services.ledger.context())
    return filters_of(form.text, first_scope(held), form.text("find"))


def holders(visit: Visit, organisation: Organisation) -> list[tuple[str, str]]:
    """The lawyers of the bodies in which somebody holds an office, with their names."""
    units = organisation.by_person.get(actor(visit).id, {})
    known = names(visit.services, *(who for unit in units for who in organisation.holders(Role.LAWYER, unit)))
    return by_name(known, known)


def seen_rows(
    visit: Visit, organisation: Organisation, wishes: Asked, seen: Standpoint, limit: int
) -> tuple[DocketRow, ...]:
    """Rows of the queue without somebody's own cases: those are theirs as a member, not as staff."""
    person, services = actor(visit), visit.services
    typed = wishes.filters.find
    terms = services.reader.terms(typed, organisation, seen.today.year) if typed else ()
    wanted = wishes.filters.wanted((person.id, *standing_in(organisation, person)), terms)
    who, of_others = viewer(person, organisation), replace(wanted, not_of=person.id)
    with services.pool.connection() as connection:
        return queue(connection, who, of_others, seen=seen, after=wishes.place, limit=limit)


def standing_in(organisation: Organisation, person: Actor) -> tuple[str, ...]:
    """The lawyers whose cases somebody works today beside their own."""
    return tuple(found.person for found in organisation.standing_in(person.id) if found.role is Role.LAWYER)


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
