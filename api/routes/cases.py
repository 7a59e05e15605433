"""One case: as its caller may see it, and the commands that people send to it."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Response

from api.cases import actor_of, look, run
from api.commands import CommandBody
from api.current import ApiAccount, CurrentServices
from api.examples.openapi import case_ids_for_openapi, commands_for_openapi
from api.preconditions import IdempotencyKey, IfMatch, own_key, versions_in_view
from api.routes.answers import PROBLEMS, AnswerView, answered, problems, shown
from api.shapes import CaseView
from api.strict_json import StrictRoute
from api.views import case_view

routes = APIRouter(prefix="/api/v1/cases/{id}", tags=["cases"], route_class=StrictRoute, responses=PROBLEMS)

CaseId = Annotated[str, Path(alias="id", openapi_examples=case_ids_for_openapi())]


@routes.get("")
def show_case(services: CurrentServices, signed_in: ApiAccount, response: Response, case: CaseId) -> CaseView:
    """The case as you may see it. Your look is recorded, unless you are the member; she can see who looked."""
    opened = look(services, actor_of(signed_in), case)
    shown(response, opened.version, opened.position)
    return case_view(services, opened)


@routes.post("/commands", responses=problems(400, 409, 410, 412, 413, 415, 428))
def send_command(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    case: CaseId,
    body: Annotated[CommandBody, Body(openapi_examples=commands_for_openapi())],
    idempotency_key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> AnswerView:
    """Ask for something. What the procedure does not allow now is refused with the rule that says so."""
    key, versions = own_key(idempotency_key), versions_in_view(if_match)
    return answered(run(services, actor_of(signed_in), case, body, key, versions=versions), response)
