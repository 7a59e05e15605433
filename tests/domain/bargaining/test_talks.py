"""Collective talks: for whom the union speaks, how the other side enters, what has to be there before a signature."""

from datetime import date, datetime, timedelta

import pytest

from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining.facts import Completeness, Entry, Part, Status, Wanted
from domain.bargaining.frame import BARGAINING
from domain.bargaining.state import Stage
from domain.bargaining.terms import DISCUSSION, ENTER, ENTER_AGREEMENT, ENTER_OURS, INFORMATION, PROTOCOL
from domain.case import CaseClosed, CaseEscalated
from domain.clocks import LapseTerm, TermDropped, TermLapsed, TermMet, TermStarted
from domain.collective import Guarantee, Level, Party, Theme
from domain.kernel import CLOCK, MACHINE, Actor, Command, Role
from domain.organisation.events import OfficeGranted, TieDeclared
from domain.paper import News, NoticeOrdered
from domain.procedure import MACHINES_LAW
from domain.words import Confidence
from tests.domain.bargaining.talks import (
    ADD,
    ADVISED,
    AT_TABLE,
    CAPACITY,
    DIGITAL,
    DISCUSSED,
    DISCUSSED_ON,
    FAIL,
    FAILED,
    IN_DISCUSSION,
    NEGOTIATOR,
    OPEN,
    OPENED,
    PAY,
    PROPOSE,
    PROPOSED,
    READY,
    SECOND,
    SEND_DRAFT,
    STAFFED,
    TEXT,
    TODAY,
    WORKER,
    signing,
    talks,
)
from tests.domain.bargaining.talks import (
    ENTER as ENTERED,
)
from tests.domain.federation import (
    AUDITOR,
    CHAIR,
    DEPOT,
    LAWYER,
    MANGYSTAU,
    SCHOOL,
    SCHOOL_BIN,
    STRANGER,
    SUPERVISOR,
)
from tests.spec import Given

DAY = timedelta(days=1)


def running(given: Given, term: str) -> date:
    due: date = given.state().terms[term].falls_on
    return due


def lapse(given: Given, term: str) -> LapseTerm:
    return LapseTerm(term=term, moment=given.state().terms[term].moment)


def late(given: Given, term: str) -> Given:
    moment: datetime = given.state().terms[term].moment
    return given.at(moment + DAY)


def test_whoever_opens_talks_leads_them():
    state = OPENED.state()
    assert (state.holder, state.team, state.stage) == (NEGOTIATOR.id, {NEGOTIATOR.id: Part.LEAD}, Stage.PREPARING)
    assert (state.region, state.branch) == ("KZ-47", "education")


def test_talks_are_opened_from_the_body_or_from_above_it():
    talks().when(OPEN, by=CHAIR).then_kinds(told.TalksOpened)
    elsewhere = OPEN.model_copy(update={"unit": DEPOT})
    talks().when(elsewhere, by=CHAIR).then_refused("not-your-body")
    talks().when(OPEN.model_copy(update={"unit": "unit-none"}), by=NEGOTIATOR).then_refused("no-such-unit")


def test_a_collective_agreement_has_an_employer():
    talks().when(OPEN.model_copy(update={"employer_bin": ""}), by=NEGOTIATOR).then_refused("talks-need-an-employer")
    branch = OPEN.model_copy(update={"employer_bin": "", "level": Level.BRANCH})
    talks().when(branch, by=NEGOTIATOR).then_kinds(told.TalksOpened)


def test_the_union_says_for_whom_it_speaks_before_it_proposes():
    OPENED.when(PROPOSE, by=NEGOTIATOR).then_refused("capacity-not-recorded")
    few = OPENED.when(CAPACITY.model_copy(update={"members": 49}), by=NEGOTIATOR).and_then()
    few.when(PROPOSE, by=NEGOTIATOR).then_refused("elected-representatives-missing")
    half = OPENED.when(CAPACITY.model_copy(update={"members": 50}), by=NEGOTIATOR).and_then()
    half.when(PROPOSE, by=NEGOTIATOR).then_kinds(told.ProposalMade, TermStarted)
    several = OPENED.when(CAPACITY.model_copy(update={"unions": 2}), by=NEGOTIATOR).and_then()
    several.when(PROPOSE, by=NEGOTIATOR).then_refused("single-body-missing")


