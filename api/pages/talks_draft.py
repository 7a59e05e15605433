"""The worker's page of the draft: what is to be signed for her, a box to say what she thinks, and what came of that."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.pages.offices import actor
from api.pages.talks_fields import COMMENTING, Shown, faulty, read, refused
from api.pages.talks_parts import clocks, employer_of
from api.talks import OpenedTalks, body_of, send
from api.talks_draft import look_at_draft, read_draft
from api.visit import Visit
from domain.bargaining.frame import BARGAINING
from domain.bargaining.state import Stage
from domain.bargaining.terms import DISCUSSION
from domain.bargaining.words import TAKEN
from domain.collective import LEVELS
from domain.kernel import Refused

COMMENT = "comment_on_draft"

routes = APIRouter(include_in_schema=False)


@routes.get("/talks/{stream}/draft")
def draft_page(stream: str, visit: SignedInVisit, about: str = "") -> HTMLResponse:
    opened = look_at_draft(visit.services, actor(visit), stream)
    return _page(visit, opened, Shown(COMMENT, {"clause": about}))


@routes.post("/talks/{stream}/draft")
def comment(stream: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened = look_at_draft(visit.services, actor(visit), stream)
    asked = read(form, COMMENT, COMMENTING)
    try:
        body = body_of(COMMENT, asked.said)
        send(visit.services, actor(visit), stream, body, asked.shown.key, versions=None)
    except ValidationError as error:
        return _page(visit, opened, faulty(asked.shown, COMMENTING, error))
    except Refused as no:
        return _page(visit, opened, refused(asked.shown, no.rule.label))
    return RedirectResponse(f"/talks/{stream}/draft?done=1", HTTPStatus.SEE_OTHER)


def _page(visit: Visit, opened: OpenedTalks, form: Shown) -> HTMLResponse:
    state = opened.state
    return visit.page(
        "talks/draft.html",
        form.status,
        opened=opened,
        state=state,
        level=LEVELS[state.level],
        place=employer_of(opened) or opened.organisation.units[state.unit].name,
        draft=read_draft(visit.services, opened),
        discussing=state.stage is Stage.DISCUSSION,
        until=next((c for c in clocks(visit, opened, BARGAINING, opened.history) if c.term == DISCUSSION), None),
        taken=TAKEN,
        form=form,
        fields=COMMENTING,
        done=visit.request.query_params.get("done", ""),
    )
