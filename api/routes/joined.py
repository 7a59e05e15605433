"""Cases beside a case: linked ones, merged ones, and those that may be about the same thing."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.cases import actor_of, look, record_look
from api.current import ApiAccount, CurrentServices
from api.joined import PURPOSE, may_be_the_same, related
from api.routes.answers import PROBLEMS, shown
from api.shapes import View
from api.strict_json import StrictRoute
from domain.linking import Link
from domain.words import Label
from projections.likely import Sign

routes = APIRouter(prefix="/api/v1/cases/{id}", tags=["cases"], route_class=StrictRoute, responses=PROBLEMS)


class RelatedView(View):
    """A case that this one is linked or merged with, and what it is to this one."""

    id: str
    number: str
    link: Link
    label: Label
    closed: bool


class LikelyView(View):
    """A case of the same member that may be about the same thing; `days_apart` is less than nothing if it is older."""

    id: str
    number: str
    stage: str
    category: str
    opened_at: datetime
    open: bool
    signs: tuple[Sign, ...]
    days_apart: int
    imported: bool


class BesideView(View):
    """Other cases as far as they are open to the caller; of one that is not, nothing is said."""

    goes_on_in: str
    related: tuple[RelatedView, ...]
    likely: tuple[LikelyView, ...]


@routes.get("/beside")
def beside(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    case: Annotated[str, Path(alias="id")],
) -> BesideView:
    """Cases that have to do with this one, and cases on which you work that look like it. Your look is recorded."""
    opened = look(services, actor_of(signed_in), case)
    record_look(services, opened, PURPOSE)
    shown(response, opened.version, opened.position)
    linked = related(services, opened)
    known = {each.stream for each in linked}
    return BesideView(
        goes_on_in=opened.state.goes_on_in if opened.state.goes_on_in in known else "",
        related=tuple(
            RelatedView(id=each.stream, number=each.number, link=each.link, label=each.how, closed=each.closed)
            for each in linked
        ),
        likely=tuple(
            LikelyView(
                id=each.stream,
                number=each.number,
                stage=each.stage,
                category=each.category,
                opened_at=each.opened_at,
                open=each.is_open,
                signs=each.signs,
                days_apart=each.days,
                imported=each.imported,
            )
            for each in may_be_the_same(services, opened)
        ),
    )
