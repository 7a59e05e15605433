"""Several issues in one case: each with its own term and its own outcome."""

from datetime import date

import pytest

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.commands import ConfirmAnchor, Withdraw
from domain.appeal.events import Outcome
from domain.appeal.issues_frame import EVERY_ISSUE, NO_SUCH_ISSUE, TOO_MANY_ISSUES
from domain.appeal.rules import OUTCOME_NOT_YOURS
from domain.appeal.several import (
    AddIssue,
    ConfirmIssueAnchor,
    Issue,
    IssueOutcome,
    IssueSettled,
    IssueTurned,
    RecordIssueTurned,
    overall,
)
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseClosed
from domain.clocks import TermMet
from domain.paper import NoticeOrdered
from domain.review import Because, ReviewRequired, Verdict
from tests.domain.appeal.stories import (
    CALLED,
    DISMISSED,
    TAKEN,
    UNHARMED,
    answered,
    closing,
    filed,
    filing,
    given,
    in_work,
    lapse,
    reviewed,
    words,
)
from tests.domain.appeal.test_tracks import APPLIED, at_noon, on, step
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR
from tests.spec import Given

UNPAID = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 6, 1))
PAY = Issue(category=told.Category.PAY, text=words(), breach=UNPAID)
LEAVE = Issue(category=told.Category.HOURS_LEAVE, text=None, breach=UNPAID)
LATER = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 11, 2))
GONE = Issue(
    category=told.Category.DISMISSAL,
    text=None,
    breach=told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 5)),
)
OWN_CLOCK = f"{terms.OTHER_DISPUTE}@issue-2"


def ending(first: Outcome, **others: Outcome):
    each = tuple(IssueOutcome(issue=name.replace("_", "-"), outcome=outcome) for name, outcome in others.items())
    return closing(first).model_copy(update={"others": each})


def test_each_issue_has_a_clock_of_its_own_where_its_days_differ():
    state = filed(breach=DISMISSED, issues=(PAY, LEAVE)).state()
    assert list(state.issues) == ["issue-1", "issue-2", "issue-3"]
    assert {terms.REINSTATEMENT, OWN_CLOCK} < state.terms.keys()
    assert f"{terms.OTHER_DISPUTE}@issue-3" not in state.terms, "the same term from the same day runs once"


def test_the_earliest_of_all_clocks_ends_the_unions_own_terms():
    state = filed(breach=UNHARMED, issues=(Issue(category=told.Category.DISMISSAL, breach=DISMISSED),)).state()
    assert state.terms[terms.ANSWER].capped_by == f"{terms.REINSTATEMENT}@issue-2"
    assert terms.TRIAGE_URGENT in state.terms


def test_a_lawyer_adds_an_issue_later_and_the_member_is_told():
    added = AddIssue(category=told.Category.PAY, text=words(), breach=DISMISSED)
    case = filed().when(TAKEN, by=LAWYER).and_then().when(added, by=LAWYER).and_then()
    assert f"{terms.REINSTATEMENT}@issue-2" in case.state().terms
    assert case.state().terms[terms.ANSWER].capped_by == f"{terms.REINSTATEMENT}@issue-2"
    assert [event.to for event in case.history if isinstance(event, NoticeOrdered)][-1] == AIGUL.id


def test_an_issue_that_shared_a_clock_keeps_its_day_when_the_other_is_corrected():
    case = filed(breach=DISMISSED, issues=(Issue(category=told.Category.PAY, breach=DISMISSED),))
    assert f"{terms.REINSTATEMENT}@issue-2" not in case.state().terms
    case = case.when(TAKEN, by=LAWYER).and_then()
    later = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 19))
    state = case.when(ConfirmAnchor(breach=later, proof=words()), by=LAWYER).and_then().state()
    assert state.terms[f"{terms.REINSTATEMENT}@issue-2"].anchored_on == DISMISSED.earliest


def test_the_day_of_one_issue_is_settled_without_touching_the_others():
    case = filed(breach=DISMISSED, issues=(PAY,)).when(TAKEN, by=LAWYER).and_then()
    settled = ConfirmIssueAnchor(issue="issue-2", breach=UNHARMED, proof=words())
    state = case.when(settled, by=LAWYER).and_then().state()
    assert OWN_CLOCK not in state.terms
    assert terms.REINSTATEMENT in state.terms
    unknown = settled.model_copy(update={"issue": "issue-1"})
    case.when(unknown, by=LAWYER).then_refused(under=NO_SUCH_ISSUE.code)


def test_an_issue_that_was_taken_outside_needs_its_term_no_longer():
    case = filed(breach=DISMISSED, issues=(PAY,)).when(TAKEN, by=LAWYER).and_then()
    turned = RecordIssueTurned(issue="issue-2", on=date(2026, 11, 19), proof=words())
    after = case.when(turned, by=LAWYER)
    after.then_some(IssueTurned(**dict(turned)), TermMet(term=OWN_CLOCK))
    assert terms.REINSTATEMENT in after.and_then().state().terms


def test_no_case_closes_while_an_issue_has_no_outcome():
    case = answered(issues=(PAY, LEAVE))
    for others in ({}, {"issue_2": Outcome.RESOLVED}, {"issue_2": Outcome.RESOLVED, "issue_4": Outcome.RESOLVED}):
        case.when(ending(Outcome.RESOLVED, **others), by=LAWYER).then_refused(under=EVERY_ISSUE.code)


