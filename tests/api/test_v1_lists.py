"""Lists: the docket, the barometer, the procedures and the figures for those who watch; each says how fresh it is."""

from datetime import datetime
from uuid import uuid4

import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.examples import COMMANDS, UNPAID, case, case_of, person
from domain.kernel import ALMATY
from tests.api.demo import Demo


def pages(demo: Demo, account: str, path: str) -> list[str]:
    found: list[str] = []
    while path:
        answer = demo.as_(account).get(path)
        found += [item["id"] for item in answer.json()["items"]]
        path = answer.headers.get("Link", "").partition(">")[0].lstrip("<")
    return found


def test_pages_of_the_docket_lead_through_all_of_it_once(demo: Demo):
    with demo.followed():
        whole = pages(demo, "supervisor", "/api/v1/docket?limit=200")
        assert pages(demo, "supervisor", "/api/v1/docket?limit=3") == whole
        assert len(set(whole)) == len(whole) > 10


def test_the_next_page_keeps_the_filters(demo: Demo):
    with demo.followed():
        link = demo.as_("lawyer").get("/api/v1/docket?limit=1&stage=in_work&holder=me").headers["Link"]
        assert "stage=in_work" in link
        assert "holder=me" in link


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("stage=closed", "reopen"),
        ("category=dismissal", "triage"),
        ("decision=task_or_shift", "triage_challenge"),
        ("review_waiting=true", "complete_review"),
        ("stage=in_work&holder=me", "draft_answer"),
    ],
)
def test_the_docket_is_narrowed_to_what_is_asked_for(demo: Demo, query: str, name: str):
    account = "lawyer" if "me" in query else "supervisor"
    with demo.followed():
        narrow, wide = (pages(demo, account, f"/api/v1/docket?limit=200&{q}") for q in (query, ""))
    assert case_of(name) in narrow
    assert set(narrow) < set(wide)


def test_who_names_a_position_finds_there_what_they_did(demo: Demo):
    with demo.followed():
        filed = demo.send("member", "/api/v1/appeals", UNPAID)
        listed = demo.as_("member").get(f"/api/v1/docket?limit=200&min_position={filed.headers['X-Position']}").json()
    assert filed.json()["case"] in [item["id"] for item in listed["items"]]
    assert not listed["stale"]


def test_a_list_that_cannot_catch_up_in_time_is_answered_and_marked(demo: Demo):
    """Nobody follows the log here, so the position never comes."""
    position = demo.send("member", "/api/v1/appeals", UNPAID).headers["X-Position"]
    listed = demo.as_("member").get(f"/api/v1/docket?min_position={position}")
    assert (listed.status_code, listed.json()["stale"]) == (200, True)


def test_the_docket_says_nothing_that_anybody_wrote(demo: Demo):
    with demo.followed():
        said = demo.as_("supervisor").get("/api/v1/docket?limit=200").text
    assert UNPAID["text"] not in said
    assert "демо" not in said


def test_anybody_may_read_the_procedures_with_their_sources(demo: Demo):
    stranger = demo.as_("member", Authorization="")
    listed = next(each for each in stranger.get("/api/v1/procedures").json() if each["kind"] == "appeal")
    appeal = stranger.get(f"/api/v1/procedures/{listed['kind']}").json()
    terms = {term["id"]: term["source"] for term in appeal["terms"]}
    assert terms["ILD-LIM-REINST"] == {"text": "LC 160(1)1", "confidence": "V", "edition": "2026-04-07"}
    assert terms["AP-ANSWER"]["confidence"] == "P"
    assert set(appeal["clock_may"]) == {"lapse_term", "remind_of_term"}
    assert stranger.get("/api/v1/procedures/strike").status_code == 404


def test_the_barometer_counts_what_was_filed_today(demo: Demo):
    today = datetime.now(ALMATY).date().isoformat()
    path = f"/api/v1/barometer?first={today}&last={today}&by=region"
    with demo.followed():
        before = demo.as_("leader").get(path).json()
    filed = demo.send("member", "/api/v1/appeals", {**UNPAID, "employer_bin": "990540001238"})
    with demo.followed():
        after = demo.as_("leader").get(f"{path}&min_position={filed.headers['X-Position']}").json()
    opened = [{line["key"]["region"]: line["figures"]["opened"] for line in b["lines"]} for b in (before, after)]
    assert opened[1]["KZ-47"] == opened[0]["KZ-47"] + 1
    assert after["position"] >= filed.json()["position"]
    assert not after["stale"]


def test_small_figures_are_shown_to_named_roles_only(demo: Demo):
    with demo.followed():
        full, public = (demo.as_(account).get("/api/v1/barometer?by=region").json() for account in ("leader", "member"))
    assert full["in_full"]
    assert not public["in_full"]
    seen = {line["key"]["region"]: line["figures"]["opened"] for line in public["lines"]}
    assert seen["KZ-35"] is None


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("by=region&by=day&by=branch", "by"),
        ("by=region&region=KZ-47", "by"),
        ("by=colour", "by.0"),
        ("region=KZ-99", "region"),
        ("branch=%00", "branch"),
        ("first=2026-02-30", "first"),
        ("first=0001-01-01", "first"),
        ("last=9999-12-31", "last"),
        ("first=2026-02-02&last=2026-02-01", "first"),
        ("colour=red", "colour"),
    ],
)
def test_a_question_the_barometer_cannot_answer_names_the_field(demo: Demo, query: str, field: str):
    answer = demo.as_("leader").get(f"/api/v1/barometer?{query}")
    assert answer.status_code == 422
    assert field in [error["field"] for error in answer.json()["errors"]]


def test_only_two_dimensions_are_crossed_for_those_without_a_named_role(demo: Demo):
    path = "/api/v1/barometer?by=region&by=category&branch=oil_gas"
    assert demo.as_("member").get(path).json()["errors"] == [{"field": "by", "rule": "at-most-two-dimensions"}]
    assert demo.as_("leader").get(path).status_code == 200


def test_the_figures_for_those_who_watch_are_counts_only(demo: Demo):
    with demo.followed():
        said = demo.as_("member", Authorization="").get("/metrics")
    figures = {sample.name: sample.value for f in text_string_to_metric_families(said.text) for sample in f.samples}
    assert figures["birge_ledger_position"] == demo.services.ledger.position()
    assert figures["birge_follower_waiting_events"] == 0
    assert person("member") not in said.text
    assert case("triage") not in said.text


def test_two_commands_of_one_day_are_told_apart_by_their_keys(demo: Demo):
    """The negative control of idempotency: without the same key the same words are another request."""
    body = COMMANDS["draft_answer"].body
    path = f"/api/v1/cases/{case('draft_answer')}/commands"
    versions = {demo.send("lawyer", path, body, str(uuid4())).json()["version"] for _ in range(2)}
    assert len(versions) == 2
