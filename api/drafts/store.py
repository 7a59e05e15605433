"""Drafts on the server, so that nothing is lost between two pages, two telephones, or a phone and a desk."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from psycopg_pool import ConnectionPool

from api.drafts.answers import Answers
from domain.kernel import Sealed
from ledger.migrate import migrate
from ledger.record import Erased, Unknown
from ledger.sealing import Vault

SQL = Path(__file__).parent / "sql"
EMPTY = Answers()
KEPT = timedelta(days=30)
"""A draft that nobody touches for so long is deleted."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`owner` writes it, `member` is whom it is about. Its id is the idempotency key of its filing as well:
    a second click on "send" is the same request. `filed_as` is the case that came of it.
    """

    id: UUID
    owner: str
    member: str
    updated_at: datetime
    filed_as: str | None
    answers: Answers = field(repr=False)

    @property
    def key(self) -> str:
        return str(self.id)


def prepare(database_url: str) -> None:
    migrate(database_url, "drafts", SQL)


def begin(pool: ConnectionPool, vault: Vault, owner: str, member: str, answers: Answers = EMPTY) -> UUID:
    """A draft, empty or with what is known already. Raises `Erased` for somebody who was erased."""
    new = uuid4()
    with pool.connection() as connection:
        connection.execute("DELETE FROM drafts.drafts WHERE updated_at < now() - %s", (KEPT,))
        connection.execute(
            "INSERT INTO drafts.drafts (id, owner, member, box) VALUES (%s, %s, %s, %s)",
            (new, owner, member, _sealed(vault, new, member, answers)),
        )
    return new


def get(pool: ConnectionPool, vault: Vault, draft_id: UUID, owner: str) -> Draft:
    """Raises `Unknown` alike for a draft that is not there and for one of somebody else."""
    with pool.connection() as connection:
        row = connection.execute(
            "SELECT id, owner, member, updated_at, filed_as, box FROM drafts.drafts WHERE id = %s AND owner = %s",
            (draft_id, owner),
        ).fetchone()
    if row is None:
        raise Unknown
    return _draft(vault, row)


def open_drafts(pool: ConnectionPool, vault: Vault, owner: str) -> Sequence[Draft]:
    """Those not filed yet, the last touched first; one whose member was erased is as good as gone."""
    with pool.connection() as connection:
        rows = connection.execute(
            "SELECT id, owner, member, updated_at, filed_as, box FROM drafts.drafts"
            " WHERE owner = %s AND filed_as IS NULL AND updated_at > now() - %s ORDER BY updated_at DESC",
            (owner, KEPT),
        ).fetchall()
    found = []
    for row in rows:
        with suppress(Erased):
            found.append(_draft(vault, row))
    return found


def about(pool: ConnectionPool, vault: Vault, member: str) -> Sequence[Draft]:
    """What was begun about somebody and not sent, by whomever; nothing of the erased."""
    with pool.connection() as connection:
        rows = connection.execute(
            "SELECT id, owner, member, updated_at, filed_as, box FROM drafts.drafts"
            " WHERE member = %s AND filed_as IS NULL ORDER BY updated_at",
            (member,),
        ).fetchall()
    found = []
    for row in rows:
        with suppress(Erased):
            found.append(_draft(vault, row))
    return found


def save(pool: ConnectionPool, vault: Vault, draft: Draft, answers: Answers) -> None:
    """Keep what was answered; a draft that has been filed meanwhile stays as it is."""
    with pool.connection() as connection:
        connection.execute(
            "UPDATE drafts.drafts SET box = %s, updated_at = now() WHERE id = %s AND filed_as IS NULL",
            (_sealed(vault, draft.id, draft.member, answers), draft.id),
        )


def filed(pool: ConnectionPool, draft: Draft, case: str) -> None:
    """The text lives in the record now; here only the way to it stays."""
    with pool.connection() as connection:
        connection.execute(
            "UPDATE drafts.drafts SET box = NULL, filed_as = %s, updated_at = now() WHERE id = %s", (case, draft.id)
        )


def discard(pool: ConnectionPool, draft: Draft) -> None:
    with pool.connection() as connection:
        connection.execute("DELETE FROM drafts.drafts WHERE id = %s", (draft.id,))


def forget_person(pool: ConnectionPool, person: str) -> None:
    """Part of an erasure: what a person began to write, and what was begun for them."""
    with pool.connection() as connection:
        connection.execute(
            "DELETE FROM drafts.drafts WHERE owner = %(person)s OR member = %(person)s", {"person": person}
        )


def _draft(vault: Vault, row: tuple[UUID, str, str, datetime, str | None, str | None]) -> Draft:
    draft_id, owner, member, updated_at, filed_as, box = row
    return Draft(draft_id, owner, member, updated_at, filed_as, _opened(vault, draft_id, member, box))


def _sealed(vault: Vault, draft_id: UUID, member: str, answers: Answers) -> str:
    return vault.seal(member, answers.model_dump_json(), stream=_place(draft_id)).box


def _opened(vault: Vault, draft_id: UUID, member: str, box: str | None) -> Answers:
    if box is None:
        return Answers()
    return Answers.model_validate_json(vault.open(Sealed(subject=member, box=box), stream=_place(draft_id)))


def _place(draft_id: UUID) -> str:
    return f"draft-{draft_id}"
