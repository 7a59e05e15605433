"""The laws of the house over random histories of an appeal, and the planted faults that must be caught."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.care.events import Carried, Face, Feeling, RateHelp, RecordExecution, SayHowSheIs, TellPressure
from domain.appeal.care.terms import is_care
from domain.appeal.decider import CHAPTERS, DECIDER
from domain.appeal.group import InviteParticipant, JoinGroup, LeaveGroup
from domain.appeal.limits.events import (
    Finding,
    FindingRecorded,
    MarkWhistleblower,
    RecordFinding,
    RecordPayment,
    RecordStanding,
    RecordUnderpayment,
)
from domain.appeal.limits.frame import NOT_FOUND_MISSED
from domain.appeal.limits.missed import passed_limits
from domain.appeal.limits.standing import Standing
from domain.appeal.procedure import APPEAL
from domain.appeal.several import AddIssue, ConfirmIssueAnchor, Issue, IssueOutcome, IssueSettled
from domain.appeal.standing import ShowAuthority
from domain.appeal.terms import LIMITATIONS
from domain.appeal.tracks.events import EndTrack, OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import ORDINARY_WAYS, TrackKind
from domain.appeal.tracks.table import TRACKS
from domain.appeal.urgency_frame import LowerUrgency, RaiseUrgency, UrgencyLowered
from domain.calendar import DAY
from domain.case import CaseClosed, CaseReopened
from domain.clocks import (
    FIVE_DAY_WEEK,
    LapseTerm,
    Moved,
    RemindOfTerm,
    TermDropped,
    TermLapsed,
    TermMoved,
    TermReminded,
    TermStarted,
    limitations,
    reminders,
)
from domain.due import MARGIN_WORKING_DAYS, DueDate
from domain.kernel import CLOCK, Command, Context, Decider, Event, Refused
from domain.review import ReviewCompleted, ReviewRequired, Verdict
from domain.words import Confidence
from tests.domain.appeal.stories import CALLED, RELEASED, TAKEN, filing, words
from tests.domain.federation import (
    AIGUL,
    BOLAT,
    CHAIR,
    LAWYER,
    LAWYER2,
    ORGANISATION,
    REVIEWER,
    STRANGER,
    SUPERVISOR,
    WEEKDAYS,
)
from tests.spec import NOON

PEOPLE = (AIGUL, BOLAT, CHAIR, LAWYER, LAWYER2, SUPERVISOR, REVIEWER, STRANGER)
DAYS = st.one_of(st.none(), st.dates(date(2026, 9, 1), date(2026, 11, 20)))
BREACHES = st.builds(told.Breach, wrong=st.sampled_from(told.Wrong), act_received_on=DAYS, learned_on=DAYS)
URGENT = TAKEN.model_copy(update={"urgent": True})
ORDERS = st.one_of(
    st.just(TAKEN),
    st.just(RELEASED),
    st.just(ask.RequestCompletion(missing=words())),
    st.just(ask.SupplyCompletion(text=words())),
    st.just(ask.ExtendAnswer(reasons=words())),
    st.just(ask.Withdraw(reasons=words())),
    st.just(ask.Reopen(reasons=words())),
    st.just(URGENT),
    st.just(RaiseUrgency(reasons=words())),
    st.just(LowerUrgency(reasons=words())),
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


MONTHS = st.sampled_from([f"{year}-{month:02}" for year in (2025, 2026) for month in (1, 6, 9, 11)])
SETTLEMENTS = st.one_of(
    st.builds(RecordStanding, standing=st.sampled_from(Standing), facts=st.just(words())),
    st.builds(
        RecordUnderpayment,
        payday=st.sampled_from([1, 10, 25, 31]),
        first_month=MONTHS,
        last_month=st.one_of(st.just(""), MONTHS),
        facts=st.just(words()),
    ),
    st.builds(RecordPayment, month=MONTHS, proof=st.just(words())),
    st.builds(MarkWhistleblower, marked=st.booleans()),
)


def keeps_whole_days(due: DueDate) -> bool:
    """What was left when a pause began is what runs from its end on, to the day."""
    if not due.pauses or due.is_paused:
        return True
    last = due.pauses[-1]
    assert last.ended_on is not None
    return ((due.rolled_from or due.falls_on) - last.ended_on).days == last.days_left


def found_by_two(history: list[Event], case: Any) -> bool:
    """Every term that passed was found missed by one lawyer and confirmed by another, since the case last came back."""
    since = max((i for i, event in enumerate(history) if isinstance(event, CaseReopened)), default=0)
    recent = history[since:]
    confirmed = {e.review: e.by for e in recent if isinstance(e, ReviewCompleted) and e.verdict is Verdict.CONFIRMED}
    findings = [e for e in recent if isinstance(e, FindingRecorded) and e.finding is Finding.MISSED]
    by_two = {term for e in findings if confirmed.get(e.review, e.by) not in {e.by, case.holder} for term in e.terms}
    passed = {term for term in case.lapsed if case.procedure.term(term, date(2026, 1, 1)).limits}
    return bool(passed) and passed <= by_two


class AppealMachine(RuleBasedStateMachine):
    """Anybody sends anything at any time, and the clock ticks early, late and twice."""

    decider: Decider[Any] = DECIDER
    sent = 0
    """Commands, over all runs; those that were refused as well."""
    organisation = ORGANISATION

    @initialize(
        breach=BREACHES,
        others=st.lists(BREACHES, max_size=2),
        opening=st.sampled_from([(), (URGENT,), (URGENT, RELEASED)]),
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
        roles = self.decider.roles(self.state, actor, self.organisation)
        context = Context(actor=actor, roles=roles, now=self.now, organisation=self.organisation, number="2026-000001")
        before = self.state
        AppealMachine.sent += 1
        try:
            events = self.decider.decide(before, command, context)
        except Refused:
            return
        self.state = self.decider.fold(events, before)
        self.history.extend(events)
        self.judge(before, events, actor)
        self.judge_urgency(before, events, actor)

    def judge_urgency(self, before: Any, events: tuple[Event, ...], actor: Any) -> None:
        if before.urgent and not self.state.urgent:
            assert actor.is_person, "a machine lowered the urgency"
            assert any(isinstance(event, UrgencyLowered) for event in events), "urgency was lowered without reasons"

    def judge(self, before: Any, events: tuple[Event, ...], actor: Any) -> None:
        for event in events:
            match event:
                case TermLapsed(term=term):
                    assert term in before.terms, "a term lapsed twice"
                    assert before.terms[term].moment <= self.now, "a term lapsed early"
                    assert not before.terms[term].is_paused, "a term lapsed while it stood still"
                case CaseClosed(outcome=outcome):
                    assert actor.is_person, "a machine closed a case"
                    assert outcome != told.Outcome.TERM_MISSED or found_by_two(self.history, before), (
                        "one lawyer's word"
                    )
                    self.judge_closing()
                case ReviewCompleted(review=review, by=by):
                    assert by not in {before.reviews[review].proposer, before.holder}, "nobody reviews themselves"
                case TermReminded(reminder=reminder):
                    assert reminder not in before.reminded, "a warning was given twice"
                case TermStarted(due=due) | TermMoved(due=due):
                    self.judge_cap(due)
                    assert keeps_whole_days(due), "a pause lost days"
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
        for limit in limitations(self.state.procedure, self.state.terms.values()) if ours else ():
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

    @rule(
        kind=st.sampled_from(ORDINARY_WAYS), which=st.integers(0, 40), days=st.integers(-20, 20), proved=st.booleans()
    )
    def a_lawyer_goes_on(self, kind: TrackKind, which: int, days: int, proved: bool) -> None:
        """Opens the track where it is not open yet, and records what may come next, or whatever comes to mind."""
        self.send(OpenTrack(kind=kind), LAWYER)
        way = self.state.tracks.get(f"{kind}-1")
        likely = way.next_milestones if way and which % 4 else TRACKS[kind].milestones
        milestone = likely[which % len(likely)].id if likely else "nothing"
        on = (self.now + timedelta(days=days)).date()
        proof = words() if proved else None
        for day in {on, min(on, self.now.date())}:
            self.send(RecordMilestone(track=f"{kind}-1", milestone=milestone, on=day, proof=proof), LAWYER)

    @rule(command=SETTLEMENTS)
    def a_lawyer_settles_her_way(self, command: Command) -> None:
        for lawyer in (LAWYER, LAWYER2):
            self.send(command, lawyer)

    @rule(finding=st.sampled_from(Finding), every=st.booleans(), verdict=st.sampled_from(Verdict))
    def lawyers_look_at_what_passed(self, finding: Finding, every: bool, verdict: Verdict) -> None:
        """One finds, everybody tries to confirm, and somebody would end it as missed."""
        passed = passed_limits(self.state, self.now)
        if not passed:
            return
        terms = frozenset(passed if every else passed[:1])
        self.send(RecordFinding(terms=terms, finding=finding, reasons=words()), LAWYER)
        for review, somebody in product(sorted(self.state.reviews), (LAWYER, SUPERVISOR, LAWYER2, REVIEWER)):
            self.send(ask.CompleteReview(review=review, verdict=verdict, reasons=words()), somebody)
        for holder in (LAWYER, LAWYER2):
            self.send(ask.ProposeClosing(outcome=told.Outcome.TERM_MISSED, reasons=words()), holder)

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

    @rule(kind=st.sampled_from(ORDINARY_WAYS))
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
                self.send(LapseTerm(term=term, moment=due.moment), CLOCK)

    @rule()
    def the_clock_warns(self) -> None:
        for reminder in reminders(self.state.procedure, self.state.terms.values(), WEEKDAYS):
            self.send(RemindOfTerm(reminder=reminder), CLOCK)

    @invariant()
    def nobody_confirms_their_own_finding(self) -> None:
        if getattr(self, "state", None) is not None:
            found = self.state.limits.findings.values()
            assert all(one.by != one.confirmed_by for one in found)

    @invariant()
    def while_mediation_is_on_no_term_for_turning_outside_runs(self) -> None:
        for way in self.state.tracks.values() if getattr(self, "state", None) is not None else ():
            agreed = [found.on for found in way.reached if found.milestone == "mediation_agreed"]
            if agreed and not way.has_reached("mediation_failed") and not way.has_reached("mediation_settled"):
                due_since = [due for due in self.state.terms.values() if due.rule in LIMITATIONS]
                running = [due for due in due_since if due.falls_on >= max(agreed[0], due.anchored_on)]
                assert all(due.is_paused for due in running), "a term ran on while mediation was on"

    @invariant()
    def a_closed_case_only_cares_for_her_and_owes_no_review(self) -> None:
        if getattr(self, "state", None) is not None and self.state.closed:
            assert all(map(is_care, self.state.terms))
            assert not self.state.reviews


STEPS = [(kind, milestone.id) for kind, track in TRACKS.items() for milestone in track.milestones]
WISHED = 20_000
ROUNDS = 20
"""Each begins from a seed of its own: one long run would mostly vary what it has tried before."""
SIZE = settings(
    max_examples=40, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
ROUND = settings(SIZE, max_examples=12, derandomize=False, database=None)


def walk(machine: type[AppealMachine], size: settings) -> None:
    """The same way at every run."""
    for number in range(ROUNDS):
        run_state_machine_as_test(seed(number)(type(machine.__name__, (machine,), {})), settings=size)


@pytest.mark.slow
def test_the_laws_hold_over_random_histories():
    AppealMachine.sent = 0
    walk(AppealMachine, ROUND)
    sys.stdout.write(f"{AppealMachine.sent} random commands\n")
    assert AppealMachine.sent >= WISHED


def _eager(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: the clock lapses whatever it is asked to."""
    if isinstance(command, LapseTerm) and command.term in state.terms:
        return (TermLapsed(term=command.term, falls_on=state.terms[command.term].falls_on),)
    return DECIDER.decide(state, command, context)


