"""How a case waits: it compares what is owed with what is being done, at every look anew, and forgets nothing by it.

Lost, doubled or late signals change nothing, for each look asks the ledger; a workflow that starts from nothing does
the right thing.
"""

import asyncio
from datetime import datetime, timedelta

from temporalio import workflow
from temporalio.exceptions import ActivityError

from workflows.deeds import carry_out, errands, look

with workflow.unsafe.imports_passed_through():
    from domain.agenda import Agenda, Item

SHORTEST_REST = timedelta(seconds=1)
LONGEST_REST = timedelta(minutes=5)
MOST_DOUBLINGS = 9
LONGEST_SLEEP = timedelta(days=7)
"""A case looks at least this often, so that a signal that was lost is made up for."""


class Vigil:
    """Watches over one case until nothing more will be owed to it."""

    def __init__(self, stream: str) -> None:
        self.stream = stream
        self.dirty = True
        self.at_work: dict[str, asyncio.Task[None]] = {}
        self.fruitless: dict[str, int] = {}
        self.rests_until: dict[str, datetime] = {}

    def disturb(self) -> None:
        """Something may have changed: look again."""
        self.dirty = True

    async def keep(self) -> None:
        while True:
            self.dirty = False
            agenda = await look(self.stream)
            self._forget_what_is_no_longer_owed(agenda)
            if agenda.closed and not self.at_work and not self.dirty:
                return
            if workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(self.stream)
            for errand in errands(self._ready(agenda)):
                task = asyncio.create_task(self._see_to(errand))
                self.at_work |= {item.id: task for item in errand}
            await self._wait(agenda)

    def _forget_what_is_no_longer_owed(self, agenda: Agenda) -> None:
        owed = {item.id for item in agenda.items}
        self.fruitless = {item: times for item, times in self.fruitless.items() if item in owed}
        self.rests_until = {item: until for item, until in self.rests_until.items() if item in owed}

    def _ready(self, agenda: Agenda) -> tuple[Item, ...]:
        """What is due, is not at work, and has rested after its last fruitless try."""
        now = workflow.now()
        due = (item for item in agenda.due(now) if item.id not in self.at_work)
        return tuple(item for item in due if self.rests_until.get(item.id, now) <= now)

    async def _see_to(self, errand: tuple[Item, ...]) -> None:
        """Once it is done the next look tells what of it is still owed; the next try of that comes later."""
        try:
            await carry_out(self.stream, errand)
        except ActivityError:
            workflow.logger.exception("deed failed")
        for item in errand:
            self._rest(item)
            del self.at_work[item.id]
        self.disturb()

    def _rest(self, item: Item) -> None:
        tries = self.fruitless.get(item.id, 0)
        self.fruitless[item.id] = min(tries + 1, MOST_DOUBLINGS)
        self.rests_until[item.id] = workflow.now() + min(SHORTEST_REST * 2**tries, LONGEST_REST)

    async def _wait(self, agenda: Agenda) -> None:
        moment, what_for = self._next(agenda)
        left = max(moment - workflow.now(), timedelta())
        try:
            await workflow.wait_condition(lambda: self.dirty, timeout=left, timeout_summary=what_for)
        except TimeoutError:
            return

    def _next(self, agenda: Agenda) -> tuple[datetime, str]:
        """The next moment at which something has to be done, and what that is: ids and codes only."""
        now = workflow.now()
        idle = [item for item in agenda.items if item.id not in self.at_work]
        moments = [(max(item.at, self.rests_until.get(item.id, now)), item.id) for item in idle]
        return min([*moments, (now + LONGEST_SLEEP, "look again")])
