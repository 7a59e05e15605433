"""The docket: the cases that are open to a caller, the most pressing first."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.cases import actor_of, is_case_id
from api.current import ApiAccount, CurrentServices
from api.fields import UUID
from api.freshness import FURTHEST, freshness
from api.problems import FieldError, Problem
from api.routes.answers import POSITION, PROBLEMS, link_next
from api.shapes import View
from api.strict_json import StrictRoute
from domain.algorithm import DecisionKind
from domain.appeal.events import Category
from domain.appeal.procedure import Stage
from domain.kernel import Actor
from projections.pressing import Place, Standpoint, When
from projections.queue import DocketRow, Wanted, queue, viewer

routes = APIRouter(prefix="/api/v1", tags=["docket"], route_class=StrictRoute, responses=PROBLEMS)


class CaseInList(View):
    """A case in a list: codes and days, nothing that a person wrote. `parked`: the row is older than the case.
    `decision`: what an algorithm decided, empty where the case challenges none.

    `group_of`: how many file it together, nought for one person alone; `marks`: what the filing lacks; `taken_in`: how
    many cases were merged into it; `followed_up`: something was promised, and it is asked whether it was carried out;
    `when`: `soon` is up to the end of the next working day, `this_week` within seven days from today.
    """

    id: str
    kind: str
    number: str
    stage: str
    category: str
    decision: str
    urgent: bool
    outcome: str
    member: str
    employer_bin: str
    unit: str
    primary: str
    holder: str
    opened_at: datetime
    closed_at: datetime | None
    due_term: str
    due_on: date | None
    due_at: datetime | None
    limitation_on: date | None
    review_waiting: bool
    group_of: int
    marks: list[str]
    taken_in: int
    followed_up: bool
    overdue: list[str]
    when: When
    version: int
    position: int
    parked: bool


class DocketView(View):
    """`position` is how far the list had come; `stale` says that this is short of `min_position`."""

    items: list[CaseInList]
    position: int
    stale: bool


class Asked(View):
    """What is left out narrows nothing; `holder=me` asks for one's own."""

    holder: str = Field("", pattern=f"^(me|person-{UUID})?$")
    stage: Stage | None = None
    when: When | None = None
    category: Category | None = None
    decision: DecisionKind | None = None
    review_waiting: bool = False
    number: str = Field("", pattern="^([0-9]{4}-[0-9]{6,9})?$")
    open_only: bool = False
    after: str = Field("", max_length=200, description="From the link to the next page.")
    limit: int = Field(50, ge=1, le=200)
    min_position: int = Field(0, ge=0, le=FURTHEST, description="Wait up to a second for this X-Position.")

    def wanted(self, actor: Actor) -> Wanted:
        return Wanted(
            holders=((actor.id if self.holder == "me" else self.holder),) if self.holder else (),
            stage=self.stage or "",
            when=self.when,
            category=self.category or "",
            decision=self.decision or "",
            review_waiting=self.review_waiting,
            number=self.number,
            open_only=self.open_only,
        )


@routes.get("/docket")
def docket(
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    asked: Annotated[Asked, Query()],
) -> DocketView:
    """Cases open to you, group by group, the urgent first and then by the moment at which each asks for somebody; the
    next page stands in the Link header.
    """
    actor, organisation = actor_of(signed_in), services.ledger.context()
    who, behind = viewer(actor, organisation), place_of(asked.after) if asked.after else None
    seen = behind.seen if behind else Standpoint.of(services.ledger.now(), organisation)
    with services.pool.connection() as connection:
        fresh = freshness(services, "docket", asked.min_position, connection)
        found = queue(connection, who, asked.wanted(actor), seen=seen, after=behind, limit=asked.limit + 1)
    page = found[: asked.limit]
    if len(found) > asked.limit:
        link_next(request, response, after=cursor_of(page[-1].place(seen)))
    response.headers[POSITION] = str(fresh.position)
    return DocketView(items=in_list(page, seen), position=fresh.position, stale=fresh.stale)


def in_list(rows: Sequence[DocketRow], seen: Standpoint) -> list[CaseInList]:
    same = [name for name in CaseInList.model_fields if name not in {"id", "primary", "when"}]
    return [
        CaseInList(
            **{name: getattr(row, name) for name in same},
            id=row.stream,
            primary=row.primary_unit,
            when=row.when(seen),
        )
        for row in rows
    ]


def cursor_of(place: Place) -> str:
    return urlsafe_b64encode(str(place).encode()).decode()


def place_of(cursor: str) -> Place:
    """Raises a problem for a cursor that was not given by us."""
    try:
        found = Place.read(urlsafe_b64decode(cursor.encode("ascii")).decode("ascii"))
    except ValueError:
        raise _no_cursor() from None
    if found is None or not is_case_id(found.stream):
        raise _no_cursor()
    return found


def _no_cursor() -> Problem:
    return Problem("invalid-fields", errors=[FieldError("after", "cursor")])
