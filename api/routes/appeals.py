"""Filing an appeal: accepted at once, numbered, and its clocks started."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.cases import actor_of, file
from api.commands import FilingBody
from api.current import ApiAccount, CurrentServices
from api.examples.openapi import filings_for_openapi
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, AnswerView, answered, problems
from api.strict_json import StrictRoute

routes = APIRouter(prefix="/api/v1", tags=["appeals"], route_class=StrictRoute, responses=PROBLEMS)


@routes.post("/appeals", status_code=201, responses=problems(400, 409, 413, 415))
def file_appeal(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[FilingBody, Body(openapi_examples=filings_for_openapi())],
    idempotency_key: IdempotencyKey = None,
) -> AnswerView:
    """File for yourself or, as the chair of her primary organisation, for a member."""
    answer = file(services, actor_of(signed_in), body, own_key(idempotency_key))
    response.headers["Location"] = f"/api/v1/cases/{answer.stream}"
    return answered(answer, response)