def _careless(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: when a term has lapsed, the clock says that there is no hurry any more."""
    events = DECIDER.decide(state, command, context)
    lapsed = any(isinstance(event, TermLapsed) for event in events)
    return (*events, UrgencyLowered(by="clock", reasons=words())) if lapsed else events


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


def _repeating(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a term that has passed passes again when the clock says so once more."""
    if isinstance(command, LapseTerm) and command.term in state.lapsed:
        return (TermLapsed(term=command.term, falls_on=context.today),)
    return DECIDER.decide(state, command, context)


def _hasty(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: one lawyer's word is enough to end a case as missed."""
    try:
        return DECIDER.decide(state, command, context)
    except Refused as refused:
        if refused.rule is not NOT_FOUND_MISSED:
            raise
        return (
            told.ClosingProposed(by=context.actor.id, outcome=told.Outcome.TERM_MISSED, reasons=words()),
            *(TermDropped(term=term) for term in state.terms),
            CaseClosed(outcome=told.Outcome.TERM_MISSED),
        )


def _lossy(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a term that runs again has a day less."""
    events = DECIDER.decide(state, command, context)
    return tuple(
        event.model_copy(update={"due": event.due.model_copy(update={"falls_on": event.due.falls_on - DAY})})
        if isinstance(event, TermMoved) and event.because is Moved.RESUMED
        else event
        for event in events
    )


def _moving(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: the term of an issue that is found while mediation is on runs at once."""
    events = DECIDER.decide(state, command, context)
    return tuple(
        TermStarted(due=event.due.model_copy(update={"pauses": ()}))
        if isinstance(event, TermStarted) and "@issue-" in event.due.term
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
@pytest.mark.parametrize(
    "fault", [_eager, _careless, _rash, _boundless, _forgetful, _lenient, _repeating, _hasty, _lossy, _moving]
)
def test_a_planted_fault_is_caught(fault):
    class Faulty(AppealMachine):
        decider = replace(DECIDER, decide=fault)

    with pytest.raises(AssertionError):
        walk(Faulty, settings(ROUND, phases=[Phase.generate]))


def test_no_machine_holds_a_command_that_decides():
    people = set(APPEAL.acts)
    assert not people & (APPEAL.clock_may | APPEAL.machine_may | APPEAL.operator_may)


def test_every_command_is_judged_by_the_decider():
    allowed = {command for step in APPEAL.steps.values() for command in step.allows}
    assert allowed == set(APPEAL.acts) | APPEAL.in_tow
    judged = [command for chapter in CHAPTERS for command in chapter.HANDLERS]
    assert sorted(map(repr, judged)) == sorted(map(repr, DECIDER.commands)), "each by one chapter"
