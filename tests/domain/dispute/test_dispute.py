"""The ladder of a collective dispute: the worked example day by day, and what the silence of the other side brings."""

from datetime import date, timedelta

import pytest

from domain.case import CaseClosed, CaseEscalated
from domain.clocks import LapseAnnulled, LapseTerm, TermDropped, TermMet
from domain.collective import Party
from domain.dispute import commands as ask
from domain.dispute import events as told_events
from domain.dispute.checklist import Standing, checklist, ground, line_of
from domain.dispute.events import EvasionRecorded, EvasionWithdrawn, NextStepOpened, PaperReleased
from domain.dispute.frame import DISPUTE
from domain.dispute.marks import Mark
from domain.dispute.parts import (
    Award,
    Binding,
    Gate,
    Gathering,
    Measure,
    Mediation,
    Notice,
    Outcome,
    Reply,
    Result,
    Ruling,
)
from domain.dispute.rungs import Rung
from domain.dispute.stages import Stage
from domain.dispute.terms import TERMS
from domain.kernel import CLOCK, Role
from domain.paper import News, NoticeOrdered
from domain.words import Confidence, TermUnit
from tests.domain.dispute.stories import (
    ADOPTED,
    ANSWER,
    ARBITRATION,
    ARBITRATORS,
    AWARD,
    AWARDED,
    COMMISSION,
    CONSIDERED,
    CREATED,
    DECIDED,
    DEMANDS,
    FAILED,
    MEETING,
    MINUTES,
    NEGOTIATOR,
    NO_LIMITS,
    OPEN,
    PAPER,
    REFUSED,
    SERVED,
    SETTLED,
    STRIKE,
    STRIKE_NOTICE,
    WORDS,
    dispute,
    due_on,
    gate,
    lapse,
    marks_of,
    minutes,
    noon,
    outside,
    release,
    reported,
    served,
    told,
)
from tests.domain.federation import CHAIR, DUTY, LAWYER, SUPERVISOR

NAMED = told(dispute(), MEETING, (OPEN, NEGOTIATOR), (ask.NameToTeam(person=LAWYER.id, role=Role.LAWYER), CHAIR))
FORMED = told(
    NAMED,
    MEETING,
    (ADOPTED, NEGOTIATOR),
    (minutes(Gathering.DEMANDS), CHAIR),
    (gate(Gate.D1), LAWYER),
    (DEMANDS, NEGOTIATOR),
)
EXISTS = told(FORMED, SERVED, (release(1), SUPERVISOR), (served(1, SERVED), NEGOTIATOR))
ANSWERED = told(EXISTS, ANSWER, (REFUSED, NEGOTIATOR))
CONCILIATING = told(ANSWERED, COMMISSION, (CREATED, NEGOTIATOR))
CONCILIATED = told(CONCILIATING, CONSIDERED, (FAILED, NEGOTIATOR))
ARBITRATED = told(CONCILIATED, ARBITRATION, (ARBITRATORS, NEGOTIATOR))
LOST = told(ARBITRATED, AWARD, (AWARDED, NEGOTIATOR))
READY = told(
    LOST,
    AWARD,
    (NO_LIMITS, LAWYER),
    (DECIDED, NEGOTIATOR),
    (minutes(Gathering.STRIKE), CHAIR),
    (STRIKE_NOTICE, NEGOTIATOR),
    *((gate(which), LAWYER) for which in (Gate.D11, Gate.D12, Gate.D15)),
    (ask.SignChecklist(), LAWYER),
)
NOTIFIED = told(READY, AWARD, (release(2), SUPERVISOR), (served(2, AWARD), NEGOTIATOR))


def test_the_worked_example_runs_its_terms_one_after_another():
    assert due_on(FORMED, "CD-SEND") == SERVED
    assert (due_on(EXISTS, "CD-EMPLOYER"), due_on(EXISTS, "CD-INFORM")) == (ANSWER, SERVED)
    assert due_on(ANSWERED, "CD-CREATE") == COMMISSION
    assert due_on(CONCILIATING, "CD-CONCIL") == CONSIDERED
    assert due_on(CONCILIATED, "CD-ARB-NEW") == ARBITRATION
    assert due_on(ARBITRATED, "CD-ARB-DEC") == AWARD
    assert due_on(READY, "CD-STRIKE@paper-2") == AWARD, "five full working days end on 15 October"
    assert STRIKE - timedelta(days=1) == date(2026, 10, 15)


