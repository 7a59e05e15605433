"""Collective disputes: opened from demands, from talks that failed or by a stoppage; read and acted in by few."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Request, Response

from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.dispute_views import DisputeInList, DisputeView, dispute_view
from api.disputes import DISPUTES, DisputeBody, DisputeOpening, StoppageBody, begin, look, send, visible
from api.examples.disputes import COMMANDS, OPENINGS, STOPPAGES, shown_to_programs
from api.paging import Paged, page_of
from api.preconditions import IdempotencyKey, IfMatch, own_key, versions_in_view
from api.routes.answers import PROBLEMS, answered, link_next, problems, shown
from api.shapes import Named, View
from api.strict_json import StrictRoute
from domain.dispute.frame import DISPUTE
from ledger.record import Answer
from projections.disputes import disputes as disputes_near

routes = APIRouter(tags=["disputes"], route_class=StrictRoute, responses=PROBLEMS)


class DisputeAnswerView(View):
    """What became of it: the dispute, its version and the position that the log had reached."""

    dispute: str
    version: int
    position: int


Id = Annotated[str, Path(openapi_examples=shown_to_programs(COMMANDS, ids=True))]


@routes.get(DISPUTES)
def disputes(
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    asked: Annotated[Paged, Query()],
) -> list[DisputeInList]:
    """The disputes that you may open, those in which work stands still first. The next page stands in the Link
    header.
    """
    actor, organisation = actor_of(signed_in), services.ledger.context()
    with services.pool.connection() as connection:
        found = disputes_near(connection, actor.id, organisation, after=asked.after, limit=asked.limit + 1)
    page = page_of(found, asked.limit)
    if page.last:
        link_next(request, response, after=page.last)
    seen = visible(actor, organisation, page.rows)
    return [
        DisputeInList(
            id=each.stream,
            unit=each.unit,
            employer_bin=each.employer_bin,
            stage=Named(code=each.stage, label=DISPUTE.steps[each.at].label),
            closed=each.closed,
            stopped=each.stopped,
            due_on=each.due_on,
            late=each.late,
        )
        for each in seen
    ]


@routes.post(DISPUTES, status_code=201, responses=problems(400, 404, 409, 413, 415))
def open_dispute(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[DisputeOpening, Body(openapi_examples=shown_to_programs(OPENINGS))],
    idempotency_key: IdempotencyKey = None,
) -> DisputeAnswerView:
    """Demands are to be adopted, or talks ended with a protocol of disagreements. You are named to its team."""
    return _opened(begin(services, actor_of(signed_in), body, own_key(idempotency_key)), response)


@routes.post(f"{DISPUTES}/stoppages", status_code=201, responses=problems(400, 409, 413, 415))
def report_stoppage(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[StoppageBody, Body(openapi_examples=shown_to_programs(STOPPAGES))],
    idempotency_key: IdempotencyKey = None,
) -> DisputeAnswerView:
    """Work has stopped and no procedure was followed: a dispute is open at once, and people above are told."""
    return _opened(begin(services, actor_of(signed_in), body, own_key(idempotency_key)), response)


@routes.get(f"{DISPUTES}/{{id}}")
def show_dispute(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Id,  # noqa: A002 - as every path of the API names it
) -> DisputeView:
    """One dispute with its checklist, its clocks and its texts. Your look is recorded."""
    opened = look(services, actor_of(signed_in), id)
    shown(response, opened.version, opened.position)
    return dispute_view(services, opened)


@routes.post(f"{DISPUTES}/{{id}}/commands", responses=problems(400, 409, 410, 412, 413, 415, 428))
def send_to_dispute(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Id,  # noqa: A002
    body: Annotated[DisputeBody, Body(openapi_examples=shown_to_programs(COMMANDS))],
    idempotency_key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> DisputeAnswerView:
    """Record what happened, draft a notice, confirm a step, let a notice go, close the dispute."""
    key, versions = own_key(idempotency_key), versions_in_view(if_match)
    return _answered(send(services, actor_of(signed_in), id, body, key, versions=versions), response)


def _opened(answer: Answer, response: Response) -> DisputeAnswerView:
    response.headers["Location"] = f"{DISPUTES}/{answer.stream}"
    return _answered(answer, response)


def _answered(answer: Answer, response: Response) -> DisputeAnswerView:
    told = answered(answer, response)
    return DisputeAnswerView(dispute=told.case, version=told.version, position=told.position)
