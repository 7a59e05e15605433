"""Collective disputes on pages: the list, the ladder with its checklist, and a form for each act of the procedure."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import NamedTuple
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.dispute_views import dispute_view
from api.disputes import (
    COMMANDS,
    DisputeOpening,
    OpenedDispute,
    StoppageBody,
    begin,
    body_of,
    look,
    send,
    visible,
)
from api.i18n import Msgid, msgid
from api.pages.consultations import CHANGED_MEANWHILE, LONGEST_KEY
from api.pages.dispute_fields import ROLES, SAYS, Control, controls, now_typed, read, typed
from api.pages.dispute_ladder import cited, happened, ladder
from api.pages.faults import faults_of
from api.pages.offices import actor, names, offices_of
from api.pages.paper_fields import keepers
from api.paging import PAGE, behind_of, page_of
from api.preconditions import versions_in_view
from api.problems import Problem
from api.talks import look as look_at_talks
from api.unmoved import unmoved_since
from api.visit import Visit
from domain.clocks import FIVE_DAY_WEEK
from domain.dispute import acts
from domain.dispute import commands as ask
from domain.dispute.frame import DISPUTE, OPENING, WITNESSES
from domain.dispute.frame import ROLES as OFFICES
from domain.dispute.words import word_of
from domain.kernel import ALMATY, Actor, Command, Refused, Role, Rule
from domain.organisation.organisation import Organisation
from domain.procedure import Act
from ledger.record import Stale, Unknown
from projections.deadlines import deadlines
from projections.disputes import disputes as disputes_near

routes = APIRouter(include_in_schema=False)

GROUPS: tuple[tuple[Msgid, Mapping[type[Command], Act]], ...] = (
    (msgid("Record what happened"), acts.FACTS),
    (msgid("Write down a stoppage"), acts.STOPPAGES),
    (msgid("Confirm"), acts.CONFIRMING),
    (msgid("Write and let go our notices"), acts.DRAFTING),
    (msgid("The team"), acts.TEAM),
    (msgid("The end"), acts.ENDING),
)


class Shown(NamedTuple):
    """A form as it stands: what is typed, and what is wrong with that."""

    typed: Mapping[str, str] = {}
    faults: Mapping[str, Msgid] = {}
    refused: Rule | None = None


class Opening(NamedTuple):
    """One of the two ways in which a dispute begins."""

    command: type[Command]
    body: type[DisputeOpening | StoppageBody]
    may: frozenset[Role]


NEW: Mapping[str, Opening] = {
    "new": Opening(ask.OpenDispute, DisputeOpening, OPENING),
    "stoppage": Opening(ask.ReportStoppage, StoppageBody, WITNESSES),
}


@routes.get("/disputes")
def disputes(visit: SignedInVisit) -> HTMLResponse:
    """Only for people whose office may bring them into one; only those that are theirs."""
    organisation = visit.services.ledger.context()
    held = offices_of(actor(visit), organisation)
    if not held & OFFICES:
        raise Problem("not-found")
    with visit.services.pool.connection() as connection:
        found = disputes_near(connection, actor(visit).id, organisation, after=behind_of(visit), limit=PAGE + 1)
    page = page_of(found, PAGE)
    rows = visible(actor(visit), organisation, page.rows)
    may = {name for name, opening in NEW.items() if held & opening.may}
    return visit.page(
        "disputes/list.html",
        rows=rows,
        steps=DISPUTE.steps,
        units=organisation.units,
        may=may,
        next=f"/disputes?after={page.last}" if page.last else "",
    )


@routes.get("/disputes/new")
def opening(visit: SignedInVisit) -> HTMLResponse:
    return _opening(visit, "new", _of_talks(visit, _at_first(visit, controls(ask.OpenDispute))))


@routes.get("/disputes/stoppage")
def stoppage(visit: SignedInVisit) -> HTMLResponse:
    return _opening(visit, "stoppage", _at_first(visit, controls(ask.ReportStoppage)))


@routes.post("/disputes/new")
def open_dispute(visit: SignedInVisit, form: SignedInForm) -> Response:
    return _open(visit, "new", form)


@routes.post("/disputes/stoppage")
def report_stoppage(visit: SignedInVisit, form: SignedInForm) -> Response:
    return _open(visit, "stoppage", form)


@routes.get("/disputes/{stream}")
def dispute_page(stream: str, visit: SignedInVisit) -> HTMLResponse:
    return _whole(visit, look(visit.services, actor(visit), stream))


@routes.get("/disputes/{stream}/{act}")
def act_page(stream: str, act: str, visit: SignedInVisit) -> HTMLResponse:
    opened = look(visit.services, actor(visit), stream)
    return _form(visit, opened, _offered(opened, act), _at_first(visit, controls(COMMANDS[act])))


@routes.post("/disputes/{stream}/{act}")
def do(stream: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened = look(visit.services, actor(visit), stream)
    command = _offered(opened, act)
    asked = controls(command)
    shown = Shown(typed(form, asked))
    try:
        body = body_of(act, read(form, asked))
    except ValidationError as error:
        return _form(visit, opened, command, shown._replace(faults=_wrong(asked, error)), 422)
    in_view, key = versions_in_view(f'"{form.text("version")}"'), form.text("key")[:LONGEST_KEY] or str(uuid4())
    versions = [later for version in in_view or () for later in unmoved_since(opened.history, version)]
    try:
        send(visit.services, actor(visit), stream, body, key, versions=versions)
    except Refused as refused:
        return _form(visit, opened, command, shown._replace(refused=refused.rule), HTTPStatus.CONFLICT)
    except Stale:
        changed = Rule(code="changed-meanwhile", label=CHANGED_MEANWHILE)
        return _form(visit, opened, command, shown._replace(refused=changed), HTTPStatus.CONFLICT)
    return RedirectResponse(f"/disputes/{stream}?done={act}", HTTPStatus.SEE_OTHER)


def _open(visit: Visit, way: str, form: SignedInForm) -> Response:
    opening = NEW[way]
    asked = controls(opening.command)
    said = read(form, asked)
    said["unit"] = place(visit.services.ledger.context(), actor(visit), str(said["employer_bin"]))
    if "talks" in opening.command.model_fields:
        said["talks"] = form.text("talks")
    shown = Shown({**typed(form, asked), "talks": form.text("talks")})
    try:
        body = opening.body.model_validate(said)
    except ValidationError as error:
        return _opening(visit, way, shown._replace(faults=_wrong(asked, error)), 422)
    try:
        answer = begin(visit.services, actor(visit), body, form.text("key")[:LONGEST_KEY] or str(uuid4()))
    except Refused as refused:
        return _opening(visit, way, shown._replace(refused=refused.rule), HTTPStatus.CONFLICT)
    return RedirectResponse(f"/disputes/{answer.stream}?done={opening.command.NAME}", HTTPStatus.SEE_OTHER)


def place(organisation: Organisation, person: Actor, employer_bin: str) -> str:
    """The body that the dispute stands in: the primary organisation at the employer, else that of whoever opens it."""
    there = (unit.id for unit in organisation.units.values() if unit.employer_bin == employer_bin and employer_bin)
    own = organisation.by_person.get(person.id, {})
    return next(there, next(iter(own), ""))


def _wrong(asked: Sequence[Control], error: ValidationError) -> dict[str, Msgid]:
    by_name = {control.name: control for control in asked}
    found = (by_name.get(fault.field, asked[0]) for fault in faults_of(error))
    return {control.name: SAYS.get(control.kind, SAYS["choice"]) for control in found}


def _offered(opened: OpenedDispute, act: str) -> type[Command]:
    if act not in COMMANDS or not opened.may(act):
        raise Problem("not-found")
    return COMMANDS[act]


def _at_first(visit: Visit, asked: Sequence[Control]) -> Shown:
    """Before anybody types: moments say now, and the employer is that of the visitor's own body."""
    organisation, now = visit.services.ledger.context(), visit.services.ledger.now()
    bodies = (organisation.units[unit] for unit in organisation.by_person.get(actor(visit).id, {}))
    own = next((unit.employer_bin for unit in bodies if unit.employer_bin), "")
    known: dict[str, str] = {}
    for control in asked:
        if control.kind == "moment":
            known |= now_typed(control, now)
        if control.kind == "bin":
            known[control.name] = own
    return Shown(known)


