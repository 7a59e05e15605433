"""Where a conflict may be coming, for those who lead the Federation, and what of it was told to whom outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from math import isinf
from typing import NamedTuple
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.barometer_asked import branches
from api.pages.offices import actor, names
from api.pages.once import perform_once
from api.problems import Problem
from api.visit import Visit
from domain.disclosures.decider import Disclosures, Standing, named
from domain.disclosures.words import (
    STREAM,
    ApproveDisclosure,
    ProposeDisclosure,
    RejectDisclosure,
    Told,
)
from domain.kernel import ALMATY, Refused, Rule
from domain.organisation.organisation import Organisation
from domain.regions import region_name
from domain.words import Label
from projections.forecast import By, EarlyWarning, Forecast, Trend, forecast
from projections.signs import Sign

WAYS: Mapping[By, Msgid] = {
    By.EMPLOYER: msgid("By employer"),
    By.BRANCH: msgid("By branch"),
    By.REGION: msgid("By region"),
}
SIGNS: Mapping[Sign, Msgid] = {
    Sign.APPEAL: msgid("Appeals filed"),
    Sign.SILENCE: msgid("Terms that the employer let pass"),
    Sign.ROUND: msgid("Rounds of talks that slipped or were called off"),
    Sign.TALKS: msgid("Talks that were evaded or failed"),
}
STANDINGS: Mapping[Standing, tuple[Msgid, str]] = {
    Standing.PROPOSED: (msgid("waits for a second person"), "yellow"),
    Standing.APPROVED: (msgid("told outside"), "green"),
    Standing.REJECTED: (msgid("not told"), "grey"),
}
WHOLE = 10
"""From so many times on nobody needs a fraction."""
BY_CHANCE = 0.025
"""Of signs that stay as they are, this share seems to rise."""

routes = APIRouter(include_in_schema=False)


class Line(NamedTuple):
    """A sign in words and figures; `rises` is said in bold."""

    title: Msgid
    lately: int
    before: int
    times: str
    rises: bool


@dataclass(frozen=True)
class Typed:
    """What somebody wrote into the form of a disclosure."""

    recipient: str = ""
    basis: str = ""
    missing: tuple[str, ...] = ()


@routes.get("/forecast")
def early_warnings(visit: SignedInVisit, by: str = By.EMPLOYER) -> HTMLResponse:
    return _list(visit, _by(by))


@routes.get("/forecast/disclose")
def disclosing(visit: SignedInVisit, by: str = "", place: str = "") -> HTMLResponse:
    return _form(visit, _by(by), place, Typed())


@routes.post("/forecast/disclose")
def disclose(visit: SignedInVisit, form: SignedInForm) -> Response:
    """Propose what stands on the page now; a second person agrees, or nothing leaves."""
    by, place = _by(form.text("by")), form.text("place")
    warning = _warning(visit, by, place)
    typed = Typed(form.text("recipient"), form.text("basis"))
    try:
        told = tuple(Told(sign=each.sign, lately=each.lately, before=each.before) for each in warning.trends)
        command = ProposeDisclosure(by=by, place=place, told=told, recipient=typed.recipient, basis=typed.basis)
    except ValidationError as wrong:
        missing = tuple(str(error["loc"][0]) for error in wrong.errors())
        return _form(visit, by, place, Typed(typed.recipient, typed.basis, missing), HTTPStatus.UNPROCESSABLE_ENTITY)
    perform_once(visit, STREAM, command, form.text("key"))
    return RedirectResponse(f"/forecast?by={by}#disclosures", HTTPStatus.SEE_OTHER)


@routes.post("/forecast/disclosures/{number}/{act}")
def decide(number: int, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    _refuse_others(visit)
    reason = form.text("reason")
    if act not in {"approve", "reject"}:
        raise Problem("not-found")
    if act == "reject" and not reason:
        return _list(visit, By.EMPLOYER, HTTPStatus.UNPROCESSABLE_ENTITY, lacking=number)
    reject = act == "reject"
    command = RejectDisclosure(number=number, reason=reason) if reject else ApproveDisclosure(number=number)
    try:
        perform_once(visit, STREAM, command, form.text("key"))
    except Refused as refused:
        return _list(visit, By.EMPLOYER, HTTPStatus.CONFLICT, rule=refused.rule)
    return RedirectResponse("/forecast#disclosures", HTTPStatus.SEE_OTHER)


def _by(text: str) -> By:
    if text not in set(By):
        raise Problem("not-found")
    return By(text)


def _refuse_others(visit: Visit) -> Organisation:
    """For whoever does not lead the Federation or answer there for personal data, the page does not exist."""
    organisation = visit.services.ledger.context()
    if not named(None, actor(visit), organisation):
        raise Problem("not-found")
    return organisation


def _foreseen(visit: Visit, by: By) -> Forecast:
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    with visit.services.pool.connection() as connection:
        return forecast(connection, by, today)


def _warning(visit: Visit, by: By, place: str) -> EarlyWarning:
    _refuse_others(visit)
    found = (each for each in _foreseen(visit, by).warnings if each.place == place)
    warning = next(found, None)
    if warning is None:
        raise Problem("not-found")
    return warning


def _list(
    visit: Visit, by: By, status: int = HTTPStatus.OK, *, rule: Rule | None = None, lacking: int = 0
) -> HTMLResponse:
    organisation = _refuse_others(visit)
    found = _foreseen(visit, by)
    disclosures: Disclosures = visit.services.ledger.state(STREAM)
    told = sorted(disclosures.known.values(), key=lambda each: -each.disclosure.number)
    return visit.page(
        "staff/forecast.html",
        status,
        by=by,
        ways=WAYS,
        found=found,
        warnings=[
            (each.place, place_name(organisation, by, each.place), lines(each.trends)) for each in found.warnings
        ],
        by_chance=round(found.looked_at * len(Sign) * BY_CHANCE, 1),
        told=[(each, place_name(organisation, By(each.disclosure.by), each.disclosure.place)) for each in told],
        signs=SIGNS,
        standings=STANDINGS,
        me=actor(visit).id,
        people=names(visit.services, *{person for each in told for person in (each.by, each.decided_by) if person}),
        rule=rule,
        lacking=lacking,
        key=str(uuid4()),
    )


def _form(visit: Visit, by: By, place: str, typed: Typed, status: int = HTTPStatus.OK) -> HTMLResponse:
    warning = _warning(visit, by, place)
    return visit.page(
        "staff/disclose.html",
        status,
        by=by,
        place=place,
        name=place_name(visit.services.ledger.context(), by, place),
        lines=lines(warning.trends),
        typed=typed,
        key=str(uuid4()),
    )


def lines(trends: Sequence[Trend]) -> list[Line]:
    return [Line(SIGNS[each.sign], each.lately, each.before, times(each), each.rises) for each in trends]


def times(trend: Trend) -> str:
    """Between how many times as often: «1.4–6.2», «3.2+» where nothing was seen before."""
    low, high = (f"{bound:.1f}" if bound < WHOLE else f"{bound:.0f}" for bound in (trend.low, trend.high))
    return f"{low}+" if isinf(trend.high) else f"{low}–{high}"


def place_name(organisation: Organisation, by: By, place: str) -> Label | None:
    """In words where there are any: a region, the branch union, the primary organisation of an employer."""
    match by:
        case By.REGION:
            return region_name(place)
        case By.BRANCH:
            return branches(organisation).get(place)
        case By.EMPLOYER:
            return next((unit.name for unit in organisation.units.values() if unit.employer_bin == place), None)
