"""The register of algorithmic systems on pages, in every language, on a desk and on a phone."""

from datetime import datetime
from typing import Any

import pytest

from api.examples.consultations import seeded_consultation
from api.examples.systems import seeded_system
from domain.kernel import ALMATY
from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

EVERYWHERE = pytest.mark.parametrize(
    "where", [(language, width) for language in ("kk", "ru", "en") for width in (PHONE, DESK)], ids=str
)
RATING = seeded_system("teacher_rating")
HIRING, CONSULTED = seeded_system("hiring_filter"), seeded_consultation("release_opinion")
ACTS = ("record_description", "record_working", "record_workers_told", "record_clauses")


@EVERYWHERE
def test_the_register_and_its_forms_clear_the_bar(signed_in: Any, check: Any, where: Any):
    page = signed_in("lawyer", *where)
    for path in ("", "?find=zzz", "/new", f"/{RATING}", *(f"/{RATING}/{act}" for act in ACTS)):
        page.goto(f"/systems{path}")
        check(page)
    for path in (f"/systems/{HIRING}/consult", f"/consultations/{CONSULTED}"):
        page.goto(path)
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
    assert supervisor.locator("form[action$=draft_opinion]").count() == 0
