"""An operator makes a token for a program and reads it once."""

import json
from pathlib import Path

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from api.identity.sessions import by_token
from api.services import Services
from cli import app
from settings import FILE_NAME


@pytest.fixture
def data_dir(tmp_path: Path, services: Services) -> Path:
    shown = {name: _shown(value) for name, value in services.settings}
    (tmp_path / FILE_NAME).write_text(json.dumps(shown))
    return tmp_path


def _shown(value: object) -> object:
    match value:
        case SecretStr():
            return value.get_secret_value()
        case Path():
            return str(value)
        case _:
            return value


def _create(data_dir, account: str):
    return CliRunner().invoke(app, ["token", "create", "--account", account, "--data-dir", str(data_dir)])


def test_the_last_word_is_a_token_that_works(data_dir, pool, aigul):
    answer = _create(data_dir, "aigul")
    assert answer.exit_code == 0
    found = by_token(pool, answer.stdout.split()[-1])
    assert found
    assert found.account == aigul


def test_there_is_no_token_for_nobody(data_dir, aigul):
    answer = _create(data_dir, "nobody")
    assert (answer.exit_code, answer.stdout) == (1, "")
