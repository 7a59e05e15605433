"""Passing a case on, urgency, delegation and notes in a real browser: every page clears the bar, notes stay with staff."""

import pytest

from api.examples import SEEDED, case
from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

EVERYWHERE = pytest.mark.parametrize(
    "where", [(language, width) for language in ("kk", "ru", "en") for width in (PHONE, DESK)], ids=str
)
PAGES = (
    ("lawyer", "redirect", "redirect"),
    ("lawyer-branch", "take_over", ""),
    ("lawyer-branch", "take_over", "take_over"),
    ("lawyer-branch", "send_back", "send_back"),
    ("duty", "settle_route", "settle_route"),
    ("supervisor", "triage", "triage"),
    ("supervisor", "raise_urgency", "raise_urgency"),
    ("lawyer", "lower_urgency", "lower_urgency"),
    ("lawyer", "take_case", "take_case"),
    ("lawyer", "declare_tie", "declare_tie"),
    ("lawyer", "delegate", "delegate"),
    ("lawyer", "end_delegation", ""),
    ("lawyer", "end_delegation", "end_delegation"),
    ("lawyer", "write_note", "write_note"),
    ("supervisor", "pin_note", ""),
    ("supervisor", "pin_note", "pin_note"),
    ("member", "take_over", ""),
)
NOTE = "Кадрлар бөліміне қоңырау шалдым."


@EVERYWHERE
def test_every_page_of_passing_on_clears_the_bar(signed_in, check, where):
    for part, name, act in PAGES:
        account = SEEDED[name].plays(part)
        page = signed_in(account, *where)
        page.goto(f"/cases/{case(name)}/{act}".rstrip("/"))
        assert page.locator("main h1").count() == 1, f"{account} {name} {act}"
        check(page)


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
