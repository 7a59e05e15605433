"""Deadlines in one's own calendar program: making an address for it, ending one, and the feed behind it."""

from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.calendar_feed import MEDIA_TYPE, feed
from api.current import CurrentServices, SignedInForm, SignedInVisit
from api.identity.feeds import MOST, feeds_of, open_feed, owner_of, revoke_feed
from api.identity.routes import LARGEST_ID
from api.identity.sessions import hashed
from api.problems import Problem
from api.visit import Visit

AN_HOUR_S = 3600
LONGEST_SECRET = 100

routes = APIRouter(include_in_schema=False)


@routes.get("/my/calendar")
def calendar_page(visit: SignedInVisit) -> HTMLResponse:
    return _page(visit)


@routes.post("/my/calendar")
def new_address(visit: SignedInVisit, _form: SignedInForm) -> HTMLResponse:
    """The address is shown on this one page and never again."""
    secret = open_feed(visit.services.pool, visit.account)
    return _page(visit, secret) if secret else _page(visit, too_many=True)


@routes.post("/my/calendar/{feed_id}/end")
def end_address(
    feed_id: Annotated[int, Path(ge=0, le=LARGEST_ID)], visit: SignedInVisit, _form: SignedInForm
) -> Response:
    revoke_feed(visit.services.pool, visit.account, feed_id)
    return RedirectResponse("/my/calendar", 303)


def _page(visit: Visit, secret: str = "", *, too_many: bool = False) -> HTMLResponse:
    public = visit.services.settings.public_url.rstrip("/")
    return visit.page(
        "calendar_feeds.html",
        409 if too_many else 200,
        feeds=feeds_of(visit.services.pool, visit.account),
        address=f"{public}/calendar/{secret}.ics" if secret else "",
        too_many=too_many,
        most=MOST,
    )


@routes.get("/calendar/{secret}.ics")
def fetch(request: Request, services: CurrentServices, secret: str) -> Response:
    """For whoever has the secret. What is not there, was ended, or belongs to nobody any more looks the same."""
    address = request.client.host if request.client else ""
    mark = hashed(secret).hex()
    if not services.throttle.admits_fetch(mark, address):
        raise Problem("too-many-requests", headers={"Retry-After": str(AN_HOUR_S)})
    person = owner_of(services.pool, secret) if len(secret) <= LONGEST_SECRET else None
    if person is None:
        services.throttle.guessed(address)
        raise Problem("not-found")
    content = feed(services, person)
    etag = f'"{sha256(content).hexdigest()}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    named = {"ETag": etag, "Content-Disposition": 'inline; filename="birge.ics"'}
    return Response(content, media_type=MEDIA_TYPE, headers=named)
