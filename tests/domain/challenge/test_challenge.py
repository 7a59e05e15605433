"""A decision of an algorithm is challenged: taken in whatever it lacks, fought on ways of its own, ended by a person."""

from datetime import date, timedelta

import pytest

from domain.agenda import Item
from domain.algorithm import DecisionKind, ForbiddenPractice, Ground, Principle
from domain.appeal import terms as case_terms
from domain.appeal.care.events import OpenPressureCase
from domain.appeal.commands import ConfirmAnchor, FileAppeal, ProposeClosing, Triage
from domain.appeal.decider import DECIDER as APPEALS
from domain.appeal.events import Breach, Category, Outcome, Wrong
from domain.appeal.joining.commands import MergeCases, SeparateCases
from domain.appeal.tracks import algorithm_terms as terms
from domain.appeal.tracks.events import OpenTrack, StepOffered, TrackOpened
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseClosed, CaseEscalated
from domain.challenge.commands import AgreeRemedy, AssessAnswers, CodeChallenge, NameSystem, TakeDownReasons
from domain.challenge.decider import DECIDER
from domain.challenge.decision import (
    Adequacy,
    Aspect,
    Automation,
    Decision,
    Finding,
    HumanReview,
    Known,
    Measure,
    Stated,
)
from domain.challenge.events import AutomationFound, DecisionChallenged, Doubt, SystemNamed
from domain.challenge.procedure import CHALLENGE
from domain.clocks import AWAITED_DAY, LapseTerm, TermMet, limitations
from domain.due import end_of
from domain.kernel import CLOCK
from domain.linking import Link
from domain.owing import agenda_of
from domain.paper import News, NoticeOrdered
from tests.domain.appeal import stories as of_appeals
from tests.domain.appeal.stories import closing, lapse, words
from tests.domain.challenge.stories import (
    DISMISSED,
    RATED,
    SYSTEM,
    TODAY,
    filed,
    filing,
    given,
    in_work,
    on,
    outcome,
    step,
    triaged,
)
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, STRANGER, SUPERVISOR
from tests.spec import Given, When


def falls_on(case: Given, term: str) -> date:
    found: date = case.state().terms[term].falls_on
    return found


def test_a_challenge_is_an_appeal_about_a_decision():
    case = filed(system=SYSTEM).state()
    assert (case.number, case.category, case.system, case.doubts) == ("2026-000001", Category.ALGORITHM, SYSTEM, ())
    assert case.decision == RATED


@pytest.mark.parametrize(
    ("decision", "system", "doubts"),
    [
        (Decision(kind=DecisionKind.PAY), SYSTEM, (Doubt.NO_DAY,)),
        (Decision(kind=DecisionKind.PAY, decided_on=date(2027, 1, 1)), SYSTEM, (Doubt.DAY_AHEAD,)),
        (RATED, "", (Doubt.SYSTEM_UNKNOWN,)),
        (Decision(kind=DecisionKind.PAY), "", (Doubt.NO_DAY, Doubt.SYSTEM_UNKNOWN)),
    ],
    ids=["no-day", "day-ahead", "no-system", "neither"],
)
def test_what_it_lacks_is_marked_and_never_refused(decision, system, doubts):
    took = given().when(filing(decision, system=system), by=AIGUL)
    assert took.refused is None
    assert DecisionChallenged(decision=decision, doubts=doubts) in took.events


def test_a_day_that_lies_ahead_starts_no_term():
    case = filed(Decision(kind=DecisionKind.DISMISSAL, decided_on=TODAY + timedelta(days=9))).state()
    assert not limitations(CHALLENGE, case.terms.values())
    assert case.breach.wrong is Wrong.DISMISSAL


AHEAD = TODAY + timedelta(days=9)


def awaited(case: Given) -> list[Item]:
    agenda = agenda_of(case.state(), CHALLENGE, ORGANISATION, "challenge-1", 1)
    return [item for item in agenda.items if item.subject == AWAITED_DAY]


def coming(case: Given) -> When:
    (item,) = awaited(case)
    return case.at(item.at).when(LapseTerm(term=item.subject, moment=item.at), by=CLOCK)


def test_a_day_that_lay_ahead_starts_its_term_when_it_comes_and_the_holder_is_told():
    case = in_work(Decision(kind=DecisionKind.PAY, decided_on=AHEAD), system=SYSTEM)
    (item,) = awaited(case)
    assert item.at == end_of(AHEAD - timedelta(days=1)), "at its beginning, also on a Sunday"
    took = coming(case)
    after = took.and_then().state()
    assert (after.breach.earliest, after.doubts) == (AHEAD, ())
    assert [due.anchored_on for due in limitations(CHALLENGE, after.terms.values())] == [AHEAD]
    told = {(e.to, e.news) for e in took.events if isinstance(e, NoticeOrdered)}
    assert {(LAWYER.id, News.STAFF_LIMIT), (AIGUL.id, News.MEMBER_NEWS)} <= told
    assert not awaited(took.and_then())


