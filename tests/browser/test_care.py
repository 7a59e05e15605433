"""Her safety and what comes after the answer, as pages: on a phone and at a desk, in each language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from api.examples import SEEDED, case
from api.pressure import urgent_case
from tests.browser.conftest import DESK, PHONE, SignedIn

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PRESSED = case("under-pressure")
HERS = (
    ("under-pressure", f"/cases/{PRESSED}"),
    ("under-pressure", f"/cases/{PRESSED}/tell_pressure"),
    ("under-pressure", f"/cases/{urgent_case(PRESSED, 1)}"),
    ("say_how_she_is", f"/cases/{case('say_how_she_is')}/say_how_she_is"),
    ("record_execution", f"/cases/{case('record_execution')}/record_execution"),
    ("rate_help", f"/cases/{case('rate_help')}"),
    ("rate_help", f"/cases/{case('rate_help')}/rate_help"),
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
    for name, path in HERS:
        page = signed_in(SEEDED[name].member, language, width)
        page.goto(path)
        check(page)
    for account, path in STAFFS:
        at_desk = signed_in(account, language, width)
        at_desk.goto(path)
        check(at_desk)


def test_one_press_without_scripts_opens_the_urgent_case_and_a_second_one_adds_to_it(signed_in: SignedIn):
    stream = case("withdraw_consent")
    page = signed_in(SEEDED["withdraw_consent"].member, "ru", PHONE, scripts=False)
    for _ in range(2):
        page.goto(f"/cases/{stream}")
        page.click("aside.birge-pressed a")
        page.click("main form button[type=submit]")
        assert f"/cases/{urgent_case(stream, 1)}" in page.url
