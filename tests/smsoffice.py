"""A real SMS gateway inside a test: it keeps what it takes, and can be told to refuse or to keep people waiting."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from pydantic import SecretStr

from settings import Settings

TOKEN = "gateway-token"


@dataclass
class SmsOffice:
    """`refusals` are the next answers, one each; nothing is answered while `open` is not set."""

    port: int = 0
    taken: list[dict[str, str]] = field(default_factory=list, repr=False)
    headers: list[Any] = field(default_factory=list, repr=False)
    refusals: list[int] = field(default_factory=list)
    arrived: Event = field(default_factory=Event)
    open: Event = field(default_factory=Event)

    def take(self, headers: Any, content: bytes) -> int:
        assert self.open.wait(20)
        if self.refusals:
            return self.refusals.pop(0)
        self.headers.append(headers)
        self.taken.append(json.loads(content))
        self.arrived.set()
        return 202

    def next(self) -> dict[str, str]:
        """The message that comes next, or has come since the last one was looked at."""
        assert self.arrived.wait(20), "no SMS came"
        self.arrived.clear()
        return self.taken[-1]


@contextmanager
def sms_office() -> Iterator[SmsOffice]:
    office = SmsOffice()
    office.open.set()

    class Window(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status = office.take(self.headers, self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            """Nobody needs it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Window)
    office.port = server.server_port
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield office
    finally:
        office.open.set()
        server.shutdown()
        server.server_close()


def texting_through(office: SmsOffice, settings: Settings) -> Settings:
    gateway = {"sms_url": f"http://127.0.0.1:{office.port}/v1/sms", "sms_token": SecretStr(TOKEN)}
    return settings.model_copy(update=gateway)
