"""Where the policy on risk and each model stand, as the events of the stream `risk-models` tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.kernel import Event
from domain.risk import governance_words as told
from domain.risk.words import Policy, Serving


class Standing(StrEnum):
    """Where a model stands."""

    PROPOSED = "proposed"
    REJECTED = "rejected"
    APPROVED = "approved"
    SERVING = "serving"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that was proposed: by whom and why, who approved it, and where it stands."""

    serving: Serving
    reason: str
    by: str
    standing: Standing = Standing.PROPOSED
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class Governance:
    """`last` is the highest number under which a policy was proposed: whoever approves a number means what they saw.
    `ending` waits for a second person, as `proposal` does.
    """

    policy: Policy | None = None
    adopted_by: str = ""
    proposal: told.PolicyProposed | None = None
    ending: told.PolicyEndProposed | None = None
    last: int = 0
    models: Mapping[str, Candidate] = field(default_factory=dict)


def evolve(state: Governance, event: Event) -> Governance:
    match event:
        case told.PolicyProposed(policy=policy):
            return replace(state, proposal=event, last=policy.version)
        case told.PolicyRejected():
            return replace(state, proposal=None)
        case told.PolicyAdopted(policy=policy, by=by):
            return replace(state, policy=policy, adopted_by=by, proposal=None)
        case told.PolicyEndProposed():
            return replace(state, ending=event)
        case told.PolicyEndRejected():
            return replace(state, ending=None)
        case told.PolicyEnded():
            return replace(state, policy=None, adopted_by="", ending=None)
        case told.ModelProposed(serving=serving, reason=reason, by=by):
            return _with(state, serving.model, Candidate(serving, reason, by))
        case _:
            return _of_a_model(state, event)


def _of_a_model(state: Governance, event: Event) -> Governance:
    match event:
        case told.ModelApproved(model=model, by=by):
            approved = replace(state.models[model], standing=Standing.APPROVED, approved_by=by)
            return _with(state, model, approved)
        case told.ModelRejected(model=model):
            return _with(state, model, replace(state.models[model], standing=Standing.REJECTED))
        case told.ModelActivated(serving=serving):
            return _serving(state, serving)
        case told.ModelRetired(model=model):
            return _with(state, model, replace(state.models[model], standing=Standing.RETIRED))
        case told.ThresholdsMoved(model=model, thresholds=thresholds):
            moved = state.models[model].serving.model_copy(update={"thresholds": thresholds})
            return _with(state, model, replace(state.models[model], serving=moved))
        case _:
            raise TypeError(event)


def _with(state: Governance, model: str, candidate: Candidate) -> Governance:
    return replace(state, models={**state.models, model: candidate})


def _serving(state: Governance, serving: Serving) -> Governance:
    """Whatever served the same target until now is retired by that."""
    models = {
        model: replace(candidate, standing=Standing.RETIRED)
        if candidate.standing is Standing.SERVING and candidate.serving.target is serving.target
        else candidate
        for model, candidate in state.models.items()
    }
    now = replace(models[serving.model], standing=Standing.SERVING, serving=serving)
    return replace(state, models={**models, serving.model: now})
