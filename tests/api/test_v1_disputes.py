"""Disputes for programs: opened, walked up to a notice, written down when work just stops, and open to very few."""

from typing import Any
from uuid import uuid4

import pytest

from api.examples.disputes import COMMANDS, OPENING, OPENINGS, PAPER, STOPPAGE, STOPPED, seeded_dispute
from api.examples.names import days_ago, person
from tests.api.demo import Demo

DISPUTES = "/api/v1/disputes"
TEAM, OFFICES = ("negotiator", "lawyer"), ("chair", "supervisor")
NOBODY = ("member", "member2", "lawyer2", "leader", "expert", "dpo", "admin", "reviewer")
WORDS = ("Индексация", "Разногласия", "Дежурная", "Оклады")


def address(name: str) -> str:
    return f"{DISPUTES}/{seeded_dispute(name)}"


def act(demo: Demo, path: str, account: str, command: str, **fields: Any) -> Any:
    return demo.send(account, f"{path}/commands", {"command": command, **fields})


def test_a_dispute_is_opened_and_its_checklist_begins_with_the_limits_of_the_law(demo: Demo):
    opened = demo.send("negotiator", DISPUTES, OPENING)
    assert opened.status_code == 201
    read = demo.as_("negotiator").get(opened.headers["Location"]).json()
    first = read["checklist"][0]
    assert (first["step"], first["source"], first["standing"]["code"]) == ("limits", "LC 176(1)", "missing")
    assert read["about"] == OPENING["about"]
    assert read["team"] == {person("negotiator"): "negotiator"}


def test_a_notice_is_let_go_by_a_supervisor_once_nothing_stands_against_it(demo: Demo):
    path = address("ready")
    before = demo.as_("supervisor").get(path).json()
    assert [paper["against"] for paper in before["papers"]] == [[], []]
    assert act(demo, path, "negotiator", "release_paper", paper_id="paper-2").json()["rule"] == "not-your-role"
    assert act(demo, path, "lawyer", "record_limits", restriction="hazardous").status_code == 200
    refused = act(demo, path, "supervisor", "release_paper", paper_id="paper-2")
    assert (refused.status_code, refused.json()["rule"]) == (409, "strike-barred-here")
    read = demo.as_("supervisor").get(path).json()
    assert [rule["rule"] for rule in read["papers"][1]["against"]] == ["strike-barred-here", "gate-d15"]
    assert "strike-barred-here" not in str(demo.as_("supervisor").get(path).json()["buttons"])


def test_facts_that_break_a_rule_are_accepted_and_marked(demo: Demo):
    path = address("opened")
    body = {**COMMANDS["record_demands_adopted"].body, "present": 100, "in_favour": 90, "against": 0, "abstained": 4}
    assert demo.send("negotiator", f"{path}/commands", body).status_code == 200
    lines = {line["step"]: line for line in demo.as_("lawyer").get(path).json()["checklist"]}
    assert {mark["rule"] for mark in lines["demands"]["marks"]} == {"votes-do-not-add-up", "quorum-short"}
    assert lines["demands"]["blocks"]
    confirmed = act(demo, path, "lawyer", "confirm_gate", gate="d1")
    assert (confirmed.status_code, confirmed.json()["rule"]) == (409, "votes-do-not-add-up")


def test_a_stoppage_is_opened_in_one_request_and_written_down(demo: Demo):
    opened = demo.send("chair", f"{DISPUTES}/stoppages", STOPPAGE)
    assert opened.status_code == 201
    path = opened.headers["Location"]
    assert demo.send("chair", f"{path}/commands", COMMANDS["record_hour"].body).status_code == 200
    (stoppage,) = demo.as_("supervisor").get(path).json()["stoppages"]
    assert stoppage["hours"][0]["promised"] == COMMANDS["record_hour"].body["promised"]
    early = {**COMMANDS["record_hour"].body, "at": "2026-01-01T09:00:00"}
    assert demo.send("chair", f"{path}/commands", early).status_code == 422, "a moment says its offset"


