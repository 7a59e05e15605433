"""What people made of the flags of risk: how often they were right, and who cleared them faster than anybody reads."""

from collections.abc import Collection, Mapping
from typing import LiteralString, NamedTuple

from ledger.pool import Pool

MOST_COUNTED = 5_000
HASTY_FLAGS, HASTY_S, HASTY_DAYS = 10, 60, 30
"""Whoever clears so many flags within so many seconds has not read them (our rule). Cases drawn by lot do not count:
there is no flag to clear.
"""

RIGHT: LiteralString = """
WITH judged AS (
    SELECT originator_id, convert_from(state, 'UTF8')::jsonb AS said
    FROM ledger.events WHERE topic = 'risk.judged' ORDER BY notification_id DESC LIMIT %s
)
SELECT ground, count(*), count(*) FILTER (WHERE said ->> 'judgement' <> 'overridden')
FROM judged
JOIN ledger.events AS flag ON flag.originator_id = judged.originator_id AND flag.topic = 'risk.assessed'
    AND convert_from(flag.state, 'UTF8')::jsonb ->> 'review' = said ->> 'review',
    jsonb_array_elements_text(convert_from(flag.state, 'UTF8')::jsonb -> 'asks') AS ground
GROUP BY ground
"""
HASTY: LiteralString = """
WITH judged AS (
    SELECT done.originator_id, done.actor_id, done.recorded_at FROM ledger.events AS done
    JOIN ledger.events AS flag ON flag.originator_id = done.originator_id AND flag.topic = 'risk.assessed'
        AND convert_from(flag.state, 'UTF8')::jsonb ->> 'review' = convert_from(done.state, 'UTF8')::jsonb ->> 'review'
        AND NOT (convert_from(flag.state, 'UTF8')::jsonb ->> 'sampled')::boolean
    WHERE done.topic = 'risk.judged' AND done.recorded_at > clock_timestamp() - make_interval(days => %s)
), run AS (
    SELECT actor_id, originator_id, count(*) OVER (
        PARTITION BY actor_id ORDER BY recorded_at RANGE BETWEEN make_interval(secs => %s) PRECEDING AND CURRENT ROW
    ) AS many FROM judged
)
SELECT actor_id, max(many) FROM run
WHERE actor_id IN (
    SELECT actor_id FROM judged JOIN docket_v1.cases ON stream = originator_id WHERE unit = ANY (%s)
)
GROUP BY actor_id HAVING max(many) >= %s ORDER BY actor_id
"""


class Counted(NamedTuple):
    """How many flags on one ground people looked at, and how many they found right."""

    looked_at: int
    right: int


def how_often_right(pool: Pool) -> Mapping[str, Counted]:
    """By the ground, over the flags judged last."""
    with pool.connection() as connection:
        return {ground: Counted(*counts) for ground, *counts in connection.execute(RIGHT, (MOST_COUNTED,))}


def hasty(pool: Pool, units: Collection[str]) -> Mapping[str, int]:
    """Of those who judged flags in cases of these bodies: who cleared too many within a minute, and how many."""
    asked = (HASTY_DAYS, HASTY_S, list(units), HASTY_FLAGS)
    with pool.connection() as connection:
        return dict(connection.execute(HASTY, asked).fetchall())
