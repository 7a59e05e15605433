"""Which cases are open, and to which of the others something is still owed, asked of the log itself, page by page."""

from collections.abc import Iterable
from typing import Final

from psycopg.sql import SQL, Composed, Literal

from domain.lifespan import BEGIN, ENDINGS, REOPENINGS, SETTLE, names
from ledger.pool import Pool

STREAMS: Final = """
SELECT originator_id FROM ledger.events
WHERE originator_version = 1 AND kind = ANY (%s) AND originator_id > %s ORDER BY originator_id LIMIT %s
"""
"""The next streams of some kinds."""

IS_OPEN: Final[Composed] = SQL(
    "coalesce(max(originator_version) FILTER (WHERE topic = ANY ({endings})), 0)"
    " <= coalesce(max(originator_version) FILTER (WHERE topic = ANY ({reopenings})), 0)"
).format(endings=Literal(names(ENDINGS)), reopenings=Literal(names(REOPENINGS)))
"""Over all events of one case."""

UNSETTLED: Final[Composed] = SQL("""
WITH told AS MATERIALIZED (
    SELECT originator_id, originator_version, topic,
        CASE WHEN topic = ANY ({matters}) THEN convert_from(state, 'UTF8')::jsonb END AS body
    FROM ledger.events WHERE originator_id = ANY (%s)
), last AS (
    SELECT DISTINCT ON (originator_id, matter) originator_id, topic
    FROM told, coalesce(body ->> 'letter', body ->> 'notice', body ->> 'term', body -> 'due' ->> 'term') AS matter
    WHERE body IS NOT NULL ORDER BY originator_id, matter, originator_version DESC
)
SELECT originator_id FROM told GROUP BY originator_id HAVING {is_open}
UNION SELECT originator_id FROM last WHERE topic = ANY ({begin})
ORDER BY originator_id
""").format(is_open=IS_OPEN, matters=Literal(names((*BEGIN, *SETTLE))), begin=Literal(names(BEGIN)))
"""Cases that are open; or over, with a paper still owed or a term that runs on."""


def streams(pool: Pool, kinds: Iterable[str], behind: str, limit: int) -> list[str]:
    with pool.connection() as connection:
        return [stream for (stream,) in connection.execute(STREAMS, (list(kinds), behind, limit))]


def unsettled(pool: Pool, page: list[str]) -> list[str]:
    with pool.connection() as connection:
        return [stream for (stream,) in connection.execute(UNSETTLED, (page,))]
