"""Writes a backup while everybody works on: the record first, then the keys, then the files.

A key and a file are durable before the event that needs them, so what is copied later has all that the earlier
copy refers to; copied the other way round, a text could arrive without its key.
"""

import os
import shutil
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from psycopg.rows import dict_row

from local.data_directory import write_privately
from ops import soundness
from ops.database import Moment, dump, patient, snapshot
from ops.manifest import ERASED, FILE_NAME, ErasedList, Manifest, Part, digest_of
from ops.progress import Tell
from settings import Settings

RECORD, KEYS, BLOBS = "record.dump", "keys.dump", "blobs.tar"
RECORD_SCHEMAS = ("ledger", "directory", "identity", "drafts", "lists", "risk")
KEY_SCHEMAS = ("keys",)
FOLLOWED_ANEW = ("ledger.followers", "ledger.dead_letters")
"""How far followers have come says nothing to those that begin again from the first event."""
SECRETS = ("kek", "hmac_key")

HEAD = """
SELECT clock_timestamp() AS made_at, current_setting('server_version') AS server,
    coalesce(max(notification_id), 0) AS position
FROM ledger.events
"""


class TargetTaken(Exception):  # noqa: N818 - it says what was found
    """Something is there already, and nothing is written over it."""


def back_up(settings: Settings, target: Path, secrets: Path | None, tell: Tell) -> Manifest:
    """A folder that is whole or not there at all. Secrets go elsewhere: keys and what opens them never lie together."""
    for place in filter(None, (target, secrets)):
        if place.exists():
            raise TargetTaken(place)
    with _made_whole(target) as making:
        manifest = _written(settings, making, tell)
        _write(making / ERASED, [erased_list(settings).model_dump_json().encode()])
        _write(making / FILE_NAME, [manifest.model_dump_json(indent=2).encode()])
    if secrets is not None:
        write_privately(secrets, {name: getattr(settings, name).get_secret_value() for name in SECRETS})
    return manifest


def erased_list(settings: Settings) -> ErasedList:
    with patient(settings.keys_url) as connection:
        found = connection.execute("SELECT subject FROM keys.erased_subjects ORDER BY subject")
        return ErasedList(subjects=tuple(subject for (subject,) in found))


def _written(settings: Settings, making: Path, tell: Tell) -> Manifest:
    with snapshot(settings.database_url) as moment:
        head = moment.connection.cursor(row_factory=dict_row).execute(HEAD).fetchone()
        record = _dumped(moment, RECORD_SCHEMAS, making / RECORD, tell)
    with snapshot(settings.keys_url) as moment:
        keys = _dumped(moment, KEY_SCHEMAS, making / KEYS, tell)
    blobs = _packed(settings.blobs_dir, making / BLOBS, tell)
    return Manifest.model_validate({**(head or {}), "record": record, "keys": keys, "blobs": blobs})


def _dumped(moment: Moment, schemas: Sequence[str], file: Path, tell: Tell) -> Part:
    """The tables are digested and dumped as one and the same moment shows them."""
    tables = soundness.tables(moment.connection, schemas, FOLLOWED_ANEW)
    _write(file, _counted(dump(moment, schemas, FOLLOWED_ANEW), file.name, tell))
    return _part(file).model_copy(update={"tables": tables})


def _packed(folder: Path, file: Path, tell: Tell) -> Part:
    """Sealed files as they are. One that is removed meanwhile belongs to somebody who is just being erased."""
    names = sorted(path.relative_to(folder) for path in folder.glob("??/*") if not path.suffix)
    with file.open("xb") as written, tarfile.open(fileobj=written, mode="w") as archive:
        for number, name in enumerate(names, start=1):
            with suppress(FileNotFoundError):
                archive.add(folder / name, arcname=name)
            tell(file.name, number, len(names))
    return _part(file)


def _part(file: Path) -> Part:
    return Part(file=file.name, size_bytes=file.stat().st_size, sha256=digest_of(file))


def _counted(pieces: Iterable[bytes], step: str, tell: Tell) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        yield piece
        done += len(piece)
        tell(step, done, 0)


def _write(file: Path, pieces: Iterable[bytes]) -> None:
    with file.open("xb") as written:
        written.writelines(pieces)


@contextmanager
def _made_whole(target: Path) -> Iterator[Path]:
    """Beside the target, and moved when it is durable: an interrupted backup is never taken for one."""
    making = target.with_name(target.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True, mode=0o700)
    yield making
    for path in (*making.iterdir(), making):
        _sync(path)
    making.rename(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
