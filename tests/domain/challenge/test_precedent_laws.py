"""No precedent is ever released without a second person and her yes: over random histories, with planted faults."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from domain.appeal.commands import Reopen
from domain.appeal.outgoing.events import AllowLetters, StopLetters
from domain.case import CaseReopened
from domain.challenge.decider import DECIDER
from domain.challenge.precedent.events import (
    AnswerPrecedent,
    Because,
    Check,
    PrecedentAnswered,
    PrecedentReleased,
    PrecedentWithdrawn,
    PrecedentWritten,
    ReleasePrecedent,
    WithdrawPrecedent,
)
from domain.kernel import CLOCK, MACHINE, Actor, Command, Context, Event, Refused, Role
from domain.organisation.events import OfficeGranted
from tests.domain.appeal.stories import words
from tests.domain.challenge.precedent_stories import WRITING, over, public, releasing
from tests.domain.federation import AIGUL, BOLAT, LAWYER, MANGYSTAU, ORGANISATION, SUPERVISOR

SECOND = Actor(id="person-second")
WIDER = ORGANISATION.after(((MANGYSTAU, OfficeGranted(person=SECOND.id, role=Role.SUPERVISOR)),), position=2)
OVER = over().history
STATE = DECIDER.fold(OVER)
PEOPLE = (AIGUL, BOLAT, LAWYER, SUPERVISOR, SECOND, CLOCK, MACHINE)
ANSWERS = st.sampled_from((True, False, None))
DRAFTS = st.integers(1, 4)
COMMANDS = st.one_of(
    st.just(WRITING),
    st.builds(AnswerPrecedent, draft=DRAFTS, agrees=st.booleans()),
    st.builds(
        ReleasePrecedent,
        draft=DRAFTS,
        checked=st.sampled_from([frozenset(Check), frozenset({Check.NO_NAME})]),
        precedent=st.just("precedent-1"),
        texts=st.just((public(),)),
    ),
    st.builds(WithdrawPrecedent, because=st.sampled_from(Because)),
    st.just(StopLetters()),
    st.just(AllowLetters()),
    st.just(Reopen(reasons=words())),
)
ROUND = settings(max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
NOW = over().now


class PrecedentMachine(RuleBasedStateMachine):
    """Anybody tries anything, in any order; what is released is judged by the history alone."""

    decider = DECIDER

    def __init__(self) -> None:
        super().__init__()
        self.history: list[Event] = list(OVER)
        self.state = STATE

    @rule(command=COMMANDS, who=st.sampled_from(PEOPLE))
    def somebody_tries(self, command: Command, who: Actor) -> None:
        self.send(command, who)

    @rule(writer=st.sampled_from((LAWYER, SUPERVISOR)), agrees=ANSWERS, releaser=st.sampled_from(PEOPLE))
    def it_goes_its_way(self, writer: Actor, releaser: Actor, *, agrees: bool | None) -> None:
        """None: she is silent."""
        self.send(WRITING, writer)
        draft = self.state.precedent.drafts
        if agrees is not None:
            self.send(AnswerPrecedent(draft=draft, agrees=agrees), AIGUL)
        self.send(releasing(draft), releaser)

    def send(self, command: Command, who: Actor) -> None:
        roles = self.decider.roles(self.state, who, WIDER)
        context = Context(actor=who, roles=roles, now=NOW, organisation=WIDER)
        try:
            events = self.decider.decide(self.state, command, context)
        except Refused:
            return
        for event in events:
            if isinstance(event, PrecedentReleased | PrecedentWritten):
                assert who.is_person, "a machine had a hand in it"
            if isinstance(event, PrecedentReleased):
                _judge(self.history, event)
        self.history.extend(events)
        self.state = self.decider.fold(events, self.state)


def _judge(before: list[Event], released: PrecedentReleased) -> None:
    void = [n for n, e in enumerate(before) if isinstance(e, PrecedentWritten | PrecedentWithdrawn | CaseReopened)]
    written = before[void[-1]]
    assert isinstance(written, PrecedentWritten), "published what nobody stands by any more"
    assert written.draft == released.draft
    assert written.by != released.by, "one person alone"
    said = [e.agrees for e in before[void[-1] :] if isinstance(e, PrecedentAnswered) and e.person == AIGUL.id]
    assert said[-1:] == [True], "without her yes"


def test_nothing_is_released_without_a_second_person_and_her_yes():
    run_state_machine_as_test(seed(1)(PrecedentMachine), settings=ROUND)


def test_the_way_to_a_release_is_open_in_these_histories():
    """Or the law above would hold for nothing."""
    machine = PrecedentMachine()
    machine.it_goes_its_way(LAWYER, SECOND, agrees=True)
    assert any(isinstance(event, PrecedentReleased) for event in machine.history)


def _alone(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: whoever wrote it may release it."""
    if isinstance(command, ReleasePrecedent) and state.precedent.written:
        by_another = state.precedent.written.model_copy(update={"by": "person-nobody"})
        state = replace(state, precedent=replace(state.precedent, written=by_another))
    return DECIDER.decide(state, command, context)


def _unasked(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: her silence counts as a yes."""
    if isinstance(command, ReleasePrecedent) and not state.precedent.answers:
        state = replace(state, precedent=replace(state.precedent, answers={AIGUL.id: True}))
    return DECIDER.decide(state, command, context)


def _hasty(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: the machine writes a summary by itself."""
    if command == WRITING and context.actor == MACHINE:
        return (PrecedentWritten(draft=1, by=MACHINE.id, texts=WRITING.texts),)
    return DECIDER.decide(state, command, context)


@pytest.mark.parametrize("fault", [_alone, _unasked, _hasty])
def test_a_planted_fault_is_caught(fault):
    class Faulty(PrecedentMachine):
        decider = replace(DECIDER, decide=fault)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(seed(1)(Faulty), settings=settings(ROUND, phases=[Phase.generate]))
