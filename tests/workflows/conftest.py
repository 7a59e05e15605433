"""A test server whose clock jumps from timer to timer, and a ledger that tells its time."""

import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from temporalio import activity
from temporalio.client import WorkflowHandle
from temporalio.testing import WorkflowEnvironment

from domain.kernel import Actor, Command
from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from relay.registry import LIVE
from relay.temporal import tell_to_look
from settings import Settings
from tests.founding import Desk, found
from tests.postoffice import PostOffice, post_office, served_by
from worker import Crew, workers_of
from workflows.payloads import PAYLOADS


def program(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    return str(beside if beside.exists() else shutil.which(name))


class ServerTime:
    """The ledger's clock follows the test server: a deed happens when its attempt began, a person's act when told."""

    now: datetime | None = None

    def __call__(self, database_time: datetime) -> datetime:
        if activity.in_activity():
            return activity.info().started_time
        return self.now or database_time


@dataclass
class World:
    """One case at a time, people who act in it, and time that passes at once."""

    environment: WorkflowEnvironment
    desk: Desk
    clock: ServerTime
    post: PostOffice

    async def does(self, stream: str, command: Command, by: Actor) -> None:
        self.clock.now = await self.environment.get_current_time()
        self.desk.does(stream, command, by)
        await tell_to_look(self.environment.client, stream, LIVE)

    async def until(self, moment: datetime) -> None:
        left = moment - await self.environment.get_current_time()
        await self.environment.sleep(max(left, timedelta()) + timedelta(minutes=1))

    def watching(self, stream: str) -> WorkflowHandle[object, object]:
        return self.environment.client.get_workflow_handle(stream)


@pytest.fixture
def settings(database: Settings) -> Iterator[tuple[Settings, PostOffice]]:
    with post_office() as office:
        yield served_by(office, database), office


@asynccontextmanager
async def world(settings: Settings, post: PostOffice) -> AsyncIterator[World]:
    schema.prepare(settings)
    clock = ServerTime()
    ledger = Ledger.at(settings, KINDS, clock)
    found(ledger)
    environment = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=program("temporal-test-server"), data_converter=PAYLOADS
    )
    async with AsyncExitStack() as stack:
        stack.callback(ledger.close)
        await stack.enter_async_context(environment)
        threads = stack.enter_context(ThreadPoolExecutor(8))
        crew = Crew(LIVE, cached=50, deeds=4, papers=4)
        for worker in workers_of(crew, environment.client, ledger, settings, threads):
            await stack.enter_async_context(worker)
        yield World(environment, Desk(ledger), clock, post)
