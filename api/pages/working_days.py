"""The working calendar: what is proposed, what it would do to every open term, and how far its terms are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.offices import actor, names
from api.pages.once import perform_once
from api.problems import Problem
from api.visit import Visit
from domain.calendar import Calendar
from domain.kernel import ALMATY, Command, Refused, Rule
from domain.organisation.calendar_decider import CalendarState, keepers
from domain.organisation.calendar_words import ApproveCalendar, ProposeCalendar, RejectCalendar
from domain.revision import DayKind, Fault, faults_in, read
from projections.differences import Differences, Weight, differences

WEEKS: Mapping[int, Msgid] = {5: msgid("Five-day week"), 6: msgid("Six-day week")}
OF_THE_FIRST = msgid(
    "law on holidays, LC 84-85; transfers and Kurban Ait from press reports (S), not yet checked by a lawyer"
)
"""What the calendars that come with the product say of themselves; of later ones people write in their own words."""
MOST_SHOWN = 200
LONGEST_TEXT, LONGEST_KEY = 2_000, 64
KINDS: Mapping[DayKind, Msgid] = {
    DayKind.HOLIDAY: msgid("holiday"),
    DayKind.MOVED_DAY_OFF: msgid("day off in exchange for another"),
    DayKind.WORKING_SATURDAY: msgid("rest day that is worked"),
    DayKind.ESTIMATE: msgid("holiday as far as is known"),
    DayKind.ORDINARY: msgid("ordinary day again"),
}
MEANING: Mapping[Weight, tuple[Msgid, str]] = {
    Weight.OVER: (msgid("earlier: over already"), "red"),
    Weight.LIMIT_EARLIER: (msgid("earlier: a limit set by law"), "red"),
    Weight.EARLIER: (msgid("earlier"), "orange"),
    Weight.LIMIT_LATER: (msgid("later: both days are shown until a lawyer confirms"), "purple"),
    Weight.LATER: (msgid("later"), "blue"),
    Weight.SAME_DAY: (msgid("the same day, counted another way"), "grey"),
}

routes = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Typed:
    """What somebody wrote into the form, and what is wrong with it."""

    days: str = ""
    order: str = ""
    reason: str = ""
    through: int = 0
    missing: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@routes.get("/calendar")
def calendar_page(visit: SignedInVisit, week: str = "5") -> HTMLResponse:
    return _page(visit, _week(week))


@routes.post("/calendar/{week}/{act}")
def decide(week: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    """Propose, approve or reject; a second click is the same command."""
    number = _week(week)
    state = _state(visit, number)
    version = form.text("version")
    typed = _typed(form.secret("days")[:200_000], form.text("order"), form.text("reason"), form.text("through"), state)
    try:
        command = _command(act, int(version) if version.isdecimal() and len(version) < LONGEST_KEY else 0, typed)
        if command is None:
            return _page(visit, number, typed, HTTPStatus.UNPROCESSABLE_ENTITY)
        perform_once(visit, f"calendar-{number}", command, form.text("key"))
    except Refused as refused:
        again = typed if act == "propose" else None
        return _page(visit, number, again, HTTPStatus.CONFLICT, refused.rule)
    return RedirectResponse(f"/calendar?week={number}", HTTPStatus.SEE_OTHER)


def _week(text: str) -> int:
    week = next((week for week in WEEKS if text == str(week)), None)
    if week is None:
        raise Problem("not-found")
    return week


def _state(visit: Visit, week: int) -> CalendarState:
    """For whoever keeps the calendar; for others the page does not exist."""
    organisation = visit.services.ledger.context()
    if not keepers(None, actor(visit), organisation):
        raise Problem("not-found")
    state: CalendarState = visit.services.ledger.state(f"calendar-{week}")
    return state


def _typed(days: str, order: str, reason: str, through: str, state: CalendarState) -> Typed:
    current = state.current
    if current is None:
        raise Problem("not-found")
    last = int(through) if through.isdecimal() and len(through) == 4 else current.last_year  # noqa: PLR2004 - a year
    texts = {"order": order[:LONGEST_TEXT], "reason": reason[:LONGEST_TEXT]}
    missing = tuple(name for name, text in texts.items() if not text)
    return Typed(days, **texts, through=last, missing=missing, faults=faults_in(current, read(days), last))


def _command(act: str, version: int, typed: Typed) -> Command | None:
    """None where something is missing that the act needs."""
    match act:
        case "approve":
            return ApproveCalendar(version=version)
        case "reject":
            return RejectCalendar(version=version, reason=typed.reason) if typed.reason else None
        case "propose" if typed.faults or typed.missing:
            return None
        case "propose":
            changes = read(typed.days).changes
            return ProposeCalendar(changes=changes, through=typed.through, order=typed.order, reason=typed.reason)
        case _:
            raise Problem("not-found")


def _page(
    visit: Visit, week: int, typed: Typed | None = None, status: int = HTTPStatus.OK, rule: Rule | None = None
) -> HTMLResponse:
    state = _state(visit, week)
    who = actor(visit)
    proposal = state.proposal
    found = _differences(visit, proposal.calendar) if proposal else None
    return visit.page(
        "staff/calendar.html",
        status,
        week=week,
        weeks=WEEKS,
        calendar=state.current,
        proposal=proposal,
        own=proposal is not None and proposal.by == who.id,
        people=names(visit.services, proposal.by) if proposal else {},
        found=found,
        shown=_shown(visit, found),
        meaning=MEANING,
        kinds=KINDS,
        replanning=state.replanning,
        typed=typed or Typed(),
        faults=_said(visit, typed.faults if typed else ()),
        rule=rule,
        key=str(uuid4()),
    )


def _differences(visit: Visit, calendar: Calendar) -> Differences:
    with visit.services.pool.connection() as connection:
        return differences(connection, calendar, _today(visit))


def _today(visit: Visit) -> date:
    return visit.services.ledger.now().astimezone(ALMATY).date()


def _shown(visit: Visit, found: Differences | None) -> Sequence[Any]:
    """The gravest; a number and its dates are a look at the case, recorded before they are given out."""
    shown = found.found[:MOST_SHOWN] if found else ()
    visit.services.ledger.reads.record_all(sorted({one.stream for one in shown}), actor(visit), "queue")
    return shown


def _said(visit: Visit, faults: Sequence[Fault]) -> list[str]:
    said = [(fault.line, fault.rule.label.in_(visit.language)) for fault in faults]
    line = visit.gettext("Line %(number)s: %(rule)s")
    return [line % {"number": number, "rule": rule} if number else rule for number, rule in said]
