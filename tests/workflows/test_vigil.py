"""How a case waits, with named fakes for the ledger and the deeds, and a server whose clock jumps."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from statistics import median
from typing import Any

import pytest
from temporalio import activity, workflow
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from domain.agenda import Agenda, Deed, Item
from tests.workflows.conftest import program
from worker import RUNNER
from workflows.appeal import AppealWorkflow
from workflows.case import Vigil
from workflows.deeds import paper_queue
from workflows.payloads import PAYLOADS

TASK_BEGUN, TASK_DONE = EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED, EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED
PATIENCE_S = 90
STREAM, QUEUE = "appeal-1", "vigil"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
CLOSED = Agenda(case=STREAM, version=1, closed=True, items=())
QUIET = CLOSED.model_copy(update={"closed": False})


def owing(*items: Item) -> Agenda:
    return QUIET.model_copy(update={"items": items})


def item(item_id: str, deed: Deed = Deed.LAPSE, at: datetime = LONG_AGO) -> Item:
    return Item(id=item_id, deed=deed, at=at, subject=item_id)


class Script:
    """Stands for the ledger and for all deeds: answers looks as a test says, and notes what was begun and when."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.looks = 0
        self.looked = asyncio.Event()
        self.may_look = asyncio.Event()
        self.may_do = asyncio.Event()
        self.may_look.set()
        self.may_do.set()
        self.begun: list[tuple[str, datetime]] = []
        self.errands: list[list[str]] = []
        self.settles = True

    @activity.defn
    async def look(self, _: str) -> Agenda:
        self.looks += 1
        self.looked.set()
        seen = self.agenda
        await self.may_look.wait()
        return seen

    @activity.defn
    async def lapse(self, _: str, owed: Item) -> None:
        self._do(owed)

    @activity.defn
    async def papers(self, _: str, owed: list[Item]) -> None:
        self.errands.append([item.id for item in owed])
        self.begun += [(item.id, activity.info().started_time) for item in owed]
        await self.may_do.wait()
        for item in owed:
            self._settle(item)

    def _do(self, owed: Item) -> None:
        self.begun.append((owed.id, activity.info().started_time))
        self._settle(owed)

    def _settle(self, owed: Item) -> None:
        if self.settles:
            left = tuple(other for other in self.agenda.items if other.id != owed.id)
            self.agenda = self.agenda.model_copy(update={"items": left})

    def has_looked(self, times: int) -> bool:
        return self.looks > times

    def times(self, owed: str) -> list[datetime]:
        return [at for found, at in self.begun if found == owed]


@asynccontextmanager
async def skipping(script: Script, watching: type = AppealWorkflow) -> AsyncIterator[WorkflowEnvironment]:
    environment = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=program("temporal-test-server"), data_converter=PAYLOADS
    )
    async with environment, working(environment.client, script, watching):
        yield environment


@asynccontextmanager
async def working(client: Client, script: Script, watching: type = AppealWorkflow) -> AsyncIterator[None]:
    cases = Worker(
        client, task_queue=QUEUE, workflows=[watching], activities=[script.look, script.lapse], workflow_runner=RUNNER
    )
    papers = Worker(client, task_queue=paper_queue(QUEUE), activities=[script.papers])
    async with cases, papers:
        yield


async def begin(client: Client, **options: Any) -> Any:
    return await client.start_workflow(
        "AppealWorkflow", STREAM, id=STREAM, task_queue=QUEUE, start_signal="look", **options
    )


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 - not everything has an event
            await asyncio.sleep(0.01)


def test_what_stays_owed_is_tried_again_less_and_less_often():
    async def story() -> None:
        script = Script(owing(item("a")))
        script.settles = False
        async with skipping(script) as environment:
            await begin(environment.client)
            await environment.sleep(timedelta(hours=2))
            gaps = [(b - a).total_seconds() for a, b in pairwise(script.times("a"))]
            assert all(gap >= min(2**tries, 300) - 0.1 for tries, gap in enumerate(gaps))
            assert median(gaps[-10:]) <= 330, "one may be late on a busy machine, most are not"
            assert 25 <= len(gaps) < 40

    asyncio.run(story())


def test_one_deed_that_hangs_holds_up_no_other_and_is_begun_once():
    async def story() -> None:
        script = Script(owing(item("mail", Deed.NOTIFY), item("term")))
        script.may_do.clear()
        async with skipping(script) as environment:
            handle = await begin(environment.client)
            await until(lambda: bool(script.times("term")))
            for _ in range(5):
                await handle.signal("look")
            await until(lambda: script.looks >= 3)
            assert len(script.times("mail")) == 1
            script.agenda = script.agenda.model_copy(update={"items": (item("mail", Deed.NOTIFY), item("other"))})
            await handle.signal("look")
            await until(lambda: bool(script.times("other")))
            script.may_do.set()
            await until(lambda: not script.agenda.items)
            assert len(script.times("mail")) == 1

    asyncio.run(story())


def test_letters_and_mails_that_are_owed_together_are_one_errand_and_later_ones_another():
    async def story() -> None:
        letter, mail, later = item("letter", Deed.LETTER), item("mail", Deed.NOTIFY), item("later", Deed.NOTIFY)
        script = Script(owing(letter, item("term"), mail))
        script.may_do.clear()
        async with skipping(script) as environment:
            handle = await begin(environment.client)
            await until(lambda: bool(script.times("term") and script.errands))
            script.agenda = owing(letter, mail, later)
            await handle.signal("look")
            await until(lambda: len(script.errands) == 2)
            script.may_do.set()
            await until(lambda: not script.agenda.items)
            assert script.errands == [["letter", "mail"], ["later"]]

    asyncio.run(story())


