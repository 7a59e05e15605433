"""A post office that delivers to nobody: mails and SMS of the stack are kept in a folder and read over HTTP."""

import argparse
import asyncio
import hashlib
import json
import os
import signal
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast

from aiosmtpd.smtp import SMTP, Envelope, Session

from local.smsbox import LARGEST_BYTES, NoSms, Sms, keep_sms, read_smsbox

MAIL_LIMIT_BYTES = 20_000_000
SUFFIX = ".eml"
REMEMBERED = 20_000


@dataclass(frozen=True)
class Mail:
    """One mail as its reader sees it; `id` is the hash of the bytes that arrived."""

    id: str
    received_at: str
    message_id: str
    sender: str
    recipient: str
    subject: str
    text: str


def keep(folder: Path, content: bytes) -> None:
    """On disk before the sender is told so. The same bytes sent twice are one mail."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as arriving:
        arriving.write(content)
        arriving.flush()
        os.fsync(arriving.fileno())
    kept = folder / (hashlib.sha256(content).hexdigest() + SUFFIX)
    Path(arriving.name).replace(kept)
    entry = os.open(folder, os.O_RDONLY)
    os.fsync(entry)
    os.close(entry)


def read_mailbox(folder: Path) -> tuple[Mail, ...]:
    """Newest first."""
    arrived = sorted(((file.stat().st_mtime_ns, file) for file in folder.glob("*" + SUFFIX)), reverse=True)
    return tuple(_read(file, at) for at, file in arrived)


@lru_cache(maxsize=REMEMBERED)
def _read(file: Path, arrived_ns: int) -> Mail:
    """Once for each arrival: what lies in a file never changes, and a busy day's mails take seconds to take apart."""
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(("plain", "html"))
    return Mail(
        id=file.stem,
        received_at=datetime.fromtimestamp(arrived_ns // 10**9, UTC).isoformat(timespec="seconds"),
        message_id=str(message["Message-ID"] or ""),
        sender=str(message["From"] or ""),
        recipient=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text="" if body is None else body.get_content(),
    )


class Slot:
    """What aiosmtpd calls when a mail has arrived."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        keep(self._folder, cast("bytes", envelope.original_content))
        return "250 kept"


def serve_pages(folder: Path, port: int) -> ThreadingHTTPServer:
    """`/messages` lists the mails as JSON, `/messages/<id>` gives the bytes of one; `/sms` takes and lists SMS."""

    class Window(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/messages":
                self._list(read_mailbox(folder))
            elif self.path == "/sms":
                self._list(read_smsbox(folder))
            elif file := _file_named(folder, self.path.removeprefix("/messages/")):
                self._answer("message/rfc822", file.read_bytes())
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            size = self.headers.get("Content-Length", "")
            if self.path != "/sms" or not size.isdecimal() or int(size) > LARGEST_BYTES:
                return self.send_error(404 if self.path != "/sms" else 413)
            try:
                keep_sms(folder, self.rfile.read(int(size)))
            except NoSms:
                return self.send_error(422)
            return self._answer("application/json", b"{}")

        def _list(self, messages: Sequence[Mail | Sms]) -> None:
            listed = json.dumps([asdict(message) for message in messages], ensure_ascii=False)
            self._answer("application/json; charset=utf-8", listed.encode())

        def _answer(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Nobody needs to know who read what here."""

    return ThreadingHTTPServer(("127.0.0.1", port), Window)


def _file_named(folder: Path, name: str) -> Path | None:
    return next((file for file in folder.glob("*" + SUFFIX) if file.stem == name), None)


async def _serve_mail(folder: Path, port: int) -> None:
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, done.set)
    slot = Slot(folder)
    office = await loop.create_server(
        lambda: SMTP(slot, enable_SMTPUTF8=True, data_size_limit=MAIL_LIMIT_BYTES, hostname="localhost"),
        "127.0.0.1",
        port,
    )
    async with office:
        await done.wait()


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--smtp-port", type=int, required=True)
    words.add_argument("--http-port", type=int, required=True)
    asked = words.parse_args()
    pages = serve_pages(asked.folder, asked.http_port)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    asyncio.run(_serve_mail(asked.folder, asked.smtp_port))


if __name__ == "__main__":
    main()
