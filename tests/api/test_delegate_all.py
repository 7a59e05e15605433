"""A lawyer on leave delegates every open case in one act, sees before what cannot go, and ends it for all at once."""

import re
from datetime import timedelta

import pytest
from httpx2 import Response

from api.examples import COMMANDS, UNPAID, person
from api.pages import staff_delegate
from domain.kernel import OPERATOR
from domain.organisation.commands import DeclareTie, EndTie
from domain.paper import NoticeOrdered
from ops.demo_federation import OIL_BIN
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk

LAWYER, LAWYER2 = person("lawyer"), person("lawyer2")
PAGE = "/queue/delegate"


def held(demo: Demo) -> str:
    """One more case that the lawyer holds."""
    filed = demo.send("member", "/api/v1/appeals", {**UNPAID, "employer_bin": OIL_BIN})
    stream = str(filed.json()["case"])
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", COMMANDS["triage"].body).is_success
    return stream


def preview(demo: Demo, desk: Desk, giver: str = LAWYER, days: int = 14) -> str:
    day = demo.services.ledger.context().today + timedelta(days=days)
    until = f"until-day={day.day}&until-month={day.month}&until-year={day.year}"
    return desk.get(f"{PAGE}?giver={giver}&substitute={LAWYER2}&{until}").text


def delegate(demo: Demo, desk: Desk, giver: str = LAWYER) -> Response:
    day = demo.services.ledger.context().today + timedelta(days=14)
    until = {"until__day": str(day.day), "until__month": str(day.month), "until__year": str(day.year)}
    page = preview(demo, desk, giver)
    return desk.send(PAGE, page, giver=giver, substitute=LAWYER2, **until)


def through(desk: Desk, answer: Response) -> str:
    """The page behind the last portion, as somebody gets to it who presses on."""
    page = desk.follow(answer).text
    for _ in range(100):
        found = re.search(rf'action="({PAGE}/[\w-]+)" data-goes-on', page)
        if not found:
            return page
        page = desk.follow(desk.send(found[1], page)).text
    raise AssertionError("no end of it")


def end(demo: Demo, desk: Desk, page: str, stream: str) -> str:
    until = demo.services.ledger.state(stream).delegated_until.isoformat()
    return through(desk, desk.send(f"{PAGE}/end", page, giver=LAWYER, substitute=LAWYER2, until=until))


def substitutes(demo: Demo, *streams: str) -> list[str]:
    return [demo.services.ledger.state(stream).substitute for stream in streams]


def mails(demo: Demo, to: str, *streams: str) -> int:
    events = [recorded.event for stream in streams for recorded in demo.services.ledger.history(stream)]
    return sum(isinstance(event, NoticeOrdered) and event.to == to for event in events)


def figure(said: str, page: str) -> int:
    found = re.search(rf"{said}: (\d+)", page)
    assert found, said
    return int(found[1])


@pytest.mark.parametrize("who", ["lawyer", "supervisor"])
def test_every_open_case_goes_to_one_colleague_who_is_told_once_and_comes_back_in_one_act(fresh_demo: Demo, who: str):
    demo, cases = fresh_demo, [held(fresh_demo) for _ in range(3)]
    desk, told = at_desk(demo, who), mails(demo, LAWYER2, *cases)
    with demo.followed():
        going = figure("Open cases that go", preview(demo, desk))
        assert substitutes(demo, *cases) == ["", "", ""]
        page = through(desk, delegate(demo, desk))
        assert figure("Delegated", page) == going > len(cases)
        assert substitutes(demo, *cases) == [LAWYER2] * 3
        assert {demo.services.ledger.state(case).holder for case in cases} == {LAWYER}
        assert mails(demo, LAWYER2, *cases) - told <= 1
        assert figure("Open cases that go", preview(demo, desk)) == 0
        ended = end(demo, desk, page, cases[0])
    assert figure("Delegations ended", ended) >= going
    assert substitutes(demo, *cases) == ["", "", ""]


def test_a_case_to_which_the_colleague_has_a_tie_stays_and_is_named_before_and_after(demo: Demo):
    stream, desk, ledger = held(demo), at_desk(demo, "lawyer"), demo.services.ledger
    ledger.perform(LAWYER2, DeclareTie(employer_bin=OIL_BIN), OPERATOR, f"tie {stream}", b"x")
    with demo.followed():
        before, after = preview(demo, desk), through(desk, delegate(demo, desk))
    ledger.perform(LAWYER2, EndTie(employer_bin=OIL_BIN), OPERATOR, f"untie {stream}", b"x")
    said = f"{ledger.state(stream).number}: Nobody holds a case who has a tie to the employer"
    assert said in before
    assert said in after
    assert substitutes(demo, stream) == [""]


def test_a_delegation_that_stands_is_not_replaced(demo: Demo):
    stream, desk = held(demo), at_desk(demo, "lawyer")
    body = {**COMMANDS["delegate"].body, "substitute": LAWYER2}
    assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", body).is_success
    number, until = demo.services.ledger.state(stream).number, demo.services.ledger.state(stream).delegated_until
    with demo.followed():
        before, after = preview(demo, desk), through(desk, delegate(demo, desk))
    assert f"{number}: is delegated already" in before
    assert f"{number}: is delegated already" in after
    assert demo.services.ledger.state(stream).delegated_until == until


def test_many_cases_go_by_portions_and_the_page_says_how_far_it_is(fresh_demo: Demo, monkeypatch: pytest.MonkeyPatch):
    demo, cases = fresh_demo, [held(fresh_demo) for _ in range(3)]
    desk, told = at_desk(demo, "lawyer"), mails(demo, LAWYER2, *cases)
    monkeypatch.setattr(staff_delegate, "PORTION", 10)
    with demo.followed():
        first = delegate(demo, desk)
        assert re.search(r"10 of \d+ cases are done", desk.follow(first).text)
        page = through(desk, first)
    assert figure("Delegated", page) > 10
    assert substitutes(demo, *cases) == [LAWYER2] * 3
    assert mails(demo, LAWYER2, *cases) - told <= 1


def test_a_lawyer_delegates_their_own_cases_only_and_a_wrong_form_says_what_is_missing(demo: Demo):
    stream, other = held(demo), at_desk(demo, "lawyer2")
    with demo.followed():
        assert delegate(demo, other, LAWYER).status_code == 404
        assert at_desk(demo, "reviewer").get(PAGE).status_code == 404
        assert at_desk(demo, "member").get(PAGE).status_code == 404
        desk = at_desk(demo, "lawyer")
        page = desk.get(f"{PAGE}?giver={LAWYER}&substitute=&until-day=31&until-month=2&until-year=2026").text
        assert "Choose who acts meanwhile" in page
        assert "Enter a real date" in page
        assert "at most a year ahead" in preview(demo, desk, days=400)
        assert desk.send(f"{PAGE}/6f1c0b52-27f5-4b44-9a3a-000000000000", page).status_code == 404
    assert substitutes(demo, stream) == [""]
