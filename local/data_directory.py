"""What one embedded stack keeps between runs, and the lock that lets only one run at a time."""

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from local import ports
from settings import FILE_NAME

PORTS = ("postgres", "temporal", "temporal_ui", "temporal_http", "temporal_metrics", "smtp", "mailbox")
KEY_BYTES = 32


class InUseError(Exception):
    """Another `birge up` runs on the same directory."""


@dataclass(frozen=True)
class Memory:
    """Ports and secrets, chosen once and found again at the next start."""

    ports: Mapping[str, int]
    secrets: Mapping[str, str] = field(repr=False)


def remembered(data_dir: Path) -> Memory:
    """Made the first time; a port that somebody else took meanwhile is replaced."""
    file = data_dir / "stack.json"
    known = json.loads(file.read_text()) if file.exists() else {}
    memory = Memory(_still_free(known.get("ports", {})), known.get("secrets") or _fresh_secrets())
    write_privately(file, {"ports": dict(memory.ports), "secrets": dict(memory.secrets)})
    return memory


def write_settings(data_dir: Path, values: Mapping[str, object]) -> None:
    write_privately(data_dir / FILE_NAME, values)


def write_privately(file: Path, content: Mapping[str, object]) -> None:
    """Whole or not at all, and for the owner's eyes only."""
    draft = file.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(content, indent=2) + "\n")
    draft.replace(file)


@contextmanager
def locked(data_dir: Path) -> Iterator[None]:
    """The kernel drops the lock when its holder dies, so a stale one cannot exist."""
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o711)
    with (data_dir / "up.lock").open("a+") as lock:
        _take(lock, data_dir)
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _take(lock: IO[str], data_dir: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        raise InUseError(
            f"{data_dir} is in use by another `birge up` (pid {holder}): "
            "stop it, or choose another place with --data-dir and --port"
        ) from None


def _fresh_secrets() -> dict[str, str]:
    return {
        "database_password": secrets.token_urlsafe(24),
        "kek": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
        "hmac_key": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
        "session_secret": secrets.token_urlsafe(KEY_BYTES),
    }


def _still_free(known: Mapping[str, int]) -> dict[str, int]:
    chosen: dict[str, int] = {}
    for name in PORTS:
        port = known.get(name, 0)
        kept = port and ports.is_free(port)
        chosen[name] = port if kept else ports.pick(chosen.values())
    return chosen
