"""The register of agreements: what is taken, what is marked, what is refused, and who is told in time."""

from datetime import date, datetime, timedelta

import pytest

from domain.agreement import commands as ask
from domain.agreement import events as told
from domain.agreement.facts import Clause, Ended, Finding, Kept, Mark, OpenClauses, Status, Why
from domain.agreement.frame import AGREEMENT, Stage
from domain.agreement.identity import agreement_of
from domain.agreement.terms import ANSWERED, CONTROL, END, MONITORING, NOTIFICATION, PROLONGED
from domain.case import CaseClosed, CaseEscalated
from domain.clocks import (
    LapseAnnulled,
    LapseTerm,
    RemindOfTerm,
    TermDropped,
    TermLapsed,
    TermMet,
    TermReminded,
    TermStarted,
    reminders,
)
from domain.collective import MANDATORY, Guarantee, Level, Party, Theme
from domain.document_rules import DOCX, LARGEST_BYTES
from domain.due import end_of
from domain.kernel import ALMATY, CLOCK, MACHINE, OPERATOR, Actor, Role, Sealed
from domain.paper import News, NoticeOrdered
from domain.words import Confidence
from tests.domain.agreement_at_school import (
    ABOVE,
    BRANCH_NEGOTIATOR,
    NEGOTIATOR,
    PDF_FILE,
    REGISTER,
    REGISTERED,
    TODAY,
    UNTIL,
    agreement,
    saying,
)
from tests.domain.federation import (
    AIGUL,
    AUDITOR,
    CHAIR,
    LAWYER,
    MANGYSTAU,
    REVIEWER,
    SCHOOL,
    STRANGER,
    SUPERVISOR,
    WEEKDAYS,
)
from tests.spec import Given

TOMORROW = TODAY + timedelta(days=1)
PROPOSED = ask.RecordProposal(on=UNTIL - timedelta(days=100), side=Party.UNION)
BRANCH = saying(level=Level.BRANCH, employer_bin="", unit=MANGYSTAU, signed_on=TODAY)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ALMATY)


def after(given: Given, day: date) -> Given:
    return given.at(end_of(day))


def lapse(given: Given, term: str) -> Given:
    """The term passes unused, to the second."""
    moment = given.state().terms[term].moment
    return given.at(moment).when(LapseTerm(term=term, moment=moment), by=CLOCK).and_then()


def told_of(events: tuple[object, ...]) -> set[tuple[str, News]]:
    return {(event.to, event.news) for event in events if isinstance(event, NoticeOrdered)}


def falls_on(given: Given) -> dict[str, tuple[date, str, Confidence]]:
    return {due.term: (due.falls_on, due.source, due.confidence) for due in given.state().terms.values()}


ENDED_UNNOTICED = lapse(REGISTERED, END)
PROPOSED_IN_TIME = REGISTERED.at(noon(PROPOSED.on)).when(PROPOSED, by=NEGOTIATOR).and_then()
PROLONGED_BY_LAW = lapse(PROPOSED_IN_TIME, END)


def test_registering_begins_the_watch_over_its_last_day_its_filing_and_its_control():
    assert falls_on(REGISTERED) == {
        END: (UNTIL, "LC 158(2)", Confidence.V),
        MONITORING: (date(2026, 12, 21), "LC 156(11)", Confidence.V),
        CONTROL: (date(2027, 2, 22), "policy; mirrors LC 156(8)", Confidence.P),
    }
    opened = REGISTERED.history[0]
    assert isinstance(opened, told.AgreementRegistered)
    assert (opened.unit, opened.primary, opened.region, opened.branch) == (MANGYSTAU, SCHOOL, "KZ-47", "education")


def test_an_agreement_of_a_branch_owes_its_notification_in_ten_calendar_days_by_an_older_edition():
    branch = agreement().when(BRANCH, by=NEGOTIATOR).and_then()
    assert falls_on(branch)[NOTIFICATION] == (date(2026, 11, 30), "LC 151(1)", Confidence.VO)
    assert MONITORING not in branch.state().terms


def test_the_general_agreement_owes_no_filing_that_is_known_here():
    general = agreement().when(saying(level=Level.GENERAL, employer_bin=""), by=ABOVE).and_then()
    assert set(general.state().terms) == {END, CONTROL}


