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

PATIENCE_S = 3
MOST_SHOWN = 200

routes = APIRouter(include_in_schema=False)


@routes.get("/mailbox")
def mailbox(visit: AnyVisit) -> HTMLResponse:
    """Only where the mails are our own to read: in production the address does not exist."""
    address = visit.services.settings.mailbox_url
    if not address:
        raise Problem("not-found")
    try:
        mails = _mails(address)
    except (URLError, OSError) as fault:
        raise Problem("unavailable") from fault
    return visit.page("mailbox/mails.html", HTTPStatus.OK, mails=mails[:MOST_SHOWN], more=len(mails) > MOST_SHOWN)


def _mails(address: str) -> list[dict[str, Any]]:
    with urlopen(f"{address}/messages", timeout=PATIENCE_S) as answer:  # noqa: S310 - our own settings, http
        found: list[dict[str, Any]] = json.load(answer)
    return [mail | {"received_at": datetime.fromisoformat(mail["received_at"])} for mail in found]
