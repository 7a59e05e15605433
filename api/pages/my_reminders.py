"""How I want to hear of tasks: at once, once a day, or not at all; and what comes at once whatever I choose."""

from collections.abc import Mapping
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.organisation import perform
from api.pages.admin_acts import key_of
from api.pages.offices import actor
from api.problems import Problem
from api.visit import Visit
from domain.organisation.known_settings import DIGEST_HOUR
from domain.organisation.reminders import HOURS, ChooseReminders, How, Reminders, stream_of

CHOICES: Mapping[How, tuple[Msgid, Msgid]] = {
    How.AT_ONCE: (msgid("At once"), msgid("A mail for every task, when it comes up.")),
    How.DIGEST: (
        msgid("Once a working day"),
        msgid("One mail says how many cases wait for you. No mail on rest days and holidays."),
    ),
    How.NONE: (msgid("No mails about tasks"), msgid("You see in your queue what waits.")),
}

routes = APIRouter(include_in_schema=False, prefix="/my/reminders")


@routes.get("")
def reminders_page(visit: SignedInVisit, *, saved: bool = False) -> HTMLResponse:
    return _page(visit, saved=saved)


@routes.post("")
def choose(visit: SignedInVisit, form: SignedInForm) -> Response:
    how = next((how for how in How if how == form.text("how")), None)
    hour = form.text("hour")
    if how is None:
        return _page(visit, 422)
    if hour and not (hour.isascii() and hour.isdecimal() and int(hour[:3]) in HOURS):
        raise Problem("invalid-fields")
    who = actor(visit)
    command = ChooseReminders(person=who.id, how=how, hour=int(hour) if hour and how is How.DIGEST else None)
    perform(visit.services, who, stream_of(who.id), command, key_of(form))
    return RedirectResponse("/my/reminders?saved=true", 303)


def _page(visit: Visit, status: int = 200, *, saved: bool = False) -> HTMLResponse:
    state: Reminders = visit.services.ledger.state(stream_of(actor(visit).id))
    return visit.page(
        "mine/reminders.html",
        status,
        state=state,
        choices=CHOICES,
        hours=HOURS,
        usual=visit.services.ledger.context().number_of(DIGEST_HOUR),
        waiting=state.cases(len(state.waiting)),
        saved=saved,
        key=str(uuid4()),
    )
