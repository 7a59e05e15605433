"""A policy that is adopted while a case sleeps reaches it, though nobody wakes that case."""

import asyncio
from datetime import timedelta

from domain.risk.assessed import RiskAssessed
from domain.risk.governance_words import STREAM
from relay.registry import LIVE
from relay.temporal import tell_to_look
from settings import Settings
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL
from tests.founding import adopt_a_policy
from tests.postoffice import PostOffice
from tests.workflows.conftest import World, world

CASE = "appeal-0a7c1c1e-0000-4000-8000-000000000001"


async def assessed_within(there: World, minutes: int) -> bool:
    for _ in range(minutes):
        await there.environment.sleep(timedelta(minutes=1))
        if there.desk.events(CASE, RiskAssessed):
            return True
    return False


def test_a_sleeping_case_is_assessed_once_a_policy_is_adopted(settings: tuple[Settings, PostOffice]):
    async def story() -> None:
        async with world(*settings) as there:
            await there.does(CASE, filing(threatened=True), AIGUL)
            await there.environment.sleep(timedelta(minutes=5))
            adopt_a_policy(there.desk.ledger)
            assert not await assessed_within(there, 60), "control: by itself it would sleep on"
            await tell_to_look(there.environment.client, STREAM, LIVE)
            assert await assessed_within(there, 30)
            walked = there.environment.client.get_workflow_handle(STREAM)
            assert await walked.result() == 1
            history = await walked.fetch_history()
            scheduled = (event.activity_task_scheduled_event_attributes for event in history.events)
            done = [each.activity_type.name for each in scheduled if each.activity_type.name]
            assert done == ["reassess", "recalibrate"], "what the models would have seen is counted at once"

    asyncio.run(story())
