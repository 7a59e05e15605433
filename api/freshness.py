"""Lists follow the log: who names a position waits a moment for it, and is told when that was not enough."""

from typing import NamedTuple

import psycopg

from api.services import Services

PATIENCE_S = 1.0
FURTHEST = 2**62


class Freshness(NamedTuple):
    """How far a projection had come, and whether that is short of what the caller asked for."""

    position: int
    stale: bool


def freshness(services: Services, projection: str, wanted: int, connection: psycopg.Connection) -> Freshness:
    """Waits up to a second for the position that the caller names; 0 waits for nothing."""
    if wanted:
        services.feed.watch.wait_for(projection, wanted, PATIENCE_S)
    row = connection.execute("SELECT position FROM ledger.followers WHERE name = %s", (projection,)).fetchone()
    reached: int = row[0] if row else 0
    return Freshness(reached, stale=reached < wanted)
