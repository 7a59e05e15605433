"""The ways of a lawyer and a supervisor through a real browser, on a desk and on a phone."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import expect

from api.examples import COMMANDS, UNPAID
from local.stack import RunningStack
from tests.browser.conftest import BY_TURNS, DESK, PHONE, every
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
    expect(lawyer.locator("main")).to_contain_text(ANSWER, use_inner_text=True)
    press(lawyer, check, "main form .govuk-button >> nth=0")
    work.release_from_risk(case["case"])
    lawyer.goto(address)
    press(lawyer, check, f"a[href='{address}/propose_closing']")
    decide(lawyer, check, "input[value=unfounded]", REASONS)
    press(lawyer, check, "button[value=show]")
    press(lawyer, check, "button[value=confirm]")
    supervisor = signed_in("supervisor", *where)
    supervisor.goto(f"{address}/complete_review")
    check(supervisor)
    expect(supervisor.locator("input[value=confirmed]")).not_to_be_checked()
    decide(supervisor, check, "input[value=confirmed]", REASONS)
    press(supervisor, check, "main form .govuk-button >> nth=0")
    expect(supervisor.locator(".govuk-notification-banner--success")).to_be_visible()
    expect(supervisor.locator(f"a[href='{address}/reopen']")).to_be_visible()


def refuses_raw_closing(stack, case):
    append = (
        "INSERT INTO ledger.events (originator_id, originator_version, topic, state, actor_id, command_id, occurred_at,"
        " prev_hash) SELECT %s, 1 + max(originator_version), 'case.closed', %s, 'person-x', 'raw', now(), ''"
        " FROM ledger.events WHERE originator_id = %s"
    )
    with psycopg.connect(stack.settings.database_url) as raw, pytest.raises(psycopg.errors.CheckViolation):
        raw.execute(append, (case, b'{"outcome":"resolved"}', case))


@pytest.mark.parametrize("where", [("kk", PHONE), ("ru", DESK)], ids=str)
def test_a_threatened_members_case_closes_only_after_a_person_has_judged_the_flag(signed_in, check, work, stack, where):
    filed = work.send("member", "/api/v1/appeals", {**UNPAID, "threatened": True})
    case, address = filed["case"], f"/cases/{filed['case']}"
    commands = f"/api/v1/cases/{case}/commands"
    work.send("lawyer", commands, {**COMMANDS["triage"].body, "urgent": True})
    work.send("lawyer", commands, {"command": "release_answer", "text": ANSWER})
    closing = {"command": "propose_closing", "outcome": "resolved", "reasons": REASONS}
    assert work.refused("lawyer", commands, closing) == "risk-review-first"
    refuses_raw_closing(stack, case)
    lawyer = signed_in("lawyer", *where)
    lawyer.goto(f"{address}/propose_closing")
    check(lawyer)
    expect(lawyer.locator("input[name=outcome]")).to_have_count(0)
    supervisor = signed_in("supervisor", *where)
    while work.asks_for_a_look(case):
        supervisor.goto(address)
        check(supervisor)
        press(supervisor, check, f"a[href='{address}/judge_risk'] >> nth=0")
        expect(supervisor.locator("input[name=judgement]:checked")).to_have_count(0)
        decide(supervisor, check, "input[value=downgraded]", REASONS)
        press(supervisor, check, "main form .govuk-button >> nth=0")
    work.send("lawyer", commands, closing)
    member = signed_in("member", *where)
    member.goto(address)
    check(member)
    press(member, check, f"a[href='{address}/contest']")
    member.fill("#text", ANSWER)
    press(member, check, "main form .govuk-button >> nth=0")
    expect(member).to_have_url(re.compile("done=contest"))


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
    page.wait_for_url(lambda url: case["case"] not in url.partition("?")[0])


def test_an_auditor_opens_the_record_itself(signed_in, check, work):
    case = work.in_work()
    page = signed_in("auditor", "ru", DESK)
    page.goto(f"/cases/{case['case']}")
    for details in every(page.locator("summary")):
        details.click()
    check(page)
    expect(page.locator(".birge-raw")).to_contain_text("appeal.filed", use_inner_text=True)


def test_a_lawyer_works_without_scripts(signed_in, check, work):
    case = work.in_work()
    page = signed_in("lawyer", "kk", PHONE, scripts=False)
    page.goto(f"/cases/{case['case']}/draft_answer")
    page.fill("#text", ANSWER)
    page.click("button[value=case]")
    expect(page.locator("main")).to_contain_text(ANSWER, use_inner_text=True)
