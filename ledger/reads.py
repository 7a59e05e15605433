"""Who looked at which case and why: recorded before the bytes are returned, and open to the member."""

from collections.abc import Sequence
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

    def record_all(self, streams: Sequence[str], actor: Actor, purpose: str) -> None:
        """One look at a list: each case in it was seen. Durable when this returns."""
        with self.pool.connection() as connection:
            connection.execute(
                "INSERT INTO ledger.reads (stream, actor_id, purpose) SELECT unnest(%s::text[]), %s, %s",
                (list(streams), actor.id, purpose),
            )

    def record_once_a_day(self, streams: Sequence[str], actor: Actor, purpose: str) -> None:
        """What a program fetches over and over for somebody is one look a day at each of these."""
        with self.pool.connection() as connection:
            connection.execute(
                "INSERT INTO ledger.reads (stream, actor_id, purpose)"
                " SELECT wanted, %(actor)s, %(purpose)s FROM unnest(%(streams)s::text[]) AS wanted"
                " WHERE NOT EXISTS (SELECT FROM ledger.reads AS known WHERE known.stream = wanted"
                " AND known.actor_id = %(actor)s AND known.purpose = %(purpose)s"
                " AND known.read_at > clock_timestamp() - interval '1 day')",
                {"streams": list(streams), "actor": actor.id, "purpose": purpose},
            )

    def of(self, stream: str) -> tuple[Read, ...]:
        with self.pool.connection() as connection:
            found = connection.execute(
                "SELECT actor_id, purpose, read_at FROM ledger.reads WHERE stream = %s ORDER BY id", (stream,)
            )
            return tuple(Read(*row) for row in found)
