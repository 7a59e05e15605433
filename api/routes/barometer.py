"""The barometer: how many cases there are, how they go and how fast, with nothing from which a person could be told."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field, field_validator

from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.fields import EARLIEST_DAY, refuse
from api.freshness import FURTHEST, freshness
from api.problems import FieldError, Problem
from api.routes.answers import POSITION, PROBLEMS
from api.shapes import View
from api.strict_json import StrictRoute
from domain.appeal.events import Category, Channel, Outcome
from domain.kernel import ALMATY
from domain.regions import REGIONS
from projections.figures import Dimension, Line, Measure, Question, Report, TooFine, may_see_everything, report

routes = APIRouter(prefix="/api/v1", tags=["barometer"], route_class=StrictRoute, responses=PROBLEMS)

LONGEST = timedelta(days=4 * 366)
DAYS_BACK = timedelta(days=30)
BRANCH = "^[a-z0-9_]{1,40}$"


class LineView(View):
    """One row of figures; null is not shown (fewer than five people could be told), or not known."""

    key: dict[Dimension, str]
    figures: dict[Measure, int | None]
    members: int | None
    opened_per_1000: float | None
    on_time_rate: float | None
    helped_rate: float | None
    reopened_soon_rate: float | None


class BarometerView(View):
    """Figures of a period as of a moment and a position of the log; `stale`: short of `min_position`.

    Without a named role the period is widened to whole months. `not_broken_down` are cases whose members did not
    agree to statistics: they are counted, and nothing else. `synthetic`: everything counted here is made up.
    """

    first: date
    last: date
    as_of: datetime
    position: int
    stale: bool
    in_full: bool
    synthetic: bool
    lines: list[LineView]
    broken_down: LineView
    not_broken_down: LineView
    total: LineView


class AskedPlace(View):
    """A period (both days inclusive; the last thirty days if left out), and a region or a branch to narrow to."""

    first: date | None = None
    last: date | None = None
    region: str | None = None
    branch: str | None = Field(None, pattern=BRANCH)
    min_position: int = Field(0, ge=0, le=FURTHEST, description="Wait up to a second for this X-Position.")

    @field_validator("region")
    @classmethod
    def _is_known(cls, region: str | None) -> str | None:
        if region is not None and region not in REGIONS:
            raise refuse("iso-3166-2-region")
        return region

    @field_validator("first", "last")
    @classmethod
    def _is_of_our_time(cls, day: date | None) -> date | None:
        if day is not None and not EARLIEST_DAY <= day <= datetime.now(ALMATY).date() + LONGEST:
            raise refuse("day-of-our-time")
        return day

    def period(self) -> tuple[date, date]:
        last = self.last or datetime.now(ALMATY).date()
        first = self.first or last - DAYS_BACK
        if not timedelta(0) <= last - first <= LONGEST:
            raise Problem("invalid-fields", errors=[FieldError("first", "period-up-to-four-years")])
        return first, last


class Asked(AskedPlace):
    """What to break down by and what else to narrow to."""

    by: tuple[Dimension, ...] = Field((), max_length=2)
    category: Category | None = None
    channel: Channel | None = None
    outcome: Outcome | None = None

    def question(self) -> Question:
        first, last = self.period()
        where = {dimension: str(value) for dimension in Dimension if (value := getattr(self, dimension, None))}
        if set(where) & set(self.by):
            raise Problem("invalid-fields", errors=[FieldError("by", "narrowed-already")])
        return Question(first, last, tuple(dict.fromkeys(self.by)), where)


@routes.get("/barometer")
def barometer(
    response: Response, services: CurrentServices, signed_in: ApiAccount, asked: Annotated[Asked, Query()]
) -> BarometerView:
    """Counts by day, region, branch, category, channel and outcome, at most two of them at once."""
    question, organisation = asked.question(), services.ledger.context()
    in_full = may_see_everything(actor_of(signed_in), organisation)
    try:
        with services.pool.connection() as connection:
            stale = freshness(services, "barometer", asked.min_position, connection).stale
            found = report(connection, question, organisation, in_full)
    except TooFine:
        raise Problem("invalid-fields", errors=[FieldError("by", "at-most-two-dimensions")]) from None
    response.headers[POSITION] = str(found.position)
    return _view(found, stale=stale, in_full=in_full, synthetic=organisation.synthetic)


def _view(found: Report, *, stale: bool, in_full: bool, synthetic: bool) -> BarometerView:
    return BarometerView(
        first=found.first,
        last=found.last,
        as_of=found.as_of,
        position=found.position,
        stale=stale,
        in_full=in_full,
        synthetic=synthetic,
        lines=[_line(line, found.by) for line in found.lines],
        broken_down=_line(found.broken_down, ()),
        not_broken_down=_line(found.not_broken_down, ()),
        total=_line(found.total, ()),
    )


def _line(line: Line, by: tuple[Dimension, ...]) -> LineView:
    return LineView(
        key=dict(zip(by, line.key, strict=False)),
        figures=dict(line.figures),
        members=line.members,
        opened_per_1000=line.opened_per_1000,
        on_time_rate=line.on_time_rate,
        helped_rate=line.helped_rate,
        reopened_soon_rate=line.reopened_soon_rate,
    )
