"""The settings of the Federation that rules read, each with its meaning, its default and who changed it last."""

from typing import NamedTuple
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.organisation import administrator, perform
from api.pages.admin_acts import key_of
from api.pages.offices import actor, names
from api.visit import Visit
from domain.kernel import Refused, Rule
from domain.organisation.commands import ChangeSetting
from domain.organisation.events import SettingChanged
from domain.organisation.known_settings import KNOWN, Setting
from ledger.record import Recorded, Unknown

STREAM = "settings-federation"
LONGEST_VALUE = 20

routes = APIRouter(include_in_schema=False, prefix="/admin/settings")


class Shown(NamedTuple):
    setting: Setting
    value: int
    last: Recorded | None
    by: str


@routes.get("")
def settings_page(visit: SignedInVisit) -> HTMLResponse:
    return _page(visit)


@routes.post("/{name}")
def change(name: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    administrator(visit.services, actor(visit))
    if name not in {setting.name for setting in KNOWN}:
        raise Unknown
    command = ChangeSetting(name=name, value=form.text("value")[:LONGEST_VALUE])
    try:
        perform(visit.services, actor(visit), STREAM, command, key_of(form))
    except Refused as refused:
        return _page(visit, refused.rule)
    return RedirectResponse("/admin/settings", 303)


def _page(visit: Visit, refused: Rule | None = None) -> HTMLResponse:
    organisation = administrator(visit.services, actor(visit))
    changes = {r.event.name: r for r in visit.services.ledger.history(STREAM) if isinstance(r.event, SettingChanged)}
    people = names(visit.services, *(recorded.actor_id for recorded in changes.values()))
    shown = [_shown(setting, organisation.number_of(setting), changes.get(setting.name), people) for setting in KNOWN]
    return visit.page("admin/settings.html", 409 if refused else 200, shown=shown, refused=refused, key=str(uuid4()))


def _shown(setting: Setting, value: int, last: Recorded | None, people: dict[str, str]) -> Shown:
    return Shown(setting, value, last, people.get(last.actor_id, "") if last else "")
