"""An employer that is named only later: the mark goes, the case is its employer's, and whoever has a tie lets go."""

from domain import access
from domain.appeal.joining.commands import MergeCases
from domain.appeal.standing import EmployerSupplied, FilingMarked, Mark, SupplyEmployer
from domain.case import CaseAssigned, CaseReturnedToPool
from domain.linking import Link
from domain.paper import News, NoticeOrdered
from domain.review import Because, ReviewOffered, ReviewRequired
from tests.domain.appeal.stories import in_work
from tests.domain.appeal.test_filing import at_the_desk
from tests.domain.federation import AIGUL, BOLAT, CHAIR, LAWYER, SCHOOL_BIN, SUPERVISOR, TIED_LAWYER
from tests.spec import Given

NAMED = SupplyEmployer(employer_bin=SCHOOL_BIN)


def held_by(person: str) -> Given:
    case = at_the_desk()
    return Given(case.decider, case.organisation, (*case.history, CaseAssigned(holder=person)))


def test_the_employer_is_named_later_and_the_mark_goes():
    case = held_by(LAWYER.id)
    assert Mark.NO_EMPLOYER in case.state().marks
    named = case.when(NAMED, by=LAWYER)
    named.then_some(EmployerSupplied(by=LAWYER.id, employer_bin=SCHOOL_BIN))
    state = named.and_then().state()
    assert (state.employer_bin, Mark.NO_EMPLOYER in state.marks) == (SCHOOL_BIN, False)


def test_other_marks_stay():
    named = at_the_desk(text=None).when(NAMED, by=LAWYER)
    assert FilingMarked(marks=(Mark.NO_WORDS,)) in named.events


def test_she_names_it_herself_and_whoever_works_on_it_hears_of_it():
    named = held_by(LAWYER.id).when(NAMED, by=AIGUL)
    assert [event.to for event in named.events if isinstance(event, NoticeOrdered)] == [LAWYER.id]
    told = held_by(LAWYER.id).when(NAMED, by=SUPERVISOR)
    assert {event.to for event in told.events if isinstance(event, NoticeOrdered)} == {LAWYER.id, AIGUL.id}


def test_a_known_employer_is_not_named_again_and_strangers_name_none():
    in_work().when(NAMED, by=LAWYER).then_refused(under="employer-known")
    for somebody in (BOLAT, CHAIR):
        assert held_by(LAWYER.id).when(NAMED, by=somebody).refused is not None


def test_whoever_has_a_tie_to_it_lets_the_case_go_and_a_supervisor_is_told():
    case = held_by(TIED_LAWYER.id)
    named = case.when(NAMED, by=AIGUL)
    assert CaseReturnedToPool() in named.events
    told = [event for event in named.events if isinstance(event, NoticeOrdered)]
    assert [(event.to, event.news) for event in told] == [(SUPERVISOR.id, News.STAFF_TASK)]
    state = named.and_then().state()
    assert state.holder == ""
    assert access.roles_in(state, TIED_LAWYER, case.organisation) == frozenset()


def test_a_review_that_somebody_with_a_tie_owes_goes_to_the_pool_above():
    case = held_by(LAWYER.id)
    asked = ReviewRequired(
        review="review-1", because=Because.ANSWER_MISSED, proposer="clock", holder=TIED_LAWYER.id, unit="unit-mangystau"
    )
    named = Given(case.decider, case.organisation, (*case.history, asked)).when(NAMED, by=LAWYER)
    assert [event.review for event in named.events if isinstance(event, ReviewOffered)] == ["review-1"]


def test_two_cases_of_hers_can_be_merged_once_both_name_the_employer():
    theirs = in_work()
    unnamed = held_by(LAWYER.id)
    merge = MergeCases(other="appeal-joined", link=Link.MERGED_FROM)
    theirs.when(merge, by=SUPERVISOR, beside=unnamed).then_refused(under="different-employers")
    named = unnamed.when(NAMED, by=LAWYER).and_then()
    assert theirs.when(merge, by=SUPERVISOR, beside=named).refused is None
