"""What happened against a rule is recorded and marked; what would be an act of ours against it is refused."""

from datetime import date, timedelta

import pytest

from domain.case import CaseEscalated
from domain.collective import Paper
from domain.dispute import commands as ask
from domain.dispute import events as told_events
from domain.dispute.checklist import Standing, line_of
from domain.dispute.events import ChecklistReopened, ChecklistSigned
from domain.dispute.marks import MARKS, Mark
from domain.dispute.parts import Adoption, Band, Gate, Gathering, Notice, Restriction
from domain.dispute.rungs import Rung
from domain.dispute.stages import Stage
from domain.kernel import Role
from domain.paper import News, NoticeOrdered
from tests.domain.dispute.stories import (
    ADOPTED,
    ANSWER,
    ARBITRATION,
    ARBITRATORS,
    AWARD,
    COMMISSION,
    CREATED,
    DECIDED,
    DEMANDS,
    EXPERT,
    MEETING,
    NEGOTIATOR,
    NO_LIMITS,
    OPEN,
    REFUSED,
    SERVED,
    STRIKE,
    STRIKE_NOTICE,
    WORDS,
    dispute,
    gate,
    minutes,
    noon,
    outside,
    release,
    served,
    told,
)
from tests.domain.dispute.test_dispute import CONCILIATED, EXISTS, FORMED, LOST, NAMED, NOTIFIED, READY
from tests.domain.federation import (
    AIGUL,
    AUDITOR,
    CHAIR,
    DUTY,
    LAWYER,
    LAWYER2,
    MANGYSTAU,
    SCHOOL,
    SCHOOL_BIN,
    STRANGER,
    SUPERVISOR,
    TIED_LAWYER,
)

BEGAN = noon(MEETING) - timedelta(hours=2)
REPORT = ask.ReportStoppage(employer_bin=SCHOOL_BIN, unit=SCHOOL, began_at=BEGAN, workers=Band.UP_TO_50)


def recorded(given, command, by=NEGOTIATOR):
    done = given.when(command, by=by)
    assert done.refused is None
    return done.events[0]


@pytest.mark.parametrize(
    ("numbers", "marks"),
    [
        ({}, ()),
        ({"in_favour": 30, "against": 21}, (Mark.NO_MAJORITY,)),
        ({"in_favour": 40}, (Mark.VOTES_DO_NOT_ADD_UP,)),
        ({"present": 59, "abstained": 8}, (Mark.QUORUM_SHORT,)),
        ({"total": 50}, (Mark.MORE_PRESENT_THAN_WORK,)),
        ({"present": 0, "in_favour": 0, "against": 0, "abstained": 0}, (Mark.QUORUM_SHORT, Mark.NO_MAJORITY)),
        ({"how": Adoption.SIGNATURES, "in_favour": 46}, ()),
        ({"how": Adoption.SIGNATURES, "in_favour": 45}, (Mark.NO_MAJORITY,)),
        ({"how": Adoption.SIGNATURES, "in_favour": 91}, (Mark.VOTES_DO_NOT_ADD_UP,)),
    ],
)
def test_a_meeting_is_recorded_as_it_was_and_marked(numbers, marks):
    told_of = ADOPTED.model_copy(update=numbers)
    event = recorded(NAMED, told_of)
    assert event == told_events.DemandsAdopted(by=NEGOTIATOR.id, marks=marks, **dict(told_of))


def test_without_a_quorum_nothing_is_confirmed_and_no_demands_leave():
    short = told(
        NAMED,
        MEETING,
        (ADOPTED.model_copy(update={"present": 59, "abstained": 8}), NEGOTIATOR),
        (minutes(Gathering.DEMANDS), CHAIR),
        (DEMANDS, NEGOTIATOR),
    )
    short.when(gate(Gate.D1), by=LAWYER).then_refused("quorum-short")
    short.when(release(1), by=SUPERVISOR).then_refused("quorum-short")
    line = line_of(short.state(), Rung.DEMANDS)
    assert (line.standing, line.marks, line.blocks) == (Standing.MISSING, (Mark.QUORUM_SHORT,), True)
    assert MARKS[Mark.QUORUM_SHORT].source == "LC 164(2), 171"


def test_the_same_meeting_recorded_again_corrects_its_numbers_and_loses_what_was_confirmed():
    again = told(FORMED, MEETING, (ADOPTED.model_copy(update={"in_favour": 32, "against": 19}), NEGOTIATOR))
    state = again.state()
    assert (state.adoptions, state.gates, state.minutes_confirmed) == (1, frozenset(), frozenset())
    again.when(release(1), by=SUPERVISOR).then_refused("minutes-unconfirmed")