def test_what_the_employer_proposes_is_written_down_whatever_the_union_has_done():
    theirs = PROPOSE.model_copy(update={"party": Party.EMPLOYER})
    after = OPENED.when(theirs, by=NEGOTIATOR).then_kinds(told.ProposalMade, TermStarted)
    assert set(after.state().terms) == {ENTER_OURS}


def test_the_employer_has_ten_working_days_to_enter():
    assert running(PROPOSED, ENTER) == date(2026, 9, 21)
    assert PROPOSED.state().terms[ENTER].confidence is Confidence.V


def test_at_the_other_levels_it_is_ten_days_of_a_law_read_in_an_older_edition():
    branch = talks().when(OPEN.model_copy(update={"level": Level.BRANCH}), by=NEGOTIATOR).and_then()
    proposed = branch.when(CAPACITY, by=NEGOTIATOR).and_then().when(PROPOSE, by=NEGOTIATOR).and_then()
    assert running(proposed, ENTER_AGREEMENT) == date(2026, 9, 17)
    assert proposed.state().terms[ENTER_AGREEMENT].confidence is Confidence.VO


def test_an_employer_who_stays_silent_has_evaded_talks_and_people_are_told():
    after = late(PROPOSED, ENTER).when(lapse(PROPOSED, ENTER), by=CLOCK)
    after.then_some(
        TermLapsed(term=ENTER, falls_on=date(2026, 9, 21)), told.EvasionRecorded(silent=True, unproven=True)
    )
    assert any(isinstance(event, CaseEscalated) for event in after.events)
    assert {e.to for e in after.events if isinstance(e, NoticeOrdered)} >= {NEGOTIATOR.id, SUPERVISOR.id}
    assert after.and_then().state().stage is Stage.PROPOSED


def test_a_late_tick_of_the_clock_changes_nothing():
    LapseTerm(term=ENTER, moment=PROPOSED.state().terms[ENTER].moment)
    late(PROPOSED, ENTER).when(lapse(PROPOSED, ENTER), by=CLOCK)
    PROPOSED.when(lapse(PROPOSED, ENTER), by=CLOCK).then_nothing()
    AT_TABLE.when(lapse(PROPOSED, ENTER), by=CLOCK).then_nothing()


def test_an_employer_who_enters_late_is_let_in_and_marked():
    lapsed = late(PROPOSED, ENTER).when(lapse(PROPOSED, ENTER), by=CLOCK).and_then()
    entered = lapsed.when(ENTERED.model_copy(update={"on": date(2026, 9, 22)}), by=NEGOTIATOR)
    entered.then(told.EntryRecorded(by=NEGOTIATOR.id, entry=Entry.ENTERED, on=date(2026, 9, 22), late=True))
    assert entered.and_then().state().stage is Stage.TABLE


def test_an_employer_who_refuses_has_evaded_talks():
    refused = PROPOSED.when(ENTERED.model_copy(update={"entry": Entry.REFUSED}), by=NEGOTIATOR)
    refused.then_some(told.EvasionRecorded(silent=False, unproven=True))
    assert refused.and_then().state().stage is Stage.PROPOSED