def test_each_step_of_the_ladder_is_a_stage():
    stages = [NAMED, FORMED, EXISTS, ANSWERED, CONCILIATED, LOST, READY, NOTIFIED]
    assert [given.state().stage for given in stages] == [
        Stage.OPENED,
        Stage.DEMANDS_FORMED,
        Stage.EMPLOYER_REVIEW,
        Stage.CONCILIATION,
        Stage.ARBITRATION,
        Stage.AWARD,
        Stage.STRIKE_DECIDED,
        Stage.NOTICE_GIVEN,
    ]


def test_every_clock_has_its_article():
    known = {term.id: (term.amount, term.unit.value, term.source.text) for term in TERMS if term.valid_to is None}
    assert known == {
        "CD-SEND": (3, "cd", "LC 164(3)"),
        "CD-INFORM": (0, "wd", "LC 170(5)1"),
        "CD-WEEKLY": (7, "cd", "LC 170(5)1"),
        "CD-EMPLOYER": (3, "wd", "LC 163(2)"),
        "CD-ASSOC": (5, "wd", "LC 163(2)"),
        "CD-CREATE": (3, "wd", "LC 165(1)"),
        "CD-CONCIL": (7, "wd", "LC 165(3)"),
        "CD-ARB-NEW": (2, "wd", "LC 166(1)"),
        "CD-ARB-DEC": (5, "wd", "LC 166(6)"),
        "CD-WARN": (3, "wd", "LC 166(5-1)"),
        "CD-STRIKE": (5, "wd", "LC 172(1)"),
        "CD-RESUME": (3, "wd", "LC 173(3)"),
        "CD-ILLEGAL": (1, "cd", "LC 170(5)2"),
    }
    assert {term.source.confidence for term in TERMS if term.valid_to is None} == {Confidence.V}


def test_before_the_law_of_2023_arbitration_had_more_days():
    formerly = [DISPUTE.term(term, date(2022, 5, 5)) for term in ("CD-ARB-NEW", "CD-ARB-DEC")]
    assert [(term.amount, term.unit, term.source.confidence) for term in formerly] == [
        (5, TermUnit.WORKING_DAYS, Confidence.S),
        (7, TermUnit.WORKING_DAYS, Confidence.S),
    ]


def test_an_association_of_employers_has_five_days_to_answer():
    opened = told(
        dispute(), MEETING, (OPEN.model_copy(update={"association": True}), NEGOTIATOR), (ADOPTED, NEGOTIATOR)
    )
    exists = told(opened, SERVED, (outside(SERVED, Notice.DEMANDS, None), NEGOTIATOR))
    assert due_on(exists, "CD-ASSOC") == date(2026, 9, 17)
    assert "CD-EMPLOYER" not in exists.state().terms


def test_silence_of_the_employer_opens_conciliation_by_itself_and_tells_a_named_person():
    moment = EXISTS.state().terms["CD-EMPLOYER"].moment
    silent = EXISTS.at(moment).when(LapseTerm(term="CD-EMPLOYER", moment=moment), by=CLOCK)
    silent.then_some(
        NextStepOpened(rung=Rung.COLLECTIVE_CONCILIATION), CaseEscalated(to=DUTY.id, because="CD-EMPLOYER")
    )
    after = silent.and_then()
    assert due_on(after, "CD-CREATE") == COMMISSION
    assert {event.to for event in silent.events if isinstance(event, NoticeOrdered)} == {
        DUTY.id,
        LAWYER.id,
        NEGOTIATOR.id,
        SUPERVISOR.id,
    }


def test_a_commission_that_never_came_is_evasion_and_opens_the_way_to_a_strike():
    evaded = lapse(lapse(EXISTS, "CD-EMPLOYER"), "CD-CREATE")
    assert evaded.history.count(EvasionRecorded(rung=Rung.COLLECTIVE_CONCILIATION, on=COMMISSION)) == 1
    assert NextStepOpened(rung=Rung.DECISION) in evaded.history
    assert (ground(evaded.state()), evaded.state().stage) == (COMMISSION, Stage.UNRESOLVED)


def test_an_answer_in_time_that_is_recorded_late_takes_back_what_silence_brought_about():
    evaded = lapse(lapse(EXISTS, "CD-EMPLOYER"), "CD-CREATE")
    known = told(evaded, date(2026, 9, 21), (REFUSED.model_copy(update={"on": date(2026, 9, 14)}), NEGOTIATOR))
    assert LapseAnnulled(term="CD-EMPLOYER") in known.history
    assert known.state().evasions == {Rung.COLLECTIVE_CONCILIATION: COMMISSION}, "three days from 14 September passed"
    created = told(known, date(2026, 9, 21), (CREATED, NEGOTIATOR))
    assert EvasionWithdrawn(rung=Rung.COLLECTIVE_CONCILIATION) in created.history
    assert (created.state().evasions, ground(created.state())) == ({}, None)