def test_a_strike_needs_more_than_half_and_is_not_decided_by_signatures():
    half = DECIDED.model_copy(update={"present": 45, "in_favour": 35})
    assert recorded(LOST, half).marks == (Mark.QUORUM_SHORT,)
    assert recorded(LOST, DECIDED.model_copy(update={"how": Adoption.SIGNATURES})).marks == (Mark.NOT_BY_SIGNATURES,)
    unions = DECIDED.model_copy(
        update={"how": Adoption.UNIONS, "present": 9, "in_favour": 9, "against": 0, "abstained": 0}
    )
    assert recorded(LOST, unions).marks == ()


def test_a_decision_on_a_strike_before_there_is_a_ground_is_marked_and_cannot_be_confirmed():
    early = told(EXISTS, ANSWER, (DECIDED.model_copy(update={"on": ANSWER}), NEGOTIATOR))
    assert early.state().decided.marks == (Mark.NO_GROUND,)
    early.when(gate(Gate.D11), by=LAWYER).then_refused("no-ground")


def test_an_answer_dated_before_its_question_is_kept_and_marked():
    early = REFUSED.model_copy(update={"on": date(2026, 9, 9)})
    event = recorded(EXISTS.at(noon(ANSWER)), early)
    assert event.marks == (Mark.BEFORE_ITS_QUESTION,)
    assert recorded(NAMED.at(noon(ANSWER)), REFUSED).marks == (Mark.OUT_OF_ORDER,)
    after = told(EXISTS, ANSWER, (early, NEGOTIATOR)).state()
    assert after.terms["CD-CREATE"].anchored_on == SERVED, "no clock of the other side began before it was asked"


def test_what_lies_in_the_future_has_not_happened():
    for command in (ADOPTED, REFUSED, CREATED, outside(STRIKE)):
        NAMED.at(noon(MEETING - timedelta(days=1))).when(command, by=NEGOTIATOR).then_refused("day-not-come")
    later = ask.RecordStoppage(began_at=noon(MEETING) + timedelta(minutes=1), workers=Band.UP_TO_10)
    NAMED.when(later, by=CHAIR).then_refused("day-not-come")


def test_a_paper_lies_with_a_body_that_there_is():
    nowhere = ADOPTED.model_copy(update={"minutes": Paper(sha256="0" * 64, kept_by="unit-nowhere")})
    NAMED.when(nowhere, by=NEGOTIATOR).then_refused("unknown-keeper")


def test_an_arbitration_of_the_wrong_composition_is_recorded_with_every_rule_against_it():
    odd = ARBITRATORS.model_copy(
        update={"members": 4, "union_members": 1, "inspector": False, "tripartite": False, "from_commission": True}
    )
    assert recorded(CONCILIATED.at(noon(ARBITRATION)), odd).marks == (
        Mark.TOO_FEW_ARBITRATORS,
        Mark.NO_PARITY,
        Mark.NO_INSPECTOR,
        Mark.NO_TRIPARTITE,
        Mark.FROM_THE_COMMISSION,
    )


def test_a_commission_without_parity_is_recorded():
    uneven = CREATED.model_copy(update={"employer_members": 4})
    assert recorded(EXISTS.at(noon(COMMISSION)), uneven).marks == (Mark.NO_PARITY,)


def test_a_warning_strike_as_it_was_is_recorded_with_every_rule_against_it():
    held = ask.RecordWarningStrike(on=ANSWER, duration_minutes=90, workers=60)
    first = told(EXISTS, ANSWER, (held, NEGOTIATOR))
    assert first.state().warned[0].marks == (
        Mark.LONGER_THAN_AN_HOUR,
        Mark.MORE_THAN_FIFTY,
        Mark.NO_ARBITRATION_RUNS,
        Mark.NO_NOTICE,
    )
    assert Mark.SECOND_WARNING_STRIKE in recorded(first, held).marks


def test_a_notice_that_left_otherwise_and_too_late_is_recorded_with_both():
    given = told(LOST, AWARD, (DECIDED, NEGOTIATOR)).at(noon(date(2026, 10, 9)))
    short = recorded(given, outside(date(2026, 10, 9)))
    assert short.marks == (Mark.NOT_RELEASED, Mark.NOTICE_SHORT)
    assert recorded(given, outside(AWARD)).marks == (Mark.NOT_RELEASED,)
    after = told(given, date(2026, 10, 9), (outside(date(2026, 10, 9)), NEGOTIATOR)).state()
    assert line_of(after, Rung.NOTICE).standing is Standing.MISSING
    assert not any(isinstance(event, told_events.PaperReleased) for event in given.history[-3:])


