"""Naming the employer of an appeal that came in without one: one page for the member and for those who work on it."""

from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.cases import OpenedCase, look, run
from api.commands import body_of
from api.current import Form, SignedInForm, SignedInVisit
from api.pages.faults import Fault, Reading, words_of
from api.pages.offices import actor
from api.problems import Problem
from api.visit import Visit
from domain.appeal.standing import SupplyEmployer
from domain.appeal.standing_frame import EMPLOYER_KNOWN
from domain.kernel import Refused, Rule
from ledger.record import Unknown

NAME = SupplyEmployer.NAME

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}")


def _open(visit: Visit, case: str) -> OpenedCase:
    """The case, for somebody among whose acts this one is; for anybody else the page does not exist."""
    opened = look(visit.services, actor(visit), case)
    if NAME not in {button.command for button in opened.buttons()}:
        raise Problem("not-found")
    return opened


def _page(
    visit: Visit, opened: OpenedCase, typed: str = "", faults: tuple[Fault, ...] = (), rule: Rule | None = None
) -> Response:
    refused = rule or opened.objection(SupplyEmployer) or (EMPLOYER_KNOWN if opened.case.employer_bin else None)
    return visit.page(
        "employer.html",
        409 if refused else (422 if faults else 200),
        opened=opened,
        act=opened.procedure.acts[SupplyEmployer],
        typed=typed,
        faults=words_of(faults),
        refused=refused,
        key=str(uuid4()),
    )


@routes.get(f"/{NAME}")
def asked(visit: SignedInVisit, case: str) -> Response:
    return _page(visit, _open(visit, case))


@routes.post(f"/{NAME}")
def named(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    opened = _open(visit, case)
    reading = Reading(form)
    number = reading.bin("employer_bin")
    faults = tuple(reading.faults) if number or reading.faults else (Fault("employer_bin", "missing"),)
    if faults:
        return _page(visit, opened, form.text("employer_bin"), faults)
    try:
        run(visit.services, actor(visit), case, body_of(NAME, {"employer_bin": number}), _key(form), versions=None)
    except Refused as refused:
        return _page(visit, opened, number, rule=refused.rule)
    return RedirectResponse(_onward(visit, case), 303)


def _key(form: Form) -> str:
    try:
        return str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None


def _onward(visit: Visit, case: str) -> str:
    """Whoever turns out to have a tie to the employer no longer sees the case."""
    try:
        look(visit.services, actor(visit), case)
    except Unknown:
        return f"/queue?done={NAME}"
    return f"/cases/{case}?done={NAME}&of={case}"
