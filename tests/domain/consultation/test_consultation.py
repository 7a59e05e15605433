"""Consulting the union before a system is introduced: its five days, what silence brings, and the look afterwards."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given as any_
from hypothesis import settings
from hypothesis import strategies as st

from domain.case import CaseClosed, CaseEscalated
from domain.clocks import LapseTerm, RemindOfTerm, TermDropped, TermLapsed, TermMet, TermReminded, TermStarted
from domain.consultation import commands as ask
from domain.consultation import decider
from domain.consultation import events as told
from domain.consultation.decider import DECIDER
from domain.consultation.events import Basis, Consequence, Ended, Heeded, Stance
from domain.consultation.frame import AFTERWARDS, CONSULTATION, OPINION, Stage
from domain.kernel import CLOCK, MACHINE, OPERATOR, Actor, Command, Context, Event, Refused, Role, Sealed, SealedFile
from domain.organisation.events import OfficeGranted
from domain.paper import News, NoticeOrdered, SentBy
from domain.words import Confidence, Language
from tests.domain.federation import (
    AIGUL,
    AUDITOR,
    CHAIR,
    DUTY,
    FEDERATION,
    LAWYER,
    MANGYSTAU,
    ORGANISATION,
    SCHOOL_BIN,
    STRANGER,
    SUPERVISOR,
    TIED_LAWYER,
)
from tests.spec import NOON, Given

TODAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 21)
SYSTEM = "system-1"
EXPERT = Actor(id="person-expert")
STAFFED = ORGANISATION.after([(FEDERATION, OfficeGranted(person=EXPERT.id, role=Role.EXPERT))], position=2)
TEXT = Sealed(subject="consultation-1", box="x")
OPEN = ask.OpenConsultation(
    system=SYSTEM, employer_bin=SCHOOL_BIN, unit=MANGYSTAU, received_on=TODAY, basis=Basis.AGREEMENT
)
DRAFT = ask.DraftOpinion(stance=Stance.ON_CONDITIONS, text=TEXT)
IN_USE = ask.RecordIntroduction(on=TODAY, heeded=Heeded.PARTLY)
FILE = SealedFile(blob="b", subject="consultation-1", sha256="0", size=1, media_type="application/pdf")
RELEASE = ask.ReleaseOpinion(language=Language.KK, file=FILE, template_sha256="1")
ISSUED = told.OpinionIssued(language=Language.KK, file=FILE, template_sha256="1")
SENT = ask.RecordOpinionSent(on=TODAY, by_way=SentBy.COURIER)
SERVED = ask.RecordOpinionServed(on=TODAY, proof=TEXT)
REVIEW = ask.ReviewConsequences(consequence=Consequence.WORSE, text=TEXT)


def consultation(*history: Event) -> Given:
    return Given(DECIDER, STAFFED, history)


OPENED = consultation().when(OPEN, by=LAWYER).and_then()
DRAFTED = OPENED.when(DRAFT, by=LAWYER).and_then()
RELEASED = DRAFTED.when(RELEASE, by=SUPERVISOR).and_then()
INTRODUCED = RELEASED.when(IN_USE, by=CHAIR).and_then()


def due(given: Given, term: str) -> datetime:
    moment: datetime = given.state().terms[term].moment
    return moment


def test_the_opinion_has_five_working_days_by_law():
    started = [event.due for event in OPENED.history if isinstance(event, TermStarted)]
    assert [(due.term, due.falls_on, due.source, due.confidence) for due in started] == [
        (OPINION, date(2026, 11, 27), "LC 12(3)", Confidence.V)
    ]


def test_the_supervisor_hears_that_an_opinion_is_asked_for_and_whoever_opened_it_does_not():
    told_of = {event.to for event in OPENED.history if isinstance(event, NoticeOrdered)}
    assert told_of == {SUPERVISOR.id}


def test_an_opinion_is_released_by_a_supervisor_alone():
    DRAFTED.when(RELEASE, by=LAWYER).then_refused("not-your-role")
    DRAFTED.when(RELEASE, by=SUPERVISOR).then(told.OpinionReleased(by=SUPERVISOR.id), ISSUED, TermMet(term=OPINION))
    assert RELEASED.state().stage is Stage.ANSWERED


def test_nothing_is_released_that_nobody_wrote():
    OPENED.when(RELEASE, by=SUPERVISOR).then_refused("no-draft-of-opinion")


def test_what_was_released_is_not_changed():
    late = INTRODUCED.when(DRAFT, by=LAWYER)
    late.then_refused("opinion-released")


def test_how_the_letter_left_and_came_is_recorded_once_each_and_in_order():
    RELEASED.when(SENT, by=LAWYER).then(told.OpinionSent(by=LAWYER.id, on=TODAY, by_way=SentBy.COURIER))
    sent = RELEASED.when(SENT, by=LAWYER).and_then()
    sent.when(SENT, by=LAWYER).then_refused("recorded-once")
    sent.when(SERVED, by=CHAIR).then(told.OpinionServed(by=CHAIR.id, on=TODAY, proof=TEXT))
    early = SERVED.model_copy(update={"on": TODAY - timedelta(days=1)})
    sent.when(early, by=LAWYER).then_refused("served-before-sent")
    by_hand = RELEASED.when(early, by=LAWYER).and_then()
    by_hand.when(SENT, by=LAWYER).then_refused("served-before-sent")
    RELEASED.when(SERVED.model_copy(update={"on": TOMORROW}), by=LAWYER).then_refused("day-not-come")


def test_what_did_not_leave_was_not_sent_also_where_the_system_is_in_use_without_it():
    OPENED.when(IN_USE, by=CHAIR).and_then().when(SENT, by=LAWYER).then_refused("opinion-not-released")
    DRAFTED.when(SENT, by=LAWYER).then_refused("not-at-this-stage")


def test_its_service_may_become_known_when_all_is_over():
    over = INTRODUCED.when(REVIEW, by=EXPERT).and_then()
    over.when(SERVED, by=LAWYER).then(told.OpinionServed(by=LAWYER.id, on=TODAY, proof=TEXT))


def test_silence_is_told_one_level_up_and_says_nothing_for_the_union():
    moment = due(OPENED, OPINION)
    lapsed = OPENED.at(moment).when(LapseTerm(term=OPINION, moment=moment), by=CLOCK)
    lapsed.then_some(TermLapsed(term=OPINION, falls_on=date(2026, 11, 27)), CaseEscalated(to=DUTY.id, because=OPINION))
    assert {event.to for event in lapsed.events if isinstance(event, NoticeOrdered)} == {
        DUTY.id,
        LAWYER.id,
        SUPERVISOR.id,
    }
    assert {event.news for event in lapsed.events if isinstance(event, NoticeOrdered)} == {News.STAFF_OVERDUE}
    after = lapsed.and_then()
    assert (after.state().stage, after.state().is_late, OPENED.state().is_late) == (Stage.ASKED, True, False)
    after.when(DRAFT, by=LAWYER).and_then().when(RELEASE, by=SUPERVISOR).then(
        told.OpinionReleased(by=SUPERVISOR.id), ISSUED
    )


def test_a_tick_that_comes_early_changes_nothing():
    moment = due(OPENED, OPINION)
    OPENED.at(moment - timedelta(seconds=1)).when(LapseTerm(term=OPINION, moment=moment), by=CLOCK).then_nothing()


def test_a_day_before_the_end_people_are_warned_once():
    reminder = f"{OPINION}/2026-11-27/1"
    before = OPENED.at(due(OPENED, OPINION) - timedelta(hours=20))
    warned = before.when(RemindOfTerm(reminder=reminder), by=CLOCK)
    assert TermReminded(reminder=reminder) in warned.events
    assert {event.to for event in warned.events if isinstance(event, NoticeOrdered)} == {LAWYER.id, SUPERVISOR.id}
    warned.and_then().when(RemindOfTerm(reminder=reminder), by=CLOCK).then_nothing()


def test_an_introduction_that_did_not_wait_is_recorded_and_owes_a_review_by_our_own_rule():
    introduced = OPENED.when(IN_USE, by=CHAIR).and_then()
    running = introduced.state().terms
    assert set(running) == {OPINION, AFTERWARDS}
    assert (running[AFTERWARDS].confidence, running[AFTERWARDS].falls_on) == (Confidence.P, date(2027, 2, 18))
    late = introduced.when(DRAFT, by=LAWYER).and_then().when(RELEASE, by=SUPERVISOR).and_then()
    assert late.state().stage is Stage.INTRODUCED, "a late opinion does not undo the introduction"


def test_whoever_looks_at_what_came_of_it_ends_it():
    INTRODUCED.when(REVIEW, by=EXPERT).then(
        told.ConsequencesReviewed(by=EXPERT.id, consequence=Consequence.WORSE, text=TEXT),
        TermMet(term=AFTERWARDS),
        CaseClosed(outcome="worse"),
    )
    OPENED.when(REVIEW, by=EXPERT).then_refused("not-at-this-stage")


def test_a_review_that_nobody_makes_is_told_one_level_up():
    moment = due(INTRODUCED, AFTERWARDS)
    INTRODUCED.at(moment).when(LapseTerm(term=AFTERWARDS, moment=moment), by=CLOCK).then_some(
        CaseEscalated(to=DUTY.id, because=AFTERWARDS)
    )


def test_what_is_given_up_ends_with_its_terms():
    OPENED.when(ask.EndConsultation(because=Ended.NOT_INTRODUCED), by=LAWYER).then(
        told.ConsultationEnded(by=LAWYER.id, because=Ended.NOT_INTRODUCED),
        TermDropped(term=OPINION),
        CaseClosed(outcome="not_introduced"),
    )
    OPENED.when(ask.EndConsultation(because=Ended.MISTAKE), by=CHAIR).then_refused("not-your-role")


def test_nothing_has_happened_on_a_day_to_come_nor_before_the_draft_came():
    consultation().when(OPEN.model_copy(update={"received_on": TOMORROW}), by=LAWYER).then_refused("day-not-come")
    OPENED.when(ask.RecordIntroduction(on=TOMORROW, heeded=Heeded.NOT), by=CHAIR).then_refused("day-not-come")
    early = ask.RecordIntroduction(on=TODAY - timedelta(days=1), heeded=Heeded.NOT)
    OPENED.when(early, by=CHAIR).then_refused("introduced-before-the-draft")


@pytest.mark.parametrize(
    ("who", "held"),
    [
        (LAWYER, {Role.LAWYER}),
        (CHAIR, {Role.CHAIR}),
        (EXPERT, {Role.EXPERT}),
        (AUDITOR, {Role.AUDITOR}),
        (AIGUL, set()),
        (STRANGER, set()),
        (TIED_LAWYER, set()),
    ],
    ids=lambda each: each.id if isinstance(each, Actor) else "",
)
def test_it_is_open_to_those_whose_work_it_is_and_to_nobody_tied_to_the_employer(who, held):
    assert OPENED.roles(who) == held


COMMANDS = st.sampled_from(
    [
        DRAFT,
        RELEASE,
        SENT,
        SERVED,
        IN_USE,
        REVIEW,
        ask.EndConsultation(because=Ended.NOT_INTRODUCED),
    ]
)
PEOPLE = st.sampled_from([LAWYER, SUPERVISOR, CHAIR, EXPERT, CLOCK, MACHINE, OPERATOR])
DAYS = st.integers(0, 200)


@any_(st.lists(st.tuples(COMMANDS, PEOPLE, DAYS, st.booleans()), max_size=12))
@settings(max_examples=400, deadline=None)
def test_no_machine_ever_ends_it_or_speaks_for_the_union(asked: list[tuple[Command, Actor, int, bool]]):
    given = OPENED
    for command, actor, days, ticks in asked:
        given = given.at(NOON + timedelta(days=days))
        running = given.state().terms
        sent = [(command, actor)]
        if ticks and running:
            term = min(running)
            sent.append((LapseTerm(term=term, moment=running[term].moment), CLOCK))
        for one, by in sent:
            context = Context(actor=by, roles=given.roles(by), now=given.now, organisation=STAFFED)
            try:
                events = DECIDER.decide(given.state(), one, context)
            except Refused:
                continue
            if not by.is_person:
                spoken = (told.OpinionReleased, told.ConsultationEnded, told.ConsequencesReviewed, CaseClosed)
                assert not any(isinstance(event, spoken) for event in events)
            given = consultation(*given.history, *events)
        closings = sum(isinstance(event, CaseClosed) for event in given.history)
        assert closings <= 1
        assert not (given.state().closed and given.state().terms), "nothing runs on after its end"


def test_a_clock_that_may_end_it_would_be_noticed(monkeypatch: pytest.MonkeyPatch):
    """The control of the test above: one more command on the clock's short list, and a closing is there."""
    loose = CONSULTATION.model_copy(update={"clock_may": CONSULTATION.clock_may | {ask.EndConsultation}})
    monkeypatch.setattr(decider, "CONSULTATION", loose)
    ended = OPENED.when(ask.EndConsultation(because=Ended.NOT_INTRODUCED), by=CLOCK)
    assert any(isinstance(event, CaseClosed) for event in ended.events)


def test_every_stage_and_act_says_what_comes_next():
    assert set(CONSULTATION.steps) == set(Stage)
    assert {command for step in CONSULTATION.steps.values() for command in step.allows} == set(CONSULTATION.acts)
