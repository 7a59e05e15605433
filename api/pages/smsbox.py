"""The SMS box of the embedded stack as a page, beside its mailbox: what people without e-mail would get."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import AnyVisit
from api.pages.mailbox import MOST_SHOWN, kept_here

routes = APIRouter(include_in_schema=False)


@routes.get("/sms-box")
def sms_box(visit: AnyVisit) -> HTMLResponse:
    """Only where the messages stay on this computer: in production the address does not exist."""
    found = kept_here(visit, "sms")
    return visit.page("mailbox/sms.html", HTTPStatus.OK, messages=found[:MOST_SHOWN], more=len(found) > MOST_SHOWN)
