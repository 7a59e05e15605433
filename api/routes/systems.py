"""The register of algorithmic systems: listed, read, written down and corrected."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Request, Response
from pydantic import Field

from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.examples.systems import RECORDS, REGISTRATIONS, shown_to_programs
from api.freshness import FURTHEST, freshness
from api.preconditions import IdempotencyKey, IfMatch, own_key, versions_in_view
from api.routes.answers import POSITION, PROBLEMS, answered, link_next, problems, shown
from api.shapes import View
from api.strict_json import StrictRoute
from api.system_views import SystemInList, SystemView, in_list, system_view
from api.systems import (
    LONGEST_SEARCH,
    SYSTEMS,
    RecordingBody,
    SystemBody,
    counted,
    cursor_of,
    look,
    place_of,
    reader,
    register,
    send,
    workplaces,
)
from domain.algorithm import DecisionKind
from domain.system.facts import Status
from ledger.record import Answer
from projections.system_lists import Wanted, systems, words

routes = APIRouter(prefix=SYSTEMS, tags=["systems"], route_class=StrictRoute, responses=PROBLEMS)


class Asked(View):
    """What is left out narrows nothing."""

    employer_bin: str = Field("", pattern="^([0-9]{12})?$")
    vendor: str = Field("", max_length=LONGEST_SEARCH, description="The whole name, in capitals or not.")
    purpose: DecisionKind | None = None
    status: Status | None = None
    find: str = Field("", max_length=LONGEST_SEARCH, description="Words of the system, its vendor or the employer.")
    after: str = Field("", max_length=200, description="From the link to the next page.")
    limit: int = Field(50, ge=1, le=200)
    min_position: int = Field(0, ge=0, le=FURTHEST, description="Wait up to a second for this X-Position.")


class RegisterView(View):
    """`position` is how far the list had come; `stale` says that this is short of `min_position`."""

    items: list[SystemInList]
    position: int
    stale: bool


class SystemAnswerView(View):
    """What became of it: the system, its version and the position that the log had reached (0: nothing new)."""

    system: str
    version: int
    position: int


@routes.get("")
def list_systems(
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    asked: Annotated[Asked, Query()],
) -> RegisterView:
    """The systems the union knows of, the last changed first; the next page stands in the Link header."""
    organisation = reader(services, actor_of(signed_in))
    behind = place_of(asked.after) if asked.after else None
    wanted = Wanted(
        employer_bin=asked.employer_bin,
        vendor=asked.vendor,
        purpose=asked.purpose or "",
        status=asked.status or "",
        words=words(services.reader.bodies, organisation, asked.find),
    )
    with services.pool.connection() as connection:
        fresh = freshness(services, "systems", asked.min_position, connection)
        found = systems(connection, wanted, behind, limit=asked.limit + 1)
    page = found[: asked.limit]
    if len(found) > asked.limit:
        link_next(request, response, after=cursor_of(page[-1].place))
    named = workplaces(organisation, [each.employer_bin for each in page])
    response.headers[POSITION] = str(fresh.position)
    items = [in_list(each, named.get(each.employer_bin)) for each in page]
    return RegisterView(items=items, position=fresh.position, stale=fresh.stale)


@routes.post("", status_code=201, responses=problems(400, 409, 413, 415))
def register_system(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[SystemBody, Body(openapi_examples=shown_to_programs(REGISTRATIONS))],
    idempotency_key: IdempotencyKey = None,
) -> SystemAnswerView:
    """Write down a system. A chair does it for the employer of their own organisation, staff for any."""
    answer = register(services, actor_of(signed_in), body, own_key(idempotency_key))
    response.headers["Location"] = f"{SYSTEMS}/{answer.stream}"
    return _answered(answer, response)


SystemId = Annotated[str, Path(openapi_examples=shown_to_programs(RECORDS, ids=True))]


@routes.get("/{id}")
def show_system(services: CurrentServices, signed_in: ApiAccount, response: Response, id: SystemId) -> SystemView:  # noqa: A002 - as every path of the API names it
    """What is known of a system, what is not, and who wrote it down."""
    opened = look(services, actor_of(signed_in), id)
    shown(response, opened.version, opened.position)
    return system_view(opened, counted(services, opened))


@routes.post("/{id}/commands", responses=problems(400, 409, 412, 413, 415, 428))
def record_of_system(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: SystemId,  # noqa: A002
    body: Annotated[RecordingBody, Body(openapi_examples=shown_to_programs(RECORDS))],
    idempotency_key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> SystemAnswerView:
    """Write down what became known, or correct it; what stood there before stays readable among the records."""
    key, versions = own_key(idempotency_key), versions_in_view(if_match)
    return _answered(send(services, actor_of(signed_in), id, body, key, versions=versions), response)


def _answered(answer: Answer, response: Response) -> SystemAnswerView:
    told = answered(answer, response)
    return SystemAnswerView(system=told.case, version=told.version, position=told.position)
