"""No policy and no model comes into force by the word of one person, and the machine only moves thresholds."""

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise, product

import pytest

from domain.kernel import CLOCK, MACHINE, OPERATOR, Actor, Command, Decider, Role
from domain.organisation.events import OfficeGranted
from domain.organisation.organisation import Organisation
from domain.risk import commands as ask
from domain.risk import governance_words as told
from domain.risk.governance import RISK
from domain.risk.governance_state import Governance, Standing
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


Turns = Sequence[tuple[Command, Actor]]
POLICY = ask.ProposePolicy(reason="promised to the members")
END = ask.ProposeEnd(version=1, reason="too many reviews")
ADOPTED = ((POLICY, ADMIN), (ask.ApprovePolicy(version=1), LEADER))
APPROVED = ((proposed(), ADMIN), (ask.ApproveModel(model="aa"), LEADER))
TO_SERVE = (proposed(), ask.ApproveModel(model="aa"), ask.ActivateModel(model="aa"))
TO_END = (END, ask.ApproveEnd(version=1), ask.RejectEnd(version=1, reason="no"))
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


def test_a_policy_ends_once_a_second_person_agreed_and_then_nothing_is_assessed():
    asked = after(*ADOPTED, (END, LEADER))
    assert folded(asked).policy == Policy(version=1), "it stays in force meanwhile"
    ended = asked.when(ask.ApproveEnd(version=1), by=ADMIN)
    ended.then(told.PolicyEnded(by=ADMIN.id, reason="too many reviews"))
    assert folded(ended.and_then()).policy is None
    ended.and_then().when(END, by=ADMIN).then_refused(under="risk-no-policy")


def test_whoever_wants_the_policy_to_end_cannot_agree_to_it_but_may_take_it_back():
    asked = after(*ADOPTED, (END, LEADER))
    asked.when(ask.ApproveEnd(version=1), by=LEADER).then_refused(under="risk-second-person")
    for who in (LEADER, ADMIN):
        kept = asked.when(ask.RejectEnd(version=1, reason="it is needed"), by=who)
        kept.then(told.PolicyEndRejected(version=1, reason="it is needed", by=who.id))
        assert folded(kept.and_then()).policy == Policy(version=1)
        kept.and_then().when(ask.ApproveEnd(version=1), by=ADMIN).then_refused(under="risk-no-policy")


def test_only_one_question_about_the_policy_is_open():
    asked = after(*ADOPTED, (END, LEADER))
    for command in (END, POLICY):
        asked.when(command, by=ADMIN).then_refused(under="risk-proposal-open")
    after(*ADOPTED, (POLICY, LEADER)).when(END, by=ADMIN).then_refused(under="risk-proposal-open")
    asked.when(ask.ApproveEnd(version=2), by=ADMIN).then_refused(under="risk-no-policy")


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
    for command in (POLICY, END, proposed(), ask.ApproveModel(model="aa"), ask.ActivateModel(model="aa")):
        after((proposed(), ADMIN)).when(command, by=MACHINE).then_refused(under="not-your-role")
    after(*IN_FORCE).when(moved, by=ADMIN).then_refused(under="not-your-role")


@pytest.mark.parametrize("stranger", [AIGUL, LAWYER, SUPERVISOR, CLOCK, OPERATOR])
def test_for_others_there_is_nothing_here(stranger: Actor):
    assert RISK.roles(RISK.initial, stranger, HEADED) == frozenset()


def walked(decider: Decider[Governance], steps: Sequence[Command] = TO_SERVE, begun: Turns = ()) -> list[When]:
    """Every way through three steps by two people, from `begun` on."""
    found = []
    for turns in product(product(steps, (ADMIN, LEADER)), repeat=3):
        case = after(*begun, decider=decider)
        for command, who in turns:
            when = case.when(command, by=who)
            case = when.and_then()
            found.append(when)
    return found


def in_force_by_one(walks: list[When]) -> bool:
    """Whether a model came to serve though one and the same person proposed and approved it."""
    serving = (w.and_then().state() for w in walks if any(isinstance(e, told.ModelActivated) for e in w.events))
    return any(each.by == each.approved_by or not each.approved_by for g in serving for each in g.models.values())


def ended_by_one(walks: list[When]) -> bool:
    """Whether a policy ended that nobody, or the same person, had asked to end just before."""
    histories = (walk.and_then().history for walk in walks)
    ends = (
        (before, last) for each in histories for before, last in pairwise(each) if isinstance(last, told.PolicyEnded)
    )
    return any(not isinstance(asked, told.PolicyEndProposed) or asked.by == end.by for asked, end in ends)


def test_no_way_leads_past_the_second_person():
    assert not in_force_by_one(walked(RISK))
    ends = walked(RISK, TO_END, ADOPTED)
    assert any(isinstance(event, told.PolicyEnded) for walk in ends for event in walk.events)
    assert not ended_by_one(ends)


def test_an_end_by_one_person_would_be_seen():
    def careless(state, command, context):
        if isinstance(command, ask.ApproveEnd) and state.ending:
            return (told.PolicyEnded(by=context.actor.id, reason=state.ending.reason),)
        return RISK.decide(state, command, context)

    assert ended_by_one(walked(Decider(**{**vars(RISK), "decide": careless}), TO_END, ADOPTED))


def test_a_way_past_the_second_person_would_be_seen():
    def careless(state, command, context):
        if isinstance(command, ask.ActivateModel) and command.model in state.models:
            return (told.ModelActivated(serving=state.models[command.model].serving, by=context.actor.id),)
        return RISK.decide(state, command, context)

    planted = Decider(**{**vars(RISK), "decide": careless})
    assert in_force_by_one(walked(planted))
