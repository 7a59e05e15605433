"""Takes a new version of a calendar through all open cases, page by page; what it did last is in the record."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from temporalio import activity
from temporalio.client import Client

from domain.kernel import MACHINE, Command
from domain.organisation.calendar_decider import CALENDAR, CalendarState, Replanning
from domain.organisation.calendar_words import EndReplanning, NoteReplanning
from domain.organisation.events import CalendarPublished
from domain.replanning import ReplanTerms
from ledger.application import Ledger
from ledger.pool import Pool
from relay.registry import BULK, WORKFLOWS
from relay.temporal import tell_to_look

PAGE = 200
HANDS = 8
CALENDARS = ("calendar-5", "calendar-6")
COUNT = "SELECT count(*) FROM ledger.events WHERE originator_version = 1 AND kind = ANY (%s)"
OPEN = """
SELECT originator_id, coalesce(max(originator_version) FILTER (WHERE topic = 'case.closed'), 0)
    <= coalesce(max(originator_version) FILTER (WHERE topic = 'case.reopened'), 0)
FROM ledger.events WHERE originator_id IN (
    SELECT originator_id FROM ledger.events
    WHERE originator_version = 1 AND kind = ANY (%s) AND originator_id > %s ORDER BY originator_id LIMIT %s
) GROUP BY originator_id ORDER BY originator_id
"""
"""The next cases, and whether each is open."""
LATE = """
SELECT DISTINCT originator_id FROM ledger.events
WHERE notification_id > %s AND topic IN ('term.started', 'term.moved')
    AND starts_with(convert_from(state, 'UTF8')::jsonb -> 'due' ->> 'calendar', %s)
    AND convert_from(state, 'UTF8')::jsonb -> 'due' ->> 'calendar' <> %s
"""
"""Cases in which a term was counted by a former version although a newer one was in force."""


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
        """Walk on from where the record says; the version that was walked, 0 where there was nothing to do."""
        run = (await asyncio.to_thread(state_of, self.ledger, stream)).replanning
        if run is None or run.ended:
            return 0
        of = await asyncio.to_thread(self._count)
        while page := await asyncio.to_thread(self._next, run.behind):
            moved = await self._replan([case for case, is_open in page if is_open], f"{stream}@{run.version}")
            run = Replanning(run.version, page[-1][0], run.looked_at + len(page), run.moved + moved, of)
            await asyncio.to_thread(self._note, stream, run)
        return run.version

    @activity.defn
    async def replan_late(self, stream: str, version: int) -> int:
        """The cases whose terms were counted by the former version while the new one came into force."""
        late = await asyncio.to_thread(self._late, stream, version)
        moved = await self._replan(late, f"{stream}@{version}")
        await asyncio.to_thread(self._perform, stream, EndReplanning(version=version, late=moved), f"{version}/ended")
        return moved

    async def _replan(self, cases: Sequence[str], calendar: str) -> int:
        """The relay passes over what machines record, so each case that moved is told to look at its clocks again."""
        hands = asyncio.Semaphore(HANDS)

        async def one(case: str) -> bool:
            async with hands:
                moved = await asyncio.to_thread(replan_one, self.ledger, case, calendar)
                if moved:
                    await tell_to_look(self.client, case, BULK)
                activity.heartbeat()
                return moved

        return sum(await asyncio.gather(*map(one, cases)))

    def _note(self, stream: str, run: Replanning) -> None:
        told = NoteReplanning(
            version=run.version, behind=run.behind, looked_at=run.looked_at, moved=run.moved, of=run.of
        )
        self._perform(stream, told, f"{run.version}/{run.behind}")

    def _perform(self, stream: str, command: Command, what: str) -> None:
        once = f"{stream}/replanning/{what}"
        self.ledger.perform(stream, command, MACHINE, once, _fingerprint(once))

    def _next(self, behind: str) -> list[tuple[str, bool]]:
        with self._pool.connection() as connection:
            return connection.execute(OPEN, (list(WORKFLOWS), behind, self.page)).fetchall()

    def _count(self) -> int:
        with self._pool.connection() as connection:
            row = connection.execute(COUNT, (list(WORKFLOWS),)).fetchone()
        assert row is not None
        return int(row[0])

    def _late(self, stream: str, version: int) -> list[str]:
        since = next(
            entry.position
            for entry in self.ledger.history(stream)
            if isinstance(entry.event, CalendarPublished) and entry.event.calendar.version == version
        )
        with self._pool.connection() as connection:
            found = connection.execute(LATE, (since, f"{stream}@", f"{stream}@{version}"))
            return [case for (case,) in found]

    @property
    def _pool(self) -> Pool:
        return self.ledger.registry.recorder.pool


def _fingerprint(once: str) -> bytes:
    return sha256(once.encode()).digest()
