"""Merging on pages, by turns in every language, on a desk and on a phone: from what may be the same matter to what she sees."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from api.examples import case
from local.stack import RunningStack
from tests.browser.conftest import BY_TURNS
from tests.browser.desk import Office, office

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def work(stack: RunningStack) -> Iterator[Office]:
    with office(stack) as opened:
        yield opened


@BY_TURNS
def test_a_supervisor_merges_and_the_member_sees_with_what(signed_in: Any, check: Any, work: Office, where: Any):
    kept, joined = work.in_work(), work.filed()
    page = signed_in("supervisor", *where)
    page.goto(f"/cases/{joined['case']}/triage")
    check(page)
    linked = {"command": "link_cases", "other": joined["case"], "link": "duplicate"}
    work.send("supervisor", f"/api/v1/cases/{kept['case']}/commands", linked)
    address = f"/cases/{kept['case']}"
    for path in ("", "/unlink_cases", "/link_cases"):
        page.goto(address + path)
        check(page)
    page.goto(f"{address}/merge_cases?other={joined['case']}")
    expect(page.locator(f"input[value='{joined['case']}']")).to_be_checked()
    page.fill("#reasons", "Бір мәселе.")
    page.click("button[value=show]")
    check(page)
    page.click("button[value=confirm]")
    page.wait_for_url(f"**{address}?**")
    check(page)
    expect(page.locator(f"#part-{joined['number']}")).to_be_visible()
    page.goto(f"/cases/{joined['case']}")
    check(page)
    expect(page.locator(f"main a[href='{address}']").first).to_be_visible()
    page.goto(f"{address}/separate_cases")
    check(page)
    member = signed_in("member", *where)
    member.goto(f"/cases/{joined['case']}")
    check(member)
    member.click(f"main a[href='{address}']")
    check(member)
    expect(member.locator(f"main a[href='/cases/{joined['case']}']")).to_be_visible()


@BY_TURNS
def test_a_missing_employer_is_named_where_the_mark_is_explained(signed_in: Any, check: Any, where: Any):
    page = signed_in("lawyer", *where)
    page.goto(f"/cases/{case('supply_employer')}")
    check(page)
    page.click("section[aria-labelledby=marks] a")
    check(page)
    page.fill("#employer_bin", "101240008908")
    page.click("main button")
    check(page)
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.locator("#employer_bin")).to_have_value("101240008908")
