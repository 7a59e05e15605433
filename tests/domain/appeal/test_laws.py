"""The laws of the house over random histories of an appeal, and the planted faults that must be caught."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.care.events import Carried, Face, Feeling, RateHelp, RecordExecution, SayHowSheIs, TellPressure
from domain.appeal.care.terms import is_care
from domain.appeal.decider import CHAPTERS, DECIDER
from domain.appeal.group import InviteParticipant, JoinGroup, LeaveGroup
from domain.appeal.procedure import APPEAL
from domain.appeal.several import AddIssue, ConfirmIssueAnchor, Issue, IssueOutcome, IssueSettled
from domain.appeal.standing import ShowAuthority
from domain.appeal.tracks.events import EndTrack, OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.table import TRACKS
from domain.case import CaseClosed
from domain.clocks import (
    FIVE_DAY_WEEK,
    LapseTerm,
    RemindOfTerm,
    TermDropped,
    TermLapsed,
    TermMoved,
    TermReminded,
    TermStarted,
    limitations,
    reminders,
)
from domain.due import MARGIN_WORKING_DAYS
from domain.kernel import CLOCK, Command, Context, Decider, Event, Refused
from domain.review import ReviewCompleted, ReviewRequired, Verdict
from domain.words import Confidence
from tests.domain.appeal.stories import CALLED, RELEASED, TAKEN, filing, words
from tests.domain.federation import AIGUL, BOLAT, CHAIR, LAWYER, LAWYER2, ORGANISATION, REVIEWER, STRANGER, SUPERVISOR
from tests.spec import NOON

PEOPLE = (AIGUL, BOLAT, CHAIR, LAWYER, LAWYER2, SUPERVISOR, REVIEWER, STRANGER)
DAYS = st.one_of(st.none(), st.dates(date(2026, 9, 1), date(2026, 11, 20)))
BREACHES = st.builds(told.Breach, wrong=st.sampled_from(told.Wrong), act_received_on=DAYS, learned_on=DAYS)
ORDERS = st.one_of(
    st.just(TAKEN),
    st.just(RELEASED),
    st.just(ask.RequestCompletion(missing=words())),
    st.just(ask.SupplyCompletion(text=words())),
    st.just(ask.ExtendAnswer(reasons=words())),
    st.just(ask.Withdraw(reasons=words())),
    st.just(ask.Reopen(reasons=words())),
    st.just(CALLED),
    st.just(TellPressure(pressure_case="appeal-2")),
    st.builds(SayHowSheIs, feeling=st.sampled_from(Feeling), text=st.just(words())),
    st.builds(RecordExecution, carried=st.sampled_from(Carried), text=st.none()),
    st.builds(RateHelp, face=st.sampled_from(Face), text=st.none()),
    st.just(ask.WithdrawConsent(purpose=told.Purpose.CASE)),
    st.builds(ask.Reassign, holder=st.sampled_from([LAWYER.id, LAWYER2.id])),
    st.builds(ask.ConfirmAnchor, breach=BREACHES, proof=st.just(words())),
    st.builds(AddIssue, category=st.just(told.Category.PAY), text=st.just(words()), breach=BREACHES),
    st.builds(ConfirmIssueAnchor, issue=st.just("issue-2"), breach=BREACHES, proof=st.just(words())),
    st.just(InviteParticipant(person=BOLAT.id)),
    st.just(JoinGroup(consents=frozenset(told.Purpose), consent_version=1)),
    st.just(LeaveGroup(reasons=words())),
    st.just(ShowAuthority()),
    st.builds(
        ask.CompleteReview,
        review=st.sampled_from(["review-1", "review-2", "review-3"]),
        verdict=st.sampled_from(Verdict),
        reasons=st.just(words()),
    ),
)

STEPS = [(kind, milestone.id) for kind, track in TRACKS.items() for milestone in track.milestones]


class AppealMachine(RuleBasedStateMachine):
    """Anybody sends anything at any time, and the clock ticks early, late and twice."""

    decider: Decider[Any] = DECIDER

    @initialize(
        breach=BREACHES,
        others=st.lists(BREACHES, max_size=2),
        opening=st.sampled_from([(), (TAKEN,), (TAKEN, RELEASED)]),
    )
    def file(self, breach: told.Breach, others: list[told.Breach], opening: tuple[Command, ...]) -> None:
        self.now = NOON
        self.history: list[Event] = []
        self.state = self.decider.initial
        issues = tuple(Issue(category=told.Category.PAY, breach=other) for other in others)
        self.send(filing(breach=breach, issues=issues), AIGUL)
        for command in opening:
            self.send(command, LAWYER)

    def send(self, command: Command, actor: Any) -> None:
        roles = self.decider.roles(self.state, actor, ORGANISATION)
        context = Context(actor=actor, roles=roles, now=self.now, organisation=ORGANISATION, number="2026-000001")
        before = self.state
        try:
            events = self.decider.decide(before, command, context)
        except Refused:
            return
        self.state = self.decider.fold(events, before)
        self.history.extend(events)
        self.judge(before, events, actor)

    def judge(self, before: Any, events: tuple[Event, ...], actor: Any) -> None:
        for event in events:
            match event:
                case TermLapsed(term=term):
                    assert before.terms[term].moment <= self.now, "a term lapsed early"
                    assert not before.terms[term].is_paused, "a term lapsed while it stood still"
                case CaseClosed():
                    assert actor.is_person, "a machine closed a case"
                    self.judge_closing()
                case ReviewCompleted(review=review, by=by):
                    assert by not in {before.reviews[review].proposer, before.holder}, "nobody reviews themselves"
                case TermReminded(reminder=reminder):
                    assert reminder not in before.reminded, "a warning was given twice"
                case TermStarted(due=due) | TermMoved(due=due):
                    self.judge_cap(due)
                case _:
                    pass

    def judge_closing(self) -> None:
        assert not self.state.reviews, "a case closed past a review"
        ends = {self.state.outcome, *self.state.outcomes.values()}
        if len(self.state.issues) > 1:
            assert self.state.outcomes.keys() == self.state.issues.keys(), "an issue has no outcome"
        if ends & {*told.NEGATIVE, told.Outcome.WITHDRAWN}:
            since = max(
                i for i, e in enumerate(self.history) if isinstance(e, told.ClosingProposed | told.WithdrawalAsked)
            )
            assert any(isinstance(event, ReviewCompleted) for event in self.history[since:]), "no second person looked"

    def judge_cap(self, due: Any) -> None:
        calendar = ORGANISATION.calendars[FIVE_DAY_WEEK]
        today = (self.now + timedelta(hours=5)).date()
        ours = due.confidence is Confidence.P and not is_care(due.term)
        for limit in limitations(APPEAL, self.state.terms.values()) if ours else ():
            if limit.falls_on < today:
                continue
            latest = max(today, calendar.working_days_before(limit.warned_on, MARGIN_WORKING_DAYS))
            assert due.falls_on <= latest, "a policy term outlives a limitation date"

    @rule(command=ORDERS, actor=st.sampled_from(PEOPLE))
    def somebody_asks(self, command: Command, actor: Any) -> None:
        self.send(command, actor)

    @rule(command=ORDERS)
    def whoever_may_asks(self, command: Command) -> None:
        for actor in PEOPLE:
            self.send(command, actor)

    @rule(step=st.sampled_from(STEPS), days=st.integers(-20, 20), proved=st.booleans())
    def a_lawyer_goes_on(self, step: tuple[TrackKind, str], days: int, proved: bool) -> None:
        """Opens the track where it is not open yet, and records whatever comes to mind."""
        kind, milestone = step
        self.send(OpenTrack(kind=kind), LAWYER)
        on = (self.now + timedelta(days=days)).date()
        proof = words() if proved else None
        self.send(RecordMilestone(track=f"{kind}-1", milestone=milestone, on=on, proof=proof), LAWYER)

    @rule(
        outcome=st.sampled_from(told.Outcome),
        other=st.sampled_from(told.Outcome),
        forgets=st.booleans(),
        actor=st.sampled_from(PEOPLE),
    )
    def somebody_would_end_it(self, outcome: told.Outcome, other: told.Outcome, *, forgets: bool, actor: Any) -> None:
        known = () if forgets else tuple(self.state.further)
        others = tuple(IssueOutcome(issue=issue, outcome=other) for issue in known)
        for proposer in (actor, LAWYER):
            self.send(ask.ProposeClosing(outcome=outcome, others=others, reasons=words()), proposer)

    @rule(kind=st.sampled_from(TrackKind))
    def a_lawyer_gives_a_track_up(self, kind: TrackKind) -> None:
        self.send(EndTrack(track=f"{kind}-1", reasons=words()), LAWYER)

    @rule(command=ORDERS)
    def a_machine_asks(self, command: Command) -> None:
        self.send(command, CLOCK)

    @rule(days=st.integers(0, 12))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days, hours=1)

    @rule(early=st.booleans())
    def the_clock_ticks(self, early: bool) -> None:
        for term, due in list(self.state.terms.items()):
            if early or due.moment <= self.now:
                self.send(LapseTerm(term=term, moment=due.moment), CLOCK)

    @rule()
    def the_clock_warns(self) -> None:
        for reminder in reminders(APPEAL, self.state.terms.values()):
            self.send(RemindOfTerm(reminder=reminder), CLOCK)

    @invariant()
    def a_closed_case_only_cares_for_her_and_owes_no_review(self) -> None:
        if getattr(self, "state", None) is not None and self.state.closed:
            assert all(map(is_care, self.state.terms))
            assert not self.state.reviews


SIZE = settings(
    max_examples=40, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


@pytest.mark.slow
def test_the_laws_hold_over_random_histories():
    run_state_machine_as_test(AppealMachine, settings=SIZE)


def _eager(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: the clock lapses whatever it is asked to."""
    if isinstance(command, LapseTerm) and command.term in state.terms:
        return (TermLapsed(term=command.term, falls_on=state.terms[command.term].falls_on),)
    return DECIDER.decide(state, command, context)


