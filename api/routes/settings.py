"""The settings of the Federation for programs of administrators."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Body, Response

from api.cases import actor_of
from api.commands import Body as Asked
from api.current import ApiAccount, CurrentServices
from api.examples.people import SETTINGS, shown
from api.organisation import administrator, perform
from api.organisation_bodies import body_of, command_of
from api.pages.admin_settings import STREAM
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, ChangeAnswer, changed, problems
from api.shapes import View
from api.strict_json import StrictRoute
from domain.organisation.commands import ChangeSetting
from domain.organisation.known_settings import KNOWN
from domain.words import Label
from ledger.record import Unknown

if TYPE_CHECKING:

    class SettingBody(Asked):
        name: str
else:
    SettingBody = body_of(ChangeSetting)

routes = APIRouter(prefix="/api/v1/settings", tags=["settings"], route_class=StrictRoute, responses=PROBLEMS)


class SettingView(View):
    """A whole number between `least` and `most`; `usual` holds until somebody chooses another one."""

    name: str
    label: Label
    meaning: Label
    value: int
    usual: int
    least: int
    most: int


@routes.get("")
def settings(services: CurrentServices, signed_in: ApiAccount) -> list[SettingView]:
    organisation = administrator(services, actor_of(signed_in))
    return [
        SettingView(
            **{name: getattr(known, name) for name in ("name", "label", "meaning", "least", "most")},
            value=organisation.number_of(known),
            usual=known.default,
        )
        for known in KNOWN
    ]


@routes.post("/commands", responses=problems(400, 409, 413, 415))
def change_setting(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[SettingBody, Body(openapi_examples=shown(SETTINGS))],
    idempotency_key: IdempotencyKey = None,
) -> ChangeAnswer:
    administrator(services, actor_of(signed_in))
    if body.name not in {known.name for known in KNOWN}:
        raise Unknown
    answer = perform(services, actor_of(signed_in), STREAM, command_of(ChangeSetting, body), own_key(idempotency_key))
    return changed(answer, response)
