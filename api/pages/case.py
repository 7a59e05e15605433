"""One address for a case: the member, a chair and those who work on it each find there what is theirs."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from api import papers
from api.bundle import bundle_of
from api.cases import look
from api.current import SignedInVisit
from api.joined import without_hidden_links
from api.letter_files import DESK
from api.pages import member_case, staff_case
from api.pages.offices import actor
from api.problems import Problem
from api.shapes import READERS
from domain.kernel import Role

FOLLOWS = frozenset({Role.MEMBER, Role.PARTICIPANT, Role.CHAIR})

routes = APIRouter(include_in_schema=False)


@routes.get("/cases/{case}")
def case_page(visit: SignedInVisit, case: str) -> Response:
    """Each view records the look by itself, once it knows what it opens."""
    opened = look(visit.services, actor(visit), case, invited=True)
    if opened.roles == {Role.INVITED}:
        return RedirectResponse(f"/cases/{case}/join_group", 303)
    opened = without_hidden_links(visit.services, opened)
    if opened.roles <= FOLLOWS:
        return member_case.show(visit, opened)
    return staff_case.show(visit, opened)


@routes.get("/cases/{case}/bundle.pdf")
def bundled(visit: SignedInVisit, case: str) -> Response:
    """The case as one PDF, for those who work on it."""
    opened = look(visit.services, actor(visit), case)
    if not opened.roles & DESK:
        raise Problem("forbidden")
    named = {"Content-Disposition": f'attachment; filename="{opened.case.number}.pdf"'}
    return Response(bundle_of(visit.services, opened), media_type=papers.PDF, headers=named)


@routes.get("/cases/{case}/letters/{letter}")
def letter(visit: SignedInVisit, case: str, letter: str) -> Response:
    """The very bytes that were issued."""
    opened = look(visit.services, actor(visit), case)
    if not opened.roles & READERS:
        raise Problem("forbidden")
    content = papers.letter(visit.services, opened, letter)
    named = {"Content-Disposition": f'inline; filename="{opened.case.number}-{letter}.pdf"'}
    return Response(content, media_type=papers.PDF, headers=named)
