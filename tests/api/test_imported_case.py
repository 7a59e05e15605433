"""A case from an old register on the pages of those whose case it is: complete, and honest about where it comes from."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from api.examples import person, unit
from domain.appeal.commands import ImportAppeal
from domain.appeal.events import Breach, Category, Outcome, Wrong
from domain.kernel import ALMATY, OPERATOR
from domain.words import Language
from tests.api.demo import Demo
from tests.api.desk import at_desk

CLOSED = {
    "filed_on": date(2024, 3, 11),
    "answered_on": date(2024, 5, 2),
    "closed_on": date(2024, 5, 6),
    "outcome": Outcome.UNFOUNDED,
}


def taken_over(demo: Demo, **changes: Any) -> str:
    ledger = demo.services.ledger
    stream = f"appeal-{uuid4()}"
    facts: dict[str, Any] = {
        "register_name": "Aktau",
        "reference": "17-OLD",
        "member": person("member"),
        "primary": unit("oil-field"),
        "region": "",
        "category": Category.PAY,
        "employer_bin": "",
        "language": Language.KK,
        "text": ledger.seal(person("member"), "Жалақы кешікті", stream=stream),
        "breach": Breach(wrong=Wrong.UNSURE),
        "statistics": True,
        "holder": person("lawyer"),
        "filed_on": ledger.now().astimezone(ALMATY).date() - timedelta(days=3),
        "answered_on": None,
        "closed_on": None,
        "outcome": None,
    }
    ledger.perform(stream, ImportAppeal(**{**facts, **changes}), OPERATOR, f"import/{stream}", b"test")
    return stream


def test_member_and_staff_read_a_taken_over_case_to_the_end(demo: Demo):
    answered = {"filed_on": date(2024, 3, 11), "answered_on": date(2024, 3, 20)}
    pasts: tuple[dict[str, Any], ...] = ({}, {"filed_on": date(2024, 3, 11)}, {"holder": ""}, answered, CLOSED)
    cases = [taken_over(demo, **past) for past in pasts]
    for account in ("member", "supervisor"):
        desk = at_desk(demo, account, "ru")
        pages = [desk.get(f"/cases/{case}") for case in cases]
        assert [page.status_code for page in pages] == [200] * len(cases)
        assert all("Дело перенесено из старого реестра" in page.text and "17-OLD" in page.text for page in pages)


def test_an_old_answer_has_no_letter_and_says_so_to_nobody_as_a_fault(demo: Demo):
    case = taken_over(demo, **CLOSED)
    client = demo.as_("member")
    view = client.get(f"/api/v1/cases/{case}").json()
    assert (view["stage"]["code"], view["letters"], view["terms"]) == ("closed", [], [])
    story = client.get(f"/api/v1/cases/{case}/timeline")
    assert story.status_code == 200
    assert client.get(f"/api/v1/cases/{case}/deadlines").status_code == 200
    assert client.get(f"/cases/{case}/letters/answer-1").status_code in {303, 404}
