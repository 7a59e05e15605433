"""Agreements in figures: in force, lapsing within ninety days, the workers they cover, and digital guarantees."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field, field_validator

from api.agreements import today_of
from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.fields import refuse
from api.freshness import FURTHEST, freshness
from api.problems import FieldError, Problem
from api.routes.answers import POSITION, PROBLEMS
from api.routes.barometer import BRANCH
from api.shapes import View
from api.strict_json import StrictRoute
from domain.regions import REGIONS
from projections.agreement_figures import By, agreement_figures
from projections.figures import may_see_everything

routes = APIRouter(prefix="/api/v1", tags=["barometer"], route_class=StrictRoute, responses=PROBLEMS)


class AgreementCountsView(View):
    """The register as of a day and a position of the log; null is not shown (fewer than five agreements).

    `guaranteed` are agreements in force with at least one digital guarantee. `covered` are workers under collective
    agreements; what part of all employees that is, nobody can say: the union knows its members, not every employee.
    """

    as_of: date
    position: int
    stale: bool
    in_full: bool
    synthetic: bool
    in_force: int | None
    lapsing_within_90_days: int | None
    prolonged: int | None
    expired: int | None
    guaranteed: int | None
    guaranteed_rate: float | None
    covered: int | None
    tables: dict[By, dict[str, int | None]]


class AskedPlaceOnly(View):
    """A region or a branch to narrow to."""

    region: str | None = None
    branch: str | None = Field(None, pattern=BRANCH)
    min_position: int = Field(0, ge=0, le=FURTHEST, description="Wait up to a second for this X-Position.")

    @field_validator("region")
    @classmethod
    def _is_known(cls, region: str | None) -> str | None:
        if region is not None and region not in REGIONS:
            raise refuse("iso-3166-2-region")
        return region


@routes.get("/barometer/agreements")
def agreement_counts(
    response: Response, services: CurrentServices, signed_in: ApiAccount, asked: Annotated[AskedPlaceOnly, Query()]
) -> AgreementCountsView:
    """Agreements in force by level, region, branch and digital guarantee; for no named role at most one filter."""
    organisation = services.ledger.context()
    in_full = may_see_everything(actor_of(signed_in), organisation)
    where = {name: code for name in ("region", "branch") if (code := getattr(asked, name))}
    if len(where) > 1 and not in_full:
        raise Problem("invalid-fields", errors=[FieldError("branch", "at-most-two-dimensions")])
    with services.pool.connection() as connection:
        stale = freshness(services, "agreements", asked.min_position, connection).stale
        found = agreement_figures(connection, today_of(services), where, named_role=in_full)
    response.headers[POSITION] = str(found.position)
    return AgreementCountsView(
        as_of=found.as_of,
        position=found.position,
        stale=stale,
        in_full=in_full,
        synthetic=organisation.synthetic,
        in_force=found.in_force,
        lapsing_within_90_days=found.lapsing,
        prolonged=found.prolonged,
        expired=found.expired,
        guaranteed=found.guaranteed,
        guaranteed_rate=found.guaranteed_rate,
        covered=found.covered,
        tables={by: dict(table) for by, table in found.tables.items()},
    )
