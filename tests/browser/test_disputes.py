"""A collective dispute on pages, in every language, on a desk and on a phone."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from api.examples.disputes import STOPPED, seeded_dispute
from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

EVERYWHERE = pytest.mark.parametrize(
    "where", [(language, width) for language in ("kk", "ru", "en") for width in (PHONE, DESK)], ids=str
)
READY, OPENED, STOPPAGE = (f"/disputes/{seeded_dispute(name)}" for name in ("ready", "opened", STOPPED))
ACTS = ("record_demands_adopted", "record_hour", "draft_strike", "confirm_gate", "record_arbitration")


@EVERYWHERE
def test_the_ladder_and_its_forms_clear_the_bar(signed_in: Any, check: Any, where: Any):
    page = signed_in("lawyer", *where)
    for path in ("/disputes", "/disputes/new", READY, *(f"{OPENED}/{act}" for act in ACTS if act != "record_hour")):
        page.goto(path)
        check(page)


def test_a_stoppage_is_reported_and_written_down_on_a_phone(signed_in: Any, check: Any):
    chair = signed_in("chair", "kk", PHONE)
    chair.goto("/disputes/stoppage")
    check(chair)
    chair.check("input[name=workers][value=up_to_200]")
    chair.click("main form[method=post] button")
    chair.wait_for_url("**done=report_stoppage")
    check(chair)
    chair.click("a[href$=record_hour] >> nth=0")
    chair.check("input[name=workers][value=over_1000]")
    chair.fill("#promised", "Кешке дейін жауап беруге уәде етті.")
    chair.click("main form[method=post] button")
    chair.wait_for_url("**done=record_hour")
    check(chair)
    assert "Кешке дейін жауап беруге уәде етті." in chair.content()


def test_the_fingerprint_of_a_paper_is_made_on_the_device(signed_in: Any, check: Any):
    lawyer = signed_in("lawyer", "ru", DESK)
    lawyer.goto(f"{OPENED}/record_demands_adopted")
    lawyer.set_input_files("#minutes-file", {"name": "protocol.pdf", "mimeType": "application/pdf", "buffer": b"x"})
    lawyer.wait_for_function("document.getElementById('minutes-sha256').value.length === 64")
    expect(lawyer.locator("#minutes-sha256")).to_have_value(re.compile("^2d711642b726b044"))
    lawyer.click("main form[method=post] button")
    check(lawyer)
    expect(lawyer.locator(".govuk-error-summary")).to_have_count(1)
