"""The letter against an algorithm's decision on pages: the lawyer changes its words, the member reads them."""

from typing import Any

import pytest
from playwright.sync_api import expect

from api.examples.seeded import SEEDED, case
from tests.browser.conftest import BY_TURNS, DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

CASE, WATCHED = case("watched"), SEEDED["watched"]
LETTERS = f"/cases/{CASE}/outgoing"


@BY_TURNS
def test_the_desk_of_letters_and_the_sheet_clear_the_bar(signed_in: Any, check: Any, where: Any):
    page = signed_in(WATCHED.lawyer, *where)
    for path in ("", "/write/challenge_package", "/write/challenge_operator", "/write/data_authority"):
        page.goto(f"{LETTERS}{path}")
        check(page)


def test_a_letter_with_a_hole_says_which_and_a_whole_one_is_read_by_its_member(signed_in: Any, check: Any):
    page = signed_in(WATCHED.lawyer, "ru", DESK)
    page.goto(f"{LETTERS}/write/challenge_package?language=kk")
    kept = page.input_value("#preservation")
    assert kept.startswith("Дау аяқталғанға дейін")
    page.fill("#addressee", "«Вахта» ЖШС директорына")
    page.fill("#preservation", "")
    page.click("main form[method=post] button")
    page.wait_for_url("**done=draft_letter**")
    expect(page.get_by_text("«Требование сохранить данные и журналы»")).to_be_visible()
    check(page)
    letter = page.url.partition("?")[0]
    page.goto(f"{letter}/propose_letter")
    page.fill("#risk", "Жұмыс беруші кәсіподаққа жүгінгеніңізді біледі.")
    page.click("main form[method=post] button")
    expect(page.locator(".govuk-error-summary").get_by_text("«Требование сохранить данные и журналы»")).to_be_visible()
    check(page)
    page.goto(f"{letter}/write")
    page.fill("#preservation", kept)
    page.click("main form[method=post] button")
    page.goto(f"{letter}/propose_letter")
    page.fill("#risk", "Жұмыс беруші кәсіподаққа жүгінгеніңізді біледі.")
    page.click("main form[method=post] button")
    page.wait_for_url("**done=propose_letter**")
    hers = signed_in(WATCHED.member, "kk", PHONE)
    hers.goto(letter)
    expect(hers.get_by_text("Сондықтан атсыз нұсқасы жоқ")).to_be_visible()
    check(hers)
