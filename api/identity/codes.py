"""Codes to sign in with: six digits that work once, for five minutes, in the browser that asked for them."""

import hmac
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from secrets import randbelow
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg
from psycopg_pool import ConnectionPool

LIFETIME = timedelta(minutes=5)
MOST_TRIES = 5
DIGITS = 6
PER_QUARTER, PER_DAY = 3, 10
"""So many codes are made for one number, whether anybody has it or not: 50 guesses a day at a million."""
KEPT = timedelta(days=1)


class Code(NamedTuple):
    id: UUID
    digits: str


class TooManyCodes(Exception):  # noqa: N818 - it says what happened
    """Enough codes were made for this number for now."""


@dataclass(frozen=True)
class Codes:
    pool: ConnectionPool
    key: bytes = field(repr=False)

    def make(self, number: str) -> Code:
        """A new code for a number; it opens nothing until it is known whose it is. Raises `TooManyCodes`."""
        code = Code(uuid4(), f"{randbelow(10**DIGITS):0{DIGITS}}")
        hashed = self._hashed("number", number)
        with self.pool.connection() as connection, connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (hashed.hex(),))
            connection.execute("DELETE FROM identity.codes WHERE asked_at < now() - %s", (KEPT,))
            if _are_enough(connection, hashed):
                raise TooManyCodes
            connection.execute(
                "INSERT INTO identity.codes (id, number_hash, code_hash) VALUES (%s, %s, %s)",
                (code.id, hashed, self._proof(code)),
            )
        return code

    def belongs_to(self, code: UUID, person: str) -> None:
        with self.pool.connection() as connection:
            connection.execute("UPDATE identity.codes SET person_id = %s WHERE id = %s", (person, code))

    def spend(self, asked: str, digits: str) -> str | None:
        """Whose code this is, once; None for every other answer, be it wrong, late, used or nobody's.

        The try is counted before the digits are looked at, so that tries side by side gain nothing.
        """
        with suppress(ValueError), self.pool.connection() as connection:
            code = Code(UUID(asked), digits)
            row = connection.execute(
                "UPDATE identity.codes SET tries = tries + 1 WHERE id = %s AND used_at IS NULL"
                " AND asked_at > now() - %s AND tries < %s RETURNING code_hash",
                (code.id, LIFETIME, MOST_TRIES),
            ).fetchone()
            if hmac.compare_digest(bytes(row[0]) if row else b"", self._proof(code)):
                return self._used(connection, code.id)
        return None

    def _used(self, connection: psycopg.Connection, code: UUID) -> str | None:
        row = connection.execute(
            "UPDATE identity.codes SET used_at = now() WHERE id = %s AND used_at IS NULL RETURNING person_id", (code,)
        ).fetchone()
        return row[0] if row else None

    def _proof(self, code: Code) -> bytes:
        return self._hashed(f"code:{code.id}", code.digits)

    def _hashed(self, what: str, value: str) -> bytes:
        """Keyed: a million codes are tried in a second by whoever has the table and not the key."""
        return hmac.digest(self.key, f"{what}:{value}".encode(), "sha256")


def forget_person(pool: ConnectionPool, person: str) -> None:
    """Part of an erasure."""
    with pool.connection() as connection:
        connection.execute("DELETE FROM identity.codes WHERE person_id = %s", (person,))


def _are_enough(connection: psycopg.Connection, number_hash: bytes) -> bool:
    row = connection.execute(
        "SELECT count(*) FILTER (WHERE asked_at > now() - interval '15 minutes'), count(*)"
        " FROM identity.codes WHERE number_hash = %s",
        (number_hash,),
    ).fetchone()
    return row is not None and (row[0] >= PER_QUARTER or row[1] >= PER_DAY)
