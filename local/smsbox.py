"""The SMS box of the embedded stack: a gateway that keeps every message in a folder and sends it to nobody."""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = "sms"
SUFFIX = ".json"
LARGEST_BYTES = 10_000
_ID = re.compile("[0-9a-f]{16,64}")
_FIELDS = {"id", "from", "to", "text"}


@dataclass(frozen=True)
class Sms:
    """A message as its reader sees it; `id` is the sender's, by which one sent again is known."""

    id: str
    received_at: str
    sender: str
    recipient: str
    text: str


class NoSms(Exception):  # noqa: N818 - it says what arrived
    """What arrived is no message."""


def keep_sms(mailbox: Path, content: bytes) -> None:
    """On disk before the sender is told so; an id that is there already is the same message. Raises `NoSms`."""
    message = _checked(content)
    folder = mailbox / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as arriving:
        arriving.write(content)
        arriving.flush()
        os.fsync(arriving.fileno())
    kept = folder / f"{message['id']}{SUFFIX}"
    if kept.exists():
        Path(arriving.name).unlink()
    else:
        Path(arriving.name).replace(kept)


def read_smsbox(mailbox: Path) -> tuple[Sms, ...]:
    """Newest first."""
    files = sorted((mailbox / FOLDER).glob("*" + SUFFIX), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return tuple(map(_read, files))


def remove_sms(mailbox: Path, tag: str) -> int:
    """Those whose id begins with the tag of a person; how many there were."""
    gone = list(_tagged(mailbox, tag))
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def _tagged(mailbox: Path, tag: str) -> Iterator[Path]:
    return (file for file in (mailbox / FOLDER).glob("*" + SUFFIX) if file.name.startswith(tag))


def _checked(content: bytes) -> dict[str, str]:
    try:
        found: Any = json.loads(content)
    except ValueError as fault:
        raise NoSms from fault
    if not isinstance(found, dict) or found.keys() != _FIELDS or not all(isinstance(v, str) for v in found.values()):
        raise NoSms
    if not _ID.fullmatch(found["id"]):
        raise NoSms
    return found


def _read(file: Path) -> Sms:
    message = json.loads(file.read_bytes())
    return Sms(
        id=file.stem,
        received_at=datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(timespec="seconds"),
        sender=message["from"],
        recipient=message["to"],
        text=message["text"],
    )
