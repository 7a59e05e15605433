"""What stands in the record of one case: raw events, letters as they were issued, and who looked at it."""

from datetime import datetime
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from api.bundle import bundle_of
from api.cases import OpenedCase, actor_of, look, record_look
from api.current import ApiAccount, CurrentServices
from api.identity.sessions import SignedIn
from api.joined import without_hidden_links
from api.letter_files import DESK
from api.looks import offices_held, purpose_of
from api.papers import PDF, answer_preview, letter
from api.problems import Problem
from api.routes.answers import PROBLEMS, Limit, link_next, problems, shown
from api.routes.cases import CaseId
from api.services import Services
from api.shapes import READERS, STAFF, Named, View
from api.strict_json import StrictRoute
from domain.kernel import Role
from domain.noting import may_know_of
from domain.organisation.organisation import Organisation
from domain.words import Label
from ledger.reads import Read
from ledger.record import Recorded

FOLLOWERS = STAFF | {Role.MEMBER, Role.AUDITOR}
"""Who may see how a case was recorded; a chair sees what the member let her know, not who did what to it."""

routes = APIRouter(prefix="/api/v1/cases/{id}", tags=["record"], route_class=StrictRoute, responses=PROBLEMS)


class EventView(View):
    """An event as it was recorded; personal text in it stays sealed."""

    position: int
    version: int
    name: str
    actor: str
    command_id: str
    recorded_at: datetime
    occurred_at: datetime
    data: dict[str, Any]


class OfficeView(View):
    """An office, and the body of the union in which it is held."""

    role: Named
    unit: Named


class ReadView(View):
    """One look at the case by somebody who is not its member: who, in which offices of today, when and what for."""

    actor: str
    name: str
    offices: tuple[OfficeView, ...]
    purpose: str
    purpose_label: Label
    read_at: datetime


class PdfResponse(Response):
    media_type = PDF


def only(opened: OpenedCase, roles: frozenset[Role]) -> None:
    """403 for somebody who knows of the case, but whom this part of it does not concern."""
    if not opened.roles & roles:
        raise Problem("forbidden")


def opened_for(services: Services, signed_in: SignedIn, case: str, purpose: str, roles: frozenset[Role]) -> OpenedCase:
    """The case, for these roles only; the look is recorded before anything of it is answered."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, roles)
    record_look(services, opened, purpose)
    return opened


@routes.get("/events", responses=problems(403))
def events(
    *,
    request: Request,
    response: Response,
    services: CurrentServices,
    signed_in: ApiAccount,
    case: CaseId,
    after: Annotated[int, Query(ge=0, le=2**31, description="The version after which to begin.")] = 0,
    limit: Limit = 100,
) -> list[EventView]:
    """The raw events, oldest first, for the member, auditors and staff."""
    opened = opened_for(services, signed_in, case, "events", FOLLOWERS)
    told = without_hidden_links(services, opened).history
    known = (r for r in told if may_know_of(r.event, opened.roles))
    found = tuple(islice((r for r in known if r.version > after), limit))
    shown(response, opened.version, opened.position)
    if found and found[-1].version < opened.version:
        link_next(request, response, after=found[-1].version)
    return [event_view(recorded) for recorded in found]


def event_view(recorded: Recorded) -> EventView:
    return EventView(
        position=recorded.position,
        version=recorded.version,
        name=recorded.event.NAME,
        actor=recorded.actor_id,
        command_id=recorded.command_id,
        recorded_at=recorded.recorded_at,
        occurred_at=recorded.occurred_at,
        data=recorded.event.model_dump(mode="json"),
    )


@routes.get("/letters/{letter}", response_class=PdfResponse, responses=problems(403, 410))
def issued_letter(
    services: CurrentServices,
    signed_in: ApiAccount,
    case: CaseId,
    name: Annotated[str, Path(alias="letter", max_length=60, examples=["receipt-1"])],
) -> Response:
    """The letter, byte for byte as it was issued; 410 once its subject was erased."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, READERS)
    return _pdf(letter(services, opened, name), name)


@routes.get("/answer.pdf", response_class=PdfResponse, responses=problems(403, 410))
def preview_of_the_answer(services: CurrentServices, signed_in: ApiAccount, case: CaseId) -> Response:
    """The draft as the letter it would be if its lawyer let it go now. Nothing is stored."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, frozenset({Role.LAWYER}))
    return _pdf(answer_preview(services, opened), "answer")


def _pdf(content: bytes, name: str) -> Response:
    return PdfResponse(content, headers={"Content-Disposition": f'inline; filename="{name}.pdf"'})


@routes.get("/bundle.pdf", response_class=PdfResponse, responses=problems(403, 409))
def bundled(services: CurrentServices, signed_in: ApiAccount, case: CaseId) -> Response:
    """The case as one PDF for a court or another lawyer: contents, what happened, letters, documents."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, DESK)
    return _pdf(bundle_of(services, opened), opened.case.number)


@routes.get("/reads", responses=problems(403))
def reads(services: CurrentServices, signed_in: ApiAccount, case: CaseId) -> list[ReadView]:
    """Who opened this case, and what for: the member sees every look but her own."""
    opened = opened_for(services, signed_in, case, "reads", FOLLOWERS)
    seen = services.ledger.reads_of(case)
    people = services.ledger.directory.names({read.actor_id for read in seen})
    return [read_view(read, people.get(read.actor_id, ""), opened.organisation) for read in seen]


def read_view(read: Read, name: str, organisation: Organisation) -> ReadView:
    return ReadView(
        actor=read.actor_id,
        name=name,
        offices=tuple(
            OfficeView(role=Named(code=held.role, label=held.title), unit=Named(code=held.unit, label=held.body))
            for held in offices_held(read.actor_id, organisation)
        ),
        purpose=read.purpose,
        purpose_label=purpose_of(read),
        read_at=read.read_at,
    )
