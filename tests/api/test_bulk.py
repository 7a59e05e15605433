"""Many cases at once: given, reminded, handed over whole, taken back in time; a case that cannot keeps none back."""

import re
from html import unescape

from httpx2 import Response

from api.examples import COMMANDS, UNPAID, person
from domain.case import CaseAssigned, CaseReturnedToPool
from domain.kernel import OPERATOR
from domain.organisation.commands import DeclareTie, EndTie
from domain.paper import NoticeHeld, NoticeOrdered, NoticeTakenBack
from ops.demo_federation import OIL_BIN
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk

LAWYER, LAWYER2 = person("lawyer"), person("lawyer2")


def filed(demo: Demo) -> str:
    answer = demo.send("member", "/api/v1/appeals", {**UNPAID, "employer_bin": OIL_BIN})
    return str(answer.json()["case"])


def in_work(demo: Demo) -> str:
    stream = filed(demo)
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", COMMANDS["triage"].body).is_success
    return stream


def holder(demo: Demo, stream: str) -> str:
    return str(demo.services.ledger.state(stream).holder)


def kinds(demo: Demo, stream: str) -> list[type]:
    return [type(recorded.event) for recorded in demo.services.ledger.history(stream)]


def boxes(demo: Demo, *streams: str) -> list[str]:
    return [f"{stream}~{len(demo.services.ledger.history(stream))}" for stream in streams]


def act(demo: Demo, desk: Desk, streams: list[str], name: str = "assign", to: str = LAWYER2) -> Response:
    """The list as a supervisor gets it, some of its boxes ticked, and one of its buttons pressed."""
    page = desk.get("/queue?scope=all").text
    return desk.send("/queue/bulk", page, act=name, holder=to, case=boxes(demo, *streams))


def undone(desk: Desk, page: Response) -> Response:
    found = re.search(r'action="(/queue/bulk/[\w-]+/undo)"', page.text)
    assert found
    return desk.follow(desk.send(found[1], page.text))


def test_ticked_cases_go_to_one_lawyer_who_is_told_once(demo: Demo):
    streams = [in_work(demo), in_work(demo), filed(demo)]
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        page = desk.follow(act(demo, desk, streams))
    assert "Handed over: 3" in page.text
    assert {holder(demo, stream) for stream in streams} == {LAWYER2}
    mails = [e.event for s in streams for e in demo.services.ledger.history(s) if isinstance(e.event, NoticeOrdered)]
    after = [mail for mail in mails if mail.to == LAWYER2]
    first = [m.to for m in mails if isinstance(m, NoticeOrdered)].count(LAWYER2)
    assert len(after) == first >= 1


def test_what_was_given_is_taken_back_by_events_and_nothing_is_deleted(demo: Demo):
    worked, fresh = in_work(demo), filed(demo)
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        given = desk.follow(act(demo, desk, [worked, fresh]))
        length = {stream: len(kinds(demo, stream)) for stream in (worked, fresh)}
        page = undone(desk, given)
    assert "Taken back: 2" in page.text
    assert (holder(demo, worked), holder(demo, fresh)) == (LAWYER, "")
    assert kinds(demo, worked)[length[worked] :] == [CaseAssigned]
    assert kinds(demo, fresh)[length[fresh] :] == [CaseReturnedToPool]
    assert "/undo" not in page.text


def test_what_somebody_has_worked_on_since_is_not_taken_back(demo: Demo):
    touched, untouched = in_work(demo), in_work(demo)
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        given = desk.follow(act(demo, desk, [touched, untouched]))
        body = COMMANDS["draft_answer"].body
        assert demo.send("lawyer2", f"/api/v1/cases/{touched}/commands", body).is_success
        page = undone(desk, given)
    assert (holder(demo, touched), holder(demo, untouched)) == (LAWYER2, LAWYER)
    assert "somebody else was faster" in page.text


def test_an_act_can_be_taken_back_for_minutes_only(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "supervisor")
    with demo.followed():
        given = desk.follow(act(demo, desk, [stream]))
        with demo.services.pool.connection() as connection:
            connection.execute("UPDATE lists.bulks SET made_at = made_at - interval '11 minutes'")
        page = undone(desk, given)
    assert holder(demo, stream) == LAWYER2
    assert "/undo" not in page.text


def test_two_people_who_take_one_case_at_once_get_a_clear_answer(demo: Demo):
    stream, other = filed(demo), filed(demo)
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        ticked = boxes(demo, stream, other)
        taken = {**COMMANDS["triage"].body, "holder": LAWYER}
        assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", taken).is_success
        late = desk.send("/queue/bulk", at="/queue?scope=all", act="assign", holder=LAWYER2, case=ticked)
        page = desk.follow(late).text
    assert (holder(demo, stream), holder(demo, other)) == (LAWYER, LAWYER2)
    assert "Handed over: 1" in page
    assert f"{demo.services.ledger.state(stream).number}: somebody else was faster" in page


