"""A home for offices whose work has not moved in yet: it says plainly what they can do here now, and what not."""

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.offices import actor, offices_of
from api.pages.sections import ADMINISTRATION, BAROMETER, DATA, WORKING_DAYS, Section
from domain.kernel import Role

NOW: Mapping[Role, tuple[Msgid, Msgid, tuple[Section, ...]]] = {
    Role.NEGOTIATOR: (
        msgid("Negotiator"),
        msgid("Bargaining rounds are not kept here yet. You can see in the barometer what appeals are about."),
        (BAROMETER,),
    ),
    Role.DPO: (
        msgid("Data protection officer"),
        msgid("You find people, their consents, copies, erasures and breach packs under “Personal data”."),
        (DATA,),
    ),
    Role.LEADER: (
        msgid("Leader"),
        msgid("The barometer shows you full figures, also where others see that a number is too small to be shown."),
        (BAROMETER,),
    ),
    Role.ADMIN: (
        msgid("Administrator"),
        msgid("Bodies, people, offices and settings stand under “Bodies and people”, working days on a page."),
        (ADMINISTRATION, WORKING_DAYS),
    ),
}

routes = APIRouter(include_in_schema=False)


@routes.get("/desk")
def desk(visit: SignedInVisit) -> HTMLResponse:
    held = offices_of(actor(visit), visit.services.ledger.context())
    return visit.page("staff/desk.html", offices=[words for role, words in NOW.items() if role in held])