@pytest.mark.parametrize("account", NOBODY)
@pytest.mark.parametrize("name", ["ready", STOPPED])
def test_for_people_who_are_not_named_there_is_none(demo: Demo, account: str, name: str):
    absent = f"{DISPUTES}/dispute-{uuid4()}"
    client = demo.as_(account)
    seen, nothing = client.get(address(name)), client.get(absent)
    assert seen.status_code == nothing.status_code == 404
    alike = [{key: value for key, value in answer.json().items() if key != "instance"} for answer in (seen, nothing)]
    assert alike[0] == alike[1], "hidden and absent look the same"
    assert act(demo, address(name), account, "sign_checklist").status_code == 404


def test_the_list_holds_only_what_the_caller_may_open(demo: Demo):
    with demo.followed():
        for account in NOBODY:
            assert demo.as_(account).get(DISPUTES).json() == [], account
        seen = demo.as_("negotiator").get(DISPUTES).json()
        all_there = demo.as_("supervisor").get(DISPUTES).json()
    assert seeded_dispute("ready") in {each["id"] for each in seen}
    assert seeded_dispute(STOPPED) not in {each["id"] for each in seen}, "nobody named the negotiator there"
    assert all_there[0]["stopped"], "where work stands still comes first"


def test_the_offices_and_the_auditor_see_the_frame_and_not_the_position(demo: Demo):
    path = address("ready")
    of_team, of_chair = (demo.as_(account).get(path).json() for account in ("negotiator", "chair"))
    assert of_team["about"] == OPENING["about"]
    for account in ("chair", "auditor"):
        text = demo.as_(account).get(path).text
        assert not [word for word in WORDS if word in text], account
    assert [line["standing"] for line in of_chair["checklist"]] == [line["standing"] for line in of_team["checklist"]]
    to_let_go = demo.as_("supervisor").get(path).json()
    assert (to_let_go["about"], bool(to_let_go["papers"][1]["text"])) == (None, True)


def test_every_look_is_recorded(demo: Demo):
    stream = seeded_dispute("ready")
    before = len(demo.services.ledger.reads_of(stream))
    for account in ("negotiator", "chair", "auditor"):
        demo.as_(account).get(f"{DISPUTES}/{stream}")
    assert len(demo.services.ledger.reads_of(stream)) == before + 3


COLUMNS = """
    SELECT format(
        CASE data_type WHEN 'bytea' THEN 'SELECT count(*) FROM %1$I.%2$I WHERE encode(%3$I, ''hex'') LIKE ANY (%%(hex)s)'
        ELSE 'SELECT count(*) FROM %1$I.%2$I WHERE %3$I::text LIKE ANY (%%(plain)s)' END,
        table_schema, table_name, column_name)
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
"""


def places_of(connection: Any, *words: str) -> list[str]:
    """Every column of every table in which one of these words can be read, as text or inside of stored bytes."""
    wanted = {
        "plain": [f"%{word}%" for word in words],
        "hex": [f"%{word.encode().hex()}%" for word in words],
    }
    queries = [query for (query,) in connection.execute(COLUMNS).fetchall()]
    return [query for query in queries if connection.execute(query, wanted).fetchone()[0]]


def test_no_table_holds_a_word_of_a_position(demo: Demo):
    with demo.followed(), demo.services.pool.connection() as connection:
        told = connection.execute("SELECT count(*) FROM disputes_v1.disputes").fetchone()
        assert told
        assert told[0] >= 8, "there is something to look into"
        assert places_of(connection, *WORDS) == []
        assert places_of(connection, "Актау нефтедобыча"), "a word that is stored openly is found"


def test_talks_that_are_not_the_callers_open_nothing(demo: Demo):
    nowhere = {**OPENINGS["demands"].body, "talks": f"bargaining-{uuid4()}", "protocol_on": days_ago(2)}
    assert demo.send("negotiator", DISPUTES, nowhere).status_code == 404


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"sha256": "zz", "kept_by": PAPER["kept_by"]}, "paper.sha256"),
        ({"sha256": PAPER["sha256"], "kept_by": "unit-1"}, "paper.kept_by"),
        ({**PAPER, "participants": ["somebody"]}, "paper.participants"),
    ],
)
def test_a_paper_is_a_hash_and_a_keeper_and_nothing_else(demo: Demo, fields: dict[str, Any], field: str):
    body = {**COMMANDS["record_reply"].body, "paper": fields}
    refused = demo.send("negotiator", f"{address('opened')}/commands", body)
    assert refused.status_code == 422
    assert f"record_reply.{field}" in {error["field"] for error in refused.json()["errors"]}
    assert "somebody" not in refused.text
