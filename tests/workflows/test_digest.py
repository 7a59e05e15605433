"""A digest leaves by the timer of its own workflow: tasks gather, the night passes, and one mail comes in the morning."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from domain.appeal.commands import Triage
from domain.appeal.events import Category
from domain.kernel import ALMATY
from domain.organisation.reminders import (
    ChooseReminders,
    DigestSent,
    How,
    NoticeGathered,
    Reminders,
    stream_of,
)
from relay.relay import Relay
from relay.temporal import tell_to_look
from settings import Settings
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR
from tests.founding import NAME, address
from tests.postoffice import PostOffice
from tests.workflows.conftest import World, world

CASES = tuple(f"appeal-0a7c1c1e-0000-4000-8000-{number:012}" for number in range(1, 4))
MINE = stream_of(LAWYER.id)
TRIAGE = Triage(category=Category.PAY, urgent=False, holder=LAWYER.id, conflict_checked=True)
TRIES, PAUSE_S = 600, 0.05
EARLIER = timedelta(minutes=5)


@asynccontextmanager
async def relayed(settings: Settings, world: World) -> AsyncIterator[None]:
    """The relay tells the digest's workflow what the workflow of a case handed over, as in a running house."""
    stop = asyncio.Event()
    relay = Relay(settings.database_url, partial(tell_to_look, world.environment.client))
    running = asyncio.create_task(relay.run(stop))
    try:
        yield
    finally:
        stop.set()
        await running


async def seen(what: Callable[[], bool]) -> None:
    for _ in range(TRIES):
        if what():
            return
        await asyncio.sleep(PAUSE_S)
    raise AssertionError("what was waited for did not come")


async def hand_out(world: World) -> None:
    """Three cases for a lawyer who wants to hear of tasks once a day."""
    await world.does(MINE, ChooseReminders(person=LAWYER.id, how=How.DIGEST, hour=None), LAWYER)
    for case in CASES:
        text = world.desk.ledger.seal(AIGUL.id, "x", stream=case)
        await world.does(case, filing(text=text), AIGUL)
        await world.does(case, TRIAGE, SUPERVISOR)


def digests(post: PostOffice) -> list[str]:
    """The digests in the lawyer's box, by their ids."""
    to_her = [mail for mail in post.mails if mail["To"] == address(LAWYER.id)]
    return [mail["Message-ID"] for mail in to_her if MINE in mail["Message-ID"]]


def test_the_timer_of_a_digest_sends_one_mail_at_its_hour_and_none_before(settings: tuple[Settings, PostOffice]):
    async def story() -> None:
        async with world(*settings) as w, relayed(settings[0], w):
            await hand_out(w)
            await seen(lambda: len(w.desk.events(MINE, NoticeGathered)) == len(CASES))
            waiting: Reminders = w.desk.ledger.state(MINE)
            assert waiting.due
            await w.until(waiting.due - EARLIER)
            assert digests(w.post) == []
            await w.until(waiting.due)
            assert digests(w.post) == [f"<{MINE}.digest-1@birge>"]
            (mail,) = [mail for mail in w.post.mails if MINE in mail["Message-ID"]]
            assert str(len(CASES)) in mail["Subject"]
            assert NAME not in mail.as_string()
            (sent,) = [entry for entry in w.desk.ledger.history(MINE) if isinstance(entry.event, DigestSent)]
            assert waiting.due <= sent.occurred_at < waiting.due + EARLIER
            assert sent.occurred_at.astimezone(ALMATY).hour == waiting.due.astimezone(ALMATY).hour
            await w.watching(MINE).result()

    asyncio.run(story())
