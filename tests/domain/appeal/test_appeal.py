"""Scenarios of an appeal, each a sentence that a union lawyer would accept."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.access import roles_in
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.care.terms import is_care
from domain.case import (
    CaseAssigned,
    CaseClosed,
    CaseEscalated,
)
from domain.clocks import LapseTerm, RemindOfTerm, TermLapsed, TermMet, TermMoved, TermReminded, TermStarted
from domain.kernel import CLOCK, MACHINE, Role
from domain.paper import (
    LetterOwed,
    News,
    NoticeOrdered,
)
from domain.review import Because, ReviewCompleted, ReviewOffered, ReviewRequired, Verdict
from tests.domain.appeal.stories import (
    CALLED,
    DISMISSED,
    MUCH_LATER,
    RELEASED,
    TAKEN,
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
from tests.domain.federation import (
    AIGUL,
    AUDITOR,
    BOLAT,
    CHAIR,
    DUTY,
    LAWYER,
    LAWYER2,
    MANGYSTAU,
    ORGANISATION,
    REVIEWER,
    STRANGER,
    SUPERVISOR,
    TIED_LAWYER,
)
from tests.spec import Given


def due(case: Given, term: str) -> Any:
    return case.state().terms[term].falls_on


def test_an_appeal_is_numbered_and_its_clocks_start_at_once():
    case = filed()
    assert case.state().number == "2026-000001"
    assert case.state().unit == MANGYSTAU
    assert due(case, terms.TRIAGE) == date(2026, 11, 25)
    assert due(case, terms.ANSWER) == date(2026, 12, 11)
    assert case.state().letters_owed == ("receipt-1",)


def test_what_comes_after_six_in_the_evening_is_registered_on_the_next_working_day():
    friday_evening = datetime(2026, 11, 20, 13, 30, tzinfo=UTC)
    case = given().at(friday_evening).when(filing(), by=AIGUL).and_then()
    registered = next(event for event in case.history if isinstance(event, told.AppealRegistered))
    assert registered.registered_on == date(2026, 11, 23)


def test_a_dismissal_starts_the_month_of_lc_160_from_the_earliest_day_possible():
    case = filed(breach=DISMISSED)
    assert due(case, terms.REINSTATEMENT) == date(2026, 12, 17)  # 16 December is a holiday


def test_a_member_who_is_unsure_gets_the_shortest_clock():
    unsure = told.Breach(wrong=told.Wrong.UNSURE, learned_on=date(2026, 11, 10))
    assert due(filed(breach=unsure), terms.REINSTATEMENT) == date(2026, 12, 10)


def test_a_breach_without_a_dismissal_has_a_year():
    late_pay = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 11, 10))
    assert due(filed(breach=late_pay), terms.OTHER_DISPUTE) == date(2027, 11, 10)


def test_a_breach_without_a_date_is_accepted_and_urgent():
    case = filed(breach=told.Breach(wrong=told.Wrong.DISMISSAL))
    assert set(case.state().terms) == {terms.TRIAGE_URGENT, terms.ANSWER}


def test_no_policy_term_outlives_a_limitation_date():
    case = filed(breach=DISMISSED)
    assert due(case, terms.ANSWER) == date(2026, 12, 9)  # five working days before 17 December


def test_an_appeal_that_comes_too_late_is_accepted_and_a_lawyer_checks():
    long_ago = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 1, 12))
    case = lapse(filed(breach=long_ago), terms.REINSTATEMENT)
    assert terms.REINSTATEMENT in case.state().lapsed
    assert not case.state().closed


def test_a_chair_files_for_a_member_of_her_own_primary_only():
    given().when(filing(channel=told.Channel.CHAIR), by=CHAIR).and_then()
    given().when(filing(), by=BOLAT).then_refused(under="not-her-chair")


def test_without_consent_to_the_case_nothing_is_filed():
    given().when(filing(consents=frozenset()), by=AIGUL).then_refused(under="consent-needed")


def test_a_lawyer_takes_a_case():
    filed().when(TAKEN, by=LAWYER).then(
        told.AppealTriaged(by=LAWYER.id, category=told.Category.PAY, urgent=False),
        CaseAssigned(holder=LAWYER.id),
        TermMet(term=terms.TRIAGE),
    )


def test_nobody_holds_a_case_against_an_employer_they_are_tied_to():
    tied = TAKEN.model_copy(update={"holder": TIED_LAWYER.id})
    filed().when(tied, by=SUPERVISOR).then_refused(under="conflict-of-interest")
    unchecked = TAKEN.model_copy(update={"conflict_checked": False})
    filed().when(unchecked, by=LAWYER).then_refused(under="conflict-of-interest")


def test_a_member_does_not_triage_her_own_case():
    filed().when(TAKEN, by=AIGUL).then_refused(under="not-your-role")


def test_an_answer_before_triage_is_out_of_place():
    filed().when(RELEASED, by=LAWYER).then_refused(under="not-at-this-stage")


def test_a_lawyer_asks_and_the_member_completes():
    asked = in_work().when(ask.RequestCompletion(missing=words()), by=LAWYER).and_then()
    assert due(asked, terms.COMPLETE) == date(2026, 11, 27)
    asked.when(ask.SupplyCompletion(text=words()), by=AIGUL).then_some(TermMet(term=terms.COMPLETE))


def test_an_answer_is_released_and_the_member_hears_of_it():
    in_work().when(RELEASED, by=LAWYER).then_some(
        told.AppealAnswered(letter="answer-1", by=LAWYER.id),
        TermMet(term=terms.ANSWER),
        NoticeOrdered(notice="notice-4", to=AIGUL.id, news=News.MEMBER_NEWS),
    )


def test_a_member_who_disagrees_writes_again_and_is_answered_again():
    case = answered().when(ask.SupplyCompletion(text=words()), by=AIGUL).and_then()
    case.when(RELEASED, by=LAWYER).then_some(told.AppealAnswered(letter="answer-2", by=LAWYER.id))


def test_an_answer_is_put_off_once_with_notice():
    extended = in_work().when(ask.ExtendAnswer(reasons=words()), by=LAWYER)
    extended.then_kinds(told.AnswerExtended, TermMoved, LetterOwed)
    case = extended.and_then()
    assert due(case, terms.ANSWER) == date(2027, 2, 11)
    case.when(ask.ExtendAnswer(reasons=words()), by=LAWYER).then_refused(under="extended-once")


def test_an_answer_is_not_put_off_past_a_limitation_date():
    in_work(breach=DISMISSED).when(ask.ExtendAnswer(reasons=words()), by=LAWYER).then_refused(under="limitation-near")


def test_a_missed_answer_forces_a_review_and_tells_a_named_person_one_level_up():
    case = in_work()
    due_at = case.state().terms[terms.ANSWER].moment
    lapsed = case.at(due_at).when(LapseTerm(term=terms.ANSWER, moment=due_at), by=CLOCK)
    lapsed.then_kinds(
        TermLapsed,
        CaseEscalated,
        NoticeOrdered,
        NoticeOrdered,
        NoticeOrdered,
        ReviewRequired,
        TermStarted,
        NoticeOrdered,
    )
    assert CaseEscalated(to=DUTY.id, because=terms.ANSWER) in lapsed.events
    assert len({event.notice for event in lapsed.events if isinstance(event, NoticeOrdered)}) == 4
    assert {event.to for event in lapsed.events if isinstance(event, NoticeOrdered)} == {
        DUTY.id,
        LAWYER.id,
        AIGUL.id,
        SUPERVISOR.id,
    }


def test_a_required_review_never_blocks_the_answer_but_blocks_closing():
    late = lapse(in_work(), terms.ANSWER).when(RELEASED, by=LAWYER).and_then()
    late.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_refused(under="review-required")
    looked = late.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).and_then()
    looked.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_some(CaseClosed(outcome="resolved"))


def test_a_review_that_nobody_makes_is_offered_to_the_pool_above():
    case = lapse(answered().when(closing(told.Outcome.UNFOUNDED), by=LAWYER).and_then(), terms.CONFIRM)
    assert any(isinstance(event, ReviewOffered) for event in case.history)
    assert roles_in(case.state(), REVIEWER, ORGANISATION) == {Role.REVIEWER}
    case.when(reviewed(Verdict.CONFIRMED), by=REVIEWER).then_some(CaseClosed(outcome="unfounded"))


@pytest.mark.parametrize("outcome", sorted(told.NEGATIVE - {told.Outcome.TERM_MISSED}))
def test_a_negative_outcome_needs_a_second_person(outcome):
    proposed = answered().when(closing(outcome), by=LAWYER).and_then()
    assert not proposed.state().closed
    proposed.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_kinds(
        ReviewCompleted, TermMet, CaseClosed, LetterOwed
    )


def test_a_returned_closing_goes_back_to_the_lawyer():
    proposed = answered().when(closing(told.Outcome.UNFOUNDED), by=LAWYER).and_then()
    returned = proposed.when(reviewed(Verdict.RETURNED), by=SUPERVISOR).and_then()
    assert returned.state().stage == "answered"
    returned.when(closing(told.Outcome.PARTLY), by=LAWYER).then_some(CaseClosed(outcome="partly"))


def test_a_good_outcome_closes_at_once():
    answered().when(closing(told.Outcome.RESOLVED), by=LAWYER).then_some(CaseClosed(outcome="resolved"))


def test_a_lawyer_cannot_withdraw_for_the_member():
    answered().when(closing(told.Outcome.WITHDRAWN), by=LAWYER).then_refused(under="outcome-not-yours")


def test_a_withdrawal_closes_only_after_somebody_outside_her_primary_has_looked():
    asked = in_work().when(ask.Withdraw(reasons=words()), by=AIGUL).and_then()
    assert asked.state().reviews["review-1"].because is Because.WITHDRAWAL
    called = asked.when(CALLED, by=SUPERVISOR).and_then()
    called.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_some(CaseClosed(outcome="withdrawn"))


def test_a_withdrawal_made_under_pressure_goes_back_to_work():
    asked = in_work().when(ask.Withdraw(reasons=words()), by=AIGUL).and_then()
    back = asked.when(reviewed(Verdict.RETURNED), by=SUPERVISOR).and_then()
    assert back.state().stage == "in_work"


def test_a_closed_case_comes_back_with_a_new_term_and_its_old_limitation():
    closed = answered(breach=DISMISSED).when(closing(told.Outcome.RESOLVED), by=LAWYER).and_then()
    assert all(map(is_care, closed.state().terms))
    back = closed.when(ask.Reopen(reasons=words()), by=AIGUL).and_then()
    assert {term for term in back.state().terms if not is_care(term)} == {
        terms.REINSTATEMENT,
        terms.DIRECT,
        terms.ANSWER_REOPENED,
    }


def test_a_lawyer_corrects_the_anchor_and_our_terms_follow():
    case = in_work(breach=DISMISSED)
    other = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 11, 16))
    corrected = case.when(ask.ConfirmAnchor(breach=other, proof=words()), by=LAWYER).and_then()
    assert due(corrected, terms.OTHER_DISPUTE) == date(2027, 11, 16)
    assert terms.REINSTATEMENT not in corrected.state().terms
    assert due(corrected, terms.ANSWER) == date(2026, 12, 11)


def test_a_limitation_found_later_cuts_the_terms_already_running():
    found = in_work().when(ask.ConfirmAnchor(breach=DISMISSED, proof=words()), by=LAWYER).and_then()
    assert due(found, terms.ANSWER) == date(2026, 12, 9)


def test_a_later_anchor_annuls_a_lapse():
    long_ago = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 10, 12))
    missed = lapse(in_work(breach=long_ago), terms.REINSTATEMENT)
    later = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 18))
    running = missed.when(ask.ConfirmAnchor(breach=later, proof=words()), by=LAWYER).and_then()
    assert terms.REINSTATEMENT not in running.state().lapsed
    assert due(running, terms.REINSTATEMENT) == date(2026, 12, 18)


def test_a_tick_before_its_moment_changes_nothing():
    case = in_work()
    moment = case.state().terms[terms.ANSWER].moment
    tick = LapseTerm(term=terms.ANSWER, moment=moment)
    case.at(moment - timedelta(seconds=1)).when(tick, by=CLOCK).then_nothing()


def test_a_tick_for_a_moment_that_has_moved_changes_nothing():
    case = in_work()
    tick = LapseTerm(term=terms.ANSWER, moment=case.state().terms[terms.ANSWER].moment)
    moved = case.when(ask.ExtendAnswer(reasons=words()), by=LAWYER).and_then()
    moved.at(MUCH_LATER).when(tick, by=CLOCK).then_nothing()


def test_a_tick_that_comes_twice_lapses_once():
    case = in_work()
    tick = LapseTerm(term=terms.ANSWER, moment=case.state().terms[terms.ANSWER].moment)
    once = case.at(MUCH_LATER).when(tick, by=CLOCK).and_then()
    once.when(tick, by=CLOCK).then_nothing()


def test_of_two_warnings_that_are_due_only_the_nearer_is_sent():
    case = in_work().at(datetime(2026, 12, 10, 20, tzinfo=UTC))
    case.when(RemindOfTerm(reminder="AP-ANSWER/2026-12-11/3"), by=CLOCK).then(
        TermReminded(reminder="AP-ANSWER/2026-12-11/3")
    )
    case.when(RemindOfTerm(reminder="AP-ANSWER/2026-12-11/1"), by=CLOCK).then_kinds(TermReminded, NoticeOrdered)


def test_the_clock_and_the_machine_never_decide():
    case = answered()
    for machine in (CLOCK, MACHINE):
        case.when(closing(told.Outcome.RESOLVED), by=machine).then_refused(under="machines-law")
        case.when(reviewed(Verdict.CONFIRMED), by=machine).then_refused(under="machines-law")
        case.when(TAKEN, by=machine).then_refused(under="machines-law")


def test_a_person_cannot_speak_for_the_clock():
    case = in_work()
    tick = LapseTerm(term=terms.ANSWER, moment=case.state().terms[terms.ANSWER].moment)
    case.at(MUCH_LATER).when(tick, by=SUPERVISOR).then_refused(under="not-your-role")


def test_her_own_primary_sees_nothing_unless_she_agrees():
    case = filed().state()
    assert roles_in(case, CHAIR, ORGANISATION) == frozenset()
    agreed = filed().when(ask.ChangeCircle(primary_may_know=True), by=AIGUL).and_then().state()
    assert roles_in(agreed, CHAIR, ORGANISATION) == {Role.CHAIR}


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (AIGUL, {Role.MEMBER}),
        (BOLAT, set()),
        (STRANGER, set()),
        (LAWYER, {Role.LAWYER}),
        (LAWYER2, set()),
        (TIED_LAWYER, set()),
        (SUPERVISOR, {Role.SUPERVISOR}),
        (REVIEWER, set()),
        (AUDITOR, {Role.AUDITOR}),
    ],
)
def test_who_sees_a_case_that_a_lawyer_holds(actor, expected):
    assert roles_in(in_work().state(), actor, ORGANISATION) == expected


def test_before_somebody_holds_it_every_lawyer_of_the_unit_without_a_tie_sees_it():
    case = filed().state()
    assert roles_in(case, LAWYER2, ORGANISATION) == {Role.LAWYER}
    assert roles_in(case, TIED_LAWYER, ORGANISATION) == frozenset()
