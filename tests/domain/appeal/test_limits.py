"""Her way by the exemption test: both ways' clocks until a lawyer knows, one way's after; the commission is shut to whom
the law exempts from it.
"""

from datetime import date, timedelta

import pytest

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.limits.events import MarkWhistleblower, RecordStanding, StandingRecorded
from domain.appeal.limits.standing import TEST, Standing
from domain.appeal.procedure import APPEAL
from domain.appeal.tracks import terms as track_terms
from domain.appeal.tracks.events import OpenTrack, TrackEnded
from domain.appeal.tracks.plan import Result, TrackKind
from domain.clocks import LapseAnnulled, TermDropped, TermMet, TermStarted, reminders
from domain.kernel import CLOCK
from tests.domain.appeal.stories import DISMISSED, in_work, lapse, words
from tests.domain.appeal.test_tracks import APPLIED, CONCILIATION, COURT, applied, at_noon, falls_on, on, step
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR, WEEKDAYS
from tests.spec import Given

PAID_LATE = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 11, 1))


def standing(what: Standing) -> RecordStanding:
    return RecordStanding(standing=what, facts=words())


def known(case: Given, what: Standing) -> Given:
    return case.when(standing(what), by=LAWYER).and_then()


def limits(case: Given) -> set[str]:
    return {term for term in case.state().terms if APPEAL.term(term, date(2026, 1, 1)).limits}


def test_until_the_test_both_ways_run_and_only_the_earlier_is_warned_of():
    case = in_work(breach=DISMISSED)
    assert limits(case) == {terms.REINSTATEMENT, terms.DIRECT}
    assert (falls_on(case, terms.REINSTATEMENT), falls_on(case, terms.DIRECT)) == (
        date(2026, 12, 17),
        date(2027, 2, 16),
    )
    warned = {reminder.partition("/")[0] for reminder in reminders(APPEAL, case.state().terms.values(), WEEKDAYS)}
    assert terms.REINSTATEMENT in warned
    assert terms.DIRECT not in warned


def test_the_later_way_is_warned_of_once_the_earlier_has_passed():
    late = lapse(in_work(breach=DISMISSED), terms.REINSTATEMENT)
    assert any(
        reminder.startswith(terms.DIRECT) for reminder in reminders(APPEAL, late.state().terms.values(), WEEKDAYS)
    )


@pytest.mark.parametrize("what", [who for who, entry in TEST.items() if entry.exempt])
def test_whoever_is_exempt_goes_straight_to_court(what):
    case = known(in_work(breach=DISMISSED), what)
    assert limits(case) == {terms.DIRECT}
    assert limits(known(in_work(breach=PAID_LATE), what)) == {terms.DIRECT_OTHER}
    case.when(OpenTrack(kind=TrackKind.CONCILIATION), by=LAWYER).then_refused("exempt-straight-to-court")


@pytest.mark.parametrize("what", [Standing.ORDINARY, Standing.CIVIL_SERVANT])
def test_a_teacher_and_a_doctor_are_not_exempt(what):
    case = known(in_work(breach=DISMISSED), what)
    assert limits(case) == {terms.REINSTATEMENT}
    assert on(case, TrackKind.CONCILIATION).state().tracks


def test_a_claim_meets_the_direct_term():
    case = on(known(in_work(breach=DISMISSED), Standing.STATE_SERVANT), TrackKind.COURT)
    assert TermMet(term=terms.DIRECT) in step(case, COURT, "claim_filed", APPLIED).events


def test_a_lapse_on_the_way_that_is_not_hers_is_annulled():
    late = lapse(in_work(breach=DISMISSED), terms.REINSTATEMENT)
    took = late.when(standing(Standing.MICRO_BUSINESS), by=LAWYER)
    assert LapseAnnulled(term=terms.REINSTATEMENT) in took.events
    after = took.and_then()
    assert terms.REINSTATEMENT not in after.state().lapsed
    assert limits(after) == {terms.DIRECT}


def test_a_test_that_comes_out_otherwise_brings_the_commission_back_and_does_not_lapse_twice():
    exempt = known(in_work(breach=DISMISSED), Standing.MICRO_BUSINESS)
    back = exempt.when(standing(Standing.ORDINARY), by=LAWYER)
    assert TermDropped(term=terms.DIRECT) in back.events
    assert falls_on(back.and_then(), terms.REINSTATEMENT) == date(2026, 12, 17)
    late = lapse(in_work(breach=DISMISSED), terms.REINSTATEMENT)
    same = known(late, Standing.ORDINARY)
    assert terms.REINSTATEMENT in same.state().lapsed
    assert not limits(same)


def test_a_commission_that_was_asked_in_vain_is_left_and_the_court_is_still_in_time():
    """An application to a commission that has no say meets nothing on the way to court."""
    case = applied()
    assert limits(case) == {terms.DIRECT}
    took = case.when(standing(Standing.STATE_SERVANT), by=LAWYER)
    ended = [event for event in took.events if isinstance(event, TrackEnded)]
    assert [(event.track, event.result) for event in ended] == [(CONCILIATION, Result.NOT_PURSUED)]
    assert limits(took.and_then()) == {terms.DIRECT}


def test_for_whom_the_commission_is_hers_an_application_settles_both_ways():
    assert not limits(known(applied(), Standing.ORDINARY))


def test_silence_in_talks_offers_the_court_to_whoever_is_exempt():
    case = on(known(in_work(), Standing.EXECUTIVE), TrackKind.TALKS)
    served = step(case, "talks-1", "letter_served", APPLIED).and_then()
    silent = lapse(served, f"{track_terms.TALKS_ANSWER}@talks-1")
    assert silent.state().tracks[COURT].offered == {"claim_filed"}
    assert CONCILIATION not in silent.state().tracks