def test_a_term_comes_due_at_its_moment_and_not_before():
    async def story() -> None:
        script = Script(QUIET)
        async with skipping(script) as environment:
            moment = await environment.get_current_time() + timedelta(days=400)
            script.agenda = owing(item("term", at=moment))
            await begin(environment.client)
            await environment.sleep(timedelta(days=399))
            assert not script.begun
            await environment.sleep(timedelta(days=1, minutes=1))
            await until(lambda: bool(script.begun))
            (begun,) = script.times("term")
            assert moment <= begun <= moment + timedelta(minutes=1)

    asyncio.run(story())


def test_a_term_that_moves_while_it_is_waited_for_comes_due_at_its_new_moment():
    async def story() -> None:
        script = Script(QUIET)
        async with skipping(script) as environment:
            start = await environment.get_current_time()
            script.agenda = owing(item("term", at=start + timedelta(days=30)))
            handle = await begin(environment.client)
            await until(lambda: script.looks == 1)
            script.agenda = owing(item("earlier", at=start + timedelta(days=10)))
            await handle.signal("look")
            await environment.sleep(timedelta(days=40))
            await until(lambda: bool(script.begun))
            assert [found for found, _ in script.begun] == ["earlier"]

    asyncio.run(story())


def test_a_signal_that_was_lost_is_made_up_for_within_days():
    async def story() -> None:
        script = Script(QUIET)
        async with skipping(script) as environment:
            await begin(environment.client)
            await until(lambda: script.looks == 1)
            script.agenda = owing(item("term"))
            await environment.sleep(timedelta(days=8))
            await until(lambda: bool(script.begun))
            assert len(script.times("term")) == 1

    asyncio.run(story())


def looks_after_an_ending(watching: type) -> int:
    """A case is closed; while the look that finds that out is under way, something happens to it. How often it looks again.

    The look takes as long as the workflow has not taken notice of the signal, in a workflow task after it.
    """

    async def story() -> int:
        script = Script(CLOSED)
        script.may_look.clear()
        async with skipping(script, watching) as environment:
            handle = await begin(environment.client, task_timeout=timedelta(seconds=2))
            await script.looked.wait()
            await handle.signal("look")
            await until_async(lambda: _took_notice(handle))
            before = script.looks
            script.may_look.set()
            await handle.result()
        return script.looks - before

    return asyncio.run(story())


async def _took_notice(handle: Any) -> bool:
    """Whether a workflow task began and ended after the last signal: what it still waits for, it waits for knowingly."""
    kinds = [event.event_type for event in (await handle.fetch_history()).events]
    after = kinds[len(kinds) - kinds[::-1].index(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) :]
    begun = after.index(TASK_BEGUN) if TASK_BEGUN in after else len(after)
    return kinds.count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) == 2 and TASK_DONE in after[begun:]


class ForgetfulVigil(Vigil):
    """The fault: what came while it looked counts as seen."""

    @property
    def dirty(self) -> bool:
        return False

    @dirty.setter
    def dirty(self, _: bool) -> None:
        """Nothing is kept."""


@workflow.defn(name="AppealWorkflow", sandboxed=False)
class Forgetful(AppealWorkflow):
    @workflow.init
    def __init__(self, stream: str) -> None:
        self._vigil = ForgetfulVigil(stream)

    @workflow.signal
    def look(self) -> None:
        self._vigil.disturb()

    @workflow.run
    async def run(self, _: str) -> None:
        await self._vigil.keep()


def test_what_arrives_while_a_case_ends_is_looked_at():
    assert looks_after_an_ending(AppealWorkflow) == 1


def test_a_workflow_that_overlooks_what_arrives_while_it_ends_would_be_caught():
    assert looks_after_an_ending(Forgetful) == 0


def test_a_closed_case_that_comes_back_is_watched_again_and_a_late_signal_ends_at_once():
    async def story() -> None:
        script = Script(CLOSED)
        async with skipping(script) as environment:
            await (await begin(environment.client)).result()
            await (await begin(environment.client)).result()
            script.agenda = owing(item("term"))
            await begin(environment.client)
            await until(lambda: bool(script.times("term")))

    asyncio.run(story())


def test_a_hundred_signals_change_nothing_that_one_would_not():
    async def story() -> None:
        script = Script(owing(item("term")))
        async with skipping(script) as environment:
            handle = await begin(environment.client)
            await asyncio.gather(*(handle.signal("look") for _ in range(100)))
            await until(lambda: bool(script.begun))
            script.agenda = CLOSED
            await handle.signal("look")
            await handle.result()
            assert len(script.times("term")) == 1

    asyncio.run(story())


@pytest.mark.slow
def test_a_long_life_goes_on_in_a_new_run_and_forgets_nothing():
    async def story() -> None:
        script = Script(owing(item("far", at=datetime.now(UTC) + timedelta(days=400))))
        environment = await WorkflowEnvironment.start_local(
            dev_server_existing_path=program("temporal"),
            data_converter=PAYLOADS,
            dev_server_extra_args=["--dynamic-config-value", "limit.historyCount.suggestContinueAsNew=30"],
        )
        async with environment, working(environment.client, script):
            handle = await begin(environment.client)
            first = (await handle.describe()).run_id
            for number in range(12):
                await handle.signal("look")
                await until(partial(script.has_looked, number))
            await until_async(lambda: _is_another(handle, first))
            script.agenda = owing(item("term"))
            await handle.signal("look")
            await until(lambda: bool(script.times("term")))

    asyncio.run(story())


async def _is_another(handle: Any, run: str) -> bool:
    return bool((await handle.describe()).run_id != run)


async def until_async(holds: Callable[[], Any]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not await holds():  # noqa: ASYNC110 - not everything has an event
            await asyncio.sleep(0.05)
