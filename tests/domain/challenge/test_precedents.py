"""A challenge that is over can teach others: without names, by two people, with her yes."""

from datetime import date

import pytest

from domain.algorithm import DecisionKind
from domain.appeal.commands import Reopen
from domain.appeal.outgoing.events import StopLetters
from domain.challenge.decision import Automation, Effect, Finding, Known
from domain.challenge.precedent.events import (
    AnswerPrecedent,
    Because,
    Check,
    PrecedentAnswered,
    PrecedentReleased,
    PrecedentText,
    PrecedentWithdrawn,
    PrecedentWritten,
    WithdrawPrecedent,
    WritePrecedent,
)
from domain.kernel import CLOCK, MACHINE, Sealed
from domain.paper import News, NoticeOrdered
from domain.words import Language
from tests.domain.appeal.stories import words
from tests.domain.challenge.precedent_stories import (
    PRECEDENT,
    WRITING,
    agreed,
    answered,
    over,
    public,
    published,
    releasing,
    told,
    written,
)
from tests.domain.challenge.stories import in_work, outcome
from tests.domain.federation import AIGUL, AUDITOR, BOLAT, CHAIR, LAWYER, LAWYER2, STRANGER, SUPERVISOR
from tests.spec import When


def mailed(took: When) -> set[tuple[str, News]]:
    return {(event.to, event.news) for event in took.events if isinstance(event, NoticeOrdered)}


def test_she_is_asked_about_the_very_text_and_the_mail_says_nothing_of_it():
    took = over().when(WRITING, by=LAWYER)
    assert took.events[0] == PrecedentWritten(draft=1, by=LAWYER.id, texts=(told(),))
    assert mailed(took) == {(AIGUL.id, News.MEMBER_ASKED)}


def test_a_summary_is_written_only_of_what_is_over():
    in_work().when(WRITING, by=LAWYER).then_refused("not-at-this-stage")


def test_without_a_known_outcome_there_is_nothing_to_learn():
    case = over()
    unknown = [event for event in case.history if type(event).__name__ != "DecisionOutcomeRecorded"]
    blind = type(case)(case.decider, case.organisation, tuple(unknown), case.now)
    blind.when(WRITING, by=LAWYER).then_refused("precedent-without-outcome")


@pytest.mark.parametrize("texts", [(), (told(), told())], ids=["none", "one-twice"])
def test_it_is_written_once_in_each_language(texts):
    over().when(WritePrecedent(texts=texts), by=LAWYER).then_refused("one-text-a-language")


def test_other_languages_can_stand_beside():
    both = (told(Language.KK), told(Language.RU))
    assert over().when(WritePrecedent(texts=both), by=LAWYER).refused is None


def test_once_she_agrees_those_who_can_release_it_are_told():
    took = written().when(AnswerPrecedent(draft=1, agrees=True), by=AIGUL)
    assert took.events[0] == PrecedentAnswered(draft=1, person=AIGUL.id, agrees=True)
    assert mailed(took) == {(LAWYER.id, News.STAFF_TASK), (SUPERVISOR.id, News.STAFF_TASK)}


def test_her_no_is_told_to_the_writer_alone_and_nobody_asks_again():
    took = written().when(AnswerPrecedent(draft=1, agrees=False), by=AIGUL)
    assert mailed(took) == {(LAWYER.id, News.STAFF_TASK)}
    no = took.and_then()
    no.when(WRITING, by=LAWYER).then_refused("precedent-unwanted")
    no.when(releasing(), by=SUPERVISOR).then_refused("precedent-needs-her-yes")


def test_she_alone_turns_her_no():
    turned = answered(answered(written(), agrees=False))
    assert turned.when(releasing(), by=SUPERVISOR).refused is None


def test_her_yes_can_be_taken_back_before_it_is_published():
    back = answered(agreed(), agrees=False)
    back.when(releasing(), by=SUPERVISOR).then_refused("precedent-needs-her-yes")


def test_saying_the_same_again_changes_nothing():
    agreed().when(AnswerPrecedent(draft=1, agrees=True), by=AIGUL).then_nothing()


def test_her_silence_publishes_nothing():
    written().when(releasing(), by=SUPERVISOR).then_refused("precedent-needs-her-yes")


def test_her_yes_is_to_one_text_and_not_to_the_next():
    anew = agreed().when(WRITING, by=LAWYER).and_then()
    anew.when(releasing(2), by=SUPERVISOR).then_refused("precedent-needs-her-yes")
    anew.when(AnswerPrecedent(draft=1, agrees=True), by=AIGUL).then_refused("another-precedent-text")


def test_it_is_published_as_codes_and_a_year_with_texts_under_their_own_key():
    took = agreed().when(releasing(), by=SUPERVISOR)
    assert took.events[0] == PrecedentReleased(
        precedent=PRECEDENT,
        draft=1,
        by=SUPERVISOR.id,
        texts=(public(),),
        decision=DecisionKind.EVALUATION,
        automation=Automation.FULL,
        effect=Effect.SERIOUS,
        finding=Finding.CANCELLED,
        measures=(),
        principles=(),
        grounds=(),
        notice=Known.UNKNOWN,
        year=2026,
    )
    assert mailed(took) == {(AIGUL.id, News.MEMBER_NEWS)}


