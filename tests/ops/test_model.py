"""`birge model`: two people put a policy and a model into force at the console; one alone, and a stranger, do not."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.identity.accounts import create_account
from api.services import open_identity
from cli import app
from domain.kernel import OPERATOR, Role
from domain.organisation.commands import GrantOffice
from domain.words import Language
from ledger.application import Ledger
from risk.store import Store
from settings import Settings
from tests.api.browsing import CHEAP, PASSWORD
from tests.domain.federation import FEDERATION, LAWYER, SUPERVISOR
from tests.domain.keepers import ADMIN
from tests.founding import Desk
from tests.relay.test_recalendar import plain
from tests.risk.cases import a_model

ACCOUNTS = {"admin": ADMIN, "leader": SUPERVISOR, "lawyer": LAWYER}
OFFICES = {SUPERVISOR: Role.LEADER, ADMIN: Role.ADMIN}


@pytest.fixture
def console(ledger: Ledger, database: Settings, tmp_path: Path) -> Path:
    desk = Desk(ledger)
    for person, role in OFFICES.items():
        desk.does(FEDERATION, GrantOffice(person=person.id, role=role), OPERATOR)
    with open_identity(database) as pool:
        for login, person in ACCOUNTS.items():
            create_account(pool, CHEAP, login=login, password=PASSWORD, person_id=person.id, language=Language.EN)
    (tmp_path / "settings.json").write_text(json.dumps(plain(database)))
    return tmp_path


def ask(console: Path, *words: str, password: str = PASSWORD) -> Result:
    given = {**os.environ, "BIRGE_PASSWORD": password}
    return CliRunner().invoke(app, ["model", *words, "--data-dir", str(console)], env=given)


def test_a_policy_takes_two_people(console: Path, ledger: Ledger):
    assert ask(console, "policy", "propose", "--as", "admin", "--reason", "why").exit_code == 0
    alone = ask(console, "policy", "approve", "1", "--as", "admin")
    assert (alone.exit_code, "risk-second-person" in alone.stderr) == (1, True)
    assert ledger.context().policy is None
    assert "version 1 in force" in ask(console, "policy", "approve", "1", "--as", "leader").stdout
    assert ledger.context().policy is not None
    ends = ask(console, "policy", "end", "1", "--as", "leader", "--reason", "too many")
    assert "version 1 in force, the end of version 1 proposed" in ends.stdout
    assert ask(console, "policy", "approve-end", "1", "--as", "leader").exit_code == 1
    assert ask(console, "policy", "reject-end", "1", "--as", "admin", "--reason", "needed").exit_code == 0
    assert ask(console, "policy", "end", "1", "--as", "leader", "--reason", "").exit_code == 1
    assert ask(console, "policy", "end", "1", "--as", "leader", "--reason", "too many").exit_code == 0
    assert "none in force" in ask(console, "policy", "approve-end", "1", "--as", "admin").stdout


def test_a_model_takes_two_people_and_is_known_by_the_beginning_of_its_hash(console: Path, ledger: Ledger):
    learnt = a_model(synthetic=True)
    model = Store(ledger.reads.pool).put(learnt.content, learnt.card)
    short = model[:12]
    assert ask(console, "propose", short, "--as", "admin", "--reason", "why").exit_code == 0
    assert ask(console, "approve", short, "--as", "admin").exit_code == 1
    assert ask(console, "activate", short, "--as", "leader").exit_code == 1, "it is not approved yet"
    assert ask(console, "approve", short, "--as", "leader").exit_code == 0
    assert "made-up" in ask(console, "activate", short, "--as", "leader").stdout
    [serving] = ledger.context().serving.values()
    assert serving.model == model
    assert json.loads(ask(console, "list", "--json").stdout)[0]["standing"] == "serving"
    assert "made-up" in ask(console, "card", short).stdout


@pytest.mark.parametrize(("login", "password"), [("lawyer", PASSWORD), ("admin", "wrong"), ("nobody", PASSWORD)])
def test_whoever_does_not_answer_for_models_is_told_so(console: Path, ledger: Ledger, login: str, password: str):
    refused = ask(console, "policy", "propose", "--as", login, "--reason", "why", password=password)
    assert (refused.exit_code, "No account" in refused.stderr) == (1, True)
    assert ledger.context().policy is None


def test_of_a_model_that_is_not_there_nothing_is_repeated(console: Path):
    refused = ask(console, "card", "canary")
    assert (refused.exit_code, "canary" in refused.stderr) == (1, False)