def test_what_the_union_refuses_is_no_evasion_of_the_employers():
    theirs = OPENED.when(PROPOSE.model_copy(update={"party": Party.EMPLOYER}), by=NEGOTIATOR).and_then()
    refused = theirs.when(ENTERED.model_copy(update={"entry": Entry.REFUSED}), by=NEGOTIATOR)
    assert not any(isinstance(event, told.EvasionRecorded) for event in refused.events)


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (READY, PROPOSE.model_copy(update={"received_on": TODAY + DAY})),
        (PROPOSED, ENTERED.model_copy(update={"on": TODAY + DAY})),
        (IN_DISCUSSION, DISCUSSED_ON.model_copy(update={"on": TODAY + DAY})),
        (DISCUSSED, signing(PAY, DIGITAL).model_copy(update={"on": TODAY + DAY})),
        (DISCUSSED, FAIL.model_copy(update={"on": TODAY + DAY})),
    ],
)
def test_a_day_to_come_is_never_said_to_be_over(given: Given, command: Command):
    given.when(command, by=NEGOTIATOR).then_refused("day-not-come")


def test_a_request_for_information_has_a_clock_of_its_own():
    wanted = ask.AskInformation(on=TODAY, wanted=(Wanted.PAY_FUND,), text=None)
    two = AT_TABLE.when(wanted, by=NEGOTIATOR).and_then().when(wanted, by=NEGOTIATOR).and_then()
    assert set(two.state().terms) == {f"{INFORMATION}@request-1", f"{INFORMATION}@request-2"}
    given = ask.RecordInformation(request="request-1", on=TODAY, completeness=Completeness.PART)
    after = two.when(given, by=NEGOTIATOR).and_then()
    assert set(after.state().terms) == {f"{INFORMATION}@request-2"}
    two.when(given.model_copy(update={"request": "request-9"}), by=NEGOTIATOR).then_refused("no-such-request")


def test_workers_of_the_organisation_discuss_the_draft_and_nobody_else():
    said = ask.CommentOnDraft(primary=SCHOOL, clause="clause-1", text=TEXT)
    IN_DISCUSSION.when(said, by=WORKER).then_kinds(told.CommentMade)
    IN_DISCUSSION.when(said.model_copy(update={"primary": DEPOT}), by=WORKER).then_refused("not-your-workplace")
    IN_DISCUSSION.when(said.model_copy(update={"primary": ""}), by=WORKER).then_refused("not-your-workplace")
    IN_DISCUSSION.when(said.model_copy(update={"clause": "clause-9"}), by=WORKER).then_refused("clause-not-in-draft")
    AT_TABLE.when(said, by=WORKER).then_refused("not-at-this-stage")


def test_a_comment_is_answered_and_its_writer_told():
    said = ask.CommentOnDraft(primary=SCHOOL, clause="", text=TEXT)
    commented = IN_DISCUSSION.when(said, by=WORKER).and_then()
    answer = ask.AnswerComment(comment="comment-1", taken="taken_up", text=TEXT)
    after = commented.when(answer, by=NEGOTIATOR)
    assert NoticeOrdered(notice="notice-1", to=WORKER.id, news=News.MEMBER_NEWS) in after.events
    commented.when(answer.model_copy(update={"comment": "comment-7"}), by=NEGOTIATOR).then_refused("no-such-comment")


def test_nothing_is_signed_before_the_workers_discussed_the_draft():
    AT_TABLE.when(signing(PAY, DIGITAL), by=NEGOTIATOR).then_refused("draft-not-discussed")


def test_a_clause_number_is_used_once_however_it_is_written():
    again = ADD.model_copy(update={"clause": "clause-9", "number": "1."})
    AT_TABLE.when(again, by=NEGOTIATOR).then_refused("clause-number-taken")
    AT_TABLE.when(again.model_copy(update={"number": "1.2"}), by=NEGOTIATOR).then_kinds(told.ClauseAdded)


def test_a_draft_that_leaves_a_clause_out_is_not_sent():
    part = SEND_DRAFT.model_copy(update={"clauses": SEND_DRAFT.clauses[:1]})
    AT_TABLE.when(part, by=NEGOTIATOR).then_refused("table-moved")


