"""How much is done in a minute: contact records counted, with nothing from which a person could be told."""

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
from api.routes.barometer import BRANCH, DAYS_BACK, LONGEST
from api.shapes import View
from api.strict_json import StrictRoute
from domain.appeal.events import Category
from domain.contact.events import Sort
from domain.kernel import ALMATY
from domain.regions import REGIONS
from projections.contact_figures import ContactDimension, Question, report
from projections.figures import TooFine, may_see_everything

routes = APIRouter(prefix="/api/v1", tags=["barometer"], route_class=StrictRoute, responses=PROBLEMS)


class ContactLineView(View):
    """One row; null is not shown (fewer than five could be told)."""

    key: dict[ContactDimension, str]
    records: int | None


class ContactCountsView(View):
    """Figures of a period as of a moment and a position of the log; without a named role of whole months."""

    first: date
    last: date
    as_of: datetime
    position: int
    stale: bool
    in_full: bool
    lines: list[ContactLineView]
    total: int | None


class AskedCounts(View):
    """A period (both days inclusive; the last thirty days if left out), what to break down by, what to narrow to."""

    first: date | None = None
    last: date | None = None
    by: tuple[ContactDimension, ...] = Field((), max_length=2)
    sort: Sort | None = None
    category: Category | None = None
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

    def question(self) -> Question:
        last = self.last or datetime.now(ALMATY).date()
        first = self.first or last - DAYS_BACK
        if not timedelta(0) <= last - first <= LONGEST:
            raise Problem("invalid-fields", errors=[FieldError("first", "period-up-to-four-years")])
        where = {d: str(value) for d in ContactDimension if (value := getattr(self, d, None))}
        if set(where) & set(self.by):
            raise Problem("invalid-fields", errors=[FieldError("by", "narrowed-already")])
        return Question(first, last, tuple(dict.fromkeys(self.by)), where)


@routes.get("/barometer/contacts")
def contact_counts(
    response: Response, services: CurrentServices, signed_in: ApiAccount, asked: Annotated[AskedCounts, Query()]
) -> ContactCountsView:
    """Contact records by sort, category, region, branch and month, at most two of them at once."""
    question, organisation = asked.question(), services.ledger.context()
    in_full = may_see_everything(actor_of(signed_in), organisation)
    try:
        with services.pool.connection() as connection:
            stale = freshness(services, "contacts", asked.min_position, connection).stale
            found = report(connection, question, organisation, in_full)
    except TooFine:
        raise Problem("invalid-fields", errors=[FieldError("by", "at-most-two-dimensions")]) from None
    response.headers[POSITION] = str(found.position)
    return ContactCountsView(
        first=found.first,
        last=found.last,
        as_of=found.as_of,
        position=found.position,
        stale=stale,
        in_full=in_full,
        lines=[
            ContactLineView(key=dict(zip(found.by, line.key, strict=True)), records=line.records)
            for line in found.lines
        ],
        total=found.total,
    )
