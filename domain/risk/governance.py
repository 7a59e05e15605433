"""The decider of the stream `risk-models`: no policy and no model comes into force by the word of one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.kernel import MACHINE, Actor, Command, Context, Decider, Event, Refused, Role, Rule
from domain.organisation.organisation import Organisation
from domain.procedure import NOT_YOUR_ROLE
from domain.risk import commands as ask
from domain.risk import governance_words as told
from domain.risk.words import Policy, Serving
from domain.words import Label

NAMED = frozenset({Role.ADMIN, Role.LEADER, Role.DPO})
"""Who proposes and decides, in the Federation itself: whoever has the server's console is nobody in particular."""
SECOND_PERSON = Rule(
    code="risk-second-person",
    label=Label(
        kk="Ұсынған адам оны өзі бекіте алмайды: мұны екінші адам жасайды.",
        ru="Утверждает не тот, кто предложил: нужен второй человек.",
        en="Whoever proposed this cannot approve it: that takes a second person.",
    ),
)
PROPOSAL_OPEN = Rule(
    code="risk-proposal-open",
    label=Label(
        kk="Алдымен ашық тұрған ұсынысты бекітіңіз не қабылдамаңыз.",
        ru="Сначала утвердите или отклоните предложение, которое ещё открыто.",
        en="First approve or reject the proposal that is still open.",
    ),
)
NO_SUCH_POLICY = Rule(
    code="risk-no-policy",
    label=Label(kk="Мұндай саясат жоқ.", ru="Такой политики нет.", en="There is no such policy."),
)
NOT_NOW = Rule(
    code="risk-model-not-now",
    label=Label(
        kk="Модельмен қазір бұлай істеуге болмайды: ол басқа кезеңде тұр.",
        ru="С моделью сейчас этого сделать нельзя: она на другом шаге.",
        en="This cannot be done with the model now: it is at another step.",
    ),
)


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
    """`last` is the highest number under which a policy was proposed: whoever approves a number means what they saw."""

    policy: Policy | None = None
    adopted_by: str = ""
    proposal: told.PolicyProposed | None = None
    last: int = 0
    models: Mapping[str, Candidate] = field(default_factory=dict)

    def candidate(self, model: str, *standings: Standing) -> Candidate:
        """Raises `Refused` unless the model stands at one of these."""
        found = self.models.get(model)
        if found is None or found.standing not in standings:
            raise Refused(NOT_NOW)
        return found


def decide(state: Governance, command: Command, context: Context) -> tuple[Event, ...]:
    who = context.actor
    match command:
        case ask.MoveThresholds() if who == MACHINE:
            return _moved(state, command)
        case ask.MoveThresholds():
            raise Refused(NOT_YOUR_ROLE)
        case _ if not who.is_person:
            raise Refused(NOT_YOUR_ROLE if who == MACHINE else SECOND_PERSON)
        case ask.ProposePolicy() | ask.ApprovePolicy() | ask.RejectPolicy() | ask.EndPolicy():
            return _on_policy(state, command, who.id)
        case _:
            return _on_model(state, command, who.id)


def _moved(state: Governance, command: ask.MoveThresholds) -> tuple[Event, ...]:
    """Nothing, where the model serves no more or all stays as it is."""
    found = state.models.get(command.model)
    if found is None or found.standing is not Standing.SERVING or found.serving.thresholds == command.thresholds:
        return ()
    target = found.serving.target
    return (told.ThresholdsMoved(model=command.model, target=target, thresholds=command.thresholds),)


