"""The post office of the embedded stack as a page: every mail that left, so that one can see what people would get."""

import json
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import AnyVisit
from api.problems import Problem
from api.visit import Visit

PATIENCE_S = 15
MOST_SHOWN = 50

routes = APIRouter(include_in_schema=False)


@routes.get("/mailbox")
def mailbox(visit: AnyVisit) -> HTMLResponse:
    """Only where the mails are our own to read: in production the address does not exist."""
    mails = kept_here(visit, "messages")
    return visit.page("mailbox/mails.html", HTTPStatus.OK, mails=mails[:MOST_SHOWN], more=len(mails) > MOST_SHOWN)


def kept_here(visit: Visit, what: str) -> list[dict[str, Any]]:
    """What the embedded post office keeps under this name, newest first."""
    address = visit.services.settings.mailbox_url
    if not address:
        raise Problem("not-found")
    try:
        with urlopen(f"{address}/{what}", timeout=PATIENCE_S) as answer:  # noqa: S310 - our own settings, http
            found: list[dict[str, Any]] = json.load(answer)
    except (URLError, OSError) as fault:
        raise Problem("unavailable") from fault
    return [each | {"received_at": datetime.fromisoformat(each["received_at"])} for each in found]
