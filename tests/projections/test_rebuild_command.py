"""What an operator sees of a rebuild."""

import json

import psycopg
import pytest

from ops.rebuilding import run
from projections.following import PROJECTIONS, followers


@pytest.fixture
def followed(ready, ledger, connection: psycopg.Connection, story) -> psycopg.Connection:
    for follower in followers(ready, ledger):
        follower.catch_up(connection)
    return connection


def test_a_check_says_yes_and_after_tampering_no_until_a_rebuild_mended_it(ready, followed, capsys):
    assert run(ready, "", check=True, as_json=True) == 0
    assert [one["identical"] for one in json.loads(capsys.readouterr().out)] == [True] * len(PROJECTIONS)
    followed.execute("DELETE FROM docket_v1.cases WHERE stream = (SELECT min(stream) FROM docket_v1.cases)")
    assert run(ready, "docket", check=True, as_json=False) == 1
    assert "DIFFERENT" in capsys.readouterr().out
    assert run(ready, "docket", check=False, as_json=False) == 0
    assert run(ready, "", check=True, as_json=False) == 0
