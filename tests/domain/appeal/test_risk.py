"""The risk of a case is assessed; the rules and a model can ask for a person, and for nothing else."""

from dataclasses import replace
from datetime import timedelta
from math import inf, nan

import pytest

from domain.access import roles_in
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.assessing import is_drawn
from domain.appeal.assessing_frame import RISK_REVIEW, RISK_REVIEW_URGENT
from domain.appeal.gate import ADVERSE
from domain.appeal.group import InviteParticipant, JoinGroup
from domain.appeal.procedure import APPEAL
from domain.appeal.urgency_frame import LowerUrgency
from domain.case import CaseClosed, CaseEscalated
from domain.clocks import RemindOfTerm, reminders
from domain.kernel import CLOCK, MACHINE, Actor, Role
from domain.kinds import KINDS
from domain.paper import DropLetter, News, NoticeOrdered
from domain.review import Because, ReviewCompleted, ReviewOffered, ReviewRequired, Verdict
from domain.risk.assessed import Alarm, AssessRisk, Judgement, RiskAssessed, RiskJudged
from domain.risk.news import BOOKKEEPING, BY_ITSELF
from domain.risk.words import Fault, Target
from tests.domain.appeal.risks import (
    POLICY,
    WITH_A_MODEL,
    assessed,
    filed_under,
    found,
    judged,
    look,
    owes,
)
from tests.domain.appeal.stories import CALLED, DISMISSED, RELEASED, TAKEN, closing, lapse, reviewed, words
from tests.domain.federation import (
    AIGUL,
    FEDERATION,
    LAWYER,
    LAWYER2,
    MANGYSTAU,
    ORGANISATION,
    REVIEWER,
    SUPERVISOR,
    WEEKDAYS,
)
from tests.spec import NOON, Given

URGENT = TAKEN.model_copy(update={"urgent": True})


def last(case: Given) -> RiskAssessed:
    found = case.state().risk.last
    assert found is not None
    return found


def answered(case: Given) -> Given:
    for command in (URGENT if case.state().urgent else TAKEN, RELEASED):
        case = case.when(command, by=LAWYER).and_then()
    return case


def threatened() -> Given:
    return filed_under(threatened=True)


def test_without_a_policy_nothing_is_assessed_and_nothing_waits():
    case = answered(filed_under(ORGANISATION, threatened=True))
    case.when(look(case), by=MACHINE).then_nothing()
    case.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_some(CaseClosed(outcome="resolved"))


def test_who_is_asked_to_look_and_then_works_on_the_case_is_asked_no_more_and_the_pool_above_at_once():
    asked = assessed(threatened())
    assert asked.state().reviews["review-1"].holder == SUPERVISOR.id
    taken = asked.when(URGENT, by=SUPERVISOR).then_some(ReviewOffered(review="review-1", unit=FEDERATION))
    taken.when(judged("review-1"), by=SUPERVISOR).then_refused(under="had-a-hand")
    assert taken.when(judged("review-1"), by=REVIEWER).refused is None
    by_another = asked.when(URGENT, by=LAWYER).events
    assert not any(isinstance(event, ReviewOffered) for event in by_another)


def test_a_quiet_case_is_assessed_and_nobody_is_asked():
    case = filed_under()
    assert owes(case)
    after = case.when(look(case), by=MACHINE).then_kinds(RiskAssessed)
    assert not owes(after)
    assert not after.state().reviews


def test_another_policy_or_model_has_an_open_case_assessed_anew_and_asks_nobody_twice():
    under_rules = assessed(threatened())
    assert not owes(under_rules)
    changed = replace(under_rules.organisation, policy=POLICY.model_copy(update={"version": 2}))
    for organisation in (changed, WITH_A_MODEL):
        anew = replace(under_rules, organisation=organisation)
        assert owes(anew)
        assert not anew.state().assessment_holds, "nobody has to wait for it"
        again = anew.when(look(anew, found(0.1)), by=MACHINE).then_kinds(RiskAssessed)
        assert not owes(again)
    ended = replace(under_rules, organisation=ORGANISATION)
    assert not owes(ended)


def test_what_the_clock_and_the_mails_keep_is_no_news_but_a_persons_word_is():
    case = assessed(filed_under())
    written = case.when(DropLetter(letter="receipt-1", reason="erased"), by=MACHINE)
    assert not owes(written.and_then())
    told_more = case.when(ask.SupplyCompletion(text=words()), by=AIGUL).and_then()
    assert owes(told_more)


def test_silence_is_news_that_holds_nothing_up():
    case = assessed(filed_under(breach=DISMISSED))
    late = lapse(case, "AP-TRIAGE-URGENT")
    assert owes(late)
    assert not late.state().assessment_holds


