"""Collective talks: opened, carried on, their table and their rounds. Employers have no account here."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi import Body as InBody

from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.examples.talks import (
    CLAUSES,
    COMMANDS,
    CONVENINGS,
    OPENINGS,
    ROUNDS,
    STARTS,
    clause_ids,
    round_numbers,
    shown_to_programs,
    talks_ids,
)
from api.paging import Paged, page_of
from api.preconditions import IdempotencyKey, IfMatch, own_key, versions_in_view
from api.routes.answers import PROBLEMS, answered, link_next, problems, shown
from api.shapes import View
from api.strict_json import StrictRoute
from api.table import (
    ClauseBody,
    ConveningBody,
    RoundBody,
    convene,
    look_at_clause,
    look_at_round,
    rows,
    send_to_clause,
    send_to_round,
)
from api.talks import PURPOSE, TALKS, OpeningBody, TalksBody, at_table, begin, look, send, visible
from api.talks_start import StartBody, Started, start_from
from api.talks_views import (
    ClauseView,
    RoundView,
    TableView,
    TalksInList,
    TalksView,
    clause_in_table,
    clause_view,
    listed_view,
    round_view,
    talks_view,
)
from ledger.record import Answer
from projections.talks_lists import rounds, talks

routes = APIRouter(tags=["talks"], route_class=StrictRoute, responses=PROBLEMS)


class TalksAnswerView(View):
    """What became of it: the stream it was recorded in, its version and the position that the log had reached."""

    stream: str
    version: int
    position: int


Id = Annotated[str, Path(openapi_examples=talks_ids(COMMANDS))]
TableId = Annotated[str, Path(openapi_examples=talks_ids(CLAUSES))]
ClauseId = Annotated[str, Path(openapi_examples=clause_ids(CLAUSES))]
RoundNumber = Annotated[int, Path(ge=1, le=999, openapi_examples=round_numbers(ROUNDS))]
COMMAND_PROBLEMS = problems(400, 409, 410, 412, 413, 415, 428)


@routes.get(TALKS)
def list_talks(
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    asked: Annotated[Paged, Query()],
) -> list[TalksInList]:
    """The talks you are named for, or that your office may know of; those that go on first. The next page stands in the
    Link header.
    """
    actor, organisation = actor_of(signed_in), services.ledger.context()
    with services.pool.connection() as connection:
        found = talks(connection, actor.id, organisation, after=asked.after, limit=asked.limit + 1)
    page = page_of(found, asked.limit)
    if page.last:
        link_next(request, response, after=page.last)
    return [listed_view(each) for each in visible(actor, organisation, page.rows)]


@routes.post(TALKS, status_code=201, responses=problems(400, 409, 413, 415))
def open_talks(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[OpeningBody, InBody(openapi_examples=shown_to_programs(OPENINGS))],
    idempotency_key: IdempotencyKey = None,
) -> TalksAnswerView:
    """Prepare to bargain; you lead until somebody else is named."""
    answer = begin(services, actor_of(signed_in), body, own_key(idempotency_key))
    response.headers["Location"] = f"{TALKS}/{answer.stream}"
    return _answered(answer, response)


@routes.get(f"{TALKS}/{{id}}")
def show_talks(services: CurrentServices, signed_in: ApiAccount, response: Response, id: Id) -> TalksView:  # noqa: A002
    """Talks with their clocks, their team and, for the team, their rounds. Your look is recorded."""
    opened = look(services, actor_of(signed_in), id)
    services.ledger.record_read(id, opened.actor, PURPOSE)
    shown(response, opened.version, opened.position)
    with services.pool.connection() as connection:
        return talks_view(opened, rounds(connection, id))


@routes.post(f"{TALKS}/{{id}}/commands", responses=COMMAND_PROBLEMS)
def send_to_talks(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Id,  # noqa: A002
    body: Annotated[TalksBody, InBody(openapi_examples=shown_to_programs(COMMANDS))],
    idempotency_key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> TalksAnswerView:
    """Record what happens in the talks, send the draft to the workers, comment on it, sign."""
    key, versions = own_key(idempotency_key), versions_in_view(if_match)
    return _answered(send(services, actor_of(signed_in), id, body, key, versions=versions), response)


@routes.get(f"{TALKS}/{{id}}/table")
def show_table(
    services: CurrentServices,
    signed_in: ApiAccount,
    id: TableId,  # noqa: A002
    at: Annotated[datetime | None, Query(description="A moment with its zone; left out: now.")] = None,
) -> TableView:
    """What lies on the table, or lay there at a moment: for the team alone. Your look is recorded."""
    opened = at_table(services, actor_of(signed_in), id)
    moment = at.astimezone() if at else None
    return TableView(talks=id, at=moment, clauses=tuple(map(clause_in_table, rows(services, opened, moment))))


@routes.post(f"{TALKS}/{{id}}/start", responses=problems(400, 409, 413, 415))
def start_talks_from_template(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    id: Annotated[str, Path(openapi_examples=talks_ids(STARTS))],  # noqa: A002
    body: Annotated[StartBody, InBody(openapi_examples=shown_to_programs(STARTS))],
    idempotency_key: IdempotencyKey = None,
) -> Started:
    """Lay the clauses of a template on the table as the union's first texts; none that lies there is touched."""
    return start_from(services, actor_of(signed_in), id, body, own_key(idempotency_key))


