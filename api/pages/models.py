"""Models of risk and the policy that turns them on, for administrators, leaders and data officers of the Federation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from api.current import Form, SignedInForm, SignedInVisit
from api.models import ON_MODEL, ON_POLICY, model_command, policy_command
from api.pages.model_words import STANDINGS, card_of, promises
from api.pages.offices import actor, names
from api.pages.once import perform_once
from api.problems import Problem
from api.visit import Visit
from domain.kernel import Refused, Rule
from domain.risk.governance import named
from domain.risk.governance_state import Candidate, Governance, Standing
from domain.risk.governance_words import STREAM
from domain.risk.words import TARGETS, Target
from risk.store import Store

LONGEST_TEXT, LONGEST_NUMBER = 2_000, 4
PERCENT = ("recall", "ceiling", "blind")

routes = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Typed:
    """What somebody wrote into the form of an act that could not be sent on, and the fields that are wrong."""

    act: str = ""
    reason: str = ""
    recall: str = "90"
    ceiling: str = "15"
    blind: str = "5"
    wrong: frozenset[str] = frozenset()


@routes.get("/models")
def models_page(visit: SignedInVisit) -> HTMLResponse:
    return _list(visit)


@routes.post("/models/policy/{act}")
def decide_policy(act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    _governance(visit)
    if act not in ON_POLICY:
        raise Problem("not-found")
    typed = _typed(act, form)
    try:
        command = policy_command(act, {**vars(typed), "version": _number(form.text("version"))})
        perform_once(visit, STREAM, command, form.text("key"))
    except ValidationError as faults:
        return _list(visit, replace(typed, wrong=_fields(faults)), HTTPStatus.UNPROCESSABLE_ENTITY)
    except Refused as refused:
        return _list(visit, typed, HTTPStatus.CONFLICT, refused.rule)
    return RedirectResponse("/models", HTTPStatus.SEE_OTHER)


@routes.get("/models/{model}")
def model_page(model: str, visit: SignedInVisit) -> HTMLResponse:
    return _model(visit, model)


@routes.post("/models/{model}/{act}")
def decide_model(model: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    _governance(visit)
    if act not in ON_MODEL:
        raise Problem("not-found")
    card, reason = _card(visit, model), form.text("reason")[:LONGEST_TEXT]
    try:
        perform_once(visit, STREAM, model_command(act, model, card, reason), form.text("key"))
    except ValidationError:
        return _model(visit, model, HTTPStatus.UNPROCESSABLE_ENTITY, missing=act)
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


def _typed(act: str, form: Form) -> Typed:
    reason = form.text("ending" if act == "end" else "reason")[:LONGEST_TEXT]
    if act != "propose":
        return Typed(act, reason)
    recall, ceiling, blind = (form.text(name)[:LONGEST_NUMBER] for name in PERCENT)
    return Typed(act, reason, recall, ceiling, blind)


def _number(version: str) -> int:
    """0 is the number of no policy."""
    return int(version) if version.isdecimal() and len(version) <= LONGEST_NUMBER else 0


def _fields(faults: ValidationError) -> frozenset[str]:
    return frozenset(str(fault["loc"][0]) for fault in faults.errors())


def _list(
    visit: Visit, typed: Typed | None = None, status: int = HTTPStatus.OK, rule: Rule | None = None
) -> HTMLResponse:
    state, store = _governance(visit), Store(visit.services.ledger.reads.pool)
    proposal, ending = state.proposal, state.ending
    return visit.page(
        "models/list.html",
        status,
        policy=state.policy,
        adopted_by=state.adopted_by,
        standings=STANDINGS,
        proposal=proposal,
        ending=ending,
        own=any(asked.by == actor(visit).id for asked in (proposal, ending) if asked),
        people=names(visit.services, state.adopted_by, *(asked.by for asked in (proposal, ending) if asked)),
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
