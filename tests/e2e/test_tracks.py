"""One appeal on three ways at once, on the running stack: both sides miss terms, a clock stands still, hands change."""

from typing import Any

import pytest

from api.examples import days_ago, person
from api.examples.letters import IN_TWO_LANGUAGES
from tests.e2e.people import House, Visitor, eventually

pytestmark = pytest.mark.slow

DISMISSED = {
    "category": "dismissal",
    "employer_bin": "990540001238",
    "language": "kk",
    "text": "Мені ескертусіз жұмыстан шығарды.",
    "breach": {"wrong": "dismissal", "act_received_on": days_ago(12)},
    "consents": ["case", "statistics"],
    "consent_version": 1,
    "primary_may_know": False,
}

WRITTEN_AGAIN = "Мені жұмыстан шығарды, жауап болмаған соң қайта жазып отырмын."
HER_NAME = "Серікбаев"


def in_work(house: House) -> str:
    with house.as_("member") as member:
        case = str(member.files(DISMISSED)["case"])
    with house.as_("supervisor") as supervisor:
        taken = {"category": "dismissal", "urgent": True, "conflict_checked": True}
        supervisor.asks(case, "triage", holder=person("lawyer"), **taken)
    return case


def goes(lawyer: Visitor, case: str, step: str, days: int) -> None:
    track, _, milestone = step.partition("/")
    lawyer.asks(case, "record_milestone", track=track, milestone=milestone, on=days_ago(days), proof="Кіріс белгісі.")


def terms(visitor: Visitor, case: str) -> dict[str, Any]:
    return {term["id"]: term for term in visitor.case(case)["terms"]}


def lapsed(visitor: Visitor, case: str) -> list[tuple[str, str]]:
    return [(e["data"]["term"], e["actor"]) for e in visitor.events(case) if e["name"] == "term.lapsed"]


def tracks(visitor: Visitor, case: str) -> dict[str, Any]:
    return {track["id"]: track for track in visitor.case(case)["tracks"]}


def a_clock_stands_still(lawyer: Visitor, case: str) -> None:
    """Mediation is agreed on the day the lawyer learns of it, and fails two days later: no day is lost."""
    before = terms(lawyer, case)["ILD-LIM-REINST"]
    lawyer.asks(case, "open_track", kind="mediation")
    goes(lawyer, case, "mediation-1/mediation_agreed", 4)
    assert terms(lawyer, case)["ILD-LIM-REINST"]["paused"]
    goes(lawyer, case, "mediation-1/mediation_failed", 2)
    after = terms(lawyer, case)["ILD-LIM-REINST"]
    assert not after["paused"]
    assert after["falls_on"] > before["falls_on"]
    assert after["act_by"] == before["falls_on"], "people are warned by the earlier day"


def both_sides_are_silent(lawyer: Visitor, case: str) -> None:
    """The inspection never answered, which opens the complaint; we never objected to its preliminary decision."""
    lawyer.asks(case, "open_track", kind="inspection")
    goes(lawyer, case, "inspection-1/inspection_asked", 60)
    goes(lawyer, case, "inspection-1/preliminary_decision", 20)
    eventually(lambda: len(lapsed(lawyer, case)) == 2)
    assert sorted(lapsed(lawyer, case)) == [
        ("ST-ANSWER@inspection-1", "clock"),
        ("ST-OBJECT@inspection-1", "clock"),
    ]
    assert "complaint_filed" in tracks(lawyer, case)["inspection-1"]["offered"]
    assert "ST-COMPLAIN@inspection-1" in terms(lawyer, case)


def the_commission_is_silent_too(lawyer: Visitor, case: str) -> None:
    """Its fifteen working days are long over, so the way to court opens by itself, with a clock of its own."""
    lawyer.asks(case, "open_track", kind="conciliation")
    goes(lawyer, case, "conciliation-1/application_filed", 40)
    assert "ILD-LIM-REINST" not in terms(lawyer, case), "the commission was turned to in time"
    eventually(lambda: "court-1" in tracks(lawyer, case))
    assert tracks(lawyer, case)["court-1"]["offered"] == ["claim_filed"]
    assert "ILD-LIM-COURT" in terms(lawyer, case)


