"""What a member and a lawyer read of a case, and what each of them does not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.procedure import APPEAL
from domain.kernel import Actor, Event
from domain.kinds import KINDS, PROCEDURES
from domain.paper import Channel, NoticeFailed, NoticeOrdered, NoticeSent
from domain.words import Language
from ledger.record import Recorded
from projections.deadlines import State, deadlines
from projections.happenings import HAPPENINGS
from projections.timeline import Entry, View, timeline
from tests.domain.appeal.stories import DISMISSED, answered, closing, filed, in_work, lapse, words
from tests.domain.federation import AIGUL, CHAIR, LAWYER, ORGANISATION, REVIEWER
from tests.spec import NOON, Given

CALENDAR = ORGANISATION.calendars[5]
TODAY = date(2026, 11, 20)


def history(*steps: tuple[Actor | str, tuple[Event, ...]]) -> tuple[Recorded, ...]:
    """Each step is one command: who gave it, and what came of it."""
    found: list[Recorded] = []
    for number, (actor, events) in enumerate(steps):
        name = actor if isinstance(actor, str) else actor.id
        for event in events:
            place, at = len(found) + 1, NOON + timedelta(hours=number)
            found.append(Recorded(place, place, "appeal-1", event, name, f"c{number}", at, at))
    return tuple(found)


def told_by(case: Given, before: Given | None = None) -> tuple[Event, ...]:
    return case.history[len(before.history) if before else 0 :]


FILED = filed(breach=DISMISSED)
IN_WORK = in_work(breach=DISMISSED)
LATE = lapse(IN_WORK, terms.ANSWER)
STORY = history((AIGUL, told_by(FILED)), (LAWYER, told_by(IN_WORK, FILED)), ("clock", told_by(LATE, IN_WORK)))


def entries(story: tuple[Recorded, ...], view: View, language: Language = Language.EN) -> list[Entry]:
    return [entry for day in timeline(story, view, language) for entry in day.entries]


@pytest.mark.parametrize("kind", PROCEDURES)
def test_every_event_of_a_case_has_words(kind: str):
    missing = {event.NAME for event in KINDS[kind].events} - set(HAPPENINGS)
    assert not missing


def test_every_event_is_told_in_order_to_staff():
    assert [entry.version for entry in entries(STORY, View.STAFF)] == [recorded.version for recorded in STORY]


@pytest.mark.parametrize(("reason", "is_told"), [("demo", False), ("smtp-550", True)])
def test_a_mail_of_a_made_up_past_that_could_never_arrive_is_no_news(reason: str, is_told: bool):
    failed = NoticeFailed(notice=next(iter(LATE.state().notices)), reason=reason)
    story = history(
        (AIGUL, told_by(FILED)),
        (LAWYER, told_by(IN_WORK, FILED)),
        ("clock", told_by(LATE, IN_WORK)),
        ("machine", (failed,)),
    )
    assert (NoticeFailed.NAME in {entry.event for entry in entries(story, View.STAFF)}) is is_told


def test_days_are_those_of_kazakhstan():
    late = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
    story = tuple(Recorded(1, 1, "appeal-1", e, AIGUL.id, "c", late, late) for e in FILED.history[:1])
    assert [day.on for day in timeline(story, View.MEMBER, Language.KK)] == [date(2026, 11, 21)]


def test_what_the_clock_did_names_its_rule_and_who_answers_for_it_now():
    passed = next(entry for entry in entries(STORY, View.MEMBER) if entry.event == "term.lapsed")
    assert passed.who.label == "By the clock"
    assert passed.who.rule == "under the rule “Answer the member” (our own rule, not law)"
    assert (passed.who.person, passed.who.answers) == ("", LAWYER.id)
    following = next(entry for entry in entries(STORY, View.MEMBER) if entry.event == "review.required")
    assert following.who == passed.who


def test_while_nobody_holds_a_case_its_body_answers():
    story = history((AIGUL, told_by(FILED)), ("clock", told_by(lapse(FILED, terms.TRIAGE_URGENT), FILED)))
    who = entries(story, View.MEMBER)[-1].who
    assert (who.answers, who.unit) == ("", FILED.state().unit)


def test_people_are_named_by_what_they_are_to_the_case():
    by = {entry.event: (entry.who.label, entry.who.person) for entry in entries(STORY, View.STAFF)}
    assert by["appeal.filed"] == ("The member", AIGUL.id)
    assert by["appeal.triaged"] == ("Union staff", LAWYER.id)
    story = history((CHAIR, tuple(e.model_copy(update={"filed_by": CHAIR.id}) for e in FILED.history[:1])))
    assert entries(story, View.STAFF)[0].who.label == "The chair"
    ended = answered().when(closing(told.Outcome.UNFOUNDED), by=LAWYER).and_then()
    reviewed = history((AIGUL, told_by(ended)), (REVIEWER, told_by(confirmed(ended), ended)))
    assert {e.who.label for e in entries(reviewed, View.STAFF) if e.event == "review.completed"} == {"The reviewer"}


def confirmed(case: Given) -> Given:
    review = next(iter(case.state().reviews))
    command = ask.CompleteReview(review=review, verdict="confirmed", reasons=words())
    return case.when(
        command,
        by=REVIEWER if not case.state().reviews[review].holder else Actor(id=case.state().reviews[review].holder),
    ).and_then()


@pytest.mark.parametrize("language", Language)
def test_a_date_is_told_with_the_way_it_was_reached(language: Language):
    started = next(e for e in entries(STORY, View.MEMBER, language) if e.event == "term.started")
    (told_how,) = started.details
    assert "160" in told_how


def test_the_member_sees_no_drafts_no_reminders_and_no_mail_to_others():
    drafted = IN_WORK.when(ask.DraftAnswer(text=words()), by=LAWYER).and_then()
    story = history((AIGUL, told_by(FILED)), (LAWYER, told_by(drafted, FILED)))
    hidden = {e.event for e in entries(story, View.STAFF)} - {e.event for e in entries(story, View.MEMBER)}
    assert "appeal.answer_drafted" in hidden
    assert "notice.ordered" in hidden


def test_the_member_sees_that_mail_to_her_was_sent_and_not_that_of_others():
    ordered = [recorded.event for recorded in STORY if isinstance(recorded.event, NoticeOrdered)]
    sent = tuple(NoticeSent(notice=e.notice, message_id="m", channel=Channel.MAIL) for e in ordered)
    shown = [e for e in entries((*STORY, *history(("machine", sent))), View.MEMBER) if e.event == "notice.sent"]
    assert len(shown) == sum(e.to == AIGUL.id for e in ordered) == 1


def test_a_timeline_holds_nothing_that_anybody_wrote():
    secret = told.CompletionRequested(missing=words("canary"))
    story = history((AIGUL, told_by(FILED)), (LAWYER, (secret,)))
    assert "canary" not in repr(timeline(story, View.STAFF, Language.RU))


def test_running_terms_come_first_with_the_working_days_that_are_left():
    found = deadlines(STORY[: len(FILED.history)], APPEAL, CALENDAR, TODAY, Language.RU)
    assert [one.term for one in found] == [terms.TRIAGE_URGENT, terms.ANSWER, terms.REINSTATEMENT, terms.DIRECT]
    assert [one.working_days_left for one in found][:3] == [1, 13, 18]
    assert found[-1].limits
    assert not found[0].limits


def test_terms_that_are_over_say_how_they_ended():
    found = {one.term: one for one in deadlines(STORY, APPEAL, CALENDAR, TODAY, Language.KK)}
    assert found[terms.TRIAGE_URGENT].state is State.MET
    assert found[terms.ANSWER].state is State.LAPSED
    assert found[terms.ANSWER].working_days_left is None
    assert found[terms.REINSTATEMENT].state is State.RUNNING


def test_a_moved_term_shows_its_new_date_only():
    longer = in_work().when(ask.ExtendAnswer(reasons=words()), by=LAWYER).and_then()
    found = [
        one
        for one in deadlines(history((LAWYER, longer.history)), APPEAL, CALENDAR, TODAY, Language.EN)
        if one.term == terms.ANSWER
    ]
    assert [one.falls_on for one in found] == [longer.state().terms[terms.ANSWER].falls_on]
