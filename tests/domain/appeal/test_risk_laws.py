"""No case closes past a flag over random histories, whatever the rules and a model say of it, and in whatever order."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from math import inf, nan
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from domain.appeal import commands as ask
from domain.appeal.assessing import assess, is_drawn
from domain.appeal.assessing_frame import ASSESSMENT_OWED, RISK_REVIEW_FIRST, RISK_REVIEWS
from domain.appeal.care.events import RecordCall
from domain.appeal.decider import DECIDER, HANDLERS
from domain.appeal.events import Outcome
from domain.appeal.gate import is_adverse
from domain.appeal.limits.events import MarkWhistleblower
from domain.appeal.risk_state import Risk
from domain.appeal.state import Appeal
from domain.appeal.urgency_frame import Ground, LowerUrgency
from domain.kernel import MACHINE, Command, Context, Event, Refused, changed
from domain.review import Because, ReviewCompleted, ReviewRequired
from domain.risk.assessed import ASKED_BY_RISK, Alarm, AssessRisk, Judgement, JudgeRisk, RiskAssessed
from domain.risk.news import BOOKKEEPING, BY_ITSELF
from domain.risk.words import Fault, Finding, Policy, Reason, Target
from tests.domain.appeal.risks import MODEL, OTHER, WITH_A_MODEL, found, serving
from tests.domain.appeal.stories import filing, words
from tests.domain.appeal.test_laws import PEOPLE, SIZE, AppealMachine
from tests.domain.federation import AIGUL, ORGANISATION
from tests.spec import NOON

OFTEN_DRAWN = replace(WITH_A_MODEL, policy=Policy(version=1, blind=80))
"""By this lot the case is drawn at three of its stages, and at the others it is not."""
SCORES = st.sampled_from([0.1, 0.2, 0.3, 0.9, nan, None])


def bad_in(said: RiskAssessed) -> set[str]:
    return {str(one.target) for one in said.findings if one.flags} | {str(alarm) for alarm in said.alarms}


class RiskMachine(AppealMachine):
    """As with appeals, and a machine assesses in time, late, or what is over already."""

    organisation = OFTEN_DRAWN

    def send(self, command: Command, actor: Any) -> None:
        if not self.history:
            self.persons: list[bool] = []
            self.acted: set[str] = set()
        before, told = self.state, len(self.history)
        if not is_adverse(before, command) and not is_about_a_flag(before, command):
            assert self.code(before, command, actor) == self.code(at_ease(before), command, actor), (
                "held up for nothing"
            )
        super().send(command, actor)
        events = self.history[told:]
        self.judge_risk(before, command, events)
        self.persons += [actor.is_person for _ in events]
        reviewing = isinstance(command, (JudgeRisk, ask.CompleteReview, RecordCall))
        self.acted |= set() if reviewing else {getattr(event, "by", "") for event in events}

    def code(self, state: Any, command: Command, actor: Any) -> str:
        roles = self.decider.roles(state, actor, self.organisation)
        roles = roles | self.decider.roles(self.state, actor, self.organisation)
        context = Context(actor=actor, roles=roles, now=self.now, organisation=self.organisation, number="n")
        try:
            self.decider.decide(state, command, context)
        except Refused as refused:
            return refused.rule.code
        return ""

    def judge_risk(self, before: Appeal, command: Command, events: list[Event]) -> None:
        if is_adverse(before, command) and events:
            assert not any(r.because in ASKED_BY_RISK for r in before.reviews.values()), "against her past a flag"
            assert not self.owed(), "against her though nobody looked"
        for event in events:
            match event:
                case RiskAssessed():
                    assert isinstance(command, AssessRisk)
                    assert command.looked_at == before.risk.news, "a stale assessment was taken"
                    self.judge_assessment(before, event, events)
                case ReviewCompleted(review=review, by=by) if before.reviews[review].because in ASKED_BY_RISK:
                    mine = {before.member, before.holder, before.substitute, *before.participants, *self.acted}
                    assert by not in mine, "somebody judged the risk of a case they worked on"
                case _:
                    pass

    def judge_assessment(self, before: Appeal, event: RiskAssessed, events: list[Event]) -> None:
        earlier = [one for one in self.history[: len(self.persons)] if isinstance(one, RiskAssessed)]
        asked = {(one.stage, name) for one in earlier for name in (*bad_in(one), *(("sample",) if one.sampled else ()))}
        waits = {review.id for review in before.reviews.values() if review.because in ASKED_BY_RISK}
        waited_for = {name for one in earlier if one.review in waits for name in one.asks}
        bad = bad_in(event)
        assert len(event.findings) == len(self.organisation.serving), "a model was left out"
        new = {name for name in bad - waited_for if (event.stage, name) not in asked}
        assert set(event.asks) == new, "a flag was lost, or asked for twice"
        assert self.organisation.policy is not None
        drawn = is_drawn(before.number, event.stage, self.organisation.policy)
        sampled = not bad and not waits and drawn and (event.stage, "sample") not in asked
        required = [one.because for one in events if isinstance(one, ReviewRequired)]
        assert required == [Because.ESCALATION] * bool(new) + [Because.SAMPLE] * sampled, "nobody was asked"

    def owed(self) -> bool:
        """Whether a person did something since the last assessment; the events of the last command are left out."""
        known = self.history[: len(self.persons)]
        looked = max((n for n, event in enumerate(known) if isinstance(event, RiskAssessed)), default=-1)
        news = (n for n, event in enumerate(known) if self.persons[n] and event.NAME not in BOOKKEEPING | BY_ITSELF)
        return max(news, default=-1) > looked

    @rule(score=SCORES, alike=st.booleans(), behind=st.sampled_from([0, 0, 0, 1, 3]))
    def the_machine_assesses(self, score: float | None, behind: int, *, alike: bool) -> None:
        findings = (found(score, model=MODEL if alike else OTHER),)
        self.send(AssessRisk(looked_at=self.state.risk.news - behind, findings=findings), MACHINE)

    @rule(judgement=st.sampled_from(Judgement))
    def somebody_judges(self, judgement: Judgement) -> None:
        for review, person in product(sorted(self.state.reviews), PEOPLE):
            self.send(JudgeRisk(review=review, judgement=judgement, reasons=words(), seconds=1), person)

    @rule(outcome=st.sampled_from([Outcome.RESOLVED, Outcome.CONSULTED]), assessed=st.booleans())
    def it_would_end_well(self, outcome: Outcome, *, assessed: bool) -> None:
        if assessed:
            self.send(AssessRisk(looked_at=self.state.risk.news, findings=(found(0.1),)), MACHINE)
        for person in PEOPLE:
            self.send(ask.ProposeClosing(outcome=outcome, reasons=words()), person)

    @rule(marked=st.booleans())
    def somebody_would_lower_it_or_put_it_off(self, *, marked: bool) -> None:
        lowers = (LowerUrgency(reasons=words()), MarkWhistleblower(marked=marked), ask.ExtendAnswer(reasons=words()))
        for person, command in product(PEOPLE, lowers):
            self.send(command, person)


def is_about_a_flag(appeal: Any, command: Command) -> bool:
    review = appeal.reviews.get(command.review) if isinstance(command, ask.CompleteReview) else None
    return isinstance(command, (AssessRisk, JudgeRisk)) or (review is not None and review.because in ASKED_BY_RISK)


def at_ease(appeal: Any) -> Any:
    """The same case, had nobody asked anything about its risk."""
    reviews = {name: review for name, review in appeal.reviews.items() if review.because not in ASKED_BY_RISK}
    terms = {name: due for name, due in appeal.terms.items() if name not in RISK_REVIEWS}
    return changed(appeal, reviews=reviews, terms=terms, risk=Risk())


def walk(machine: type[RiskMachine], rounds: int, size: settings) -> None:
    for number in range(rounds):
        run_state_machine_as_test(seed(number)(type(machine.__name__, (machine,), {})), settings=size)


ROUND = settings(SIZE, max_examples=10, stateful_step_count=40, derandomize=False, database=None)
WISHED = 20_000


@pytest.mark.slow
def test_no_case_closes_past_a_flag():
    AppealMachine.sent = 0
    walk(RiskMachine, 20, ROUND)
    sys.stdout.write(f"{AppealMachine.sent} random commands\n")
    assert AppealMachine.sent >= WISHED


Decide = Callable[[Any, Command, Context], tuple[Event, ...]]


def past_the_gate(*forgotten: type[Command]) -> Decide:
    """A planted fault: these commands do not wait."""

    def decide(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
        try:
            return DECIDER.decide(state, command, context)
        except Refused as refused:
            if refused.rule in {RISK_REVIEW_FIRST, ASSESSMENT_OWED} and isinstance(command, forgotten):
                return HANDLERS[type(command)](at_ease(state), command, context)
            raise

    return decide


def _stale(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: what was said of an older state counts for this one."""
    if isinstance(command, AssessRisk):
        command = command.model_copy(update={"looked_at": state.risk.news})
    return DECIDER.decide(state, command, context)


