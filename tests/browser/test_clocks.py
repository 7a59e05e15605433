"""Her way, her paydays and a term that may be missed, through a real browser."""

import pytest
from playwright.sync_api import expect

from api.examples import SEEDED, case_of
from tests.browser.conftest import BY_TURNS, DESK

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PASSED, UNKNOWN = (case_of(name) for name in ("confirm_finding", "record_standing"))


@BY_TURNS
def test_a_lawyer_settles_her_way_and_sees_what_follows(signed_in, check, where):
    lawyer = signed_in("lawyer", *where)
    lawyer.goto(f"/cases/{UNKNOWN}/record_standing")
    lawyer.check("input[value=micro_business]")
    lawyer.fill("#facts", "Жұмыс беруші — микрокәсіпкер.")
    lawyer.click("button[value=show]")
    check(lawyer)
    expect(lawyer.locator("button[value=confirm]")).to_be_visible()


@BY_TURNS
def test_a_member_sees_her_way_her_months_and_that_nobody_has_said_missed(signed_in, where):
    for name, told in (("record_standing", "#way"), ("record_payment", "#paydays"), ("confirm_finding", "#passed")):
        member = signed_in(SEEDED[name].member, *where)
        member.goto(f"/cases/{case_of(name)}")
        expect(member.locator(told)).to_be_visible()


def test_a_second_lawyer_finds_the_finding_of_the_first(signed_in, check):
    second = signed_in("lawyer2", "ru", DESK)
    second.goto(f"/cases/{PASSED}/complete_review")
    check(second)
    expect(second.locator("input[value=confirmed]")).not_to_be_checked()
