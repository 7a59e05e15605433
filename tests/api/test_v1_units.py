"""Bodies of the union for programs: the same commands as on pages, under the same rules, for the same people."""

import pytest

from api.examples import person, unit
from tests.api.demo import Demo

UNITS = "/api/v1/units"
MANGYSTAU = f"{UNITS}/{unit('mangystau')}"
RESIZE = {"command": "resize_unit", "members": 3}


def test_an_administrator_lists_finds_reads_and_changes(demo: Demo):
    admin = demo.as_("admin")
    assert unit("mangystau") in {found["id"] for found in admin.get(UNITS).json()}
    assert [found["id"] for found in admin.get(UNITS, params={"find": "каспий бур"}).json()] == [unit("drilling")]
    read = admin.get(MANGYSTAU).json()
    assert {"person": person("lawyer"), "role": "lawyer"} in read["offices"]
    changed = demo.send("admin", f"{MANGYSTAU}/commands", RESIZE, key="resize-once")
    again = demo.send("admin", f"{MANGYSTAU}/commands", RESIZE, key="resize-once")
    assert changed.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize("account", ["member", "lawyer", "supervisor", "auditor", "leader"])
def test_for_others_there_is_no_body_to_read_or_change(demo: Demo, account: str):
    assert demo.as_(account).get(UNITS).status_code == 404
    assert demo.as_(account).get(MANGYSTAU).status_code == 404
    for path in (MANGYSTAU, f"{UNITS}/{unit('nowhere')}"):
        assert demo.send(account, f"{path}/commands", RESIZE).status_code == 404


def test_a_refusal_names_the_rule(demo: Demo):
    body = {"command": "withdraw_office", "person": person("supervisor"), "role": "supervisor"}
    with demo.followed():
        refused = demo.send("admin", f"{MANGYSTAU}/commands", body)
    assert (refused.status_code, refused.json()["rule"]) == (409, "last-in-office")


@pytest.mark.parametrize(
    "body",
    [
        {"command": "resize_unit", "members": -1},
        {"command": "resize_unit", "members": 1, "open_cases": 0},
        {"command": "withdraw_office", "person": "x", "role": "lawyer"},
        {"command": "grant_office", "person": person("lawyer"), "role": "king"},
        {"command": "found_unit"},
    ],
)
def test_what_makes_no_command_is_told_by_field(demo: Demo, body: dict[str, object]):
    assert demo.send("admin", f"{MANGYSTAU}/commands", body).status_code == 422
