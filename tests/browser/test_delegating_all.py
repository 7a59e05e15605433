"""Everything a lawyer holds delegated for a leave, in a real browser: the preview, the progress, and the end of it."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from api.examples import person
from tests.browser.conftest import BY_TURNS, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PAGE = "/queue/delegate"


def fill(page, last: date):
    page.select_option("#substitute", person("lawyer2"))
    for part in ("day", "month", "year"):
        page.fill(f"#until-{part}", str(getattr(last, part)))
    page.click("main form[method=get] button")


@BY_TURNS
def test_a_fault_and_the_preview_clear_the_bar(signed_in, check, where):
    page = signed_in("lawyer", *where)
    page.goto(PAGE)
    page.click("main form[method=get] button")
    expect(page.locator(".govuk-error-summary")).to_have_count(1)
    check(page)
    fill(page, date.today() + timedelta(days=14))  # noqa: DTZ011 - as somebody reads it from the wall
    expect(page.locator(f"main form[method=post][action='{PAGE}']")).to_have_count(1)
    check(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_all_cases_go_and_come_back_also_without_a_script(signed_in, check, scripts):
    page = signed_in("lawyer", "kk", PHONE, scripts=scripts)
    page.goto(PAGE)
    fill(page, date.today() + timedelta(days=20))  # noqa: DTZ011
    page.click(f"main form[method=post][action='{PAGE}'] button")
    for press in ("first", "last"):
        while not scripts and page.locator("form[data-goes-on]").count():
            page.click("form[data-goes-on] button")
        page.wait_for_selector(".govuk-notification-banner--success")
        if press == "first":
            if scripts:
                check(page)
            page.click(f"main form[action='{PAGE}/end'] >> nth=-1 >> button")
    expect(page.locator(".govuk-notification-banner--success")).to_have_count(1)