def test_a_signature_ends_the_talks_and_says_what_the_text_lacks():
    after = DISCUSSED.when(signing(PAY, DIGITAL), by=NEGOTIATOR).then_kinds(told.AgreementSigned, CaseClosed)
    signed = after.state().signed
    assert Guarantee.HUMAN_CONTROL not in signed.lacking
    assert set(signed.lacking) == set(Guarantee) - {Guarantee.HUMAN_CONTROL}
    assert Theme.PAY not in signed.missing
    assert Theme.SAFETY in signed.missing
    assert after.state().closed


DISPUTED = DIGITAL.model_copy(update={"status": Status.DISPUTED})


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        (signing(PAY), "table-moved"),
        (signing(PAY, DIGITAL, copies=1), "two-copies"),
        (signing(PAY, DIGITAL.model_copy(update={"status": Status.OPEN})), "clauses-open"),
        (signing(PAY, DIGITAL.model_copy(update={"status": Status.TENTATIVE})), "clauses-open"),
        (signing(PAY.model_copy(update={"status": Status.WITHDRAWN}), DISPUTED, protocol=True), "nothing-agreed"),
        (signing(PAY, DISPUTED), "protocol-missing"),
        (signing(PAY, DIGITAL, protocol=True), "protocol-empty"),
        (signing(PAY, DIGITAL).model_copy(update={"in_force_until": TODAY}), "ends-before-it-begins"),
    ],
)
def test_the_union_signs_nothing_the_law_wants_otherwise(command: ask.SignAgreement, rule: str):
    DISCUSSED.when(command, by=NEGOTIATOR).then_refused(rule)


def test_a_protocol_of_disagreements_has_a_month_and_a_signature_with_it_keeps_the_term():
    disagreed = DISCUSSED.when(ask.RecordDisagreement(on=TODAY), by=NEGOTIATOR).and_then()
    assert running(disagreed, PROTOCOL) == date(2026, 10, 7)
    disagreed.when(ask.RecordDisagreement(on=TODAY), by=NEGOTIATOR).then_refused("disagreement-recorded")
    signed = disagreed.when(signing(PAY, DISPUTED, protocol=True), by=NEGOTIATOR)
    signed.then_some(TermMet(term=PROTOCOL), CaseClosed(outcome="signed_with_protocol"))


def test_the_month_that_passes_is_told_and_ends_nothing():
    disagreed = DISCUSSED.when(ask.RecordDisagreement(on=TODAY), by=NEGOTIATOR).and_then()
    after = late(disagreed, PROTOCOL).when(lapse(disagreed, PROTOCOL), by=CLOCK).and_then()
    assert not after.state().closed
    assert after.state().stage is Stage.TABLE


def test_failed_talks_can_be_resumed_settled_or_closed_by_a_person():
    assert FAILED.state().stage is Stage.FAILED
    FAILED.when(ask.ResumeTalks(on=TODAY), by=NEGOTIATOR).then_kinds(told.TalksResumed)
    FAILED.when(signing(PAY, DIGITAL), by=NEGOTIATOR).then_kinds(told.AgreementSigned, CaseClosed)
    FAILED.when(ask.CloseTalks(), by=SUPERVISOR).then(CaseClosed(outcome="failed"))


def test_failure_drops_what_still_runs():
    discussing = IN_DISCUSSION.when(FAIL, by=NEGOTIATOR)
    assert TermDropped(term=DISCUSSION) in discussing.events


def test_a_report_to_members_is_released_by_somebody_who_did_not_write_it():
    drafted = AT_TABLE.when(ask.DraftReport(text=TEXT), by=NEGOTIATOR).and_then()
    drafted.when(ask.ReleaseReport(), by=SUPERVISOR).then(told.ReportReleased(by=SUPERVISOR.id))
    AT_TABLE.when(ask.ReleaseReport(), by=SUPERVISOR).then_refused("no-report")
    both = STAFFED.after([(MANGYSTAU, OfficeGranted(person=NEGOTIATOR.id, role=Role.SUPERVISOR))], position=9)
    Given(drafted.decider, both, drafted.history, drafted.now).when(ask.ReleaseReport(), by=NEGOTIATOR).then_refused(
        "own-report"
    )


