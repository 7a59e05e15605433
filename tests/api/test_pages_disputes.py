"""Disputes on pages: the ladder, forms made from the procedure, a stoppage reported in a minute, nothing for others."""

from datetime import datetime
from typing import Any

import pytest

from api.examples.disputes import STOPPED, seeded_dispute
from api.pages.dispute_fields import controls
from domain.dispute.frame import DISPUTE
from domain.kernel import ALMATY
from tests.api.demo import Demo
from tests.api.desk import at_desk

READY = f"/disputes/{seeded_dispute('ready')}"
OPENED = f"/disputes/{seeded_dispute('opened')}"
STOPPAGE = f"/disputes/{seeded_dispute(STOPPED)}"


def day(demo: Demo, name: str) -> dict[str, Any]:
    there: datetime = demo.services.ledger.now().astimezone(ALMATY)
    return {f"{name}__{part}": str(getattr(there, part)) for part in ("day", "month", "year")}


def paper(demo: Demo, name: str) -> dict[str, Any]:
    keeper = demo.services.ledger.state(seeded_dispute("opened")).unit
    return {f"{name}__sha256": "ab" * 32, f"{name}__kept_by": keeper}


def test_the_ladder_stands_with_its_articles_and_what_keeps_a_notice_back(demo: Demo):
    page = at_desk(demo, "supervisor").get(READY).text
    assert "Labour Code, art. 176(1)" in page
    assert "Whether a strike is lawful only a court says" in page
    assert "Nothing stands against it" in page
    blocked = at_desk(demo, "supervisor").get(f"/disputes/{seeded_dispute('arbitrated')}").text
    assert "Labour Code, art. 166(6)" in blocked


def test_a_meeting_without_a_quorum_is_recorded_and_says_so(demo: Demo):
    desk = at_desk(demo, "lawyer")
    form = f"{OPENED}/record_demands_adopted"
    fields: dict[str, Any] = {"how": "meeting", "total": "90", "present": "30", "in_favour": "30", "against": "0"}
    numbers = {**fields, "abstained": "0", **day(demo, "on"), **paper(demo, "minutes")}
    done = desk.send(form, **numbers)
    assert done.status_code == 303
    assert "The quorum is short." in desk.follow(done).text
    wrong = desk.send(form, **{**numbers, "present": "many"})
    assert (wrong.status_code, 'href="#present"' in wrong.text) == (422, True)
    refused = desk.send(f"{OPENED}/confirm_gate", gate="d1")
    assert (refused.status_code, "The quorum is short." in refused.text) == (409, True)


def test_a_stoppage_is_reported_with_what_the_form_holds_already(demo: Demo):
    desk = at_desk(demo, "chair")
    form = desk.get("/disputes/stoppage").text
    assert 'value="990540001238"' in form, "the employer of the chair's own organisation"
    there = demo.services.ledger.now().astimezone(ALMATY)
    begun = {**day(demo, "began_at"), "began_at__time": f"{there:%H:%M}"}
    opened = desk.send("/disputes/stoppage", employer_bin="990540001238", workers="up_to_50", **begun)
    assert opened.status_code == 303
    page = desk.follow(opened)
    assert "Stoppage outside the procedure" in page.text
    hour = {**day(demo, "at"), "at__time": f"{there:%H:%M}", "workers": "up_to_200", "promised": "Ответ до вечера."}
    path = page.url.path
    assert desk.send(f"{path}/record_hour", **hour).status_code == 303
    assert "Ответ до вечера." in desk.get(path).text


@pytest.mark.parametrize("account", ["member", "leader", "lawyer2", "expert"])
def test_for_people_who_are_not_named_there_is_no_page(demo: Demo, account: str):
    desk = at_desk(demo, account)
    for path in (READY, f"{READY}/sign_checklist", STOPPAGE):
        assert desk.get(path).status_code == 404
    if account in {"member", "leader"}:
        assert desk.get("/disputes").status_code == 404
        assert "/disputes" not in desk.get("/").text


def test_the_list_is_each_ones_own(demo: Demo):
    with demo.followed():
        assert READY in at_desk(demo, "negotiator").get("/disputes").text
        assert STOPPAGE in at_desk(demo, "supervisor").get("/disputes").text
        assert "/disputes/dispute-" not in at_desk(demo, "lawyer2").get("/disputes").text


def test_every_act_has_a_form_with_a_question_for_each_field():
    for command in DISPUTE.acts:
        asked = controls(command)
        assert {control.kind for control in asked} <= {
            "day",
            "moment",
            "number",
            "choice",
            "yes",
            "text",
            "paper",
            "ours",
            "person",
            "role",
            "bin",
        }
        assert all(control.choices for control in asked if control.kind == "choice")


def test_every_form_opens_for_whoever_may_act(demo: Demo):
    for account, path in (("lawyer", OPENED), ("chair", OPENED), ("supervisor", READY), ("chair", STOPPAGE)):
        desk = at_desk(demo, account)
        acts = {line.split('"')[0] for line in desk.get(path).text.split(f'href="{path}/')[1:]}
        assert acts, account
        for act in acts:
            assert desk.get(f"{path}/{act}").status_code == 200, act
