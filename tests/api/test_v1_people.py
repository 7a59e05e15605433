"""People, settings and reminders for programs: the same commands as on pages, under the same rules."""

from collections.abc import Mapping
from uuid import uuid4

import pytest

from api.examples import person, unit
from domain.organisation.reminders import stream_of
from tests.api.demo import Demo

PEOPLE, SETTINGS, REMINDERS = "/api/v1/people", "/api/v1/settings", "/api/v1/reminders"
EMPLOYER = "990540001238"
OTHERS = ("member", "lawyer", "supervisor", "auditor", "leader")


def command(demo: Demo, who: str, body: Mapping[str, object], account: str = "admin", key: str = "") -> int:
    return demo.send(account, f"{PEOPLE}/{person(who)}/commands", body, key=key).status_code


def accounts(demo: Demo, who: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = demo.as_("admin").get(f"{PEOPLE}/{person(who)}").json()["accounts"]
    return found


def test_somebody_is_found_by_name_and_by_login_and_every_look_is_recorded(demo: Demo):
    for who in ("айгул серикбаева", "member"):
        found = demo.send("admin", f"{PEOPLE}/find", {"who": who}).json()
        assert person("member") in {each["person"] for each in found["items"]}
    read = demo.as_("admin").get(f"{PEOPLE}/{person('lawyer')}").json()
    assert {"unit": unit("mangystau"), "role": "lawyer"} in read["offices"]
    assert read["has_email"]
    looks = {(r.actor_id, r.purpose) for r in demo.services.ledger.reads_of(person("lawyer"))}
    assert (person("admin"), "directory") in looks


@pytest.mark.parametrize("account", OTHERS)
def test_for_others_there_is_nobody_to_find_read_or_change(demo: Demo, account: str):
    assert demo.send(account, f"{PEOPLE}/find", {"who": "member"}).status_code == 404
    assert demo.as_(account).get(f"{PEOPLE}/{person('member')}").status_code == 404
    assert demo.as_(account).get(SETTINGS).status_code == 404
    assert command(demo, "member", {"command": "declare_tie", "employer_bin": EMPLOYER}, account) == 404
    changed = {"command": "change_setting", "name": "digest_hour", "value": "8"}
    assert demo.send(account, f"{SETTINGS}/commands", changed).status_code == 404


def test_a_tie_is_declared_once_and_ended(demo: Demo):
    declared = {"command": "declare_tie", "employer_bin": EMPLOYER}
    assert command(demo, "reviewer", declared) == 200
    assert demo.as_("admin").get(f"{PEOPLE}/{person('reviewer')}").json()["ties"] == [EMPLOYER]
    assert command(demo, "reviewer", {"command": "end_tie", "employer_bin": EMPLOYER}) == 200
    assert demo.as_("admin").get(f"{PEOPLE}/{person('reviewer')}").json()["ties"] == []


def test_an_account_is_shut_and_opened_and_a_repeated_request_undoes_nothing_since(demo: Demo):
    key = str(uuid4())
    shut = {"command": "change_account", "act": "disabled"}
    assert command(demo, "expert", shut, key=key) == 200
    assert [account["disabled"] for account in accounts(demo, "expert")] == [True]
    assert command(demo, "expert", {"command": "change_account", "act": "enabled"}) == 200
    assert command(demo, "expert", shut, key=key) == 200
    assert [account["disabled"] for account in accounts(demo, "expert")] == [False]


@pytest.mark.parametrize("act", ["opened", "password_set", "king"])
def test_what_shows_a_secret_is_for_pages_alone(demo: Demo, act: str):
    assert command(demo, "expert", {"command": "change_account", "act": act}) == 422


def test_nobody_changes_their_own_account(demo: Demo):
    answer = demo.send(
        "admin", f"{PEOPLE}/{person('admin')}/commands", {"command": "change_account", "act": "disabled"}
    )
    assert (answer.status_code, answer.json()["rule"]) == (409, "not-ones-own-account")


def test_a_setting_is_read_and_changed_within_its_bounds(demo: Demo):
    def hour() -> int:
        found = demo.as_("admin").get(SETTINGS).json()
        return int(next(each["value"] for each in found if each["name"] == "digest_hour"))

    changed = {"command": "change_setting", "name": "digest_hour", "value": "8"}
    assert demo.send("admin", f"{SETTINGS}/commands", changed).is_success
    assert hour() == 8
    assert demo.send("admin", f"{SETTINGS}/commands", {**changed, "value": "24"}).status_code == 409
    assert demo.send("admin", f"{SETTINGS}/commands", {**changed, "name": "synthetic"}).status_code == 404
    assert hour() == 8


def test_everybody_chooses_their_own_reminders_and_nobody_elses(demo: Demo):
    chosen = {"command": "choose_reminders", "how": "digest", "hour": 10}
    assert demo.send("lawyer2", f"{REMINDERS}/commands", chosen).is_success
    assert demo.as_("lawyer2").get(REMINDERS).json() == {"how": "digest", "hour": 10, "waiting": 0}
    assert demo.as_("lawyer").get(REMINDERS).json()["how"] == "at_once"
    other = {**chosen, "person": person("lawyer")}
    assert demo.send("lawyer2", f"{REMINDERS}/commands", other).status_code == 422
    assert not demo.services.ledger.history(stream_of(person("lawyer")))


def test_a_body_is_founded_once_and_says_who_stands_in(demo: Demo):
    body = {
        "command": "found_unit",
        "kind": "primary",
        "name": {"kk": "Терминал", "ru": "Терминал", "en": "Terminal"},
        "region": "KZ-47",
        "branch": "",
        "territory_line": unit("mangystau"),
        "branch_line": "",
        "employer_bin": "",
        "members": 48,
    }
    first, again = (demo.send("admin", "/api/v1/units", body, key="found-once") for _ in range(2))
    assert (first.status_code, first.json()) == (201, again.json())
    read = demo.as_("admin").get(f"/api/v1/units/{first.json()['unit']}").json()
    assert (read["members"], read["substitutes"], read["asked"]) == (48, [], [])
    assert demo.send("lawyer", "/api/v1/units", body).status_code == 404
    today = demo.services.ledger.context().today.isoformat()
    named = {"person": person("lawyer"), "role": "lawyer", "substitute": person("lawyer2")}
    stands_in = {"command": "name_substitute", **named, "since": today, "until": today}
    assert demo.send("supervisor", f"/api/v1/units/{unit('mangystau')}/commands", stands_in).is_success
    substitutes = demo.as_("admin").get(f"/api/v1/units/{unit('mangystau')}").json()["substitutes"]
    assert substitutes == [{**named, "since": today, "until": today}]
