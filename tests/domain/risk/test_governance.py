"""No policy and no model comes into force by the word of one person, and the machine only moves thresholds."""

from functools import reduce
from itertools import product

import pytest

from domain.kernel import CLOCK, MACHINE, OPERATOR, Actor, Command, Decider, Role
from domain.organisation.events import OfficeGranted
from domain.organisation.organisation import Organisation
from domain.risk import commands as ask
from domain.risk import governance_words as told
from domain.risk.governance import RISK, Governance, Standing
from domain.risk.words import Policy, Target, Threshold
from tests.domain.federation import AIGUL, FEDERATION, LAWYER, SUPERVISOR
from tests.domain.keepers import ADMIN, KEPT
from tests.spec import Given, When

LEADER = Actor(id="person-leader")
HEADED = KEPT.after([(FEDERATION, OfficeGranted(person=LEADER.id, role=Role.LEADER))], position=3)
AT = (Threshold(stage="in_work", at=0.4, promised=0.9, load=0.1),)
LOWER = (Threshold(stage="in_work", at=0.3, promised=0.95, load=0.14),)


def proposed(model: str = "aa", target: Target = Target.HARM) -> ask.ProposeModel:
    return ask.ProposeModel(model=model, target=target, thresholds=AT, synthetic=True, reason="better")


def given(decider: Decider[Governance] = RISK) -> Given:
    return Given(decider, HEADED, ())


def after(*said: tuple[Command, Actor], decider: Decider[Governance] = RISK) -> Given:
    def then(case: Given, each: tuple[Command, Actor]) -> Given:
        return case.when(each[0], by=each[1]).and_then()

    return reduce(then, said, given(decider))


POLICY = ask.ProposePolicy(reason="promised to the members")
ADOPTED = ((POLICY, ADMIN), (ask.ApprovePolicy(version=1), LEADER))
APPROVED = ((proposed(), ADMIN), (ask.ApproveModel(model="aa"), LEADER))
IN_FORCE = (*APPROVED, (ask.ActivateModel(model="aa"), ADMIN))


def folded(case: Given) -> Organisation:
    return HEADED.after([(told.STREAM, event) for event in case.history], position=9)


def test_a_second_person_puts_a_policy_into_force():
    (adopted,) = after((POLICY, ADMIN)).when(ask.ApprovePolicy(version=1), by=LEADER).events
    assert adopted == told.PolicyAdopted(policy=Policy(version=1), by=LEADER.id)
    assert folded(after(*ADOPTED)).policy == Policy(version=1)


@pytest.mark.parametrize("who", [ADMIN, LEADER])
def test_nobody_approves_their_own(who: Actor):
    after((POLICY, who)).when(ask.ApprovePolicy(version=1), by=who).then_refused(under="risk-second-person")
    after((proposed(), who)).when(ask.ApproveModel(model="aa"), by=who).then_refused(under="risk-second-person")


def test_a_number_is_never_used_for_two_policies():
    again = after((POLICY, ADMIN), (ask.RejectPolicy(version=1, reason="no"), LEADER), (POLICY, ADMIN))
    again.when(ask.ApprovePolicy(version=1), by=LEADER).then_refused(under="risk-no-policy")
    again.when(POLICY, by=LEADER).then_refused(under="risk-proposal-open")
    again.when(ask.ApprovePolicy(version=2), by=LEADER).then_kinds(told.PolicyAdopted)


def test_a_policy_that_ended_assesses_nothing_more():
    ended = after(*ADOPTED, (ask.EndPolicy(version=1, reason="too many reviews"), LEADER))
    assert folded(ended).policy is None
    ended.when(ask.EndPolicy(version=1, reason="again"), by=ADMIN).then_refused(under="risk-no-policy")


def test_a_model_serves_once_a_second_person_approved_it_and_somebody_activated_it():
    after((proposed(), ADMIN)).when(ask.ActivateModel(model="aa"), by=LEADER).then_refused(under="risk-model-not-now")
    serving = folded(after(*IN_FORCE)).serving[Target.HARM]
    assert (serving.model, serving.thresholds, serving.synthetic) == ("aa", AT, True)


