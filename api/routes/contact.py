"""One record of a minute's work: read, voided, answered, or grown into a case."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Response

from api.cases import actor_of
from api.commands import FilingBody
from api.contact_views import ContactView, contact_view
from api.contacts import RecordCommandBody, grow, look, send
from api.current import ApiAccount, CurrentServices
from api.examples.contacts import CASES, COMMANDS, shown_to_programs
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, AnswerView, answered, problems, shown
from api.routes.contacts import RecordAnswerView, record_answered
from api.strict_json import StrictRoute

routes = APIRouter(prefix="/api/v1/contacts/{id}", tags=["contacts"], route_class=StrictRoute, responses=PROBLEMS)

RecordId = Annotated[str, Path(alias="id", openapi_examples=shown_to_programs(COMMANDS, ids=True))]


@routes.get("")
def show_contact(
    services: CurrentServices, signed_in: ApiAccount, response: Response, contact: RecordId
) -> ContactView:
    """One record with its note. Your look is recorded, unless it is about yourself."""
    opened = look(services, actor_of(signed_in), contact)
    shown(response, opened.version, opened.position)
    return contact_view(services, opened)


@routes.post("/commands", responses=problems(400, 409, 410, 413, 415))
def send_to_contact(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    contact: RecordId,
    body: Annotated[RecordCommandBody, Body(openapi_examples=shown_to_programs(COMMANDS))],
    idempotency_key: IdempotencyKey = None,
) -> RecordAnswerView:
    """Void a record, so that it is not counted, or answer the question in it."""
    return record_answered(send(services, actor_of(signed_in), contact, body, own_key(idempotency_key)), response)


@routes.post("/case", status_code=201, responses=problems(400, 409, 410, 413, 415))
def make_a_case(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    contact: Annotated[str, Path(alias="id", openapi_examples=shown_to_programs(CASES, ids=True))],
    body: Annotated[FilingBody, Body(openapi_examples=shown_to_programs(CASES))],
    idempotency_key: IdempotencyKey = None,
) -> AnswerView:
    """File the appeal that came of it; the record and the case name each other from then on."""
    answer = grow(services, actor_of(signed_in), contact, body, own_key(idempotency_key))
    response.headers["Location"] = f"/api/v1/cases/{answer.stream}"
    return answered(answer, response)
