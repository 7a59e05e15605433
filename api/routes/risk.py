"""What was said of the risk of a case, and what people made of it."""

from fastapi import APIRouter, Response

from api.cases import actor_of, look, record_look
from api.current import ApiAccount, CurrentServices
from api.problems import Problem
from api.risk_time import CARD
from api.risk_views import READERS, RiskView, risk_view
from api.routes.answers import PROBLEMS, shown
from api.routes.cases import CaseId
from api.strict_json import StrictRoute

routes = APIRouter(prefix="/api/v1/cases/{id}", tags=["cases"], route_class=StrictRoute, responses=PROBLEMS)


@routes.get("/risk")
def show_risk(services: CurrentServices, signed_in: ApiAccount, response: Response, case: CaseId) -> RiskView:
    """Every assessment of the case, for those who work on it. A flag is judged by the command `judge_risk`."""
    opened = look(services, actor_of(signed_in), case)
    if not opened.roles & READERS:
        raise Problem("not-found")
    record_look(services, opened, CARD)
    shown(response, opened.version, opened.position)
    return risk_view(opened)