def test_good_outcomes_close_at_once_and_the_record_says_each():
    case = answered(issues=(PAY,)).when(ending(Outcome.RESOLVED, issue_2=Outcome.CONSULTED), by=LAWYER)
    case.then_some(
        IssueSettled(issue="issue-1", outcome=Outcome.RESOLVED),
        IssueSettled(issue="issue-2", outcome=Outcome.CONSULTED),
        CaseClosed(outcome=Outcome.PARTLY),
    )


def test_one_issue_against_her_asks_a_second_person_though_the_whole_is_won_in_part():
    case = answered(issues=(PAY,)).when(ending(Outcome.RESOLVED, issue_2=Outcome.UNFOUNDED), by=LAWYER)
    assert any(isinstance(e, ReviewRequired) and e.because is Because.NEGATIVE_OUTCOME for e in case.events)
    assert not case.and_then().state().closed
    confirmed = case.and_then().when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).and_then()
    assert confirmed.state().closed
    assert confirmed.state().outcome is Outcome.PARTLY
    returned = case.and_then().when(reviewed(Verdict.RETURNED), by=SUPERVISOR).and_then()
    assert returned.state().outcomes == {}


def test_nobody_but_she_withdraws_an_issue_and_she_withdraws_them_all():
    case = answered(issues=(PAY,))
    case.when(ending(Outcome.RESOLVED, issue_2=Outcome.WITHDRAWN), by=LAWYER).then_refused(OUTCOME_NOT_YOURS.code)
    asked = case.when(Withdraw(reasons=words()), by=AIGUL).and_then()
    called = asked.when(CALLED, by=SUPERVISOR).and_then()
    closed = called.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).and_then().state()
    assert closed.outcomes == dict.fromkeys(closed.issues, Outcome.WITHDRAWN)


def test_one_case_holds_ten_issues():
    given().when(filing(issues=(PAY,) * 10), by=AIGUL).then_refused(under=TOO_MANY_ISSUES.code)


@pytest.mark.parametrize(
    ("each", "whole"),
    [
        ((Outcome.UNFOUNDED, Outcome.UNFOUNDED), Outcome.UNFOUNDED),
        ((Outcome.RESOLVED, Outcome.RESOLVED), Outcome.RESOLVED),
        ((Outcome.RESOLVED, Outcome.TERM_MISSED), Outcome.PARTLY),
        ((Outcome.CONSULTED, Outcome.UNFOUNDED), Outcome.CONSULTED),
        ((Outcome.UNFOUNDED, Outcome.TERM_MISSED), Outcome.TERM_MISSED),
        ((Outcome.UNFOUNDED, Outcome.REDIRECTED_OUT), Outcome.REDIRECTED_OUT),
    ],
)
def test_the_outcome_of_the_case_follows_from_those_of_its_issues(each, whole):
    assert overall(each) is whole


def mediated(case: Given) -> Given:
    return step(on(case, TrackKind.MEDIATION), "mediation-1", "mediation_agreed", APPLIED).and_then()


def test_mediation_stops_the_term_of_every_issue_also_of_one_that_is_found_meanwhile():
    both = mediated(in_work(breach=DISMISSED, issues=(PAY,)))
    found = both.when(AddIssue(category=told.Category.SAFETY, text=words(), breach=LATER), by=LAWYER).and_then()
    stopped = {term for term, due in found.state().terms.items() if due.is_paused}
    assert {terms.REINSTATEMENT, OWN_CLOCK, f"{terms.OTHER_DISPUTE}@issue-3"} <= stopped


def test_an_issue_whose_day_is_confirmed_while_mediation_is_on_stands_still_from_the_day_on_which_it_began():
    both = mediated(in_work(breach=DISMISSED, issues=(PAY,)))
    confirmed = both.when(ConfirmIssueAnchor(issue="issue-2", breach=LATER, proof=words()), by=LAWYER).and_then()
    due = confirmed.state().terms[OWN_CLOCK]
    assert (due.anchored_on, due.is_paused, due.pauses[0].began_on) == (LATER.earliest, True, APPLIED)


def test_after_mediation_every_issue_has_the_very_days_that_were_left():
    found = mediated(in_work(breach=DISMISSED)).when(
        AddIssue(category=told.Category.SAFETY, text=words(), breach=LATER), by=LAWYER
    )
    over = date(2026, 12, 30)
    resumed = step(found.and_then().at(at_noon(over)), "mediation-1", "mediation_failed", over).and_then()
    due = resumed.state().terms[OWN_CLOCK]
    left = (due.unpaused - APPLIED).days
    assert due.pauses[0].days_left == left
    assert ((due.rolled_from or due.falls_on) - over).days == left


def test_a_standstill_that_is_recorded_late_undoes_the_lapse_of_an_issue_as_well():
    late = lapse(in_work(breach=UNHARMED, issues=(GONE,)), f"{terms.REINSTATEMENT}@issue-2")
    began = date(2026, 11, 30)
    took = step(on(late, TrackKind.MEDIATION), "mediation-1", "mediation_agreed", began).and_then()
    due = took.state().terms[f"{terms.REINSTATEMENT}@issue-2"]
    assert due.is_paused
    assert due.pauses[0].days_left == 5, "counted to 5 December, a Saturday"
