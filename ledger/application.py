"""The ledger: the one door through which anything is recorded or read back."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from time import monotonic, sleep
from typing import Any, LiteralString, Self

import psycopg
from eventsourcing.application import Application

from domain.kernel import Actor, Command, Decider, kind_of
from domain.organisation.organisation import Organisation
from ledger.combiner import Combiner
from ledger.context import OrganisationContext
from ledger.mapper import EventMapper
from ledger.pool import Pool
from ledger.record import Answer, Busy, Clock, KeyReused, Recorded, Request, database_clock
from ledger.recorder import Recorder
from ledger.sitting import Overtaken, Registry

PATIENCE_S = 10
"""How long `perform` tries before it says `Busy`: through a restart of the database, not an outage."""
ATTEMPTS = 20
LANES = 2
BATCH = 32
CONNECTIONS = 10


class Log(Application[str]):
    """The library's application over our mapper and recorder: event store, repository, notification log."""

    name = "ledger"

    def __init__(self, mapper: EventMapper, recorder: Recorder) -> None:
        self._parts = mapper, recorder
        super().__init__()

    def construct_mapper(self) -> EventMapper:
        return self._parts[0]

    def construct_recorder(self) -> Recorder:
        return self._parts[1]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that happened, and the only way to add to it. Safe to share between threads."""

    log: Log
    registry: Registry
    desk: Combiner[Request, Answer]

    @classmethod
    def at(cls, database_url: str, deciders: Mapping[str, Decider[Any]], clock: Clock = database_clock) -> Self:
        """A ledger on a database that is already migrated."""
        mapper = EventMapper(deciders.values())
        recorder = Recorder(Pool(database_url, CONNECTIONS))
        registry = Registry(deciders, mapper, recorder, OrganisationContext(mapper), clock)
        desk = Combiner[Request, Answer](registry.hear, _stream_of, lanes=LANES, most=BATCH)
        return cls(Log(mapper, recorder), registry, desk)

    def perform(
        self,
        stream: str,
        command: Command,
        actor: Actor,
        command_id: str,
        fingerprint: bytes,
        *,
        expected_version: int | None = None,
        occurred_at: datetime | None = None,
    ) -> Answer:
        """Have a command judged and, if it is admitted, recorded; what is answered is durable.

        Raises `Refused` (with the rule), `Unknown`, `Stale`, `KeyReused`, or `Busy` when the database is away.
        """
        request = Request(stream, command, actor, command_id, fingerprint, expected_version, occurred_at)
        give_up = monotonic() + PATIENCE_S
        for attempt in range(ATTEMPTS):
            try:
                return self.desk(request)
            except (Overtaken, psycopg.OperationalError) as fault:
                if monotonic() > give_up:
                    raise Busy from fault
                sleep(_pause(attempt, fault))
        raise Busy

    def remembered(self, actor: Actor, command_id: str, fingerprint: bytes) -> Answer | None:
        """What this actor was answered to this command id before, if anything."""
        found = self._one(
            "SELECT stream, version, position, number, fingerprint FROM ledger.answers"
            " WHERE actor_id = %s AND command_id = %s",
            actor.id,
            command_id,
        )
        if found is None:
            return None
        if bytes(found[4]) != fingerprint:
            raise KeyReused
        stream, version, position, number, _ = found
        return Answer(stream, version, position, number, replayed=True)

    def history(self, stream: str) -> tuple[Recorded, ...]:
        """All events of a stream, oldest first; empty where there is none."""
        return tuple(self.log.events.get(stream))  # type: ignore[arg-type]

    def as_of(self, stream: str, position: int) -> tuple[Recorded, ...]:
        """The history as it stood when the log had reached `position`."""
        return tuple(recorded for recorded in self.history(stream) if recorded.position <= position)

    def state(self, stream: str) -> Any:
        """The state of a stream now."""
        return self.registry.deciders[kind_of(stream)].fold(r.event for r in self.history(stream))

    def context(self) -> Organisation:
        """The organisation as it is now."""
        with self.registry.recorder.pool.connection() as connection:
            row = connection.execute("SELECT position FROM ledger.context_position").fetchone()
            assert row is not None
            return self.registry.context.at(row[0], connection)

    def position(self) -> int:
        """The position of the last event."""
        return self.log.recorder.max_notification_id() or 0

    def now(self) -> datetime:
        """The time of the record."""
        row = self._one("SELECT clock_timestamp()")
        assert row is not None
        return self.registry.clock(row[0])

    def close(self) -> None:
        self.registry.recorder.pool.close()

    def _one(self, query: LiteralString, *parameters: str) -> tuple[Any, ...] | None:
        with self.registry.recorder.pool.connection() as connection:
            return connection.execute(query, parameters).fetchone()


def _stream_of(request: Request) -> str:
    return request.stream


def _pause(attempt: int, fault: Exception) -> float:
    """Seconds to wait before trying again: a moment after a lost race, longer while the database is away."""
    longest = 0.002 * (attempt + 1) if isinstance(fault, Overtaken) else 0.5
    return random.uniform(longest / 4, longest)  # noqa: S311 - jitter, not a secret