def test_talks_are_never_without_a_lead():
    OPENED.when(ask.LeaveTeam(person=NEGOTIATOR.id), by=SUPERVISOR).then_refused("talks-need-a-lead")
    handed = OPENED.when(ask.NameTeam(person=SECOND.id, part=Part.LEAD), by=SUPERVISOR).and_then()
    assert handed.state().team == {NEGOTIATOR.id: Part.NEGOTIATOR, SECOND.id: Part.LEAD}
    assert handed.state().holder == SECOND.id
    handed.when(ask.LeaveTeam(person=NEGOTIATOR.id), by=SUPERVISOR).then(
        told.TeamLeft(by=SUPERVISOR.id, person=NEGOTIATOR.id)
    )


def test_who_has_no_office_or_a_tie_is_not_named():
    OPENED.when(ask.NameTeam(person=STRANGER.id, part=Part.ADVISER), by=NEGOTIATOR).then_refused("not-of-the-union")
    tied = STAFFED.after([(SECOND.id, TieDeclared(employer_bin=SCHOOL_BIN))], position=9)
    given = Given(OPENED.decider, tied, OPENED.history, OPENED.now)
    given.when(ask.NameTeam(person=SECOND.id, part=Part.NEGOTIATOR), by=NEGOTIATOR).then_refused("tied-to-the-employer")


@pytest.mark.parametrize(
    ("who", "held"),
    [
        (NEGOTIATOR, {Role.NEGOTIATOR}),
        (SUPERVISOR, {Role.SUPERVISOR}),
        (CHAIR, {Role.CHAIR}),
        (AUDITOR, {Role.AUDITOR}),
        (LAWYER, {Role.EXPERT}),
        (SECOND, set()),
        (STRANGER, set()),
        (WORKER, set()),
    ],
)
def test_only_the_named_and_the_offices_know_of_talks(who: Actor, held: set[Role]):
    assert ADVISED.roles(who) == held


def test_who_leaves_the_team_sees_nothing_any_more():
    named = AT_TABLE.when(ask.NameTeam(person=SECOND.id, part=Part.NEGOTIATOR), by=NEGOTIATOR).and_then()
    assert named.roles(SECOND)
    left = named.when(ask.LeaveTeam(person=SECOND.id), by=NEGOTIATOR).and_then()
    assert not left.roles(SECOND)


@pytest.mark.parametrize("machine", [CLOCK, MACHINE])
@pytest.mark.parametrize("act", sorted(act.NAME for act in BARGAINING.acts))
def test_machines_can_send_none_of_what_people_can(act: str, machine: Actor):
    command = next(each for each in BARGAINING.acts if act == each.NAME)
    assert BARGAINING.objection(command, machine.kind, frozenset(), Stage.TABLE) is MACHINES_LAW


def test_a_machine_enters_a_signed_agreement_once():
    signed = DISCUSSED.when(signing(PAY, DIGITAL), by=NEGOTIATOR).and_then()
    entered = signed.when(ask.RecordAgreementEntered(agreement="agreement-1"), by=MACHINE)
    after = entered.then(told.AgreementEntered(agreement="agreement-1"))
    after.when(ask.RecordAgreementEntered(agreement="agreement-1"), by=MACHINE).then_nothing()
    AT_TABLE.when(ask.RecordAgreementEntered(agreement="agreement-1"), by=MACHINE).then_nothing()


def test_sending_a_new_draft_asks_for_a_new_discussion():
    again = DISCUSSED.when(SEND_DRAFT, by=NEGOTIATOR).and_then()
    again.when(signing(PAY, DIGITAL), by=NEGOTIATOR).then_refused("not-at-this-stage")
