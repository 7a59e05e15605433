"""A minute's work: what may be recorded, who answers a question, what is void, and what grows into a case."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as any_
from hypothesis import settings
from hypothesis import strategies as st

from domain.appeal import events as appeal
from domain.appeal.events import Category
from domain.appeal.rules import NOT_HER_CHAIR
from domain.case import CaseClosed
from domain.clocks import LapseTerm
from domain.contact import commands as ask
from domain.contact import events as told
from domain.contact import rules
from domain.contact.circle import ANSWERERS, level_above, roles
from domain.contact.decider import CONTACT, QUESTION
from domain.contact.events import Means, Sort, VoidReason
from domain.kernel import CLOCK, MACHINE, OPERATOR, Actor, Command, Context, Decider, Event, Refused, Role, Sealed
from domain.organisation.events import OfficeGranted, OfficeWithdrawn
from domain.paper import Channel, News, NoticeOrdered, NoticeSent, RecordNoticeSent
from domain.procedure import MACHINES_LAW, NOT_YOUR_ROLE
from tests.domain.appeal.stories import filing
from tests.domain.appeal.stories import given as given_appeal
from tests.domain.federation import (
    AIGUL,
    AUDITOR,
    BOLAT,
    CHAIR,
    DEPOT,
    DUTY,
    FEDERATION,
    LAWYER,
    LAWYER2,
    MANGYSTAU,
    ORGANISATION,
    REVIEWER,
    SCHOOL,
    SCHOOL_BIN,
    STRANGER,
    SUPERVISOR,
    TIED_LAWYER,
)
from tests.spec import NOON, Given

TODAY = date(2026, 11, 20)
PEOPLE = (AIGUL, CHAIR, LAWYER, LAWYER2, SUPERVISOR, REVIEWER, DUTY, AUDITOR, STRANGER, TIED_LAWYER)
CASE = "appeal-1"


def note(text: str = "x") -> Sealed:
    return Sealed(subject=AIGUL.id, box=text)


def work(**changes: Any) -> dict[str, Any]:
    facts = {"unit": SCHOOL, "category": Category.PAY, "means": Means.PHONE, "minutes": 5, "held_on": TODAY}
    return {**facts, **changes}


def call(**changes: Any) -> ask.RecordContact:
    return ask.RecordContact(**{"sort": Sort.CALL, **work(**changes)})


def question(**changes: Any) -> ask.AskLevelAbove:
    return ask.AskLevelAbove(**{"note": note(), **work(**changes)})


def records(*history: Event) -> Given:
    return Given(CONTACT, ORGANISATION, history)


def questions(*history: Event) -> Given:
    return Given(QUESTION, ORGANISATION, history)


CALLED = records().when(call(member=AIGUL.id, primary=SCHOOL), by=CHAIR).and_then()
ASKED = questions().when(question(), by=CHAIR).and_then()
MISTAKE = ask.VoidContact(reason=VoidReason.MISTAKE)
GROWN = ask.LinkCase(case=CASE)
REPLY = ask.AnswerQuestion(text=note("y"))


def test_a_chair_writes_down_a_call_with_a_member():
    records().when(call(member=AIGUL.id, primary=SCHOOL, note=note()), by=CHAIR).then(
        told.ContactRecorded(
            by=CHAIR.id,
            sort=Sort.CALL,
            unit=SCHOOL,
            member=AIGUL.id,
            primary=SCHOOL,
            employer_bin=SCHOOL_BIN,
            region="KZ-47",
            branch="education",
            category=Category.PAY,
            means=Means.PHONE,
            minutes=5,
            held_on=TODAY,
            note=note(),
        )
    )


def test_nobody_need_be_named_and_then_the_place_is_that_of_the_unit():
    (event,) = records().when(call(unit=MANGYSTAU), by=LAWYER).events
    assert isinstance(event, told.ContactRecorded)
    assert (event.member, event.region, event.branch, event.employer_bin) == ("", "KZ-47", "", "")


@pytest.mark.parametrize(
    ("command", "by", "rule"),
    [
        (call(unit=MANGYSTAU), CHAIR, rules.NOT_YOUR_UNIT),
        (call(), STRANGER, rules.NOT_YOUR_UNIT),
        (call(unit="unit-nowhere"), CHAIR, rules.NOT_YOUR_UNIT),
        (call(member=BOLAT.id, primary=DEPOT), CHAIR, rules.NOT_YOUR_MEMBER),
        (call(member=BOLAT.id), CHAIR, rules.NOT_YOUR_MEMBER),
        (call(unit=MANGYSTAU, member=BOLAT.id, primary=DEPOT), LAWYER, rules.NOT_YOUR_MEMBER),
        (call(unit=MANGYSTAU, member=AIGUL.id, primary=SCHOOL), TIED_LAWYER, rules.NOT_YOUR_MEMBER),
        (call(held_on=TODAY + timedelta(days=1)), CHAIR, rules.TOO_LONG_AGO),
        (call(held_on=TODAY - timedelta(days=32)), CHAIR, rules.TOO_LONG_AGO),
    ],
)
def test_what_is_not_ones_own_work_is_refused(command: Command, by: Actor, rule: Any):
    records().when(command, by=by).then_refused(under=rule.code)


def test_the_last_month_can_still_be_written_down():
    records().when(call(held_on=TODAY - timedelta(days=31)), by=CHAIR).then_kinds(told.ContactRecorded)


def test_a_lawyer_may_name_a_member_of_an_organisation_below_hers():
    at_school = call(unit=MANGYSTAU, member=AIGUL.id, primary=SCHOOL)
    records().when(at_school, by=LAWYER).then_kinds(told.ContactRecorded)


def test_a_record_is_made_once():
    CALLED.when(call(), by=CHAIR).then_refused(under=rules.RECORDED.code)


def test_a_question_of_a_chair_goes_to_the_supervisor_above_who_is_told_and_no_clock_runs():
    questions().when(question(), by=CHAIR).then_kinds(told.ContactRecorded, told.QuestionPut, NoticeOrdered)
    assert ASKED.history[1:] == (
        told.QuestionPut(to=SUPERVISOR.id, unit=MANGYSTAU),
        NoticeOrdered(notice="notice-1", to=SUPERVISOR.id, news=News.QUESTION_ASKED),
    )
    assert not ASKED.state().terms


def test_a_lawyer_asks_her_own_supervisor_and_a_supervisor_the_level_above():
    assert level_above(MANGYSTAU, LAWYER.id, "", "", ORGANISATION) == (MANGYSTAU, SUPERVISOR.id)
    assert level_above(MANGYSTAU, SUPERVISOR.id, "", "", ORGANISATION) == (FEDERATION, DUTY.id)


def test_nobody_is_asked_about_herself():
    about_her = level_above(SCHOOL, CHAIR.id, SUPERVISOR.id, "", ORGANISATION)
    assert about_her == (FEDERATION, DUTY.id)


def test_a_question_that_nobody_can_answer_is_refused():
    nobody = (
        (MANGYSTAU, OfficeWithdrawn(person=SUPERVISOR.id, role=Role.SUPERVISOR)),
        (FEDERATION, OfficeWithdrawn(person=DUTY.id, role=Role.DUTY_OFFICER)),
    )
    alone = replace(questions(), organisation=ORGANISATION.after(nobody, position=2))
    alone.when(question(), by=CHAIR).then_refused(under=rules.NOBODY_ABOVE.code)


def test_the_one_who_was_asked_answers_and_the_one_who_asked_is_told():
    ASKED.when(REPLY, by=SUPERVISOR).then(
        told.QuestionAnswered(by=SUPERVISOR.id, text=note("y")),
        NoticeOrdered(notice="notice-2", to=CHAIR.id, news=News.QUESTION_ANSWERED),
        CaseClosed(outcome="answered"),
    )


def test_whoever_holds_the_office_now_may_answer_too():
    granted = (MANGYSTAU, OfficeGranted(person=STRANGER.id, role=Role.SUPERVISOR))
    later = replace(ASKED, organisation=ORGANISATION.after([granted], position=2))
    later.when(REPLY, by=STRANGER).then_kinds(told.QuestionAnswered, NoticeOrdered, CaseClosed)


def test_nobody_answers_her_own_question_nor_twice_nor_what_is_no_question():
    ASKED.when(REPLY, by=CHAIR).then_refused(under=rules.NOT_ASKED.code)
    ASKED.when(REPLY, by=LAWYER).then_refused(under=rules.NOT_ASKED.code)
    answered = ASKED.when(REPLY, by=SUPERVISOR).and_then()
    answered.when(REPLY, by=SUPERVISOR).then_refused(under=rules.ANSWERED.code)
    CALLED.when(REPLY, by=SUPERVISOR).then_refused(under=rules.NOT_A_QUESTION.code)


def test_a_record_is_void_once_and_for_a_reason():
    void = CALLED.when(MISTAKE, by=CHAIR).then(told.ContactVoided(by=CHAIR.id, reason=VoidReason.MISTAKE))
    void.when(MISTAKE, by=CHAIR).then_nothing()
    void.when(GROWN, by=CHAIR).then_refused(under=rules.VOID.code)


def test_a_void_question_waits_for_nobody():
    void = ASKED.when(MISTAKE, by=CHAIR).and_then()
    assert void.state().closed
    void.when(REPLY, by=SUPERVISOR).then_refused(under=rules.VOID.code)


def test_a_record_grows_into_one_case_and_stays():
    grown = CALLED.when(GROWN, by=CHAIR).then(told.ContactGrew(by=CHAIR.id, case=CASE))
    grown.when(GROWN, by=CHAIR).then_nothing()
    grown.when(ask.LinkCase(case="appeal-2"), by=CHAIR).then_refused(under=rules.GROWN.code)
    grown.when(MISTAKE, by=CHAIR).then_refused(under=rules.GROWN.code)


def test_the_member_may_read_what_is_about_her_and_change_nothing():
    assert CONTACT.roles(CALLED.state(), AIGUL, ORGANISATION) == {Role.MEMBER}
    for command in (MISTAKE, GROWN):
        CALLED.when(command, by=AIGUL).then_refused(under=NOT_YOUR_ROLE.code)


def test_a_record_is_there_for_its_recorder_her_supervisor_and_the_member_only():
    seen = {actor.id for actor in PEOPLE if CONTACT.roles(CALLED.state(), actor, ORGANISATION)}
    assert seen == {CHAIR.id, AIGUL.id}, "a primary organisation has no supervisor of its own"
    by_lawyer = records().when(call(unit=MANGYSTAU, member=AIGUL.id, primary=SCHOOL), by=LAWYER).and_then()
    seen = {actor.id for actor in PEOPLE if CONTACT.roles(by_lawyer.state(), actor, ORGANISATION)}
    assert seen == {LAWYER.id, SUPERVISOR.id, AIGUL.id}
    asked = {actor.id for actor in PEOPLE if QUESTION.roles(ASKED.state(), actor, ORGANISATION)}
    assert asked == {CHAIR.id, SUPERVISOR.id}


def test_whoever_left_the_office_has_nothing_of_its_records():
    gone = ORGANISATION.after([(SCHOOL, OfficeWithdrawn(person=CHAIR.id, role=Role.CHAIR))], position=2)
    assert not CONTACT.roles(CALLED.state(), CHAIR, gone)


def test_a_machine_records_its_mails_and_nothing_else():
    sent = RecordNoticeSent(notice="notice-1", channel=Channel.MAIL, message_id="<m>")
    ASKED.when(sent, by=MACHINE).then(NoticeSent(notice="notice-1", channel=Channel.MAIL, message_id="<m>"))
    late = LapseTerm(term="x", moment=NOON)
    for by, command in (
        *((machine, c) for machine in (CLOCK, MACHINE, OPERATOR) for c in (call(), question(), MISTAKE, REPLY, GROWN)),
        (CLOCK, sent),
        (CLOCK, late),
    ):
        ASKED.when(command, by=by).then_refused(under=MACHINES_LAW.code)
    ASKED.when(sent, by=SUPERVISOR).then_refused(under=NOT_YOUR_ROLE.code)


def test_an_appeal_names_the_record_that_it_grows_out_of():
    grew = given_appeal().when(filing(contact="contact-1"), by=AIGUL).then_some(appeal.AppealGrew(contact="contact-1"))
    assert grew.state().contact == "contact-1"


def test_staff_above_her_file_what_grew_out_of_a_record():
    out_of_a_record = filing(contact="contact-1", channel=appeal.Channel.RECEPTION)
    given_appeal().when(out_of_a_record, by=LAWYER).then_some(appeal.AppealGrew(contact="contact-1"))
    for other in (TIED_LAWYER, STRANGER, REVIEWER):
        given_appeal().when(out_of_a_record, by=other).then_refused(under=NOT_HER_CHAIR.code)


ORDERS = st.sampled_from(
    (MISTAKE, GROWN, ask.LinkCase(case="appeal-2"), REPLY, question(), call(), call(member=AIGUL.id))
)
STORIES = st.lists(st.tuples(ORDERS, st.sampled_from((*PEOPLE, MACHINE, CLOCK))), max_size=25)


def tell(decider: Decider[Any], story: list[tuple[Command, Actor]]) -> list[tuple[Event, Actor]]:
    """What becomes of a question to which anybody says anything, refusals left out."""
    history = [(event, CHAIR) for event in ASKED.history]
    for command, actor in story:
        state = decider.fold(event for event, _ in history)
        held = decider.roles(state, actor, ORGANISATION)
        try:
            events = decider.decide(state, command, Context(actor, held, NOON, ORGANISATION)) if held else ()
        except Refused:
            events = ()
        history += [(event, actor) for event in events]
    return history


def faults(history: list[tuple[Event, Actor]]) -> list[str]:
    """What must never be in the record of one question."""
    kinds: list[type[Event]] = [type(event) for event, _ in history]
    both: set[type[Event]] = {told.ContactVoided, told.ContactGrew}
    offices = [ORGANISATION.roles_at(by.id, MANGYSTAU) for e, by in history if isinstance(e, told.QuestionAnswered)]
    return [
        *("recorded twice" for _ in kinds[kinds.index(told.ContactRecorded) + 1 :] if _ is told.ContactRecorded),
        *("answered twice" for _ in offices[1:]),
        *("answered by somebody who was not asked" for held in offices if held.isdisjoint(ANSWERERS)),
        *(["void and grown"] if both <= set(kinds) else []),
        *(["two cases"] if kinds.count(told.ContactGrew) > 1 else []),
        *(["closed twice"] if kinds.count(CaseClosed) > 1 else []),
        *(f"done by a {by.id}" for _, by in history if not by.is_person),
    ]


@settings(max_examples=300, deadline=None)
@any_(STORIES)
def test_no_story_answers_a_question_twice_nor_makes_a_case_of_what_is_void(story: list[tuple[Command, Actor]]):
    assert faults(tell(QUESTION, story)) == []


def lax(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A decider that lets anybody answer and makes a case of anything."""
    match command:
        case ask.AnswerQuestion(text=text):
            return (told.QuestionAnswered(by=context.actor.id, text=text),)
        case ask.LinkCase(case=case):
            return (told.ContactGrew(by=context.actor.id, case=case),)
        case _:
            return QUESTION.decide(state, command, context)


@pytest.mark.parametrize(
    ("story", "fault"),
    [
        ([(REPLY, SUPERVISOR), (REPLY, SUPERVISOR)], "answered twice"),
        ([(REPLY, CHAIR)], "answered by somebody who was not asked"),
        ([(MISTAKE, CHAIR), (GROWN, CHAIR)], "void and grown"),
        ([(GROWN, MACHINE)], "done by a machine"),
    ],
)
def test_control_a_decider_that_allows_it_is_caught(story: list[tuple[Command, Actor]], fault: str):
    assert fault in faults(tell(replace(QUESTION, decide=lax, roles=roles), story))
