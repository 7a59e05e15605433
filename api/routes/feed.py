"""The feed of events: whoever listens hears at once that something happened in a case that is open to them."""

from collections.abc import AsyncIterator
from datetime import datetime
from time import monotonic
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.cases import actor_of
from api.current import ApiAccount, CurrentServices
from api.feed import News, Waker, place, ticket
from api.identity.sessions import SignedIn, is_live
from api.problems import FieldError, Problem
from api.routes.answers import PROBLEMS
from api.services import Services
from api.shapes import View

LOOKED_AT_S = 15.0
"""How often a stream asks whether its session or token still opens anything."""

routes = APIRouter(prefix="/api/v1", tags=["feed"], responses=PROBLEMS)


class NewsView(View):
    """That something happened, in which case and when; read the case to learn more."""

    position: int
    case: str
    version: int
    event: str
    recorded_at: datetime


def beginning(services: CurrentServices, last_event_id: Annotated[str | None, Header()] = None) -> int:
    """Behind what the listener has heard; from now on for one who heard nothing yet."""
    if not last_event_id:
        return services.ledger.position()
    position = place(last_event_id)
    if position is None:
        raise Problem("invalid-fields", errors=[FieldError("Last-Event-ID", "unknown")])
    return min(position, services.ledger.position())


@routes.get("/events", response_class=EventSourceResponse)
async def feed(
    services: CurrentServices, signed_in: ApiAccount, begin: Annotated[int, Depends(beginning)]
) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events of the cases that are open to you. A dropped connection goes on where it ended."""
    waker = Waker()
    await run_sync(services.feed.listen, waker)
    try:
        yield ServerSentEvent(event="open", id=ticket(begin), data={"position": begin})
        async for event in _heard(services, signed_in, waker, begin):
            yield event
    finally:
        services.feed.leave(waker)


async def _heard(services: Services, signed_in: SignedIn, waker: Waker, begin: int) -> AsyncIterator[ServerSentEvent]:
    position, actor, looked_at = begin, actor_of(signed_in), monotonic()
    while True:
        reached, found = await run_sync(services.feed.after, position)
        if monotonic() - looked_at > LOOKED_AT_S:
            if not await run_sync(is_live, services.pool, signed_in):
                return
            looked_at = monotonic()
        for news in found:
            if news.concerns(actor):
                yield _told(news)
        if reached == position:
            await waker.wait(LOOKED_AT_S)
        position = reached


def _told(news: News) -> ServerSentEvent:
    recorded = news.recorded
    said = NewsView(
        position=recorded.position,
        case=recorded.stream,
        version=recorded.version,
        event=recorded.event.NAME,
        recorded_at=recorded.recorded_at,
    )
    return ServerSentEvent(event="case", id=ticket(recorded.position), data=said)
