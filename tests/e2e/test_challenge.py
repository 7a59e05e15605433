"""A decision of an algorithm is challenged on the running stack: silence, half an answer, a person's review, a remedy."""

from typing import Any

import pytest

from api.examples import days_ago, person
from api.examples.challenges import BLOCKED, RATED
from tests.e2e.people import House, Visitor, eventually

pytestmark = pytest.mark.slow

LETTER, DEMAND = "outgoing-1", "outgoing-2"
SERVED_DAYS_AGO = 8
"""Longer than three working days, shorter than ten."""


def challenged(house: House) -> str:
    with house.as_("member") as member:
        answer = member.post("/api/v1/challenges", RATED)
        assert answer.status_code == 201, answer.text
        case = str(answer.json()["case"])
    assert case.startswith("challenge-")
    with house.as_("supervisor") as supervisor:
        triaged = {"automation": "full", "effect": "serious", "employer_kind": "private"}
        supervisor.asks(
            case, "triage_challenge", urgent=False, conflict_checked=True, holder=person("lawyer"), **triaged
        )
    return case


def what_the_house_proposes(lawyer: Visitor, case: str, template: str) -> dict[str, str]:
    """The words of a letter as they are proposed, with somebody to send it to."""
    found = lawyer.sees(f"/api/v1/cases/{case}/outgoing/templates", language="kk")["templates"]
    parts = next(each["parts"] for each in found if each["template"]["code"] == template)
    words = {each["part"]["code"]: each["text"] for each in parts if each["text"]}
    return {"addressee": "«Каспий Сервис» ЖШС директорына", **words}


def a_letter_is_served(house: House, case: str, letter: str, template: str, days: int) -> dict[str, str]:
    with house.as_("lawyer") as lawyer:
        words = what_the_house_proposes(lawyer, case, template)
        lawyer.asks(case, "draft_letter", template=template, language="kk", parts=words)
        lawyer.asks(case, "propose_letter", letter=letter, risk="Жұмыс беруші кәсіподаққа жүгінгеніңізді біледі.")
        release = {"command": "release_letter", "letter": letter, "version": "1-named"}
        refused = lawyer.post(f"/api/v1/cases/{case}/commands", release)
        assert (refused.status_code, refused.json()["rule"]) == (409, "her-yes-missing")
    with house.as_("member") as member:
        member.asks(case, "agree_to_letter", letter=letter, version="1-named")
    with house.as_("lawyer") as lawyer:
        lawyer.asks(case, "release_letter", letter=letter, version="1-named")
        lawyer.asks(case, "record_sent", letter=letter, on=days_ago(days), by_way="courier")
        lawyer.asks(case, "record_served", letter=letter, on=days_ago(days), proof="Кіріс № 118.")
    return words


def names(visitor: Visitor, case: str) -> set[str]:
    return {term["id"].partition("@")[0] for term in visitor.case(case)["terms"]}


def the_employer_is_silent_on_the_objection(lawyer: Visitor, case: str) -> None:
    def lapsed() -> list[tuple[str, str]]:
        return [(e["data"]["term"], e["actor"]) for e in lawyer.events(case) if e["name"] == "term.lapsed"]

    eventually(lambda: ("AI-OBJ@objection-1", "clock") in lapsed())
    tracks = {track["id"]: track for track in lawyer.case(case)["tracks"]}
    assert tracks["data_authority-1"]["offered"] == ["inspection_asked"], "silence opens the next step by itself"
    assert {"AI-EXPLAIN", "AI-REVIEW"} <= names(lawyer, case), "clocks beside it run on"
    assert "challenge.outcome_recorded" not in lawyer.names_of_events(case), "and nothing is decided by it"


