"""How a program sorted a case is contested at any moment of a random history: nothing in the case waits for that."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from domain.appeal import terms
from domain.appeal.commands import ProposeClosing
from domain.appeal.decider import DECIDER
from domain.appeal.sorting_frame import IN_TOW, NoteContest, NoteSortingAnswer, Sorting
from domain.appeal.urgency_frame import UrgencyLowered
from domain.clocks import Moved, TermDropped, TermMoved
from domain.kernel import Command, Context, Event, Refused, changed
from domain.pausing import pause
from domain.review import REVIEW_REQUIRED
from tests.domain.appeal.stories import words
from tests.domain.appeal.test_laws import SIZE, AppealMachine
from tests.domain.federation import AIGUL, REVIEWER

HERE = "challenge-1"
Outcome = tuple[Event, ...] | str


class ContestedMachine(AppealMachine):
    """As with appeals, and she contests how it was sorted; the answer comes at once, later or never."""

    @rule(sorting=st.sampled_from(Sorting), answers=st.booleans())
    def she_contests_how_it_was_sorted(self, sorting: Sorting, *, answers: bool) -> None:
        self.send(NoteContest(other=HERE), AIGUL)
        if answers:
            wrong = sorting is not Sorting.STANDS
            self.send(NoteSortingAnswer(other=HERE, wrong=wrong, sorting=sorting), REVIEWER)

    def send(self, command: Command, actor: Any) -> None:
        before = self.state
        if before.contests and type(command) not in IN_TOW:
            roles = self.decider.roles(before, actor, self.organisation)
            context = Context(actor=actor, roles=roles, now=self.now, organisation=self.organisation, number="n")
            alone = self.outcome(changed(before, contests={}), command, context)
            assert self.outcome(before, command, context) == alone, "the case waited for its contest"
        super().send(command, actor)
        if type(command) in IN_TOW:
            self.judge_contest(before)

    def outcome(self, state: Any, command: Command, context: Context) -> Outcome:
        try:
            return self.decider.decide(state, command, context)
        except Refused as refused:
            return refused.rule.code

    def judge_contest(self, before: Any) -> None:
        after = self.state
        assert (after.stage, after.reviews) == (before.stage, before.reviews), "the contest moved the case"
        assert after.urgent >= before.urgent, "the contest lowered the urgency"
        assert before.notices.items() <= after.notices.items(), "the contest took a mail back"
        for term, due in before.terms.items():
            now = after.terms.get(term) or after.terms.get(terms.TRIAGE_URGENT)
            assert now is not None, "the contest dropped a term"
            assert (now.falls_on, now.is_paused) <= (due.falls_on, due.is_paused), "the contest put a term off"


def walk(machine: type[AppealMachine], **changes: Any) -> None:
    for number in range(4):
        run_state_machine_as_test(
            seed(number)(type(machine.__name__, (machine,), {})),
            settings=settings(SIZE, max_examples=6, derandomize=False, database=None, **changes),
        )


@pytest.mark.slow
def test_a_contest_delays_and_lowers_nothing():
    walk(ContestedMachine)


def _after_a_contest(add: Callable[[Any, Context], tuple[Event, ...]]) -> Any:
    def decide(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
        events = DECIDER.decide(state, command, context)
        return (*events, *add(state, context)) if events and type(command) in IN_TOW else events

    return decide


def _waiting(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a case whose sorting is contested cannot close before the answer."""
    if state.contests and isinstance(command, ProposeClosing):
        raise Refused(REVIEW_REQUIRED)
    return DECIDER.decide(state, command, context)


FAULTS = {
    "waiting": _waiting,
    "pausing": _after_a_contest(
        lambda state, context: tuple(
            TermMoved(due=pause(due, "contest", context.today), because=Moved.PAUSED)
            for due in state.terms.values()
            if not due.is_paused and due.falls_on >= context.today
        )
    ),
    "dropping": _after_a_contest(lambda state, _: tuple(TermDropped(term=term) for term in state.terms)),
    "lowering": _after_a_contest(
        lambda state, _: (UrgencyLowered(by=AIGUL.id, reasons=words()),) if state.urgent else ()
    ),
}
"""Planted: the case waits for the answer, its terms stand still or are gone meanwhile, or it is urgent no more."""


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(fault: str):
    class Faulty(ContestedMachine):
        decider = replace(DECIDER, decide=FAULTS[fault])

    with pytest.raises(AssertionError, match="contest"):
        walk(Faulty, phases=[Phase.generate])
