"""One round of talks on a page: convened, its day, its agenda, what came of it, what can be recorded of it now."""

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.pages.offices import actor
from api.pages.paper_fields import keeper_names
from api.pages.talks_choices import choices_of, clauses_of
from api.pages.talks_fields import CHANGED_MEANWHILE, CONVENING, ROUNDS, Shown, faulty, read, refused, version_of
from api.pages.talks_parts import clocks, lines
from api.problems import Problem
from api.table import ConveningBody, OpenedRound, body_of, convene, look_at_round, send_to_round
from api.talks import OpenedTalks, at_table
from api.unmoved import unmoved_since
from api.visit import Visit
from domain.bargaining.rounds.commands import ConveneRound
from domain.bargaining.rounds.frame import ROUND
from domain.bargaining.words import CALLED_OFF, SIGNED
from domain.kernel import Refused
from ledger.record import Stale
from projections.talks_lists import table

CONVENES = ROUND.acts[ConveneRound]

routes = APIRouter(include_in_schema=False)


@routes.get("/talks/{stream}/rounds/{number}")
def round_page(stream: str, number: int, visit: SignedInVisit) -> HTMLResponse:
    opened = look_at_round(visit.services, actor(visit), stream, number)
    state = opened.state
    buttons = [button for button in ROUND.buttons(opened.talks.roles, state.stage) if button.command in ROUNDS]
    cases = _cases(visit, opened)
    titles = dict(clauses_of(visit, opened.talks)) if state.agenda or cases else {}
    return visit.page(
        "talks/round.html",
        opened=opened,
        state=state,
        step=ROUND.steps[state.stage],
        agenda=[(clause, titles[clause], cases.get(clause, 0)) for clause in state.agenda if clause in titles],
        tested=[(clause, titles[clause], number) for clause, number in cases.items() if clause not in state.agenda],
        clocks=clocks(visit, opened.talks, ROUND, opened.history),
        lines=lines(visit, ROUND, opened.history),
        can=[button for button in buttons if button.refused is None],
        cannot=[button for button in buttons if button.refused],
        signed=SIGNED,
        keepers=keeper_names(opened.talks.organisation, visit.language),
        called_off=CALLED_OFF,
        done=visit.request.query_params.get("done", ""),
    )


def _cases(visit: Visit, opened: OpenedRound) -> dict[str, int]:
    """How many cases test each clause, by those that any tests; of a round that is over nobody asks."""
    if opened.state.closed:
        return {}
    with visit.services.pool.connection() as connection:
        return {row.clause: len(row.cases) for row in table(connection, opened.talks.stream) if row.cases}


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
        choices=choices_of(visit, opened.talks, ROUNDS[form.act]),
        version=opened.version,
        title=button.act.label,
        hint=button.act.hint,
        bar=button.refused,
        back=here,
        action=f"{here}/do?act={form.act}",
        above="",
        unproven=False,
    )


@routes.get("/talks/{stream}/convene")
def convening(stream: str, visit: SignedInVisit) -> HTMLResponse:
    return _convening(visit, at_table(visit.services, actor(visit), stream), Shown("convene_round"))


@routes.post("/talks/{stream}/convene")
def convene_round(stream: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened, asked = at_table(visit.services, actor(visit), stream), read(form, "convene_round", CONVENING)
    if asked.shown.faults:
        return _convening(visit, opened, faulty(asked.shown, CONVENING))
    try:
        body: Any = ConveningBody.model_validate(asked.said)
        convene(visit.services, actor(visit), stream, body, asked.shown.key)
    except ValidationError as error:
        return _convening(visit, opened, faulty(asked.shown, CONVENING, error))
    except Refused as no:
        return _convening(visit, opened, refused(asked.shown, no.rule.label))
    return RedirectResponse(f"/talks/{stream}?done=convene_round", HTTPStatus.SEE_OTHER)


def _convening(visit: Visit, opened: OpenedTalks, form: Shown) -> HTMLResponse:
    here = f"/talks/{opened.stream}"
    return visit.page(
        "talks/act.html",
        form.status,
        form=form,
        fields=CONVENING,
        choices=choices_of(visit, opened, CONVENING),
        version=opened.version,
        title=CONVENES.label,
        hint=CONVENES.hint,
        bar=None,
        back=here,
        action=f"{here}/convene",
        above="",
        unproven=False,
    )
