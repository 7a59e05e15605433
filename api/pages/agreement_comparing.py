"""Two agreements of the register on one page, clause by clause."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.agreement_comparison import compared
from api.agreements import look, reader
from api.current import SignedInVisit
from api.pages.agreement_words import NAMED
from api.pages.agreements import neighbours
from api.pages.offices import actor
from api.visit import Visit
from domain.agreement.words import STATUSES

routes = APIRouter(include_in_schema=False)

TWO = 2


@routes.get("/agreements/compare")
def compare_page(visit: SignedInVisit) -> HTMLResponse:
    """Two that were chosen; with one, others of the same sides are offered."""
    reader(visit.services, actor(visit))
    chosen = list(dict.fromkeys(filter(None, visit.request.query_params.getlist("agreement"))))
    return _compared(visit, *chosen) if len(chosen) == TWO else _choose(visit, chosen)


def _compared(visit: Visit, one: str, other: str) -> HTMLResponse:
    found = compared(visit.services, actor(visit), one, other)
    return visit.page(
        "agreements/compare.html",
        found=found,
        both=(found.one, found.other),
        shared=[theme for theme in NAMED["themes"] if any(pair.theme == theme for pair in found.pairs)],
        statuses=STATUSES,
        **NAMED,
    )


def _choose(visit: Visit, chosen: list[str]) -> HTMLResponse:
    first = look(visit.services, actor(visit), chosen[0]) if len(chosen) == 1 else None
    return visit.page(
        "agreements/choose.html",
        first=first,
        others=neighbours(visit, first) if first else {},
        wrong=len(chosen) > TWO or (not chosen and "agreement" in visit.request.query_params),
        **NAMED,
    )