def test_nothing_that_is_published_can_name_employer_system_body_place_or_day():
    case = agreed().state()
    event = agreed().when(releasing(), by=SUPERVISOR).events[0]
    said = event.model_dump_json()
    assert AIGUL.id not in said
    for secret in (case.employer_bin, case.unit, case.primary, case.number, "KZ-47", "education", "2026-"):
        assert secret not in said, secret
    assert not any(isinstance(value, date) for value in event.model_dump().values())


def test_whoever_wrote_it_does_not_release_it():
    own = answered(written(by=SUPERVISOR))
    own.when(releasing(), by=SUPERVISOR).then_refused("precedent-by-two")
    agreed().when(releasing(), by=LAWYER).then_refused("not-your-role")


def test_another_text_than_the_one_in_view_is_not_released():
    agreed().when(releasing(2), by=SUPERVISOR).then_refused("another-precedent-text")


@pytest.mark.parametrize("left_out", list(Check))
def test_every_check_has_to_be_made(left_out):
    unchecked = releasing(checked=frozenset(Check) - {left_out})
    agreed().when(unchecked, by=SUPERVISOR).then_refused("precedent-unchecked")


def test_where_she_is_under_pressure_nothing_is_asked_or_published():
    stopped = agreed().when(StopLetters(), by=AIGUL).and_then()
    assert stopped.when(releasing(), by=SUPERVISOR).refused
    assert stopped.when(WRITING, by=LAWYER).refused


def test_one_stands_at_a_time():
    published().when(WRITING, by=LAWYER).then_refused("precedent-published")
    published().when(releasing(), by=SUPERVISOR).then_refused("precedent-published")
    published().when(AnswerPrecedent(draft=1, agrees=False), by=AIGUL).then_refused("precedent-published")


@pytest.mark.parametrize("who", [AIGUL, LAWYER, SUPERVISOR])
def test_she_and_whoever_works_on_it_can_withdraw_it(who):
    took = published().when(WithdrawPrecedent(because=Because.RECOGNISABLE), by=who)
    assert took.events[0] == PrecedentWithdrawn(precedent=PRECEDENT, by=who.id, because=Because.RECOGNISABLE)
    assert who.id not in {to for to, _ in mailed(took)}
    assert took.and_then().when(WRITING, by=LAWYER).refused is None


def test_withdrawn_because_she_wants_it_so_it_stays_withdrawn():
    gone = published().when(WithdrawPrecedent(because=Because.HER_WISH), by=AIGUL).and_then()
    gone.when(WRITING, by=LAWYER).then_refused("precedent-unwanted")
    gone.when(WithdrawPrecedent(because=Because.WRONG), by=LAWYER).then_refused("precedent-not-published")


def test_it_can_be_withdrawn_while_the_case_is_open_again():
    open_again = published().when(Reopen(reasons=words()), by=AIGUL).and_then()
    assert open_again.when(WithdrawPrecedent(because=Because.OUTDATED), by=LAWYER).refused is None


def test_what_was_written_of_one_ending_is_void_when_the_case_is_open_again():
    open_again = agreed().when(Reopen(reasons=words()), by=AIGUL).and_then()
    assert open_again.state().precedent.written is None
    refused = answered(written(), agrees=False).when(Reopen(reasons=words()), by=AIGUL).and_then()
    assert refused.state().precedent.unwanted, "her no outlives it"


@pytest.mark.parametrize("who", [CLOCK, MACHINE])
@pytest.mark.parametrize(
    "command", [WRITING, releasing(), AnswerPrecedent(draft=1, agrees=True), WithdrawPrecedent(because=Because.WRONG)]
)
def test_no_machine_has_a_hand_in_it(who, command):
    agreed().when(command, by=who).then_refused("machines-law")


@pytest.mark.parametrize("who", [CHAIR, STRANGER, AUDITOR, LAWYER2, BOLAT])
def test_nobody_else_writes_or_answers(who):
    for command in (WRITING, releasing(), AnswerPrecedent(draft=1, agrees=True)):
        assert agreed().when(command, by=who).refused


def test_an_upheld_decision_teaches_as_well():
    found = in_work().when(outcome(Finding.UPHELD), by=LAWYER).and_then().state()
    assert found.found_on is not None
    assert over(Finding.UPHELD).when(WRITING, by=LAWYER).refused is None


def test_the_draft_goes_with_her_and_what_is_published_does_not():
    """The subject of a text says whose erasure destroys it."""
    events = published().history
    told_in = [event for event in events if isinstance(event, PrecedentWritten | PrecedentReleased)]
    assert [_subjects(event.texts) for event in told_in] == [{AIGUL.id}, {PRECEDENT}]


def _subjects(texts: tuple[PrecedentText, ...]) -> set[str]:
    sealed: list[Sealed] = [box for each in texts for box in (each.title, each.text)]
    return {each.subject for each in sealed}
