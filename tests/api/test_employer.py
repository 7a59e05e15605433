"""An employer that is named later, over HTTP and on pages: the number is checked, the mark goes, the lists follow."""

from typing import Any

import pytest

from api.examples import WITHOUT_EMPLOYER
from tests.api.demo import Demo
from tests.api.desk import at_desk

pytestmark = pytest.mark.slow
THEIRS = "101240008907"


def unnamed(demo: Demo, phone: str) -> str:
    body: dict[str, Any] = {**WITHOUT_EMPLOYER, "newcomer": {"name": "Ерлан Сапаров (демо)", "phone": phone}}
    return str(demo.send("lawyer", "/api/v1/appeals", body).json()["case"])


def view(demo: Demo, case: str) -> dict[str, Any]:
    found: dict[str, Any] = demo.as_("lawyer").get(f"/api/v1/cases/{case}").json()
    return found


def test_it_is_named_where_the_mark_is_explained_and_the_case_is_found_by_it(demo: Demo):
    case, desk = unnamed(demo, "+7 701 000 01 93"), at_desk(demo, "lawyer")
    assert {mark["code"] for mark in view(demo, case)["marks"]} == {"no_employer"}
    assert f"/cases/{case}/supply_employer" in desk.get(f"/cases/{case}").text
    page = desk.get(f"/cases/{case}/supply_employer").text
    wrong = desk.send(f"/cases/{case}/supply_employer", page, employer_bin="101240008908")
    assert wrong.status_code == 422
    assert "101240008908" in wrong.text
    with demo.followed():
        done = desk.send(f"/cases/{case}/supply_employer", page, employer_bin="1012 4000 8907")
    assert done.status_code == 303
    assert "supply_employer" not in desk.follow(done).text.partition("What the filing lacks")[2][:400]
    assert (view(demo, case)["employer_bin"], view(demo, case)["marks"]) == (THEIRS, [])
    rows = demo.as_("lawyer").get("/api/v1/docket?limit=100").json()["items"]
    assert {row["id"]: row["employer_bin"] for row in rows}[case] == THEIRS


def test_a_number_is_checked_and_a_known_employer_stays(demo: Demo):
    case = unnamed(demo, "+7 701 000 01 94")
    body = {"command": "supply_employer", "employer_bin": "123456789012"}
    assert demo.send("lawyer", f"/api/v1/cases/{case}/commands", body).status_code == 422
    right = {**body, "employer_bin": THEIRS}
    assert demo.send("lawyer", f"/api/v1/cases/{case}/commands", right).is_success
    again = demo.send("lawyer", f"/api/v1/cases/{case}/commands", right)
    assert (again.status_code, again.json()["rule"]) == (409, "employer-known")