def _of_talks(visit: Visit, shown: Shown) -> Shown:
    """The form of somebody who comes from talks that failed: the employer is known. Talks of others are none."""
    talks = visit.request.query_params.get("talks", "")
    with suppress(Unknown):
        state = look_at_talks(visit.services, actor(visit), talks).state
        return shown._replace(typed={**shown.typed, "talks": talks, "employer_bin": state.employer_bin})
    return shown


def _opening(visit: Visit, way: str, shown: Shown, status: int = 200) -> HTMLResponse:
    opening = NEW[way]
    if not offices_of(actor(visit), visit.services.ledger.context()) & opening.may:
        raise Problem("not-found")
    return _act_page(visit, f"/disputes/{way}", "/disputes", opening.command, shown, status)


def _form(visit: Visit, opened: OpenedDispute, command: type[Command], shown: Shown, status: int = 200) -> HTMLResponse:
    back = f"/disputes/{opened.stream}"
    return _act_page(visit, f"{back}/{command.NAME}", back, command, shown, status, opened)


def _act_page(  # noqa: PLR0917 - what a page of an act is made of
    visit: Visit,
    here: str,
    back: str,
    command: type[Command],
    shown: Shown,
    status: int,
    opened: OpenedDispute | None = None,
) -> HTMLResponse:
    act: Act = DISPUTE.acts[command]
    return visit.page(
        "disputes/act.html",
        status,
        here=here,
        back=back,
        act=act,
        controls=controls(command),
        form=shown,
        opened=opened,
        keepers=_keepers(visit, opened),
        people=_people(visit, opened),
        roles=ROLES,
        word=word_of,
        cite=partial(cited, language=visit.language),
        talks=shown.typed.get("talks", ""),
        key=str(uuid4()),
    )


