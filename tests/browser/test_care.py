"""Her safety and what comes after the answer, as pages: on a phone and at a desk, in each language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from api.examples import case
from api.pressure import urgent_case
from tests.browser.conftest import DESK, PHONE, SignedIn

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PRESSED = case("under-pressure")
HERS = (
    f"/cases/{PRESSED}",
    f"/cases/{PRESSED}/tell_pressure",
    f"/cases/{urgent_case(PRESSED, 1)}",
    f"/cases/{case('say_how_she_is')}/say_how_she_is",
    f"/cases/{case('record_execution')}/record_execution",
    f"/cases/{case('rate_help')}",
    f"/cases/{case('rate_help')}/rate_help",
)
STAFFS = (
    ("supervisor", f"/cases/{case('record_call')}/record_call"),
    ("supervisor", f"/cases/{urgent_case(PRESSED, 1)}"),
    ("lawyer", f"/cases/{PRESSED}/tell_pressure"),
)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_of_care_clears_the_bar(
    signed_in: SignedIn, check: Callable[[Page], None], language: str, width: int
):
    page = signed_in("member", language, width)
    for path in HERS:
        page.goto(path)
        check(page)
    for account, path in STAFFS:
        at_desk = signed_in(account, language, width)
        at_desk.goto(path)
        check(at_desk)


def test_one_press_without_scripts_opens_the_urgent_case_and_a_second_one_adds_to_it(signed_in: SignedIn):
    page = signed_in("member", "ru", PHONE, scripts=False)
    stream = case("withdraw_consent")
    for _ in range(2):
        page.goto(f"/cases/{stream}")
        page.click("aside.birge-pressed a")
        page.click("main form button[type=submit]")
        assert f"/cases/{urgent_case(stream, 1)}" in page.url
