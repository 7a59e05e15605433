"""Pay that stays away month after month: each payday has a term of its own, and new ones begin as they pass."""

from datetime import date, timedelta
from time import process_time
from timeit import repeat

import pytest

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.care.terms import is_care
from domain.appeal.limits.events import RecordPayment, RecordStanding, RecordUnderpayment
from domain.appeal.limits.standing import Standing
from domain.appeal.procedure import APPEAL
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseEscalated
from domain.clocks import LapseAnnulled, LapseTerm, TermDropped, TermMet, TermStarted, rebowed, reminders
from domain.due import DueDate
from domain.kernel import CLOCK, Context
from domain.paper import NoticeOrdered
from tests.domain.appeal.stories import answered, closing, in_work, lapse, words
from tests.domain.appeal.test_tracks import CONCILIATION, at_noon, falls_on, on, step
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, WEEKDAYS
from tests.spec import NOON, Given

OWED = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 9, 1))
SINCE_AUGUST = RecordUnderpayment(payday=25, first_month="2026-08", facts=words())


def payday(month: str, rule: str = terms.OTHER_DISPUTE) -> str:
    return f"{rule}@payday-{month}"


def owed(command: RecordUnderpayment = SINCE_AUGUST, **changes: object) -> Given:
    return in_work(**{"breach": OWED, **changes}).when(command, by=LAWYER).and_then()


def paydays(case: Given) -> dict[str, DueDate]:
    return {term: due for term, due in case.state().terms.items() if "@payday-" in term}


def test_each_payday_that_passed_unpaid_starts_a_year_of_its_own():
    case = owed()
    assert set(paydays(case)) == {
        *(payday(month) for month in ("2026-08", "2026-09", "2026-10")),
        payday("2026-11", terms.PAYDAY),
    }
    assert falls_on(case, payday("2026-08")) == date(2027, 8, 25)
    assert falls_on(case, payday("2026-10")) == date(2027, 10, 26)
    assert terms.OTHER_DISPUTE not in case.state().terms, "the paydays stand in for the one date"


def test_pay_that_falls_due_on_a_day_off_is_counted_from_the_eve():
    """25 October 2026 is a Sunday and a holiday; of two possible days the earlier one is safe."""
    assert owed().state().terms[payday("2026-10")].anchored_on == date(2026, 10, 23)


def test_a_month_too_short_for_the_day_ends_with_its_last():
    case = owed(RecordUnderpayment(payday=31, first_month="2026-09", facts=words()))
    assert case.state().terms[payday("2026-09")].anchored_on == date(2026, 9, 30)


def test_the_next_payday_passes_and_its_own_term_begins_by_the_clock():
    case = owed()
    passed = lapse(case, payday("2026-11", terms.PAYDAY))
    assert passed.state().terms[payday("2026-11")].anchored_on == date(2026, 11, 25)
    assert payday("2026-12", terms.PAYDAY) in passed.state().terms
    told_of = [event.to for event in passed.history[len(case.history) :] if isinstance(event, NoticeOrdered)]
    assert told_of == [LAWYER.id]


def test_a_clock_that_was_away_for_months_brings_every_payday_up_to_date_at_once():
    case = owed()
    term = payday("2026-11", terms.PAYDAY)
    moment = case.state().terms[term].moment
    late = case.at(moment + timedelta(days=70)).when(LapseTerm(term=term, moment=moment), by=CLOCK).and_then()
    assert {payday("2026-11"), payday("2026-12"), payday("2027-01")} <= set(paydays(late))
    assert payday("2027-02", terms.PAYDAY) in paydays(late)


def test_what_was_paid_drops_its_term_whether_it_runs_or_has_passed():
    case = owed()
    paid = case.when(RecordPayment(month="2026-09", proof=words()), by=LAWYER)
    assert TermDropped(term=payday("2026-09")) in paid.events
    old = owed(RecordUnderpayment(payday=25, first_month="2025-09", last_month="2025-10", facts=words()))
    over = lapse(old, payday("2025-09"))
    took = over.when(RecordPayment(month="2025-09", proof=words()), by=LAWYER)
    assert LapseAnnulled(term=payday("2025-09")) in took.events
    case.when(RecordPayment(month="2026-07", proof=words()), by=LAWYER).then_refused("no-such-payday")


def test_a_payday_that_is_paid_in_time_starts_nothing_and_the_next_one_is_waited_for():
    paid = owed().when(RecordPayment(month="2026-11", proof=words()), by=LAWYER).and_then()
    assert payday("2026-11", terms.PAYDAY) not in paydays(paid)
    assert payday("2026-12", terms.PAYDAY) in paydays(paid)


