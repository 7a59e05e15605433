"""Models of risk and the policy that turns them on, for administrators, leaders and data officers of the Federation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from api.current import SignedInForm, SignedInVisit
from api.models import command_for
from api.pages.model_words import STANDINGS, card_of, promises
from api.pages.offices import actor, names
from api.pages.once import perform_once
from api.problems import Problem
from api.visit import Visit
from domain.kernel import Command, Refused, Rule
from domain.risk import commands as ask
from domain.risk.governance import Candidate, Governance, Standing, named
from domain.risk.governance_words import STREAM
from domain.risk.words import TARGETS, Target
from risk.store import Store

LONGEST_TEXT, LONGEST_KEY = 2_000, 64
PERCENT = ("recall", "ceiling", "blind")
REASONED = frozenset({"propose", "reject", "retire", "end"})
"""Acts for which a reason has to be written."""

routes = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Typed:
    """What somebody wrote into a form that could not be sent on, and what is wrong with it."""

    reason: str = ""
    recall: str = "90"
    ceiling: str = "15"
    blind: str = "5"
    missing: str = ""
    beyond: frozenset[str] = frozenset()


@routes.get("/models")
def models_page(visit: SignedInVisit) -> HTMLResponse:
    return _list(visit)


@routes.post("/models/policy/{act}")
def decide_policy(act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    _governance(visit)
    reason = form.text("ending" if act == "end" else "reason")[:LONGEST_TEXT]
    typed = Typed(reason, form.text("recall")[:4], form.text("ceiling")[:4], form.text("blind")[:4])
    try:
        command = _on_policy(act, typed, form.text("version"))
        if command is None:
            return _list(visit, _missing(act, typed), HTTPStatus.UNPROCESSABLE_ENTITY)
        perform_once(visit, STREAM, command, form.text("key"))
    except Refused as refused:
        return _list(visit, typed, HTTPStatus.CONFLICT, refused.rule)
    return RedirectResponse("/models", HTTPStatus.SEE_OTHER)


@routes.get("/models/{model}")
def model_page(model: str, visit: SignedInVisit) -> HTMLResponse:
    return _model(visit, model)


@routes.post("/models/{model}/{act}")
def decide_model(model: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    _governance(visit)
    card, reason = _card(visit, model), form.text("reason")[:LONGEST_TEXT]
    if act in REASONED and not reason:
        return _model(visit, model, HTTPStatus.UNPROCESSABLE_ENTITY, missing=act)
    try:
        perform_once(visit, STREAM, command_for(act, model, card, reason), form.text("key"))
    except KeyError:
        raise Problem("not-found") from None
    except Refused as refused:
        return _model(visit, model, HTTPStatus.CONFLICT, rule=refused.rule)
    return RedirectResponse(f"/models/{model}", HTTPStatus.SEE_OTHER)


def _governance(visit: Visit) -> Governance:
    """For whoever answers for models; for others the page does not exist."""
    ledger = visit.services.ledger
    if not named(None, actor(visit), ledger.context()):
        raise Problem("not-found")
    state: Governance = ledger.state(STREAM)
    return state


def _card(visit: Visit, model: str) -> Mapping[str, Any]:
    card = Store(visit.services.ledger.reads.pool).card(model) if model.isascii() and model.isalnum() else None
    if card is None:
        raise Problem("not-found")
    return card


def _on_policy(act: str, typed: Typed, version: str) -> Command | None:
    """None where something is missing or out of bounds."""
    number = int(version) if version.isdecimal() and len(version) < LONGEST_KEY else 0
    if act in REASONED and not typed.reason:
        return None
    match act:
        case "propose":
            return None if _beyond(typed) else ask.ProposePolicy(reason=typed.reason, **_percents(typed))
        case "approve":
            return ask.ApprovePolicy(version=number)
        case "reject":
            return ask.RejectPolicy(version=number, reason=typed.reason)
        case "end":
            return ask.EndPolicy(version=number, reason=typed.reason)
        case _:
            raise Problem("not-found")


def _percents(typed: Typed) -> dict[str, int]:
    return {name: int(getattr(typed, name)) for name in PERCENT}


def _beyond(typed: Typed) -> frozenset[str]:
    """The figures that are no percentages."""
    try:
        ask.ProposePolicy(reason=typed.reason, **{name: getattr(typed, name) for name in PERCENT})
    except ValidationError as faults:
        return frozenset(str(fault["loc"][0]) for fault in faults.errors())
    return frozenset()


def _missing(act: str, typed: Typed) -> Typed:
    missing = "" if typed.reason else act
    return replace(typed, missing=missing, beyond=_beyond(typed)) if act == "propose" else Typed(missing=missing)


def _list(
    visit: Visit, typed: Typed | None = None, status: int = HTTPStatus.OK, rule: Rule | None = None
) -> HTMLResponse:
    state, store = _governance(visit), Store(visit.services.ledger.reads.pool)
    proposal = state.proposal
    return visit.page(
        "models/list.html",
        status,
        policy=state.policy,
        adopted_by=state.adopted_by,
        standings=STANDINGS,
        proposal=proposal,
        own=proposal is not None and proposal.by == actor(visit).id,
        people=names(visit.services, state.adopted_by, proposal.by if proposal else ""),
        models=[(made, state.models.get(made.model), TARGETS[Target(made.card["target"])]) for made in store.made()],
        promises=promises(state, store.reports(), visit.language),
        typed=typed or Typed(),
        rule=rule,
        key=str(uuid4()),
    )


def _model(
    visit: Visit, model: str, status: int = HTTPStatus.OK, rule: Rule | None = None, missing: str = ""
) -> HTMLResponse:
    state, card = _governance(visit), _card(visit, model)
    candidate = state.models.get(model)
    return visit.page(
        "models/model.html",
        status,
        model=model,
        standings=STANDINGS,
        candidate=candidate,
        acts=_acts(candidate, actor(visit).id),
        people=names(visit.services, *((candidate.by, candidate.approved_by) if candidate else ())),
        card=card_of(card, visit),
        missing=missing,
        rule=rule,
        key=str(uuid4()),
    )


def _acts(candidate: Candidate | None, who: str) -> tuple[str, ...]:
    """What this person may do with the model now."""
    match candidate.standing if candidate else None:
        case Standing.PROPOSED:
            assert candidate is not None
            return ("reject",) if candidate.by == who else ("approve", "reject")
        case Standing.APPROVED:
            return ("activate", "reject")
        case Standing.SERVING:
            return ("retire",)
        case _:
            return ("propose",)
