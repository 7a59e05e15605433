"""Who does at the console what is a person's to do, by their account."""

from psycopg_pool import ConnectionPool
from pwdlib import PasswordHash

from api.identity.accounts import authenticate
from domain.kernel import Actor


class NotAuthentic(Exception):  # noqa: N818 - it says what was found
    """The login and the password do not belong together, or to nobody who may do this."""


def person_of(pool: ConnectionPool, login: str, password: str) -> Actor:
    """Raises `NotAuthentic`."""
    found = authenticate(pool, PasswordHash.recommended(), login, password)
    if found is None:
        raise NotAuthentic
    return Actor(id=found.person_id)