def _on_policy(state: Governance, command: Command, by: str) -> tuple[Event, ...]:
    match command:
        case ask.ProposePolicy(recall=recall, ceiling=ceiling, blind=blind, reason=reason):
            if state.proposal is not None:
                raise Refused(PROPOSAL_OPEN)
            policy = Policy(version=state.last + 1, recall=recall, ceiling=ceiling, blind=blind)
            return (told.PolicyProposed(policy=policy, reason=reason, by=by),)
        case ask.ApprovePolicy(version=version):
            proposal = _proposed(state, version)
            _refuse_the_same(proposal.by, by)
            return (told.PolicyAdopted(policy=proposal.policy, by=by),)
        case ask.RejectPolicy(version=version, reason=reason):
            _proposed(state, version)
            return (told.PolicyRejected(version=version, reason=reason, by=by),)
        case ask.EndPolicy(version=version, reason=reason):
            if state.policy is None or state.policy.version != version:
                raise Refused(NO_SUCH_POLICY)
            return (told.PolicyEnded(by=by, reason=reason),)
        case _:
            raise TypeError(command)


def _proposed(state: Governance, version: int) -> told.PolicyProposed:
    if state.proposal is None or state.proposal.policy.version != version:
        raise Refused(NO_SUCH_POLICY)
    return state.proposal


def _refuse_the_same(proposer: str, approver: str) -> None:
    if proposer == approver:
        raise Refused(SECOND_PERSON)


def _on_model(state: Governance, command: Command, by: str) -> tuple[Event, ...]:
    match command:
        case ask.ProposeModel(model=model):
            _refuse_unless_free(state, model)
            facts = command.model_dump(exclude={"reason"})
            return (told.ModelProposed(serving=Serving(**facts), reason=command.reason, by=by),)
        case ask.ApproveModel(model=model):
            _refuse_the_same(state.candidate(model, Standing.PROPOSED).by, by)
            return (told.ModelApproved(model=model, by=by),)
        case ask.RejectModel(model=model, reason=reason):
            state.candidate(model, Standing.PROPOSED, Standing.APPROVED)
            return (told.ModelRejected(model=model, reason=reason, by=by),)
        case ask.ActivateModel(model=model):
            return (told.ModelActivated(serving=state.candidate(model, Standing.APPROVED).serving, by=by),)
        case ask.RetireModel(model=model, reason=reason):
            target = state.candidate(model, Standing.SERVING).serving.target
            return (told.ModelRetired(model=model, target=target, reason=reason, by=by),)
        case _:
            raise TypeError(command)


def _refuse_unless_free(state: Governance, model: str) -> None:
    """What was rejected or retired may be proposed anew."""
    found = state.models.get(model)
    if found is not None and found.standing not in {Standing.REJECTED, Standing.RETIRED}:
        raise Refused(NOT_NOW)


def evolve(state: Governance, event: Event) -> Governance:
    match event:
        case told.PolicyProposed(policy=policy):
            return replace(state, proposal=event, last=policy.version)
        case told.PolicyRejected():
            return replace(state, proposal=None)
        case told.PolicyAdopted(policy=policy, by=by):
            return replace(state, policy=policy, adopted_by=by, proposal=None)
        case told.PolicyEnded():
            return replace(state, policy=None, adopted_by="")
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


def named(_: object, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    if actor == MACHINE:
        return frozenset({Role.MACHINE})
    return organisation.roles_at(actor.id, organisation.federation) & NAMED


RISK: Decider[Governance] = Decider(
    kind="risk",
    initial=Governance(),
    commands=(
        ask.ProposePolicy,
        ask.ApprovePolicy,
        ask.RejectPolicy,
        ask.EndPolicy,
        ask.ProposeModel,
        ask.ApproveModel,
        ask.RejectModel,
        ask.ActivateModel,
        ask.RetireModel,
        ask.MoveThresholds,
    ),
    events=(
        told.PolicyProposed,
        told.PolicyRejected,
        told.PolicyAdopted,
        told.PolicyEnded,
        told.ModelProposed,
        told.ModelApproved,
        told.ModelRejected,
        told.ModelActivated,
        told.ModelRetired,
        told.ThresholdsMoved,
    ),
    decide=decide,
    evolve=evolve,
    roles=named,
    openings=(ask.ProposePolicy, ask.ProposeModel),
)
