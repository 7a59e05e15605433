"""Passing a case on over HTTP: what the body that is asked sees, what a tie hides, and notes that only staff know of."""

from uuid import uuid4

import pytest

from api.examples import SEEDED, case
from tests.api.demo import Demo

pytestmark = pytest.mark.slow

NOTE = "Кадрлар бөліміне қоңырау шалынды"


def same(answer) -> tuple[object, ...]:
    return answer.status_code, {k: v for k, v in answer.headers.items() if k != "date"}, answer.content


def ask(demo: Demo, account: str, stream: str, command: str, **fields: object):
    version = len(demo.services.ledger.history(stream))
    return demo.as_(account).post(
        f"/api/v1/cases/{stream}/commands",
        json={"command": command, **fields},
        headers={"Idempotency-Key": str(uuid4()), "If-Match": f'"{version}"'},
    )


def test_the_body_that_is_asked_reads_the_case_and_its_words_but_no_draft(demo: Demo):
    seen = demo.as_("lawyer-branch").get(f"/api/v1/cases/{case('take_over')}").json()
    assert seen["roles"] == ["receiver"]
    events = {text["event"] for text in seen["texts"]}
    assert {"appeal.filed", "case.redirected"} <= events
    assert not events & {"appeal.answer_drafted", "case.note_written"}
    assert {b["command"] for b in seen["buttons"] if b["refused"] is None} == {"take_over", "send_back", "declare_tie"}


def test_the_member_reads_where_it_goes_and_not_what_one_body_writes_to_another(demo: Demo):
    seen = demo.as_(SEEDED["take_over"].member).get(f"/api/v1/cases/{case('take_over')}").json()
    assert seen["offered_to"]
    assert "case.redirected" not in {text["event"] for text in seen["texts"]}


def test_a_note_is_nowhere_in_what_the_member_gets(demo: Demo):
    stream = case("write_note")
    assert ask(demo, "lawyer", stream, "write_note", text=NOTE).status_code < 300
    at = f"/api/v1/cases/{stream}"
    staff = demo.as_("supervisor").get(at).text + demo.as_("lawyer").get(f"{at}/events").text
    assert NOTE in staff
    assert "case.note_written" in staff
    for part in ("", "/events", "/timeline", "/deadlines"):
        hers = demo.as_(SEEDED["write_note"].member).get(f"{at}{part}").text
        assert "case.note" not in hers
        assert NOTE not in hers


def test_a_case_to_which_somebody_has_a_tie_is_like_one_that_is_not_there(demo: Demo):
    stream = case("take_case")
    hidden = demo.as_("lawyer2").get(f"/api/v1/cases/{stream}")
    assert same(hidden) == same(demo.as_("lawyer2").get(f"/api/v1/cases/appeal-{uuid4()}"))
    assert ask(demo, "lawyer2", stream, "take_case", conflict_checked=True).status_code == 404


def test_a_health_danger_that_she_reports_makes_her_case_urgent(demo: Demo):
    filing = {
        "category": "pay",
        "language": "kk",
        "text": "Газ иісі шығып тұр.",
        "breach": {"wrong": "none"},
        "consents": ["case"],
        "consent_version": 1,
        "danger": True,
        "threatened": True,
    }
    member = demo.as_("member")
    filed = member.post("/api/v1/appeals", json=filing, headers={"Idempotency-Key": str(uuid4())})
    seen = member.get(filed.headers["location"]).json()
    assert seen["urgent"]
    assert [ground["code"] for ground in seen["grounds"]] == ["health", "threat"]
