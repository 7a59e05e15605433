"""`birge calendar`: what it says of a file, who may approve, and what it tells of progress."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.identity.accounts import create_account
from api.services import open_identity
from cli import app
from domain.kernel import ALMATY, OPERATOR, Role
from domain.organisation.commands import GrantOffice
from domain.words import Language
from ledger.application import Ledger
from projections import following
from settings import Settings
from tests.api.browsing import CHEAP, PASSWORD
from tests.domain.federation import FEDERATION, LAWYER, SUPERVISOR
from tests.domain.keepers import ADMIN
from tests.founding import Desk
from tests.relay.test_recalendar import plain

ACCOUNTS = {"admin": ADMIN, "supervisor": SUPERVISOR, "lawyer": LAWYER}


@pytest.fixture
def console(ledger: Ledger, database: Settings, tmp_path: Path) -> Path:
    following.prepare(database)
    Desk(ledger).does(FEDERATION, GrantOffice(person=ADMIN.id, role=Role.ADMIN), OPERATOR)
    with open_identity(database) as pool:
        for login, person in ACCOUNTS.items():
            create_account(pool, CHEAP, login=login, password=PASSWORD, person_id=person.id, language=Language.EN)
    (tmp_path / "settings.json").write_text(json.dumps(plain(database)))
    return tmp_path


def ask(console: Path, *words: str, password: str = PASSWORD) -> Result:
    given = {**os.environ, "BIRGE_PASSWORD": password}
    return CliRunner().invoke(app, ["calendar", *words, "--data-dir", str(console)], env=given)


def file_of(console: Path, text: str) -> str:
    (console / "days.csv").write_text(text)
    return str(console / "days.csv")


def proposing(console: Path, text: str, login: str = "admin", *more: str) -> Result:
    about = ("--as", login, "--order", "Order 1", "--reason", "why", *more)
    return ask(console, "propose", file_of(console, text), *about)


@pytest.fixture
def days(ledger: Ledger) -> str:
    calendar, today = ledger.context().calendars[5], ledger.now().astimezone(ALMATY).date()
    return f"{calendar.working_days_after(today, 2)[0]}, moved_day_off\n"


def test_a_proposal_is_approved_by_another_account_and_followed(console: Path, days: str):
    assert proposing(console, days).exit_code == 0
    alone = ask(console, "approve", "2", "--as", "admin")
    assert alone.exit_code == 1
    assert "calendar-second-person" in alone.stderr
    assert ask(console, "approve", "2", "--as", "supervisor").exit_code == 0
    told = json.loads(ask(console, "status", "--json").stdout)
    assert told["version"] == told["replanning_version"] == 2
    assert told["replanning_ended"] is False


def test_a_look_records_nothing(console: Path, days: str):
    looked = proposing(console, days, "admin", "--look-only", "--json")
    assert json.loads(looked.stdout)["calendar"] == "calendar-5@2"
    assert "proposed" not in json.loads(ask(console, "status", "--json").stdout)


def test_faults_are_named_by_line_and_rule_and_repeat_nothing(console: Path):
    answer = proposing(console, "# a\n2026-12-31, Серікбаева\n2026-02-30, holiday\n")
    assert answer.exit_code == 1
    assert "line 2: The kind of day is unknown" in answer.stderr
    assert "line 3: There is no such day" in answer.stderr
    assert "Серікбаева" not in answer.output + answer.stderr


def test_a_file_in_another_encoding_is_answered(console: Path):
    (console / "old.csv").write_bytes("2026-12-31, мереке".encode("cp1251"))
    answer = ask(console, "propose", str(console / "old.csv"), "--as", "admin", "--order", "o", "--reason", "r")
    assert (answer.exit_code, answer.stderr.strip()) == (1, "The file is not in UTF-8.")


@pytest.mark.parametrize(("login", "password"), [("admin", "wrong"), ("nobody", PASSWORD), ("lawyer", PASSWORD)])
def test_whoever_does_not_keep_the_calendar_proposes_nothing(console: Path, days: str, login: str, password: str):
    about = ("--as", login, "--order", "Order 1", "--reason", "why")
    answer = ask(console, "propose", file_of(console, days), *about, password=password)
    assert answer.exit_code == 1
    assert "No account with this login" in answer.stderr
    assert ask(console, "reject", "2", "--as", "admin", "--reason", "none").exit_code == 1
