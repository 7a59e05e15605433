"""The register of algorithmic systems on pages: what nobody finds in it, and an opinion from its draft to its release."""

from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from api.examples.systems import seeded_system
from domain.kernel import ALMATY
from tests.browser.conftest import BY_TURNS, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

HIRING = seeded_system("hiring_filter")


@BY_TURNS
def test_a_register_in_which_nothing_is_found_clears_the_bar(signed_in: Any, check: Any, where: Any):
    page = signed_in("lawyer", *where)
    page.goto("/systems?find=zzz")
    check(page)


def test_an_opinion_is_written_and_released(signed_in: Any, check: Any):
    lawyer, supervisor = (signed_in(account, "ru", PHONE) for account in ("lawyer", "supervisor"))
    lawyer.goto(f"/systems/{HIRING}/consult")
    lawyer.click("main form[method=post] button")
    check(lawyer)
    today = datetime.now(ALMATY).date()
    for part in ("day", "month", "year"):
        lawyer.fill(f"#received_on-{part}", str(getattr(today, part)))
    lawyer.check("input[name=basis][value=not_known]")
    lawyer.click("main form[method=post] button")
    lawyer.wait_for_url("**done=opened")
    check(lawyer)
    lawyer.check("input[name=stance][value=objects]")
    lawyer.fill("#text", "Өлшемдері көрсетілмейінше қарсымыз.")
    lawyer.click("form[action$=draft_opinion] button")
    lawyer.wait_for_url("**done=draft_opinion")
    supervisor.goto(lawyer.url.partition("?")[0])
    supervisor.check("form[action$=release_opinion] input[value=ru]")
    supervisor.click("form[action$=release_opinion] button")
    supervisor.wait_for_url("**done=release_opinion")
    supervisor.check("form[action$=record_opinion_sent] input[value=courier]")
    for part in ("day", "month", "year"):
        supervisor.fill(f"#left-{part}", str(getattr(today, part)))
    supervisor.click("form[action$=record_opinion_sent] button")
    supervisor.wait_for_url("**done=record_opinion_sent")
    check(supervisor)
    expect(supervisor.locator("form[action$=draft_opinion]")).to_have_count(0)
