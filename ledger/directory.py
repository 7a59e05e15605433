"""Who people are and how to reach them, outside the events: found by exact value only, and forgotten whole."""

import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from psycopg.types.json import Jsonb

from domain.kernel import Sealed
from domain.words import Language
from ledger.pool import Pool
from ledger.record import Erased, Unknown
from ledger.sealing import Vault
from ledger.spelling import spelled

PERSONAL = ("name", "email", "phone", "iin")
SEARCHED = ("email", "phone", "iin")
PHONE_DIGITS = 10
"""Without the trunk prefix: +7 and 8 reach the same telephone."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as the union can reach them. Empty means not given. What is personal never shows in a repr."""

    person: str
    unit: str
    language: Language
    name: str = field(repr=False)
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    iin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Directory:
    """Contacts sealed under each person's own key; language and unit are plain, for mail and lists."""

    pool: Pool
    vault: Vault
    hmac_key: bytes = field(repr=False)

    def put(self, contact: Contact) -> None:
        """Replace everything known about a person. Raises `Erased` for somebody who was erased."""
        sealed = {name: self._sealed(contact, name) for name in PERSONAL}
        with self.pool.connection() as connection, connection.transaction():
            connection.execute(
                "INSERT INTO directory.people VALUES (%s, %s, %s, %s) ON CONFLICT (person_id) DO UPDATE"
                " SET unit = excluded.unit, language = excluded.language, sealed = excluded.sealed",
                (contact.person, contact.unit, contact.language, Jsonb(sealed)),
            )
            connection.execute("DELETE FROM directory.tokens WHERE person_id = %s", (contact.person,))
            connection.cursor().executemany(
                "INSERT INTO directory.tokens VALUES (%s, %s)",
                [(token, contact.person) for token in self._tokens(contact)],
            )

    def get(self, person: str) -> Contact:
        """Raises `Unknown` for somebody who is not in the directory (any more), `Erased` without a key."""
        with self.pool.connection() as connection:
            row = connection.execute(
                "SELECT unit, language, sealed FROM directory.people WHERE person_id = %s", (person,)
            ).fetchone()
        if row is None:
            raise Unknown
        unit, language, sealed = row
        plain = {name: self._plain(person, name, box) for name, box in sealed.items()}
        return Contact(person, unit, Language(language), **plain)

    def names(self, people: Collection[str]) -> Mapping[str, str]:
        """The names of many people in one query; those unknown or erased are left out."""
        with self.pool.connection() as connection:
            rows = connection.execute(
                "SELECT person_id, sealed ->> 'name' FROM directory.people WHERE person_id = ANY (%s)", (list(people),)
            ).fetchall()
        return dict(self._known_names(rows))

    def _known_names(self, rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for person, box in rows:
            with suppress(Erased):
                yield person, self._plain(person, "name", box)

    def forget(self, person: str) -> None:
        with self.pool.connection() as connection:
            connection.execute("DELETE FROM directory.people WHERE person_id = %s", (person,))

    def members_of(self, unit: str) -> tuple[str, ...]:
        """Ids of the people of a primary organisation, in a stable order."""
        with self.pool.connection() as connection:
            found = connection.execute(
                "SELECT person_id FROM directory.people WHERE unit = %s ORDER BY person_id", (unit,)
            )
            return tuple(person for (person,) in found)

    def people_of(self, units: Collection[str], most: int) -> tuple[str, ...]:
        """Ids of at most so many people of these primary organisations, in a stable order."""
        with self.pool.connection() as connection:
            found = connection.execute(
                "SELECT person_id FROM directory.people WHERE unit = ANY (%s) ORDER BY person_id LIMIT %s",
                (list(units), most),
            )
            return tuple(person for (person,) in found)

    def find(self, what: str, value: str) -> tuple[str, ...]:
        """Ids of the people with exactly this `email`, `phone` or `iin`, or with this word in their `name`."""
        with self.pool.connection() as connection:
            found = connection.execute(
                "SELECT person_id FROM directory.tokens WHERE token = %s ORDER BY person_id",
                (self.token(what, value),),
            )
            return tuple(person for (person,) in found)

    def _sealed(self, contact: Contact, name: str) -> str:
        return self.vault.seal(contact.person, getattr(contact, name), stream=_place(name)).box

    def _plain(self, person: str, name: str, box: str) -> str:
        return self.vault.open(Sealed(subject=person, box=box), stream=_place(name))

    def _tokens(self, contact: Contact) -> Iterator[bytes]:
        for what in SEARCHED:
            if value := getattr(contact, what):
                yield self.token(what, value)
        for word in set(spelled(contact.name)):
            yield self.token("name", word)

    def token(self, what: str, value: str) -> bytes:
        """What stands in the index for a value; of a name one word alone, as `spelled` gives it."""
        return hmac.digest(self.hmac_key, f"{what}:{_normal(what, value)}".encode(), "sha256")


def _place(name: str) -> str:
    return f"directory.{name}"


def _normal(what: str, value: str) -> str:
    """The form in which two spellings of one address or number are the same."""
    if what == "email":
        return value.strip().casefold()
    if what == "name":
        return value
    digits = "".join(filter(str.isdecimal, value))
    return digits[-PHONE_DIGITS:] if what == "phone" else digits