def test_an_answer_after_its_term_is_late_and_moves_nothing():
    silent = lapse(EXISTS, "CD-EMPLOYER")
    late = silent.at(noon(COMMISSION)).when(REFUSED.model_copy(update={"on": date(2026, 9, 17)}), by=NEGOTIATOR)
    late.then_kinds(told_events.EmployerReplied)
    assert marks_of(late) == (Mark.LATE,)
    assert due_on(late.and_then(), "CD-CREATE") == COMMISSION


def test_an_employer_who_agrees_to_everything_owes_no_commission():
    agreed = told(EXISTS, ANSWER, (REFUSED.model_copy(update={"reply": Reply.SATISFIED}), NEGOTIATOR))
    assert "CD-CREATE" not in agreed.state().terms
    assert line_of(agreed.state(), Rung.COLLECTIVE_CONCILIATION).standing is Standing.NOT_APPLICABLE


def test_a_protocol_of_disagreements_opens_conciliation_without_demands():
    from_talks = OPEN.model_copy(update={"talks": "bargaining-1", "protocol_on": ANSWER})
    opened = told(dispute(), ANSWER, (from_talks, NEGOTIATOR))
    assert (due_on(opened, "CD-CREATE"), opened.state().stage) == (COMMISSION, Stage.CONCILIATION)
    assert {line_of(opened.state(), rung).standing for rung in (Rung.DEMANDS, Rung.SERVICE, Rung.REPLY)} == {
        Standing.NOT_APPLICABLE
    }


def test_the_employer_owes_the_inspection_word_on_the_same_day_and_every_week():
    reported_on_time = told(EXISTS, SERVED, (reported(SERVED), NEGOTIATOR))
    assert due_on(reported_on_time, "CD-WEEKLY@1") == date(2026, 9, 17)
    silent = lapse(reported_on_time, "CD-WEEKLY@1")
    assert due_on(silent, "CD-WEEKLY@2") == date(2026, 9, 24)
    assert line_of(silent.state(), Rung.INSPECTION).standing is Standing.LATE
    ours = told(silent, date(2026, 9, 18), (reported(date(2026, 9, 18), Party.UNION), NEGOTIATOR))
    assert due_on(ours, "CD-WEEKLY@2") == date(2026, 9, 24), "our word to the inspection is not the employer's"


def test_the_commission_has_longer_only_by_an_agreement_made_while_its_days_ran():
    longer = ask.RecordConciliationExtended(on=date(2026, 9, 25), working_days=5, paper=PAPER)
    extended = told(CONCILIATING, date(2026, 9, 25), (longer, NEGOTIATOR))
    assert due_on(extended, "CD-CONCIL") == date(2026, 10, 6)
    over = lapse(CONCILIATING, "CD-CONCIL")
    assert due_on(over, "CD-ARB-NEW") == ARBITRATION
    recorded_late = told(over, date(2026, 9, 30), (longer, NEGOTIATOR))
    assert due_on(recorded_late, "CD-CONCIL") == date(2026, 10, 6)
    assert "CD-ARB-NEW" not in recorded_late.state().terms
    too_late = over.at(noon(date(2026, 9, 30))).when(longer.model_copy(update={"on": date(2026, 9, 30)}), by=NEGOTIATOR)
    too_late.then_kinds(told_events.ConciliationExtended)
    assert marks_of(too_late) == (Mark.LATE,)


def test_an_agreement_in_the_commission_asks_for_no_arbitration():
    agreed = told(CONCILIATING, CONSIDERED, (FAILED.model_copy(update={"result": Result.AGREED}), NEGOTIATOR))
    assert "CD-ARB-NEW" not in agreed.state().terms
    assert line_of(agreed.state(), Rung.ARBITRATION).standing is Standing.NOT_APPLICABLE


def test_an_arbitration_that_never_came_and_an_award_that_never_came_open_the_next_step():
    evaded = lapse(CONCILIATED, "CD-ARB-NEW")
    assert (ground(evaded.state()), evaded.state().stage) == (ARBITRATION, Stage.UNRESOLVED)
    silent = lapse(ARBITRATED, "CD-ARB-DEC")
    assert (ground(silent.state()), silent.history.count(NextStepOpened(rung=Rung.DECISION))) == (AWARD, 1)


