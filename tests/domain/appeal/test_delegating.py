"""A colleague acts for a holder who is away; the case keeps its holder, and the delegation ends by itself."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from domain.access import roles_in
from domain.appeal import commands as ask
from domain.appeal.delegating_frame import CaseDelegated, Delegate, DelegationEnded, EndDelegation
from domain.appeal.events import Outcome
from domain.appeal.procedure import APPEAL
from domain.appeal.rules import NOT_A_LAWYER
from domain.case import CaseAssigned
from domain.clocks import DELEGATION, LapseTerm
from domain.handover import spread
from domain.kernel import CLOCK, Role
from domain.owing import agenda_of
from domain.paper import News, NoticeOrdered
from tests.domain.appeal.stories import RELEASED, answered, closing, filed, in_work, words
from tests.domain.federation import (
    LAWYER,
    LAWYER2,
    ORGANISATION,
    STRANGER,
    SUPERVISOR,
    TIED_LAWYER,
)
from tests.spec import NOON, Given

FRIDAY = date(2026, 12, 4)
AWAY = Delegate(substitute=LAWYER2.id, until=FRIDAY)


def away() -> Given:
    return in_work().when(AWAY, by=LAWYER).and_then()


def over_at(case: Given) -> datetime:
    items = agenda_of(case.state(), APPEAL, ORGANISATION, "appeal-1", len(case.history)).items
    return next(item.at for item in items if item.subject == DELEGATION)


def test_the_substitute_acts_as_the_holder_and_is_told():
    in_work().when(AWAY, by=LAWYER).then(
        CaseDelegated(substitute=LAWYER2.id, until=FRIDAY),
        NoticeOrdered(notice="notice-4", to=LAWYER2.id, news=News.STAFF_TASK),
    )
    assert away().state().holder == LAWYER.id
    assert roles_in(away().state(), LAWYER2, ORGANISATION) == {Role.LAWYER}
    assert roles_in(away().state(), LAWYER, ORGANISATION) == {Role.LAWYER}
    away().when(RELEASED, by=LAWYER2).then_some()


def test_mails_to_the_holder_go_to_the_substitute_as_well():
    reminded = away().when(ask.RemindHolder(), by=SUPERVISOR)
    assert [e.to for e in reminded.events if isinstance(e, NoticeOrdered)] == [LAWYER.id, LAWYER2.id]


def test_it_ends_by_itself_at_the_end_of_its_last_day():
    case, end = away(), over_at(away())
    assert end.isoformat() == "2026-12-04T19:00:00+00:00"
    tick = LapseTerm(term=DELEGATION, moment=end)
    case.at(end - timedelta(seconds=1)).when(tick, by=CLOCK).then_nothing()
    after = case.at(end).when(tick, by=CLOCK).then_some(DelegationEnded())
    assert roles_in(after.state(), LAWYER2, ORGANISATION) == frozenset()
    after.when(tick, by=CLOCK).then_nothing()


def test_a_tick_for_a_delegation_that_was_replaced_changes_nothing():
    later = away().when(Delegate(substitute=LAWYER2.id, until=date(2026, 12, 11)), by=LAWYER).and_then()
    end = over_at(away())
    later.at(end).when(LapseTerm(term=DELEGATION, moment=end), by=CLOCK).then_nothing()


@pytest.mark.parametrize("who", [LAWYER, LAWYER2, SUPERVISOR])
def test_a_person_ends_it_earlier(who):
    after = away().when(EndDelegation(), by=who).then_some(DelegationEnded())
    assert after.state().substitute == ""
    after.when(EndDelegation(), by=SUPERVISOR).then_refused(under="not-delegated")


def test_only_the_holder_or_a_supervisor_delegates():
    in_work().when(AWAY, by=SUPERVISOR).then_some(CaseDelegated(substitute=LAWYER2.id, until=FRIDAY))
    on = Delegate(substitute=LAWYER2.id, until=FRIDAY)
    away().when(on, by=LAWYER2).then_refused(under="not-the-holder")
    filed().when(AWAY, by=SUPERVISOR).then_refused(under="no-holder")


@pytest.mark.parametrize(
    ("whom", "until", "rule"),
    [
        (LAWYER, FRIDAY, "already-the-holder"),
        (STRANGER, FRIDAY, "holder-not-a-lawyer"),
        (TIED_LAWYER, FRIDAY, "conflict-of-interest"),
        (LAWYER2, date(2026, 11, 19), "delegation-until"),
        (LAWYER2, date(2028, 1, 1), "delegation-until"),
    ],
)
def test_a_delegation_goes_to_somebody_who_could_hold_the_case_and_ends(whom, until, rule):
    in_work().when(Delegate(substitute=whom.id, until=until), by=LAWYER).then_refused(under=rule)


def test_a_substitute_does_not_review_what_they_work_on():
    proposed = answered().when(closing(Outcome.UNFOUNDED), by=LAWYER).and_then()
    case = proposed.when(Delegate(substitute=LAWYER2.id, until=FRIDAY), by=LAWYER).and_then()
    review = ask.CompleteReview(review="review-1", verdict="confirmed", reasons=words())
    case.when(review, by=LAWYER2).then_refused(under="not-your-role")


def test_a_delegation_ends_with_the_hold_it_stands_for():
    moved = (
        away()
        .when(ask.Reassign(holder=LAWYER2.id), by=SUPERVISOR)
        .then_some(CaseAssigned(holder=LAWYER2.id, by=SUPERVISOR.id))
    )
    assert moved.state().substitute == ""
    closed = away().when(RELEASED, by=LAWYER2).and_then().when(closing(Outcome.RESOLVED), by=LAWYER).and_then()
    assert closed.state().substitute == ""
    assert not [
        i for i in agenda_of(closed.state(), APPEAL, ORGANISATION, "appeal-1", 1).items if i.subject == DELEGATION
    ]


CASES = st.lists(st.sampled_from(["free", "away", "tied"]), max_size=8)


@settings(deadline=None, max_examples=30)
@over(CASES, st.sets(st.sampled_from([LAWYER2.id, TIED_LAWYER.id, STRANGER.id])))
def test_a_hand_over_leaves_no_case_without_a_holder(kinds, takers):
    """Delegated or not, every case goes to somebody who may have it or stays, with the rule, where it is."""
    cases = {f"appeal-{n}": away() if kind == "away" else in_work() for n, kind in enumerate(kinds)}

    def objection(case, taker):
        refused = cases[case].when(ask.Reassign(holder=taker), by=SUPERVISOR).refused
        return NOT_A_LAWYER if refused else None

    plan = spread(list(cases), dict.fromkeys(takers, 0), objection, NOT_A_LAWYER)
    assert {*plan.moves, *plan.stays} == set(cases)
    for name, case in cases.items():
        to = plan.moves.get(name)
        after = case.when(ask.Reassign(holder=to), by=SUPERVISOR).and_then() if to else case
        assert after.state().holder == (to or LAWYER.id)
        assert not (to and after.state().substitute)


def test_a_day_is_enough():
    in_work().at(NOON).when(Delegate(substitute=LAWYER2.id, until=date(2026, 11, 20)), by=LAWYER).then_some()
