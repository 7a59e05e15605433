"""Talks by clicks, in every language on a desk and on a phone: the table, its clauses and rounds, and the worker's draft."""

from hashlib import sha256
from typing import Any

import pytest
from playwright.sync_api import expect

from api.examples.agreements import seeded_agreement
from api.examples.names import unit
from api.examples.talks import seeded_talks
from api.talks import clause_id
from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

EVERYWHERE = pytest.mark.parametrize(
    "where", [(language, width) for language in ("kk", "ru", "en") for width in (PHONE, DESK)], ids=str
)
TABLE, DRAFTED, PROPOSED = (f"/talks/{seeded_talks(name)}" for name in ("table", "drafted", "proposed"))
OIL = f"/agreements/{seeded_agreement('oil_field')}"
CLAUSE = f"{TABLE}/clauses/{clause_id(seeded_talks('table'), '1.1')}"
GUARANTEED = f"{TABLE}/clauses/{clause_id(seeded_talks('table'), '7.1')}"
PAGES = (
    "/talks",
    "/talks/new",
    TABLE,
    f"{TABLE}/do?act=sign_agreement",
    f"{TABLE}/convene",
    f"{TABLE}/table",
    f"{TABLE}/table?status=disputed&on-day=1&on-month=2&on-year=2020&time=14:30",
    CLAUSE,
    GUARANTEED,
    f"{CLAUSE}/do?act=set_status",
    f"{TABLE}/rounds/3",
    f"{TABLE}/rounds/1",
)


@EVERYWHERE
def test_every_page_of_talks_is_good(signed_in: Any, check: Any, where: Any):
    page = signed_in("negotiator", *where)
    for path in PAGES:
        page.goto(path)
        check(page)
    worker = signed_in("askar", *where)
    worker.goto("/my")
    worker.click(f"a[href='{DRAFTED}/draft']")
    check(worker)


def test_the_second_of_two_negotiators_at_a_clause_sees_the_first_text_and_loses_nothing(signed_in: Any, check: Any):
    first, second = (signed_in("negotiator", "ru", width, scripts=False) for width in (DESK, PHONE))
    for page, percent in ((first, 14), (second, 15)):
        page.goto(CLAUSE)
        page.check("input[name=party][value=union]")
        page.fill("#round", "3")
        page.fill("#text", f"Оклады повышаются на {percent} процентов с 1 января.")
    first.click("form[action*=put_text] button")
    expect(first.locator("main")).to_contain_text("на 14 процентов")
    second.click("form[action*=put_text] button")
    expect(second.locator("#meanwhile ~ .govuk-body").first).to_contain_text("на 14 процентов")
    expect(second.locator(".birge-next ins")).to_contain_text("15")
    expect(second.locator("#text")).to_have_value("Оклады повышаются на 15 процентов с 1 января.")
    second.click("form[action*=put_text] button")
    second.wait_for_url("**done=put_text")
    expect(second.locator("#texts ~ .birge-text >> nth=1")).to_contain_text("на 14 процентов")


def test_what_waits_beside_a_text_is_good_too(signed_in: Any, check: Any):
    first, second = (signed_in("negotiator", "kk", PHONE) for _ in range(2))
    for page, text in ((first, "Бір рет."), (second, "Екі рет.")):
        page.goto(GUARANTEED)
        page.check("input[name=party][value=employer]")
        page.fill("#round", "3")
        page.fill("#text", text)
    for page in (first, second):
        page.click("form[action*=put_text] button")
        page.wait_for_load_state()
    expect(second.locator("#meanwhile")).to_be_visible()
    check(second)


def test_a_worker_comments_on_a_clause_of_the_draft(signed_in: Any, check: Any):
    worker = signed_in("askar", "kk", PHONE, scripts=False)
    worker.goto(f"{DRAFTED}/draft")
    worker.click("a[href*='about='] >> nth=0")
    expect(worker.locator("#clause")).not_to_have_value("")
    worker.click("main form button")
    check(worker)
    worker.fill("#text", "Индекстеу тоқсан сайын болсын.")
    worker.click("main form button")
    worker.wait_for_url("**done=1")
    expect(worker.locator("main")).to_contain_text("Индекстеу тоқсан сайын болсын.")
    check(worker)


@pytest.mark.parametrize("where", [("kk", PHONE), ("ru", DESK)], ids=str)
def test_talks_start_from_an_agreement_that_was_found_by_a_word_and_get_their_proof(
    signed_in: Any, check: Any, where: Any
):
    page = signed_in("negotiator", *where)
    page.goto("/agreements")
    page.fill("#clause", "вахта")
    page.press("#clause", "Enter")
    page.click(f"main a[href='{OIL}']")
    page.goto(f"{OIL}/start")
    page.click(f"a[href='{PROPOSED}/start?template={OIL.removeprefix('/agreements/')}']")
    expect(page.locator("main form[method=post] input:checked")).to_have_count(1)
    check(page)
    page.click("main form[method=post] button")
    expect(page.locator(".govuk-notification-banner--success")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Вахта длится не более 15 календарных дней.")
    check(page)
    page.goto(f"{PROPOSED}/do?act=record_proof")
    page.click("main form[method=post] button")
    check(page)
    page.select_option("#of", "proposal")
    page.set_input_files("input[type=file]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"receipt"})
    expect(page.locator("#paper-sha256")).to_have_value(sha256(b"receipt").hexdigest())
    page.select_option("#paper-kept_by", unit("mangystau"))
    page.click("main form[method=post] button")
    page.wait_for_url("**done=record_proof")
    expect(page.locator("section[aria-labelledby=papers]")).to_contain_text(sha256(b"receipt").hexdigest())
