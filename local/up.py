"""`birge up`: the embedded stack in the foreground, until somebody asks it to stop."""

import signal
import sys
import threading
import time
from pathlib import Path

from local.data_directory import InUseError
from local.parts import SIGN_INS, says_ok
from local.stack import PortTakenError, RunningStack, start
from local.supervisor import NotStartedError, StoppedWhileStartingError

STOPPED, FAILED = 0, 1
ALL_WORK_LIMIT_SECONDS = 60.0
POLL_SECONDS = 0.1


def run(data_dir: Path, port: int, *, demo: bool) -> int:
    """The exit code. A demo federation is there before the first page can be asked for."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    try:
        with start(data_dir, port=port, demo=demo, stop=stop) as stack:
            _serve(stack, stop)
    except StoppedWhileStartingError:
        return STOPPED
    except (InUseError, PortTakenError, NotStartedError, ChildProcessError) as refused:
        sys.stderr.write(f"{refused}\n")
        return FAILED
    return STOPPED


def _serve(stack: RunningStack, stop: threading.Event) -> None:
    if not _every_part_works(stack, stop):
        sys.stderr.write(f"not every part works yet; see {stack.data_dir / 'logs'} and `birge doctor`\n")
    sys.stdout.write(_addresses(stack) + _sign_ins(stack))
    sys.stdout.flush()
    stop.wait()
    sys.stderr.write("stopping\n")


def _every_part_works(stack: RunningStack, stop: threading.Event) -> bool:
    deadline = time.monotonic() + ALL_WORK_LIMIT_SECONDS
    while not says_ok(f"http://127.0.0.1:{stack.settings.api_port}/readyz"):
        if time.monotonic() > deadline or stop.wait(POLL_SECONDS):
            return False
    return True


def _sign_ins(stack: RunningStack) -> str:
    said = stack.data_dir / SIGN_INS
    return said.read_text() if stack.settings.demo else ""


def _addresses(stack: RunningStack) -> str:
    return (
        f"Birge     {stack.settings.public_url}\n"
        f"API       {stack.settings.public_url}/openapi.json\n"
        f"Mailbox   {stack.settings.public_url}/mailbox\n"
        f"SMS box   {stack.settings.public_url}/sms-box\n"
        f"Temporal  {stack.temporal_ui_url}\n"
        f"Data      {stack.data_dir}\n"
    )
