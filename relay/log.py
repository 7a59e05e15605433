"""The relay's view of the log: which streams were touched, and how far their workflows have been told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import psycopg
from psycopg.sql import SQL, Literal

from domain.lifespan import ENDINGS, names
from relay.lane import Unfit

NAME = "relay"
BATCH = 1000
OLD_NEWS = timedelta(hours=1)
OPTIONS = "-c lock_timeout=5s -c statement_timeout=30s"
NEXT = SQL("""
SELECT notification_id, originator_id, kind, actor_id, actor_kind, recorded_at, occurred_at,
    actor_kind = 'operator' AND EXISTS (
        SELECT FROM ledger.events AS closed WHERE closed.originator_id = touched.originator_id
            AND closed.command_id = touched.command_id AND closed.topic = ANY ({endings})
    )
FROM ledger.events AS touched WHERE notification_id > %s ORDER BY notification_id LIMIT %s
""").format(endings=Literal(names(ENDINGS)))

Connection = psycopg.AsyncConnection[tuple[object, ...]]


class Touch(NamedTuple):
    """One event, as far as the relay cares; `settled` is a case that came closed from an old register."""

    position: int
    stream: str
    kind: str
    actor: str
    actor_kind: str
    recorded_at: datetime
    occurred_at: datetime
    settled: bool

    @property
    def is_old_news(self) -> bool:
        """Recorded long after it happened: an old register taken over, or a past that was made up."""
        return self.recorded_at - self.occurred_at > OLD_NEWS


async def connect(database_url: str) -> Connection:
    return await psycopg.AsyncConnection.connect(
        database_url, autocommit=True, options=OPTIONS, connect_timeout=3, keepalives_idle=10, tcp_user_timeout=10_000
    )


async def leads(connection: Connection) -> bool:
    """Whether this process is the one that relays; the lock falls with its connection."""
    cursor = await connection.execute(
        "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", (f"birge.follower.{NAME}",)
    )
    row = await cursor.fetchone()
    return row is not None and bool(row[0])


async def begin(connection: Connection) -> int:
    """The position up to which every workflow has been told."""
    await connection.execute("LISTEN ledger")
    await connection.execute(
        "INSERT INTO ledger.followers (name, position) VALUES (%s, 0) ON CONFLICT DO NOTHING", (NAME,)
    )
    cursor = await connection.execute("SELECT position FROM ledger.followers WHERE name = %s", (NAME,))
    row = await cursor.fetchone()
    assert row is not None
    assert isinstance(row[0], int)
    return row[0]


async def touches_after(connection: Connection, position: int) -> list[Touch]:
    cursor = connection.cursor(row_factory=psycopg.rows.args_row(Touch))
    await cursor.execute(NEXT, (position, BATCH))
    return await cursor.fetchall()


async def save(connection: Connection, position: int, unfit: Sequence[Unfit]) -> None:
    async with connection.transaction():
        for stream, at in unfit:
            await connection.execute(
                "INSERT INTO ledger.dead_letters (follower, position, stream, fault) VALUES (%s, %s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                (NAME, at, stream, "refused by temporal"),
            )
        await connection.execute(
            "UPDATE ledger.followers SET position = %s, moved_at = clock_timestamp() WHERE name = %s", (position, NAME)
        )
        await connection.execute("SELECT pg_notify('ledger_followers', %s)", (f"{NAME} {position}",))


async def news(connection: Connection, patience_s: float) -> None:
    """Returns when something was recorded, or after a while in case the word of it was lost."""
    async for _ in connection.notifies(timeout=patience_s, stop_after=1):
        pass
