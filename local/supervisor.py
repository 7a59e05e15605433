"""Keeps the parts of the stack running: started in order, healed when they die, stopped in reverse order."""

import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import structlog

from local.process import Program, finish, spawn

TICK_SECONDS = 0.1
POLL_SECONDS = 0.05
READY_LIMIT_SECONDS = 60.0
FIRST_DELAY_SECONDS = 0.2
LONGEST_DELAY_SECONDS = 10.0
STEADY_SECONDS = 30.0

log = structlog.get_logger()


class NotStartedError(Exception):
    """A part did not become ready in time."""


class StoppedWhileStartingError(Exception):
    """Somebody asked to stop before everything was up."""


def _nothing() -> None:
    return None


def _at_once() -> bool:
    return True


@dataclass(frozen=True)
class Part:
    """One process of the stack: what to do before it, how to see that it serves, what to do then."""

    name: str
    program: Program
    prepare: Callable[[], None] = _nothing
    is_ready: Callable[[], bool] = _at_once
    once_ready: Callable[[], None] = _nothing


@dataclass
class Life:
    """The present process of a part, and how often it fell lately."""

    part: Part
    child: subprocess.Popen[bytes] | None = None
    held: bool = True
    falls: int = 0
    started_at: float = field(default=0.0)
    next_start_at: float = field(default=0.0)

    def exit_code(self) -> int | None:
        return None if self.child is None else self.child.poll()

    def is_alive(self) -> bool:
        return self.child is not None and self.child.poll() is None


class Supervisor:
    """One thread owns all children, because Linux ends a child together with the thread that began it."""

    def __init__(self, parts: Sequence[Part], stop: threading.Event) -> None:
        self._lives = {part.name: Life(part) for part in parts}
        self._stop = stop
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._done = False
        self._thread = threading.Thread(target=self._own, name="supervisor", daemon=True)
        self._thread.start()

    def start(self) -> None:
        self._ask(self._begin_all)

    def pid(self, name: str) -> int:
        child = self._lives[name].child
        if child is None:
            raise NotStartedError(f"{name} was never started")
        return child.pid

    def await_ready(self, name: str) -> None:
        """After a fault: until the part is back and serves."""
        self._ask(lambda: self._until_ready(self._lives[name]))

    def kill(self, name: str) -> None:
        """As `kill -9` does; the part comes back by itself."""
        self._ask(lambda: self._strike(self._lives[name]))

    def halt(self, name: str) -> None:
        """Stop a part and leave it so until it is restarted."""
        self._ask(lambda: self._end(self._lives[name]))

    def restart(self, name: str) -> None:
        """Returns when it serves again."""
        self.halt(name)
        self._ask(lambda: self._begin(self._lives[name]))

    def stop(self) -> None:
        self._ask(self._end_all)
        self._done = True
        self._thread.join(timeout=READY_LIMIT_SECONDS)

    def _own(self) -> None:
        while not self._done:
            try:
                self._jobs.get(timeout=TICK_SECONDS)()
            except queue.Empty:
                self._heal()

    def _ask(self, work: Callable[[], object]) -> None:
        answer: Future[None] = Future()

        def job() -> None:
            try:
                work()
                answer.set_result(None)
            except BaseException as error:  # noqa: BLE001  handed over to whoever asked
                answer.set_exception(error)

        self._jobs.put(job)
        answer.result()

    def _begin_all(self) -> None:
        for life in self._lives.values():
            self._begin(life)

    def _end_all(self) -> None:
        for life in reversed(self._lives.values()):
            self._end(life)

    def _begin(self, life: Life) -> None:
        life.held = False
        self._launch(life)
        self._until_ready(life)
        life.part.once_ready()

    def _until_ready(self, life: Life) -> None:
        deadline = time.monotonic() + READY_LIMIT_SECONDS
        while not (life.is_alive() and life.part.is_ready()):
            if self._stop.is_set():
                raise StoppedWhileStartingError(life.part.name)
            if time.monotonic() > deadline:
                raise NotStartedError(f"{life.part.name} did not start; see {life.part.program.log}")
            self._heal()
            time.sleep(POLL_SECONDS)

    def _heal(self) -> None:
        for life in self._lives.values():
            if not life.held and not life.is_alive():
                self._raise_again(life)

    def _raise_again(self, life: Life) -> None:
        now = time.monotonic()
        if life.next_start_at == 0.0:
            steady = now - life.started_at > STEADY_SECONDS
            life.falls = 1 if steady else life.falls + 1
            delay = min(FIRST_DELAY_SECONDS * 2 ** (life.falls - 1), LONGEST_DELAY_SECONDS)
            life.next_start_at = now + delay
            log.warning("part died", part=life.part.name, exit_code=life.exit_code(), seconds=delay)
        elif now >= life.next_start_at:
            self._launch_or_wait(life)

    def _launch_or_wait(self, life: Life) -> None:
        try:
            self._launch(life)
        except (OSError, TimeoutError, subprocess.SubprocessError):
            log.exception("part cannot start", part=life.part.name, seconds=LONGEST_DELAY_SECONDS)
            life.next_start_at = time.monotonic() + LONGEST_DELAY_SECONDS

    def _launch(self, life: Life) -> None:
        life.part.prepare()
        life.child = spawn(life.part.program)
        life.started_at, life.next_start_at = time.monotonic(), 0.0

    def _strike(self, life: Life) -> None:
        if life.child is not None:
            life.child.send_signal(signal.SIGKILL)
            life.child.wait()

    def _end(self, life: Life) -> None:
        life.held = True
        if life.child is not None:
            finish(life.child, life.part.program)
