"""The breach pack: the people whom a breach concerns, in one file that only the data officer can open."""

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO, StringIO
from itertools import groupby
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from psycopg_pool import ConnectionPool

from domain.kernel import Actor
from domain.organisation.packs import KeepBreachPack
from ledger.application import Ledger
from ledger.directory import Contact
from ledger.record import Erased, Unknown
from projections.subject import Breach, Concerned, concerned_by

ZIP = "application/zip"
COLUMNS = ("person", "name", "language", "email", "phone", "cases", "looks", "last_look")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Counts(NamedTuple):
    people: int
    cases: int


def keep(ledger: Ledger, pool: ConnectionPool, officer: str, breach: Breach, *, by: Actor, key: str) -> Counts:
    """Makes the pack and keeps it sealed under the officer's key; that each case was looked at is recorded first."""
    with pool.connection() as connection:
        found = concerned_by(connection, breach)
    counts = Counts(len({each.person for each in found}), len(found))
    ledger.reads.record_all([each.stream for each in found], Actor(id=officer), "breach pack")
    file = ledger.seal_file(_zipped(ledger, breach, found, counts), officer, ZIP, stream=officer)
    command = KeepBreachPack(
        file=file, since=breach.since, until=breach.until, reader=breach.reader, **counts._asdict()
    )
    ledger.perform(officer, command, by, key, b"breach pack")
    return counts


def _zipped(ledger: Ledger, breach: Breach, found: Sequence[Concerned], counts: Counts) -> bytes:
    summary = {**breach._asdict(), **counts._asdict(), "looks": sum(each.looks for each in found)}
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.writestr("summary.json", json.dumps(summary, default=str, indent=2))
        archive.writestr("people.csv", "\N{BYTE ORDER MARK}" + _table(ledger, found))
    return whole.getvalue()


def _table(ledger: Ledger, found: Sequence[Concerned]) -> str:
    """One line for each person, so that each can be told; whoever was erased stays an id."""
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for person, cases in groupby(found, key=lambda each: each.person):
        writer.writerow([_harmless(cell) for cell in _line(ledger, person, tuple(cases))])
    return table.getvalue()


def _line(ledger: Ledger, person: str, cases: Sequence[Concerned]) -> Iterator[str]:
    contact = _contact(ledger, person)
    yield person
    yield from (contact.name, contact.language, contact.email, contact.phone) if contact else ("", "", "", "")
    yield " ".join(case.number for case in cases)
    yield str(sum(case.looks for case in cases))
    yield max((case.last_look.isoformat() for case in cases if case.last_look), default="")


def _contact(ledger: Ledger, person: str) -> Contact | None:
    with suppress(Unknown, Erased):
        return ledger.directory.get(person)
    return None


def _harmless(cell: str) -> str:
    """A spreadsheet must not take what somebody is called, or a phone number, for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
