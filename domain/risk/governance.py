"""The decider of the stream `risk-models`: nothing comes into force, and no policy ends, by the word of one person."""

from domain.kernel import MACHINE, Actor, Command, Context, Decider, Event, Refused, Role, Rule
from domain.organisation.organisation import Organisation
from domain.procedure import NOT_YOUR_ROLE
from domain.risk import commands as ask
from domain.risk import governance_words as told
from domain.risk.governance_state import Candidate, Governance, Standing, evolve
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


def decide(state: Governance, command: Command, context: Context) -> tuple[Event, ...]:
    who = context.actor
    match command:
        case ask.MoveThresholds() if who == MACHINE:
            return _moved(state, command)
        case ask.MoveThresholds():
            raise Refused(NOT_YOUR_ROLE)
        case _ if not who.is_person:
            raise Refused(NOT_YOUR_ROLE if who == MACHINE else SECOND_PERSON)
        case ask.ProposePolicy() | ask.ApprovePolicy() | ask.RejectPolicy():
            return _on_policy(state, command, who.id)
        case ask.ProposeEnd() | ask.ApproveEnd() | ask.RejectEnd():
            return _on_end(state, command, who.id)
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
            _refuse_while_open(state)
            policy = Policy(version=state.last + 1, recall=recall, ceiling=ceiling, blind=blind)
            return (told.PolicyProposed(policy=policy, reason=reason, by=by),)
        case ask.ApprovePolicy(version=version):
            proposal = _proposed(state, version)
            _refuse_the_same(proposal.by, by)
            return (told.PolicyAdopted(policy=proposal.policy, by=by),)
        case ask.RejectPolicy(version=version, reason=reason):
            _proposed(state, version)
            return (told.PolicyRejected(version=version, reason=reason, by=by),)
        case _:
            raise TypeError(command)


def _on_end(state: Governance, command: Command, by: str) -> tuple[Event, ...]:
    match command:
        case ask.ProposeEnd(version=version, reason=reason):
            _refuse_while_open(state)
            if state.policy is None or state.policy.version != version:
                raise Refused(NO_SUCH_POLICY)
            return (told.PolicyEndProposed(version=version, reason=reason, by=by),)
        case ask.ApproveEnd(version=version):
            ending = _ending(state, version)
            _refuse_the_same(ending.by, by)
            return (told.PolicyEnded(by=by, reason=ending.reason),)
        case ask.RejectEnd(version=version, reason=reason):
            _ending(state, version)
            return (told.PolicyEndRejected(version=version, reason=reason, by=by),)
        case _:
            raise TypeError(command)


def _refuse_while_open(state: Governance) -> None:
    """One question at a time, so that whoever agrees knows what was in force when it was asked."""
    if state.proposal is not None or state.ending is not None:
        raise Refused(PROPOSAL_OPEN)


def _proposed(state: Governance, version: int) -> told.PolicyProposed:
    if state.proposal is None or state.proposal.policy.version != version:
        raise Refused(NO_SUCH_POLICY)
    return state.proposal


def _ending(state: Governance, version: int) -> told.PolicyEndProposed:
    if state.ending is None or state.ending.version != version:
        raise Refused(NO_SUCH_POLICY)
    return state.ending


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
            _refuse_the_same(_candidate(state, model, Standing.PROPOSED).by, by)
            return (told.ModelApproved(model=model, by=by),)
        case ask.RejectModel(model=model, reason=reason):
            _candidate(state, model, Standing.PROPOSED, Standing.APPROVED)
            return (told.ModelRejected(model=model, reason=reason, by=by),)
        case ask.ActivateModel(model=model):
            return (told.ModelActivated(serving=_candidate(state, model, Standing.APPROVED).serving, by=by),)
        case ask.RetireModel(model=model, reason=reason):
            target = _candidate(state, model, Standing.SERVING).serving.target
            return (told.ModelRetired(model=model, target=target, reason=reason, by=by),)
        case _:
            raise TypeError(command)


def _candidate(state: Governance, model: str, *standings: Standing) -> Candidate:
    """Raises `Refused` unless the model stands at one of these."""
    found = state.models.get(model)
    if found is None or found.standing not in standings:
        raise Refused(NOT_NOW)
    return found


def _refuse_unless_free(state: Governance, model: str) -> None:
    """What was rejected or retired may be proposed anew."""
    found = state.models.get(model)
    if found is not None and found.standing not in {Standing.REJECTED, Standing.RETIRED}:
        raise Refused(NOT_NOW)


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
        ask.ProposeEnd,
        ask.ApproveEnd,
        ask.RejectEnd,
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
        told.PolicyEndProposed,
        told.PolicyEndRejected,
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
