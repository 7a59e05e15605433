"""Takes a new version of a calendar through all cases that are open or in which a term runs on after their end, page by
page; what it did last is in the record.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import LiteralString, TypeVar

from temporalio import activity
from temporalio.client import Client

from domain.kernel import MACHINE, Command
from domain.kinds import FRAMES
from domain.organisation.calendar_decider import CALENDAR, CalendarState, Replanning
from domain.organisation.calendar_words import EndReplanning, NoteReplanning
from domain.organisation.events import CalendarPublished
from domain.replanning import ReplanTerms
from ledger.application import Ledger
from ledger.pool import Pool
from relay.registry import BULK
from relay.temporal import tell_to_look
from relay.unsettled import streams, unsettled

T = TypeVar("T")

PAGE = 200
HANDS = 8
CALENDARS = ("calendar-5", "calendar-6")
COUNT = "SELECT count(*) FROM ledger.events WHERE originator_version = 1 AND kind = ANY (%s)"
LATE = """
SELECT DISTINCT originator_id FROM ledger.events
WHERE notification_id > %s AND topic IN ('term.started', 'term.moved')
    AND starts_with(convert_from(state, 'UTF8')::jsonb -> 'due' ->> 'calendar', %s)
    AND convert_from(state, 'UTF8')::jsonb -> 'due' ->> 'calendar' <> %s
"""
"""Cases in which a term was counted by a former version although a newer one was in force."""
MOVED = """
SELECT DISTINCT originator_id FROM ledger.events
WHERE notification_id > %s AND topic = 'term.moved'
    AND convert_from(state, 'UTF8')::jsonb ->> 'because' = 'calendar'
    AND convert_from(state, 'UTF8')::jsonb -> 'due' ->> 'calendar' = %s
"""
"""Cases of which a term moved because of this version."""


def unfinished(ledger: Ledger) -> tuple[str, ...]:
    """The calendars whose last version has not been taken through all cases."""
    states = {stream: state_of(ledger, stream).replanning for stream in CALENDARS}
    return tuple(stream for stream, run in states.items() if run and not run.ended)


def state_of(ledger: Ledger, stream: str) -> CalendarState:
    return CALENDAR.fold(entry.event for entry in ledger.history(stream))


def replan_one(ledger: Ledger, stream: str, calendar: str) -> bool:
    """Have the terms of one case counted anew; whether they have moved, now or at an earlier try."""
    once = f"{stream}/replan/{calendar}"
    command = ReplanTerms(calendar=calendar)
    answer = ledger.perform(stream, command, MACHINE, once, _fingerprint(once))
    if not answer.replayed:
        return answer.position > 0
    anew = f"{once}@{len(ledger.history(stream))}"
    ledger.perform(stream, command, MACHINE, anew, _fingerprint(anew))
    return True


@dataclass(frozen=True)
class RecalendarActivities:
    """`page`: how many cases are looked at before it is noted how far this is."""

    ledger: Ledger
    client: Client
    page: int = field(default=PAGE)

    @activity.defn
    async def replan(self, stream: str) -> int:
        """Walk on from where the record says; the version that was walked, 0 where there was nothing to do.

        First every term has its new day in the record and in the lists; then those whose timers that concerns are told.
        Who is interrupted while telling tells everybody again, which changes nothing.
        """
        run = (await asyncio.to_thread(state_of, self.ledger, stream)).replanning
        if run is None or run.ended:
            return 0
        of = await asyncio.to_thread(self._count)
        while page := await asyncio.to_thread(streams, self._pool, FRAMES, run.behind, self.page):
            open_now = await asyncio.to_thread(unsettled, self._pool, page)
            moved = await self._replan(open_now, f"{stream}@{run.version}")
            run = Replanning(run.version, page[-1], run.looked_at + len(page), run.moved + moved, of)
            await asyncio.to_thread(self._note, stream, run)
        await self._tell(await asyncio.to_thread(self._found, MOVED, stream, run.version, f"{stream}@{run.version}"))
        return run.version

    @activity.defn
    async def replan_late(self, stream: str, version: int) -> int:
        """The cases whose terms were counted by the former version while the new one came into force."""
        calendar = f"{stream}@{version}"
        late = await asyncio.to_thread(self._found, LATE, stream, version, f"{stream}@", calendar)
        moved = await self._replan(late, calendar)
        await self._tell(late)
        await asyncio.to_thread(self._perform, stream, EndReplanning(version=version, late=moved), f"{version}/ended")
        return moved

    async def _replan(self, cases: Sequence[str], calendar: str) -> int:
        """How many of them moved."""

        async def one(case: str) -> bool:
            return await asyncio.to_thread(replan_one, self.ledger, case, calendar)

        return sum(await self._each(cases, one))

    async def _tell(self, cases: Sequence[str]) -> None:
        """The relay passes over what machines record, so whoever moved is told to look at their clocks again."""

        async def one(case: str) -> None:
            await tell_to_look(self.client, case, BULK)

        await self._each(cases, one)

    async def _each(self, cases: Sequence[str], deed: Callable[[str], Awaitable[T]]) -> list[T]:
        """A few at a time, and Temporal hears after each that this is still alive."""
        hands = asyncio.Semaphore(HANDS)

        async def one(case: str) -> T:
            async with hands:
                done = await deed(case)
                activity.heartbeat()
                return done

        return await asyncio.gather(*map(one, cases))

    def _note(self, stream: str, run: Replanning) -> None:
        told = NoteReplanning(
            version=run.version, behind=run.behind, looked_at=run.looked_at, moved=run.moved, of=run.of
        )
        self._perform(stream, told, f"{run.version}/{run.behind}")

    def _perform(self, stream: str, command: Command, what: str) -> None:
        once = f"{stream}/replanning/{what}"
        self.ledger.perform(stream, command, MACHINE, once, _fingerprint(once))

    def _count(self) -> int:
        with self._pool.connection() as connection:
            row = connection.execute(COUNT, (list(FRAMES),)).fetchone()
        assert row is not None
        return int(row[0])

    def _found(self, query: LiteralString, stream: str, version: int, *calendars: str) -> list[str]:
        """Cases of which something was recorded since this version was published."""
        since = next(
            entry.position
            for entry in self.ledger.history(stream)
            if isinstance(entry.event, CalendarPublished) and entry.event.calendar.version == version
        )
        with self._pool.connection() as connection:
            return [case for (case,) in connection.execute(query, (since, *calendars))]

    @property
    def _pool(self) -> Pool:
        return self.ledger.registry.recorder.pool


def _fingerprint(once: str) -> bytes:
    return sha256(once.encode()).digest()