def half_an_answer_comes(house: House, case: str) -> None:
    answers = [
        {"aspect": "data_used", "text": "Ауысымдар мен кешігулер туралы деректер."},
        {"aspect": "criteria", "text": "Кешігу 60 пайыз, ауысымнан бас тарту 40 пайыз."},
    ]
    with house.as_("lawyer") as lawyer:
        lawyer.asks(case, "take_down_reasons", on=days_ago(0), answers=answers)
        assert "AI-EXPLAIN" not in names(lawyer, case)
    words = a_letter_is_served(house, case, DEMAND, "missing_parts", 0)
    demanded = " ".join(words.values())
    assert "Адам не істеді" in demanded
    assert "Өлшемдер және олардың салмағы" not in demanded, "what was told is not asked again"
    with house.as_("lawyer") as lawyer:
        assert "AI-EXPLAIN" in names(lawyer, case), "the missing parts have a clock of their own"


def a_person_reviews_it_and_it_is_put_right(house: House, case: str) -> None:
    with house.as_("lawyer") as lawyer:
        closing = {"command": "propose_closing", "outcome": "resolved", "reasons": "Сыйлықақы қайтарылды."}
        lawyer.asks(case, "draft_answer", text="Жұмыс беруші шешімді қайта қарады.")
        lawyer.asks(case, "release_answer", text="Жұмыс беруші шешімді қайта қарады.")
        early = lawyer.post(f"/api/v1/cases/{case}/commands", closing)
        assert (early.status_code, early.json()["rule"]) == (409, "decision-outcome-first")
        changed = {"track": "human_review-1", "milestone": "decision_changed", "on": days_ago(0)}
        lawyer.asks(case, "record_milestone", **changed)
        checklist = {"adequacy": "partly", "data_right": "no", "discrimination": "no", "involved": "yes"}
        lawyer.asks(case, "assess_answers", **checklist, conclusion="Адам деректерді тексеріп, қатені түзетті.")
        assert "AI-ASSESS" not in names(lawyer, case)
        lawyer.asks(case, "record_decision_outcome", finding="modified", on=days_ago(0), reasons="Рейтинг түзетілді.")
        remedy = {"measures": ["restore_pay", "correct_data"], "plan": "Сыйлықақы төленеді.", "on": days_ago(0)}
        lawyer.asks(case, "agree_remedy", **remedy)
        assert "AI-REMEDY" in names(lawyer, case)
        done = {"track": "remedy-1", "milestone": "remedy_carried_out", "on": days_ago(0), "proof": "Төлем парағы."}
        lawyer.asks(case, "record_milestone", **done)
        lawyer.asks(case, **closing)
        assert lawyer.case(case)["stage"]["code"] == "closed"


def everybody_finds_it(house: House, case: str) -> None:
    with house.as_("member", "kk") as member:
        story = str(member.sees(f"/api/v1/cases/{case}/timeline"))
        for words in ("Алгоритм шешімі даулануда", "шешім өзгертілді", "жалақыны қайтару"):
            assert words in story
    eventually(lambda: len(house.mails(case)) >= 5)
    assert not [mail for mail in house.mails(case) if "рейтинг" in mail.text.lower()], "mails tell nothing"


def test_silence_half_an_answer_a_review_and_a_remedy(house: House):
    case = challenged(house)
    words = a_letter_is_served(house, case, LETTER, "challenge_package", SERVED_DAYS_AGO)
    assert {"objection", "explanation", "review", "preservation"} <= set(words)
    with house.as_("lawyer") as lawyer:
        before = limits(lawyer, case)
        the_employer_is_silent_on_the_objection(lawyer, case)
        assert limits(lawyer, case) == before, "no step of a challenge moves a term of the law"
    half_an_answer_comes(house, case)
    a_person_reviews_it_and_it_is_put_right(house, case)
    everybody_finds_it(house, case)


def limits(visitor: Visitor, case: str) -> dict[str, Any]:
    return {term["id"]: term["falls_on"] for term in visitor.case(case)["terms"] if term["id"].startswith("ILD-LIM")}


def test_what_is_hardly_known_is_taken_in_marked_and_explained(house: House):
    with house.as_("member2", "ru") as member:
        case = str(member.post("/api/v1/challenges", BLOCKED).json()["case"])
        story = str(member.sees(f"/api/v1/cases/{case}/timeline"))
    assert "день решения неизвестен" in story
    assert "система пока не установлена" in story