def test_a_warning_of_a_limit_is_news():
    case = assessed(filed_under(breach=DISMISSED))
    later = case.at(NOON + timedelta(days=22))
    due = [
        name
        for name, moment in reminders(APPEAL, case.state().terms.values(), WEEKDAYS).items()
        if moment <= later.now and name.startswith("ILD")
    ]
    warned = later.when(RemindOfTerm(reminder=due[-1]), by=CLOCK).and_then()
    assert owes(warned)
    assert not warned.state().assessment_holds


def test_a_threat_asks_for_a_supervisor_who_did_not_work_on_it():
    case = threatened()
    after = case.when(look(case), by=MACHINE).then_some(
        ReviewRequired(
            review="review-1", because=Because.ESCALATION, proposer="machine", holder=SUPERVISOR.id, unit=MANGYSTAU
        )
    )
    assert last(after).alarms == (Alarm.PRESSURE,)
    assert last(after).asks == ("pressure",)
    assert RISK_REVIEW_URGENT in after.state().terms
    assert Role.REVIEWER in roles_in(after.state(), SUPERVISOR, ORGANISATION)


def test_where_the_supervisor_worked_on_it_the_pool_above_is_asked():
    case = threatened().when(URGENT, by=SUPERVISOR).and_then()
    after = assessed(case)
    (review,) = after.state().reviews.values()
    assert (review.holder, review.unit) == ("", FEDERATION)
    assert any(n.to == REVIEWER.id and n.news is News.REVIEW_ASKED for n in after.state().notices.values())


def more(case: Given) -> Given:
    """Something happened, and the case is assessed anew."""
    return assessed(case.when(ask.SupplyCompletion(text=words()), by=AIGUL).and_then())


def test_nobody_is_asked_again_for_what_somebody_has_yet_to_look_for():
    waiting = more(assessed(assessed(threatened()).when(URGENT, by=LAWYER).and_then()))
    assert (last(waiting).stage, last(waiting).alarms, last(waiting).asks) == ("in_work", (Alarm.PRESSURE,), ())
    looked = waiting.when(judged("review-1"), by=SUPERVISOR).and_then()
    assert not more(looked).state().reviews, "whoever looked saw the case as it stood by then"


def test_what_was_judged_at_a_stage_is_not_asked_again_and_is_at_the_next():
    looked = assessed(threatened()).when(judged("review-1"), by=SUPERVISOR).and_then()
    assert not more(looked).state().reviews
    later = assessed(looked.when(URGENT, by=LAWYER).and_then())
    assert (last(later).stage, last(later).asks) == ("in_work", ("pressure",))


def test_a_further_ground_at_the_same_stage_is_asked_for_by_itself():
    case = assessed(filed_under(WITH_A_MODEL, threatened=True), found(0.1))
    more = case.when(ask.SupplyCompletion(text=words()), by=AIGUL).and_then()
    after = assessed(more, found(0.9))
    assert last(after).asks == ("harm",)
    assert last(after).alarms == (Alarm.PRESSURE,)


def test_a_group_that_grows_asks_for_a_person():
    case = filed_under(group=True)
    for n in range(3):
        person = Actor(id=f"person-colleague-{n}")
        case = case.when(InviteParticipant(person=person.id), by=AIGUL).and_then()
        joins = JoinGroup(consents=frozenset(told.Purpose), consent_version=1)
        case = case.when(joins, by=person).and_then()
        assert (Alarm.GROWN in last(assessed(case)).alarms) == (n == 2)


def test_a_dismissal_alone_drowns_nobody_but_a_limit_almost_over_does_not_pass_unseen():
    case = assessed(filed_under(breach=DISMISSED))
    assert last(case).alarms == ()
    near = case.at(NOON + timedelta(days=22)).when(ask.SupplyCompletion(text=words()), by=AIGUL).and_then()
    assert last(assessed(near)).alarms == (Alarm.LIMIT,)


def test_danger_to_health_asks_for_a_person():
    assert last(assessed(filed_under(danger=True))).alarms == (Alarm.HEALTH,)


@pytest.mark.parametrize(
    ("findings", "fault"),
    [
        ((), Fault.MISSING),
        ((found(nan),), Fault.GARBAGE),
        ((found(inf),), Fault.GARBAGE),
        ((found(-0.1),), Fault.GARBAGE),
        ((found(None, fault=Fault.SLOW),), Fault.SLOW),
        ((found(None, fault=Fault.CHANGED),), Fault.CHANGED),
        ((found(0.1, fault=Fault.SLOW),), Fault.SLOW),
        ((found(0.1, model="c" * 64),), Fault.MISSING),
    ],
)
def test_a_model_that_says_nothing_of_use_asks_for_a_person(findings, fault):
    after = assessed(filed_under(WITH_A_MODEL), *findings)
    assert last(after).asks == (Target.HARM,)
    assert last(after).findings[0].fault is fault
    assert after.state().reviews