def _unasked(because: Because) -> Decide:
    """A planted fault: the assessment is kept, and nobody is asked."""

    def decide(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
        events = DECIDER.decide(state, command, context)
        return tuple(e for e in events if not (isinstance(e, ReviewRequired) and e.because is because))

    return decide


def _forgetful(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: what was asked is asked again at every event."""
    risk = replace(state.risk, asked=frozenset())
    return DECIDER.decide(changed(state, risk=risk), command, context)


def _partial(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: whoever holds the case judges its risk."""
    if isinstance(command, JudgeRisk) and context.actor.id == state.holder and command.review in state.reviews:
        judged = changed(state, holder="", risk=replace(state.risk, workers=frozenset()))
        try:
            return HANDLERS[JudgeRisk](judged, command, context)
        except Refused:
            return ()
    return DECIDER.decide(state, command, context)


def _deaf(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a model that says nothing of use is no reason to look."""
    if isinstance(command, AssessRisk):
        context = replace(context, organisation=replace(context.organisation, serving={}))
    return DECIDER.decide(state, command, context)


def _jammed(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: what protects her waits as well."""
    if isinstance(command, ask.SupplyCompletion) and state.risk.flags and state.reviews:
        raise Refused(RISK_REVIEW_FIRST)
    return DECIDER.decide(state, command, context)


FAULTS: dict[str, Decide] = {
    "closing does not wait": past_the_gate(ask.ProposeClosing),
    "confirming does not wait": past_the_gate(ask.CompleteReview),
    "lowering does not wait": past_the_gate(LowerUrgency),
    "putting off does not wait": past_the_gate(ask.ExtendAnswer),
    "taking a mark away does not wait": past_the_gate(MarkWhistleblower),
    "stale assessment": _stale,
    "nobody is asked": _unasked(Because.ESCALATION),
    "the lot is left out": _unasked(Because.SAMPLE),
    "asked again": _forgetful,
    "the holder judges": _partial,
    "deaf to a fault": _deaf,
    "jammed": _jammed,
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_hole_is_caught(fault):
    class Faulty(RiskMachine):
        decider = replace(DECIDER, decide=FAULTS[fault])

    with pytest.raises(AssertionError):
        walk(Faulty, 20, settings(ROUND, phases=[Phase.generate]))


INPUTS, CASES = 100_000, 200
TARGETS = {
    Target.HARM: serving(),
    Target.ESCALATION: serving(OTHER, Target.ESCALATION, at=0.7),
}
UNDER_BOTH = replace(ORGANISATION, policy=Policy(version=1, blind=20), serving=TARGETS)
RULES_ALONE = replace(UNDER_BOTH, serving={})


def some_cases(chance: Random) -> list[Appeal]:
    """Appeals with and without what the rules look at, some of it asked for already."""
    context = Context(AIGUL, frozenset(DECIDER.roles(Appeal(), AIGUL, ORGANISATION)), NOON, ORGANISATION, "2026-1")
    first = DECIDER.fold(DECIDER.decide(Appeal(), filing(), context))
    first = changed(first, terms={**first.terms, RISK_REVIEWS[0]: first.terms["AP-TRIAGE"]})
    return [_varied(first, n, chance) for n in range(CASES)]


def _varied(first: Appeal, n: int, chance: Random) -> Appeal:
    stages = ("registered", "in_work")
    asked = frozenset(pair for pair in product(stages, map(str, Alarm)) if chance.random() < 0.2)
    return changed(
        first,
        number=f"2026-{n:06}",
        grounds=frozenset(chance.sample(list(Ground), chance.randrange(4))),
        participants=tuple(f"person-{i}" for i in range(chance.randrange(5))),
        risk=replace(first.risk, asked=asked),
    )


def some_findings(chance: Random) -> Iterator[Finding]:
    """What a model may say, and what a broken or a bribed one might."""
    for target, model in ((Target.HARM, MODEL), (Target.ESCALATION, OTHER), (Target.HARM, "c" * 64)):
        if chance.random() < 0.8:
            score = chance.choice([chance.random(), chance.random(), 0.0, 1.0, nan, inf, -inf, -1.0, None])
            threshold = chance.choice([0.5, 1.0, nan, None, 2.0])
            fault = chance.choice([None, None, None, *Fault])
            reasons = (Reason(feature="silence", weight=chance.uniform(-9, 9)),)
            yield Finding.model_construct(
                target=target, model=model, features="", score=score, threshold=threshold, reasons=reasons, fault=fault
            )


def asks_of(appeal: Appeal, findings: tuple[Finding, ...], organisation: Any) -> frozenset[str]:
    command = AssessRisk.model_construct(looked_at=appeal.risk.news, findings=findings)
    context = Context(MACHINE, frozenset(), NOON, organisation)
    events = assess(appeal, command, context)
    (said,) = (event for event in events if isinstance(event, RiskAssessed))
    assert bool(said.asks) == any(isinstance(e, ReviewRequired) and e.because is Because.ESCALATION for e in events)
    return frozenset(said.asks)


def test_a_model_only_ever_adds_to_what_the_rules_ask_for():
    chance = Random(6)
    cases = some_cases(chance)
    by_rules = [asks_of(case, (), RULES_ALONE) for case in cases]
    sayings = [tuple(some_findings(chance)) for _ in range(INPUTS // len(cases))]
    added = 0
    for which, said in product(range(len(cases)), sayings):
        both = asks_of(cases[which], said, UNDER_BOTH)
        assert both >= by_rules[which], "a model took a review away"
        added += both > by_rules[which]
    assert any(by_rules)
    assert 0 < added < INPUTS, "some findings add a review, and some do not"


def test_a_model_that_could_take_a_review_away_would_be_caught(monkeypatch):
    """Control: the same property over a judgement in which a calm score outweighs the rules."""
    calm = lambda findings, found: () if findings and all(not f.flags for f in findings) else tuple(map(str, found))  # noqa: E731
    monkeypatch.setattr("domain.appeal.assessing.flagged", calm)
    with pytest.raises(AssertionError, match="took a review away"):
        test_a_model_only_ever_adds_to_what_the_rules_ask_for()