def test_another_model_takes_its_place_and_one_of_another_target_does_not():
    second = ((proposed("bb"), LEADER), (ask.ApproveModel(model="bb"), ADMIN), (ask.ActivateModel(model="bb"), ADMIN))
    replaced = after(*IN_FORCE, *second).state()
    assert [candidate.standing for candidate in replaced.models.values()] == [Standing.RETIRED, Standing.SERVING]
    other = (
        (proposed("cc", Target.ESCALATION), LEADER),
        (ask.ApproveModel(model="cc"), ADMIN),
        (ask.ActivateModel(model="cc"), ADMIN),
    )
    assert set(folded(after(*IN_FORCE, *other)).serving) == set(Target)


def test_a_retired_model_leaves_the_rules_alone_and_may_be_proposed_anew():
    retired = after(*IN_FORCE, (ask.RetireModel(model="aa", reason="drift"), LEADER))
    assert folded(retired).serving == {}
    retired.when(ask.RetireModel(model="aa", reason="drift"), by=LEADER).then_refused(under="risk-model-not-now")
    retired.when(proposed(), by=ADMIN).then_kinds(told.ModelProposed)


def test_a_proposal_that_is_open_is_not_made_twice():
    after((proposed(), ADMIN)).when(proposed(), by=LEADER).then_refused(under="risk-model-not-now")


def test_the_machine_moves_thresholds_of_what_serves_and_decides_nothing():
    moved = ask.MoveThresholds(model="aa", thresholds=LOWER)
    case = after(*IN_FORCE).when(moved, by=MACHINE)
    case.then(told.ThresholdsMoved(model="aa", target=Target.HARM, thresholds=LOWER))
    assert folded(case.and_then()).serving[Target.HARM].thresholds == LOWER
    case.and_then().when(moved, by=MACHINE).then_nothing()
    after(*APPROVED).when(moved, by=MACHINE).then_nothing()
    for command in (POLICY, proposed(), ask.ApproveModel(model="aa"), ask.ActivateModel(model="aa")):
        after((proposed(), ADMIN)).when(command, by=MACHINE).then_refused(under="not-your-role")
    after(*IN_FORCE).when(moved, by=ADMIN).then_refused(under="not-your-role")


@pytest.mark.parametrize("stranger", [AIGUL, LAWYER, SUPERVISOR, CLOCK, OPERATOR])
def test_for_others_there_is_nothing_here(stranger: Actor):
    assert RISK.roles(RISK.initial, stranger, HEADED) == frozenset()


def walked(decider: Decider[Governance]) -> list[When]:
    """Every way through four steps by two people."""
    steps = (proposed(), ask.ApproveModel(model="aa"), ask.ActivateModel(model="aa"))
    found = []
    for turns in product(product(steps, (ADMIN, LEADER)), repeat=3):
        case = given(decider)
        for command, who in turns:
            when = case.when(command, by=who)
            case = when.and_then()
            found.append(when)
    return found


def in_force_by_one(walks: list[When]) -> bool:
    """Whether a model came to serve though one and the same person proposed and approved it."""
    serving = (w.and_then().state() for w in walks if any(isinstance(e, told.ModelActivated) for e in w.events))
    return any(each.by == each.approved_by or not each.approved_by for g in serving for each in g.models.values())


def test_no_way_leads_past_the_second_person():
    assert not in_force_by_one(walked(RISK))


def test_a_way_past_the_second_person_would_be_seen():
    def careless(state, command, context):
        if isinstance(command, ask.ActivateModel) and command.model in state.models:
            return (told.ModelActivated(serving=state.models[command.model].serving, by=context.actor.id),)
        return RISK.decide(state, command, context)

    planted = Decider(**{**vars(RISK), "decide": careless})
    assert in_force_by_one(walked(planted))
