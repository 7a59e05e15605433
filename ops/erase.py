"""Erases a person: the key that opens what was written about them, and everything that says who they are."""

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psycopg
from psycopg.sql import SQL, Identifier
from psycopg_pool import ConnectionPool

from activities.notices import MAIL_DOMAIN
from api.documents import uploads
from api.drafts import store as drafts
from api.identity import accounts, codes
from api.lists import views
from api.services import open_identity
from domain.appeal.care.events import StopAsking
from domain.kernel import OPERATOR
from domain.kinds import KINDS
from domain.organisation.commands import ErasePerson
from ledger.application import Ledger
from ledger.schema import prepare
from local.mailbox import SUFFIX, read_mailbox
from local.smsbox import remove_sms
from ops.database import patient
from ops.sealed_files import files_of
from settings import Settings
from sms import tag_of

PERSONAL_TABLES = (
    ("identity", "accounts"),
    ("identity", "sessions"),
    ("identity", "tokens"),
    ("identity", "calendar_feeds"),
    ("identity", "codes"),
    ("directory", "people"),
    ("directory", "tokens"),
    ("words", "texts"),
    ("drafts", "drafts"),
    ("uploads", "uploads"),
    ("uploads", "pieces"),
    ("lists", "views"),
)
KEY_TABLES = (("keys", "subject_keys"),)
CASES = """
SELECT originator_id FROM ledger.events
WHERE topic = 'appeal.filed' AND convert_from(state, 'UTF8')::jsonb ->> 'member' = %s
"""
NOTICES = """
SELECT originator_id, convert_from(state, 'UTF8')::jsonb ->> 'notice' FROM ledger.events
WHERE topic = 'notice.ordered' AND convert_from(state, 'UTF8')::jsonb ->> 'to' = %s
"""


class NobodyKnown(Exception):  # noqa: N818 - it says what was found
    """Neither the record nor the directory knows this person."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done. `remains` names the places that this installation could not clear by itself."""

    person: str
    newly: bool
    files: int
    mails: int
    remains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Eraser:
    """The stores that know a person. `mailbox` is the folder of the embedded post office, where there is one."""

    settings: Settings
    ledger: Ledger
    pool: ConnectionPool
    mailbox: Path | None

    @classmethod
    @contextmanager
    def at(cls, settings: Settings, mailbox: Path | None) -> Iterator[Self]:
        prepare(settings)
        drafts.prepare(settings.database_url)
        views.prepare(settings.database_url)
        with closing(Ledger.at(settings, KINDS)) as ledger, open_identity(settings) as pool:
            yield cls(settings, ledger, pool, mailbox)

    def find(self, who: str) -> str:
        """The id of a person, by itself or by the login of their account. Raises `NobodyKnown`."""
        account = accounts.find_account(self.pool, who)
        person = account.person_id if account else who
        if not person.startswith("person-") or not (self.ledger.history(person) or self._in_directory(person)):
            raise NobodyKnown
        return person

    def erase(self, person: str) -> Erased:
        """Doing it again finishes what was interrupted and does no harm."""
        newly = person not in self.ledger.vault.keyring.erased()
        self.forget(person)
        files = self.remove_files({person})
        remains = self.scrub()
        return Erased(person, newly, files, self._remove_mails(person), remains)

    def forget(self, subject: str) -> None:
        """The key goes first: whoever has a text or an address in hand can write it down nowhere from then on."""
        self.ledger.vault.keyring.destroy(subject)
        self.ledger.wordbook.forget(subject)
        if not subject.startswith("person-"):
            return
        for case in self._cases_of(subject):
            self.ledger.perform(case, StopAsking(), OPERATOR, f"erase {subject} {case}", b"erase")
        accounts.forget_person(self.pool, subject)
        codes.forget_person(self.pool, subject)
        drafts.forget_person(self.pool, subject)
        uploads.forget_person(self.pool, subject)
        views.forget_person(self.pool, subject)
        self.ledger.directory.forget(subject)
        if self.ledger.history(subject):
            self.ledger.perform(subject, ErasePerson(), OPERATOR, f"erase {subject}", b"erase")

    def remove_files(self, subjects: Collection[str]) -> int:
        """Sealed files that nobody can open any more; how many there were."""
        with patient(self.settings.database_url) as connection:
            paths = {self.ledger.vault.path(file.blob) for file in files_of(connection, subjects)}
        there = [path for path in paths if path.exists()]
        for path in there:
            path.unlink(missing_ok=True)
        return len(there)

    def scrub(self) -> tuple[str, ...]:
        """Write the tables anew that held something personal, without what was deleted from them."""
        record = _scrubbed(self.settings.database_url, PERSONAL_TABLES)
        return (*record, *_scrubbed(self.settings.keys_url, KEY_TABLES))

    def _in_directory(self, person: str) -> bool:
        with patient(self.settings.database_url) as connection:
            found = connection.execute("SELECT FROM directory.people WHERE person_id = %s", (person,))
            return found.fetchone() is not None

    def _cases_of(self, person: str) -> list[str]:
        with patient(self.settings.database_url) as connection:
            return [case for (case,) in connection.execute(CASES, (person,))]

    def _remove_mails(self, person: str) -> int:
        """Mails and SMS say nothing of a case, but they bear an address. Those of real servers are out of our reach."""
        if self.mailbox is None:
            return 0
        with patient(self.settings.database_url) as connection:
            notices = connection.execute(NOTICES, (person,)).fetchall()
        sent = {f"<{stream}.{notice}@{MAIL_DOMAIN}>" for stream, notice in notices}
        gone = [mail for mail in read_mailbox(self.mailbox) if mail.message_id in sent]
        for mail in gone:
            (self.mailbox / (mail.id + SUFFIX)).unlink(missing_ok=True)
        return len(gone) + remove_sms(self.mailbox, tag_of(self.settings, person))


def _scrubbed(url: str, tables: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Deleted rows lie about in pages until a table is rewritten, and in statistics until these are made anew."""
    with patient(url) as connection:
        complaints: list[str] = []
        connection.add_notice_handler(lambda notice: complaints.append(notice.message_primary or ""))
        for schema, table in tables:
            connection.execute(SQL("VACUUM (FULL, ANALYZE) {}").format(Identifier(schema, table)))
        connection.execute("VACUUM FULL pg_catalog.pg_statistic")
        log_cleared = _log_is_cleared(connection)
        database = connection.info.dbname
    remains = [f"{database}: deleted rows"] if complaints else []
    return tuple(remains if log_cleared else [*remains, f"{database}: write-ahead log until it is recycled"])


def _log_is_cleared(connection: psycopg.Connection) -> bool:
    """The segments that tell of what was there are given back at the next checkpoint but one."""
    try:
        for _ in range(2):
            connection.execute("SELECT pg_switch_wal()")
            connection.execute("CHECKPOINT")
    except psycopg.errors.InsufficientPrivilege:
        return False
    row = connection.execute("SELECT current_setting('wal_recycle') = 'off'").fetchone()
    return row is not None and bool(row[0])
