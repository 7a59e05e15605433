"""A child process dies with its parent, writes to its own log, and is asked to stop before it is killed."""

import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from local.privileges import Account, become, die_with_parent

LOG_LIMIT_BYTES = 20_000_000
GRACE_SECONDS = 15.0


@dataclass(frozen=True)
class Program:
    """What to run, as whom, and which signals mean "finish" and "your parent is gone".

    What it prints goes to its log, or to the file for its answer.
    """

    command: Sequence[str | Path]
    log: Path
    account: Account | None = None
    keeping_reach: bool = False
    finish: signal.Signals = signal.SIGTERM
    orphaned: signal.Signals = signal.SIGKILL
    folder: Path | None = None
    answer: Path | None = None


def spawn(program: Program) -> subprocess.Popen[bytes]:
    """Its own session, so that Ctrl-C reaches only the parent, which then stops the parts in order."""
    _turn_over(program.log)
    with program.log.open("ab") as log, ExitStack() as closing:
        answer = closing.enter_context(program.answer.open("wb")) if program.answer else log
        return subprocess.Popen(  # noqa: S603  the commands are ours
            [str(word) for word in program.command],
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=log,
            cwd=program.folder,
            start_new_session=True,
            preexec_fn=_before_exec(program),  # noqa: PLW1509  nothing is locked there: it makes system calls only
        )


def run_to_end(program: Program) -> None:
    """Wait for a program that ends by itself; what it had to say is in its log."""
    code = spawn(program).wait(timeout=120)
    if code != 0:
        raise ChildProcessError(f"{Path(program.command[0]).name} failed with exit code {code}; see {program.log}")


def finish(child: subprocess.Popen[bytes], program: Program) -> None:
    if child.poll() is None:
        child.send_signal(program.finish)
    try:
        child.wait(timeout=GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait(timeout=GRACE_SECONDS)


def _before_exec(program: Program) -> Callable[[], None]:
    parent = os.getpid()

    def prepare() -> None:
        if program.account is not None:
            become(program.account, keeping_reach=program.keeping_reach)
        die_with_parent(program.orphaned, parent)

    return prepare


def _turn_over(log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.replace(log.with_suffix(".old.log"))
