"""Who is signed in: one row for each session or program, so that any of them can be ended at once."""

from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe
from typing import NamedTuple, assert_never

from psycopg_pool import ConnectionPool

from api.identity.accounts import Account
from domain.words import Language

LONGEST = timedelta(hours=12)
LONGEST_IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=1)
TOKEN_PREFIX = "birge_"  # noqa: S105 - it marks our tokens for secret scanners and opens nothing


class Proof(StrEnum):
    SESSION = "session"
    TOKEN = "token"  # noqa: S105 - the name of a kind


class SignedIn(NamedTuple):
    """An account, and the session or token by which it is known."""

    account: Account
    proof: Proof
    proof_id: int


class Session(NamedTuple):
    id: int
    created_at: datetime
    last_seen_at: datetime


def hashed(secret: str) -> bytes:
    return sha256(secret.encode()).digest()


def open_session(pool: ConnectionPool, account: Account) -> str:
    """A new session; answers with its secret, which is kept nowhere."""
    secret = token_urlsafe(32)
    with pool.connection() as connection:
        connection.execute(
            "INSERT INTO identity.sessions (token_hash, account, expires_at) VALUES (%s, %s, now() + %s)",
            (hashed(secret), account.id, LONGEST),
        )
    return secret


def create_token(pool: ConnectionPool, account: Account) -> str:
    """A new token for a program that acts for this account; answers with it, and it is kept nowhere."""
    secret = TOKEN_PREFIX + token_urlsafe(32)
    with pool.connection() as connection:
        connection.execute(
            "INSERT INTO identity.tokens (token_hash, account) VALUES (%s, %s)", (hashed(secret), account.id)
        )
    return secret


def by_session(pool: ConnectionPool, secret: str) -> SignedIn | None:
    """Whose live session this is; notes that it was seen, at most once a minute."""
    with pool.connection() as connection:
        row = connection.execute(
            "SELECT account, login, person_id, language, id, last_seen_at < now() - %s"
            " FROM identity.open_sessions WHERE token_hash = %s AND last_seen_at > now() - %s",
            (SEEN_EVERY, hashed(secret), LONGEST_IDLE),
        ).fetchone()
        if row is None:
            return None
        if row[5]:
            connection.execute("UPDATE identity.sessions SET last_seen_at = now() WHERE id = %s", (row[4],))
    return SignedIn(_account(row), Proof.SESSION, row[4])


def by_token(pool: ConnectionPool, secret: str) -> SignedIn | None:
    with pool.connection() as connection:
        row = connection.execute(
            "SELECT account, login, person_id, language, id FROM identity.open_tokens WHERE token_hash = %s",
            (hashed(secret),),
        ).fetchone()
    return SignedIn(_account(row), Proof.TOKEN, row[4]) if row else None


def _account(row: tuple[int, str, str, str, *tuple[object, ...]]) -> Account:
    return Account(row[0], row[1], row[2], Language(row[3]))


def is_live(pool: ConnectionPool, signed_in: SignedIn) -> bool:
    """Whether the session or token still opens anything: asked by streams that outlive their request."""
    match signed_in.proof:
        case Proof.SESSION:
            live = "SELECT 1 FROM identity.open_sessions WHERE id = %s AND last_seen_at > now() - %s"
            values: tuple[object, ...] = (signed_in.proof_id, LONGEST_IDLE)
        case Proof.TOKEN:
            live, values = "SELECT 1 FROM identity.open_tokens WHERE id = %s", (signed_in.proof_id,)
        case _:
            assert_never(signed_in.proof)
    with pool.connection() as connection:
        return connection.execute(live, values).fetchone() is not None


def sessions_of(pool: ConnectionPool, account: Account) -> tuple[Session, ...]:
    with pool.connection() as connection:
        rows = connection.execute(
            "SELECT id, created_at, last_seen_at FROM identity.open_sessions"
            " WHERE account = %s AND last_seen_at > now() - %s ORDER BY id DESC",
            (account.id, LONGEST_IDLE),
        ).fetchall()
    return tuple(Session(*row) for row in rows)


def revoke_session(pool: ConnectionPool, account: Account, session_id: int) -> None:
    """Ends one session of this account; of another account, nothing."""
    with pool.connection() as connection:
        connection.execute(
            "UPDATE identity.sessions SET revoked_at = now() WHERE id = %s AND account = %s AND revoked_at IS NULL",
            (session_id, account.id),
        )


def revoke_everything(pool: ConnectionPool, account: Account) -> None:
    """Signs the account out everywhere, programs and calendars included."""
    with pool.connection() as connection, connection.transaction():
        for table in ("sessions", "tokens", "calendar_feeds"):
            connection.execute(
                f"UPDATE identity.{table} SET revoked_at = now() WHERE account = %s AND revoked_at IS NULL",  # noqa: S608 - both names are ours
                (account.id,),
            )
