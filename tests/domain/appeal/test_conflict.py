"""Whoever has a tie of their own to a case says so once, and from then on the case does not exist for them."""

from domain.access import roles_in
from domain.appeal import commands as ask
from domain.appeal.conflict_frame import DeclareTie, TakeCase, TieToCaseDeclared
from domain.appeal.delegating_frame import Delegate, DelegationEnded
from domain.appeal.events import Outcome
from domain.appeal.terms import ANSWER
from domain.case import CaseAssigned, CaseEscalated, CaseReturnedToPool
from domain.kernel import Role
from domain.paper import News, NoticeOrdered
from domain.review import ReviewOffered
from tests.domain.appeal.bodies import TOP, working
from tests.domain.appeal.stories import answered, closing, filed, in_work, lapse
from tests.domain.appeal.test_delegating import FRIDAY
from tests.domain.federation import AIGUL, FEDERATION, LAWYER, LAWYER2, ORGANISATION, SUPERVISOR

TIED = DeclareTie()


def test_the_case_goes_to_the_pool_and_a_supervisor_is_told():
    in_work().when(TIED, by=LAWYER).then(
        TieToCaseDeclared(person=LAWYER.id),
        CaseReturnedToPool(),
        NoticeOrdered(notice="notice-4", to=SUPERVISOR.id, news=News.STAFF_TASK),
    )


def test_whoever_has_a_tie_loses_sight_of_the_case_and_never_gets_it_back():
    case = in_work().when(TIED, by=LAWYER).and_then()
    assert roles_in(case.state(), LAWYER, ORGANISATION) == frozenset()
    case.when(ask.Reassign(holder=LAWYER.id), by=SUPERVISOR).then_refused(under="conflict-of-interest")


def test_another_lawyer_takes_it_from_the_pool():
    case = in_work().when(TIED, by=LAWYER).and_then()
    assert roles_in(case.state(), LAWYER2, ORGANISATION) == {Role.LAWYER}
    case.when(TakeCase(conflict_checked=False), by=LAWYER2).then_refused(under="conflict-of-interest")
    case.when(TakeCase(conflict_checked=True), by=LAWYER2).then(CaseAssigned(holder=LAWYER2.id))
    in_work().when(TakeCase(conflict_checked=True), by=LAWYER).then_refused(under="held-already")


def test_a_tie_of_a_lawyer_who_does_not_hold_the_case_moves_nothing():
    events = filed().when(TIED, by=LAWYER2).events
    assert [type(event) for event in events] == [TieToCaseDeclared, NoticeOrdered]


def test_a_supervisor_with_a_tie_is_followed_by_somebody_one_level_up():
    case = working().when(TIED, by=SUPERVISOR).then_some(CaseEscalated(to=TOP.id, because="conflict"))
    assert roles_in(case.state(), SUPERVISOR, case.organisation) == frozenset()
    assert Role.SUPERVISOR in roles_in(case.state(), TOP, case.organisation)


def test_a_review_goes_to_the_pool_above_and_is_never_asked_of_them_again():
    proposed = answered().when(closing(Outcome.UNFOUNDED), by=LAWYER).and_then()
    assert proposed.state().reviews["review-1"].holder == SUPERVISOR.id
    proposed.when(TIED, by=SUPERVISOR).then_some(ReviewOffered(review="review-1", unit=FEDERATION))
    missed = lapse(in_work().when(TIED, by=SUPERVISOR).and_then(), ANSWER)
    assert missed.state().reviews["review-1"].holder == ""


def test_a_substitute_with_a_tie_is_a_substitute_no_more():
    away = in_work().when(Delegate(substitute=LAWYER2.id, until=FRIDAY), by=LAWYER).and_then()
    after = away.when(TIED, by=LAWYER2).then_some(DelegationEnded())
    assert after.state().holder == LAWYER.id


def test_a_member_has_no_tie_to_declare():
    in_work().when(TIED, by=AIGUL).then_refused(under="not-your-role")
    assert roles_in(in_work().state(), AIGUL, ORGANISATION) == {Role.MEMBER}
