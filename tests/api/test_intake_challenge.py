"""The desk takes in a challenge from one page, and a case beside another one, linked with it both ways."""

import pytest

from api.examples import UNPAID, case, person
from api.examples.challenges import RATED
from api.examples.systems import seeded_system
from domain.algorithm import DecisionKind
from domain.appeal.events import AppealFiled, Channel
from domain.challenge.decision import Known, Learned
from domain.challenge.events import Doubt
from domain.linking import Link
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk

PAGE = "/intake/challenge"
WHO = {"member": person("member"), "standing": "member", "language": "kk", "consent": "yes"}
SAID = {"kind": "pay", "learned": "told", "notice": "no", "agreed": "unknown"}
SYSTEM = seeded_system("shift_planner")
FIRM = "140340011886"
"""A small firm that nobody else has challenged."""


def taken_in(demo: Demo, desk: Desk, **fields: str):
    answer = desk.send(PAGE, **{**WHO, **SAID, **fields})
    assert answer.status_code == 303, answer.text
    stream = answer.headers["location"].partition("filed=")[2].partition("&")[0]
    return demo.services.ledger.state(stream), desk.follow(answer).text


def test_a_challenge_is_taken_in_by_the_hotline_with_what_the_person_knows(demo: Demo):
    desk = at_desk(demo, "lawyer")
    said = {"decided_on__day": "3", "decided_on__month": "11", "decided_on__year": "2025"}
    challenge, page = taken_in(demo, desk, reached_by="hotline", system=SYSTEM, effect="Премия.", **said)
    assert challenge.number in page
    assert "Rights that may apply" in page
    decision = challenge.decision
    assert (decision.kind, decision.learned, decision.notice) == (DecisionKind.PAY, Learned.TOLD, Known.NO)
    assert (challenge.system, challenge.doubts, str(decision.decided_on)) == (SYSTEM, (), "2025-11-03")
    assert decision.effect
    opened = demo.services.ledger.history(f"challenge-{stream_of(page)}")[0].event
    assert isinstance(opened, AppealFiled)
    assert (opened.channel, opened.filed_by) == (Channel.HOTLINE, person("lawyer"))


def stream_of(page: str) -> str:
    return page.partition('href="/cases/challenge-')[2].partition('"')[0]


def test_what_is_not_known_is_left_out_and_marked(demo: Demo):
    challenge, page = taken_in(demo, at_desk(demo, "supervisor"))
    assert set(challenge.doubts) == {Doubt.NO_DAY, Doubt.SYSTEM_UNKNOWN}
    assert "Accepted, with a mark" in page


def test_what_lacks_is_said_beside_its_control(demo: Demo):
    answer = at_desk(demo, "lawyer").send(PAGE, name="", kind="weather", learned="told", notice="no", agreed="no")
    assert answer.status_code == 422
    for control in ("kind", "member", "consent"):
        assert f'href="#{control}' in answer.text


@pytest.mark.parametrize("account", ["member", "expert", "leader"])
def test_for_those_who_sit_at_no_desk_there_is_no_page(demo: Demo, account: str):
    assert at_desk(demo, account).get(PAGE).status_code == 404


def challenged(demo: Demo) -> str:
    stream = str(demo.send("member", "/api/v1/challenges", RATED).json()["case"])
    triage = {"command": "triage_challenge", "urgent": False, "conflict_checked": True, "holder": person("lawyer")}
    found = {"automation": "full", "effect": "serious", "employer_kind": "private"}
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", {**triage, **found}).is_success
    return stream


def test_an_appeal_is_opened_beside_a_challenge_and_each_shows_the_other(demo: Demo):
    """Conciliation, court, a group: another body has a case of its own, and the two are linked."""
    stream, desk = challenged(demo), at_desk(demo, "lawyer")
    assert f'href="/intake?beside={stream}"' in desk.get(f"/cases/{stream}").text
    page = desk.get(f"/intake?beside={stream}").text
    assert "Айгүл Серікбаева" in page
    assert f'href="{PAGE}?beside={stream}"' in page
    asked = {**WHO, "category": "pay", "wrong": "unsure", "member": ""}
    answer = desk.send("/intake", at=f"/intake?beside={stream}", **asked)
    new = answer.headers["location"].partition("filed=")[2].partition("&")[0]
    ledger = demo.services.ledger
    assert ledger.state(new).member == ledger.state(stream).member
    assert (ledger.state(stream).links, ledger.state(new).links) == ({new: Link.RELATED}, {stream: Link.RELATED})
    assert "It is linked with case" in desk.follow(answer).text
    assert ledger.state(new).number in desk.get(f"/cases/{stream}").text
    assert ledger.state(stream).number in desk.get(f"/cases/{new}").text


def test_nothing_is_opened_beside_a_case_that_one_may_not_link(demo: Demo):
    hidden, absent = case("return_from_review"), "challenge-00000000-0000-4000-8000-000000000000"
    desk = at_desk(demo, "supervisor")
    assert desk.get(f"/intake?beside={hidden}").status_code == desk.get(f"/intake?beside={absent}").status_code == 404
    answer = desk.send("/intake", beside=hidden, **WHO, category="pay", wrong="unsure")
    assert answer.status_code == 404


def test_an_appeal_and_a_challenge_are_linked_and_never_merged(demo: Demo):
    stream = challenged(demo)
    other = str(demo.send("member", "/api/v1/appeals", UNPAID).json()["case"])
    path = f"/api/v1/cases/{stream}/commands"
    merging = {"command": "merge_cases", "other": other, "link": "merged_from", "reasons": "Бір мәселе."}
    assert demo.send("supervisor", path, merging).json()["rule"] == "no-other-case"
    linking = {"command": "link_cases", "other": other, "link": "related"}
    assert demo.send("supervisor", path, linking).is_success
    assert demo.send("supervisor", path, {"command": "unlink_cases", "other": other}).is_success
    assert demo.services.ledger.state(other).links == {}


def test_an_appeal_beside_a_challenge_at_one_employer_is_not_the_same_matter_for_that_alone(demo: Demo):
    stream = challenged(demo)
    beside = str(demo.send("member", "/api/v1/appeals", {**UNPAID, "text": "Демалыс берілмеді."}).json()["case"])
    with demo.followed():
        found = demo.as_("supervisor").get(f"/api/v1/cases/{stream}/beside").json()["likely"]
    assert beside not in [each["id"] for each in found]


def test_when_five_challenge_one_system_a_supervisor_is_asked_whether_it_is_one_matter(demo: Demo):
    wanted = {"name": "Бестік бақылау", "employer_bin": FIRM, "purposes": ["pay"], "status": "in_use"}
    system = demo.send("lawyer", "/api/v1/systems", wanted).json()["system"]
    found = []
    with demo.followed():
        for name in ("member", "marat", "sergey", "bolat", "ruslan"):
            body = {**RATED, "system": system, "employer_bin": FIRM, "decision": {"kind": "pay"}}
            case = demo.send(name, "/api/v1/challenges", body).json()["case"]
            found.append(demo.services.ledger.state(case))
            assert demo.services.feed.watch.wait_for("systems", demo.services.ledger.position(), 20)
            assert demo.services.feed.watch.wait_for("docket", demo.services.ledger.position(), 20)
    assert [len(each.pattern) for each in found] == [0, 0, 0, 0, 2]
    assert {alike.people for alike in found[-1].pattern} == {5}
    assert (
        "5 people challenged within 90 days: the same system" in at_desk(demo, "supervisor").get(f"/cases/{case}").text
    )
    assert "Many challenge the same" not in at_desk(demo, "ruslan").get(f"/cases/{case}").text
