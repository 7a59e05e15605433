"""Notes and ties in a real browser: notes stay with staff, and whoever has a tie loses sight of the case."""

import pytest

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
    assert NOTE in page.inner_text("section[aria-labelledby=notes]")
    hers = signed_in(SEEDED["write_note"].member, "kk", PHONE)
    hers.goto(at)
    assert NOTE not in hers.content()
    assert "note" not in hers.inner_text("main")


def test_whoever_declares_a_tie_is_back_in_the_queue_and_the_case_is_gone(signed_in, check):
    at = f"/cases/{case('declare_tie')}"
    page = signed_in("lawyer2", "ru", DESK)
    page.goto(f"{at}/declare_tie")
    page.click("main form .govuk-button >> nth=0")
    assert "/queue" in page.url
    check(page)
    assert page.goto(at).status == 404
