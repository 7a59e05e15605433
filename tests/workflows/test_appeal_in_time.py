"""An appeal from filing to closing through a real workflow, with weeks passing at once."""

import asyncio
from datetime import timedelta

from domain.appeal import terms
from domain.appeal.commands import CompleteReview, ProposeClosing, ReleaseAnswer, Triage
from domain.appeal.events import Category, Outcome
from domain.case import (
    CaseClosed,
)
from domain.clocks import TermLapsed, TermReminded
from domain.kernel import CLOCK, Actor
from domain.paper import (
    LetterIssued,
    NoticeOrdered,
    NoticeSent,
)
from domain.review import ReviewOffered, ReviewRequired, Verdict
from ledger.record import Recorded
from settings import Settings
from tests.domain.appeal.stories import PAPER, filing
from tests.domain.federation import AIGUL, LAWYER, REVIEWER
from tests.postoffice import PostOffice
from tests.workflows.conftest import World, world

CASE = "appeal-0a7c1c1e-0000-4000-8000-000000000001"
SLACK = timedelta(minutes=1)
QUESTIONS = 20
"""More clocks than run after a closing."""


def lapses(world: World) -> dict[str, Recorded]:
    """Every lapse on record, by its term."""
    found: dict[str, Recorded] = {}
    for entry in world.desk.ledger.history(CASE):
        if isinstance(entry.event, TermLapsed):
            assert entry.event.term not in found, "a term lapsed twice"
            found[entry.event.term] = entry
    return found


async def file(world: World) -> None:
    text = world.desk.ledger.seal(AIGUL.id, "x", stream=CASE)
    await world.does(CASE, filing(text=text), AIGUL)


def test_silence_has_every_consequence_in_its_time_and_none_twice(settings: tuple[Settings, PostOffice]):
    async def story() -> None:
        async with world(*settings) as w:
            await file(w)
            filed = w.desk.case(CASE).terms
            await w.until(filed[terms.TRIAGE].moment)
            assert list(lapses(w)) == [terms.TRIAGE]
            await w.until(filed[terms.ANSWER].moment)
            review = w.desk.case(CASE).terms[terms.CONFIRM]
            await w.until(review.moment)
            told = {terms.TRIAGE: filed[terms.TRIAGE], terms.ANSWER: filed[terms.ANSWER], terms.CONFIRM: review}
            assert set(lapses(w)) == set(told)
            for term, entry in lapses(w).items():
                assert entry.actor_id == CLOCK.id
                assert told[term].moment <= entry.occurred_at <= told[term].moment + SLACK
            assert len(w.desk.events(CASE, ReviewRequired)) == len(w.desk.events(CASE, ReviewOffered)) == 1
            reminded = [event.reminder for event in w.desk.events(CASE, TermReminded)]
            assert len(reminded) == len(set(reminded))
            assert {reminder.split("/")[0] for reminder in reminded} == set(told)
            sent = len(w.desk.events(CASE, NoticeSent))
            assert len(w.desk.events(CASE, NoticeOrdered)) == sent == len(w.post.taken)

    asyncio.run(story())


def test_a_case_that_is_closed_is_watched_until_the_member_was_asked_for_the_last_time(
    settings: tuple[Settings, PostOffice],
):
    async def story() -> None:
        async with world(*settings) as w:
            await file(w)
            await w.does(
                CASE, Triage(category=Category.PAY, urgent=False, holder=LAWYER.id, conflict_checked=True), LAWYER
            )
            await w.does(CASE, released(w), LAWYER)
            words = w.desk.ledger.seal(AIGUL.id, "No grounds", stream=CASE)
            await w.does(CASE, ProposeClosing(outcome=Outcome.UNFOUNDED, reasons=words), LAWYER)
            review = next(iter(w.desk.case(CASE).reviews))
            await w.does(CASE, CompleteReview(review=review, verdict=Verdict.CONFIRMED, reasons=words), reviewer(w))
            for _ in range(QUESTIONS):
                if left := w.desk.case(CASE).terms:
                    await w.until(min(due.moment for due in left.values()))
            await w.watching(CASE).result()
            assert len(w.desk.events(CASE, CaseClosed)) == 1
            letters = [event.letter for event in w.desk.events(CASE, LetterIssued)]
            assert sorted(letters) == ["answer-1", "closing-1", "receipt-1"]
            assert not w.desk.case(CASE).notices

    asyncio.run(story())


def released(world: World) -> ReleaseAnswer:
    return ReleaseAnswer(file=PAPER, template_sha256="0", inputs=world.desk.ledger.seal(AIGUL.id, "{}", stream=CASE))


def reviewer(world: World) -> Actor:
    """The person who was asked to review, or one of the pool above."""
    holder = next(iter(world.desk.case(CASE).reviews.values())).holder
    return Actor(id=holder) if holder else REVIEWER