def test_the_last_day_is_the_day_in_the_text_also_on_a_holiday():
    until = date(2027, 1, 2)
    assert falls_on(agreement().when(saying(until=until), by=NEGOTIATOR).and_then())[END][0] == until


def test_the_machine_registers_what_was_signed_in_talks_once_and_under_one_id():
    signed = saying(talks="bargaining-1", unit=MANGYSTAU)
    first = agreement().when(signed, by=MACHINE).and_then()
    assert (first.state().talks, first.state().holder) == ("bargaining-1", "")
    first.when(signed, by=MACHINE).then_nothing()
    assert agreement_of("bargaining-1") == agreement_of("bargaining-1") != agreement_of("bargaining-2")


def test_a_person_does_not_register_what_is_registered():
    REGISTERED.when(REGISTER, by=NEGOTIATOR).then_refused("not-at-this-stage")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (saying(signed_on=TOMORROW), "day-not-come"),
        (saying(until=TODAY - timedelta(days=1)), "agreement-ends-before-it-begins"),
        (saying(employer_bin=""), "agreement-without-employer"),
        (saying(unit="unit-none"), "no-such-body"),
        (saying(file=PDF_FILE.model_copy(update={"media_type": "image/png"})), "agreement-file-type"),
        (saying(file=PDF_FILE.model_copy(update={"size": LARGEST_BYTES + 1})), "document-too-large"),
        (saying(file=PDF_FILE.model_copy(update={"size": 0})), "document-empty"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_cannot_be_so_is_refused_with_its_rule(said: ask.RegisterAgreement, rule: str):
    agreement().when(said, by=NEGOTIATOR).then_refused(rule)


def test_a_word_file_of_twenty_megabytes_is_taken():
    word = PDF_FILE.model_copy(update={"media_type": DOCX, "size": LARGEST_BYTES})
    assert agreement().when(saying(file=word), by=NEGOTIATOR).and_then().state().file == word


def test_what_should_be_looked_at_is_taken_and_marked():
    clauses = tuple(Clause(number=number, theme=Theme.PAY) for number in ("1.1", "1.1", "1.2"))
    odd = saying(
        clauses=clauses,
        copies=1,
        covered=0,
        in_force_from=TODAY - timedelta(days=1),
        open_clauses=(OpenClauses(theme=Theme.PAY, count=2),),
    )
    state = agreement().when(odd, by=NEGOTIATOR).and_then().state()
    assert state.twice == ("1.1",)
    assert set(state.marks) == set(Mark) - {Mark.FILED_LATE}
    assert REGISTERED.state().marks == ()


def test_mandatory_contents_nobody_found_are_named_for_a_collective_agreement_alone():
    assert set(REGISTERED.state().lacks) == set(MANDATORY) - {Theme.PAY, Theme.HOURS_AND_LEAVE}
    safety = ask.RecordClause(said=Clause(number="4", theme=Theme.SAFETY))
    assert Theme.SAFETY not in REGISTERED.when(safety, by=CHAIR).and_then().state().lacks
    assert agreement().when(BRANCH, by=NEGOTIATOR).and_then().state().lacks == ()


def test_a_clause_can_carry_a_guarantee_and_be_set_aside():
    said = Clause(number="7", theme=Theme.DIGITAL, guarantee=Guarantee.RETRAINING)
    written = REGISTERED.when(ask.RecordClause(said=said), by=CHAIR).and_then()
    assert written.state().guaranteed == {Guarantee.HUMAN_CONTROL, Guarantee.RETRAINING}
    gone = written.when(ask.SetClauseAside(clause="clause-1"), by=NEGOTIATOR)
    assert gone.and_then().state().guaranteed == {Guarantee.HUMAN_CONTROL}
    gone.and_then().when(ask.SetClauseAside(clause="clause-1"), by=NEGOTIATOR).then_refused("no-such-clause")


def test_six_three_and_one_months_before_the_end_people_are_reminded_on_days_on_which_they_work():
    of_the_end = [
        moment
        for name, moment in reminders(AGREEMENT, REGISTERED.state().terms.values(), WEEKDAYS).items()
        if END in name
    ]
    assert [moment.astimezone(ALMATY).date() - timedelta(days=1) for moment in of_the_end] == [
        date(2028, 5, 18),
        date(2028, 8, 17),
        date(2028, 10, 19),
    ]


def reminded(given: Given, months: int) -> tuple[set[tuple[str, News]], Given]:
    found = sorted(
        name for name in reminders(AGREEMENT, given.state().terms.values(), WEEKDAYS) if name.startswith(END)
    )
    names = {31: 1, 92: 3, 184: 6}
    name = next(n for n in found if names[int(n.rpartition("/")[2])] == months)
    moment = reminders(AGREEMENT, given.state().terms.values(), WEEKDAYS)[name]
    given.at(moment - timedelta(seconds=1)).when(RemindOfTerm(reminder=name), by=CLOCK).then_nothing()
    came = given.at(moment).when(RemindOfTerm(reminder=name), by=CLOCK)
    assert TermReminded(reminder=name) in came.events
    came.and_then().when(RemindOfTerm(reminder=name), by=CLOCK).then_nothing()
    return told_of(came.events), came.and_then()


def test_in_the_last_month_somebody_one_level_up_hears_of_it_too():
    hers = {(person.id, News.STAFF_LIMIT) for person in (NEGOTIATOR, SUPERVISOR, CHAIR)}
    first, later = reminded(REGISTERED, 6)
    second, later = reminded(later, 3)
    last, later = reminded(later, 1)
    assert (first, second) == (hers, hers)
    assert last == hers | {(ABOVE.id, News.STAFF_LIMIT)}
    assert later.state().escalated_to == {ABOVE.id}


def test_once_a_new_one_is_proposed_nobody_above_is_troubled():
    last, _ = reminded(PROPOSED_IN_TIME, 1)
    assert ABOVE.id not in {person for person, _ in last}


def test_a_last_day_that_passes_in_silence_goes_one_level_up_and_the_register_says_expired():
    moment = end_of(UNTIL)
    lapsed = REGISTERED.at(moment).when(LapseTerm(term=END, moment=moment), by=CLOCK)
    lapsed.then_some(
        TermLapsed(term=END, falls_on=UNTIL), TermDropped(term=CONTROL), CaseEscalated(to=ABOVE.id, because=END)
    )
    assert told_of(lapsed.events) == {
        (person.id, News.STAFF_OVERDUE) for person in (ABOVE, NEGOTIATOR, SUPERVISOR, CHAIR)
    }
    state = lapsed.and_then().state()
    assert (state.status(UNTIL + timedelta(days=1)), state.closed) == (Status.EXPIRED, False)


def test_the_clock_cannot_lapse_it_early():
    moment = end_of(UNTIL)
    early = REGISTERED.at(moment - timedelta(seconds=1))
    early.when(LapseTerm(term=END, moment=moment), by=CLOCK).then_nothing()


def test_a_new_one_proposed_in_time_prolongs_it_for_a_year_at_most():
    state = PROLONGED_BY_LAW.state()
    due = state.terms[PROLONGED]
    assert (due.falls_on, due.anchored_on, due.source) == (date(2029, 11, 19), UNTIL, "LC 158(2)")
    assert state.status(UNTIL + timedelta(days=30)) is Status.PROLONGED
    over = lapse(PROLONGED_BY_LAW, PROLONGED)
    assert over.state().status(date(2029, 11, 20)) is Status.EXPIRED
    assert CaseEscalated(to=ABOVE.id, because=PROLONGED) in over.history


def test_a_proposal_in_time_that_is_written_down_late_prolongs_it_all_the_same():
    late = after(ENDED_UNNOTICED, UNTIL).when(PROPOSED, by=NEGOTIATOR).and_then()
    assert set(late.state().terms) >= {PROLONGED, CONTROL}
    assert late.state().status(UNTIL + timedelta(days=1)) is Status.PROLONGED


def test_a_proposal_after_the_last_day_is_recorded_and_prolongs_nothing():
    later = PROPOSED.model_copy(update={"on": UNTIL + timedelta(days=5)})
    given = ENDED_UNNOTICED.at(noon(later.on)).when(later, by=NEGOTIATOR)
    given.then(told.NewProposed(by=NEGOTIATOR.id, on=later.on, side=Party.UNION, talks=""))
    assert given.and_then().state().status(later.on) is Status.EXPIRED


def test_status_follows_from_the_days():
    ahead = agreement().when(saying(in_force_from=date(2027, 1, 1)), by=NEGOTIATOR).and_then().state()
    assert ahead.status(TODAY) is Status.AHEAD
    state = REGISTERED.state()
    assert state.status(UNTIL - timedelta(days=91)) is Status.IN_FORCE
    assert state.status(UNTIL - timedelta(days=90)) is Status.LAPSING
    assert state.status(UNTIL + timedelta(days=1)) is Status.LAPSING, "until the clock has stated that it is over"


def test_what_was_over_when_it_was_registered_is_expired_and_nobody_is_troubled_for_it():
    old = saying(signed_on=date(2023, 1, 1), in_force_from=date(2023, 1, 1), until=date(2025, 12, 31))
    came = agreement().when(old, by=NEGOTIATOR)
    assert TermLapsed(term=END, falls_on=date(2025, 12, 31)) in came.events
    assert not any(isinstance(event, CaseEscalated) for event in came.events)
    assert came.and_then().state().status(TODAY) is Status.EXPIRED
    assert CONTROL not in came.and_then().state().terms


def test_an_employer_that_does_not_file_is_written_to_then_the_inspection_hears_of_it():
    missed = lapse(REGISTERED, MONITORING)
    assert CaseEscalated(to=ABOVE.id, because=MONITORING) in missed.history
    letter = ask.RecordEmployerReminded(on=date(2026, 12, 22))
    waiting = missed.at(noon(letter.on)).when(letter, by=CHAIR).and_then()
    assert falls_on(waiting)[ANSWERED] == (date(2027, 1, 8), "policy", Confidence.P)
    silent = lapse(waiting, ANSWERED)
    assert CaseEscalated(to=ABOVE.id, because=ANSWERED) in silent.history
    silent.when(ask.RecordInspectionTold(on=date(2027, 1, 9)), by=LAWYER).then(
        told.InspectionTold(by=LAWYER.id, on=date(2027, 1, 9))
    )


def test_filing_ends_the_wait_and_late_filing_is_marked():
    filing = ask.RecordFiling(on=TODAY, number="118")
    event = told.FilingRecorded(by=CHAIR.id, on=TODAY, number="118")
    REGISTERED.when(filing, by=CHAIR).then(event, TermMet(term=MONITORING))
    missed = lapse(REGISTERED, MONITORING)
    late = filing.model_copy(update={"on": date(2026, 12, 22)})
    filed = missed.at(noon(late.on)).when(late, by=CHAIR).and_then()
    assert filed.state().marks == (Mark.FILED_LATE,)
    missed.when(filing, by=CHAIR).then(event, LapseAnnulled(term=MONITORING))
    assert missed.when(filing, by=CHAIR).and_then().state().marks == ()


def test_each_quarter_somebody_looks_how_it_is_kept_and_a_quarter_without_is_told_upwards():
    on = date(2027, 1, 15)
    findings = (Finding(theme=Theme.PAY, kept=Kept.KEPT), Finding(theme=Theme.SAFETY, kept=Kept.BROKEN))
    looked = REGISTERED.at(noon(on)).when(ask.RecordControl(on=on, findings=findings), by=CHAIR)
    assert looked.events[:2] == (
        told.ControlRecorded(by=CHAIR.id, on=on, findings=findings, text=None),
        TermMet(term=CONTROL),
    )
    assert falls_on(looked.and_then())[CONTROL][0] == date(2027, 4, 15)
    assert told_of(looked.events) == {(NEGOTIATOR.id, News.STAFF_TASK), (SUPERVISOR.id, News.STAFF_TASK)}
    missed = lapse(REGISTERED, CONTROL)
    assert CaseEscalated(to=ABOVE.id, because=CONTROL) in missed.history
    assert falls_on(missed)[CONTROL][0] == date(2027, 5, 24), "the next quarter is counted"


def test_a_control_that_found_nothing_or_one_theme_twice_is_refused():
    REGISTERED.when(ask.RecordControl(on=TODAY, findings=()), by=CHAIR).then_refused("control-without-findings")
    twice = (Finding(theme=Theme.PAY, kept=Kept.KEPT), Finding(theme=Theme.PAY, kept=Kept.BROKEN))
    REGISTERED.when(ask.RecordControl(on=TODAY, findings=twice), by=CHAIR).then_refused("theme-twice")


def test_an_amendment_moves_the_last_day_and_with_it_the_reminders():
    longer = UNTIL + timedelta(days=365)
    amended = REGISTERED.when(ask.RecordAmendment(on=TODAY, until=longer, covered=60), by=NEGOTIATOR).and_then()
    assert (amended.state().until, amended.state().covered, falls_on(amended)[END][0]) == (longer, 60, longer)
    REGISTERED.when(ask.RecordAmendment(on=TODAY), by=NEGOTIATOR).then_refused("amendment-changes-nothing")
    shorter = ask.RecordAmendment(on=TODAY, until=TODAY - timedelta(days=1))
    REGISTERED.when(shorter, by=NEGOTIATOR).then_refused("agreement-ends-before-it-begins")


def test_a_mistaken_last_day_is_corrected_and_watched_anew():
    said = {name: getattr(REGISTER, name) for name in ask.CorrectAgreement.model_fields if name != "why"}
    right = ask.CorrectAgreement(**{**said, "until": date(2027, 11, 19)}, why=Why.MISTAKE)
    corrected = REGISTERED.when(right, by=NEGOTIATOR).and_then()
    assert falls_on(corrected)[END][0] == date(2027, 11, 19)
    REGISTERED.when(right, by=CHAIR).then_refused("not-your-role")
    other = ask.CorrectAgreement(**{**said, "level": Level.BRANCH}, why=Why.MISTAKE)
    branch = REGISTERED.when(other, by=NEGOTIATOR).and_then()
    assert NOTIFICATION in branch.state().terms
    assert MONITORING not in branch.state().terms


NEWER = (
    agreement()
    .at(noon(date(2028, 9, 1)))
    .when(saying(signed_on=date(2028, 9, 1), in_force_from=date(2028, 11, 20), until=date(2030, 11, 19)), by=NEGOTIATOR)
    .and_then()
)


def test_of_two_agreements_the_later_takes_the_place_of_the_earlier_and_no_reminder_is_left():
    renew = ask.RenewAgreement(other="agreement-2")
    older = REGISTERED.at(NEWER.now).when(renew, by=NEGOTIATOR, beside=NEWER)
    older.then_some(
        told.AgreementRenewed(by=NEGOTIATOR.id, other="agreement-2", since=date(2028, 11, 20)),
        TermDropped(term=END),
        TermDropped(term=CONTROL),
    )
    state = older.and_then().state()
    assert not reminders(AGREEMENT, (due for due in state.terms.values() if due.term == END), WEEKDAYS)
    assert (state.status(date(2028, 11, 19)), state.status(date(2028, 11, 20))) == (Status.IN_FORCE, Status.RENEWED)
    NEWER.when(renew, by=NEGOTIATOR, beside=REGISTERED).then(told.RenewalOf(by=NEGOTIATOR.id, other="agreement-2"))


def test_a_renewal_by_nothing_or_by_one_of_the_same_day_is_refused():
    renew = ask.RenewAgreement(other="agreement-2")
    REGISTERED.when(renew, by=NEGOTIATOR).then_refused("no-other-agreement")
    REGISTERED.when(renew, by=NEGOTIATOR, beside=REGISTERED).then_refused("signed-on-one-day")


def test_a_renewal_can_be_taken_back_and_the_last_day_is_watched_again():
    older = REGISTERED.when(ask.RenewAgreement(other="agreement-2"), by=NEGOTIATOR, beside=NEWER).and_then()
    back = older.when(ask.TakeRenewalBack(other="agreement-2"), by=NEGOTIATOR, beside=NEWER)
    newer = NEWER.when(ask.RenewAgreement(other="agreement-1"), by=NEGOTIATOR, beside=REGISTERED).and_then()
    heard = newer.when(ask.TakeRenewalBack(other="agreement-1"), by=NEGOTIATOR, beside=older)
    heard.then(told.RenewalTakenBack(by=NEGOTIATOR.id, other="agreement-1"))
    assert set(back.and_then().state().terms) >= {END, CONTROL}
    assert back.and_then().state().stage is Stage.KEPT


def test_a_person_ends_the_watch_and_no_machine_does():
    ended = REGISTERED.when(ask.EndAgreement(because=Ended.MISTAKE), by=LAWYER)
    assert CaseClosed(outcome="mistake") in ended.events
    assert (ended.and_then().state().terms, ended.and_then().state().status(TODAY)) == ({}, Status.ENDED)
    for machine in (CLOCK, MACHINE):
        REGISTERED.when(ask.EndAgreement(because=Ended.EXPIRED), by=machine).then_refused("machines-law")
    REGISTERED.when(ask.EndAgreement(because=Ended.EXPIRED), by=CHAIR).then_refused("not-your-role")


def test_from_an_old_register_nobody_is_written_to_and_a_filing_nobody_knows_of_is_not_missed():
    said = {name: getattr(REGISTER, name) for name in ask.RegisterAgreement.model_fields}
    old = {"signed_on": date(2026, 1, 5), "in_force_from": date(2026, 1, 5)}
    silent = ask.ImportAgreement(**{**said, **old}, taken_from="register-2025")
    came = agreement().when(silent, by=OPERATOR)
    came.then_kinds(told.AgreementRegistered, TermStarted, TermStarted)
    assert set(came.and_then().state().terms) == {END, CONTROL}
    filed = silent.model_copy(update={"filed_on": date(2026, 3, 1)})
    state = agreement().when(filed, by=OPERATOR).and_then().state()
    assert (state.lapsed, state.marks) == ({MONITORING}, (Mark.FILED_LATE,))
    agreement().when(silent, by=NEGOTIATOR).then_refused("not-your-role")


@pytest.mark.parametrize(
    ("who", "held"),
    [
        (NEGOTIATOR, {Role.NEGOTIATOR}),
        (BRANCH_NEGOTIATOR, {Role.NEGOTIATOR}),
        (CHAIR, {Role.CHAIR}),
        (ABOVE, {Role.SUPERVISOR}),
        (AUDITOR, {Role.AUDITOR}),
        (REVIEWER, {Role.AUDITOR}),
        (AIGUL, set()),
        (STRANGER, set()),
    ],
    ids=lambda each: each.id if isinstance(each, Actor) else "",
)
def test_every_office_reads_the_register_and_those_whose_work_it_is_write_in_it(who: Actor, held: set[Role]):
    assert REGISTERED.roles(who) == held


def test_whoever_has_no_office_there_registers_nothing():
    agreement().when(REGISTER, by=CHAIR).then_kinds(
        told.AgreementRegistered, *(TermStarted,) * 3, *(NoticeOrdered,) * 2
    )
    agreement().when(BRANCH, by=CHAIR).then_refused("agreement-of-another-body")
    REGISTERED.when(ask.RecordFiling(on=TODAY), by=REVIEWER).then_refused("not-your-role")


def test_sealed_words_of_a_clause_stay_sealed():
    text = Sealed(subject="agreement-1", box="x")
    written = REGISTERED.when(
        ask.RecordClause(said=Clause(number="2.1", theme=Theme.PAY, text=text)), by=CHAIR
    ).and_then()
    assert written.state().clauses["clause-1"].text == text


def test_every_stage_and_act_says_what_comes_next():
    assert set(AGREEMENT.steps) == set(Stage)
    assert {command for step in AGREEMENT.steps.values() for command in step.allows} == set(AGREEMENT.acts)


def test_one_that_was_renewed_itself_can_still_be_named_as_what_renewed_an_older_one():
    newest = NEWER.at(noon(date(2030, 1, 1))).when(ask.RenewAgreement(other="x"), by=NEGOTIATOR, beside=_newest())
    renewed = newest.and_then()
    assert renewed.state().stage is Stage.RENEWED
    older = ask.RenewAgreement(other="agreement-1")
    renewed.when(older, by=NEGOTIATOR, beside=REGISTERED).then(told.RenewalOf(by=NEGOTIATOR.id, other="agreement-1"))


def _newest() -> Given:
    said = saying(signed_on=date(2029, 12, 1), in_force_from=date(2030, 1, 1), until=date(2032, 1, 1))
    return agreement().at(noon(date(2030, 1, 1))).when(said, by=NEGOTIATOR).and_then()
