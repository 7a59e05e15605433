"""Who may sign in: a login, a password kept only as an argon2 hash, and the person the account speaks for."""

from contextlib import suppress
from datetime import timedelta
from functools import lru_cache
from secrets import token_urlsafe
from typing import NamedTuple

from psycopg_pool import ConnectionPool
from pwdlib import PasswordHash

from domain.words import Language

PHONE_LOGIN = "phone:"
"""How the login of an account begins to which no password leads."""


class Account(NamedTuple):
    id: int
    login: str
    person_id: str
    language: Language

    @property
    def shown_as(self) -> str:
        """The login as its owner knows it; empty where she knows none."""
        return "" if self.login.startswith(PHONE_LOGIN) else self.login


class LoginTaken(Exception):  # noqa: N818 - it says what happened
    """Another account has this login."""


def normal(login: str) -> str:
    return login.strip().casefold()


def create_account(
    pool: ConnectionPool, hasher: PasswordHash, *, login: str, password: str, person_id: str, language: Language
) -> Account:
    """A new account for `person_id` (text of the form `person-<uuid>`)."""
    hashed = hasher.hash(password)
    return store_account(pool, login=login, password_hash=hashed, person_id=person_id, language=language)


def store_account(
    pool: ConnectionPool, *, login: str, password_hash: str, person_id: str, language: Language
) -> Account:
    """A new account whose password was hashed before."""
    with pool.connection() as connection:
        row = connection.execute(
            "INSERT INTO identity.accounts (login, person_id, password_hash, language)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT (login) DO NOTHING RETURNING id",
            (normal(login), person_id, password_hash, language),
        ).fetchone()
    if row is None:
        raise LoginTaken
    return Account(row[0], normal(login), person_id, language)


def find_account(pool: ConnectionPool, login: str) -> Account | None:
    found = _stored(pool, login)
    return found[0] if found else None


def authenticate(pool: ConnectionPool, hasher: PasswordHash, login: str, password: str) -> Account | None:
    """The account, if the password is its own; an unknown login costs the same time as a wrong password."""
    account, stored = _stored(pool, login) or (None, _decoy(hasher))
    return account if hasher.verify(password, stored) else None


@lru_cache(maxsize=4)
def _decoy(hasher: PasswordHash) -> str:
    return hasher.hash("nobody's password")


def _stored(pool: ConnectionPool, login: str) -> tuple[Account, str] | None:
    with pool.connection() as connection:
        row = connection.execute(
            "SELECT id, login, person_id, language, password_hash FROM identity.accounts"
            " WHERE login = %s AND NOT disabled",
            (normal(login),),
        ).fetchone()
    return (Account(row[0], row[1], row[2], Language(row[3])), row[4]) if row else None


def account_of(pool: ConnectionPool, hasher: PasswordHash, person_id: str, language: Language) -> Account | None:
    """Through which a person signs in by telephone: their own, or a new one without a password; None when disabled."""
    with pool.connection() as connection:
        row = connection.execute(
            "SELECT id, login, person_id, language, disabled FROM identity.accounts WHERE person_id = %s"
            " ORDER BY disabled, id LIMIT 1",
            (person_id,),
        ).fetchone()
    if row:
        return None if row[4] else Account(row[0], row[1], row[2], Language(row[3]))
    login, nobodys = PHONE_LOGIN + person_id, token_urlsafe(32)
    with suppress(LoginTaken):
        return create_account(pool, hasher, login=login, password=nobodys, person_id=person_id, language=language)
    return find_account(pool, login)


ONE_TIME = timedelta(hours=24)


def set_one_time_password(pool: ConnectionPool, hasher: PasswordHash, person_id: str, password: str) -> None:
    """For every account with a login: signed out everywhere, and this password opens the choice of another one."""
    hashed = hasher.hash(password)
    with pool.connection() as connection, connection.transaction():
        rows = connection.execute(
            "UPDATE identity.accounts SET password_hash = %s, one_time_until = now() + %s"
            " WHERE person_id = %s AND NOT starts_with(login, %s) RETURNING id",
            (hashed, ONE_TIME, person_id, PHONE_LOGIN),
        ).fetchall()
        for table in ("sessions", "tokens"):
            connection.execute(
                f"UPDATE identity.{table} SET revoked_at = now() WHERE account = ANY (%s) AND revoked_at IS NULL",  # noqa: S608 - both names are ours
                ([row[0] for row in rows],),
            )


def one_time(pool: ConnectionPool, account: Account) -> bool | None:
    """Whether the account's password was set by somebody else: None for its own, False once its day is over."""
    with pool.connection() as connection:
        row = connection.execute(
            "SELECT one_time_until > now() FROM identity.accounts WHERE id = %s", (account.id,)
        ).fetchone()
    return row[0] if row else None


def choose_password(pool: ConnectionPool, hasher: PasswordHash, account: Account, password: str) -> None:
    with pool.connection() as connection:
        connection.execute(
            "UPDATE identity.accounts SET password_hash = %s, one_time_until = NULL WHERE id = %s",
            (hasher.hash(password), account.id),
        )


def accounts_of(pool: ConnectionPool, person_id: str) -> tuple[tuple[Account, bool], ...]:
    """Every account of a person, and whether it is disabled."""
    with pool.connection() as connection:
        rows = connection.execute(
            "SELECT id, login, person_id, language, disabled FROM identity.accounts WHERE person_id = %s ORDER BY id",
            (person_id,),
        ).fetchall()
    return tuple((Account(row[0], row[1], row[2], Language(row[3])), row[4]) for row in rows)


def has_password(pool: ConnectionPool, person_id: str) -> bool:
    """Whether a person signs in otherwise than by telephone."""
    with pool.connection() as connection:
        row = connection.execute(
            "SELECT EXISTS (SELECT FROM identity.accounts WHERE person_id = %s AND NOT starts_with(login, %s))",
            (person_id, PHONE_LOGIN),
        ).fetchone()
    return bool(row and row[0])


def choose_language(pool: ConnectionPool, account: Account, language: Language) -> None:
    with pool.connection() as connection:
        connection.execute("UPDATE identity.accounts SET language = %s WHERE id = %s", (language, account.id))


def disable(pool: ConnectionPool, account: Account) -> None:
    """Nobody signs in with it any more; its sessions and tokens stop working at once."""
    with pool.connection() as connection:
        connection.execute("UPDATE identity.accounts SET disabled = true WHERE id = %s", (account.id,))


def enable(pool: ConnectionPool, account: Account) -> None:
    with pool.connection() as connection:
        connection.execute("UPDATE identity.accounts SET disabled = false WHERE id = %s", (account.id,))


def forget_person(pool: ConnectionPool, person_id: str) -> None:
    """Part of an erasure: the accounts of a person go, and with them every session and token."""
    with pool.connection() as connection:
        connection.execute("DELETE FROM identity.accounts WHERE person_id = %s", (person_id,))
