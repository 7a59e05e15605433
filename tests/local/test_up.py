import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from local import ports
from local.parts import says_ok

BIRGE = Path(sys.executable).with_name("birge")

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("nothing_left_running")]


@contextmanager
def up(data_dir: Path, port: int) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(
        [BIRGE, "up", "--data-dir", data_dir, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_up_says_where_it_is_serves_there_and_stops_when_asked(asked: signal.Signals, data_dir: Path):
    port = ports.pick(())
    with up(data_dir, port) as process:
        assert f"http://127.0.0.1:{port}" in first_line(process)
        assert says_ok(f"http://127.0.0.1:{port}/healthz")
        assert says_ok(f"http://127.0.0.1:{port}/readyz")
        process.send_signal(asked)
        assert process.wait(timeout=60) == 0


def test_a_second_up_on_the_same_directory_is_told_who_has_it(data_dir: Path):
    port = ports.pick(())
    with up(data_dir, port) as first:
        assert first_line(first)
        with up(data_dir, ports.pick(())) as second:
            _, complaint = second.communicate(timeout=30)
            assert second.returncode == 1
            assert str(first.pid) in complaint
            assert "--data-dir" in complaint
        first.send_signal(signal.SIGTERM)
        assert first.wait(timeout=60) == 0


def test_up_can_be_stopped_while_it_starts(data_dir: Path):
    with up(data_dir, ports.pick(())) as process:
        while not (data_dir / "logs" / "postgres.log").exists():
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
