"""A precedent by clicks, also without scripts: written, agreed to, released by another, found; every page of it good."""

import pytest
from playwright.sync_api import Page, expect

from api.examples import case_of
from api.examples.precedents import PRECEDENTS, SUMMARIES
from tests.browser.conftest import DESK, PHONE, every

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SEND = "main form .govuk-button >> nth=0"
TEXT = PRECEDENTS["write_precedent"].body["texts"][0]
SINGLE = SUMMARIES["access_cut"][0]["title"]


def address(example: str, act: str) -> str:
    return f"/cases/{case_of(example)}/{act}"


PAGES = (
    ("lawyer", "/precedents"),
    ("lawyer", "/precedents?find=мұндайсөзжоқ&decision=dismissal"),
    ("lawyer3", address("write_precedent", "write_precedent")),
    ("aliya", address("answer_precedent", "precedent")),
    ("supervisor", address("release_precedent", "release_precedent")),
    ("lawyer2", address("withdraw_precedent", "withdraw_precedent")),
)


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_it_is_good(signed_in, check, language, width):
    for account, page in PAGES:
        opened = signed_in(account, language, width)
        opened.goto(page)
        check(opened)
    reader = signed_in("lawyer", language, width)
    reader.goto("/precedents?decision=access_block")
    reader.click(f"a:has-text('{SINGLE}')")
    expect(reader.locator("h1")).to_have_text(SINGLE)
    check(reader)


def test_by_two_people_and_her_without_scripts(signed_in, check):
    def at(account: str, act: str) -> Page:
        page = signed_in(account, "ru", DESK, scripts=False)
        page.goto(address("write_precedent", act).rstrip("/"))
        return page

    lawyer = at("lawyer3", "write_precedent")
    lawyer.fill("#title-ru", "Максиму Денисенко вернули премию")
    lawyer.fill("#text-ru", TEXT["text"])
    lawyer.click(SEND)
    expect(lawyer.locator("#title-ru-error")).to_contain_text("без имени")
    expect(lawyer.locator("#text-ru")).to_have_value(TEXT["text"])
    lawyer.fill("#title-ru", TEXT["title"])
    lawyer.click(SEND)
    expect(lawyer.locator("#precedents ~ p >> nth=0")).to_contain_text("ответа пока нет")

    her = at("maxim", "")
    her.click(f"a[href='{address('write_precedent', 'precedent')}']")
    expect(her.locator("main")).to_contain_text(TEXT["title"])
    her.check("input[value=yes]")
    her.click(SEND)
    expect(her.locator("main")).to_contain_text("Ваше согласие записано")

    second = at("supervisor", "release_precedent")
    second.click(SEND)
    expect(second.locator(".govuk-error-summary")).to_contain_text("отметьте всё")
    for box in every(second.locator("input[name=checked]")):
        box.check()
    second.click(SEND)
    second.click("#precedents ~ p >> nth=0 >> a")
    expect(second.locator("h1")).to_have_text(TEXT["title"])

    reader = signed_in("expert", "ru", DESK, scripts=False)
    reader.goto("/precedents")
    reader.fill("#find", "опоздания")
    reader.select_option("#decision", "evaluation")
    reader.click(".birge-filters button")
    expect(reader.locator("tbody tr")).to_have_count(1)
    expect(reader.locator("tbody")).to_contain_text(TEXT["title"])
