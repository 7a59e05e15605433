"""Two people change the working calendar on a page; for everybody else the page does not exist."""

import re
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from domain.kernel import ALMATY
from domain.organisation.calendar_decider import CalendarState
from ops.demo import PASSWORD
from tests.api.browsing import BROWSER, form_token, sign_in
from tests.api.demo import Demo


def signed_in(demo: Demo, login: str) -> TestClient:
    browser = demo.client(BROWSER)
    sign_in(browser, password=PASSWORD, login=login)
    browser.get("/my?lang=en")
    return browser


def state(demo: Demo) -> CalendarState:
    found: CalendarState = demo.services.ledger.state("calendar-5")
    return found


def send(browser: TestClient, act: str, **fields: str):
    page = browser.get("/calendar").text
    found = re.search(rf'name="key" value="([^"]+-{act})"', page)
    key = {"key": found[1]} if found else {}
    return browser.post(f"/calendar/5/{act}", data={"form_token": form_token(page), **key, **fields})


def a_working_day(demo: Demo) -> date:
    today = demo.services.ledger.now().astimezone(ALMATY).date()
    return demo.services.ledger.context().calendars[5].next_working(today + timedelta(days=2))


def test_a_change_is_proposed_shown_and_approved_by_another(fresh_demo: Demo):
    admin, supervisor = signed_in(fresh_demo, "admin"), signed_in(fresh_demo, "supervisor")
    days = f"{a_working_day(fresh_demo)}, moved_day_off"
    assert send(admin, "propose", days=days, order="Order 1", reason="Bridge").status_code == 303
    with fresh_demo.followed():
        shown = supervisor.get("/calendar").text
    assert "Terms that change, the gravest first" in shown
    assert re.search(r'birge-number">\d{4}-\d{6}<', shown)
    assert "Moved later" in shown
    refused = send(admin, "approve", version="2")
    assert refused.status_code == 409
    assert "that takes a second person" in refused.text
    assert "You proposed this" in admin.get("/calendar").text
    assert send(supervisor, "approve", version="2").status_code == 303
    assert "About to begin." in admin.get("/calendar").text
    current = state(fresh_demo).current
    assert current is not None
    assert current.version == 2


def test_what_cannot_be_is_named_by_line_and_nothing_is_lost(demo: Demo):
    admin = signed_in(demo, "admin")
    answer = send(admin, "propose", days="2026-12-31, feast\n2026-02-30, holiday", order="", reason="Why ever")
    assert answer.status_code == 422
    assert "Line 1: The kind of day is unknown" in answer.text
    assert "Line 2: There is no such day" in answer.text
    assert "2026-12-31, feast" in answer.text
    assert "Why ever" in answer.text
    assert state(demo).proposal is None


def test_a_proposal_is_rejected_with_a_reason(demo: Demo):
    supervisor = signed_in(demo, "supervisor")
    send(supervisor, "propose", days=f"{a_working_day(demo)}, moved_day_off", order="Order", reason="Why")
    assert send(supervisor, "reject", version="2").status_code == 422
    assert send(supervisor, "reject", version="2", reason="Too early").status_code == 303
    assert state(demo).proposal is None


@pytest.mark.parametrize("login", ["member", "chair", "lawyer", "auditor"])
def test_for_others_there_is_no_such_page(demo: Demo, login: str):
    browser = signed_in(demo, login)
    assert browser.get("/calendar").status_code == 404
    token = form_token(browser.get("/my").text)
    assert browser.post("/calendar/5/approve", data={"form_token": token, "version": "2"}).status_code == 404


@pytest.mark.parametrize("path", ["/calendar?week=7", "/calendar?week=%F0%9F%98%80"])
def test_a_week_that_does_not_exist_is_not_there(demo: Demo, path: str):
    assert signed_in(demo, "admin").get(path).status_code == 404


@pytest.mark.parametrize("act", ["publish", "approve", "reject"])
def test_an_act_on_nothing_is_answered(demo: Demo, act: str):
    status = send(signed_in(demo, "admin"), act, version="9" * 80, reason="x").status_code
    assert status == (404 if act == "publish" else 409)
