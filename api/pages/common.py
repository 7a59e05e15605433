"""Pages that are open to everybody: the start, how dates are computed, accessibility, and what a problem means."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import AnyVisit
from api.problems import KINDS, Problem

routes = APIRouter(include_in_schema=False)


@routes.get("/")
def start(visit: AnyVisit) -> Response:
    """Whoever is signed in goes on to where their work is."""
    if visit.signed_in is None:
        return visit.page("start.html")
    return RedirectResponse(visit.sections[0].href, 303)


@routes.get("/how-dates-are-computed")
def how_dates_are_computed(visit: AnyVisit) -> HTMLResponse:
    return visit.page("dates.html")


@routes.get("/accessibility")
def accessibility(visit: AnyVisit) -> HTMLResponse:
    return visit.page("accessibility.html")


@routes.get("/problems/{code}")
def problem(code: str, visit: AnyVisit) -> HTMLResponse:
    if code not in KINDS:
        raise Problem("not-found")
    return visit.page("problem.html", code=code, kind=KINDS[code])
