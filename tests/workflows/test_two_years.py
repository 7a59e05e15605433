"""The same lives through a real workflow, under a server whose clock jumps from timer to timer."""

import asyncio
from datetime import timedelta
from time import perf_counter

import pytest

from domain.clocks import TermLapsed, TermMoved, TermStarted
from domain.kernel import ALMATY
from settings import Settings
from tests.domain.appeal import two_years
from tests.domain.challenge import whole_life
from tests.domain.federation import AIGUL
from tests.postoffice import PostOffice
from tests.workflows.conftest import World, world

LIVES = {"appeal": two_years, "challenge": whole_life}
CASE = "0a7c1c1e-0000-4000-8000-000000000002"
SLACK = timedelta(minutes=1)
STILL_ASKED = timedelta(days=200)


async def walk(world: World, life: str) -> None:
    """Each act at noon of its day; the last one closes the case, and half a year later the last question is asked."""
    began = (await world.environment.get_current_time()).astimezone(ALMATY) + timedelta(days=1)
    case = f"{life}-{CASE}"
    for act in LIVES[life].acts(began.date(), lambda: world.desk.ledger.seal(AIGUL.id, "x", stream=case)):
        noon = began.replace(hour=12, minute=0) + (act.day - began.date())
        await world.until(noon)
        await world.does(case, act.command, act.by)
    await world.until(noon + STILL_ASKED)
    await world.watching(case).result()


@pytest.mark.slow
@pytest.mark.parametrize("life", LIVES)
def test_a_life_passes_with_every_term_lapsing_once_and_none_early(
    settings: tuple[Settings, PostOffice], life: str, record_property
):
    async def story() -> None:
        async with world(*settings) as w:
            began = perf_counter()
            await walk(w, life)
            record_property(f"{life}_wall_s", round(perf_counter() - began, 1))
            state = w.desk.case(f"{life}-{CASE}")
            assert state.closed
            assert not state.terms
            history = w.desk.ledger.history(f"{life}-{CASE}")
            record_property(f"{life}_events", len(history))
            missed, dues = set(), {}
            for entry in history:
                match entry.event:
                    case TermStarted(due=due) | TermMoved(due=due):
                        dues[due.term] = due
                    case TermLapsed(term=term):
                        missed.add(term.partition("@")[0])
                        assert dues[term].moment <= entry.occurred_at <= dues[term].moment + SLACK
            assert missed >= LIVES[life].MISSED

    asyncio.run(story())