def _keepers(visit: Visit, opened: OpenedDispute | None) -> list[tuple[str, str]]:
    return [] if opened is None else keepers(opened.organisation, opened.state.unit, visit.language)


def _people(visit: Visit, opened: OpenedDispute | None) -> list[tuple[str, str]]:
    """Whom the team can be named from: the negotiators, lawyers and experts of the bodies on its lines."""
    if opened is None:
        return []
    bodies = dict(_keepers(visit, opened))
    found = {
        person for unit in bodies for role in ROLES for person in opened.organisation.holders(role, unit)
    } | opened.state.team.keys()
    return sorted(names(visit.services, *found).items(), key=lambda pair: pair[1])


def _whole(visit: Visit, opened: OpenedDispute) -> HTMLResponse:
    """The look is recorded before anything that was written is opened."""
    state = opened.state
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    clocks = deadlines(opened.history, DISPUTE, opened.organisation.calendars[FIVE_DAY_WEEK], today, visit.language)
    open_acts = {button.command: button.act for button in opened.buttons() if button.refused is None}
    groups = [
        (title, theirs)
        for title, group in GROUPS
        if (
            theirs := {command.NAME: command_act for command, command_act in group.items() if command.NAME in open_acts}
        )
    ]
    return visit.page(
        "disputes/dispute.html",
        opened=opened,
        state=state,
        seen=dispute_view(visit.services, opened),
        step=DISPUTE.steps[state.stage],
        unit=opened.organisation.units.get(state.unit),
        lines=ladder(state),
        clocks=clocks,
        groups=groups,
        hourly=open_acts.get(ask.RecordHour.NAME) if state.stoppage else None,
        word=word_of,
        cite=partial(cited, language=visit.language),
        happened=happened(opened, visit.language),
        names=names(visit.services, *state.team, state.signed_by, *(r.actor_id for r in opened.history)),
        roles=ROLES,
        done=visit.request.query_params.get("done", ""),
    )
