"""Letters to the outside as pages: the lawyer's desk of one case, and for the member what waits for her yes."""

from fastapi import APIRouter
from starlette.responses import Response

from api.cases import OpenedCase, look
from api.current import SignedInVisit
from api.letter_files import DESK, LETTER_READERS, found, letter_file, letter_preview
from api.pages import letter_desk, member_letters
from api.pages.offices import actor
from api.problems import Problem
from api.visit import Visit
from domain.appeal.outgoing.plan import Manner
from domain.kernel import Role

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}/outgoing")


def opened_for(visit: Visit, case: str, roles: frozenset[Role]) -> OpenedCase:
    opened = look(visit.services, actor(visit), case)
    if not opened.roles & roles:
        raise Problem("forbidden")
    return opened


@routes.get("")
def letters(visit: SignedInVisit, case: str) -> Response:
    """All letters of the case."""
    opened = opened_for(visit, case, LETTER_READERS)
    return member_letters.all_of(visit, opened) if opened.is_member else letter_desk.all_of(visit, opened)


@routes.get("/{letter}")
def letter_page(visit: SignedInVisit, case: str, letter: str) -> Response:
    opened = opened_for(visit, case, LETTER_READERS)
    known = found(opened, letter)
    if opened.is_member:
        return member_letters.show(visit, opened, known)
    return letter_desk.show(visit, opened, known)


@routes.get("/{letter}/preview.{form}")
def preview(visit: SignedInVisit, case: str, letter: str, form: str) -> Response:
    """The draft as it would leave, as a PDF or a Word file."""
    opened = opened_for(visit, case, DESK)
    try:
        manner = Manner(visit.request.query_params.get("manner", Manner.NAMED))
    except ValueError:
        raise Problem("not-found") from None
    if form not in {"pdf", "docx"}:
        raise Problem("not-found")
    return letter_preview(visit.services, opened, letter, manner, "docx" if form == "docx" else "pdf")


@routes.get("/{letter}/files/{version}")
def file(visit: SignedInVisit, case: str, letter: str, version: str) -> Response:
    """The very bytes that are before her, or that were released."""
    return letter_file(visit.services, opened_for(visit, case, LETTER_READERS), letter, version)
