"""A challenge worked on by clicks, on a desk and on a phone: from who decided to what is put right."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from api.examples import person
from api.examples.challenges import RATED
from local.stack import RunningStack
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import Office, office

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SEND = "main form .govuk-button >> nth=0"


@pytest.fixture(scope="module")
def work(stack: RunningStack) -> Iterator[Office]:
    with office(stack) as opened:
        yield opened


@pytest.mark.parametrize("where", [("ru", DESK), ("ru", PHONE)], ids=str)
def test_from_triage_to_remedy(signed_in, check, work, where):
    address = f"/cases/{work.send('member', '/api/v1/challenges', RATED)['case']}"
    supervisor = signed_in("supervisor", *where)

    def act(page, name, *choices, **words):
        page.goto(address)
        check(page)
        page.click(f"a[href='{address}/{name}'] >> nth=0")
        check(page)
        for choice in choices:
            page.check(choice)
        for control, text in words.items():
            page.fill(f"#{control}", text)
        page.click(SEND)
        check(page)

    assert "может применяться" in _opened(supervisor, address)
    who = [f"input[name={name}][value={value}]" for name, value in TRIAGED.items()]
    act(supervisor, "triage_challenge", *who, f"input[value='{person('lawyer')}']", "#conflict_checked")
    lawyer = signed_in("lawyer", *where)
    act(lawyer, "code_challenge", "input[value=transparency]", "input[value=age]")
    act(lawyer, "take_down_reasons", criteria="Опоздания 60 процентов.")
    expect(lawyer.locator("#answered")).to_be_visible()
    found = [f"input[name={name}][value={value}]" for name, value in ASSESSED.items()]
    act(lawyer, "assess_answers", *found, conclusion="Кто проверял, не сказано.")
    act(lawyer, "record_decision_outcome", "input[value=modified]", reasons="Премию пересчитали.")
    act(lawyer, "agree_remedy", "input[value=restore_pay]", plan="Доплатить премию.")
    lawyer.click("button[value=confirm]")
    check(lawyer)
    expect(lawyer.locator("main")).to_contain_text("Доплатить премию.", use_inner_text=True)
    expect(lawyer.locator(".birge-clocks li").nth(1)).to_be_attached()


TRIAGED = {"automation": "full", "effect": "serious", "employer_kind": "private", "urgent": "no"}
ASSESSED = {"adequacy": "partly", "data_right": "unknown", "discrimination": "no", "involved": "no"}


def _opened(page, address):
    page.goto(address)
    return page.inner_text("main")
