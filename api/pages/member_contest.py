"""A member is told how a program helped to sort her case, contests that on one page, and reads what was answered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api import cases
from api.cases import OpenedCase
from api.commands import ChallengeBody
from api.current import Form, SignedInForm, SignedInVisit
from api.fields import CONSENT_VERSION
from api.pages.faults import Fault, Reading, words_of
from api.pages.offices import actor
from api.problems import Problem
from api.shapes import TextView
from api.visit import Visit
from domain.access import HERS
from domain.appeal.events import Purpose
from domain.appeal.sorting import pools
from domain.appeal.sorting_frame import SORTINGS, SortingAnswered
from domain.appeal.urgency_frame import RULES
from domain.challenge.decision import ASPECTS, Aspect
from domain.challenge.procedure import CHALLENGE
from domain.challenge.respondent.commands import SORTED, FederationAnswered
from domain.challenge.respondent.terms import ANSWERS
from domain.challenge.state import Challenge
from domain.citation import authority
from domain.kernel import ALMATY, Refused, Role, Rule
from domain.words import Label, length_phrase
from projections.risk_words import ground
from risk.feature_words import sentence

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}/contest")


class Point(NamedTuple):
    label: Label
    text: str


class Within(NamedTuple):
    """How long the Federation takes for a part of its answer, and what sets that time."""

    label: Label
    length: str
    by_rule: str


def sorted_by_program(opened: OpenedCase) -> dict[str, Any] | None:
    """What she is told of it; nothing to others, and nothing in a challenge of the very same."""
    state = opened.state
    if not opened.roles & set(HERS) or (isinstance(state, Challenge) and state.about):
        return None
    return {
        "grounds": [rule.label for ground, rule in RULES.items() if ground in state.grounds],
        "every": [rule.label for rule in RULES.values()],
        "risks": list(flags_of(opened)),
        "waiting": [each for each in state.contests if opened.is_member],
        "answered": [r.event for r in opened.history if isinstance(r.event, SortingAnswered)],
    }


class Seen(NamedTuple):
    """Why a person was asked to look at her case, with what weighed most in it, and whether one has."""

    grounds: tuple[Label, ...]
    reasons: tuple[Label, ...]
    judged: bool


def flags_of(opened: OpenedCase) -> Iterator[Seen]:
    """The flags, the newest first. That the lot drew the case says nothing about it."""
    risk = opened.state.risk
    for review, flag in reversed(risk.flags.items()):
        if not flag.sampled:
            weighed = (r for f in flag.findings if f.flags for r in f.reasons if r.weight > 0)
            reasons = dict.fromkeys(sentence(reason.feature) for reason in weighed)
            yield Seen(tuple(map(ground, flag.asks)), tuple(reasons), review in risk.judged)


def answer_of_federation(visit: Visit, state: Challenge, texts: Sequence[TextView]) -> dict[str, Any]:
    """For a challenge of the Federation's own sorting: the case that was sorted, and the answer point by point."""
    if not state.about:
        return {"about": ""}
    said = {text.field: text.text or "" for text in texts if text.event == FederationAnswered.NAME}
    return {
        "about": state.about,
        "about_number": visit.services.ledger.state(state.about).number,
        "points": list(_points(said)) if state.stated else [],
        "sorting": SORTINGS[state.sorting] if state.sorting else None,
    }


def _points(said: Mapping[str, str]) -> Iterator[Point]:
    for aspect in Aspect:
        if text := said.get(f"answers.{aspect}"):
            yield Point(ASPECTS[aspect], text)


@routes.get("")
def contest_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _page(visit, _hers(visit, case))


@routes.post("")
def contest(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    """Filed once for each form that was rendered; her data are used for this as they are in the case itself."""
    opened, reading = _hers(visit, case), Reading(form)
    text = reading.text("text")
    if reading.faults:
        return _page(visit, opened, typed=form.text("text"), faults=tuple(reading.faults))
    try:
        answer = cases.file(visit.services, actor(visit), asked(opened, text), _key(form))
    except Refused as refused:
        return _page(visit, opened, typed=form.text("text"), rule=refused.rule)
    return RedirectResponse(f"/cases/{answer.stream}?done=contest", 303)


def _hers(visit: Visit, case: str) -> OpenedCase:
    opened = cases.look(visit.services, actor(visit), case)
    if not opened.roles & {Role.MEMBER, Role.PARTICIPANT} or sorted_by_program(opened) is None:
        raise Problem("not-found")
    return opened


def asked(opened: OpenedCase, text: str) -> ChallengeBody:
    """What she agreed to in her case holds here too, by the words that she read then."""
    hers = opened.state.consents if opened.is_member else {}
    given = {Purpose.CASE, *hers}
    body = {
        "language": opened.case.language,
        "text": text,
        "consents": sorted(given),
        "consent_version": min(hers.values(), default=CONSENT_VERSION),
        "primary_may_know": opened.is_member and opened.case.primary_may_know,
        "about": opened.stream,
        "decision": {"kind": SORTED.kind},
    }
    return ChallengeBody.model_validate(body)


def _key(form: Form) -> str:
    try:
        return str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None


def _page(
    visit: Visit, opened: OpenedCase, *, typed: str = "", faults: tuple[Fault, ...] = (), rule: Rule | None = None
) -> HTMLResponse:
    units = (opened.organisation.units[unit].name for unit in pools(opened.state, opened.organisation)[:1])
    return visit.page(
        "member/contest.html",
        409 if rule else (422 if faults else 200),
        case=opened.stream,
        number=opened.case.number,
        sorted=sorted_by_program(opened),
        within=list(_terms(visit)),
        unit=next(units),
        typed=typed,
        faults=words_of(faults),
        rule=rule,
        key=str(uuid4()),
    )


def _terms(visit: Visit) -> Iterator[Within]:
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    for name in ANSWERS:
        term = CHALLENGE.term(name, today)
        by_rule = authority(term.source.text, term.source.confidence, visit.language)
        yield Within(term.label, length_phrase(term.amount, term.unit, visit.language), by_rule)