def test_each_of_two_days_ahead_is_waited_for():
    first = coming(in_work(Decision(kind=DecisionKind.PAY, decided_on=AHEAD + timedelta(days=3), learned_on=AHEAD)))
    case = first.and_then()
    assert Doubt.DAY_AHEAD in case.state().doubts
    assert coming(case).and_then().state().breach.happened_on == AHEAD + timedelta(days=3)


def test_a_tick_that_comes_early_or_after_a_lawyer_settled_the_day_changes_nothing():
    case = in_work(Decision(kind=DecisionKind.DISMISSAL, decided_on=AHEAD), system=SYSTEM)
    (item,) = awaited(case)
    tick = LapseTerm(term=item.subject, moment=item.at)
    case.when(tick, by=CLOCK).then_nothing()
    found = Breach(wrong=Wrong.DISMISSAL, happened_on=TODAY)
    settled = case.when(ConfirmAnchor(breach=found, proof=words()), by=LAWYER).and_then()
    assert not awaited(settled)
    settled.at(item.at).when(tick, by=CLOCK).then_nothing()
    assert not awaited(in_work()), "the control: nothing lies ahead"


def test_a_challenge_that_comes_after_the_term_is_taken_in_and_marked():
    late = filed(Decision(kind=DecisionKind.DISMISSAL, decided_on=date(2026, 9, 1))).state()
    assert late.marks
    assert late.number


def test_naming_the_system_settles_that_doubt():
    case = in_work().when(NameSystem(system=SYSTEM), by=LAWYER).then(SystemNamed(system=SYSTEM))
    assert case.state().doubts == ()


@pytest.mark.parametrize("decided", [None, date(2027, 1, 1)], ids=["no-day", "day-ahead"])
def test_a_day_that_a_lawyer_confirms_settles_that_doubt(decided):
    case = in_work(Decision(kind=DecisionKind.PAY, decided_on=decided), system=SYSTEM)
    unsure = Breach(wrong=Wrong.OTHER)
    assert case.when(ConfirmAnchor(breach=unsure, proof=words()), by=LAWYER).and_then().state().doubts
    found = Breach(wrong=Wrong.OTHER, happened_on=TODAY)
    assert case.when(ConfirmAnchor(breach=found, proof=words()), by=LAWYER).and_then().state().doubts == ()


def test_the_terms_of_the_law_run_beside_it_from_the_decision():
    case = filed(DISMISSED)
    assert falls_on(case, case_terms.REINSTATEMENT) == date(2026, 12, 17)


def test_it_is_assessed_in_two_days_and_in_one_where_it_costs_the_job():
    assert falls_on(filed(), case_terms.TRIAGE) == date(2026, 11, 24)
    for kind in (DecisionKind.DISMISSAL, DecisionKind.REDUNDANCY, DecisionKind.ACCESS_BLOCK, DecisionKind.SUSPENSION):
        case = filed(Decision(kind=kind, decided_on=TODAY))
        assert falls_on(case, case_terms.TRIAGE_URGENT) == date(2026, 11, 23), kind


def test_an_appeal_keeps_its_three_days():
    assert falls_on(of_appeals.filed(), case_terms.TRIAGE) == date(2026, 11, 25)


def test_a_person_says_who_decided_before_any_right_is_claimed():
    case = filed()
    assert case.state().automation is None
    took = triaged(case, Automation.SUPPORTED)
    (found,) = (event for event in took.events if isinstance(event, AutomationFound))
    assert (found.by, found.automation) == (LAWYER.id, Automation.SUPPORTED)


def test_a_forbidden_practice_is_on_record():
    command = triaged(filed()).given
    assert not command.state().forbidden
    case = in_work()
    coded = CodeChallenge(principles=frozenset({Principle.TRANSPARENCY}), grounds=frozenset({Ground.AGE}))
    after = case.when(coded, by=LAWYER).and_then().state()
    assert (after.principles, after.coded_grounds) == ((Principle.TRANSPARENCY,), (Ground.AGE,))
    assert ForbiddenPractice.EMOTIONS not in after.forbidden


def test_silence_on_an_objection_opens_the_way_to_the_authority():
    served = step(on(in_work(), TrackKind.OBJECTION), "objection-1", "objection_served").and_then()
    assert falls_on(served, "AI-OBJ@objection-1") == date(2026, 11, 25)
    over = lapse(served, "AI-OBJ@objection-1")
    assert TrackOpened(track="data_authority-1", kind=TrackKind.DATA_AUTHORITY, because="AI-OBJ@objection-1") in (
        over.history
    )
    assert not over.state().closed


