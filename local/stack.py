"""The whole of Birge on one machine, from pip packages: started, hurt, mended and stopped as one."""

import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from local import data_directory, ports
from local.parts import ALL_PARTS, all_parts, postgres, settings_values
from local.supervisor import Part, Supervisor
from settings import Settings


class PortTakenError(Exception):
    """The API's port is fixed, so that bookmarks keep working; another program has it."""


@dataclass(frozen=True)
class RunningStack:
    """Where the running stack is, and the handles by which tests pull at it."""

    data_dir: Path
    settings: Settings
    temporal_ui_url: str
    _supervisor: Supervisor
    _releases: ExitStack

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def pid(self, part: str) -> int:
        return self._supervisor.pid(part)

    def kill(self, part: str) -> None:
        """SIGKILL. The part comes back by itself; `await_ready` waits for that."""
        self._supervisor.kill(part)

    def halt(self, part: str) -> None:
        """Stopped in order, and down until `restart`."""
        self._supervisor.halt(part)

    def restart(self, part: str) -> None:
        self._supervisor.restart(part)

    def await_ready(self, part: str) -> None:
        self._supervisor.await_ready(part)

    def stop(self) -> None:
        """Every part in reverse order; a second call does nothing."""
        self._releases.close()


def start(
    data_dir: Path,
    parts: Collection[str] = ALL_PARTS,
    port: int | None = None,
    *,
    demo: bool = False,
    stop: threading.Event | None = None,
) -> RunningStack:
    """Returns when every part serves. Without a port the API takes a free one; `stop` ends the waiting."""
    home = data_dir.resolve()
    with _opened(home, port, demo=demo) as (memory, api_port, releases):
        wanted = [part for part in all_parts(home, memory, api_port, demo=demo) if part.name in parts]
        supervisor = _supervise(wanted, stop or threading.Event(), releases)
        ui = f"http://127.0.0.1:{memory.ports['temporal_ui']}"
        return RunningStack(home, Settings.load(home), ui, supervisor, releases.pop_all())


@contextmanager
def database_server(data_dir: Path, promises: Mapping[str, str]) -> Iterator[Settings]:
    """PostgreSQL alone, with its promises chosen: tests that survive no power cut may go without fsync."""
    home = data_dir.resolve()
    with _opened(home, None, demo=False) as (memory, _, releases):
        _supervise([postgres(home, memory, promises)], threading.Event(), releases)
        yield Settings.load(home)


@contextmanager
def _opened(home: Path, port: int | None, *, demo: bool) -> Iterator[tuple[data_directory.Memory, int, ExitStack]]:
    """The directory locked, its settings written."""
    with ExitStack() as releases:
        releases.enter_context(data_directory.locked(home))
        memory = data_directory.remembered(home)
        api_port = ports.pick(memory.ports.values()) if port is None else _free_or_refused(port)
        data_directory.write_settings(home, settings_values(home, memory, api_port, demo=demo))
        yield memory, api_port, releases


def _supervise(parts: list[Part], stop: threading.Event, releases: ExitStack) -> Supervisor:
    supervisor = Supervisor(parts, stop)
    releases.callback(supervisor.stop)
    supervisor.start()
    return supervisor


def _free_or_refused(port: int) -> int:
    if not ports.is_free(port):
        raise PortTakenError(f"port {port} is taken by another program: choose another with --port")
    return port