@routes.get(f"{TALKS}/{{id}}/clauses/{{clause}}")
def show_clause(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Annotated[str, Path(openapi_examples=talks_ids(CLAUSES))],  # noqa: A002
    clause: ClauseId,
) -> ClauseView:
    """One clause with every text that was ever put: for the team alone. Your look is recorded."""
    opened = look_at_clause(services, actor_of(signed_in), id, clause)
    shown(response, opened.version, opened.talks.position)
    return clause_view(opened)


@routes.post(f"{TALKS}/{{id}}/clauses/{{clause}}/commands", responses=COMMAND_PROBLEMS)
def command_clause(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Annotated[str, Path(openapi_examples=talks_ids(CLAUSES))],  # noqa: A002
    clause: ClauseId,
    body: Annotated[ClauseBody, InBody(openapi_examples=shown_to_programs(CLAUSES))],
    idempotency_key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> TalksAnswerView:
    """Put a side's text, set the limit of our offers, settle the clause. With If-Match nobody writes over another."""
    key, versions = own_key(idempotency_key), versions_in_view(if_match)
    actor = actor_of(signed_in)
    return _answered(send_to_clause(services, actor, id, clause, body, key=key, versions=versions), response)


@routes.post(f"{TALKS}/{{id}}/rounds", status_code=201, responses=problems(400, 409, 413, 415))
def convene_round(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Annotated[str, Path(openapi_examples=talks_ids(CONVENINGS))],  # noqa: A002
    body: Annotated[ConveningBody, InBody(openapi_examples=shown_to_programs(CONVENINGS))],
    idempotency_key: IdempotencyKey = None,
) -> TalksAnswerView:
    """Set a day for the next round; if it passes with nothing held, the lead is told."""
    return _answered(convene(services, actor_of(signed_in), id, body, own_key(idempotency_key)), response)


@routes.get(f"{TALKS}/{{id}}/rounds/{{number}}")
def show_round(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Annotated[str, Path(openapi_examples=talks_ids(ROUNDS))],  # noqa: A002
    number: RoundNumber,
) -> RoundView:
    opened = look_at_round(services, actor_of(signed_in), id, number)
    shown(response, opened.version, opened.history[-1].position)
    return round_view(opened)


@routes.post(f"{TALKS}/{{id}}/rounds/{{number}}/commands", responses=COMMAND_PROBLEMS)
def command_round(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Annotated[str, Path(openapi_examples=talks_ids(ROUNDS))],  # noqa: A002
    number: RoundNumber,
    body: Annotated[RoundBody, InBody(openapi_examples=shown_to_programs(ROUNDS))],
    idempotency_key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> TalksAnswerView:
    """Move a round, record that it was held, sign its minutes, call it off."""
    key, versions = own_key(idempotency_key), versions_in_view(if_match)
    actor = actor_of(signed_in)
    return _answered(send_to_round(services, actor, id, number, body, key=key, versions=versions), response)


def _answered(answer: Answer, response: Response) -> TalksAnswerView:
    told = answered(answer, response)
    return TalksAnswerView(stream=told.case, version=told.version, position=told.position)
