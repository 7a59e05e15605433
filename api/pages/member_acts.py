"""What a member does in her case: answer, withdraw, come back, choose who may know and what her data is used for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api import cases
from api.cases import OpenedCase
from api.commands import body_of
from api.current import Form, SignedInForm, SignedInVisit
from api.fields import CONSENT_VERSION
from api.pages.faults import Fault, Reading, words_of
from api.pages.member_questions import NO, YES
from api.pages.member_words import PURPOSES
from api.pages.offices import actor
from api.problems import Problem
from api.visit import Visit
from domain.appeal import commands as ask
from domain.appeal.events import CompletionRequested, Purpose
from domain.appeal.procedure import Stage
from domain.kernel import Command, Refused, Rule

WRITTEN: Mapping[str, str] = {
    ask.SupplyCompletion.NAME: "text",
    ask.Withdraw.NAME: "reasons",
    ask.Reopen.NAME: "reasons",
}
"""Acts that ask for some words, by the field that takes them."""
CONSENTS: tuple[type[Command], ...] = (ask.GiveConsent, ask.WithdrawConsent)

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}")


@dataclass(frozen=True)
class Tried:
    """What came back from a form that could not be carried out, so that nothing typed is lost."""

    typed: str = ""
    faults: tuple[Fault, ...] = ()
    rule: Rule | None = None


def _open(visit: Visit, case: str, command: str) -> OpenedCase:
    """The case, for somebody among whose acts this one is; for anybody else the page does not exist."""
    opened = cases.look(visit.services, actor(visit), case)
    if command not in {button.command for button in opened.buttons()}:
        raise Problem("not-found")
    return opened


def _words_page(visit: Visit, case: str, command: str, tried: Tried | None = None) -> HTMLResponse:
    opened = _open(visit, case, command)
    button = next(b for b in opened.buttons() if b.command == command)
    rule = tried.rule if tried else button.refused
    return visit.page(
        "member/act.html",
        409 if rule else (422 if tried else 200),
        **_about(opened, command),
        act=button.act,
        field=WRITTEN[command],
        typed=tried.typed if tried else "",
        faults=words_of(tried.faults if tried else ()),
        refused=rule,
        question=_question(visit, opened) if command == ask.SupplyCompletion.NAME else "",
    )


def _about(opened: OpenedCase, command: str) -> dict[str, Any]:
    return {"case": opened.stream, "number": opened.case.number, "command": command, "key": str(uuid4())}


def _question(visit: Visit, opened: OpenedCase) -> str:
    """The lawyer's question; "" where none is open, or where it has been erased."""
    asked = [r.event.missing for r in opened.history if isinstance(r.event, CompletionRequested)]
    if not asked or opened.state.stage is not Stage.INCOMPLETE:
        return ""
    return visit.services.ledger.open_all(asked[-1:], opened.actor, "read", stream=opened.stream)[0] or ""


def _sent(visit: Visit, case: str, command: str, fields: Mapping[str, Any], form: Form) -> Response:
    """Once for each form that was rendered: a second click is the same command."""
    try:
        key = str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None
    cases.run(visit.services, actor(visit), case, body_of(command, fields), key, versions=None)
    return RedirectResponse(f"/cases/{case}?done={command}", 303)


def _say(visit: Visit, case: str, command: str, form: Form) -> Response:
    reading = Reading(form)
    field = WRITTEN[command]
    words = reading.text(field)
    if reading.faults:
        return _words_page(visit, case, command, Tried(form.text(field), tuple(reading.faults)))
    try:
        return _sent(visit, case, command, {field: words}, form)
    except Refused as refused:
        return _words_page(visit, case, command, Tried(words, rule=refused.rule))


@routes.get("/supply_completion")
def supply_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _words_page(visit, case, ask.SupplyCompletion.NAME)


@routes.post("/supply_completion")
def supply(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    return _say(visit, case, ask.SupplyCompletion.NAME, form)


@routes.get("/withdraw")
def withdraw_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _words_page(visit, case, ask.Withdraw.NAME)


@routes.post("/withdraw")
def withdraw(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    return _say(visit, case, ask.Withdraw.NAME, form)


@routes.get("/reopen")
def reopen_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    """For the member and for those who work on the case alike."""
    return _words_page(visit, case, ask.Reopen.NAME)


@routes.post("/reopen")
def reopen(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    return _say(visit, case, ask.Reopen.NAME, form)


@routes.get("/change_circle")
def circle_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    opened = _open(visit, case, ask.ChangeCircle.NAME)
    chosen = YES if opened.case.primary_may_know else NO
    return visit.page("member/circle.html", **_about(opened, ask.ChangeCircle.NAME), chosen=chosen)


@routes.post("/change_circle")
def change_circle(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    may_know = form.text("primary_may_know") == YES
    return _sent(visit, case, ask.ChangeCircle.NAME, {"primary_may_know": may_know}, form)


@routes.get("/consents")
def consents_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    opened = _open(visit, case, ask.GiveConsent.NAME)
    given = opened.state.consents
    return visit.page("member/consents.html", **_about(opened, ""), given=given, purposes=PURPOSES)


@routes.post("/give_consent")
def give_consent(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    fields = {"purpose": _purpose(form), "text_version": CONSENT_VERSION}
    return _sent(visit, case, ask.GiveConsent.NAME, fields, form)


@routes.post("/withdraw_consent")
def withdraw_consent(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    return _sent(visit, case, ask.WithdrawConsent.NAME, {"purpose": _purpose(form)}, form)


def _purpose(form: Form) -> Purpose:
    try:
        return Purpose(form.text("purpose"))
    except ValueError:
        raise Problem("bad-request") from None