def test_while_the_arbitration_still_has_its_days_there_is_no_ground_for_a_strike():
    assert [ground(given.state()) for given in (EXISTS, CONCILIATING, CONCILIATED, ARBITRATED)] == [None] * 4
    won = told(ARBITRATED, AWARD, (AWARDED.model_copy(update={"award": Award.SATISFIED}), NEGOTIATOR))
    assert ground(won.state()) is None
    unpaid = told(won, STRIKE, (ask.RecordBreach(on=STRIKE, what="award", paper=PAPER), NEGOTIATOR))
    assert ground(unpaid.state()) == STRIKE


def test_a_mediator_may_come_at_any_stage_and_no_clock_waits():
    for given in (NAMED, EXISTS, ARBITRATED):
        step = ask.RecordMediation(on=MEETING, step=Mediation.CONSENTED, paper=PAPER)
        told_of = given.when(step, by=NEGOTIATOR)
        told_of.then_kinds(told_events.MediationRecorded)


def test_a_settlement_stops_every_clock_and_a_person_closes_the_dispute():
    settled = told(EXISTS, AWARD, (SETTLED, NEGOTIATOR))
    assert (settled.state().terms, settled.state().stage, settled.state().closed) == ({}, Stage.SETTLED, False)
    assert TermDropped(term="CD-EMPLOYER") in settled.history
    settled.when(ask.CloseDispute(outcome=Outcome.SETTLED), by=NEGOTIATOR).then_refused("not-your-role")
    closed = told(settled, AWARD, (ask.CloseDispute(outcome=Outcome.SETTLED), SUPERVISOR))
    assert CaseClosed(outcome="settled") in closed.history
    again = told(closed, AWARD, (ask.ReopenDispute(reasons=WORDS), SUPERVISOR))
    assert again.state().stage is Stage.SETTLED


def test_a_dispute_that_is_opened_again_is_reported_of_week_by_week_again():
    mistake = told(EXISTS, AWARD, (ask.CloseDispute(outcome=Outcome.MISTAKE), SUPERVISOR))
    assert mistake.state().terms == {}
    again = told(mistake, AWARD, (ask.ReopenDispute(reasons=WORDS), SUPERVISOR))
    assert due_on(again, "CD-WEEKLY@1") == AWARD + timedelta(days=7)
    before_service = told(FORMED, AWARD, (ask.CloseDispute(outcome=Outcome.MISTAKE), SUPERVISOR))
    unserved = told(before_service, AWARD, (ask.ReopenDispute(reasons=WORDS), SUPERVISOR))
    assert unserved.state().terms == {}, "nothing was reported of before the employer had the demands"


def test_a_settlement_that_is_broken_brings_the_weekly_reports_back_once():
    settled = told(EXISTS, AWARD, (SETTLED, NEGOTIATOR))
    breach = ask.RecordBreach(on=AWARD, what=Binding.SETTLEMENT, paper=PAPER)
    broken = told(settled, AWARD, (breach, NEGOTIATOR))
    assert due_on(broken, "CD-WEEKLY@1") == AWARD + timedelta(days=7)
    assert set(told(broken, AWARD, (breach, NEGOTIATOR)).state().terms) == {"CD-WEEKLY@1"}


def test_demands_that_were_not_served_in_three_days_are_adopted_again():
    late = lapse(FORMED, "CD-SEND").at(noon(date(2026, 9, 14)))
    late.when(release(1), by=SUPERVISOR).then_refused("demands-to-adopt-again")
    again = told(late, date(2026, 9, 14), (ADOPTED.model_copy(update={"on": date(2026, 9, 14)}), NEGOTIATOR))
    assert due_on(again, "CD-SEND@2") == date(2026, 9, 17)
    assert line_of(again.state(), Rung.SERVICE).standing is Standing.MISSING
    again.when(release(1), by=SUPERVISOR).then_refused("minutes-unconfirmed")


def test_a_notice_leaves_by_a_supervisor_alone_once_nothing_stands_against_it():
    READY.when(release(2), by=NEGOTIATOR).then_refused("not-your-role")
    READY.when(release(2), by=LAWYER).then_refused("not-your-role")
    left = READY.when(release(2), by=SUPERVISOR)
    assert left.events[0] == PaperReleased(by=SUPERVISOR.id, paper_id="paper-2", notice=Notice.STRIKE)
    assert TermMet(term="CD-STRIKE@paper-2") in NOTIFIED.history


def test_a_notice_a_day_later_is_too_short():
    READY.at(noon(date(2026, 10, 9))).when(release(2), by=SUPERVISOR).then_refused("notice-short")
    LOST.at(noon(date(2026, 10, 9))).when(STRIKE_NOTICE, by=NEGOTIATOR).then_refused("notice-short")


