"""How somebody hears of tasks, for programs that act for them: their own choice and nobody else's."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Body, Response

from api.cases import actor_of
from api.commands import Body as Asked
from api.current import ApiAccount, CurrentServices
from api.examples.people import REMINDERS, shown
from api.organisation import perform
from api.organisation_bodies import body_of, command_of
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, ChangeAnswer, changed, problems
from api.shapes import View
from api.strict_json import StrictRoute
from domain.organisation.known_settings import DIGEST_HOUR
from domain.organisation.reminders import ChooseReminders, How, Reminders, stream_of

if TYPE_CHECKING:

    class RemindersBody(Asked):
        command: str
else:
    RemindersBody = body_of(ChooseReminders, without={"person"})

routes = APIRouter(prefix="/api/v1/reminders", tags=["people"], route_class=StrictRoute, responses=PROBLEMS)


class RemindersView(View):
    """`hour` is that of a digest in Almaty, one's own or the Federation's; `waiting` is of how many cases it will tell.
    Warnings of limits set by law come at once whatever was chosen.
    """

    how: How
    hour: int
    waiting: int


@routes.get("")
def reminders(services: CurrentServices, signed_in: ApiAccount) -> RemindersView:
    state: Reminders = services.ledger.state(stream_of(actor_of(signed_in).id))
    usual = services.ledger.context().number_of(DIGEST_HOUR)
    hour = usual if state.hour is None else state.hour
    return RemindersView(how=state.how, hour=hour, waiting=state.cases(len(state.waiting)))


@routes.post("/commands", responses=problems(400, 409, 413, 415))
def choose_reminders(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[RemindersBody, Body(openapi_examples=shown(REMINDERS))],
    idempotency_key: IdempotencyKey = None,
) -> ChangeAnswer:
    """Hear of tasks at once, once a working day at an hour, or not at all. Without an `hour` it is the usual one."""
    who = actor_of(signed_in)
    command = command_of(ChooseReminders, body, person=who.id)
    return changed(perform(services, who, stream_of(who.id), command, own_key(idempotency_key)), response)
