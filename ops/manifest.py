"""What a backup holds and how to tell that it is whole: files, tables and their digests, but nothing secret."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict

FILE_NAME = "manifest.json"
ERASED = "erased.json"
CHUNK_BYTES = 1 << 20


class Whole(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Table(Whole):
    """Rows of a table, and a digest that does not depend on their order."""

    rows: int
    digest: str


class Part(Whole):
    """One file of a backup; `tables` by their full names."""

    file: str
    size_bytes: int
    sha256: str
    tables: Mapping[str, Table] = {}


class Manifest(Whole):
    """`position` is that of the last event in the backup; `server` the version of PostgreSQL that it comes from."""

    made_at: datetime
    server: str
    position: int
    record: Part
    keys: Part
    blobs: Part

    @classmethod
    def of(cls, backup: Path) -> Self:
        """Raises `FileNotFoundError` where there is no finished backup."""
        return cls.model_validate_json((backup / FILE_NAME).read_bytes())


class ErasedList(Whole):
    """The subjects whose keys were destroyed, by opaque ids. It travels with every backup and outlives the keys."""

    subjects: tuple[str, ...]

    @classmethod
    def of(cls, file: Path) -> Self:
        return cls.model_validate_json(file.read_bytes())


class NotWhole(Exception):  # noqa: N818 - it says what was found
    """A file of the backup is missing or was changed."""


def check(backup: Path, part: Part) -> Path:
    """The file, after its bytes were compared with the manifest. Raises `NotWhole`."""
    file = backup / part.file
    if not file.is_file() or digest_of(file) != part.sha256:
        raise NotWhole(part.file)
    return file


def digest_of(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as content:
        while piece := content.read(CHUNK_BYTES):
            digest.update(piece)
    return digest.hexdigest()