def test_a_warning_strike_is_announced_three_working_days_before_once_for_an_hour_and_fifty_people():
    ready = told(ARBITRATED, ARBITRATION, (NO_LIMITS, LAWYER), (gate(Gate.D15), LAWYER))
    warning = ask.DraftWarningStrike(starts_on=date(2026, 10, 7), duration_minutes=60, workers=50, text=WORDS)
    ready.when(warning.model_copy(update={"duration_minutes": 61}), by=NEGOTIATOR).then_refused("longer-than-an-hour")
    ready.when(warning.model_copy(update={"workers": 51}), by=NEGOTIATOR).then_refused("more-than-fifty")
    ready.when(warning.model_copy(update={"starts_on": date(2026, 10, 6)}), by=NEGOTIATOR).then_refused("notice-short")
    left = told(ready, ARBITRATION, (warning, NEGOTIATOR), (release(2), SUPERVISOR), (warning, NEGOTIATOR))
    left.when(release(3), by=SUPERVISOR).then_refused("second-warning-strike")
    unarbitrated = told(CONCILIATING, COMMISSION, (NO_LIMITS, LAWYER), (gate(Gate.D15), LAWYER), (warning, NEGOTIATOR))
    unarbitrated.when(release(2), by=SUPERVISOR).then_refused("missing-arbitration")


def test_a_strike_is_suspended_and_resumed_after_three_working_days():
    striking = told(
        NOTIFIED,
        date(2026, 10, 20),
        (ask.RecordStrikeBegun(on=STRIKE, workers=80), NEGOTIATOR),
        (ask.RecordStrikeSuspended(on=date(2026, 10, 20)), NEGOTIATOR),
        (ask.DraftResumption(starts_on=date(2026, 10, 28), workers=80, text=WORDS), NEGOTIATOR),
    )
    assert striking.state().stage is Stage.SUSPENDED
    assert due_on(striking, "CD-RESUME@paper-3") == date(2026, 10, 21), "26 October is a day off"
    left = told(striking, date(2026, 10, 21), (release(3), SUPERVISOR), (served(3, date(2026, 10, 21)), NEGOTIATOR))
    resumed = told(left, date(2026, 10, 28), (ask.RecordStrikeResumed(on=date(2026, 10, 28), workers=70), NEGOTIATOR))
    assert (resumed.state().stage, resumed.state().resumed.marks) == (Stage.STRIKE, ())
    resumed.when(ask.CloseDispute(outcome=Outcome.UNRESOLVED), by=LAWYER).then_refused("work-still-stopped")
    ended = told(resumed, date(2026, 10, 29), (ask.RecordStrikeEnded(on=date(2026, 10, 29)), NEGOTIATOR))
    assert ended.state().stage is Stage.STRIKE_ENDED


def test_no_notice_leaves_once_a_court_or_a_prosecutor_has_spoken():
    ruled = told(READY, AWARD, (ask.RecordRuling(on=AWARD, ruling=Ruling.PROSECUTOR_SUSPENDED, paper=PAPER), LAWYER))
    ruled.when(release(2), by=SUPERVISOR).then_refused("stopped-by-ruling")


def test_pressure_is_marked_without_a_name_and_told_at_once():
    pressed = EXISTS.when(ask.RecordPressure(on=MEETING, measure=Measure.DISMISSAL), by=NEGOTIATOR)
    assert {event.news for event in pressed.events if isinstance(event, NoticeOrdered)} == {News.STAFF_URGENT}
    assert set(type(pressed.events[0]).model_fields) == {"by", "marks", "on", "measure"}


def test_the_limits_of_article_176_stand_on_the_first_line():
    assert next(line.rung for line in checklist(NAMED.state())) is Rung.LIMITS
    assert line_of(NAMED.state(), Rung.LIMITS).standing is Standing.MISSING


@pytest.mark.parametrize("given", [NAMED, EXISTS, READY, NOTIFIED], ids=["opened", "exists", "ready", "notified"])
def test_the_checklist_has_a_line_for_every_step_and_its_article(given):
    assert [line.rung for line in checklist(given.state())] == list(Rung)


def test_every_stage_and_act_says_what_comes_next():
    assert set(DISPUTE.steps) == set(Stage)
    assert {command for step in DISPUTE.steps.values() for command in step.allows} == set(DISPUTE.acts)


def test_minutes_are_a_hash_and_the_office_that_keeps_them():
    assert ADOPTED.minutes == MINUTES
    assert set(type(MINUTES).model_fields) == {"sha256", "kept_by"}
