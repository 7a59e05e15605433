"""Brings a backup back where nothing is, and lets nobody live again who was erased, whatever the backup remembers."""

import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ledger.application import secret_bytes
from ledger.sealing import Vault
from ops import soundness
from ops.backup import BLOBS, FOLLOWED_ANEW, KEY_SCHEMAS, RECORD_SCHEMAS
from ops.database import patient, undump
from ops.erase import Eraser
from ops.manifest import ERASED, ErasedList, Manifest, Part, Table, check, digest_of
from ops.progress import Tell
from ops.sealed_files import named_files
from settings import Settings

TAKEN = "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ANY (%s))"
ERASED_IN_RECORD = "SELECT DISTINCT originator_id FROM ledger.events WHERE topic = 'person.erased'"
TELL_NOBODY_TWICE = """
INSERT INTO ledger.followers (name, position)
SELECT 'relay', coalesce(max(notification_id), 0) FROM ledger.events
"""
"""Temporal learns of open cases by reconciling; the relay goes on with what comes after the backup."""


class NotEmpty(Exception):  # noqa: N818 - it says what was found
    """The databases hold a record already, and nothing is mixed into it."""


class WrongSecrets(Exception):  # noqa: N818
    """The key of the house does not open the keys of this backup."""


@dataclass(frozen=True, slots=True)
class Source:
    """A backup, the backup whose keys are to be used, and the lists of all who were erased since."""

    backup: Path
    keys: Path
    erased: Sequence[Path]

    def everybody_erased(self) -> frozenset[str]:
        """Also from backups that lie beside: a younger one knows of erasures that this one does not."""
        beside = {folder / ERASED for place in (self.backup, self.keys) for folder in place.resolve().parent.iterdir()}
        lists = [file for file in (*sorted(beside), *self.erased) if file in self.erased or file.is_file()]
        return frozenset(subject for file in lists for subject in ErasedList.of(file).subjects)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back and what did not. `changed_tables` differ from what was backed up, `broken_links` are events
    that do not follow their predecessor, `without_key` are subjects whose texts cannot be opened though nobody
    erased them, `without_file` are files that the record names and the backup lacks.
    """

    position: int
    events: int
    erased: int
    changed_tables: tuple[str, ...]
    broken_links: int
    without_key: tuple[str, ...]
    without_file: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not (self.changed_tables or self.broken_links or self.without_key or self.without_file)


def restore(settings: Settings, source: Source, tell: Tell) -> Restored:
    """Into empty databases and a place without files. Raises `NotWhole`, `NotEmpty` and `WrongSecrets`."""
    manifest, keys = Manifest.of(source.backup), Manifest.of(source.keys).keys
    gone = source.everybody_erased()
    files = [check(source.keys, keys), *(check(source.backup, part) for part in (manifest.record, manifest.blobs))]
    _refuse_taken(settings)
    _fill(settings.keys_url, files[0], tell)
    opened = _opened_keys(settings)
    _fill(settings.database_url, files[1], tell)
    _unpack(files[2], settings.blobs_dir, tell)
    changed = (
        *_changed(settings.database_url, RECORD_SCHEMAS, manifest.record),
        *_changed(settings.keys_url, KEY_SCHEMAS, keys),
    )
    with Eraser.at(settings, None) as eraser:
        erased = _erase_again(eraser, gone, tell)
        return _judged(eraser, manifest, changed, opened | erased)


def _erase_again(eraser: Eraser, gone: frozenset[str], tell: Tell) -> frozenset[str]:
    """Everybody of the lists, of the record and of the keys' own list, before anybody can look."""
    with patient(eraser.settings.database_url) as connection:
        connection.execute(TELL_NOBODY_TWICE)
        recorded = frozenset(person for (person,) in connection.execute(ERASED_IN_RECORD))
    everybody = gone | recorded | eraser.ledger.vault.keyring.erased()
    for number, subject in enumerate(sorted(everybody), start=1):
        eraser.forget(subject)
        tell("erased again", number, len(everybody))
    eraser.remove_files(everybody)
    eraser.scrub()
    return everybody


def _refuse_taken(settings: Settings) -> None:
    for url, schemas in ((settings.database_url, RECORD_SCHEMAS), (settings.keys_url, KEY_SCHEMAS)):
        with patient(url) as connection:
            row = connection.execute(TAKEN, (list(schemas),)).fetchone()
            if row is None or row[0]:
                raise NotEmpty(connection.info.dbname)
    if settings.blobs_dir.exists() and any(settings.blobs_dir.iterdir()):
        raise NotEmpty(settings.blobs_dir)


def _fill(url: str, file: Path, tell: Tell) -> None:
    tell(file.name, 0, 1)
    undump(url, file)
    tell(file.name, 1, 1)


def _unpack(file: Path, blobs: Path, tell: Tell) -> None:
    blobs.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tarfile.open(file) as archive:
        members = archive.getmembers()
        for number, member in enumerate(members, start=1):
            archive.extract(member, blobs, filter="data")
            tell(BLOBS, number, len(members))


def _changed(url: str, schemas: Sequence[str], part: Part) -> tuple[str, ...]:
    with patient(url) as connection:
        found: Mapping[str, Table] = soundness.tables(connection, schemas, FOLLOWED_ANEW)
    names = sorted(found.keys() | part.tables.keys())
    return tuple(name for name in names if found.get(name) != part.tables.get(name))


def _opened_keys(settings: Settings) -> frozenset[str]:
    with patient(settings.keys_url) as connection:
        opened, closed = soundness.keys(connection, secret_bytes(settings.kek))
    if closed:
        raise WrongSecrets
    return opened


def _judged(eraser: Eraser, manifest: Manifest, changed: tuple[str, ...], accounted_for: frozenset[str]) -> Restored:
    erased = eraser.ledger.vault.keyring.erased()
    with patient(eraser.settings.database_url) as connection:
        return Restored(
            position=manifest.position,
            events=manifest.record.tables["ledger.events"].rows,
            erased=len(erased),
            changed_tables=changed,
            broken_links=soundness.broken_links(connection),
            without_key=tuple(sorted(soundness.subjects(connection) - accounted_for)),
            without_file=_missing_files(connection, eraser.ledger.vault, erased),
        )


def _missing_files(connection: psycopg.Connection, vault: Vault, erased: frozenset[str]) -> tuple[str, ...]:
    wanted = (file for file in named_files(connection) if file.subject not in erased)
    return tuple(sorted(file.blob for file in wanted if not _is_there(vault.path(file.blob), file.sha256)))


def _is_there(path: Path, sha256: str) -> bool:
    return path.is_file() and digest_of(path) == sha256
