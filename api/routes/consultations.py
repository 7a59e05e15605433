"""Consultations before a system is introduced: opened from the register, read, answered and followed up."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from api.cases import actor_of
from api.consultation_views import ConsultationView, consultation_view
from api.consultations import CONSULTATIONS, ConsultationBody, OpeningBody, begin, look, send, visible
from api.current import ApiAccount, CurrentServices
from api.examples.consultations import COMMANDS, OPENINGS, shown_to_programs
from api.opinions import opinion_file
from api.papers import PDF
from api.preconditions import IdempotencyKey, IfMatch, own_key, versions_in_view
from api.routes.answers import PROBLEMS, answered, problems, shown
from api.shapes import View
from api.strict_json import StrictRoute
from api.systems import SYSTEMS
from api.systems import look as look_at_system
from domain.words import Language
from ledger.record import Answer
from projections.system_lists import consultations_of

routes = APIRouter(tags=["systems"], route_class=StrictRoute, responses=PROBLEMS)


class ConsultationAnswerView(View):
    """What became of it: the consultation, its version and the position that the log had reached."""

    consultation: str
    version: int
    position: int


class ConsultationInList(View):
    id: str
    stage: str
    closed: bool
    due_on: date | None


SystemId = Annotated[str, Path(openapi_examples=shown_to_programs(OPENINGS, ids=True))]
Id = Annotated[str, Path(openapi_examples=shown_to_programs(COMMANDS, ids=True))]


@routes.get(f"{SYSTEMS}/{{id}}/consultations")
def consultations(services: CurrentServices, signed_in: ApiAccount, id: SystemId) -> list[ConsultationInList]:  # noqa: A002 - as every path of the API names it
    """The consultations about a system that you may open, those that go on first."""
    actor = actor_of(signed_in)
    system = look_at_system(services, actor, id)
    with services.pool.connection() as connection:
        found = consultations_of(connection, id)
    seen = visible(actor, system.organisation, found)
    return [ConsultationInList(id=c.stream, stage=c.stage, closed=c.closed, due_on=c.due_on) for c in seen]


@routes.post(f"{SYSTEMS}/{{id}}/consultations", status_code=201, responses=problems(400, 409, 413, 415))
def open_consultation(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: SystemId,  # noqa: A002
    body: Annotated[OpeningBody, Body(openapi_examples=shown_to_programs(OPENINGS))],
    idempotency_key: IdempotencyKey = None,
) -> ConsultationAnswerView:
    """The employer's draft has come: the union has five working days for its opinion (LC 12(3))."""
    answer = begin(services, actor_of(signed_in), id, body, own_key(idempotency_key))
    response.headers["Location"] = f"{CONSULTATIONS}/{answer.stream}"
    return _answered(answer, response)


@routes.get(f"{CONSULTATIONS}/{{id}}")
def show_consultation(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Id,  # noqa: A002
) -> ConsultationView:
    """One consultation with its clocks and its texts. Your look is recorded."""
    opened = look(services, actor_of(signed_in), id)
    shown(response, opened.version, opened.position)
    return consultation_view(services, opened)


@routes.get(f"{CONSULTATIONS}/{{id}}/opinion", response_class=Response, responses=problems(410))
def opinion_letter(
    services: CurrentServices,
    signed_in: ApiAccount,
    id: Id,  # noqa: A002
    language: Annotated[Language, Query(description="Of the letter as it would leave now; one that left has its own.")],
) -> Response:
    """The opinion as a letter to the employer: the very bytes once it left, before that as it would leave."""
    opened = look(services, actor_of(signed_in), id)
    return Response(opinion_file(services, opened, language), media_type=PDF)


@routes.post(f"{CONSULTATIONS}/{{id}}/commands", responses=problems(400, 409, 410, 412, 413, 415, 428))
def send_to_consultation(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Id,  # noqa: A002
    body: Annotated[ConsultationBody, Body(openapi_examples=shown_to_programs(COMMANDS))],
    idempotency_key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> ConsultationAnswerView:
    """Write the opinion, release it, record the introduction, look at what came of it."""
    key, versions = own_key(idempotency_key), versions_in_view(if_match)
    return _answered(send(services, actor_of(signed_in), id, body, key, versions=versions), response)


def _answered(answer: Answer, response: Response) -> ConsultationAnswerView:
    told = answered(answer, response)
    return ConsultationAnswerView(consultation=told.case, version=told.version, position=told.position)
