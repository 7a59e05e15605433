"""Views of the queue that somebody keeps: a name and filters, sealed under the key of whoever keeps them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from psycopg_pool import ConnectionPool
from pydantic import BaseModel, ConfigDict, ValidationError

from api.lists.filters import Filters
from domain.kernel import Sealed
from ledger.migrate import migrate
from ledger.record import Erased
from ledger.sealing import Vault

SQL = Path(__file__).parent / "sql"
MOST = 12
"""More tabs than this nobody finds their way among; the oldest gives way."""
LONGEST_NAME = 40


class Kept(BaseModel):
    """What is sealed of a view."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    name: str
    filters: Filters


@dataclass(frozen=True, slots=True)
class SavedView:
    id: UUID
    kept: Kept


@dataclass(frozen=True, slots=True)
class Views:
    """The views of one person."""

    pool: ConnectionPool
    vault: Vault
    owner: str

    def all(self) -> Sequence[SavedView]:
        """The oldest first; one that can no longer be read is as good as gone."""
        with self.pool.connection() as connection:
            rows = connection.execute(
                "SELECT id, box FROM lists.views WHERE owner = %s ORDER BY made_at, id", (self.owner,)
            ).fetchall()
        found = []
        for view, box in rows:
            with suppress(Erased, ValidationError):
                found.append(SavedView(view, self._opened(view, box)))
        return found

    def keep(self, name: str, filters: Filters) -> UUID:
        """Raises `Erased` for somebody who was erased."""
        new = uuid4()
        kept = Kept(name=name[:LONGEST_NAME], filters=filters)
        box = self.vault.seal(self.owner, kept.model_dump_json(), stream=_place(new)).box
        with self.pool.connection() as connection:
            connection.execute("INSERT INTO lists.views (id, owner, box) VALUES (%s, %s, %s)", (new, self.owner, box))
            connection.execute(
                "DELETE FROM lists.views WHERE id IN"
                " (SELECT id FROM lists.views WHERE owner = %s ORDER BY made_at DESC, id OFFSET %s)",
                (self.owner, MOST),
            )
        return new

    def drop(self, view: UUID) -> None:
        with self.pool.connection() as connection:
            connection.execute("DELETE FROM lists.views WHERE id = %s AND owner = %s", (view, self.owner))

    def _opened(self, view: UUID, box: str) -> Kept:
        return Kept.model_validate_json(self.vault.open(Sealed(subject=self.owner, box=box), stream=_place(view)))


def prepare(database_url: str) -> None:
    migrate(database_url, "lists", SQL)


def forget_person(pool: ConnectionPool, person: str) -> None:
    """Part of an erasure: what somebody kept of the queue, and what they did to many cases at once."""
    with pool.connection() as connection:
        connection.execute("DELETE FROM lists.views WHERE owner = %s", (person,))
        connection.execute("DELETE FROM lists.bulks WHERE owner = %s", (person,))


def _place(view: UUID) -> str:
    return f"view-{view}"
