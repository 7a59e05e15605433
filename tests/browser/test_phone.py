"""A member with a cheap phone and no e-mail: a code lets her in, she files, and an SMS says that there is news."""

import re
import time

import pytest
from playwright.sync_api import expect

from local.smsbox import read_smsbox
from local.stack import RunningStack
from tests.browser.conftest import BY_TURNS, PHONE
from tests.browser.test_member import STORY, begin, press, tell

pytestmark = [pytest.mark.slow, pytest.mark.browser]

HERS = "+7 700 000 00 03"
BY_LANGUAGE = {"kk": "8 700 000 00 01", "ru": "+7 (700) 000-00-02", "en": "77000000004"}
"""People of the demo federation who may sign in by telephone: no number gets more than three codes in these tests."""
EVERYWHERE = pytest.mark.parametrize("language", ["kk", "ru", "en"])


def texts_to(stack: RunningStack, number: str) -> list[str]:
    end = re.sub(r"\D", "", number)[-10:]
    return [sms.text for sms in read_smsbox(stack.data_dir / "mailbox") if sms.recipient.endswith(end)]


def awaited(stack: RunningStack, number: str, known: int) -> str:
    give_up = time.monotonic() + 30
    while len(found := texts_to(stack, number)) <= known:
        assert time.monotonic() < give_up, "no SMS came"
        time.sleep(0.1)
    return found[0]


def sign_in(page, stack: RunningStack, number: str, check) -> None:
    known = len(texts_to(stack, number))
    page.goto("/sign-in/phone")
    check(page)
    page.fill("#number", "12")
    press(page, check)
    check(page)
    page.fill("#number", number)
    page.click("main form .govuk-button")
    check(page)
    code = re.search(r"\d{6}", awaited(stack, number, known))
    assert code
    page.fill("#code", "12")
    press(page, check)
    check(page)
    page.fill("#code", code[0])
    page.click("main form .govuk-button")
    page.wait_for_url(lambda url: "/sign-in" not in url)


@EVERYWHERE
def test_a_code_lets_her_in(signed_in, check, stack, language):
    page = signed_in("", language, PHONE)
    check(page)
    sign_in(page, stack, BY_LANGUAGE[language], check)
    check(page)


def test_without_scripts_and_without_mail_she_files_and_is_told_by_sms(signed_in, stack):
    page = signed_in("", "kk", PHONE, scripts=False)
    sign_in(page, stack, HERS, lambda _: None)
    known = len(texts_to(stack, HERS))
    begin(page)
    tell(page)
    page.click("#send button")
    number = page.inner_text("main .birge-number")
    page.click("main a.govuk-button")
    expect(page.locator("main")).to_contain_text(STORY, use_inner_text=True)
    told = awaited(stack, HERS, known)
    assert "жаңалық" in told
    assert number not in told


@BY_TURNS
def test_a_number_that_is_none_is_told_to_a_chair(signed_in, check, where):
    page = signed_in("chair", *where)
    page.goto("/chair")
    page.click("main a[href$='/phone'] >> nth=0")
    page.fill("#number", "12")
    press(page, check)
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    check(page)


def test_the_pages_of_signing_in_are_light(signed_in):
    page = signed_in("", "kk", PHONE)
    page.goto("/accessibility")
    with page.expect_response(lambda answer: "/sign-in/phone" in answer.url) as heard:
        page.goto("/sign-in/phone")
    assert heard.value.request.sizes()["responseBodySize"] < 8_000
