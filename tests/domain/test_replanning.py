"""After a calendar changed, every running term is what it would be had it been counted by the new one from the start."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.care.terms import EXECUTION_ASK
from domain.appeal.decider import DECIDER
from domain.appeal.procedure import APPEAL
from domain.calendar import Calendar
from domain.clocks import LapseTerm, Moved, TermMoved, limitations, reminders
from domain.derivation import explain
from domain.due import DueDate, months_later
from domain.kernel import CLOCK, MACHINE, Actor, Command, Context, Event, Refused
from domain.organisation.calendars import first_version
from domain.organisation.events import CalendarPublished
from domain.organisation.organisation import Organisation
from domain.paper import News, NoticeOrdered
from domain.replanning import ReplanTerms
from domain.review import Verdict
from domain.revision import DayChange, DayKind, revised
from domain.words import Confidence, Language, TermUnit
from tests.domain.appeal.stories import CALLED, DISMISSED, answered, closing, filed, in_work, reviewed, words
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, SUPERVISOR
from tests.spec import NOON, Given, When

DAY = timedelta(days=1)
FIVE = first_version(5)


def revision(calendar: Calendar, **days: DayKind) -> Calendar:
    """`revision(FIVE, d20261125=DayKind.MOVED_DAY_OFF)`"""
    changes = [DayChange(day=datetime.strptime(name, "d%Y%m%d").date(), kind=kind) for name, kind in days.items()]  # noqa: DTZ007
    return revised(calendar, changes, calendar.last_year, "order", date(2026, 11, 22))


def under(calendar: Calendar, organisation: Organisation = ORGANISATION) -> Organisation:
    return organisation.after([("calendar-5", CalendarPublished(calendar=calendar))], position=3)


def replan(case: Given, calendar: Calendar, now: datetime = NOON) -> When:
    organisation = under(calendar, case.organisation)
    return replace(case, organisation=organisation).at(now).when(ReplanTerms(calendar=calendar.name), by=MACHINE)


OFF = revision(FIVE, d20261125=DayKind.MOVED_DAY_OFF)
WORKED = revision(FIVE, d20261128=DayKind.WORKING_SATURDAY)


def moved(when: When) -> dict[str, DueDate]:
    return {event.due.term: event.due for event in when.events if isinstance(event, TermMoved)}


def told_to(when: When) -> list[tuple[str, News]]:
    return [(event.to, event.news) for event in when.events if isinstance(event, NoticeOrdered)]


def test_a_day_that_becomes_free_moves_every_term_over_it_by_one():
    case = filed()
    before = case.state().terms
    after = moved(replan(case, OFF))
    assert set(after) == {terms.TRIAGE, terms.ANSWER}
    assert {term: due.falls_on for term, due in after.items()} == {
        term: OFF.next_working(before[term].falls_on + DAY) for term in after
    }
    assert {due.calendar for due in after.values()} == {"calendar-5@2"}
    assert date(2026, 11, 25) in after[terms.ANSWER].skipped


def test_a_term_that_ends_before_the_day_gets_no_event():
    assert terms.TRIAGE not in moved(replan(filed(), revision(FIVE, d20261130=DayKind.MOVED_DAY_OFF)))


def test_who_has_less_time_is_told_and_who_has_more_is_not():
    assert told_to(replan(in_work(), OFF)) == []
    assert told_to(replan(in_work(), WORKED)) == [(LAWYER.id, News.STAFF_TASK)]
    assert told_to(replan(filed(), WORKED)) == [(SUPERVISOR.id, News.STAFF_TASK)]


def test_the_member_is_told_when_her_own_term_ends_earlier():
    asked = in_work().when(ask.RequestCompletion(missing=words()), by=LAWYER).and_then()
    assert (AIGUL.id, News.MEMBER_ASKED) in told_to(replan(asked, revision(FIVE, d20261121=DayKind.WORKING_SATURDAY)))


def test_replanning_twice_is_replanning_once():
    once = replan(filed(breach=DISMISSED), OFF)
    assert once.events
    replan(replace(once.and_then(), organisation=ORGANISATION), OFF).then_nothing()


def test_a_version_that_is_not_in_force_moves_nothing():
    case = replace(filed(), organisation=under(OFF))
    case.when(ReplanTerms(calendar="calendar-5@3"), by=MACHINE).then_nothing()
    case.when(ReplanTerms(calendar="calendar-6@1"), by=MACHINE).then_nothing()


def test_a_closed_case_gets_no_event():
    case = filed().when(ask.Withdraw(reasons=words()), by=AIGUL).and_then()
    called = case.when(CALLED, by=SUPERVISOR).and_then()
    closed = called.when(reviewed(Verdict.CONFIRMED), by=SUPERVISOR).and_then()
    assert closed.state().closed
    replan(closed, OFF).then_nothing()


def test_what_is_asked_after_the_end_of_a_case_is_counted_anew():
    promised = answered().when(closing(told.Outcome.RESOLVED), by=LAWYER).and_then()
    assert promised.state().closed
    day = promised.state().terms[EXECUTION_ASK].falls_on
    later = moved(replan(promised, revision(FIVE, **{f"d{day:%Y%m%d}": DayKind.MOVED_DAY_OFF})))
    assert later[EXECUTION_ASK].falls_on > day


def test_nobody_but_the_machine_replans():
    for actor in (AIGUL, LAWYER, CLOCK):
        organisation = under(OFF)
        case = replace(filed(), organisation=organisation)
        assert case.when(ReplanTerms(calendar=OFF.name), by=actor).refused


HER_LIMIT = told.Breach(wrong=told.Wrong.DISMISSAL, happened_on=date(2026, 11, 16), act_received_on=date(2026, 11, 16))
"""One month after 16 November is Wednesday, 16 December: a holiday, so the term ends on the 17th."""
LATER = revision(FIVE, d20261217=DayKind.MOVED_DAY_OFF)
EARLIER = revision(FIVE, d20261216=DayKind.ORDINARY)


def test_a_limit_set_by_law_that_ends_later_is_shown_with_both_days_and_warned_of_by_the_earlier():
    due = moved(replan(filed(breach=HER_LIMIT), LATER))[terms.REINSTATEMENT]
    assert (due.falls_on, due.by_former, due.warned_on) == (date(2026, 12, 18), date(2026, 12, 17), date(2026, 12, 17))
    assert max(reminders(APPEAL, [due], FIVE).values()) < datetime(2026, 12, 17, tzinfo=UTC)
    term = APPEAL.term(due.term, due.anchored_on)
    sentence = explain(due, term.label, term.anchor_label, Language.EN).replace("\N{NO-BREAK SPACE}", " ")
    assert "18 December 2026" in sentence
    assert "By the former version of the calendar the last day was 17 December 2026" in sentence


def test_our_own_terms_keep_their_distance_from_the_earlier_of_the_two_days():
    case = replan(filed(breach=HER_LIMIT), LATER).and_then().state()
    earlier = case.terms[terms.REINSTATEMENT].warned_on
    assert case.terms[terms.ANSWER].cut.limit == earlier
    assert case.terms[terms.ANSWER].falls_on == LATER.working_days_before(earlier, 5)


def test_a_lawyer_who_confirms_the_anchor_settles_which_day_it_is():
    doubtful = replan(filed(breach=HER_LIMIT), LATER).and_then()
    settled = doubtful.when(ask.ConfirmAnchor(breach=HER_LIMIT, proof=words()), by=LAWYER).and_then()
    due = settled.state().terms[terms.REINSTATEMENT]
    assert (due.falls_on, due.by_former) == (date(2026, 12, 18), None)


def test_a_limit_set_by_law_that_ends_earlier_is_the_earlier_day_at_once():
    when = replan(filed(breach=HER_LIMIT), EARLIER)
    due = moved(when)[terms.REINSTATEMENT]
    assert (due.falls_on, due.by_former) == (date(2026, 12, 16), None)
    assert (AIGUL.id, News.MEMBER_ASKED) in told_to(when)


def test_a_change_that_is_taken_back_leaves_one_day_again():
    doubtful = replan(filed(breach=HER_LIMIT), LATER).and_then()
    back = revision(LATER, d20261217=DayKind.ORDINARY)
    assert moved(replan(doubtful, back))[terms.REINSTATEMENT].by_former is None


def test_a_date_that_hung_on_kurban_ait_becomes_certain():
    breach = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 5, 17))
    case = filed(breach=breach)
    assert case.state().terms[terms.OTHER_DISPUTE].provisional
    certain = revision(FIVE, d20270516=DayKind.HOLIDAY)
    due = moved(replan(case, certain))[terms.OTHER_DISPUTE]
    assert not due.provisional


def test_an_extension_is_counted_again_from_the_new_day():
    longer = in_work().when(ask.ExtendAnswer(reasons=words()), by=LAWYER).and_then()
    before = longer.state().terms[terms.ANSWER]
    after = moved(replan(longer, OFF))[terms.ANSWER]
    assert after.extended_from == OFF.next_working(before.extended_from + DAY)


def test_what_was_cut_to_a_day_that_is_over_is_not_made_longer():
    near = told.Breach(wrong=told.Wrong.DISMISSAL, happened_on=date(2026, 10, 24), act_received_on=date(2026, 10, 24))
    case = filed(breach=near)
    assert case.state().terms[terms.ANSWER].falls_on == date(2026, 11, 20)
    late = replan(case, revision(FIVE, d20261215=DayKind.MOVED_DAY_OFF), NOON + 2 * DAY)
    assert terms.ANSWER not in moved(late)


# The law of it: an oracle that counts day by day, and knows nothing of the code under test.


def counted(day: date, amount: int, unit: TermUnit, works: Any) -> date:
    if unit is TermUnit.WORKING_DAYS:
        left = amount
        while left:
            day += DAY
            left -= works(day)
        return day
    months = amount * (12 if unit is TermUnit.YEARS else 1)
    day = day + amount * DAY if unit is TermUnit.CALENDAR_DAYS else months_later(day, months)
    while not works(day):
        day += DAY
    return day


def whole(due: DueDate, calendar: Calendar) -> date:
    day = counted(due.anchored_on, due.amount, due.unit, calendar.is_working)
    longer = due.extension
    return counted(day, longer.amount, longer.unit, calendar.is_working) if longer else day


def margin(limit: date, calendar: Calendar) -> date:
    left = 5
    while left:
        limit -= DAY
        left -= calendar.is_working(limit)
    return limit


PEOPLE = (AIGUL, LAWYER, SUPERVISOR)
BREACHES = st.builds(
    told.Breach,
    wrong=st.sampled_from([told.Wrong.DISMISSAL, told.Wrong.OTHER, told.Wrong.UNSURE]),
    learned_on=st.dates(date(2026, 10, 10), date(2026, 11, 20)),
) | st.just(told.Breach(wrong=told.Wrong.NONE))


class Replanned(RuleBasedStateMachine):
    """One case, people who act in it, days that pass, and governments that move working days."""

    decider = DECIDER

    @initialize(breach=BREACHES)
    def begin(self, breach: told.Breach) -> None:
        case = filed(breach=breach)
        self.now, self.organisation = NOON, case.organisation
        self.state = self.decider.fold(case.history)

    def send(self, command: Command, actor: Actor) -> tuple[Event, ...]:
        roles = self.decider.roles(self.state, actor, self.organisation)
        context = Context(actor=actor, roles=roles, now=self.now, organisation=self.organisation)
        try:
            events = self.decider.decide(self.state, command, context) if roles else ()
        except Refused:
            events = ()
        self.state = self.decider.fold(events, self.state)
        return events

    @rule(
        command=st.sampled_from(
            [
                ask.Triage(category=told.Category.PAY, urgent=False, holder=LAWYER.id, conflict_checked=True),
                ask.RequestCompletion(missing=words()),
                ask.SupplyCompletion(text=words()),
                ask.ExtendAnswer(reasons=words()),
                ask.Withdraw(reasons=words()),
            ]
        )
    )
    def somebody_acts(self, command: Command) -> None:
        for actor in PEOPLE:
            self.send(command, actor)

    @rule(days=st.integers(0, 6))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)
        for due in list(self.state.terms.values()):
            if due.moment <= self.now:
                self.send(LapseTerm(term=due.term, moment=due.moment), CLOCK)

    @rule(offset=st.integers(1, 40))
    def a_day_is_moved(self, offset: int) -> None:
        calendar = self.organisation.calendars[5]
        day = (self.now + timedelta(hours=5, days=offset)).date()
        kind = DayKind.MOVED_DAY_OFF if calendar.is_working(day) else DayKind.WORKING_SATURDAY
        if day in calendar.working or day in calendar.days_off:
            kind = DayKind.ORDINARY
        new = revised(calendar, [DayChange(day=day, kind=kind)], 2027, "order", self.now.date())
        before = self.state.terms
        self.organisation = under(new, self.organisation)
        events = self.send(ReplanTerms(calendar=new.name), MACHINE)
        self.hold(before, new, events)
        assert not self.send(ReplanTerms(calendar=new.name), MACHINE), "the second time moves something"

    def hold(self, before: Any, calendar: Calendar, events: tuple[Event, ...]) -> None:
        running = self.state.terms
        assert running.keys() == before.keys()
        today = (self.now + timedelta(hours=5)).date()
        ahead = (limit for limit in limitations(APPEAL, running.values()) if limit.falls_on >= today)
        earliest = min((limit.warned_on for limit in ahead), default=date.max)
        for term, due in running.items():
            expected = whole(due, calendar)
            if due.confidence is Confidence.P and earliest < date.max:
                expected = min(expected, max(margin(earliest, calendar), today))
            assert due.falls_on == expected, f"{term} is not what the new calendar makes of it"
            assert due.warned_on <= before[term].warned_on or due.confidence is Confidence.P
        stayed = {t for t, due in running.items() if _told(due) == _told(before[t])}
        told_of = {event.due.term for event in events if isinstance(event, TermMoved)}
        assert stayed.isdisjoint(told_of)


def _told(due: DueDate) -> DueDate:
    return due.model_copy(update={"calendar": ""})


SIZE = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


@pytest.mark.slow
def test_every_running_term_is_a_fresh_derivation_under_the_new_calendar():
    run_state_machine_as_test(Replanned, settings=SIZE)


def off_by_one(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: what is moved by a calendar ends a day too late."""
    return tuple(
        event.model_copy(update={"due": event.due.model_copy(update={"falls_on": event.due.falls_on + DAY})})
        if isinstance(event, TermMoved) and event.because is Moved.CALENDAR
        else event
        for event in DECIDER.decide(state, command, context)
    )


def forgetful(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: one of the terms is left as it was."""
    events = DECIDER.decide(state, command, context)
    last = [e for e in events if isinstance(e, TermMoved) and e.because is Moved.CALENDAR][-1:]
    return tuple(event for event in events if event not in last)


@pytest.mark.slow
@pytest.mark.parametrize("fault", [off_by_one, forgetful])
def test_a_planted_fault_is_caught(fault):
    class Faulty(Replanned):
        decider = replace(DECIDER, decide=fault)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Faulty, settings=settings(SIZE, phases=[Phase.generate]))