def test_the_authoritys_silence_opens_the_complaint_on_its_own_way():
    case = step(on(in_work(), TrackKind.DATA_AUTHORITY), "data_authority-1", "inspection_asked").and_then()
    over = lapse(case, "ST-ANSWER@data_authority-1")
    offered = StepOffered(track="data_authority-1", milestone="complaint_filed", because="ST-ANSWER@data_authority-1")
    assert offered in over.history
    assert "inspection-1" not in over.state().tracks


def explanation_asked() -> Given:
    return step(on(in_work(), TrackKind.EXPLANATION), "explanation-1", "explanation_asked").and_then()


def test_no_explanation_opens_the_demand_and_the_assessment():
    over = lapse(explanation_asked(), "AI-EXPLAIN@explanation-1")
    assert "explanation_asked_again" in over.state().tracks["explanation-1"].offered
    assert "AI-ASSESS@explanation-1" in over.state().terms


def test_an_answer_is_taken_down_field_by_field_and_what_is_missing_shows():
    answers = (Stated(aspect=Aspect.DATA_USED, text=words()), Stated(aspect=Aspect.CRITERIA, text=words()))
    took = explanation_asked().when(TakeDownReasons(on=TODAY, answers=answers), by=LAWYER)
    case = took.and_then()
    assert TermMet(term="AI-EXPLAIN@explanation-1") in took.events
    assert set(case.state().missing) == set(Aspect) - {Aspect.DATA_USED, Aspect.CRITERIA}
    more = (Stated(aspect=Aspect.HUMAN_ROLE, text=words("none")),)
    later = case.when(TakeDownReasons(on=TODAY, answers=more), by=LAWYER).and_then()
    assert Aspect.HUMAN_ROLE not in later.state().missing
    assert Aspect.CRITERIA not in later.state().missing


def test_an_answer_of_nothing_or_of_a_day_to_come_is_refused():
    case = explanation_asked()
    stated = Stated(aspect=Aspect.FACTS, text=words())
    for answers in ((), (stated, stated)):
        case.when(TakeDownReasons(on=TODAY, answers=answers), by=LAWYER).then_refused("nothing-stated")
    ahead = TakeDownReasons(on=TODAY + timedelta(days=1), answers=(stated,))
    case.when(ahead, by=LAWYER).then_refused("day-ahead")


def assessment(**review: object) -> AssessAnswers:
    return AssessAnswers(
        adequacy=Adequacy.PARTLY,
        data_right=Known.UNKNOWN,
        discrimination=Known.NO,
        involved=Known.NO,
        review=HumanReview.model_validate(review),
        conclusion=words(),
    )


def test_an_assessment_meets_its_clocks():
    case = lapse(explanation_asked(), "AI-EXPLAIN@explanation-1")
    took = case.when(assessment(), by=LAWYER)
    assert TermMet(term="AI-ASSESS@explanation-1") in took.events


def test_an_assessment_that_nobody_makes_is_told_one_level_up():
    case = lapse(explanation_asked(), "AI-EXPLAIN@explanation-1")
    over = lapse(case, "AI-ASSESS@explanation-1")
    assert any(
        isinstance(event, CaseEscalated) and event.because == "AI-ASSESS@explanation-1" for event in over.history
    )


@pytest.mark.parametrize(
    ("review", "real"),
    [
        ({}, Known.UNKNOWN),
        ({"could_change": "no"}, Known.NO),
        (
            {"named": "yes", "another_person": "yes", "could_change": "yes", "worker_heard": "yes"},
            Known.UNKNOWN,
        ),
    ],
    ids=["nothing-known", "no-power", "looked-at-nothing"],
)
def test_a_rubber_stamp_shows(review, real):
    assert HumanReview.model_validate(review).is_real is real


def test_a_review_that_was_one_shows_as_real():
    asked = dict.fromkeys(("named", "another_person", "could_change", "worker_heard"), Known.YES)
    assert HumanReview(**asked, looked_at=words()).is_real is Known.YES


def test_a_stay_wakes_a_person_before_it_ends():
    case = step(on(in_work(), TrackKind.STAY), "stay-1", "stay_asked").and_then()
    stayed = step(case, "stay-1", "stay_until", date(2026, 12, 10)).and_then()
    assert falls_on(stayed, "AI-STAY-END@stay-1") == date(2026, 12, 9), "while there is still a day left"
    over = lapse(stayed, "AI-STAY-END@stay-1")
    assert any(isinstance(event, CaseEscalated) and event.because == "AI-STAY-END@stay-1" for event in over.history)


def test_nothing_closes_before_a_person_said_what_became_of_the_decision():
    answered = in_work().when(of_appeals.RELEASED, by=LAWYER).and_then()
    answered.when(closing(Outcome.RESOLVED), by=LAWYER).then_refused("decision-outcome-first")