def test_turning_to_the_commission_meets_the_paydays_before_it_and_not_those_to_come():
    case = on(owed(), TrackKind.CONCILIATION)
    took = step(case, CONCILIATION, "application_filed", date(2026, 11, 20))
    met = {event.term for event in took.events if isinstance(event, TermMet)}
    assert met == {payday(month) for month in ("2026-08", "2026-09", "2026-10")}
    later = lapse(took.and_then(), payday("2026-11", terms.PAYDAY))
    assert payday("2026-11") in later.state().terms
    assert payday("2026-10") not in later.state().terms, "what was met never comes back"


def test_an_application_of_an_earlier_day_covers_only_the_paydays_it_could_speak_of():
    case = on(owed(), TrackKind.CONCILIATION)
    took = step(case, CONCILIATION, "application_filed", date(2026, 10, 1))
    met = {event.term for event in took.events if isinstance(event, TermMet)}
    assert met == {payday("2026-08"), payday("2026-09")}


def test_who_is_exempt_has_the_paydays_on_the_way_to_court():
    case = owed().when(RecordStanding(standing=Standing.MICRO_BUSINESS, facts=words()), by=LAWYER).and_then()
    assert payday("2026-08", terms.DIRECT_OTHER) in paydays(case)
    assert payday("2026-08") not in paydays(case)


def test_a_dismissal_keeps_its_own_term_beside_the_paydays():
    dismissed = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 18))
    case = owed(breach=dismissed)
    assert {terms.REINSTATEMENT, payday("2026-08")} <= set(case.state().terms)


def test_an_underpayment_that_ended_waits_for_no_further_payday():
    case = owed(RecordUnderpayment(payday=25, first_month="2026-08", last_month="2026-09", facts=words()))
    assert set(paydays(case)) == {payday("2026-08"), payday("2026-09")}


@pytest.mark.parametrize(("first", "last"), [("2026-12", ""), ("2026-10", "2026-09"), ("2026-08", "2027-01")])
def test_months_out_of_order_are_refused(first, last):
    command = RecordUnderpayment(payday=25, first_month=first, last_month=last, facts=words())
    in_work(breach=OWED).when(command, by=LAWYER).then_refused("months-in-disorder")


def test_only_the_earliest_payday_is_warned_of():
    case = owed()
    warned = {reminder.partition("/")[0] for reminder in reminders(APPEAL, case.state().terms.values(), WEEKDAYS)}
    assert {term for term in warned if "@payday-" in term} == {payday("2026-08")}


def test_many_old_paydays_pass_together_and_people_hear_once():
    case = owed(RecordUnderpayment(payday=10, first_month="2025-01", last_month="2025-09", facts=words()))
    old = sorted(paydays(case))
    for term in old:
        case = lapse(case, term).at(NOON)
    mails = [event.to for event in case.history if isinstance(event, NoticeOrdered) and event.to == AIGUL.id]
    assert len(old) == 9
    assert len(mails) == 1
    assert sum(isinstance(event, CaseEscalated) for event in case.history) == len(old)


def test_a_closed_case_waits_for_no_payday_and_one_that_comes_back_waits_for_all():
    closed = answered(breach=OWED).when(SINCE_AUGUST, by=LAWYER).and_then()
    closed = closed.when(closing(told.Outcome.RESOLVED), by=LAWYER).and_then()
    assert all(map(is_care, closed.state().terms))
    spring = at_noon(date(2027, 3, 1))
    back = closed.at(spring).when(ask.Reopen(reasons=words()), by=AIGUL).and_then()
    assert {payday("2026-08"), payday("2027-02")} <= set(paydays(back))
    assert payday("2027-03", terms.PAYDAY) in paydays(back)


def test_thirty_six_paydays_cap_our_own_terms_by_the_earliest_and_quickly():
    case = owed(RecordUnderpayment(payday=25, first_month="2023-01", facts=words()), breach=OWED)
    running = case.state().terms
    started = [event.due for event in case.history if isinstance(event, TermStarted) and "@payday-" in event.due.term]
    assert len(started) == 36 + 1, "three years back and the one to come"
    context = Context(actor=LAWYER, roles=frozenset(), now=NOON, organisation=ORGANISATION)
    fastest = min(repeat(lambda: rebowed(APPEAL, running, context), timer=process_time, number=1, repeat=3))
    assert fastest < 0.05
