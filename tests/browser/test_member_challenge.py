"""A member challenges a decision of a program: without a mouse on a phone in Kazakh, and once more at a desk."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MOST_TABS = 60
STORY = "Жүйе мені неге таңдағанын ешкім айтпады."
ON = "main form[data-draft] .govuk-button, main form[action='/challenges/new'] .govuk-button, main a[role=button]"
QUESTIONS: tuple[dict[str, str], ...] = (
    {"#kind": "ArrowDown"},
    {},
    {},
    {"#learned": "Space"},
    {"#notice": "Space", "#consent": "Space"},
    {},
    {},
    {"#system": "Space"},
    {"#text": STORY},
    {"#primary_may_know": "Space"},
    {"#consents": "Space"},
)
"""The pages after the first, the one with the terms among them: days, effect and number are left open."""


def reach(page, selector):
    """Go to a control as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(selector)


def answer(page, controls):
    """Answer what one page asks, and go on."""
    for control, keys in controls.items():
        reach(page, control)
        if keys == STORY:
            page.keyboard.insert_text(keys)
        else:
            page.keyboard.press(keys)
    address = page.url
    reach(page, ON)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != address)


@pytest.mark.parametrize("where", [("kk", PHONE), ("ru", DESK), ("en", DESK)], ids=str)
def test_a_member_challenges_a_decision_without_a_mouse_and_finds_her_case(signed_in, check, where):
    page = signed_in("member", *where)
    page.click("main a[href='/challenges/new']")
    for controls in ({}, *QUESTIONS):
        check(page)
        answer(page, controls)
    check(page)
    expect(page.locator("main")).to_contain_text(STORY, use_inner_text=True)
    reach(page, "#send button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sent")
    check(page)
    number = page.inner_text("main .birge-number")
    page.click("main a[role=button]")
    check(page)
    expect(page.locator("main")).to_contain_text(number, use_inner_text=True)
    expect(page.locator("#progress")).to_be_visible()
    expect(page.locator("#decision")).to_be_visible()
    page.goto("/my")
    check(page)
    page.click(f"main .birge-card a:has-text('{number}')")
    page.wait_for_url("**/cases/challenge-*")
