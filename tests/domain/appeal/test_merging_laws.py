"""Over random histories of several cases, merging loses nothing and keeps the earliest term and every open review."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.care.terms import is_care
from domain.appeal.decider import DECIDER
from domain.appeal.group import InviteParticipant, JoinGroup
from domain.appeal.joining.commands import MergeCases, SeparateCases
from domain.appeal.joining.events import (
    FindingCarried,
    GroupCarried,
    IssueCarried,
    LetterCarried,
    PaydaysCarried,
    StandingCarried,
    TrackCarried,
)
from domain.appeal.limits.events import Finding, RecordFinding, RecordUnderpayment
from domain.appeal.limits.missed import passed_limits
from domain.appeal.outgoing.events import RecordSent, StopLetters
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.several import FIRST, AddIssue, RecordIssueTurned
from domain.appeal.state import Appeal
from domain.appeal.tracks.events import EndTrack, OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import ORDINARY_WAYS, TrackKind
from domain.case import CaseEscalated
from domain.clocks import FIVE_DAY_WEEK, LapseCarried, LapseTerm, Moved, TermMoved, TermStarted, limitations
from domain.due import MARGIN_WORKING_DAYS
from domain.kernel import CLOCK, Actor, Command, Context, Decider, Event, Refused
from domain.linking import Link
from domain.paper import SentBy
from domain.review import ReviewRequired, Verdict
from domain.words import Confidence
from tests.domain.appeal.letter_stories import agreeing, drafting, proposing, releasing
from tests.domain.appeal.stories import RELEASED, TAKEN, filing, reviewed, words
from tests.domain.appeal.test_laws import BREACHES, ORDERS, PEOPLE, SETTLEMENTS, SIZE, STEPS
from tests.domain.federation import AIGUL, BOLAT, LAWYER, LAWYER2, ORGANISATION, SUPERVISOR
from tests.spec import NOON

MOST_CASES = 6
WHICH = st.integers(0, MOST_CASES - 1)
ANOTHER = AddIssue(
    category=told.Category.HOURS_LEAVE,
    text=words(),
    breach=told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 11, 2)),
)
OWED = RecordUnderpayment(payday=10, first_month="2026-08", facts=words())
JOINED = (InviteParticipant(person=BOLAT.id), JoinGroup(consents=frozenset(told.Purpose), consent_version=1))
OPENINGS = [(), (TAKEN,), (TAKEN, RELEASED), (TAKEN, ANOTHER), (TAKEN, OWED), (TAKEN, *JOINED)]
RESTORED = (
    "stage", "terms", "lapsed", "tracks", "reviews", "links", "holder", "urgent", "primary_may_know", "escalated_to",
    "closed", "taken_in", "goes_on_in", "limits", "desk", "further", "turned", "participants", "invited",
    "participations", "is_group",
)  # fmt: skip


class SeveralCases(RuleBasedStateMachine):
    """One member files again and again; people work on all of it, the clock ticks, and a supervisor merges."""

    decider: Decider[Any] = DECIDER

    @initialize()
    def begin(self) -> None:
        self.now = NOON
        self.cases: list[Appeal] = []
        self.before: dict[tuple[int, int], tuple[Appeal, Appeal]] = {}

    @rule(
        breach=BREACHES,
        category=st.sampled_from([told.Category.PAY, told.Category.PAY, told.Category.SAFETY]),
        may_know=st.booleans(),
        opening=st.sampled_from(OPENINGS),
    )
    def she_files(
        self, breach: told.Breach, category: told.Category, *, may_know: bool, opening: tuple[Command, ...]
    ) -> None:
        if len(self.cases) < MOST_CASES:
            self.cases.append(self.decider.initial)
            which = len(self.cases) - 1
            self.send(which, filing(breach=breach, category=category, primary_may_know=may_know), AIGUL)
            for command in opening:
                self.send(which, command, BOLAT if isinstance(command, JoinGroup) else LAWYER)

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

    @rule(which=WHICH, settlement=SETTLEMENTS)
    def a_lawyer_settles_a_fact(self, which: int, settlement: Command) -> None:
        self.send(which, settlement, LAWYER)

    @rule(which=WHICH)
    def one_issue_is_turned_with(self, which: int) -> None:
        self.send(which, RecordIssueTurned(issue="issue-2", on=self.now.date(), proof=words()), LAWYER)

    @rule(finding=st.sampled_from(Finding), confirmed=st.booleans())
    def lawyers_find_of_terms_that_passed(self, finding: Finding, *, confirmed: bool) -> None:
        for which, state in enumerate(self.cases):
            passed = [term for term in passed_limits(state, self.now) if term not in state.limits.findings]
            self.send(which, RecordFinding(terms=frozenset(passed[:1]), finding=finding, reasons=words()), LAWYER)
            for review in [*self.cases[which].reviews] if confirmed else ():
                self.send(which, reviewed(Verdict.CONFIRMED, review), LAWYER2)

    @rule(which=WHICH, steps=st.integers(1, 5))
    def a_letter_is_written(self, which: int, steps: int) -> None:
        if which < len(self.cases):
            letter = f"outgoing-{len(self.cases[which].desk.letters) + 1}"
            sent = RecordSent(letter=letter, on=self.now.date(), by_way=SentBy.POST)
            self.send(which, drafting(), LAWYER)
            for command, who in (
                (proposing(letter=letter), LAWYER),
                (agreeing(letter=letter), AIGUL),
                (releasing(letter=letter), LAWYER),
                (sent, LAWYER),
            )[: steps - 1]:
                self.send(which, command, who)

    @rule(which=WHICH)
    def she_stops_letters(self, which: int) -> None:
        self.send(which, StopLetters(), AIGUL)

    @rule(which=WHICH, kind=st.sampled_from(ORDINARY_WAYS))
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
            self.before[joined, kept] = before[joined], before[kept]
            self.judge(before[kept], before[joined], self.cases[kept], self.cases[joined], events[0])

    @rule(kept=WHICH, joined=WHICH)
    def it_is_taken_back(self, kept: int, joined: int) -> None:
        """Sent to either of the two."""
        if self.together(kept, joined, SeparateCases(other=name(joined))):
            for now, then in zip((self.cases[kept], self.cases[joined]), self.before[kept, joined], strict=True):
                changed = [field for field in RESTORED if getattr(now, field) != getattr(then, field)]
                assert not changed, "taken back, and not as it was"

    def judge(self, kept: Appeal, joined: Appeal, after: Appeal, over: Appeal, events: tuple[Event, ...]) -> None:
        names = names_in(events)
        judge_terms(kept, joined, after, names)
        judge_tracks(kept, joined, after, names)
        judge_issues(kept, joined, after, names)
        judge_people(kept, joined, after)
        judge_limits(kept, joined, after)
        judge_findings(kept, joined, after, names)
        judge_letters(kept, joined, after, events)
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


def names_in(events: tuple[Event, ...]) -> dict[str, str]:
    """Tracks and issues of the case that was merged, by what they are called where it goes on."""
    tracks = {event.was: event.track for event in events if isinstance(event, TrackCarried)}
    return {**tracks, **{event.was: event.issue for event in events if isinstance(event, IssueCarried)}}


def own(term: str, names: dict[str, str], after: Appeal, joined: Appeal) -> str:
    """What a term is called there: where the first issue is a further one, so is its term, if it runs from another day."""
    rule_of, at, about = term.partition("@")
    if at:
        return f"{rule_of}@{names.get(about, about)}"
    apart = f"{term}@{names[FIRST]}" if FIRST in names and term in terms.LIMITATIONS else term
    return apart if apart in {*after.terms, *after.lapsed, *after.limits.findings} else term


def judge_terms(kept: Appeal, joined: Appeal, after: Appeal, names: dict[str, str]) -> None:
    asked = {own(term, names, after, joined): due for term, due in joined.terms.items() if not is_care(term)}
    running = [*kept.terms.items(), *asked.items()]
    for term, due in running:
        if term in terms.TRIAGES and kept.stage is not Stage.REGISTERED:
            continue
        assert term in after.terms, "a term was lost"
        assert after.terms[term].warned_on <= due.warned_on, "it is not the earliest"
    first = [due.anchored_on for term, due in joined.terms.items() if term in terms.LIMITATIONS and FIRST in names]
    assert set(first) <= {due.anchored_on for due in after.terms.values()}, "a term of the first issue was lost"
    questions = Counter(due.rule for case in (kept, joined) for due in case.terms.values() if "@" in due.term)
    assert Counter(due.rule for due in after.terms.values() if "@" in due.term) >= Counter(
        {rule_of: number for rule_of, number in questions.items() if is_care(rule_of)}
    ), "a question was lost"
    over = {own(term, names, after, joined) for term in joined.lapsed if "@" in term or term in terms.LIMITATIONS}
    assert kept.lapsed | over <= after.lapsed | after.terms.keys(), "a term that had passed was forgotten"


def judge_tracks(kept: Appeal, joined: Appeal, after: Appeal, names: dict[str, str]) -> None:
    assert len(after.tracks) == len(kept.tracks) + len(joined.tracks), "a track was lost"
    for way in joined.tracks.values():
        moved = {"id": names[way.id], "brought": len(way.reached)}
        assert after.tracks[names[way.id]] == way.model_copy(update=moved)
    assert kept.tracks.items() <= after.tracks.items()


def judge_issues(kept: Appeal, joined: Appeal, after: Appeal, names: dict[str, str]) -> None:
    further = {name: issue for name, issue in joined.issues.items() if name in names}
    assert joined.further.keys() <= further.keys(), "an issue was lost"
    assert joined.category in {issue.category for issue in after.issues.values()}, "the matter was lost"
    assert len(after.issues) == len(kept.issues) + len(further), "issues were called alike"
    for name, issue in further.items():
        here = after.issues[names[name]]
        assert (here.category, here.breach) == (issue.category, issue.breach)
    assert kept.turned | {names[name] for name in joined.turned} <= after.turned, "it is forgotten whom she turned to"


def judge_people(kept: Appeal, joined: Appeal, after: Appeal) -> None:
    took_part = {*kept.participants, *joined.participants}
    assert len(after.participants) == len(set(after.participants)), "somebody takes part twice"
    assert set(after.participants) == took_part == after.participations.keys(), "a participant was lost"
    assert after.invited == (kept.invited | joined.invited) - took_part, "somebody's invitation was lost"


def judge_limits(kept: Appeal, joined: Appeal, after: Appeal) -> None:
    assert after.limits.standing is (kept.limits.standing or joined.limits.standing), "the exemption test was lost"
    assert after.limits.whistleblower is (kept.limits.whistleblower or joined.limits.whistleblower)
    every = [f"{year}-{month:02}" for year in range(2024, 2029) for month in range(1, 13)]
    owed = [month for month in every if kept.limits.owes(month) or joined.limits.owes(month)]
    assert [month for month in every if after.limits.owes(month)] == owed, "a payday was lost, or one came back"


def judge_findings(kept: Appeal, joined: Appeal, after: Appeal, names: dict[str, str]) -> None:
    """A finding is lost only with its clock: where the same term runs or passed here from another day."""
    for term, found in joined.limits.findings.items():
        there = own(term, names, after, joined)
        theirs, here = joined.terms.get(term, joined.passed.get(term)), after.terms.get(there, after.passed.get(there))
        runs_here_only = there in after.terms and term not in joined.terms
        another_clock = theirs is None or here is None or theirs.anchored_on != here.anchored_on
        if there in kept.limits.findings or runs_here_only or (another_clock and there in {*after.terms, *kept.lapsed}):
            continue
        assert there in after.limits.findings, "a finding was lost"
        known = after.limits.findings[there]
        assert (known.finding, known.by, known.confirmed_by) == (found.finding, found.by, found.confirmed_by)
        assert not known.waits or known.review in after.reviews, "nobody looks at it any more"


def judge_letters(kept: Appeal, joined: Appeal, after: Appeal, events: tuple[Event, ...]) -> None:
    assert len(after.desk.letters) == len(kept.desk.letters) + len(joined.desk.letters), "a letter was lost"
    stopped = kept.desk.stopped_on or joined.desk.stopped_on
    assert bool(after.desk.stopped_on) is bool(stopped), "she had stopped letters"
    carried = [event for event in events if isinstance(event, LetterCarried)]
    for event, there in zip(carried, joined.desk.letters.values(), strict=True):
        here = after.desk.letters[event.letter]
        assert here.released == there.released
        assert stopped or (here.standing, here.agreed) == (there.standing, there.agreed), "it came less far"


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


FAULTS = [
    *(without(kind) for kind in (ReviewRequired, TermStarted, LapseCarried, CaseEscalated)),
    *(without(kind) for kind in (IssueCarried, StandingCarried, PaydaysCarried, FindingCarried)),
    *(without(kind) for kind in (GroupCarried, LetterCarried)),
    latest,
    curious,
]


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=range(len(FAULTS)))
def test_a_planted_fault_is_caught(fault: Any):
    class Faulty(SeveralCases):
        decider = replace(DECIDER, decide=fault)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Faulty, settings=UNSHRUNK)
