"""Ways outside the union: clocks on both sides, silence that opens the next step, terms that stand still."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given as forall
from hypothesis import strategies as st

from domain.appeal import terms as case_terms
from domain.appeal.procedure import APPEAL
from domain.appeal.tracks import terms
from domain.appeal.tracks.algorithm_terms import TERMS as ALGORITHM_TERMS
from domain.appeal.tracks.events import EndTrack, OpenTrack, RecordMilestone, StepOffered, TrackEnded, TrackOpened
from domain.appeal.tracks.plan import Result, TrackKind
from domain.appeal.tracks.table import BY_SILENCE, TRACKS
from domain.clocks import TermMet, TermMoved
from domain.due import DueDate, derive
from domain.paper import NoticeOrdered
from domain.pausing import pause, resume
from domain.words import Confidence, TermUnit
from tests.domain.appeal.stories import DISMISSED, filed, in_work, lapse, words
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, SUPERVISOR
from tests.spec import Given, When

PROOF = words()
CONCILIATION, COURT, INSPECTION = "conciliation-1", "court-1", "inspection-1"
CALENDAR = ORGANISATION.calendars[5]


def on(case: Given, kind: TrackKind) -> Given:
    return case.when(OpenTrack(kind=kind), by=LAWYER).and_then()


def step(case: Given, track: str, milestone: str, day: date, proof: Any = PROOF) -> When:
    return case.when(RecordMilestone(track=track, milestone=milestone, on=day, proof=proof), by=LAWYER)


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def falls_on(case: Given, term: str) -> date:
    found: date = case.state().terms[term].falls_on
    return found


APPLIED = date(2026, 11, 20)


def applied() -> Given:
    case = on(in_work(breach=DISMISSED), TrackKind.CONCILIATION)
    return step(case, CONCILIATION, "application_filed", APPLIED).and_then()


def test_an_application_meets_the_term_of_the_law_and_starts_the_commissions():
    case = on(in_work(breach=DISMISSED), TrackKind.CONCILIATION)
    took = step(case, CONCILIATION, "application_filed", APPLIED)
    assert TermMet(term=case_terms.REINSTATEMENT) in took.events
    assert falls_on(took.and_then(), f"{terms.CONSIDER}@{CONCILIATION}") == date(2026, 12, 11)


def test_an_application_without_proof_of_receipt_does_not_count():
    case = on(in_work(breach=DISMISSED), TrackKind.CONCILIATION)
    step(case, CONCILIATION, "application_filed", APPLIED, proof=None).then_refused("proof-needed")


def test_an_application_that_came_too_late_does_not_meet_the_term():
    late = date(2026, 12, 18)
    case = on(in_work(breach=DISMISSED), TrackKind.CONCILIATION).at(at_noon(late))
    took = step(case, CONCILIATION, "application_filed", late)
    assert TermMet(term=case_terms.REINSTATEMENT) not in took.events


def test_a_commission_that_is_silent_opens_the_court_and_starts_its_two_months_from_the_last_day():
    silent = lapse(applied(), f"{terms.CONSIDER}@{CONCILIATION}")
    ways = silent.state().tracks
    assert ways[COURT].offered == {"claim_filed"}
    assert ways[CONCILIATION].result is None, "silence decides nothing"
    assert falls_on(silent, terms.COURT_AFTER) == date(2027, 2, 11)
    told = [event.to for event in silent.history if isinstance(event, NoticeOrdered)][-2:]
    assert told == [LAWYER.id, AIGUL.id]


def test_the_day_on_which_the_copy_came_replaces_the_day_that_was_supposed():
    silent = lapse(applied(), f"{terms.CONSIDER}@{CONCILIATION}")
    late = date(2026, 12, 28)
    decided = step(silent.at(at_noon(late)), CONCILIATION, "decided", date(2026, 12, 25)).and_then()
    took = step(decided, CONCILIATION, "copy_served", late)
    assert any(isinstance(e, TermMoved) and e.due.term == terms.COURT_AFTER for e in took.events)
    assert falls_on(took.and_then(), terms.COURT_AFTER) == date(2027, 3, 1)


def test_silence_of_the_inspection_is_a_refusal_from_which_a_complaint_runs():
    case = on(in_work(), TrackKind.INSPECTION)
    asked = step(case, INSPECTION, "inspection_asked", APPLIED).and_then()
    silent = lapse(asked, f"{terms.STATE_ANSWER}@{INSPECTION}")
    assert falls_on(silent, f"{terms.STATE_COMPLAIN}@{INSPECTION}") == date(2027, 3, 11)
    complaint = step(silent, INSPECTION, "complaint_filed", date(2026, 12, 11)).and_then()
    assert f"{terms.STATE_COMPLAIN}@{INSPECTION}" not in complaint.state().terms
    assert f"{terms.STATE_DECIDE}@{INSPECTION}" in complaint.state().terms


def test_an_inspection_stops_no_term_of_the_law():
    case = on(in_work(breach=DISMISSED), TrackKind.INSPECTION)
    before = case.state().terms[case_terms.REINSTATEMENT]
    asked = step(case, INSPECTION, "inspection_asked", APPLIED).and_then()
    assert asked.state().terms[case_terms.REINSTATEMENT] == before


def test_the_state_may_put_its_answer_off():
    asked = step(on(in_work(), TrackKind.INSPECTION), INSPECTION, "inspection_asked", APPLIED).and_then()
    later = step(asked, INSPECTION, "answer_extended", APPLIED).and_then()
    assert falls_on(later, f"{terms.STATE_ANSWER}@{INSPECTION}") == date(2027, 2, 11)


def test_a_step_waits_for_the_one_before_it_and_is_recorded_once():
    case = applied()
    step(case, CONCILIATION, "copy_served", APPLIED).then_refused("not-on-this-track")
    step(case, CONCILIATION, "application_filed", APPLIED).then_refused("reached-once")
    step(case, CONCILIATION, "judgment", APPLIED).then_refused("not-on-this-track")
    step(case, COURT, "claim_filed", APPLIED).then_refused("no-such-track")
    case.when(OpenTrack(kind=TrackKind.CONCILIATION), by=LAWYER).then_refused("track-is-open")


def test_only_a_hearing_may_lie_ahead():
    ahead = APPLIED + timedelta(days=10)
    step(applied(), CONCILIATION, "hearing_set", ahead).and_then()
    step(applied(), CONCILIATION, "heard", ahead).then_refused("day-ahead")


def test_a_track_that_is_given_up_drops_the_others_clocks_and_never_the_laws():
    decided = step(applied(), CONCILIATION, "decided", APPLIED).and_then()
    served = step(decided, CONCILIATION, "copy_served", APPLIED).and_then()
    ended = served.when(EndTrack(track=CONCILIATION, reasons=words()), by=LAWYER).and_then()
    assert terms.COURT_AFTER in ended.state().terms
    assert f"{terms.EXECUTE}@{CONCILIATION}" not in ended.state().terms
    assert ended.state().tracks[CONCILIATION].result is Result.NOT_PURSUED


def test_a_second_way_of_the_same_kind_has_clocks_of_its_own():
    ended = applied().when(EndTrack(track=CONCILIATION, reasons=words()), by=LAWYER).and_then()
    again = on(ended, TrackKind.CONCILIATION)
    second = step(again, "conciliation-2", "application_filed", APPLIED).and_then()
    assert f"{terms.CONSIDER}@conciliation-2" in second.state().terms


def test_nobody_but_a_lawyer_walks_a_track():
    filed().when(OpenTrack(kind=TrackKind.COURT), by=AIGUL).then_refused("not-your-role")
    filed().when(OpenTrack(kind=TrackKind.COURT), by=SUPERVISOR).then_refused("not-your-role")


def test_a_mediation_agreement_stops_the_term_shows_both_dates_and_keeps_the_days_that_were_left():
    case = on(in_work(breach=DISMISSED), TrackKind.MEDIATION)
    whole = case.state().terms[case_terms.REINSTATEMENT]
    paused = step(case, "mediation-1", "mediation_agreed", APPLIED).and_then()
    due = paused.state().terms[case_terms.REINSTATEMENT]
    assert due.is_paused
    assert due.warned_on == whole.falls_on
    over = date(2027, 1, 15)
    resumed = step(paused.at(at_noon(over)), "mediation-1", "mediation_failed", over).and_then()
    due = resumed.state().terms[case_terms.REINSTATEMENT]
    assert due.falls_on == date(2027, 2, 10)  # 26 days were left
    assert due.warned_on == whole.falls_on
    assert not due.is_paused


def test_a_term_that_stands_still_never_lapses():
    case = on(in_work(breach=DISMISSED), TrackKind.MEDIATION)
    paused = step(case, "mediation-1", "mediation_agreed", APPLIED).and_then()
    later = lapse(paused, case_terms.REINSTATEMENT)
    assert case_terms.REINSTATEMENT in later.state().terms


def limitation(anchor: date) -> DueDate:
    term = APPEAL.term(case_terms.OTHER_DISPUTE, anchor)
    return derive(term.id, 2, TermUnit.MONTHS, term.anchor, anchor, CALENDAR, term.source.text, Confidence.V)


@forall(anchor=st.dates(date(2026, 1, 1), date(2026, 6, 1)), elapsed=st.integers(0, 50), still=st.integers(0, 200))
def test_a_pause_conserves_whole_days(anchor: date, elapsed: int, still: int):
    due = limitation(anchor)
    began = anchor + timedelta(days=elapsed)
    ended = began + timedelta(days=still)
    after = resume(pause(due, "mediation-1", began), ended, CALENDAR)
    counted = after.rolled_from or after.falls_on
    assert (counted - ended).days == ((due.rolled_from or due.falls_on) - began).days
    assert after.falls_on >= due.falls_on
    assert after.warned_on == due.falls_on


def test_every_silence_offers_a_step_that_its_track_has_and_every_term_of_the_table_is_known():
    known = {term.id for term in (*APPEAL.terms, *ALGORITHM_TERMS)}
    for silence in BY_SILENCE.values():
        assert TRACKS[silence.track].milestone(silence.offers)
        assert {silence.term, *silence.starts} <= known
    for track in TRACKS.values():
        for milestone in track.milestones:
            assert {*milestone.starts, *milestone.meets} <= known
            assert not milestone.after or all(track.milestone(before) for before in milestone.after)


def test_while_nobody_holds_the_case_silence_is_told_one_level_up():
    case = step(on(filed(), TrackKind.INSPECTION), INSPECTION, "inspection_asked", APPLIED)
    silent = lapse(case.and_then(), f"{terms.STATE_ANSWER}@{INSPECTION}")
    assert "case.escalated" in [event.NAME for event in silent.history]


def test_an_executed_judgment_ends_its_track():
    silent = lapse(applied(), f"{terms.CONSIDER}@{CONCILIATION}")
    day = date(2026, 12, 14)
    case = silent.at(at_noon(day))
    for milestone in ("claim_filed", "judgment", "judgment_in_force", "judgment_executed"):
        case = step(case, COURT, milestone, day).and_then()
    assert case.history[-1] == TrackEnded(track=COURT, result=Result.EXECUTED)
    assert not [term for term in case.state().terms if term.startswith("CT-")]
    assert TrackOpened(track=COURT, kind=TrackKind.COURT, because=f"{terms.CONSIDER}@{CONCILIATION}") in case.history
    assert any(isinstance(event, StepOffered) for event in case.history)
