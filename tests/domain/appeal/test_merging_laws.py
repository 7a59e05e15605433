"""Over random histories of several cases, merging loses nothing and keeps the earliest term and every open review."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.care.terms import is_care
from domain.appeal.decider import DECIDER
from domain.appeal.joining.commands import MergeCases, SeparateCases
from domain.appeal.joining.events import TrackCarried
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.state import Appeal
from domain.appeal.tracks.events import EndTrack, OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseEscalated
from domain.clocks import FIVE_DAY_WEEK, LapseCarried, LapseTerm, Moved, TermMoved, TermStarted, limitations
from domain.due import MARGIN_WORKING_DAYS
from domain.kernel import CLOCK, Actor, Command, Context, Decider, Event, Refused
from domain.linking import Link
from domain.review import ReviewRequired
from domain.words import Confidence
from tests.domain.appeal.stories import RELEASED, TAKEN, filing, words
from tests.domain.appeal.test_laws import BREACHES, ORDERS, PEOPLE, SIZE, STEPS
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, SUPERVISOR
from tests.spec import NOON

MOST_CASES = 6
WHICH = st.integers(0, MOST_CASES - 1)
RESTORED = (
    "stage", "terms", "lapsed", "tracks", "reviews", "links", "holder", "urgent", "primary_may_know", "escalated_to",
    "closed", "taken_in", "goes_on_in",
)  # fmt: skip


class SeveralCases(RuleBasedStateMachine):
    """One member files again and again; people work on all of it, the clock ticks, and a supervisor merges."""

    decider: Decider[Any] = DECIDER

    @initialize()
    def begin(self) -> None:
        self.now = NOON
        self.cases: list[Appeal] = []
        self.before: dict[tuple[int, int], tuple[Appeal, Appeal]] = {}

    @rule(breach=BREACHES, may_know=st.booleans(), opening=st.sampled_from([(), (TAKEN,), (TAKEN, RELEASED)]))
    def she_files(self, breach: told.Breach, may_know: bool, opening: tuple[Command, ...]) -> None:
        if len(self.cases) < MOST_CASES:
            self.cases.append(self.decider.initial)
            which = len(self.cases) - 1
            self.send(which, filing(breach=breach, primary_may_know=may_know), AIGUL)
            for command in opening:
                self.send(which, command, LAWYER)

    def judged(self, which: int, command: Command, actor: Actor, beside: Appeal | None = None) -> tuple[Event, ...]:
        state = self.cases[which]
        context = Context(
            actor=actor,
            roles=self.decider.roles(state, actor, ORGANISATION),
            now=self.now,
            organisation=ORGANISATION,
            number=f"2026-{which:06}",
            beside=beside,
        )
        return self.decider.decide(state, command, context)

    def send(self, which: int, command: Command, actor: Actor) -> None:
        if which < len(self.cases):
            try:
                events = self.judged(which, command, actor)
            except Refused:
                return
            self.cases[which] = self.decider.fold(events, self.cases[which])

    @rule(which=WHICH, command=ORDERS)
    def whoever_may_asks(self, which: int, command: Command) -> None:
        for actor in PEOPLE:
            self.send(which, command, actor)

    @rule(which=WHICH, step=st.sampled_from(STEPS), days=st.integers(-20, 5))
    def a_lawyer_goes_on(self, which: int, step: tuple[TrackKind, str], days: int) -> None:
        kind, milestone = step
        self.send(which, OpenTrack(kind=kind), LAWYER)
        on = (self.now + timedelta(days=days)).date()
        for number in (1, 2):
            reach = RecordMilestone(track=f"{kind}-{number}", milestone=milestone, on=on, proof=words())
            self.send(which, reach, LAWYER)

    @rule(which=WHICH, kind=st.sampled_from(TrackKind))
    def a_lawyer_gives_a_track_up(self, which: int, kind: TrackKind) -> None:
        self.send(which, EndTrack(track=f"{kind}-1", reasons=words()), LAWYER)

    @rule(days=st.integers(0, 12))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days, hours=1)

    @rule(which=WHICH, kind=st.sampled_from([*terms.ANSWERS, *terms.LIMITATIONS]))
    def nobody_is_in_time(self, which: int, kind: str) -> None:
        """A term passes, and so does whatever else was due by then."""
        if which < len(self.cases) and kind in self.cases[which].terms:
            self.now = max(self.now, self.cases[which].terms[kind].moment)
            self.the_clock_ticks()

    @rule()
    def the_clock_ticks(self) -> None:
        for which, state in enumerate(self.cases):
            for term, due in list(state.terms.items()):
                if due.moment <= self.now:
                    self.send(which, LapseTerm(term=term, moment=due.moment), CLOCK)

    def together(self, kept: int, joined: int, command: Any) -> tuple[tuple[Event, ...], tuple[Event, ...]] | None:
        if max(kept, joined) >= len(self.cases) or kept == joined:
            return None
        one, other = self.cases[kept], self.cases[joined]
        try:
            here = self.judged(kept, command, SUPERVISOR, other)
            there = self.judged(joined, command.for_other(name(kept)), SUPERVISOR, one)
        except Refused:
            return None
        self.cases[kept], self.cases[joined] = self.decider.fold(here, one), self.decider.fold(there, other)
        return here, there

    @rule(kept=WHICH)
    def a_supervisor_merges(self, kept: int) -> None:
        """Whichever other case can be, the youngest first."""
        for joined in reversed(range(len(self.cases))):
            self.merge(kept, joined)

    def merge(self, kept: int, joined: int) -> None:
        before = [*self.cases]
        events = self.together(kept, joined, MergeCases(other=name(joined), link=Link.MERGED_FROM))
        if events:
            self.before[kept, joined] = before[kept], before[joined]
            self.judge(before[kept], before[joined], self.cases[kept], self.cases[joined], events[0])

    @rule(kept=WHICH, joined=WHICH)
    def it_is_taken_back(self, kept: int, joined: int) -> None:
        if self.together(kept, joined, SeparateCases(other=name(joined))):
            for now, then in zip((self.cases[kept], self.cases[joined]), self.before[kept, joined], strict=True):
                changed = [field for field in RESTORED if getattr(now, field) != getattr(then, field)]
                assert not changed, "taken back, and not as it was"

    def judge(self, kept: Appeal, joined: Appeal, after: Appeal, over: Appeal, events: tuple[Event, ...]) -> None:
        names = {event.was: event.track for event in events if isinstance(event, TrackCarried)}
        judge_terms(kept, joined, after, names)
        judge_tracks(kept, joined, after, names)
        asked = Counter((r.because, r.proposer) for case in (kept, joined) for r in case.reviews.values())
        assert Counter((r.because, r.proposer) for r in after.reviews.values()) == asked, "a review was lost"
        assert after.holder not in {r.holder for r in after.reviews.values()} - {""}, "the holder reviews"
        assert kept.escalated_to | joined.escalated_to <= after.escalated_to, "somebody one level up was forgotten"
        assert after.primary_may_know <= (kept.primary_may_know and joined.primary_may_know), "the circle grew"
        assert not over.primary_may_know, "the circle of the merged case is one of its own"
        assert after.urgent >= max(kept.urgent, joined.urgent), "urgent no more"
        assert set(joined.letters_owed) == set(over.letters_owed), "a letter was lost"
        assert set(joined.notices) <= set(over.notices), "a mail was lost"
        assert (over.stage, over.closed, over.outcome) == (Stage.MERGED, True, None)
        self.judge_caps(kept, after)

    def judge_caps(self, kept: Appeal, after: Appeal) -> None:
        calendar = ORGANISATION.calendars[FIVE_DAY_WEEK]
        today = (self.now + timedelta(hours=5)).date()
        for due in after.terms.values():
            ours = due.confidence is Confidence.P and not is_care(due.term)
            running = (limit for limit in limitations(APPEAL, after.terms.values()) if limit.falls_on >= today)
            for limit in running if ours else ():
                latest = max(today, calendar.working_days_before(limit.warned_on, MARGIN_WORKING_DAYS))
                assert due.falls_on <= latest or due == kept.terms.get(due.term), "it outlives a limitation date"

    @invariant()
    def a_merged_case_runs_no_clock_and_owes_no_review(self) -> None:
        for state in getattr(self, "cases", ()):
            if state.stage is Stage.MERGED:
                assert not state.terms
                assert not state.reviews
                assert state.goes_on_in


def name(which: int) -> str:
    return f"appeal-{which}"


def own(term: str, names: dict[str, str]) -> str:
    rule_of, at, track = term.partition("@")
    return f"{rule_of}@{names.get(track, track)}" if at else rule_of


def judge_terms(kept: Appeal, joined: Appeal, after: Appeal, names: dict[str, str]) -> None:
    running = [*kept.terms.items(), *((own(term, names), due) for term, due in joined.terms.items())]
    for term, due in running:
        if term in terms.TRIAGES and kept.stage is not Stage.REGISTERED:
            continue
        assert term in after.terms, "a term was lost"
        assert after.terms[term].warned_on <= due.warned_on, "it is not the earliest"
    over = {own(term, names) for term in joined.lapsed if "@" in term or term in terms.LIMITATIONS}
    assert kept.lapsed | over <= after.lapsed | after.terms.keys(), "a term that had passed was forgotten"


def judge_tracks(kept: Appeal, joined: Appeal, after: Appeal, names: dict[str, str]) -> None:
    assert len(after.tracks) == len(kept.tracks) + len(joined.tracks), "a track was lost"
    for way in joined.tracks.values():
        assert after.tracks[names[way.id]] == way.model_copy(update={"id": names[way.id]})
    assert kept.tracks.items() <= after.tracks.items()


MANY = settings(SIZE, max_examples=40, derandomize=True, phases=[Phase.generate])
UNSHRUNK = settings(MANY, max_examples=300)
"""For faults that only have to be found."""


@pytest.mark.slow
def test_merging_loses_nothing_over_random_histories():
    run_state_machine_as_test(SeveralCases, settings=MANY)


def without(*kinds: type[Event]) -> Any:
    """A planted fault: a merging that forgets events of these kinds."""

    def decide(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
        events = DECIDER.decide(state, command, context)
        return tuple(e for e in events if not isinstance(e, kinds)) if isinstance(command, MergeCases) else events

    return decide


def latest(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: of two clocks the later goes on."""
    events = DECIDER.decide(state, command, context)
    return tuple(e for e in events if not (isinstance(e, TermMoved) and e.because is Moved.MERGED))


def curious(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: the wider circle wins."""
    return without(told.CircleChanged)(state, command, context)


FAULTS = [without(ReviewRequired), without(TermStarted), without(LapseCarried), without(CaseEscalated), latest, curious]


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(fault: Any):
    class Faulty(SeveralCases):
        decider = replace(DECIDER, decide=fault)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Faulty, settings=UNSHRUNK)
