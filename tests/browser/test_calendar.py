"""The page of working days, empty, with a proposal and with a fault, through a real browser."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from domain.kernel import ALMATY
from domain.organisation.calendars import first_version
from tests.browser.conftest import BY_TURNS

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def free_day() -> str:
    calendar = first_version(5)
    return str(calendar.next_working(datetime.now(ALMATY).date() + timedelta(days=2)))


@BY_TURNS
def test_a_change_is_proposed_looked_at_by_another_and_taken_back(signed_in, check, where):
    admin = signed_in("admin", *where)
    admin.goto("/calendar")
    check(admin)
    admin.fill("#days", "2026-12-31, feast")
    admin.click("main button")
    expect(admin.locator(".govuk-error-summary")).to_be_visible()
    check(admin)
    admin.fill("#days", f"{free_day()}, moved_day_off")
    admin.fill("#order", "№ 1")
    admin.fill("#reason", "1")
    admin.click("main button")
    expect(admin.locator("#proposal")).to_be_visible()
    check(admin)
    supervisor = signed_in("supervisor", *where)
    supervisor.goto("/calendar")
    expect(supervisor.locator(".birge-stacked")).to_be_visible()
    check(supervisor)
    admin.fill("#reason", "1")
    admin.click("main form[action$=reject] button")
    expect(admin.locator("#propose")).to_be_visible()
