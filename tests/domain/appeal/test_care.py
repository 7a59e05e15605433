"""Her safety, and what comes after the answer: pressure, questions, the call before a withdrawal, promises, thanks."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain import access
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.care import events as care
from domain.appeal.care import terms
from domain.appeal.decider import DECIDER
from domain.appeal.outgoing.events import LettersStopped
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseClosed, CaseEscalated, CaseReopened
from domain.clocks import TermDropped, TermLapsed, TermMet
from domain.kernel import OPERATOR, Actor, Role
from domain.linking import CaseLinked, Link
from domain.organisation.events import OfficeGranted
from domain.owing import agenda_of
from domain.paper import LetterOwed, News, NoticeOrdered
from domain.review import ReviewCompleted, Verdict
from domain.words import Language
from tests.domain.appeal.stories import (
    CALLED,
    RELEASED,
    answered,
    closing,
    filed,
    given,
    in_work,
    lapse,
    reviewed,
    words,
)
from tests.domain.federation import (
    AIGUL,
    CHAIR,
    DUTY,
    LAWYER,
    MANGYSTAU,
    ORGANISATION,
    SCHOOL,
    SCHOOL_BIN,
    STRANGER,
    SUPERVISOR,
    TIED_LAWYER,
)
from tests.spec import NOON, Given

FIRST, URGENT = "appeal-1", "appeal-2"
TELL = care.TellPressure(pressure_case=URGENT)


def opening(**changes: Any) -> care.OpenPressureCase:
    facts: dict[str, Any] = {
        "over": FIRST,
        "member": AIGUL.id,
        "primary": SCHOOL,
        "employer_bin": SCHOOL_BIN,
        "language": Language.KK,
        "text": words(),
        "consent_version": 1,
    }
    return care.OpenPressureCase(**{**facts, **changes})


def pressed() -> Given:
    return given().when(opening(), by=AIGUL).and_then()


def told_to(case: Given, news: News) -> set[str]:
    return {event.to for event in case.history if isinstance(event, NoticeOrdered) and event.news is news}


def resolved() -> Given:
    return answered().when(closing(told.Outcome.RESOLVED), by=LAWYER).and_then()


def sees(who: Actor, case: Any, organisation: Any = ORGANISATION) -> bool:
    return bool(access.roles_in(case, who, organisation))


# Pressure


def test_pressure_opens_an_urgent_case_and_tells_the_supervisor_and_the_duty_officer_at_once():
    case = pressed()
    state = case.state()
    assert state.urgent
    assert state.links == {FIRST: Link.PRESSURE_OVER}
    assert set(state.terms) == {"AP-TRIAGE-URGENT", "AP-ANSWER"}
    assert state.terms["AP-TRIAGE-URGENT"].amount == 1
    assert LetterOwed(letter="receipt-1") in case.history
    assert CaseEscalated(to=DUTY.id, because="pressure") in case.history
    assert told_to(case, News.STAFF_URGENT) == {SUPERVISOR.id, DUTY.id}


def test_staff_open_it_on_her_word_but_nobody_of_her_primary_or_tied_to_her_employer_does():
    given().when(opening(), by=LAWYER).then_some(CaseLinked(other=FIRST, link=Link.PRESSURE_OVER))
    for somebody in (CHAIR, TIED_LAWYER, STRANGER):
        given().when(opening(), by=somebody).then_refused(under="not-on-her-word")


@pytest.mark.parametrize("case", [filed(), in_work(), answered(), resolved()])
def test_she_can_say_it_in_a_case_at_any_stage_also_when_it_is_closed(case: Given):
    assert case.when(TELL, by=AIGUL).events[0] == CaseLinked(other=URGENT, link=Link.PRESSURE)


def test_the_first_case_names_it_once_and_its_lawyer_is_told():
    case = in_work().when(TELL, by=AIGUL).then_kinds(CaseLinked, LettersStopped, NoticeOrdered)
    assert case.state().letters_stopped
    assert told_to(case, News.STAFF_URGENT) == {LAWYER.id}
    case.when(TELL, by=AIGUL).then_nothing()


def test_a_chair_who_may_know_the_case_cannot_say_it_for_her():
    filed(primary_may_know=True).when(TELL, by=CHAIR).then_refused(under="not-your-role")


def test_said_again_it_stands_in_the_urgent_case():
    again = pressed().when(care.TellPressure(text=words("again")), by=AIGUL)
    assert again.events[0] == care.PressureTold(by=AIGUL.id, text=words("again"))


def test_a_case_about_pressure_is_never_opened_to_her_primary():
    pressed().when(ask.ChangeCircle(primary_may_know=True), by=AIGUL).then_refused(under="pressure-stays-closed")


HOLDING_BOTH = ORGANISATION.after(
    [
        (MANGYSTAU, OfficeGranted(person=CHAIR.id, role=Role.SUPERVISOR)),
        (SCHOOL, OfficeGranted(person=DUTY.id, role=Role.CHAIR)),
    ],
    position=2,
)
"""Her chair is a supervisor of the body above as well, and the duty officer who was told became her chair."""


def seen_by_theirs() -> list[str]:
    """People of her primary or of her employer who can open a case about pressure, under one employer or another."""
    cases = [
        given().when(opening(employer_bin=number), by=AIGUL).and_then().state()
        for number in (SCHOOL_BIN, "990540001238", "")
    ]
    theirs = [(CHAIR, ORGANISATION), (CHAIR, HOLDING_BOTH), (DUTY, HOLDING_BOTH)]
    seen = [who.id for case in cases for who, organisation in theirs if sees(who, case, organisation)]
    return seen + [TIED_LAWYER.id for case in cases[:1] if sees(TIED_LAWYER, case)]


def test_nobody_of_her_primary_and_nobody_tied_to_her_employer_ever_sees_it():
    assert not seen_by_theirs()
    assert all(sees(who, pressed().state()) for who in (AIGUL, SUPERVISOR, DUTY, LAWYER))


@pytest.mark.parametrize(
    "fault",
    [
        lambda case: (case.employer_bin,),
        lambda case: (case.primary,),
        lambda _: (),
    ],
)
def test_control_a_rule_that_forgets_half_of_them_is_caught(monkeypatch: pytest.MonkeyPatch, fault: Any):
    monkeypatch.setattr(access, "kept_from", fault)
    assert seen_by_theirs()


# Questions after a letter


def test_she_is_asked_two_weeks_two_months_and_half_a_year_after_the_answer():
    case, days = answered(), []
    for term in terms.ASKS:
        due = case.state().terms[f"{term}@answer-1"]
        days.append((due.falls_on - date(2026, 11, 20)).days)
        case = lapse(case, due.term)
        assert case.state().care.question == f"answer-1/{due.amount}"
        case = case.when(care.SayHowSheIs(feeling=care.Feeling.FINE), by=AIGUL).then_kinds(care.WellbeingTold, TermMet)
    assert [14, 60, 180] <= days <= [17, 63, 183], "the day itself, or the working day after it"
    assert not case.state().terms


def test_it_goes_on_after_the_case_is_closed_and_nothing_else_does():
    case = resolved()
    assert set(case.state().terms) == {"AP-ASK-14@answer-1", "AP-EXECUTION-ASK"}
    assert not agenda_of(case.state(), APPEAL, ORGANISATION, FIRST, 1).closed
    asked = lapse(case, "AP-ASK-14@answer-1")
    assert told_to(asked, News.MEMBER_ASKED) == {AIGUL.id}
    assert asked.state().closed


def test_a_workflow_may_end_when_the_last_question_was_answered():
    case = in_work().when(RELEASED, by=LAWYER).and_then()
    case = case.when(closing(told.Outcome.CONSULTED), by=LAWYER).and_then()
    for term in terms.ASKS:
        case = lapse(case, f"{term}@answer-1")
        case = case.when(care.SayHowSheIs(feeling=care.Feeling.FINE), by=AIGUL).and_then()
    owed = {item.id.partition("/")[0] for item in agenda_of(case.state(), APPEAL, ORGANISATION, FIRST, 1).items}
    assert owed == {"letter", "notify"}


def test_silence_tells_her_lawyer_and_decides_nothing():
    asked = lapse(resolved(), "AP-ASK-14@answer-1")
    silent = lapse(asked, terms.ASK_REPLY)
    new = silent.history[len(asked.history) :]
    assert [type(event) for event in new] == [TermLapsed, NoticeOrdered]
    assert [event.to for event in new if isinstance(event, NoticeOrdered)] == [LAWYER.id]
    silent.when(care.SayHowSheIs(feeling=care.Feeling.SOMETHING, text=words()), by=AIGUL).then_kinds(
        care.WellbeingTold, NoticeOrdered
    )


def test_something_happened_tells_her_lawyer_and_pressure_does_so_as_urgent():
    asked = lapse(answered(), "AP-ASK-14@answer-1")
    for feeling, news in ((care.Feeling.SOMETHING, News.STAFF_TASK), (care.Feeling.PRESSURED, News.STAFF_URGENT)):
        said = asked.when(care.SayHowSheIs(feeling=feeling, text=words()), by=AIGUL).and_then()
        assert LAWYER.id in told_to(said, news)


def test_nobody_else_answers_for_her_and_she_need_not_wait_to_be_asked():
    fine = care.SayHowSheIs(feeling=care.Feeling.FINE)
    lapse(answered(), "AP-ASK-14@answer-1").when(fine, by=LAWYER).then_refused(under="not-your-role")
    answered().when(fine, by=AIGUL).then(care.WellbeingTold(question="", feeling=care.Feeling.FINE, text=None))


def test_a_question_that_is_open_is_not_followed_by_another():
    case = answered().when(OpenTrack(kind=TrackKind.TALKS), by=LAWYER).and_then()
    step = RecordMilestone(track="talks-1", milestone="letter_served", on=NOON.date(), proof=words())
    case = case.when(step, by=LAWYER).and_then()
    both = [term for term in case.state().terms if term.startswith(terms.ASK_FIRST)]
    assert both == ["AP-ASK-14@answer-1", "AP-ASK-14@talks-1-letter_served"]
    once = lapse(lapse(case, both[0]), both[1])
    assert sum(isinstance(event, care.WellbeingAsked) for event in once.history) == 1


@pytest.mark.parametrize(
    ("command", "by"),
    [(ask.WithdrawConsent(purpose=told.Purpose.CASE), AIGUL), (care.StopAsking(), OPERATOR)],
)
def test_without_her_consent_or_after_her_erasure_nothing_is_asked_any_more(command: Any, by: Actor):
    asked = lapse(resolved(), "AP-ASK-14@answer-1")
    stopped = asked.when(command, by=by).and_then()
    assert not stopped.state().terms
    assert not stopped.state().care.question
    assert TermDropped(term=terms.ASK_REPLY) in stopped.history
    stopped.when(care.StopAsking(), by=OPERATOR).then_nothing()


def test_no_limitation_date_hurries_a_question():
    breach = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 18))
    case = answered(breach=breach)
    assert case.state().terms["AP-ASK-14@answer-1"].cut is None


# A withdrawal


def withdrawing() -> Given:
    return in_work().when(ask.Withdraw(reasons=words()), by=AIGUL).and_then()


def missed(days: int) -> care.RecordCall:
    return care.RecordCall(review="review-1", on=date(2026, 11, 20) - timedelta(days=days), reached=False)


def test_a_withdrawal_stops_letters_at_once():
    assert LettersStopped(on=NOON.date(), by=AIGUL.id) in withdrawing().history
    assert withdrawing().state().letters_stopped


def test_no_withdrawal_is_confirmed_before_somebody_talked_to_her():
    withdrawing().when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_refused(under="call-first")
    called = (
        withdrawing()
        .when(CALLED, by=SUPERVISOR)
        .then(
            care.CallRecorded(
                review="review-1", by=SUPERVISOR.id, on=CALLED.on, reached=True, free=care.Free.YES, said=words()
            )
        )
    )
    called.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_some(CaseClosed(outcome="withdrawn"))


@pytest.mark.parametrize("free", [care.Free.NO, care.Free.UNSURE])
def test_a_withdrawal_that_is_not_of_her_own_will_only_goes_back_to_work(free: care.Free):
    called = withdrawing().when(CALLED.model_copy(update={"free": free}), by=SUPERVISOR).and_then()
    called.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_refused(under="not-of-her-own-will")
    back = called.when(reviewed(Verdict.RETURNED), by=SUPERVISOR).and_then()
    assert back.state().stage is Stage.IN_WORK


def test_who_was_not_reached_on_three_days_is_decided_about_one_level_up():
    twice = withdrawing().when(missed(2), by=SUPERVISOR).and_then().when(missed(2), by=SUPERVISOR).and_then()
    twice = twice.when(missed(1), by=SUPERVISOR).and_then()
    twice.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_refused(under="three-days")
    thrice = twice.when(missed(0), by=SUPERVISOR).then_kinds(care.CallRecorded, CaseEscalated, NoticeOrdered)
    thrice.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_refused(under="three-days")
    thrice.when(reviewed(Verdict.CONFIRMED), by=DUTY).then_some(
        ReviewCompleted(review="review-1", verdict=Verdict.CONFIRMED, by=DUTY.id, reasons=words())
    )


def test_a_call_says_what_she_said_and_is_made_by_somebody_from_outside():
    unclear = care.RecordCall(review="review-1", on=NOON.date(), reached=True)
    withdrawing().when(unclear, by=SUPERVISOR).then_refused(under="call-unclear")
    withdrawing().when(missed(-1), by=SUPERVISOR).then_refused(under="call-ahead")
    withdrawing().when(CALLED, by=LAWYER).then_refused(under="not-your-role")
    withdrawing().when(CALLED.model_copy(update={"review": "review-9"}), by=SUPERVISOR).then_refused(
        under="no-withdrawal"
    )
    withdraws = in_work(primary_may_know=True).when(ask.Withdraw(reasons=words()), by=AIGUL).and_then()
    held = ORGANISATION.after([(SCHOOL, OfficeGranted(person=SUPERVISOR.id, role=Role.AUDITOR))], position=2)
    theirs = Given(DECIDER, held, withdraws.history)
    theirs.when(CALLED, by=SUPERVISOR).then_refused(under="outside-her-primary")


# What was promised


def test_a_promise_is_asked_about_after_a_month_and_nobody_knowing_goes_one_level_up():
    asked = lapse(resolved(), terms.EXECUTION_ASK)
    assert told_to(asked, News.MEMBER_ASKED) == {AIGUL.id}
    silent = lapse(asked, terms.EXECUTION_REPLY)
    assert CaseEscalated(to=DUTY.id, because=terms.EXECUTION_REPLY) in silent.history
    assert silent.state().closed


def test_either_can_say_that_it_was_carried_out():
    for who in (AIGUL, LAWYER):
        done = resolved().when(care.RecordExecution(carried=care.Carried.FULLY), by=who).and_then()
        assert terms.EXECUTION_ASK not in done.state().terms
        done.when(care.RecordExecution(carried=care.Carried.NOT), by=AIGUL).then_refused(under="nothing-promised")


def test_a_promise_that_was_not_kept_tells_the_lawyer_and_the_case_can_go_on():
    broken = resolved().when(care.RecordExecution(carried=care.Carried.NOT), by=AIGUL)
    assert [event.to for event in broken.events if isinstance(event, NoticeOrdered)] == [LAWYER.id]
    case = broken.and_then()
    assert case.state().care.carried is care.Carried.NOT
    again = case.when(ask.Reopen(reasons=words()), by=AIGUL).and_then()
    assert again.state().endings == (told.Outcome.RESOLVED,)


def test_a_reopened_case_no_longer_waits_for_what_it_promised():
    again = resolved().when(ask.Reopen(reasons=words()), by=AIGUL)
    dropped, reopened, *_ = again.events
    assert dropped == TermDropped(term=terms.EXECUTION_ASK)
    assert isinstance(reopened, CaseReopened)
    assert "AP-ASK-14@answer-1" in again.and_then().state().terms


def test_an_agreement_on_a_track_is_followed_as_well():
    case = in_work().when(OpenTrack(kind=TrackKind.TALKS), by=LAWYER).and_then()
    for milestone in ("letter_served", "agreed"):
        step = RecordMilestone(track="talks-1", milestone=milestone, on=NOON.date(), proof=words())
        case = case.when(step, by=LAWYER).and_then()
    assert terms.EXECUTION_ASK in case.state().terms
    assert case.state().care.promised


def test_an_ending_that_promises_nothing_is_not_followed():
    case = answered().when(closing(told.Outcome.CONSULTED), by=LAWYER).and_then()
    case.when(care.RecordExecution(carried=care.Carried.FULLY), by=LAWYER).then_refused(under="nothing-promised")


# How she was helped


def test_she_says_once_how_she_was_helped_and_once_more_after_another_ending():
    rating = care.RateHelp(face=care.Face.GOOD)
    answered().when(rating, by=AIGUL).then_refused(under="not-at-this-stage")
    rated = resolved().when(rating, by=AIGUL).then(care.HelpRated(face=care.Face.GOOD, text=None))
    rated.when(rating, by=AIGUL).then_refused(under="rated-once")
    again = rated.when(ask.Reopen(reasons=words()), by=AIGUL).and_then()
    again = again.when(RELEASED, by=LAWYER).and_then().when(closing(told.Outcome.PARTLY), by=LAWYER).and_then()
    again.when(rating, by=AIGUL).then_kinds(care.HelpRated)
    assert again.state().endings == (told.Outcome.RESOLVED, told.Outcome.PARTLY)


def test_terms_of_care_are_policy_and_never_called_law():
    assert all(term.source.confidence == "P" for term in terms.TERMS)
