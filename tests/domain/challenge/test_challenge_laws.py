"""The laws of the house over random histories of a challenge, and the planted faults that must be caught."""

import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from domain.algorithm import BY_EMPLOYERS
from domain.appeal.terms import LIMITATIONS
from domain.appeal.tracks.events import MilestoneReached
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseClosed
from domain.challenge.commands import AgreeRemedy, AskExpert, AssessAnswers, NameSystem, TakeDownReasons
from domain.challenge.decider import DECIDER
from domain.challenge.decision import Adequacy, Aspect, Decision, Finding, Known, Measure, Stated
from domain.challenge.events import DecisionOutcomeRecorded
from domain.challenge.state import OWN_WAYS
from domain.clocks import LapseTerm, Moved, TermDropped, TermLapsed, TermMoved
from domain.kernel import CLOCK, Command, Context, Event
from tests.domain.appeal.stories import RELEASED, words
from tests.domain.appeal.test_laws import PEOPLE, ROUND, WISHED, AppealMachine, walk
from tests.domain.challenge.stories import SYSTEM, filing, outcome, triaged
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION
from tests.spec import Given

TODAY = date(2026, 11, 20)
DAYS = st.one_of(st.none(), st.dates(date(2026, 9, 1), date(2026, 12, 20)))
DECISIONS = st.builds(
    Decision,
    kind=st.sampled_from(sorted(BY_EMPLOYERS)),
    decided_on=DAYS,
    learned_on=DAYS,
    effect=st.none(),
    system_words=st.none(),
)
OWN = st.one_of(
    st.builds(outcome, st.sampled_from(Finding)),
    st.just(NameSystem(system=SYSTEM)),
    st.just(AskExpert(expert="person-expert")),
    st.builds(
        TakeDownReasons,
        on=st.dates(date(2026, 11, 18), date(2026, 11, 24)),
        answers=st.lists(st.builds(Stated, aspect=st.sampled_from(Aspect), text=st.just(words())), max_size=3).map(
            tuple
        ),
        document=st.just(""),
    ),
    st.builds(
        AssessAnswers,
        adequacy=st.sampled_from(Adequacy),
        data_right=st.sampled_from(Known),
        discrimination=st.sampled_from(Known),
        involved=st.sampled_from(Known),
        conclusion=st.just(words()),
    ),
    st.just(AgreeRemedy(measures=frozenset({Measure.CANCEL}), plan=words(), on=TODAY)),
)
STANDSTILLS = ("no_commission", "mediation_agreed")
"""What alone stops a term of LC 160; none of it is a step of the challenge itself."""


class ChallengeMachine(AppealMachine):
    """As with appeals, and with everything that can be asked about a decision."""

    decider = DECIDER

    @initialize(decision=DECISIONS, works=st.booleans())
    def file(self, decision: Decision, works: bool) -> None:
        self.now = Given(DECIDER, ORGANISATION, ()).now
        self.history: list[Event] = []
        self.state = self.decider.initial
        self.send(filing(decision), AIGUL)
        if works:
            case = Given(self.decider, ORGANISATION, tuple(self.history))
            self.history.extend(triaged(case).events)
            self.state = self.decider.fold(self.history)
            self.send(RELEASED, LAWYER)

    @rule(command=OWN, actor=st.sampled_from(PEOPLE))
    def somebody_works_on_the_decision(self, command: Command, actor: Any) -> None:
        for who in (actor, LAWYER, CLOCK):
            self.send(command, who)

    @rule(kind=st.sampled_from(OWN_WAYS), which=st.integers(0, 40), days=st.integers(-3, 20))
    def a_lawyer_contests_it(self, kind: TrackKind, which: int, days: int) -> None:
        self.a_lawyer_goes_on(kind, which, days, True)

    def judge(self, before: Any, events: tuple[Event, ...], actor: Any) -> None:
        super().judge(before, events, actor)
        lapses = [event.term for event in events if isinstance(event, TermLapsed)]
        assert len(lapses) <= 1, "parallel clocks lapsed each other"
        reached = {event.milestone for event in events if isinstance(event, MilestoneReached)}
        for event in events:
            match event:
                case DecisionOutcomeRecorded(by=by):
                    assert actor.is_person, "the clock decided"
                    assert by == actor.id, "an outcome without a named human"
                case CaseClosed() if before.outcome is None or before.outcome != "withdrawn":
                    assert self.state.finding or event.outcome == "withdrawn", "closed, and nobody said how it ended"
                case TermMoved(due=due, because=Moved.PAUSED) if due.rule in LIMITATIONS:
                    assert reached & set(STANDSTILLS), "a challenge stopped a term of the law"
                case TermDropped(term=term) if term in before.terms and term.partition("@")[0] in LIMITATIONS:
                    assert not reached & OF_A_CHALLENGE, "a step of the challenge dropped a term of the law"
                case _:
                    pass


OF_A_CHALLENGE = frozenset(
    {
        "objection_served",
        "objection_answered",
        "explanation_asked",
        "explanation_received",
        "review_demanded",
        "stay_asked",
    }
)


@pytest.mark.slow
def test_the_laws_hold_over_random_challenges():
    AppealMachine.sent = 0
    walk(ChallengeMachine, settings(ROUND, max_examples=7))
    sys.stdout.write(f"{AppealMachine.sent} random commands\n")
    assert AppealMachine.sent >= WISHED


def _deciding(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: when the employer's term is over, the clock says that there was no answer."""
    events = DECIDER.decide(state, command, context)
    over = any(isinstance(event, TermLapsed) and event.term.startswith("AI-") for event in events)
    said = DecisionOutcomeRecorded(by="clock", finding=Finding.NO_ANSWER, on=context.today, reasons=words())
    return (*events, said) if over else events


def _stopping(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: asking for a stay stops the terms of the law as well."""
    events = DECIDER.decide(state, command, context)
    asked = any(isinstance(event, MilestoneReached) and event.milestone == "stay_asked" for event in events)
    limits = [due for due in state.terms.values() if due.rule in LIMITATIONS]
    return (*events, *(TermMoved(due=due, because=Moved.PAUSED) for due in limits)) if asked else events


def _dragging(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a clock that is over takes the one beside it along."""
    events = DECIDER.decide(state, command, context)
    if not (isinstance(command, LapseTerm) and any(isinstance(event, TermLapsed) for event in events)):
        return events
    others = [due for due in state.terms.values() if due.term != command.term and due.moment <= context.now]
    return (*events, *(TermLapsed(term=due.term, falls_on=due.falls_on) for due in others))


@pytest.mark.slow
@pytest.mark.parametrize("fault", [_deciding, _stopping, _dragging])
def test_a_planted_fault_is_caught(fault):
    class Faulty(ChallengeMachine):
        decider = replace(DECIDER, decide=fault)

    with pytest.raises(AssertionError):
        walk(Faulty, settings(ROUND, phases=[Phase.generate]))
