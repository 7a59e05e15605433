"""Challenges of algorithms' decisions in figures, with nothing from which a person could be told."""

from datetime import date, datetime
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
from projections.challenge_figures import NARROWED_BY, By, Rate, challenges
from projections.figures import TooFine, may_see_everything
from projections.questions import Question

routes = APIRouter(prefix="/api/v1", tags=["barometer"], route_class=StrictRoute, responses=PROBLEMS)


class ChallengeCountsView(View):
    """Challenges filed in a period, and what came of challenges in it; null is not shown (fewer than five people).

    Each challenge is also one of the appeals of the barometer. Without a named role the period is widened to whole
    months, and nothing is told by system or vendor. `not_broken_down` are challenges whose members did not agree to
    statistics. One challenge may be counted under several principles and grounds. Systems are named by their streams.
    """

    first: date
    last: date
    as_of: datetime
    position: int
    stale: bool
    in_full: bool
    synthetic: bool
    filed: int | None
    broken_down: int | None
    not_broken_down: int | None
    tables: dict[By, dict[str, int | None]]
    rates: dict[Rate, float | None]


@routes.get("/barometer/challenges")
def challenge_counts(
    response: Response, services: CurrentServices, signed_in: ApiAccount, asked: Annotated[AskedPlace, Query()]
) -> ChallengeCountsView:
    """Challenges by kind of decision, region, branch, system and vendor, by notice, principles and grounds, and what
    came of objections, explanations, reviews and remedies; narrowed to a region or a branch.
    """
    (first, last), organisation = asked.period(), services.ledger.context()
    where = {dimension: code for dimension in NARROWED_BY if (code := getattr(asked, dimension))}
    in_full = may_see_everything(actor_of(signed_in), organisation)
    try:
        with services.pool.connection() as connection:
            stale = freshness(services, "barometer", asked.min_position, connection).stale
            found = challenges(connection, Question(first, last, (), where), organisation, in_full)
    except TooFine:
        raise Problem("invalid-fields", errors=[FieldError("branch", "at-most-two-dimensions")]) from None
    response.headers[POSITION] = str(found.position)
    return ChallengeCountsView(
        first=found.first,
        last=found.last,
        as_of=found.as_of,
        position=found.position,
        stale=stale,
        in_full=in_full,
        synthetic=organisation.synthetic,
        filed=found.filed,
        broken_down=found.broken_down,
        not_broken_down=found.not_broken_down,
        tables={by: dict(table) for by, table in found.tables.items()},
        rates={rate: found.rate(rate) for rate in Rate},
    )
