"""Events that a follower could not digest: which they are, and how they are tried again once the cause is mended."""

from dataclasses import dataclass
from datetime import datetime

from ops.database import patient
from relay.log import NAME as RELAY
from settings import Settings

LETTERS = """
SELECT follower, stream, min(position), count(*), (array_agg(fault ORDER BY position))[1], min(parked_at)
FROM ledger.dead_letters GROUP BY follower, stream ORDER BY follower, stream
"""
BEGIN_ANEW = """
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND objsubid = 1 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (classid::bigint << 32) | objid::bigint IN (
        SELECT hashtextextended('birge.follower.' || follower, 0) FROM ledger.dead_letters WHERE follower <> %(relay)s
    )
"""
"""Whoever leads a follower loses the connection, makes a new one, and tries what is parked before all else."""


@dataclass(frozen=True, slots=True)
class ParkedStream:
    """A stream that a follower left out from `position` on; `fault` is the kind of the first error."""

    follower: str
    stream: str
    position: int
    events: int
    fault: str
    since: datetime


def parked(settings: Settings) -> tuple[ParkedStream, ...]:
    with patient(settings.database_url) as connection:
        return tuple(ParkedStream(*row) for row in connection.execute(LETTERS))


def retry(settings: Settings) -> int:
    """Have the followers begin anew; answers with how many were asked. What Temporal refused is for reconciling."""
    with patient(settings.database_url) as connection:
        connection.execute("DELETE FROM ledger.dead_letters WHERE follower = %s", (RELAY,))
        return len(connection.execute(BEGIN_ANEW, {"relay": RELAY}).fetchall())
