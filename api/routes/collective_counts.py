"""Talks, collective disputes and strikes in figures, with nothing that tells of a single employer."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.freshness import freshness
from api.problems import FieldError, Problem
from api.routes.answers import POSITION, PROBLEMS
from api.routes.barometer import AskedPlace
from api.shapes import View
from api.strict_json import StrictRoute
from projections.collective_counting import By, Figure, Period
from projections.collective_figures import collective_figures
from projections.figures import may_see_everything

routes = APIRouter(prefix="/api/v1", tags=["barometer"], route_class=StrictRoute, responses=PROBLEMS)


class CollectiveCountsView(View):
    """What goes on as of a day (`talks`, `going_on`: disputes) and what happened in a period; null is not shown (fewer
    than five), or cannot be said.

    Without a named role the period is widened to whole years, and nothing is narrowed. `entered_rate`: which part of
    the employers to whom the union first proposed talks entered them in their term. `median_days`: from the first
    proposal to the signature. `days_not_worked`: working days of strikes times their workers, and hours of warning
    strikes as days of eight hours; stoppages outside the procedure are told in bands and are no part of it.
    """

    first: date
    last: date
    as_of: date
    position: int
    stale: bool
    in_full: bool
    synthetic: bool
    figures: dict[Figure, int | None]
    tables: dict[By, dict[str, int | None]]
    entered_rate: float | None
    median_days: float | None
    days_not_worked: int | None
    days_not_worked_per_1000_members: float | None


@routes.get("/barometer/collective")
def collective_counts(
    response: Response, services: CurrentServices, signed_in: ApiAccount, asked: Annotated[AskedPlace, Query()]
) -> CollectiveCountsView:
    """Talks by stage, employers that entered them or evaded, protocols of disagreements, disputes by stage and by where
    they were settled, strikes by the number of their workers; a region or a branch is for named roles.
    """
    organisation = services.ledger.context()
    in_full = may_see_everything(actor_of(signed_in), organisation)
    where = {name: code for name in ("region", "branch") if (code := getattr(asked, name))}
    if where and not in_full:
        raise Problem("invalid-fields", errors=[FieldError(next(iter(where)), "named-roles-only")])
    with services.pool.connection() as connection:
        stale = freshness(services, "collective", asked.min_position, connection).stale
        found = collective_figures(connection, organisation, Period(*asked.period()), where, named_role=in_full)
    response.headers[POSITION] = str(found.position)
    return CollectiveCountsView(
        **{name: getattr(found, name) for name in ("first", "last", "as_of", "position", "entered_rate")},
        stale=stale,
        in_full=in_full,
        synthetic=organisation.synthetic,
        figures=dict(found.figures),
        tables={by: dict(table) for by, table in found.tables.items()},
        median_days=found.days,
        days_not_worked=found.lost,
        days_not_worked_per_1000_members=found.lost_per_1000,
    )
