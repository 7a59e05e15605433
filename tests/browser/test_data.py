"""Personal data on pages: who opened a case, dates for one's own calendar, the data officer and the administrator."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BY_TURNS, every

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@BY_TURNS
def test_a_member_sees_who_looked_how_a_date_came_about_and_makes_an_address(signed_in, check, where):
    page = signed_in("member", *where)
    page.goto("/my")
    page.locator("a[href^='/cases/']").first.click()
    for summary in every(page.locator("details:has(.birge-picture) summary")):
        summary.click()
    expect(page.locator(".birge-picture svg").first).to_be_visible()
    check(page)
    page.locator("a[href$='/looks']").click()
    check(page)
    page.goto("/my/calendar")
    page.locator("form[action='/my/calendar'] button").click()
    expect(page.locator("main")).to_contain_text(".ics", use_inner_text=True)
    check(page)
    page.locator("form[action$='/end'] button").first.click()
    check(page)


@BY_TURNS
def test_the_data_officer_finds_somebody_and_refuses_and_the_administrator_has_a_list(signed_in, check, where):
    page = signed_in("dpo", *where)
    expect(page).to_have_url(re.compile("/data-officer"))
    check(page)
    page.fill("#who", "member")
    page.click("form[action='/data-officer/find'] button")
    check(page)
    page.locator("a[href^='/data-officer/people/']").first.click()
    check(page)
    page.locator("#erasure ~ details summary").click()
    check(page)
    page = signed_in("admin", *where)
    page.goto("/erasures")
    check(page)
