"""The register of agreements: listed, searched, read, written down, with its texts and what of it is for everybody."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query, Request, Response
from pydantic import Field, field_validator

from api import agreement_texts
from api.agreement_comparison import compared
from api.agreement_views import AgreementInList, AgreementView, ComparedView, agreement_view, compared_view, in_list
from api.agreements import (
    AGREEMENTS,
    AgreementBody,
    RegisteringBody,
    clause_tokens,
    cursor_of,
    look,
    place_of,
    reader,
    register,
    send,
    today_of,
)
from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.documents.receiving import refused
from api.documents.showing import as_file
from api.examples.agreements import COMMANDS, COMPARED, REGISTRATIONS, shown_to_programs
from api.fields import refuse
from api.freshness import FURTHEST, freshness
from api.open_agreements import OpenDataView, as_csv, published
from api.preconditions import IdempotencyKey, IfMatch, own_key, versions_in_view
from api.routes.answers import POSITION, PROBLEMS, answered, link_next, problems, shown
from api.shapes import View
from api.strict_json import StrictRoute
from api.systems import LONGEST_SEARCH
from domain.agreement.facts import Status
from domain.collective import Guarantee, Level, Theme
from domain.kernel import Refused
from domain.regions import REGIONS
from ledger.record import Answer
from projections.agreement_lists import ANY, Wanted, agreements, clauses_with, words

routes = APIRouter(prefix=AGREEMENTS, tags=["agreements"], route_class=StrictRoute, responses=PROBLEMS)


class AskedAgreements(View):
    """What is left out narrows nothing."""

    level: Level | None = None
    region: str = ""
    branch: str = Field("", pattern="^[a-z0-9_]{0,40}$")
    status: Status | None = None
    theme: Theme | None = Field(None, description="A clause, or the agreement as a whole, speaks of it.")
    guarantee: Guarantee | None = None
    any_guarantee: bool = Field(default=False, description="At least one digital guarantee, whichever.")
    employer_bin: str = Field("", pattern="^([0-9]{12})?$")
    find: str = Field("", max_length=LONGEST_SEARCH, description="Words of the parties or of the employer.")
    clause: str = Field("", max_length=LONGEST_SEARCH, description="Whole words that stand in one of its clauses.")
    after: str = Field("", max_length=200, description="From the link to the next page.")
    limit: int = Field(50, ge=1, le=200)
    min_position: int = Field(0, ge=0, le=FURTHEST, description="Wait up to a second for this X-Position.")

    @field_validator("region")
    @classmethod
    def _is_known(cls, region: str) -> str:
        if region and region not in REGIONS:
            raise refuse("iso-3166-2-region")
        return region

    def guaranteed(self) -> str:
        return self.guarantee or (ANY if self.any_guarantee else "")


class AgreementsView(View):
    """`position` is how far the list had come; `stale` says that this is short of `min_position`."""

    items: list[AgreementInList]
    position: int
    stale: bool


class AgreementAnswerView(View):
    """What became of it: the agreement, its version and the position that the log had reached (0: nothing new)."""

    agreement: str
    version: int
    position: int


@routes.get("")
def list_agreements(
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    asked: Annotated[AskedAgreements, Query()],
) -> AgreementsView:
    """The agreements the union knows of, the last signed first; the next page stands in the Link header."""
    organisation = reader(services, actor_of(signed_in))
    behind = place_of(asked.after) if asked.after else None
    wanted = Wanted(
        level=asked.level or "",
        region=asked.region,
        branch=asked.branch,
        status=asked.status or "",
        theme=asked.theme or "",
        guarantee=asked.guaranteed(),
        employer_bin=asked.employer_bin,
        words=words(services.reader.bodies, organisation, asked.find),
        clause=clause_tokens(services, asked.clause),
    )
    with services.pool.connection() as connection:
        fresh = freshness(services, "agreements", asked.min_position, connection)
        found = agreements(connection, wanted, today_of(services), behind, limit=asked.limit + 1)
        hits = clauses_with(connection, [each.stream for each in found], wanted.clause) if wanted.clause else {}
    page = found[: asked.limit]
    if len(found) > asked.limit:
        link_next(request, response, after=cursor_of(page[-1].place))
    response.headers[POSITION] = str(fresh.position)
    return AgreementsView(
        items=[in_list(each, hits.get(each.stream, ())) for each in page], position=fresh.position, stale=fresh.stale
    )


@routes.post("", status_code=201, responses=problems(400, 409, 413, 415))
def register_agreement(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[RegisteringBody, Body(openapi_examples=shown_to_programs(REGISTRATIONS))],
    idempotency_key: IdempotencyKey = None,
) -> AgreementAnswerView:
    """Write down a signed agreement: from now on its last day, its filing and its controls are watched."""
    answer = register(services, actor_of(signed_in), body, own_key(idempotency_key))
    response.headers["Location"] = f"{AGREEMENTS}/{answer.stream}"
    return _answered(answer, response)


@routes.get("/open-data")
def open_data(services: CurrentServices, signed_in: ApiAccount, response: Response) -> OpenDataView:
    """What of the register is for everybody: no text, no employer, no number below five."""
    reader(services, actor_of(signed_in))
    found = published(services)
    response.headers[POSITION] = str(found.position)
    return found


@routes.get("/open-data.csv", response_class=Response)
def open_data_csv(services: CurrentServices, signed_in: ApiAccount) -> Response:
    """The same as a table that any spreadsheet opens."""
    reader(services, actor_of(signed_in))
    found = published(services)
    headers = {
        "Content-Disposition": f'attachment; filename="agreements-{found.as_of:%Y-%m-%d}.csv"',
        POSITION: str(found.position),
    }
    return Response(as_csv(found), media_type="text/csv; charset=utf-8", headers=headers)


Id = Annotated[str, Path(openapi_examples=shown_to_programs(COMMANDS, ids=True))]


@routes.get("/{id}")
def show_agreement(services: CurrentServices, signed_in: ApiAccount, response: Response, id: Id) -> AgreementView:  # noqa: A002 - as every path of the API names it
    """One agreement with its clocks, clauses and guarantees. Where words are opened, your look is recorded."""
    opened = look(services, actor_of(signed_in), id)
    shown(response, opened.version, opened.position)
    return agreement_view(services, opened)


@routes.post("/{id}/commands", responses=problems(400, 409, 410, 412, 413, 415, 428))
def send_to_agreement(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Id,  # noqa: A002
    body: Annotated[AgreementBody, Body(openapi_examples=shown_to_programs(COMMANDS))],
    idempotency_key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> AgreementAnswerView:
    """Record a filing, a control, a proposal, an amendment, a clause; correct the entry, link it with the new one."""
    key, versions = own_key(idempotency_key), versions_in_view(if_match)
    return _answered(send(services, actor_of(signed_in), id, body, key, versions=versions), response)


@routes.get("/{id}/compared/{other}")
def compare(
    services: CurrentServices,
    signed_in: ApiAccount,
    id: Id,  # noqa: A002
    other: Annotated[str, Path(openapi_examples=shown_to_programs(COMPARED, ids=True))],
) -> ComparedView:
    """Two agreements clause by clause: by theme and number or guarantee, each with its words and what became of them.
    Where words are opened, your look at both is recorded.
    """
    return compared_view(compared(services, actor_of(signed_in), id, other))


FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary", "description": ".pdf or .docx, up to 20 MB."}
                    },
                }
            }
        },
    }
}


@routes.post("/{id}/text", status_code=201, responses=problems(400, 409, 410, 413, 415), openapi_extra=FORM)
async def attach_text(
    *,
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    id: Id,  # noqa: A002
    idempotency_key: IdempotencyKey = None,
) -> AgreementAnswerView:
    """The signed text as a PDF or Word file, in place of the one before it."""
    try:
        answer = await agreement_texts.take(request, services, actor_of(signed_in), id, own_key(idempotency_key))
    except Refused as told:
        raise refused(told.rule) from None
    response.headers["Location"] = f"{AGREEMENTS}/{answer.stream}/text"
    return _answered(answer, response)


@routes.get("/{id}/text", response_class=Response, responses=problems(410))
def give_text(services: CurrentServices, signed_in: ApiAccount, id: Id) -> Response:  # noqa: A002
    """The file; your look is recorded before its bytes leave."""
    return as_file(agreement_texts.text_file(services, look(services, actor_of(signed_in), id)))


def _answered(answer: Answer, response: Response) -> AgreementAnswerView:
    told = answered(answer, response)
    return AgreementAnswerView(agreement=told.case, version=told.version, position=told.position)
