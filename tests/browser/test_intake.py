"""Intake in a real browser: the desk takes somebody in from one page, a group comes together, two things are told of."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from api.examples import UNPAID
from local.stack import RunningStack
from tests.browser.conftest import BY_TURNS
from tests.browser.desk import Office, office

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def work(stack: RunningStack) -> Iterator[Office]:
    with office(stack) as opened:
        yield opened


TAKE_IN = "main form[action='/intake'] .govuk-button"
TAKE_IN_A_CHALLENGE = "main form[action='/intake/challenge'] .govuk-button"


@BY_TURNS
def test_the_desk_takes_in_somebody_who_is_in_no_register(signed_in, check, where):
    page = signed_in("lawyer", *where)
    page.goto("/intake")
    check(page)
    page.click(TAKE_IN)
    check(page)
    expect(page.locator(".govuk-error-summary a")).to_have_count(2)
    page.fill("#name", "Серік Омаров (демо)")
    page.check("input[name=standing][value=former_employee]")
    page.check("input[name=consent]")
    page.click(TAKE_IN)
    check(page)
    page.click(".govuk-notification-banner__link")
    check(page)
    expect(
        page.locator(".govuk-tag--yellow").nth(2), "authority, words and dates are marked as lacking"
    ).to_be_attached()


@BY_TURNS
def test_the_desk_takes_in_a_challenge_and_reads_aloud_what_runs(signed_in, check, where):
    page = signed_in("lawyer", *where)
    page.goto("/intake/challenge")
    check(page)
    page.click(TAKE_IN_A_CHALLENGE)
    check(page)
    expect(page.locator(".govuk-error-summary a")).to_have_count(3)
    page.fill("#name", "Серік Омаров (демо)")
    page.select_option("#kind", "pay")
    page.check("input[name=consent]")
    page.click(TAKE_IN_A_CHALLENGE)
    page.click("main details summary >> nth=0")
    check(page)
    page.click(".govuk-notification-banner__link")
    page.wait_for_url("**/cases/challenge-*")


@BY_TURNS
def test_a_colleague_is_invited_joins_and_leaves(signed_in, check, work, where):
    case = work.send("member", "/api/v1/appeals", {**UNPAID, "primary_may_know": False})["case"]
    member = signed_in("member", *where)
    member.goto(f"/cases/{case}/invite_participant")
    check(member)
    member.fill("#phone", "123")
    member.click("main .govuk-button")
    check(member)
    member.fill("#phone", "+7 700 000 00 04")
    member.click("main .govuk-button")
    check(member)
    colleague = signed_in("chair", *where)
    colleague.goto(f"/cases/{case}")
    check(colleague)
    colleague.check("input[name=consents][value=case]")
    colleague.click("main form[action$='/join_group'] .govuk-button")
    check(colleague)
    expect(colleague.locator("#group")).to_have_count(1)
    colleague.goto(f"/cases/{case}/leave_group")
    check(colleague)
    colleague.fill("#reasons", "x")
    colleague.click("main .govuk-button")
    assert colleague.goto(f"/cases/{case}").status == 404
