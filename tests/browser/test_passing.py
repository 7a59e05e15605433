"""Notes and ties in a real browser: notes stay with staff, and whoever has a tie loses sight of the case."""

import re

import pytest
from playwright.sync_api import expect

from api.examples import SEEDED, case
from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NOTE = "Кадрлар бөліміне қоңырау шалдым."


def test_a_note_stands_in_the_case_for_staff_and_nowhere_for_the_member(signed_in, check):
    at = f"/cases/{case('write_note')}"
    page = signed_in("lawyer", "kk", DESK)
    page.goto(f"{at}/write_note")
    page.fill("#text", NOTE)
    page.click("main form .govuk-button >> nth=0")
    check(page)
    expect(page.locator("section[aria-labelledby=notes]")).to_contain_text(NOTE, use_inner_text=True)
    hers = signed_in(SEEDED["write_note"].member, "kk", PHONE)
    hers.goto(at)
    assert NOTE not in hers.content()
    expect(hers.locator("main")).not_to_contain_text("note", use_inner_text=True)


def test_whoever_declares_a_tie_is_back_in_the_queue_and_the_case_is_gone(signed_in, check):
    at = f"/cases/{case('declare_tie')}"
    page = signed_in("lawyer2", "ru", DESK)
    page.goto(f"{at}/declare_tie")
    page.click("main form .govuk-button >> nth=0")
    expect(page).to_have_url(re.compile("/queue"))
    check(page)
    assert page.goto(at).status == 404