def test_a_threshold_comes_from_the_record_and_not_from_who_scores():
    after = assessed(filed_under(WITH_A_MODEL), found(0.6, threshold=0.99))
    assert last(after).findings[0].threshold == 0.5
    assert last(after).asks == ("harm",)
    assert not last(assessed(filed_under(WITH_A_MODEL), found(0.4, threshold=0.01))).asks


def test_a_stage_without_a_threshold_asks_for_a_person():
    bare = replace(
        WITH_A_MODEL, serving={Target.HARM: WITH_A_MODEL.serving[Target.HARM].model_copy(update={"thresholds": ()})}
    )
    assert last(assessed(filed_under(bare), found(0.0))).asks == ("harm",)


def test_a_stale_assessment_says_nothing():
    case = filed_under()
    old = look(case)
    newer = case.when(ask.SupplyCompletion(text=words()), by=AIGUL).and_then()
    newer.when(old, by=MACHINE).then_nothing()
    done = assessed(newer)
    done.when(look(done), by=MACHINE).then_nothing()


def test_the_lot_falls_on_some_cases_of_which_nothing_was_found_and_on_each_once_a_stage():
    all_drawn = replace(ORGANISATION, policy=POLICY.model_copy(update={"blind": 100}))
    after = assessed(filed_under(all_drawn))
    assert last(after).sampled
    assert [review.because for review in after.state().reviews.values()] == [Because.SAMPLE]
    again = after.when(ask.SupplyCompletion(text=words()), by=AIGUL).and_then()
    assert not last(assessed(again)).sampled
    assert not last(assessed(filed_under(all_drawn, threatened=True))).sampled


def test_the_lot_draws_the_share_that_the_policy_says():
    policy = POLICY.model_copy(update={"blind": 5})
    drawn = sum(is_drawn(f"2026-{n:06}", "in_work", policy) for n in range(20_000))
    assert 900 < drawn < 1100


def test_while_a_flag_is_open_nothing_goes_against_her():
    flagged = assessed(answered(threatened()))
    flagged.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_refused(under="risk-review-first")
    flagged.when(LowerUrgency(reasons=words()), by=LAWYER).then_refused(under="risk-review-first")
    flagged.when(ask.SupplyCompletion(text=words()), by=AIGUL).then_some(told.CompletionSupplied(text=words()))


def test_what_nobody_assessed_since_a_person_acted_does_not_close():
    case = answered(assessed(filed_under()))
    case.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_refused(under="assessment-owed")
    assessed(case).when(closing(told.Outcome.RESOLVED), by=LAWYER).then_some(CaseClosed(outcome="resolved"))


def test_triage_may_raise_but_not_lower_before_the_risk_was_looked_at():
    case = threatened()
    case.when(URGENT, by=LAWYER).then_some(told.AppealTriaged(by=LAWYER.id, category=told.Category.PAY, urgent=True))
    lowered = TAKEN.model_copy(update={"reasons": words()})
    case.when(lowered, by=LAWYER).then_refused(under="assessment-owed")


def test_a_withdrawal_is_taken_in_at_once_and_closes_only_after_the_risk_was_looked_at():
    case = answered(threatened()).when(ask.Withdraw(reasons=words()), by=AIGUL).and_then()
    case = assessed(case.when(CALLED, by=SUPERVISOR).and_then())
    case.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_refused(under="risk-review-first")
    case.when(reviewed(Verdict.RETURNED), by=SUPERVISOR).then_some(
        ReviewCompleted(review="review-1", verdict=Verdict.RETURNED, by=SUPERVISOR.id, reasons=words())
    )
    looked = case.when(judged("review-2"), by=SUPERVISOR).and_then()
    looked.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_some(CaseClosed(outcome="withdrawn"))


def test_a_negative_outcome_is_confirmed_only_after_the_risk_was_looked_at():
    case = assessed(answered(filed_under()))
    proposed = case.when(closing(told.Outcome.UNFOUNDED), by=LAWYER).and_then()
    proposed.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_refused(under="assessment-owed")
    assessed(proposed).when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_some(CaseClosed(outcome="unfounded"))


def test_a_flag_is_judged_with_reasons_and_then_the_case_closes():
    flagged = assessed(answered(threatened()))
    looked = flagged.when(judged("review-1", Judgement.OVERRIDDEN), by=SUPERVISOR).then_some(
        RiskJudged(review="review-1", judgement=Judgement.OVERRIDDEN, by=SUPERVISOR.id, seconds=40),
        ReviewCompleted(review="review-1", verdict=Verdict.CONFIRMED, by=SUPERVISOR.id, reasons=words()),
    )
    assert RISK_REVIEW_URGENT not in looked.state().terms
    assert not owes(looked)
    looked.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_some(CaseClosed(outcome="resolved"))


