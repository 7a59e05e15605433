import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path

import psycopg
import pytest

from local import ports
from local.data_directory import InUseError, locked
from local.mailbox import read_mailbox
from local.parts import says_ok
from local.stack import PortTakenError, RunningStack, start

INFRASTRUCTURE = {"postgres", "temporal", "mailbox"}

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("nothing_left_running")]


def until(happened: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


def write_one_row(stack: RunningStack) -> None:
    with psycopg.connect(stack.settings.database_url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
        connection.execute("INSERT INTO kept VALUES (1)")


def rows_kept(stack: RunningStack) -> int:
    with psycopg.connect(stack.settings.database_url) as connection:
        found = connection.execute("SELECT count(*) FROM kept").fetchone()
    assert found is not None
    return int(found[0])


def test_what_was_written_is_found_again_at_the_next_start(data_dir: Path):
    with start(data_dir, INFRASTRUCTURE) as stack:
        write_one_row(stack)
        address = stack.settings.temporal_address
    with start(data_dir, INFRASTRUCTURE) as stack:
        assert rows_kept(stack) == 1
        assert stack.settings.temporal_address == address


def test_the_keys_live_in_a_database_of_their_own(data_dir: Path):
    with start(data_dir, {"postgres"}) as stack, psycopg.connect(stack.settings.keys_url) as keys:
        assert keys.execute("SELECT current_database()").fetchone() == ("birge_keys",)
        assert stack.settings.keys_url != stack.settings.database_url


@pytest.mark.parametrize("part", sorted(INFRASTRUCTURE))
def test_a_part_killed_comes_back_by_itself(part: str, data_dir: Path):
    with start(data_dir, INFRASTRUCTURE) as stack:
        write_one_row(stack)
        fallen = stack.pid(part)
        stack.kill(part)
        stack.await_ready(part)
        assert stack.pid(part) != fallen
        assert rows_kept(stack) == 1


def test_a_part_halted_stays_down_until_it_is_restarted(data_dir: Path):
    with start(data_dir, {"mailbox"}) as stack:
        stack.halt("mailbox")
        time.sleep(1)
        assert not ports.answers(stack.settings.smtp_port)
        stack.restart("mailbox")
        assert ports.answers(stack.settings.smtp_port)


def test_two_stacks_run_side_by_side(tmp_path: Path):
    with start(tmp_path / "one", INFRASTRUCTURE) as one, start(tmp_path / "two", INFRASTRUCTURE) as two:
        write_one_row(one)
        with pytest.raises(psycopg.errors.UndefinedTable):
            rows_kept(two)
        assert one.temporal_ui_url != two.temporal_ui_url


def test_a_second_stack_on_the_same_directory_is_refused(data_dir: Path):
    with start(data_dir, {"mailbox"}), pytest.raises(InUseError, match=f"pid {os.getpid()}"):
        start(data_dir, {"mailbox"})


def test_the_lock_of_a_process_that_was_killed_holds_nobody_up(data_dir: Path):
    words = "import sys, time; from pathlib import Path; from local.data_directory import locked\n"
    words += "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", words, data_dir], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(InUseError, match=f"pid {holder.pid}"), locked(data_dir):
            pass
        holder.kill()
    with locked(data_dir):
        pass


def test_a_port_that_is_taken_is_named(data_dir: Path):
    with start(data_dir, {"mailbox"}) as stack:
        taken = stack.settings.smtp_port
        with pytest.raises(PortTakenError, match=str(taken)):
            start(data_dir.with_name("other"), {"mailbox"}, port=taken)


def test_an_inner_port_taken_meanwhile_is_replaced(data_dir: Path):
    with start(data_dir, {"mailbox"}) as stack:
        before = stack.settings.smtp_port
    with socket.create_server(("127.0.0.1", before)), start(data_dir, {"mailbox"}) as stack:
        assert stack.settings.smtp_port != before


def test_the_pid_file_of_a_dead_server_names_a_stranger_and_is_seen_through(data_dir: Path):
    with start(data_dir, {"postgres"}) as stack:
        write_one_row(stack)
    with subprocess.Popen(["sleep", "60"]) as stranger:
        (data_dir / "postgres" / "postmaster.pid").write_text(f"{stranger.pid}\n")
        with start(data_dir, {"postgres"}) as stack:
            assert rows_kept(stack) == 1
        assert stranger.poll() is None
        stranger.kill()


def test_a_first_start_that_was_interrupted_leaves_nothing_half_made(data_dir: Path):
    (data_dir / "postgres.making").mkdir(parents=True)
    (data_dir / "postgres.making" / "PG_VERSION").write_text("18\n")
    with start(data_dir, {"postgres"}) as stack:
        write_one_row(stack)


def test_a_mail_sent_is_in_the_mailbox_once_however_often_it_is_sent(data_dir: Path):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "birge@example.kz", "мүше@example.kz", "Жаңалық бар"
    mail["Message-ID"] = "<letter-1@birge>"
    mail.set_content("Сізге жаңалық бар.")
    with start(data_dir, {"mailbox"}) as stack:
        for _ in range(2):
            with smtplib.SMTP(stack.settings.smtp_host, stack.settings.smtp_port, timeout=10) as office:
                office.send_message(mail)
        (kept,) = read_mailbox(data_dir / "mailbox")
        assert (kept.subject, kept.message_id) == ("Жаңалық бар", "<letter-1@birge>")
        assert "Сізге жаңалық бар." in kept.text
        assert says_ok(f"{stack.settings.mailbox_url}/messages/{kept.id}")
        assert not says_ok(f"{stack.settings.mailbox_url}/messages/../stack.json")


def test_no_child_outlives_a_parent_that_is_killed(data_dir: Path):
    words = "import sys, time; from pathlib import Path; from local.stack import start\n"
    words += "stack = start(Path(sys.argv[1]), {'postgres', 'temporal', 'mailbox'})\n"
    words += "import subprocess; careless = subprocess.Popen(['sleep', '60'])\n"
    words += "parts = map(stack.pid, ('postgres', 'temporal', 'mailbox'))\n"
    words += "print(careless.pid, *parts, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", words, data_dir], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        careless, *pids = [int(word) for word in parent.stdout.readline().split()]
        assert all(map(is_running, pids))
        parent.send_signal(signal.SIGKILL)
    until(lambda: not any(map(is_running, pids)))
    assert is_running(careless), "a child without the wish to die outlives its parent"
    os.kill(careless, signal.SIGKILL)
    with start(data_dir, {"postgres"}) as stack:
        write_one_row(stack)


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_postgresql_runs_where_only_root_may_enter(tmp_path: Path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with start(closed / "data", {"postgres"}) as stack:
        write_one_row(stack)


NOISY = ("SET log_min_messages = error", "SET log_min_error_statement = error", "SET log_error_verbosity = verbose")


def refused_with_a_canary(stack: RunningStack, before: Sequence[str]) -> str:
    """What the server's log says after a statement with personal text was refused."""
    with psycopg.connect(stack.settings.database_url, autocommit=True) as connection:
        for setting in before:
            connection.execute(setting)
        connection.execute("CREATE TEMPORARY TABLE once (word text PRIMARY KEY)")
        connection.execute("INSERT INTO once VALUES (%s)", ["канарейка"])
        for statement in ("INSERT INTO once VALUES (%s)", "SELECT (%s::text)::int"):
            with pytest.raises(psycopg.Error):
                connection.execute(statement, ["канарейка"])
    return (stack.data_dir / "logs" / "postgres.log").read_text()


def test_what_people_wrote_is_not_in_the_log_of_the_database(data_dir: Path):
    with start(data_dir, {"postgres"}) as stack:
        assert "канарейка" not in refused_with_a_canary(stack, before=())
        assert "канарейка" in refused_with_a_canary(stack, before=NOISY), "the scan must be able to find it"
