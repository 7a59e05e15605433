"""One case told to people in their language: what happened, and which terms run until when and why."""

from datetime import datetime

from fastapi import APIRouter, Request, Response

from api.cases import actor_of, open_case
from api.current import ApiAccount, CurrentServices
from api.joined import without_hidden_links
from api.problems import request_language
from api.routes.answers import PROBLEMS, shown
from api.routes.cases import CaseId
from api.shapes import STAFF
from api.strict_json import StrictRoute
from domain.appeal.care.circle import is_kept_back_term, only_follows
from domain.clocks import FIVE_DAY_WEEK
from domain.kernel import ALMATY, Role
from domain.words import Language
from projections.deadlines import Deadline, deadlines
from projections.timeline import Day, View, timeline

routes = APIRouter(prefix="/api/v1/cases/{id}", tags=["cases"], route_class=StrictRoute, responses=PROBLEMS)


@routes.get("/timeline")
def tell_the_timeline(
    request: Request, response: Response, services: CurrentServices, signed_in: ApiAccount, case: CaseId
) -> list[Day]:
    """By day, in the language of Accept-Language; the union's own work is told to its staff only."""
    opened = open_case(services, actor_of(signed_in), case, "timeline")
    shown(response, opened.version, opened.position)
    follower = View.FOLLOWER if only_follows(opened.roles) else View.MEMBER
    view = View.STAFF if opened.roles & (STAFF | {Role.AUDITOR}) else follower
    told = without_hidden_links(services, opened).history
    return list(timeline(told, view, _language(request, response)))


@routes.get("/deadlines")
def tell_the_deadlines(
    request: Request, response: Response, services: CurrentServices, signed_in: ApiAccount, case: CaseId
) -> list[Deadline]:
    """Running terms first, each with how its date was reached; then those that are over."""
    opened = open_case(services, actor_of(signed_in), case, "deadlines")
    shown(response, opened.version, opened.position)
    calendar, today = opened.organisation.calendars[FIVE_DAY_WEEK], datetime.now(ALMATY).date()
    found = deadlines(opened.history, opened.procedure, calendar, today, _language(request, response))
    return [one for one in found if not (only_follows(opened.roles) and is_kept_back_term(one.term))]


def _language(request: Request, response: Response) -> Language:
    language = request_language(request)
    response.headers["Content-Language"] = language.value
    response.headers["Vary"] = "Accept-Language"
    return language
