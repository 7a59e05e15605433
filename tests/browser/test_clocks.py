"""Her way, her paydays and a term that may be missed, through a real browser, in every language and at both widths."""

import pytest

from api.examples import SEEDED, case_of
from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

EVERYWHERE = pytest.mark.parametrize(
    "where", [(language, width) for language in ("kk", "ru", "en") for width in (PHONE, DESK)], ids=str
)
NAMES = ("record_payment", "confirm_finding", "record_standing")
OWED, PASSED, UNKNOWN = map(case_of, NAMES)
FORMS = [(UNKNOWN, "record_standing"), (OWED, "record_underpayment"), (OWED, "record_payment")]
REST = [(PASSED, "record_finding"), (UNKNOWN, "mark_whistleblower")]


@EVERYWHERE
def test_a_lawyer_settles_her_way_and_sees_what_follows(signed_in, check, where):
    lawyer = signed_in("lawyer", *where)
    for case in (OWED, PASSED, UNKNOWN):
        lawyer.goto(f"/cases/{case}")
        check(lawyer)
    for case, form in (*FORMS, *REST):
        lawyer.goto(f"/cases/{case}/{form}")
        check(lawyer)
    lawyer.goto(f"/cases/{UNKNOWN}/record_standing")
    lawyer.check("input[value=micro_business]")
    lawyer.fill("#facts", "Жұмыс беруші — микрокәсіпкер.")
    lawyer.click("button[value=show]")
    check(lawyer)
    assert lawyer.locator("button[value=confirm]").is_visible()


@EVERYWHERE
def test_a_member_sees_her_way_her_months_and_that_nobody_has_said_missed(signed_in, check, where):
    for name, told in zip(NAMES, ("#paydays", "#passed", "#way"), strict=True):
        member = signed_in(SEEDED[name].member, *where)
        member.goto(f"/cases/{case_of(name)}")
        assert member.locator(told).is_visible()
        check(member)


def test_a_second_lawyer_finds_the_finding_of_the_first(signed_in, check):
    second = signed_in("lawyer2", "ru", DESK)
    second.goto(f"/cases/{PASSED}/complete_review")
    check(second)
    assert not second.is_checked("input[value=confirmed]")