def a_letter_waits_for_her_yes(house: House, case: str) -> None:
    """Nobody can let it go before she has chosen one of the exact texts; then it is that text that goes."""
    with house.as_("lawyer") as lawyer:
        lawyer.asks(case, "open_track", kind="talks")
        drafted = {**IN_TWO_LANGUAGES, "track": "talks-1"}
        lawyer.asks(case, drafted.pop("command"), **drafted)
        lawyer.asks(case, "propose_letter", letter="outgoing-1", risk="Жұмыс беруші атыңызды біледі.")
        release = {"command": "release_letter", "letter": "outgoing-1", "version": "1-unnamed"}
        refused = lawyer.post(f"/api/v1/cases/{case}/commands", release)
        assert (refused.status_code, refused.json()["rule"]) == (409, "her-yes-missing")
    with house.as_("member") as member:
        (letter,) = member.sees(f"/api/v1/cases/{case}/outgoing")["letters"]
        unnamed = next(text for text in letter["texts"] if text["manner"]["code"] == "unnamed")
        assert HER_NAME not in unnamed["text"]
        member.asks(case, "agree_to_letter", letter="outgoing-1", version=unnamed["version"])
    with house.as_("lawyer") as lawyer:
        lawyer.asks(case, "release_letter", letter="outgoing-1", version=unnamed["version"])
        lawyer.asks(case, "record_sent", letter="outgoing-1", on=days_ago(0), by_way="courier")
        lawyer.asks(case, "record_served", letter="outgoing-1", on=days_ago(0), proof="Кіріс № 41.")
        assert "TALKS-ANSWER@talks-1" in terms(lawyer, case), "their clock runs from the day it was served"


def a_second_appeal_about_the_same_is_merged(house: House, case: str) -> None:
    with house.as_("member") as member:
        again = str(member.files({**DISMISSED, "text": WRITTEN_AGAIN})["case"])
    with house.as_("supervisor") as supervisor:
        supervisor.asks(case, "merge_cases", other=again, link="merged_from", reasons="Бір мәселе туралы.")
    with house.as_("member") as member:
        assert member.case(again)["stage"]["code"] == "merged"
        assert WRITTEN_AGAIN in str(member.case(again)["texts"]), "nothing of it is lost"


def it_is_answered_closed_and_comes_back(house: House, case: str) -> None:
    with house.as_("lawyer2") as lawyer:
        lawyer.asks(case, "draft_answer", text="Сот талап арызды қабылдады.")
        lawyer.asks(case, "release_answer", text="Сот талап арызды қабылдады.")
    house.closes("lawyer2", case, outcome="partly", reasons="Сот қарап жатыр.")
    with house.as_("lawyer2") as lawyer:
        assert lawyer.case(case)["stage"]["code"] == "closed"
    with house.as_("member") as member:
        member.asks(case, "reopen", reasons="Жұмыс беруші шешімді орындамады.")
        assert member.case(case)["stage"]["code"] == "in_work"
        assert "AP-ANSWER-REOPENED" in terms(member, case)


def test_an_appeal_is_fought_on_three_ways_changes_hands_is_merged_and_comes_back(house: House):
    case = in_work(house)
    with house.as_("lawyer") as lawyer:
        a_clock_stands_still(lawyer, case)
        both_sides_are_silent(lawyer, case)
        the_commission_is_silent_too(lawyer, case)
    a_letter_waits_for_her_yes(house, case)
    a_second_appeal_about_the_same_is_merged(house, case)
    with house.as_("supervisor") as supervisor:
        supervisor.asks(case, "reassign", holder=person("lawyer2"))
    with house.as_("lawyer2") as taken_over:
        goes(taken_over, case, "court-1/claim_filed", 0)
        assert "ILD-LIM-COURT" not in terms(taken_over, case)
    with house.as_("lawyer") as former:
        assert former.client.get(f"/api/v1/cases/{case}").status_code == 404, "what is handed over is out of sight"
    it_is_answered_closed_and_comes_back(house, case)
