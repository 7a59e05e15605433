"""Precedents: what others may learn from challenges that are over."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.freshness import FURTHEST, freshness
from api.precedents import Precedent, is_precedent_id, listed, read, wanted
from api.problems import FieldError, Problem
from api.routes.answers import POSITION, PROBLEMS, link_next
from api.shapes import Named, View
from api.strict_json import StrictRoute
from api.systems import LONGEST_SEARCH
from domain.algorithm import DecisionKind, Ground, Principle, name_of
from domain.challenge.decision import (
    AUTOMATIONS,
    EFFECTS,
    FINDINGS,
    KNOWN,
    MEASURES,
    Automation,
    Effect,
    Finding,
    Known,
    Measure,
)
from domain.words import Language

PRECEDENTS = "/api/v1/precedents"
routes = APIRouter(prefix=PRECEDENTS, tags=["precedents"], route_class=StrictRoute, responses=PROBLEMS)


class Asked(View):
    """What is left out narrows nothing."""

    decision: DecisionKind | None = None
    outcome: Finding | None = None
    find: str = Field("", max_length=LONGEST_SEARCH, description="Exact words of the texts; all of them must be there.")
    after: str = Field("", max_length=200, description="From the link to the next page.")
    limit: int = Field(25, ge=1, le=50)
    min_position: int = Field(0, ge=0, le=FURTHEST, description="Wait up to a second for this X-Position.")


class SummaryView(View):
    language: Language
    title: str
    text: str


class PrecedentView(View):
    """A summary without names, and the codes of its challenge. `notice`: whether the worker had been told that an
    algorithm is used; `year`: when it was known what became of the decision.
    """

    id: str
    texts: tuple[SummaryView, ...]
    decision: Named
    automation: Named
    effect: Named | None
    outcome: Named
    measures: tuple[Named, ...]
    principles: tuple[Named, ...]
    grounds: tuple[Named, ...]
    notice: Named
    year: int


class PrecedentsView(View):
    """`position` is how far the list had come; `stale` says that this is short of `min_position`."""

    items: list[PrecedentView]
    position: int
    stale: bool


@routes.get("")
def list_precedents(
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    asked: Annotated[Asked, Query()],
) -> PrecedentsView:
    """The newest first; the next page stands in the Link header."""
    if asked.after and not is_precedent_id(asked.after):
        raise Problem("invalid-fields", errors=[FieldError("after", "cursor")])
    with services.pool.connection() as connection:
        fresh = freshness(services, "systems", asked.min_position, connection)
    narrowed = wanted(services, asked.decision or "", asked.outcome or "", asked.find)
    page, following = listed(services, actor_of(signed_in), narrowed, asked.after, limit=asked.limit)
    if following:
        link_next(request, response, after=following)
    response.headers[POSITION] = str(fresh.position)
    return PrecedentsView(items=[view_of(each) for each in page], position=fresh.position, stale=fresh.stale)


@routes.get("/{id}")
def show_precedent(services: CurrentServices, signed_in: ApiAccount, id: str) -> PrecedentView:  # noqa: A002 - as every path of the API names it
    """One of them. It leads to no case, no employer and no system."""
    return view_of(read(services, actor_of(signed_in), id))


def view_of(precedent: Precedent) -> PrecedentView:
    known = precedent.listed
    return PrecedentView(
        id=known.precedent,
        texts=tuple(SummaryView(**text._asdict()) for text in precedent.texts),
        decision=Named(code=known.decision, label=name_of(DecisionKind(known.decision))),
        automation=Named(code=known.automation, label=AUTOMATIONS[Automation(known.automation)]),
        effect=Named(code=known.effect, label=EFFECTS[Effect(known.effect)]) if known.effect else None,
        outcome=Named(code=known.finding, label=FINDINGS[Finding(known.finding)]),
        measures=tuple(Named(code=each, label=MEASURES[Measure(each)]) for each in known.measures),
        principles=tuple(Named(code=each, label=name_of(Principle(each))) for each in known.principles),
        grounds=tuple(Named(code=each, label=name_of(Ground(each))) for each in known.grounds),
        notice=Named(code=known.notice, label=KNOWN[Known(known.notice)]),
        year=known.year,
    )
