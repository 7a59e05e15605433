"""One round of talks on a page: its day, its agenda, what came of it, and what can be recorded of it now."""

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.pages.offices import actor
from api.pages.talks_choices import clauses_of
from api.pages.talks_fields import CHANGED_MEANWHILE, ROUNDS, Shown, faulty, read, refused, version_of
from api.pages.talks_parts import clocks, lines
from api.problems import Problem
from api.table import OpenedRound, body_of, look_at_round, send_to_round
from api.unmoved import unmoved_since
from api.visit import Visit
from domain.bargaining.rounds.frame import ROUND
from domain.bargaining.words import CALLED_OFF, SIGNED
from domain.kernel import Refused
from ledger.record import Stale

routes = APIRouter(include_in_schema=False)


@routes.get("/talks/{stream}/rounds/{number}")
def round_page(stream: str, number: int, visit: SignedInVisit) -> HTMLResponse:
    opened = look_at_round(visit.services, actor(visit), stream, number)
    state = opened.state
    buttons = [button for button in ROUND.buttons(opened.talks.roles, state.stage) if button.command in ROUNDS]
    titles = dict(clauses_of(visit, opened.talks)) if state.agenda else {}
    return visit.page(
        "talks/round.html",
        opened=opened,
        state=state,
        step=ROUND.steps[state.stage],
        agenda=[(clause, titles[clause]) for clause in state.agenda if clause in titles],
        clocks=clocks(visit, opened.talks, ROUND, opened.history),
        lines=lines(visit, ROUND, opened.history),
        can=[button for button in buttons if button.refused is None],
        cannot=[button for button in buttons if button.refused],
        signed=SIGNED,
        called_off=CALLED_OFF,
        done=visit.request.query_params.get("done", ""),
    )


@routes.get("/talks/{stream}/rounds/{number}/do")
def act_page(stream: str, number: int, visit: SignedInVisit, act: str = "") -> HTMLResponse:
    return _acting(visit, look_at_round(visit.services, actor(visit), stream, number), Shown(act))


@routes.post("/talks/{stream}/rounds/{number}/do")
def do(stream: str, number: int, visit: SignedInVisit, form: SignedInForm, act: str = "") -> Response:
    opened = look_at_round(visit.services, actor(visit), stream, number)
    if act not in ROUNDS:
        raise Problem("not-found")
    fields = ROUNDS[act]
    asked = read(form, act, fields)
    if asked.shown.faults:
        return _acting(visit, opened, faulty(asked.shown, fields))
    versions = [later for version in version_of(form) for later in unmoved_since(opened.history, version)]
    try:
        body: Any = body_of(act, asked.said)
        send_to_round(visit.services, actor(visit), stream, number, body, key=asked.shown.key, versions=versions)
    except ValidationError as error:
        return _acting(visit, opened, faulty(asked.shown, fields, error))
    except Refused as no:
        return _acting(visit, opened, refused(asked.shown, no.rule.label))
    except Stale:
        return _acting(visit, opened, refused(asked.shown, CHANGED_MEANWHILE))
    return RedirectResponse(f"/talks/{stream}/rounds/{number}?done={act}", HTTPStatus.SEE_OTHER)


def _acting(visit: Visit, opened: OpenedRound, form: Shown) -> HTMLResponse:
    buttons = {button.command: button for button in ROUND.buttons(opened.talks.roles, opened.state.stage)}
    if form.act not in ROUNDS or form.act not in buttons:
        raise Problem("not-found")
    button, here = buttons[form.act], f"/talks/{opened.talks.stream}/rounds/{opened.state.order}"
    return visit.page(
        "talks/act.html",
        form.status,
        form=form,
        fields=ROUNDS[form.act],
        choices={},
        version=opened.version,
        title=button.act.label,
        hint=button.act.hint,
        bar=button.refused,
        back=here,
        action=f"{here}/do?act={form.act}",
        above="",
    )
