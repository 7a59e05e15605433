"""What a chair finds: the members she can stand beside, and those of their cases of which they let her know."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.pages.chair_members import chaired, members_of_chair
from api.pages.member_home import drafts_of, listed
from api.pages.offices import actor
from api.problems import Problem
from domain.access import key
from domain.appeal.words import CATEGORIES
from domain.kernel import Role
from projections.queue import Viewer, viewer

routes = APIRouter(include_in_schema=False)


@routes.get("/chair")
def chair_home(visit: SignedInVisit, seen: int = 0) -> HTMLResponse:
    """For somebody who chairs nothing the page does not exist. That she saw the list is recorded for each case."""
    units = chaired(visit)
    if not units:
        raise Problem("not-found")
    ledger, who = visit.services.ledger, actor(visit)
    seen_by = viewer(who, ledger.context())
    keys = tuple(key(Role.CHAIR, unit) for unit in units)
    cases, stale = listed(visit, Viewer(keys=keys, own=seen_by.own, barred=seen_by.barred, tied=seen_by.tied), seen)
    others = [case for case in cases if case.member != who.id]
    ledger.reads.record_all([case.case for case in others], who, "queue")
    return visit.page(
        "chair/home.html",
        units=[ledger.context().units[unit].name for unit in units],
        members=members_of_chair(visit),
        names=ledger.directory.names({case.member for case in others} | {d.member for d in drafts_of(visit)}),
        cases=others,
        stale=stale,
        drafts=[draft for draft in drafts_of(visit) if draft.member != who.id],
        categories=CATEGORIES,
    )
