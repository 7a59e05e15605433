"""Which processes make up the stack, in starting order, and the settings by which they meet."""

import sys
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from local import ports
from local.data_directory import Memory
from local.postgres import DURABLE, Cluster
from local.process import Program, run_to_end
from local.supervisor import Part
from local.temporal import NAMESPACE, TemporalServer

ALL_PARTS = ("postgres", "temporal", "mailbox", "worker", "follow", "serve")
SIGN_INS = "demo-sign-ins.txt"


def all_parts(home: Path, memory: Memory, api_port: int, *, demo: bool) -> tuple[Part, ...]:
    database = postgres(home, memory, DURABLE)
    return (
        replace(database, once_ready=lambda: _seed(home, database)) if demo else database,
        _temporal(home, memory),
        _mailbox(home, memory),
        Part("worker", _own(home, "worker")),
        Part("follow", _own(home, "follow")),
        Part("serve", _own(home, "serve"), is_ready=lambda: says_ok(f"http://127.0.0.1:{api_port}/healthz")),
    )


def settings_values(home: Path, memory: Memory, api_port: int, *, demo: bool) -> dict[str, object]:
    """What `Settings` reads: nothing here is chosen anew, so every start writes the same."""
    server = _cluster(home, memory, DURABLE)
    blobs = home / "blobs"
    blobs.mkdir(mode=0o700, exist_ok=True)
    return {
        "database_url": server.url("birge"),
        "keys_url": server.url("birge_keys"),
        "blobs_dir": str(blobs),
        "kek": memory.secrets["kek"],
        "hmac_key": memory.secrets["hmac_key"],
        "session_secret": memory.secrets["session_secret"],
        "temporal_address": f"127.0.0.1:{memory.ports['temporal']}",
        "temporal_namespace": NAMESPACE,
        "smtp_host": "127.0.0.1",
        "smtp_port": memory.ports["smtp"],
        "smtp_tls": False,
        "mail_from": "Birge <birge@birge.localhost>",
        "sms_url": f"http://127.0.0.1:{memory.ports['mailbox']}/sms",
        "public_url": f"http://127.0.0.1:{api_port}",
        "mailbox_url": f"http://127.0.0.1:{memory.ports['mailbox']}",
        "api_port": api_port,
        "demo": demo,
    }


def postgres(home: Path, memory: Memory, promises: Mapping[str, str]) -> Part:
    server = _cluster(home, memory, promises)
    return Part("postgres", server.program(), server.prepare, server.is_ready, server.create_databases)


def _seed(home: Path, database: Part) -> None:
    """Before anything serves: who finds the API ready finds the demo accounts too."""
    database.once_ready()
    run_to_end(replace(_own(home, "demo"), answer=home / SIGN_INS))


def says_ok(address: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
        return bool(answer.status == 200)  # noqa: PLR2004  HTTP's own word for yes
    return False


def _cluster(home: Path, memory: Memory, promises: Mapping[str, str]) -> Cluster:
    return Cluster(
        folder=home / "postgres",
        log=_log(home, "postgres"),
        port=memory.ports["postgres"],
        password=memory.secrets["database_password"],
        promises=promises,
    )


def _temporal(home: Path, memory: Memory) -> Part:
    server = TemporalServer(
        file=home / "temporal.db",
        log=_log(home, "temporal"),
        port=memory.ports["temporal"],
        ui_port=memory.ports["temporal_ui"],
        http_port=memory.ports["temporal_http"],
        metrics_port=memory.ports["temporal_metrics"],
    )
    return Part("temporal", server.program(), is_ready=server.is_ready)


def _mailbox(home: Path, memory: Memory) -> Part:
    smtp, http = memory.ports["smtp"], memory.ports["mailbox"]
    words = ("local.mailbox", home / "mailbox", "--smtp-port", str(smtp), "--http-port", str(http))
    is_ready: Callable[[], bool] = lambda: ports.answers(smtp) and ports.answers(http)  # noqa: E731
    return Part("mailbox", _python(_log(home, "mailbox"), *words), is_ready=is_ready)


def _own(home: Path, name: str) -> Program:
    return _python(_log(home, name), "cli", name, "--data-dir", home)


def _python(log: Path, *words: str | Path) -> Program:
    """-P: a folder named like one of our packages must not be imported from where somebody stands."""
    return Program(command=(sys.executable, "-P", "-m", *words), log=log)


def _log(home: Path, name: str) -> Path:
    return home / "logs" / f"{name}.log"