def _rash(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a closing that needs a review closes as well."""
    events = DECIDER.decide(state, command, context)
    asked = any(isinstance(event, ReviewRequired) for event in events)
    return (*events, CaseClosed(outcome="unfounded")) if asked and isinstance(command, ask.ProposeClosing) else events


def _boundless(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: terms are started without looking at the limitation dates."""
    events = DECIDER.decide(state, command, context)
    return tuple(
        TermStarted(due=event.due.model_copy(update={"falls_on": event.due.cut.uncapped, "cut": None}))
        if isinstance(event, TermStarted) and event.due.cut
        else event
        for event in events
    )


def _forgetful(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a case closes though nobody said how one of its issues ends."""
    events = DECIDER.decide(state, command, context)
    return tuple(event for event in events if not (isinstance(event, IssueSettled) and event.issue == "issue-2"))


def _lenient(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: only the outcome of the whole case is looked at, and one issue ends against her unseen."""
    events = DECIDER.decide(state, command, context)
    whole = [event.outcome for event in events if isinstance(event, told.ClosingProposed)]
    if not whole or whole[0] in told.NEGATIVE:
        return events
    kept = tuple(event for event in events if isinstance(event, told.ClosingProposed | IssueSettled))
    return (*kept, *(TermDropped(term=term) for term in state.terms), CaseClosed(outcome=whole[0]))


@pytest.mark.slow
@pytest.mark.parametrize("fault", [_eager, _rash, _boundless, _forgetful, _lenient])
def test_a_planted_fault_is_caught(fault):
    class Faulty(AppealMachine):
        decider = replace(DECIDER, decide=fault)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Faulty, settings=SIZE)


def test_no_machine_holds_a_command_that_decides():
    people = set(APPEAL.acts)
    assert not people & (APPEAL.clock_may | APPEAL.machine_may | APPEAL.operator_may)


def test_every_command_is_judged_by_the_decider():
    allowed = {command for step in APPEAL.steps.values() for command in step.allows}
    assert allowed == set(APPEAL.acts)
    judged = [command for chapter in CHAPTERS for command in chapter.HANDLERS]
    assert sorted(map(repr, judged)) == sorted(map(repr, DECIDER.commands)), "each by one chapter"
