"""Her safety with one press, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from api.examples import SEEDED, case
from api.pressure import urgent_case
from tests.browser.conftest import PHONE, SignedIn

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_one_press_without_scripts_opens_the_urgent_case_and_a_second_one_adds_to_it(signed_in: SignedIn):
    stream = case("withdraw_consent")
    page = signed_in(SEEDED["withdraw_consent"].member, "ru", PHONE, scripts=False)
    for _ in range(2):
        page.goto(f"/cases/{stream}")
        page.click("aside.birge-pressed a")
        page.click("main form button[type=submit]")
        expect(page).to_have_url(re.compile(f"/cases/{urgent_case(stream, 1)}"))
