"""Search over the cases that are open to a caller. It is sent as a body: what people look for stands in no address."""

from typing import Annotated

from fastapi import APIRouter, Body, Response
from pydantic import Field

from api.cases import actor_of
from api.commands import Body as Asked
from api.current import ApiAccount, CurrentServices
from api.examples.openapi import searches_for_openapi
from api.fields import PRINTABLE, Flag
from api.freshness import freshness
from api.routes.answers import POSITION, PROBLEMS, problems
from api.routes.docket import CaseInList, cursor_of, in_list, place_of
from api.shapes import View
from api.strict_json import StrictRoute
from projections.pressing import Standpoint
from projections.queue import Wanted, queue, viewer
from projections.search import LONGEST

routes = APIRouter(prefix="/api/v1", tags=["docket"], route_class=StrictRoute, responses=PROBLEMS)


class Sought(Asked):
    """Words of `text` stand for a case number, an employer's BIN or name, an IIN, a word of the member's name or of
    what was written; a case must have all of them. Only who works on a case finds it by names and by words.
    """

    text: str = Field(min_length=1, max_length=LONGEST, json_schema_extra={"pattern": PRINTABLE})
    open_only: Flag = False
    after: str = Field("", max_length=200, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=200, strict=True)


class Found(View):
    """`next` goes into `after` of the next page; empty on the last one."""

    items: list[CaseInList]
    next: str
    position: int
    stale: bool


@routes.post("/search", responses=problems(400, 409, 413, 415))
def search(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    sought: Annotated[Sought, Body(openapi_examples=searches_for_openapi())],
) -> Found:
    """Cases open to you that have everything you name, the most pressing first. Your look at each is recorded."""
    actor, organisation = actor_of(signed_in), services.ledger.context()
    behind = place_of(sought.after) if sought.after else None
    seen = behind.seen if behind else Standpoint.of(services.ledger.now(), organisation)
    terms = services.reader.terms(sought.text, organisation, seen.today.year)
    wanted = Wanted(terms=terms, open_only=sought.open_only)
    with services.pool.connection() as connection:
        fresh = freshness(services, "docket", 0, connection)
        rows = queue(connection, viewer(actor, organisation), wanted, seen=seen, after=behind, limit=sought.limit + 1)
    page = rows[: sought.limit]
    services.ledger.reads.record_all([row.stream for row in page if row.member != actor.id], actor, "search")
    response.headers[POSITION] = str(fresh.position)
    further = cursor_of(page[-1].place(seen)) if len(rows) > sought.limit else ""
    return Found(items=in_list(page, seen), next=further, position=fresh.position, stale=fresh.stale)