def test_a_paper_that_nobody_let_go_is_not_served_from_here():
    FORMED.when(served(1, MEETING), by=NEGOTIATOR).then_refused("not-released-yet")
    FORMED.when(release(9), by=SUPERVISOR).then_refused("no-such-paper")


def test_demands_served_late_are_marked_and_stand_in_the_way_of_later_notices():
    late = told(FORMED, date(2026, 9, 11), (outside(date(2026, 9, 11), Notice.DEMANDS, None), NEGOTIATOR))
    line = line_of(late.state(), Rung.SERVICE)
    assert (line.standing, line.since, line.blocks) == (Standing.LATE, date(2026, 9, 11), True)
    assert "CD-EMPLOYER" in late.state().terms, "the employer has them all the same"


def test_a_strike_without_a_notice_is_recorded_and_marked():
    begun = recorded(LOST, ask.RecordStrikeBegun(on=AWARD, workers=80))
    assert begun.marks == (Mark.OUT_OF_ORDER, Mark.NO_NOTICE)
    early = recorded(NOTIFIED.at(noon(date(2026, 10, 15))), ask.RecordStrikeBegun(on=date(2026, 10, 15), workers=80))
    assert early.marks == (Mark.NOTICE_SHORT,)


@pytest.mark.parametrize(
    ("without", "rule"),
    [
        (NO_LIMITS, "missing-limits"),
        (DECIDED, "missing-decision"),
        (minutes(Gathering.STRIKE), "minutes-unconfirmed"),
        (gate(Gate.D11), "gate-d11"),
        (gate(Gate.D12), "gate-d12"),
        (gate(Gate.D15), "gate-d15"),
        (ask.SignChecklist(), "checklist-unsigned"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_notice_of_a_strike_waits_for_each_of_its_conditions(without, rule):
    acts = [
        (NO_LIMITS, LAWYER),
        (DECIDED, NEGOTIATOR),
        (minutes(Gathering.STRIKE), CHAIR),
        (STRIKE_NOTICE, NEGOTIATOR),
        *((gate(which), LAWYER) for which in (Gate.D11, Gate.D12, Gate.D15)),
        (ask.SignChecklist(), LAWYER),
    ]
    given = LOST
    for command, actor in acts:
        done = given.at(noon(AWARD)).when(command, by=actor)
        given = given if command == without or done.refused else done.and_then()
    given.at(noon(AWARD)).when(release(2), by=SUPERVISOR).then_refused(rule)


@pytest.mark.parametrize(
    ("restriction", "rule"),
    [
        (Restriction.HAZARDOUS, "strike-barred-here"),
        (Restriction.BARRED, "strike-barred-here"),
        (Restriction.LIFE_SUPPORT, "minimum-not-agreed"),
    ],
)
def test_where_article_176_stands_against_it_no_notice_of_a_strike_leaves(restriction, rule):
    limited = told(READY, AWARD, (ask.RecordLimits(restriction=restriction), LAWYER), (gate(Gate.D15), LAWYER))
    limited.when(release(2), by=SUPERVISOR).then_refused(rule)


def test_a_signature_under_the_checklist_goes_with_the_next_fact_that_changes_a_line():
    assert READY.state().signed_by == LAWYER.id
    READY.when(ask.SignChecklist(), by=LAWYER).then_nothing()
    ruled = READY.when(ADOPTED.model_copy(update={"present": 59, "abstained": 8}), by=NEGOTIATOR)
    assert ChecklistReopened() in ruled.events
    again = told(ruled.and_then(), AWARD, (ask.SignChecklist(), LAWYER))
    assert again.history[-1] == ChecklistSigned(by=LAWYER.id)
    pressed = ask.RecordPressure(on=AWARD, measure="dismissal")
    assert ChecklistReopened() not in READY.when(pressed, by=NEGOTIATOR).events, "no line says anything of it"


def test_a_stoppage_is_opened_by_three_answers_and_told_at_once():
    reported = dispute().when(REPORT, by=CHAIR)
    reported.then_some(CaseEscalated(to=DUTY.id, because="stoppage"))
    state = reported.and_then().state()
    assert (state.stage, state.unit) == (Stage.STOPPAGE, SCHOOL)
    assert state.terms["CD-ILLEGAL@stoppage-1"].falls_on == MEETING + timedelta(days=1)
    assert {(event.to, event.news) for event in reported.events if isinstance(event, NoticeOrdered)} == {
        (DUTY.id, News.STAFF_URGENT),
        (SUPERVISOR.id, News.STAFF_URGENT),
    }


def test_a_stoppage_is_written_down_hour_by_hour_and_never_refused():
    hours = [ask.RecordHour(at=BEGAN + timedelta(hours=n), workers=Band.UP_TO_200, demanded=WORDS) for n in (0, 1, 2)]
    stopped = told(dispute().when(REPORT, by=CHAIR).and_then(), MEETING, *((hour, CHAIR) for hour in hours))
    assert len(stopped.state().stoppage.hours) == 3
    early = recorded(stopped, ask.RecordHour(at=BEGAN - timedelta(hours=1), workers=Band.NOT_KNOWN), CHAIR)
    assert early.marks == (Mark.BEFORE_ITS_QUESTION,)
    over = told(stopped, MEETING, (ask.RecordStoppageEnded(at=noon(MEETING)), CHAIR))
    assert (over.state().stoppage, over.state().stage) == (None, Stage.OPENED)
    late = told(over, MEETING, (hours[0], CHAIR))
    assert len(late.state().stoppages[0].hours) == 4, "what was forgotten is written down afterwards"


def test_while_work_stands_still_nothing_but_our_own_notices_is_blocked():
    stopped = told(EXISTS, SERVED, (ask.RecordStoppage(began_at=noon(SERVED), workers=Band.OVER_1000), CHAIR))
    told(stopped, ANSWER, (REFUSED, NEGOTIATOR))
    stopped.when(ask.CloseDispute(outcome="unresolved"), by=SUPERVISOR).then_refused("work-still-stopped")
    NAMED.when(ask.RecordHour(at=noon(MEETING), workers=Band.UP_TO_10), by=CHAIR).then_refused("no-stoppage")


@pytest.mark.parametrize(
    ("who", "held"),
    [
        (NEGOTIATOR, {Role.NEGOTIATOR}),
        (LAWYER, {Role.LAWYER}),
        (CHAIR, {Role.CHAIR}),
        (SUPERVISOR, {Role.SUPERVISOR}),
        (AUDITOR, {Role.AUDITOR}),
        (LAWYER2, set()),
        (EXPERT, set()),
        (AIGUL, set()),
        (STRANGER, set()),
        (DUTY, set()),
        (TIED_LAWYER, set()),
    ],
    ids=lambda each: getattr(each, "id", ""),
)
def test_it_exists_for_the_team_and_the_offices_of_its_body_alone(who, held):
    assert EXISTS.roles(who) == held


def test_whoever_was_told_one_level_up_can_look():
    reported = dispute().when(REPORT, by=CHAIR).and_then()
    assert reported.roles(DUTY) == {Role.DUTY_OFFICER}


def test_only_people_of_the_office_without_a_tie_are_named():
    for person, role in ((LAWYER2, Role.EXPERT), (TIED_LAWYER, Role.LAWYER), (STRANGER, Role.NEGOTIATOR)):
        EXISTS.when(ask.NameToTeam(person=person.id, role=role), by=CHAIR).then_refused("not-in-that-office")
    EXISTS.when(ask.NameToTeam(person=LAWYER2.id, role=Role.LAWYER), by=NEGOTIATOR).then_refused("not-your-role")
    named = told(EXISTS, SERVED, (ask.NameToTeam(person=EXPERT.id, role=Role.EXPERT), CHAIR))
    assert named.roles(EXPERT) == {Role.EXPERT}
    released = told(named, SERVED, (ask.ReleaseFromTeam(person=EXPERT.id), CHAIR))
    assert released.roles(EXPERT) == set()
    released.when(ask.ReleaseFromTeam(person=EXPERT.id), by=CHAIR).then_refused("not-in-the-team")


def test_a_dispute_is_opened_in_ones_own_body_or_below_it():
    elsewhere = OPEN.model_copy(update={"unit": "unit-depot", "employer_bin": "050640000025"})
    dispute().when(elsewhere, by=NEGOTIATOR).then_refused("not-your-body")
    dispute().when(REPORT.model_copy(update={"unit": "unit-nowhere"}), by=CHAIR).then_refused("not-your-body")
    dispute().when(OPEN, by=TIED_LAWYER).then_refused("not-your-body")
    above = OPEN.model_copy(update={"unit": MANGYSTAU})
    assert dispute().when(above, by=NEGOTIATOR).refused is None


def test_the_chair_confirms_minutes_and_the_lawyer_the_gates():
    EXISTS.when(minutes(Gathering.DEMANDS), by=LAWYER).then_refused("not-your-role")
    EXISTS.when(gate(Gate.D1), by=CHAIR).then_refused("not-your-role")
    NAMED.when(minutes(Gathering.DEMANDS), by=CHAIR).then_refused("nothing-to-confirm")
    for which in (Gate.D1, Gate.D11, Gate.D12, Gate.D15):
        NAMED.when(gate(which), by=LAWYER).then_refused("nothing-to-confirm")
