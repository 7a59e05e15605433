"""The register of agreements on pages, in every language, on a desk and on a phone."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from api.examples.agreements import BUSES_BIN, seeded_agreement
from domain.kernel import ALMATY
from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

EVERYWHERE = pytest.mark.parametrize(
    "where", [(language, width) for language in ("kk", "ru", "en") for width in (PHONE, DESK)], ids=str
)
OIL, PORT, BUSES = (f"/agreements/{seeded_agreement(name)}" for name in ("oil_field", "port", "buses"))
SHEETS = ("record_proposal", "record_control", "record_amendment", "record_clause", "correct_agreement", "attach_text")


@EVERYWHERE
def test_the_register_its_pages_and_its_forms_clear_the_bar(signed_in: Any, check: Any, where: Any):
    page = signed_in("negotiator", *where)
    for path in ("/agreements", "/agreements?find=zzz", "/agreements/new", "/agreements/clauses", OIL, PORT):
        page.goto(path)
        check(page)
    for path in (f"{OIL}/start", f"{BUSES}/record_employer_reminded", *(f"{OIL}/{act}" for act in SHEETS)):
        page.goto(path)
        check(page)


def test_an_agreement_is_registered_and_a_new_one_proposed_before_it_ends(signed_in: Any, check: Any):
    page = signed_in("negotiator", "kk", PHONE)
    today = datetime.now(ALMATY).date()
    page.goto("/agreements/new")
    page.click("main form[method=post] button")
    check(page)
    page.check("input[name=level][value=enterprise]")
    page.fill("#employer_bin", BUSES_BIN)
    page.fill("#parties", "Автопарк және бастауыш ұйым")
    page.fill("#covered", "260")
    fill(page, "signed_on", today)
    fill(page, "until", today + timedelta(days=700))
    page.check("input[name=guarantees][value=human_control]")
    page.click("main form[method=post] button")
    page.wait_for_url("**done=registered")
    check(page)
    page.click("a[href$=record_proposal]")
    fill(page, "on", today)
    page.check("input[name=side][value=union]")
    page.click("main form[method=post] button")
    page.wait_for_url("**done=record_proposal")
    check(page)


def fill(page: Any, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        page.fill(f"#{name}-{part}", str(getattr(day, part)))
