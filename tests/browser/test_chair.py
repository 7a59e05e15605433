"""A chair beside a member: three short pages, the number to take along, and only the cases she may know of."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BY_TURNS

pytestmark = [pytest.mark.slow, pytest.mark.browser]

STORY = "Екі айдан бері жалақы төленбейді."
SAVE = "main form .govuk-button"


def write_together(page, check, may_know):
    page.goto("/chair")
    page.locator("form[action='/appeals/new'] button").first.click()
    check(page)
    page.click(SAVE)
    check(page)
    page.check("input[name=category][value=pay]")
    page.fill("#text", STORY)
    page.check("input[name=wrong][value=other]")
    page.fill("#happened_on-day", "1")
    page.fill("#happened_on-month", "9")
    page.fill("#happened_on-year", "2026")
    page.click(SAVE)
    check(page)
    page.click("main a.govuk-button")
    check(page)
    page.check(f"input[name=primary_may_know][value={may_know}]")
    page.check("input[name=consents][value=case]")
    page.click(SAVE)
    check(page)
    page.click("#send button")
    check(page)


@BY_TURNS
def test_a_chair_files_beside_a_member_who_keeps_it_to_herself(signed_in, check, where):
    page = signed_in("chair", *where)
    check(page)
    write_together(page, check, "no")
    expect(page.locator("main")).to_contain_text(re.compile(r"20\d\d-\d{6}"))
    expect(page.locator("a[href^='/cases/']")).to_have_count(0)


@BY_TURNS
def test_a_chair_follows_the_case_of_a_member_who_agreed(signed_in, check, where):
    page = signed_in("chair", *where)
    write_together(page, check, "yes")
    page.click("main a[href^='/cases/'].govuk-button")
    check(page)
    expect(page.locator("main")).to_contain_text(STORY, use_inner_text=True)
    page.goto("/appeals/new")
    check(page)
