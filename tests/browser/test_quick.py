"""A minute's work in a real browser: written down from the keyboard in one go, taken back, asked, answered, grown."""

from time import monotonic, sleep

import pytest
from playwright.sync_api import expect

from local.mailbox import read_mailbox
from local.stack import RunningStack
from tests.browser.conftest import BY_TURNS, DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SAVE = "main form[action='/quick'] .govuk-button"
CALLED = "Түнгі ауысым ақысын сұрады."
ASKED = "Арнайы киімді қашан талап етеміз?"
REPLY = "Жазбаша талап жіберіңіз."
PATIENCE_S = 30


def save(page):
    """The page that comes next looks like the one before."""
    with page.expect_navigation():
        page.click(SAVE)


@BY_TURNS
def test_a_chair_writes_down_a_call_takes_it_back_and_begins_a_case(signed_in, check, where):
    page = signed_in("chair", *where)
    page.goto("/quick")
    check(page)
    page.select_option("#category", "pay")
    page.select_option("#member", index=1)
    page.fill("#note", CALLED)
    save(page)
    check(page)
    rows = page.locator("section[aria-labelledby=today] li")
    undo = rows.first.locator("button")
    undo.click()
    check(page)
    expect(rows.first.locator("button")).to_have_count(0)
    page.select_option("#category", "pay")
    page.select_option("#member", index=1)
    page.fill("#note", CALLED)
    save(page)
    rows.first.locator("a").click()
    check(page)
    expect(page.locator("main")).to_contain_text(CALLED, use_inner_text=True)
    page.click("form[action$='/case'] button")
    check(page)
    expect(page.locator("#text")).to_have_value(CALLED)
    page.goto("/barometer/contacts")
    check(page)


@BY_TURNS
def test_what_is_wrong_is_said_and_nothing_is_lost(signed_in, check, where):
    page = signed_in("lawyer", *where)
    page.goto("/quick")
    page.check("input[name=sort][value=question]")
    page.select_option("#category", "")
    page.fill("#minutes", "0")
    page.click(SAVE)
    check(page)
    expect(page.locator(".govuk-error-summary a")).to_have_count(3)


def test_a_question_is_asked_answered_and_told_by_mail(signed_in, check, stack: RunningStack):
    chair = signed_in("chair", "kk", PHONE)
    chair.goto("/quick")
    chair.check("input[name=sort][value=question]")
    chair.select_option("#category", "safety")
    chair.fill("#note", ASKED)
    save(chair)
    record = chair.locator("section[aria-labelledby=today] li a").first.get_attribute("href") or ""
    stream = record.rpartition("/")[2]
    assert stream.startswith("question-")
    mailed(stack, stream, 1)
    supervisor = signed_in("supervisor", "ru", DESK)
    supervisor.goto("/quick")
    check(supervisor)
    supervisor.click(f"section[aria-labelledby=questions] a[href='{record}']")
    check(supervisor)
    supervisor.fill("#text", REPLY)
    supervisor.click("form[action$='/answer'] button")
    check(supervisor)
    mailed(stack, stream, 2)
    chair.goto(record)
    check(chair)
    expect(chair.locator("main")).to_contain_text(REPLY, use_inner_text=True)


def mailed(stack: RunningStack, stream: str, many: int) -> None:
    """Wait until so many mails about a question have come."""
    give_up = monotonic() + PATIENCE_S
    found = 0
    while found < many and monotonic() < give_up:
        sleep(0.2)
        found = sum(stream in mail.message_id for mail in read_mailbox(stack.data_dir / "mailbox"))
    assert found == many


def test_a_call_is_written_down_with_the_keyboard_alone(signed_in):
    page = signed_in("lawyer2", "en", DESK)
    page.goto("/quick")
    page.focus("input[name=sort]:checked")
    for keys in ("Tab", "P", "Tab", "Tab", "Tab", "Tab", "Tab"):
        page.keyboard.press(keys)
    page.keyboard.type("Asked about overtime.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quick?seen=*")
    expect(page.locator("section[aria-labelledby=today]")).to_contain_text("Call made: Pay", use_inner_text=True)
