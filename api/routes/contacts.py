"""A minute's work: recorded in one request and listed."""

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from api.cases import actor_of
from api.contact_views import ContactInList, in_list
from api.contacts import ContactBody, record, today
from api.current import ApiAccount, CurrentServices
from api.examples.contacts import RECORDS, shown_to_programs
from api.freshness import FURTHEST, freshness
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import POSITION, PROBLEMS, answered, problems
from api.shapes import View
from api.strict_json import StrictRoute
from domain.contact.circle import is_concerned
from domain.contact.events import Sort
from ledger.record import Answer, Unknown
from projections.contact_lists import asked_of, recorded_today, week_of

routes = APIRouter(prefix="/api/v1/contacts", tags=["contacts"], route_class=StrictRoute, responses=PROBLEMS)


class RecordAnswerView(View):
    """What became of it: the record, its version and the position that the log had reached."""

    contact: str
    version: int
    position: int


class SumView(View):
    records: int
    minutes: int


class ContactsView(View):
    """What I recorded today, my week since Monday, and the questions that wait for me."""

    today: list[ContactInList]
    week: dict[Sort, SumView]
    questions: list[ContactInList]
    position: int
    stale: bool


@routes.post("", status_code=201, responses=problems(400, 409, 410, 413, 415))
def record_contact(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[ContactBody, Body(openapi_examples=shown_to_programs(RECORDS))],
    idempotency_key: IdempotencyKey = None,
) -> RecordAnswerView:
    """Write down a consultation, a call, or a question to the level above, for a member or for nobody in particular."""
    answer = record(services, actor_of(signed_in), body, own_key(idempotency_key))
    response.headers["Location"] = f"/api/v1/contacts/{answer.stream}"
    return record_answered(answer, response)


@routes.get("")
def my_contacts(
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    min_position: Annotated[int, Query(ge=0, le=FURTHEST, description="Wait up to a second for this X-Position.")] = 0,
) -> ContactsView:
    """My records of today and my week in numbers; for somebody who neither records nor answers there is nothing."""
    actor, organisation = actor_of(signed_in), services.ledger.context()
    if not is_concerned(actor.id, organisation):
        raise Unknown
    day = today(services)
    with services.pool.connection() as connection:
        fresh = freshness(services, "contacts", min_position, connection)
        mine = recorded_today(connection, actor.id, day)
        week = week_of(connection, actor.id, day)
        questions = asked_of(connection, actor, organisation)
    response.headers[POSITION] = str(fresh.position)
    return ContactsView(
        today=[in_list(kept) for kept in mine],
        week={sort: SumView(records=found.records, minutes=found.minutes) for sort, found in week.items()},
        questions=[in_list(kept) for kept in questions],
        position=fresh.position,
        stale=fresh.stale,
    )


def record_answered(answer: Answer, response: Response) -> RecordAnswerView:
    """The answer with its headers."""
    told = answered(answer, response)
    return RecordAnswerView(contact=told.case, version=told.version, position=told.position)
