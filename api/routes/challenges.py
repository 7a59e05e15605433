"""Challenging a decision of an algorithm: accepted at once whatever it lacks, numbered, and its clocks started."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.cases import actor_of, file
from api.commands import ChallengeBody
from api.current import ApiAccount, CurrentServices
from api.examples.openapi import challenges_for_openapi
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, AnswerView, answered, problems
from api.strict_json import StrictRoute

routes = APIRouter(prefix="/api/v1", tags=["challenges"], route_class=StrictRoute, responses=PROBLEMS)


@routes.post("/challenges", status_code=201, responses=problems(400, 409, 413, 415))
def file_challenge(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[ChallengeBody, Body(openapi_examples=challenges_for_openapi())],
    idempotency_key: IdempotencyKey = None,
) -> AnswerView:
    """File for yourself or, as the chair of her primary organisation or at a desk, for a member. A decision without a
    day, with a day ahead or of an unknown system is accepted and marked.
    """
    answer = file(services, actor_of(signed_in), body, own_key(idempotency_key))
    response.headers["Location"] = f"/api/v1/cases/{answer.stream}"
    return answered(answer, response)