def test_mediation_stops_both_ways_and_a_missing_commission_only_its_own():
    case = in_work(breach=DISMISSED)
    mediated = step(on(case, TrackKind.MEDIATION), "mediation-1", "mediation_agreed", APPLIED).and_then()
    assert {term for term, due in mediated.state().terms.items() if due.is_paused} == {
        terms.REINSTATEMENT,
        terms.DIRECT,
    }
    none = step(on(case, TrackKind.CONCILIATION), CONCILIATION, "no_commission", APPLIED).and_then()
    assert {term for term, due in none.state().terms.items() if due.is_paused} == {terms.REINSTATEMENT}


def test_a_term_that_begins_while_mediation_is_on_stands_still_from_the_day_it_began():
    mediated = step(on(in_work(breach=DISMISSED), TrackKind.MEDIATION), "mediation-1", "mediation_agreed", APPLIED)
    exempt = known(mediated.and_then(), Standing.MICRO_BUSINESS)
    (pause,) = exempt.state().terms[terms.DIRECT].pauses
    assert (pause.began_on, pause.ended_on) == (APPLIED, None)


def test_a_standstill_that_is_recorded_late_undoes_a_lapse():
    late = lapse(in_work(breach=DISMISSED), terms.REINSTATEMENT)
    took = step(on(late, TrackKind.MEDIATION), "mediation-1", "mediation_agreed", date(2026, 12, 10))
    (began,) = [e.due for e in took.events if isinstance(e, TermStarted) and e.due.term == terms.REINSTATEMENT]
    assert began.is_paused
    assert began.pauses[0].days_left == 6


def test_only_a_lawyer_makes_the_test_and_the_clock_never_does():
    case = in_work(breach=DISMISSED)
    for somebody in (AIGUL, SUPERVISOR):
        case.when(standing(Standing.ORDINARY), by=somebody).then_refused("not-your-role")
    case.when(standing(Standing.ORDINARY), by=CLOCK).then_refused("machines-law")


def test_the_answer_still_ends_before_the_earlier_of_both_ways():
    case = in_work(breach=DISMISSED)
    corrected = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 12))
    moved = case.when(ask.ConfirmAnchor(breach=corrected, proof=words()), by=LAWYER).and_then()
    assert moved.state().terms[terms.ANSWER].cut.capped_by == terms.REINSTATEMENT
    free = known(moved, Standing.STATE_SERVANT)
    assert free.state().terms[terms.ANSWER].cut is None


def test_the_agency_is_invited_three_full_working_days_before_the_hearing():
    marked = applied().when(MarkWhistleblower(marked=True), by=LAWYER).and_then()
    hearing = date(2026, 12, 3)
    heard = step(marked, CONCILIATION, "hearing_set", hearing).and_then()
    invite = f"{track_terms.ANTICORR}@{CONCILIATION}"
    assert falls_on(heard, invite) == date(2026, 11, 27)
    days = [
        r.rpartition("/")[2] for r in reminders(APPEAL, heard.state().terms.values(), WEEKDAYS) if r.startswith(invite)
    ]
    assert days == ["3", "1"]
    moved = step(heard, CONCILIATION, "hearing_set", date(2026, 12, 4)).and_then()
    assert falls_on(moved, invite) == date(2026, 11, 30)
    assert TermMet(term=invite) in step(moved, CONCILIATION, "agency_invited", APPLIED).events


def test_a_mark_after_the_hearing_was_set_owes_the_invitation_from_then_on():
    heard = step(applied(), CONCILIATION, "hearing_set", date(2026, 12, 3)).and_then()
    invite = f"{track_terms.ANTICORR}@{CONCILIATION}"
    assert invite not in heard.state().terms
    marked = heard.when(MarkWhistleblower(marked=True), by=LAWYER).and_then()
    assert falls_on(marked, invite) == date(2026, 11, 27)
    assert TermDropped(term=invite) in marked.when(MarkWhistleblower(marked=False), by=LAWYER).events


def test_the_states_short_terms_run_both_ways():
    asked = step(on(in_work(), TrackKind.INSPECTION), "inspection-1", "inspection_asked", APPLIED).and_then()
    announced = step(asked, "inspection-1", "act_announced", date(2026, 12, 9)).and_then()
    assert falls_on(announced, f"{track_terms.STATE_HEARING}@inspection-1") == date(2026, 12, 3)
    file = step(asked, "inspection-1", "file_asked", APPLIED).and_then()
    term = f"{track_terms.STATE_FILE}@inspection-1"
    assert falls_on(file, term) == date(2026, 11, 25)
    silent = lapse(file, term)
    assert "state_reminded" in silent.state().tracks["inspection-1"].offered
    away = step(asked, "inspection-1", "not_competent", APPLIED).and_then()
    later = APPLIED + timedelta(days=4)
    sent = step(away.at(at_noon(later)), "inspection-1", "redirected", later).and_then()
    assert f"{track_terms.STATE_REDIRECT}@inspection-1" not in sent.state().terms
    assert falls_on(sent, f"{track_terms.STATE_ANSWER}@inspection-1") == date(2026, 12, 15)


def test_the_record_says_who_made_the_test():
    took = in_work(breach=DISMISSED).when(standing(Standing.CIVIL_SERVANT), by=LAWYER)
    assert took.events[0] == StandingRecorded(by=LAWYER.id, standing=Standing.CIVIL_SERVANT, facts=words())
