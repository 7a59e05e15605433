"""However a case passes between bodies and people, some body answers for it; and the planted faults that are caught."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from domain.access import roles_in
from domain.appeal.conflict_frame import DeclareTie, TakeCase
from domain.appeal.decider import DECIDER
from domain.appeal.delegating_frame import CaseDelegated, Delegate, DelegationEnded, EndDelegation
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.routing_events import CaseTakenOver, Redirect, RouteSettled, SendBack, SettleRoute, TakeOver
from domain.case import CaseAssigned, CaseReturnedToPool
from domain.clocks import DELEGATION, LapseTerm
from domain.due import end_of
from domain.kernel import CLOCK, Command, Context, Event, Role
from domain.owing import agenda_of
from tests.domain.appeal.bodies import ADVISER, ADVISER2, CENTRE, HEAD, TOP, WIDER
from tests.domain.appeal.stories import words
from tests.domain.appeal.test_laws import PEOPLE, SIZE, AppealMachine
from tests.domain.federation import (
    DUTY,
    EDUCATION,
    FEDERATION,
    LAWYER,
    LAWYER2,
    MANGYSTAU,
    ORGANISATION,
    SCHOOL,
)

BODIES = (MANGYSTAU, EDUCATION, FEDERATION, SCHOOL)
STAFF = (*PEOPLE, ADVISER, ADVISER2, HEAD, CENTRE, TOP, DUTY)
LAWYERS = st.sampled_from([person.id for person in (LAWYER, LAWYER2, ADVISER, ADVISER2, CENTRE)])
UNITS = st.sampled_from(BODIES)
PASSING = st.one_of(
    st.builds(Redirect, unit=UNITS, words=st.just(words())),
    st.builds(TakeOver, holder=LAWYERS, conflict_checked=st.just(True)),
    st.just(SendBack(reasons=words())),
    st.builds(SettleRoute, unit=UNITS, holder=LAWYERS, reasons=st.just(words())),
    st.just(TakeCase(conflict_checked=True)),
    st.builds(Delegate, substitute=LAWYERS, until=st.dates(date(2026, 11, 20), date(2027, 1, 20))),
    st.just(EndDelegation()),
)


class PassingMachine(AppealMachine):
    """Everybody passes the case on, to anybody, at any time."""

    organisation = WIDER

    @rule(command=PASSING)
    def it_is_passed_on(self, command: Command) -> None:
        for actor in STAFF:
            self.send(command, actor)

    @rule(unit=UNITS, holder=LAWYERS)
    def it_goes_over(self, unit: str, holder: str) -> None:
        """Offered and taken, by whoever may."""
        self.it_is_passed_on(Redirect(unit=unit, words=words()))
        self.it_is_passed_on(TakeOver(holder=holder, conflict_checked=True))

    @rule(who=st.sampled_from(STAFF))
    def somebody_has_a_tie(self, who: Any) -> None:
        self.send(DeclareTie(), who)
        if self.state.stage is not Stage.UNFILED and who.id in self.state.barred:
            assert Role.LAWYER not in roles_in(self.state, who, WIDER), "a tie did not close the case"

    @rule()
    def a_delegation_is_over(self) -> None:
        if self.state.delegated_until:
            self.send(LapseTerm(term=DELEGATION, moment=end_of(self.state.delegated_until)), CLOCK)

    @invariant()
    def some_body_answers(self) -> None:
        state = getattr(self, "state", None)
        if state is None or state.stage in {Stage.UNFILED, Stage.CLOSED}:
            return
        organisation = self.organisation
        assert state.unit in organisation.units, "no body answers"
        if state.holder:
            assert Role.LAWYER in organisation.roles_at(state.holder, state.unit), "its holder is of another body"
            assert state.holder not in state.barred, "its holder has a tie"
        else:
            assert organisation.holders(Role.SUPERVISOR, state.unit) or state.escalated_to, "nobody answers"

    @invariant()
    def what_is_on_its_way_arrives(self) -> None:
        """Somebody is being waited for, or a named person above has been told for the last time."""
        state = getattr(self, "state", None)
        if state is not None and state.route is not None and "AP-ROUTE" not in state.terms:
            assert state.route.decides in state.escalated_to

    @invariant()
    def whoever_stands_in_has_an_end(self) -> None:
        state = getattr(self, "state", None)
        if state is not None and state.substitute:
            subjects = [item.subject for item in agenda_of(state, APPEAL, ORGANISATION, "appeal-1", 1).items]
            assert DELEGATION in subjects, "a delegation without an end"
            assert state.substitute != state.holder


@pytest.mark.slow
def test_however_it_passes_some_body_answers():
    run_state_machine_as_test(PassingMachine, settings=SIZE)


def _to_nobody(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: the body that takes a case over forgets to say who holds it."""
    events = DECIDER.decide(state, command, context)
    return tuple(e for e in events if not (isinstance(command, TakeOver) and isinstance(e, CaseAssigned)))


def _at_once(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a redirected case leaves at once, whether or not anybody takes it."""
    events = DECIDER.decide(state, command, context)
    left = (CaseTakenOver(by=context.actor.id, unit=command.unit),) if isinstance(command, Redirect) else ()
    return (*events, *left)


def _for_ever(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: a substitute stays who has a tie."""
    events = DECIDER.decide(state, command, context)
    return tuple(e for e in events if not isinstance(e, CaseReturnedToPool | DelegationEnded))


FIRST_FOUND = settings(SIZE, phases=(Phase.generate,), report_multiple_bugs=False)
"""The first history that shows a fault is enough; nobody reads it."""


@pytest.mark.slow
@pytest.mark.parametrize("fault", [_to_nobody, _at_once, _for_ever])
def test_a_planted_fault_in_passing_on_is_caught(fault):
    class Faulty(PassingMachine):
        decider = replace(DECIDER, decide=fault)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Faulty, settings=FIRST_FOUND)


def test_the_events_of_passing_on_are_known_to_the_ledger():
    assert {CaseTakenOver, RouteSettled, CaseDelegated} <= set(DECIDER.events)
