"""The ledger: the one door through which anything is recorded or read back."""

import random
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic, sleep
from typing import Any, LiteralString, Self

from eventsourcing.application import Application
from pydantic import SecretStr

from domain.challenge.precedent.events import SUBJECT
from domain.kernel import ALMATY, Actor, Command, Decider, Paired, Sealed, SealedFile, kind_of
from domain.organisation.organisation import Organisation
from ledger.combiner import Combiner
from ledger.context import OrganisationContext
from ledger.directory import Directory
from ledger.keyring import Keyring
from ledger.mapper import EventMapper
from ledger.pool import Pool
from ledger.reads import Read, Reads
from ledger.record import Answer, Busy, Clock, Erased, KeyReused, Recorded, Request, database_clock
from ledger.recorder import SELECT, Recorder, rows
from ledger.sealing import Vault
from ledger.sitting import LOST, Overtaken, Registry
from ledger.watch import Lag, lags
from ledger.wordbook import Wordbook
from settings import Settings

PATIENCE_S = 10
"""How long `perform` tries before it says `Busy`: through a restart of the database, not an outage."""
ATTEMPTS = 20
LANES = 2
BATCH = 32
CONNECTIONS = 10
KEY_CONNECTIONS = 4


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
    vault: Vault
    reads: Reads
    directory: Directory
    wordbook: Wordbook

    @classmethod
    def at(cls, settings: Settings, deciders: Mapping[str, Decider[Any]], clock: Clock = database_clock) -> Self:
        """The ledger on databases that are ready (`schema.prepare`)."""
        mapper = EventMapper(deciders.values())
        pool = Pool(settings.database_url, CONNECTIONS)
        recorder = Recorder(pool)
        registry = Registry(deciders, mapper, recorder, OrganisationContext(mapper), clock)
        keyring = Keyring(Pool(settings.keys_url, KEY_CONNECTIONS), secret_bytes(settings.kek))
        vault = Vault(keyring, settings.blobs_dir)
        house_key = secret_bytes(settings.hmac_key)
        return cls(
            log=Log(mapper, recorder),
            registry=registry,
            desk=Combiner(registry.hear, _stream_of, lanes=LANES, most=BATCH),
            vault=vault,
            reads=Reads(pool),
            directory=Directory(pool, vault, house_key),
            wordbook=Wordbook(pool, vault, Wordbook.key_from(house_key)),
        )

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
        """Have a command judged and, if it is admitted, recorded; what is answered is durable. A paired command is
        recorded in both of its streams or in neither, and answered as by the one it is sent to.

        Raises `Refused` (with the rule), `Unknown`, `Stale`, `KeyReused`, or `Busy` when the database is away.
        """
        request = Request(stream, command, actor, command_id, fingerprint, expected_version, occurred_at)
        give_up = monotonic() + PATIENCE_S
        for attempt in range(ATTEMPTS):
            try:
                return self.registry.hear_both(request) if isinstance(command, Paired) else self.desk(request)
            except (Overtaken, *LOST) as fault:
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

    def used_by_another(self, actor: Actor, command_id: str) -> bool:
        """Whether another person has used this command id."""
        used = self._one(
            "SELECT true FROM ledger.answers"
            " WHERE command_id = %s AND actor_id LIKE 'person-%%' AND actor_id <> %s LIMIT 1",
            command_id,
            actor.id,
        )
        return used is not None

    def history(self, stream: str) -> tuple[Recorded, ...]:
        """All events of a stream, oldest first; empty where there is none."""
        return tuple(self.log.events.get(stream))  # type: ignore[arg-type]

    def as_of(self, stream: str, position: int) -> tuple[Recorded, ...]:
        """The history as it stood when the log had reached `position`."""
        return tuple(recorded for recorded in self.history(stream) if recorded.position <= position)

    def after(self, position: int, limit: int) -> tuple[Recorded, ...]:
        """At most `limit` events of the whole log behind a position, oldest first."""
        query = f"{SELECT} WHERE notification_id > %s ORDER BY notification_id LIMIT %s"
        with self.registry.recorder.pool.connection() as connection:
            return tuple(map(self.registry.mapper.recorded, rows(connection, query, (position, limit))))

    def state(self, stream: str) -> Any:
        """The state of a stream now."""
        return self.registry.deciders[kind_of(stream)].fold(r.event for r in self.history(stream))

    def context(self) -> Organisation:
        """The organisation as it is now."""
        with self.registry.recorder.pool.connection() as connection:
            row = connection.execute("SELECT position, clock_timestamp() FROM ledger.context_position").fetchone()
            assert row is not None
            today = self.registry.clock(row[1]).astimezone(ALMATY).date()
            return self.registry.context.at(row[0], connection).on(today)

    def position(self) -> int:
        """The position of the last event."""
        return self.log.recorder.max_notification_id() or 0

    def lags(self) -> tuple[Lag, ...]:
        """How far every follower is behind."""
        return lags(self.reads.pool)

    def now(self) -> datetime:
        """The time of the record."""
        row = self._one("SELECT clock_timestamp()")
        assert row is not None
        return self.registry.clock(row[0])

    def seal(self, subject: str, text: str, *, stream: str) -> Sealed:
        """Text that only `open` can read; its key is durable when this returns. Raises `Erased`."""
        return self.vault.seal(subject, text, stream=stream)

    def open(self, sealed: Sealed, actor: Actor, purpose: str, *, stream: str) -> str:
        """The text, after the look at it was recorded. Raises `Erased`."""
        self._before_opening((sealed.subject,), actor, purpose, stream)
        return self.vault.open(sealed, stream=stream)

    def open_all(self, texts: Sequence[Sealed], actor: Actor, purpose: str, *, stream: str) -> tuple[str | None, ...]:
        """Many texts of one stream under one record of the look; None stands for an erased one."""
        self._before_opening([sealed.subject for sealed in texts], actor, purpose, stream)
        return tuple(self._open_or_none(sealed, stream) for sealed in texts)

    def open_published(self, sealed: Sealed, *, stream: str) -> str:
        """A text that two people and its member let go: whoever holds an office may read it, and no look at the case is
        recorded, for nothing in it leads there. Raises `Erased` once it was withdrawn.
        """
        if kind_of(sealed.subject) != SUBJECT:
            raise ValueError(SUBJECT)
        return self.vault.open(sealed, stream=stream)

    def open_within(
        self, texts: Sequence[tuple[str, Sealed]], actor: Actor, purpose: str, *, around: str
    ) -> tuple[str | None, ...]:
        """Texts of a stream and of those that stand within it, each with its own stream, under one record of the look
        at the one around them; None stands for an erased one.
        """
        self._before_opening([sealed.subject for _, sealed in texts], actor, purpose, around)
        return tuple(self._open_or_none(sealed, stream) for stream, sealed in texts)

    def seal_file(self, content: bytes, subject: str, media_type: str, *, stream: str) -> SealedFile:
        """A file in the blob store, durable when this returns."""
        return self.vault.seal_file(content, subject, media_type, stream=stream)

    def open_file(self, file: SealedFile, actor: Actor, purpose: str, *, stream: str) -> bytes:
        """The bytes, after the look at them was recorded. Raises `Erased`."""
        self._before_opening((file.subject,), actor, purpose, stream)
        return self.vault.open_file(file, stream=stream)

    def record_read(self, stream: str, actor: Actor, purpose: str) -> None:
        """Record a look at a stream at which nothing sealed is opened; durable when this returns."""
        self.reads.record(stream, actor, purpose)

    def reads_of(self, stream: str) -> tuple[Read, ...]:
        return self.reads.of(stream)

    def close(self) -> None:
        self.registry.recorder.pool.close()
        self.vault.keyring.close()

    def _before_opening(self, subjects: Iterable[str], actor: Actor, purpose: str, stream: str) -> None:
        """Machines, and people who read what is about themselves alone, leave no record."""
        if actor.is_person and any(subject != actor.id for subject in subjects):
            self.reads.record(stream, actor, purpose)

    def _open_or_none(self, sealed: Sealed, stream: str) -> str | None:
        try:
            return self.vault.open(sealed, stream=stream)
        except Erased:
            return None

    def _one(self, query: LiteralString, *parameters: str) -> tuple[Any, ...] | None:
        with self.registry.recorder.pool.connection() as connection:
            return connection.execute(query, parameters).fetchone()


def secret_bytes(secret: SecretStr) -> bytes:
    return b64decode(secret.get_secret_value())


def _stream_of(request: Request) -> str:
    return request.stream


def _pause(attempt: int, fault: Exception) -> float:
    """Seconds to wait before trying again: a moment after a lost race, longer while the database is away."""
    longest = 0.002 * (attempt + 1) if isinstance(fault, Overtaken) else 0.5
    return random.uniform(longest / 4, longest)  # noqa: S311 - jitter, not a secret
