"""That a term was missed is found by one lawyer and confirmed by another; until both have, nothing follows from it."""

from datetime import date

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.limits.events import Finding, FindingRecorded, RecordFinding, RecordStanding
from domain.appeal.limits.standing import Standing
from domain.case import CaseClosed, CaseEscalated
from domain.clocks import LapseAnnulled, TermLapsed
from domain.kernel import CLOCK, Actor, Role
from domain.organisation.events import OfficeWithdrawn
from domain.review import Because, ReviewCompleted, ReviewRequired, Verdict
from tests.domain.appeal.stories import DISMISSED, RELEASED, closing, in_work, lapse, reviewed, words
from tests.domain.appeal.test_tracks import CONCILIATION, step
from tests.domain.federation import AIGUL, FEDERATION, LAWYER, LAWYER2, MANGYSTAU, ORGANISATION, REVIEWER, SUPERVISOR
from tests.spec import Given, When

MISSED = closing(told.Outcome.TERM_MISSED)
ORDINARY = RecordStanding(standing=Standing.ORDINARY, facts=words())


def passed() -> Given:
    """Answered, of known standing, and the month for the commission is over."""
    case = in_work(breach=DISMISSED).when(RELEASED, by=LAWYER).and_then().when(ORDINARY, by=LAWYER).and_then()
    return lapse(case, terms.REINSTATEMENT)


def find(case: Given, finding: Finding, term: str = terms.REINSTATEMENT, by: Actor = LAWYER) -> When:
    return case.when(RecordFinding(terms=frozenset({term}), finding=finding, reasons=words()), by=by)


def found() -> Given:
    return find(passed(), Finding.MISSED).and_then()


def test_a_lapse_finds_nothing_it_tells_people():
    case = passed()
    kinds = [type(event) for event in case.history]
    assert TermLapsed in kinds
    assert CaseEscalated in kinds
    assert not case.state().limits.findings
    assert not case.state().closed


def test_missed_asks_another_lawyer_of_the_body():
    took = find(passed(), Finding.MISSED)
    (asked,) = [event for event in took.events if isinstance(event, ReviewRequired)]
    assert (asked.because, asked.proposer, asked.holder) == (Because.TERM_MISSED, LAWYER.id, LAWYER2.id)


def test_where_the_body_has_no_other_lawyer_the_reviewers_above_are_asked():
    alone = ORGANISATION.after([(MANGYSTAU, OfficeWithdrawn(person=LAWYER2.id, role=Role.LAWYER))], 2)
    case = passed()
    took = find(Given(case.decider, alone, case.history, case.now), Finding.MISSED)
    (asked,) = [event for event in took.events if isinstance(event, ReviewRequired)]
    assert (asked.holder, asked.unit) == ("", FEDERATION)
    confirmed = took.and_then().when(reviewed(Verdict.CONFIRMED), by=REVIEWER)
    confirmed.then_some(ReviewCompleted(review="review-1", verdict=Verdict.CONFIRMED, by=REVIEWER.id, reasons=words()))


def test_nobody_closes_as_missed_on_one_lawyers_word():
    passed().when(MISSED, by=LAWYER).then_refused("not-found-missed")
    found().when(MISSED, by=LAWYER).then_refused("review-required")


def test_two_lawyers_findings_are_enough_and_no_third_person_is_asked():
    confirmed = found().when(reviewed(Verdict.CONFIRMED), by=LAWYER2).and_then()
    assert confirmed.state().limits.findings[terms.REINSTATEMENT].stands_as_missed
    ended = confirmed.when(MISSED, by=LAWYER)
    assert CaseClosed(outcome=told.Outcome.TERM_MISSED) in ended.events
    assert not any(isinstance(event, ReviewRequired) for event in ended.events)


def test_neither_the_holder_nor_a_supervisor_is_the_second_lawyer():
    found().when(reviewed(Verdict.CONFIRMED), by=LAWYER).then_refused("not-your-role")
    found().when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_refused("second-lawyer")


def test_whoever_takes_the_case_over_cannot_confirm_it_as_its_holder():
    handed = found().when(ask.Reassign(holder=LAWYER2.id), by=SUPERVISOR).and_then()
    handed.when(reviewed(Verdict.CONFIRMED), by=LAWYER2).then_refused("second-person")


def test_a_second_lawyer_who_disagrees_leaves_nothing_standing():
    back = found().when(reviewed(Verdict.RETURNED), by=LAWYER2).and_then()
    assert not back.state().limits.findings
    back.when(MISSED, by=LAWYER).then_refused("not-found-missed")


def test_a_finding_waits_for_its_second_lawyer_before_there_is_another():
    find(found(), Finding.RESTORED).then_refused("second-lawyer-looks")


def test_a_finding_speaks_only_of_terms_that_passed():
    case = in_work(breach=DISMISSED)
    find(case, Finding.MISSED).then_refused("term-has-not-passed")
    find(passed(), Finding.MISSED, terms.ANSWER).then_refused("term-has-not-passed")


def test_for_her_one_lawyer_is_enough():
    restored = find(passed(), Finding.RESTORED)
    restored.then(
        FindingRecorded(
            by=LAWYER.id, terms=(terms.REINSTATEMENT,), finding=Finding.RESTORED, reasons=words(), review=""
        ),
        LapseAnnulled(term=terms.REINSTATEMENT),
    )
    assert terms.REINSTATEMENT not in restored.and_then().state().lapsed


def test_a_valid_reason_offers_the_step_by_which_the_term_is_restored():
    asked = find(passed(), Finding.VALID_REASON).and_then()
    assert asked.state().tracks[CONCILIATION].offered == {"application_filed"}
    asked.when(MISSED, by=LAWYER).then_refused("not-found-missed")
    refused = step(asked, CONCILIATION, "application_filed", date(2026, 12, 19)).and_then()
    assert find(refused, Finding.MISSED).refused is None


def test_missed_is_not_said_while_another_way_is_open():
    """Nobody knows yet whether she needs a commission, and the court is open for two months more."""
    case = lapse(in_work(breach=DISMISSED).when(RELEASED, by=LAWYER).and_then(), terms.REINSTATEMENT)
    both = find(case, Finding.MISSED).and_then().when(reviewed(Verdict.CONFIRMED), by=LAWYER2).and_then()
    both.when(MISSED, by=LAWYER).then_refused("not-found-missed")
    both.when(ORDINARY, by=LAWYER).and_then().when(MISSED, by=LAWYER).then_some(
        CaseClosed(outcome=told.Outcome.TERM_MISSED)
    )


def test_a_corrected_day_takes_the_finding_with_it():
    confirmed = found().when(reviewed(Verdict.CONFIRMED), by=LAWYER2).and_then()
    later = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 30))
    moved = confirmed.when(ask.ConfirmAnchor(breach=later, proof=words()), by=LAWYER).and_then()
    assert not moved.state().limits.findings
    assert terms.REINSTATEMENT in moved.state().terms


def test_a_case_that_comes_back_is_looked_at_by_two_lawyers_again():
    confirmed = found().when(reviewed(Verdict.CONFIRMED), by=LAWYER2).and_then()
    closed = confirmed.when(MISSED, by=LAWYER).and_then()
    back = closed.when(ask.Reopen(reasons=words()), by=AIGUL).and_then()
    assert not back.state().limits.findings
    assert terms.REINSTATEMENT in back.state().lapsed


def test_the_clock_finds_nothing():
    find(passed(), Finding.MISSED, by=CLOCK).then_refused("machines-law")
