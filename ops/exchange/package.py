"""A package that goes to or comes from the state labour system: a zip whose manifest names every file with its SHA-256.

No interface of that system is public: the format is ours, and docs/exchange.md describes it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from ops.imports.faults import BadFile

MANIFEST = "manifest.json"
AGREEMENTS, RECEIPTS = "birge-agreements/1", "birge-receipts/1"
"""What is in a package, and the version of its format."""
LARGEST_MANIFEST_BYTES = 1 << 20
LARGEST_FILE_BYTES = 1 << 26
NOT_A_PACKAGE = "This is no package of the exchange: a zip with a manifest.json that names its files."


class File(NamedTuple):
    """One file of a package."""

    name: str
    content: bytes


class Entry(NamedTuple):
    """A file as the manifest names it."""

    name: str
    sha256: str
    bytes: int


def write(path: Path, schema: str, made_at: datetime, files: Iterable[File], **said: Any) -> tuple[Entry, ...]:
    """The package, whole or not at all; files are written one at a time."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    entries = []
    with ZipFile(unfinished, "w", ZIP_DEFLATED) as packed:
        for name, content in files:
            packed.writestr(name, content)
            entries.append(Entry(name, hashlib.sha256(content).hexdigest(), len(content)))
        told = {"schema": schema, "made_at": made_at.isoformat(), **said, "files": [e._asdict() for e in entries]}
        packed.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))
    unfinished.replace(path)
    return tuple(entries)


def read(path: Path, schema: str, wanted: str) -> bytes:
    """One file of a package of this schema, after its hash was found right. Raises `BadFile`, and quotes nothing."""
    try:
        with ZipFile(path) as packed:
            manifest = _manifest(packed)
            if manifest.get("schema") != schema:
                raise BadFile(f"The package is of another kind or version: {schema} is asked.")
            return _checked(packed, manifest, wanted)
    except (BadZipFile, KeyError, OSError, ValueError, TypeError, RuntimeError, NotImplementedError):
        raise BadFile(NOT_A_PACKAGE) from None


def _manifest(packed: ZipFile) -> Mapping[str, Any]:
    if packed.getinfo(MANIFEST).file_size > LARGEST_MANIFEST_BYTES:
        raise BadFile(NOT_A_PACKAGE)
    found = json.loads(packed.read(MANIFEST))
    if not isinstance(found, dict):
        raise BadFile(NOT_A_PACKAGE)
    return found


def _checked(packed: ZipFile, manifest: Mapping[str, Any], wanted: str) -> bytes:
    named = {str(each["name"]): str(each["sha256"]) for each in manifest["files"]}
    if packed.getinfo(wanted).file_size > LARGEST_FILE_BYTES:
        raise BadFile(f"{wanted} is larger than {LARGEST_FILE_BYTES >> 20} MiB: split it into several packages.")
    content = packed.read(wanted)
    if hashlib.sha256(content).hexdigest() != named[wanted]:
        raise BadFile(f"{wanted} is not what the manifest says it is: its SHA-256 differs.")
    return content
