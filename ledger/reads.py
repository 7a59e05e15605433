"""Who looked at which case and why: recorded before the bytes are returned, and open to the member."""

from dataclasses import dataclass
from datetime import datetime

from domain.kernel import Actor
from ledger.pool import Pool


@dataclass(frozen=True, slots=True)
class Read:
    """One look at one stream."""

    actor_id: str
    purpose: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Reads:
    """The append-only table of looks."""

    pool: Pool

    def record(self, stream: str, actor: Actor, purpose: str) -> None:
        """Durable when this returns."""
        with self.pool.connection() as connection:
            connection.execute(
                "INSERT INTO ledger.reads (stream, actor_id, purpose) VALUES (%s, %s, %s)",
                (stream, actor.id, purpose),
            )

    def of(self, stream: str) -> tuple[Read, ...]:
        with self.pool.connection() as connection:
            found = connection.execute(
                "SELECT actor_id, purpose, read_at FROM ledger.reads WHERE stream = %s ORDER BY id", (stream,)
            )
            return tuple(Read(*row) for row in found)
