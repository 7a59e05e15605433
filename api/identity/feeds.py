"""Secret addresses of calendar feeds: they open dates and nothing else, and each can be ended at once."""

from datetime import datetime
from secrets import token_urlsafe
from typing import NamedTuple

from psycopg_pool import ConnectionPool

from api.identity.accounts import Account
from api.identity.sessions import hashed

MOST = 5
"""Live addresses of one account."""


class FeedAddress(NamedTuple):
    """An address as its owner sees it again: without the secret."""

    id: int
    created_at: datetime
    last_fetched_at: datetime | None


def open_feed(pool: ConnectionPool, account: Account) -> str | None:
    """A new secret, which is kept nowhere; None where the account has enough of them."""
    secret = token_urlsafe(32)
    with pool.connection() as connection:
        made = connection.execute(
            "INSERT INTO identity.calendar_feeds (secret_hash, account) SELECT %s, %s"
            " WHERE (SELECT count(*) FROM identity.calendar_feeds WHERE account = %s AND revoked_at IS NULL) < %s"
            " RETURNING id",
            (hashed(secret), account.id, account.id, MOST),
        ).fetchone()
    return secret if made else None


def owner_of(pool: ConnectionPool, secret: str) -> str | None:
    """The person whose dates this secret opens; None for one that was ended, never was, or whose account is closed."""
    with pool.connection() as connection:
        row = connection.execute(
            "UPDATE identity.calendar_feeds AS feed SET last_fetched_at = now() FROM identity.accounts AS account"
            " WHERE feed.secret_hash = %s AND feed.revoked_at IS NULL"
            " AND account.id = feed.account AND NOT account.disabled RETURNING account.person_id",
            (hashed(secret),),
        ).fetchone()
    return str(row[0]) if row else None


def feeds_of(pool: ConnectionPool, account: Account) -> tuple[FeedAddress, ...]:
    with pool.connection() as connection:
        rows = connection.execute(
            "SELECT id, created_at, last_fetched_at FROM identity.calendar_feeds"
            " WHERE account = %s AND revoked_at IS NULL ORDER BY id DESC",
            (account.id,),
        ).fetchall()
    return tuple(FeedAddress(*row) for row in rows)


def revoke_feed(pool: ConnectionPool, account: Account, feed: int) -> None:
    """Ends one address of this account; of another account, nothing."""
    with pool.connection() as connection:
        connection.execute(
            "UPDATE identity.calendar_feeds SET revoked_at = now()"
            " WHERE id = %s AND account = %s AND revoked_at IS NULL",
            (feed, account.id),
        )
