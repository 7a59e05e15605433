"""Intake over HTTP: for somebody who is in no register, late and incomplete, about two things, and for a group."""

import pytest

from api.examples import COMMANDS, DISMISSED, FILINGS, UNPAID, UNSURE, person
from api.examples.together import COLLEAGUE
from domain.identifiers import control_digit
from tests.api.demo import Demo

APPEALS = "/api/v1/appeals"


def iin(first_eleven: str) -> str:
    return f"{first_eleven}{control_digit(first_eleven)}"


def seen(demo: Demo, account: str, case: str):
    return demo.as_(account).get(f"/api/v1/cases/{case}").json()


def at_the_desk(demo: Demo, account: str = "lawyer", **changed: object):
    return demo.send(account, APPEALS, {**UNPAID, "primary_may_know": False, **changed})


def test_somebody_in_no_register_is_taken_in_and_a_number_of_another_says_nothing_about_them(demo: Demo):
    newcomer = {"name": "Марат Ахметов (демо)", "phone": "+7 700 111 22 33", "iin": iin("88010130012")}
    taken = at_the_desk(demo, standing="non_member", newcomer=newcomer)
    assert taken.status_code == 201, taken.json()
    case = seen(demo, "lawyer", taken.json()["case"])
    assert (case["standing"]["code"], case["authority"]["code"]) == ("non_member", "to_be_shown")
    for number, rule in (("iin", "iin-in-the-register"), ("phone", "phone-in-the-register")):
        other = {"name": "Басқа адам", number: newcomer[number]}
        refused = at_the_desk(demo, standing="non_member", newcomer=other)
        assert refused.status_code == 409
        assert refused.json()["rule"] == rule
        assert "Марат" not in refused.text
        assert case["member"] not in refused.text
    without = at_the_desk(demo, standing="non_member", newcomer={"name": "Басқа адам"})
    assert without.status_code == 201


def test_a_number_that_is_none_is_told_by_its_rule(demo: Demo):
    refused = at_the_desk(demo, newcomer={"name": "Басқа адам", "iin": "880101300120"})
    assert refused.status_code == 422
    assert "880101300120" not in refused.text


def test_a_member_takes_nobody_in(demo: Demo):
    assert at_the_desk(demo, "member", newcomer={"name": "Басқа адам"}).status_code in {403, 404, 409}


def test_a_repeated_request_makes_one_person_and_one_case(demo: Demo):
    body = {**UNPAID, "standing": "non_member", "newcomer": {"name": "Бір адам", "phone": "+7 700 111 22 44"}}
    first, again = (demo.send("lawyer", APPEALS, body, key="one-newcomer") for _ in range(2))
    assert first.json()["case"] == again.json()["case"]


def test_a_late_and_incomplete_filing_is_accepted_marked_and_explained(demo: Demo):
    filed = demo.send("member2", APPEALS, FILINGS["late_and_incomplete"].body)
    assert filed.status_code == 201
    marks = seen(demo, "member2", filed.json()["case"])["marks"]
    assert [mark["code"] for mark in marks] == ["late", "no_words"]
    assert all(mark["meaning"]["kk"] for mark in marks)
    assert demo.send("member2", APPEALS, {**UNSURE}).status_code == 201


def test_an_authority_is_shown_at_the_desk(demo: Demo):
    case = at_the_desk(demo, member=person("member")).json()["case"]
    assert seen(demo, "member", case)["authority"]["code"] == "to_be_shown"
    assert demo.send("lawyer", f"/api/v1/cases/{case}/commands", {"command": "show_authority"}).is_success
    assert seen(demo, "member", case)["authority"]["code"] == "shown"


def test_each_issue_has_its_words_its_clock_and_its_outcome(demo: Demo):
    second = {
        "category": "pay",
        "text": "Жалақы да төленбеді.",
        "breach": {"wrong": "other", "learned_on": "2026-09-01"},
    }
    case = demo.send("member", APPEALS, {**DISMISSED, "issues": [second]}).json()["case"]
    shown = seen(demo, "member", case)
    assert [issue["id"] for issue in shown["issues"]] == ["issue-1", "issue-2"]
    assert "ILD-LIM-OTHER@issue-2" in {term["id"] for term in shown["terms"]}
    assert second["text"] in {text["text"] for text in shown["texts"]}


@pytest.fixture
def together(demo: Demo) -> str:
    case: str = demo.send("member", APPEALS, {**UNPAID, "primary_may_know": False, "group": True}).json()["case"]
    commands = f"/api/v1/cases/{case}/commands"
    assert demo.send("member", commands, COMMANDS["invite_participant"].body).is_success
    return case


def test_whoever_is_invited_sees_nothing_before_joining(demo: Demo, together: str):
    assert demo.as_(COLLEAGUE).get(f"/api/v1/cases/{together}").status_code == 404
    assert demo.as_(COLLEAGUE).get(f"/api/v1/cases/{together}/events").status_code == 404
    joined = demo.send(COLLEAGUE, f"/api/v1/cases/{together}/commands", COMMANDS["join_group"].body)
    assert joined.is_success
    assert seen(demo, COLLEAGUE, together)["roles"] == ["participant"]


def test_participants_know_how_many_they_are_and_not_who(demo: Demo, together: str):
    demo.send(COLLEAGUE, f"/api/v1/cases/{together}/commands", COMMANDS["join_group"].body)
    hers, theirs = seen(demo, "member", together), seen(demo, COLLEAGUE, together)
    assert hers["participants"] == [person(COLLEAGUE)]
    assert (theirs["participants"], theirs["participants_count"]) == ([], 1)
    assert demo.as_(COLLEAGUE).get(f"/api/v1/cases/{together}/events").status_code == 403


def test_nobody_else_joins(demo: Demo, together: str):
    assert demo.send("chair", f"/api/v1/cases/{together}/commands", COMMANDS["join_group"].body).status_code == 404
