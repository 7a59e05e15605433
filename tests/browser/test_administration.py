"""Bodies, people, settings, reminders and substitutes, as administrators and staff see them."""

import pytest
from playwright.sync_api import expect

from api.examples import person, unit
from tests.browser.conftest import BY_TURNS, every

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@BY_TURNS
def test_an_administrator_goes_down_the_tree_and_sees_what_an_act_would_bring_about(signed_in, check, where):
    page = signed_in("admin", *where)
    page.goto("/admin")
    check(page)
    page.goto(f"/admin/units/{unit('mangystau')}")
    for summary in every(page.locator("#acts ~ details summary")):
        summary.click()
    check(page)
    page.locator("form[action$='/withdraw_office/check'] button").first.click()
    check(page)
    page.goto(f"/admin/units/{unit('oil-field')}")
    page.locator("#acts ~ details summary").nth(1).click()
    page.fill("#name_en", "Another name")
    page.locator("form[action$='/rename_unit/check'] button").click()
    expect(page.locator("main ul.govuk-list--bullet li").nth(1)).to_be_attached()
    check(page)
    page.goto(f"/admin/found/{unit('mangystau')}")
    check(page)


@BY_TURNS
def test_an_administrator_finds_somebody_and_changes_settings(signed_in, check, where):
    page = signed_in("admin", *where)
    page.goto("/admin/people")
    page.fill("#who", "динара")
    page.click("form[action='/admin/people'] button")
    check(page)
    page.goto(f"/admin/people/{person('supervisor')}")
    check(page)
    page.goto("/admin/settings")
    check(page)


@BY_TURNS
def test_staff_choose_how_they_are_reminded_and_who_stands_in(signed_in, check, where):
    page = signed_in("supervisor", *where)
    page.goto("/my/reminders")
    page.check("input[value='digest']")
    page.click("form[action='/my/reminders'] button")
    expect(page.locator("input[value='digest']")).to_be_checked()
    check(page)
    page.goto("/substitutes")
    check(page)
    page.locator("a[href^='/substitutes/']").first.click()
    check(page)