def test_of_a_confirmed_flag_people_hear_at_once():
    flagged = assessed(threatened().when(URGENT, by=SUPERVISOR).and_then())
    events = flagged.when(judged("review-1"), by=REVIEWER).events
    told_at_once = {e.to for e in events if isinstance(e, NoticeOrdered) and e.news is News.STAFF_URGENT}
    assert told_at_once == {LAWYER.id, SUPERVISOR.id}


def test_nobody_judges_the_risk_of_a_case_they_worked_on():
    flagged = assessed(answered(threatened()))
    raised = flagged.when(ask.Reassign(holder=LAWYER2.id), by=SUPERVISOR).and_then()
    raised.when(judged("review-1"), by=SUPERVISOR).then_refused(under="had-a-hand")
    flagged.when(judged("review-1"), by=LAWYER).then_refused(under="not-your-role")


def test_who_judged_one_flag_may_judge_the_next():
    first = assessed(threatened()).when(judged("review-1"), by=SUPERVISOR).and_then()
    second = assessed(first.when(URGENT, by=LAWYER).and_then())
    second.when(judged("review-2"), by=SUPERVISOR).then_some(
        RiskJudged(review="review-2", judgement=Judgement.CONFIRMED, by=SUPERVISOR.id, seconds=40)
    )


def test_a_flag_is_judged_on_its_card_alone_and_an_ordinary_review_is_not():
    flagged = assessed(threatened())
    flagged.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).then_refused(under="on-its-card")
    flagged.when(judged("review-7"), by=SUPERVISOR).then_refused(under="no-such-review")


def test_there_is_nothing_to_downgrade_in_a_case_that_was_drawn_by_lot():
    all_drawn = replace(ORGANISATION, policy=POLICY.model_copy(update={"blind": 100}))
    drawn = assessed(filed_under(all_drawn))
    drawn.when(judged("review-1", Judgement.DOWNGRADED), by=SUPERVISOR).then_refused(under="nothing-to-downgrade")
    drawn.when(judged("review-1", Judgement.OVERRIDDEN), by=SUPERVISOR).then_some(
        RiskJudged(review="review-1", judgement=Judgement.OVERRIDDEN, by=SUPERVISOR.id, seconds=40)
    )


def test_a_flag_that_nobody_looks_at_goes_further_up_and_a_named_person_hears_of_it():
    flagged = assessed(filed_under(WITH_A_MODEL), found(0.9))
    late = lapse(flagged, RISK_REVIEW)
    assert ReviewOffered(review="review-1", unit=FEDERATION) in late.history
    assert any(isinstance(event, CaseEscalated) and event.because == RISK_REVIEW for event in late.history)
    assert RISK_REVIEW in late.state().terms
    at_the_top = lapse(late, RISK_REVIEW)
    assert RISK_REVIEW not in at_the_top.state().terms
    assert at_the_top.state().reviews


def test_the_clock_of_an_ordinary_review_moves_no_flag():
    flagged = assessed(filed_under())
    late = lapse(flagged, "AP-ANSWER")
    late = assessed(late.when(ask.SupplyCompletion(text=words()), by=AIGUL).and_then())
    moved = lapse(late, "AP-CONFIRM")
    assert [e.review for e in moved.history if isinstance(e, ReviewOffered)] == ["review-1"]


def test_a_closed_case_owes_nothing_and_a_reopened_one_does():
    case = assessed(answered(filed_under())).when(closing(told.Outcome.RESOLVED), by=LAWYER).and_then()
    assert not owes(case)
    again = case.when(ask.Reopen(reasons=words()), by=AIGUL).and_then()
    assert again.state().assessment_holds


def test_only_a_machine_assesses_and_only_a_person_judges():
    case = filed_under()
    case.when(look(case), by=LAWYER).then_refused(under="not-your-role")
    case.when(look(case), by=CLOCK).then_refused(under="machines-law")
    assessed(threatened()).when(judged("review-1"), by=MACHINE).then_refused(under="machines-law")


def test_the_names_of_events_that_are_no_news_are_names_of_events():
    known = {event.NAME for kind in ("appeal", "challenge") for event in KINDS[kind].events}
    assert known >= BOOKKEEPING | BY_ITSELF
    assert not BOOKKEEPING & BY_ITSELF


def test_whatever_is_held_up_is_something_that_people_do():
    acts = set(APPEAL.acts)
    assert set(ADVERSE) <= acts
    assert AssessRisk not in acts