def test_a_tie_to_the_employer_keeps_a_case_where_it_is_and_says_so(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "supervisor")
    ledger = demo.services.ledger
    ledger.perform(LAWYER2, DeclareTie(employer_bin=OIL_BIN), OPERATOR, f"tie {stream}", b"x")
    with demo.followed():
        page = desk.follow(act(demo, desk, [stream])).text
        table = desk.get(f"/queue/hand-over?giver={LAWYER}&taker={LAWYER2}").text
    ledger.perform(LAWYER2, EndTie(employer_bin=OIL_BIN), OPERATOR, f"untie {stream}", b"x")
    assert holder(demo, stream) == LAWYER
    assert "Nobody holds a case who has a tie to the employer" in page
    assert f"to-{stream}" not in table
    assert "Nobody holds a case who has a tie to the employer" in table


def test_a_double_click_is_one_act(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "supervisor")
    with demo.followed():
        page = desk.get("/queue?scope=all").text
        for _ in range(2):
            desk.send("/queue/bulk", page, act="assign", holder=LAWYER2, case=boxes(demo, stream))
    assert kinds(demo, stream).count(CaseAssigned) == 2  # at triage, and now


def test_holders_are_reminded_by_one_mail_each_and_it_is_taken_back_in_time(demo: Demo):
    streams, nobodys = [in_work(demo), in_work(demo)], filed(demo)
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        page = desk.follow(act(demo, desk, [*streams, nobodys], "remind", ""))
        assert "Reminders that will leave in ten minutes: 1" in page.text
        assert "Nobody holds this case yet." in page.text
        assert sum(kinds(demo, stream).count(NoticeHeld) for stream in streams) == 1
        assert "Taken back: 1" in undone(desk, page).text
    assert sum(kinds(demo, stream).count(NoticeTakenBack) for stream in streams) == 1
    held = [notice for stream in streams for notice in demo.services.ledger.state(stream).held]
    waiting = [notice for stream in streams for notice in demo.services.ledger.state(stream).notices]
    assert not {*held} & {*waiting}


def test_everything_that_one_lawyer_holds_goes_in_one_act(fresh_demo: Demo):
    demo = fresh_demo
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        for _ in range(3):
            in_work(demo)
        table = desk.get(f"/queue/hand-over?giver={LAWYER}&taker={LAWYER2}").text
        cases = re.findall(r'name="to-((?:appeal|challenge)-[\w-]+)"', table)
        planned = {f"to-{case}": LAWYER2 for case in cases}
        ticked = re.findall(r'name="case" value="([^"]+)"', table)
        page = desk.follow(desk.send("/queue/hand-over", table, case=ticked, **planned)).text
    assert len(cases) > 8
    assert f"Handed over: {len(cases)}" in page
    assert {holder(demo, case) for case in cases} == {LAWYER2}
    with demo.followed():
        assert "holds no open case" in desk.get(f"/queue/hand-over?giver={LAWYER}&taker={LAWYER2}").text


def test_nobody_but_a_supervisor_acts_on_many_cases(demo: Demo):
    stream = in_work(demo)
    for account in ("lawyer", "reviewer", "auditor"):
        desk = at_desk(demo, account)
        with demo.followed():
            page = desk.get("/queue?scope=all").text
            assert 'name="case"' not in page
            assert (
                desk.send("/queue/bulk", page, act="assign", holder=LAWYER2, case=boxes(demo, stream)).status_code
                == 404
            )
            assert desk.get("/queue/hand-over").status_code == 404
    assert holder(demo, stream) == LAWYER


def test_a_form_without_cases_or_without_a_lawyer_says_what_is_missing(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "supervisor")
    with demo.followed():
        assert "Choose at least one case" in desk.follow(act(demo, desk, [])).text
        assert "Choose who takes the cases" in desk.follow(act(demo, desk, [stream], to="")).text
        strange = desk.send(
            "/queue/bulk", at="/queue", act="x", holder=LAWYER2, case=["x~y", f"{stream}~999999999999999"]
        )
    assert unescape(strange.headers["location"]).startswith("/queue?")
    assert strange.status_code == 303


def test_a_case_that_is_not_open_to_them_is_answered_like_one_that_is_not_there(demo: Demo):
    hidden = str(
        demo.send(
            "member", "/api/v1/appeals", {**UNPAID, "employer_bin": "101240008907", "primary_may_know": False}
        ).json()["case"]
    )
    absent = "appeal-6f1c0b52-27f5-4b44-9a3a-000000000000"
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        pages = [
            desk.follow(desk.send("/queue/bulk", at="/queue", act="assign", holder=LAWYER2, case=[f"{stream}~1"])).text
            for stream in (hidden, absent)
        ]
    told = [re.findall(r"<li>–: .*?</li>", page) for page in pages]
    assert told[0] == told[1] == ["<li>–: is no longer open to you</li>"]
    assert CaseAssigned not in kinds(demo, hidden)
