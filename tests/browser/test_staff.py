"""The ways of a lawyer and a supervisor through a real browser, on a desk and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from local.stack import RunningStack
from tests.browser.conftest import BY_TURNS, DESK, PHONE
from tests.browser.desk import Office, office

pytestmark = [pytest.mark.slow, pytest.mark.browser]

ANSWER = "Жұмыс беруші түнгі сағаттарды төлеуге міндетті."
REASONS = "Түнгі ауысым болмаған."


@pytest.fixture(scope="module")
def work(stack: RunningStack) -> Iterator[Office]:
    with office(stack) as opened:
        yield opened


def found(page, case, check):
    """From the queue to a case by its number."""
    page.goto(f"/queue?seen={case['position']}")
    check(page)
    page.fill("#find", case["number"])
    page.click(".birge-filters button")
    check(page)
    page.click(f"a[href='/cases/{case['case']}']")
    check(page)


def press(page, check, selector):
    page.click(selector)
    check(page)


def decide(page, check, control, text):
    """A choice and its reasons."""
    page.check(control)
    page.fill("#reasons", text)
    check(page)


@BY_TURNS
def test_a_lawyer_answers_and_a_supervisor_confirms_the_closing(signed_in, check, work, where):
    case = work.in_work()
    address = f"/cases/{case['case']}"
    lawyer = signed_in("lawyer", *where)
    found(lawyer, case, check)
    press(lawyer, check, f"a[href='{address}/draft_answer']")
    lawyer.fill("#text", ANSWER)
    press(lawyer, check, "button[value=preview]")
    assert ANSWER in lawyer.inner_text("main")
    press(lawyer, check, "main form .govuk-button >> nth=0")
    press(lawyer, check, f"a[href='{address}/propose_closing']")
    decide(lawyer, check, "input[value=unfounded]", REASONS)
    press(lawyer, check, "button[value=show]")
    press(lawyer, check, "button[value=confirm]")
    supervisor = signed_in("supervisor", *where)
    supervisor.goto(f"{address}/complete_review")
    check(supervisor)
    assert not supervisor.is_checked("input[value=confirmed]")
    decide(supervisor, check, "input[value=confirmed]", REASONS)
    press(supervisor, check, "main form .govuk-button >> nth=0")
    expect(supervisor.locator(".govuk-notification-banner--success")).to_be_visible()
    expect(supervisor.locator(f"a[href='{address}/reopen']")).to_be_visible()


@BY_TURNS
def test_a_supervisor_assigns_a_new_appeal(signed_in, check, work, where):
    case = work.filed()
    page = signed_in("supervisor", *where)
    found(page, case, check)
    press(page, check, f"a[href='/cases/{case['case']}/triage']")
    press(page, check, "main form .govuk-button >> nth=0")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.check("input[name=urgent][value=no]")
    page.check("input[name=holder] >> nth=0")
    page.check("input[name=conflict_checked]")
    press(page, check, "button[value=next]")
    assert case["case"] not in page.url.partition("?")[0]


def test_an_auditor_opens_the_record_itself(signed_in, check, work):
    case = work.in_work()
    page = signed_in("auditor", "ru", DESK)
    page.goto(f"/cases/{case['case']}")
    for details in page.locator("summary").all():
        details.click()
    check(page)
    assert "appeal.filed" in page.inner_text(".birge-raw")


def test_a_lawyer_works_without_scripts(signed_in, check, work):
    case = work.in_work()
    page = signed_in("lawyer", "kk", PHONE, scripts=False)
    page.goto(f"/cases/{case['case']}/draft_answer")
    page.fill("#text", ANSWER)
    page.click("button[value=case]")
    assert ANSWER in page.inner_text("main")
