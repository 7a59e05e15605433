"""The drill for the worst day: everything is lost but a backup and the secrets, and the house opens again."""

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pwdlib import PasswordHash
from temporalio.client import Client

from api.cases import file
from api.commands import FilingBody
from api.examples import UNPAID, case, person
from api.services import Services, open_identity
from domain.appeal import terms
from domain.kernel import Actor
from domain.kinds import KINDS
from ledger.application import Ledger
from local.stack import RunningStack, start
from relay.reconcile import running
from relay.temporal import connect
from settings import Settings
from tests.ops.life import eventually

pytestmark = pytest.mark.slow

BIRGE = Path(sys.executable).with_name("birge")
LONG_AGO = timedelta(days=40)
ERASED = person("member2")


def birge(*words: str | Path, expected: int = 0) -> str:
    done = subprocess.run([BIRGE, *words], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == expected, done.stdout + done.stderr
    return done.stdout


def is_well(data: Path) -> bool:
    """As the doctor says: a demo that has just begun has cases to which nobody has come yet."""
    said = subprocess.run(
        [BIRGE, "doctor", "--data-dir", data, "--json"], capture_output=True, check=False, timeout=180
    )
    return bool(json.loads(said.stdout)["well"])


@contextmanager
def services(settings: Settings, ago: timedelta = timedelta()) -> Iterator[Services]:
    with (
        closing(Ledger.at(settings, KINDS, lambda now: now - ago)) as ledger,
        open_identity(settings) as pool,
    ):
        yield Services.of(settings, ledger, pool, PasswordHash.recommended())


def watched(settings: Settings) -> frozenset[str]:
    async def ask() -> frozenset[str]:
        client: Client = await connect(settings)
        return await running(client)

    return asyncio.run(ask())


def text_in(stack: RunningStack, stream: str) -> str:
    with services(stack.settings) as at:
        first = at.ledger.history(stream)[0].event
        return at.ledger.open(first.text, Actor(id=person("member")), "read", stream=stream)  # type: ignore[attr-defined]


def live_and_keep(data: Path, kept: Path) -> tuple[frozenset[str], str]:
    """The cases that were watched over, and one filed so long ago that its terms run out at once, without a worker."""
    with start(data, demo=True) as stack:
        eventually(lambda: case("triage") in watched(stack.settings))
        eventually(lambda: is_well(data))
        birge("erase", ERASED, "--data-dir", data, "--json")
        stack.halt("worker")
        with services(stack.settings, LONG_AGO) as past:
            late = file(past, Actor(id=person("member")), FilingBody.model_validate(UNPAID), "long ago").stream
        birge("backup", kept / "backup", "--secrets", kept / "secrets.json", "--data-dir", data, "--json")
        return watched(stack.settings), late


def test_after_a_total_loss_a_backup_brings_back_every_word_and_every_term(tmp_path: Path):
    lost, kept, new = tmp_path / "lost", tmp_path / "kept", tmp_path / "жаңа"
    kept.mkdir()
    before, late = live_and_keep(lost, kept)
    shutil.rmtree(lost)

    again = ("restore", kept / "backup", "--secrets", kept / "secrets.json", "--data-dir", new)
    told = json.loads(birge(*again, "--json"))
    assert told["sound"]
    assert told["erased"] == 1
    birge(*again, expected=1)
    with start(new) as stack:
        assert text_in(stack, late) == UNPAID["text"]
        eventually(lambda: before <= watched(stack.settings))
        eventually(lambda: {terms.TRIAGE, terms.ANSWER} <= lapsed(stack, late))
        with services(stack.settings) as at:
            assert at.ledger.directory.names([ERASED, person("member")]).keys() == {person("member")}
        eventually(lambda: subprocess.run([BIRGE, "doctor", "--data-dir", new], check=False).returncode == 0)
    birge("doctor", "--data-dir", new, expected=1)


def lapsed(stack: RunningStack, stream: str) -> frozenset[str]:
    with services(stack.settings) as at:
        found: frozenset[str] = at.ledger.state(stream).lapsed
        return found


def test_a_new_directory_is_not_made_without_the_secrets(tmp_path: Path):
    (tmp_path / "backup").mkdir()
    birge("restore", tmp_path / "backup", "--data-dir", tmp_path / "new", expected=2)
    assert not (tmp_path / "new").exists()