def test_a_challenge_ends_by_a_person_once_its_outcome_is_known():
    found = in_work().when(outcome(Finding.CANCELLED), by=LAWYER).and_then()
    answered = found.when(of_appeals.RELEASED, by=LAWYER).and_then()
    took = answered.when(closing(Outcome.RESOLVED), by=LAWYER)
    assert CaseClosed(outcome=Outcome.RESOLVED) in took.events


def remedy() -> AgreeRemedy:
    return AgreeRemedy(measures=frozenset({Measure.RESTORE_PAY}), plan=words(), on=TODAY)


def test_a_remedy_has_a_way_and_a_clock_of_its_own():
    found = in_work().when(outcome(Finding.CANCELLED), by=LAWYER).and_then()
    case = found.when(remedy(), by=LAWYER).and_then()
    assert falls_on(case, "AI-REMEDY@remedy-1") == date(2026, 12, 4)
    done = step(case, "remedy-1", "remedy_carried_out")
    assert TermMet(term="AI-REMEDY@remedy-1") in done.events


def test_a_remedy_nobody_carries_out_opens_the_next_step():
    found = in_work().when(outcome(Finding.CANCELLED), by=LAWYER).and_then()
    over = lapse(found.when(remedy(), by=LAWYER).and_then(), "AI-REMEDY@remedy-1")
    assert "conciliation-1" in over.state().tracks


def test_what_was_upheld_needs_no_remedy():
    found = in_work().when(outcome(Finding.UPHELD), by=LAWYER).and_then()
    found.when(remedy(), by=LAWYER).then_refused("nothing-to-remedy")


def test_parallel_clocks_do_not_lapse_each_other():
    case = step(on(explanation_asked(), TrackKind.OBJECTION), "objection-1", "objection_served").and_then()
    over = lapse(case, "AI-OBJ@objection-1")
    assert "AI-EXPLAIN@explanation-1" in over.state().terms


def test_an_appeal_does_not_take_the_ways_of_a_challenge():
    of_appeals.in_work().when(OpenTrack(kind=TrackKind.OBJECTION), by=LAWYER).then_refused("not-a-way")


def test_a_challenge_is_not_filed_or_assessed_as_an_appeal_and_an_appeal_not_as_a_challenge():
    assert not {FileAppeal, Triage, OpenPressureCase} & set(DECIDER.commands)
    assert not {type(filing()), NameSystem} & set(APPEALS.commands)


def test_every_command_of_a_challenge_has_a_judge():
    from domain.challenge.decider import HANDLERS

    assert set(DECIDER.commands) <= HANDLERS.keys()


def test_nobody_else_names_the_outcome():
    for somebody in (AIGUL, STRANGER, SUPERVISOR):
        assert in_work().when(outcome(Finding.UPHELD), by=somebody).refused


def test_closing_needs_what_appeals_need_as_well():
    found = in_work().when(outcome(Finding.UPHELD), by=LAWYER).and_then()
    took = found.when(ProposeClosing(outcome=Outcome.UNFOUNDED, reasons=words()), by=LAWYER)
    assert took.refused or not any(isinstance(event, CaseClosed) for event in took.events)


def test_terms_of_the_employer_name_their_source_and_policy_is_never_called_law():
    policies = {term.id for term in terms.TERMS if term.source.text.startswith("policy")}
    assert policies == {
        terms.EXPLANATION,
        terms.HUMAN_REVIEW,
        terms.STAY,
        terms.STAY_ENDS,
        terms.ASSESSMENT,
        terms.REMEDY,
    }


def test_a_merging_is_not_taken_back_once_something_was_found_about_the_decision():
    here, there = "challenge-1", "challenge-2"
    merge = MergeCases(other=there, link=Link.MERGED_FROM, reasons=words())
    kept, joined = in_work(), filed()
    merged = kept.when(merge, by=SUPERVISOR, beside=joined).and_then()
    over = joined.when(merge.for_other(here), by=SUPERVISOR, beside=kept).and_then()
    apart = SeparateCases(other=there)
    assert merged.when(apart, by=SUPERVISOR, beside=over).refused is None, "as long as nothing was done"
    found = merged.when(outcome(Finding.CANCELLED), by=LAWYER).and_then()
    found.when(apart, by=SUPERVISOR, beside=over).then_refused("too-late-to-separate")
    assert found.state().finding is Finding.CANCELLED


def test_an_answer_is_not_proved_by_a_document_that_was_set_aside():
    stated = (Stated(aspect=Aspect.FACTS, text=words()),)
    took = TakeDownReasons(on=TODAY, answers=stated, document="document-1")
    explanation_asked().when(took, by=LAWYER).then_refused("no-such-document")
