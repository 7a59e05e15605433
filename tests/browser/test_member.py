"""A member's way with her phone: she files, comes back, answers, and loses nothing when the network is gone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from api.examples import COMMANDS
from api.headers import NEUTRAL_SITE
from local.stack import RunningStack
from tests.browser.conftest import BY_TURNS, DESK, PHONE
from tests.browser.desk import Office, office

pytestmark = [pytest.mark.slow, pytest.mark.browser]

STORY = "Мені ескертусіз жұмыстан шығарды.\nЖұмысыма қайта оралғым келеді."
SAVE = "main form .govuk-button"
KEPT = "JSON.stringify(localStorage)"


@pytest.fixture(scope="module")
def work(stack: RunningStack) -> Iterator[Office]:
    with office(stack) as opened:
        yield opened


def pass_over(_page):
    """Where axe cannot run."""


def begin(page, check=pass_over):
    page.goto("/appeals/new")
    check(page)
    page.click(SAVE)


def press(page, check, selector=SAVE):
    check(page)
    page.click(selector)


def tell(page, check=pass_over):
    """Every question of a new appeal, one page after another, up to the check."""
    page.check("input[name=category][value=dismissal]")
    press(page, check)
    page.fill("#text", STORY)
    press(page, check)
    page.check("input[name=wrong][value=dismissal]")
    press(page, check)
    for part, value in (("day", "2"), ("month", "3"), ("year", "2026")):
        page.fill(f"#told_on-{part}", value)
    press(page, check)
    press(page, check, "main a.govuk-button")
    press(page, check)
    press(page, check)
    page.check("input[name=consents][value=case]")
    press(page, check)


@BY_TURNS
def test_a_member_files_and_finds_her_case(signed_in, check, where):
    page = signed_in("member", *where)
    check(page)
    begin(page, check)
    press(page, check)
    check(page)
    tell(page, check)
    expect(page.locator("main")).to_contain_text(STORY, use_inner_text=True)
    press(page, check, "#send button")
    check(page)
    number = page.inner_text("main .birge-number")
    assert re.fullmatch(r"20\d\d-\d{6}", number)
    page.click("main a.govuk-button")
    check(page)
    expect(page.locator("main")).to_contain_text(STORY, use_inner_text=True)
    expect(page.locator("main")).to_contain_text(number, use_inner_text=True)


@BY_TURNS
def test_a_member_answers_a_question_and_may_withdraw(signed_in, check, work, where):
    case = work.in_work()
    address = f"/cases/{case['case']}"
    work.send("lawyer", f"/api/v1{address}/commands", COMMANDS["request_completion"].body)
    page = signed_in("member", *where)
    page.goto(address)
    press(page, check, ".birge-next .govuk-button")
    check(page)
    page.fill("#text", STORY)
    page.click(SAVE)
    check(page)
    expect(page.locator(".govuk-notification-banner--success")).to_be_visible()
    for act in ("consents", "change_circle", "withdraw"):
        page.goto(f"{address}/{act}")
        check(page)
    page.fill("#reasons", STORY)
    page.click(SAVE)
    check(page)


def test_everything_works_without_scripts(signed_in):
    page = signed_in("member", "kk", PHONE, scripts=False)
    begin(page)
    tell(page)
    page.click("#send button")
    page.click("main a.govuk-button")
    expect(page.locator("main")).to_contain_text(STORY, use_inner_text=True)


def test_a_lost_network_loses_no_word(signed_in):
    page = signed_in("member", "kk", PHONE)
    begin(page)
    page.check("input[name=category][value=pay]")
    page.click(SAVE)
    page.fill("#text", STORY)
    page.context.set_offline(True)
    expect(page.locator(".birge-offline")).to_be_visible()
    page.click(SAVE)
    expect(page.locator("#text")).to_have_value(STORY)
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#text")).to_have_value(STORY)
    page.click(SAVE)
    page.wait_for_url("**/harm?sent=story")
    assert STORY.split("\n", maxsplit=1)[0] not in page.evaluate(KEPT)
    page.go_back()
    page.reload()
    expect(page.locator("#text")).to_have_value(STORY)


def test_without_the_copy_in_the_browser_the_word_would_be_lost(signed_in):
    page = signed_in("member", "kk", PHONE)
    begin(page)
    page.check("input[name=category][value=pay]")
    page.click(SAVE)
    page.fill("#text", STORY)
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator("#text")).to_have_value("")


def test_a_draft_goes_on_on_another_phone(signed_in):
    phone, other = signed_in("member2", "ru", PHONE), signed_in("member2", "ru", DESK)
    begin(phone)
    phone.check("input[name=category][value=pay]")
    phone.click(SAVE)
    phone.fill("#text", STORY)
    phone.click(SAVE)
    phone.wait_for_url("**/harm?sent=story")
    other.goto("/my")
    other.click("main .birge-card a >> nth=0")
    other.wait_for_url("**/harm")
    other.click(".govuk-back-link")
    expect(other.locator("#text")).to_have_value(STORY)


def test_a_quick_exit_takes_the_draft_off_this_device_but_not_from_the_server(signed_in, visitors):
    visitors.sessions.pop("reviewer", None)
    page = signed_in("reviewer", "en", PHONE)
    page.context.route(f"{NEUTRAL_SITE}/**", lambda route: route.fulfill(body="weather"))
    begin(page)
    page.check("input[name=category][value=pay]")
    page.click(SAVE)
    page.fill("#text", STORY)
    address = page.url
    page.click("form[data-quick-exit] button")
    page.wait_for_url(f"{NEUTRAL_SITE}/")
    visitors.sessions.pop("reviewer")
    page.goto(address)
    expect(page).to_have_url(re.compile("/sign-in"))
    assert STORY.split("\n", maxsplit=1)[0] not in page.evaluate(KEPT)
    again = signed_in("reviewer", "en", PHONE)
    again.goto("/my")
    expect(again.locator("main .birge-card a").first).to_be_visible()


@pytest.mark.parametrize("page_name", ["/my", "/appeals/new"])
def test_pages_after_the_first_are_light(signed_in, page_name):
    page = signed_in("member", "kk", PHONE)
    page.goto("/accessibility")
    with page.expect_response(lambda answer: page_name in answer.url) as heard:
        page.goto(page_name)
    assert heard.value.request.sizes()["responseBodySize"] < 20_000
