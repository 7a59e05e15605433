"""A group in one case: asking a colleague in, joining by oneself, leaving by oneself."""

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
from api.pages.member_words import PURPOSES
from api.pages.offices import actor, names
from api.problems import Problem
from api.services import Services
from api.visit import Visit
from domain.appeal.events import Purpose
from domain.appeal.group import InviteParticipant, JoinGroup, LeaveGroup
from domain.kernel import Refused, Role, Rule
from domain.telephone import normal_number

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}")


def _open(visit: Visit, case: str, command: str) -> OpenedCase:
    """The case, for somebody among whose acts this one is; for anybody else the page does not exist."""
    opened = cases.look(visit.services, actor(visit), case, invited=True)
    if command not in {button.command for button in opened.buttons()}:
        raise Problem("not-found")
    return opened


def _page(
    visit: Visit,
    case: str,
    command: str,
    template: str,
    *,
    faults: tuple[Fault, ...] = (),
    refused: Rule | None = None,
    **more: Any,
) -> HTMLResponse:
    opened = _open(visit, case, command)
    button = next(b for b in opened.buttons() if b.command == command)
    rule = refused or button.refused
    return visit.page(
        template,
        409 if rule else (422 if faults else 200),
        opened=opened,
        case=case,
        act=button.act,
        key=str(uuid4()),
        faults=words_of(faults),
        refused=rule,
        filer=names(visit.services, opened.case.member).get(opened.case.member, ""),
        **more,
    )


def _send(visit: Visit, case: str, command: str, fields: dict[str, Any], form: Form) -> None:
    try:
        key = str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None
    cases.run(visit.services, actor(visit), case, body_of(command, fields), key, versions=None)


@routes.get("/invite_participant")
def invite_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _page(visit, case, InviteParticipant.NAME, "member/invite.html", typed="")


@routes.post("/invite_participant")
def invite(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    """The same answer whether the number belongs to anybody or to nobody: it says nothing about other people."""
    opened = _open(visit, case, InviteParticipant.NAME)
    number = normal_number(form.text("phone")[:40])
    if number is None:
        faults = (Fault("phone", "phone-number"),)
        return _page(visit, case, InviteParticipant.NAME, "member/invite.html", faults=faults, typed=form.text("phone"))
    if person := _colleague(visit.services, opened, number):
        try:
            _send(visit, case, InviteParticipant.NAME, {"person": person}, form)
        except Refused as refused:
            if Role.LAWYER in opened.roles:
                rule = refused.rule
                return _page(visit, case, InviteParticipant.NAME, "member/invite.html", refused=rule, typed="")
    return RedirectResponse(f"/cases/{case}?done={InviteParticipant.NAME}", 303)


def _colleague(services: Services, opened: OpenedCase, number: str) -> str:
    """The one registered person with this number, of the applicant's own organisation; "" for anybody else."""
    found = services.ledger.directory.find("phone", number)
    person = found[0] if len(found) == 1 else ""
    return person if person and services.ledger.state(person).primary == opened.case.primary else ""


@routes.get("/join_group")
def join_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _page(visit, case, JoinGroup.NAME, "member/join.html", purposes=PURPOSES, given=())


@routes.post("/join_group")
def join(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    given = Reading(form).choices("consents", Purpose)
    fields = {"consents": given, "consent_version": CONSENT_VERSION}
    try:
        _send(visit, case, JoinGroup.NAME, fields, form)
    except Refused as refused:
        rule = refused.rule
        return _page(visit, case, JoinGroup.NAME, "member/join.html", refused=rule, purposes=PURPOSES, given=given)
    return RedirectResponse(f"/cases/{case}?done={JoinGroup.NAME}", 303)


@routes.get("/leave_group")
def leave_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _page(visit, case, LeaveGroup.NAME, "member/leave.html", typed="")


@routes.post("/leave_group")
def leave(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    reading = Reading(form)
    reasons = reading.text("reasons")
    if reading.faults:
        faults = tuple(reading.faults)
        return _page(visit, case, LeaveGroup.NAME, "member/leave.html", faults=faults, typed=form.text("reasons"))
    _send(visit, case, LeaveGroup.NAME, {"reasons": reasons}, form)
    return RedirectResponse("/my", 303)
