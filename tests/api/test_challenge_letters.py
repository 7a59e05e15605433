"""The letter against an algorithm's decision over HTTP and on its pages: from its words to the clocks of its parts."""

from typing import Any

import pytest

from api.examples import person
from api.examples.challenges import RATED
from api.examples.names import days_ago
from tests.api.demo import Demo
from tests.api.desk import at_desk
from tests.api.test_letters import LETTER, in_work, tell, texts
from tests.letters.reading import text_of, unbroken

pytestmark = pytest.mark.slow
RISK = "Жұмыс беруші кәсіподаққа жүгінгеніңізді біледі."
TRIAGED: dict[str, Any] = {
    "command": "triage_challenge",
    "urgent": False,
    "holder": person("lawyer"),
    "conflict_checked": True,
    "effect": "serious",
    "employer_kind": "private",
}


def challenged(demo: Demo, automation: str = "full", **changes: Any) -> str:
    filed = demo.send("member", "/api/v1/challenges", RATED)
    assert filed.status_code == 201, filed.text
    case: str = filed.json()["case"]
    tell(demo, "supervisor", case, **{**TRIAGED, "automation": automation, **changes})
    return case


def templates(demo: Demo, case: str, language: str = "kk") -> dict[str, Any]:
    answer = demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing/templates?language={language}")
    assert answer.status_code == 200, answer.text
    return {"caution": answer.json()["caution"], **{t["template"]["code"]: t for t in answer.json()["templates"]}}


def words_of(template: dict[str, Any]) -> dict[str, str]:
    return {each["part"]["code"]: each["text"] for each in template["parts"] if each["text"]}


def drafting(demo: Demo, case: str, template: str = "challenge_package", **parts: str) -> dict[str, Any]:
    words = words_of(templates(demo, case)[template])
    addressed = {"addressee": "«Каспий Сервис» ЖШС директорына", **words, **parts}
    written = {part: text for part, text in addressed.items() if text}
    return {"command": "draft_letter", "template": template, "language": "kk", "parts": written}


def serve(demo: Demo, case: str, letter: str = LETTER, by: str = "lawyer") -> None:
    tell(demo, "lawyer", case, command="propose_letter", letter=letter, risk=RISK)
    tell(demo, "member", case, command="agree_to_letter", letter=letter, version="1-named")
    tell(demo, by, case, command="release_letter", letter=letter, version="1-named")
    tell(demo, "lawyer", case, command="record_sent", letter=letter, on=days_ago(0), by_way="courier")
    tell(demo, "lawyer", case, command="record_served", letter=letter, on=days_ago(0), proof="Кіріс № 118.")


def test_from_the_draft_to_its_service_each_part_starts_its_clock(demo: Demo):
    case = challenged(demo)
    tell(demo, "lawyer", case, **drafting(demo, case))
    serve(demo, case)
    running = demo.services.ledger.state(case).terms
    starts = {term for term in running if term.startswith("AI-")}
    assert starts == {
        "AI-OBJ@objection-1",
        "AI-EXPLAIN@explanation-1",
        "AI-REVIEW@human_review-1",
        "AI-STAY@stay-1",
    }
    assert len({running[term].anchored_on for term in starts}) == 1
    released = demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing/{LETTER}/released").content
    assert unbroken("Цифрлық кодекс, 43(4)3-бап") in unbroken(text_of(released))


def test_after_a_partial_answer_the_next_letter_lists_what_it_does_not_tell(demo: Demo):
    case = challenged(demo)
    tell(demo, "lawyer", case, **drafting(demo, case))
    serve(demo, case)
    answers = [{"aspect": "data_used", "text": "Ауысымдар туралы деректер."}]
    tell(demo, "lawyer", case, command="take_down_reasons", on=days_ago(0), answers=answers)
    asked = words_of(templates(demo, case, "ru")["missing_parts"])["explanation"]
    assert "– Откуда взяты данные" in asked
    assert "– Какие данные использованы" not in asked
    tell(demo, "lawyer", case, **drafting(demo, case, "missing_parts"))
    serve(demo, case, "outgoing-2")
    assert "AI-EXPLAIN@explanation-1" in demo.services.ledger.state(case).terms


@pytest.mark.parametrize(("language", "said"), [("ru", "«Требование сохранить данные"), ("kk", "«Деректер мен журнал")])
def test_what_a_letter_lacks_is_named_in_the_language_of_the_reader(demo: Demo, language: str, said: str):
    case = challenged(demo)
    tell(demo, "lawyer", case, **drafting(demo, case, preservation=""))
    asked = {"command": "propose_letter", "letter": LETTER, "risk": RISK}
    headers = {"Accept-Language": language}
    answer = demo.as_("lawyer", **headers).post(
        f"/api/v1/cases/{case}/commands", json=asked, headers={"Idempotency-Key": case[-36:], "If-Match": "*"}
    )
    assert (answer.status_code, answer.json()["rule"]) == (409, "part-missing")
    assert said in answer.text
    desk = at_desk(demo, "lawyer", language)
    assert said in desk.get(f"/cases/{case}/outgoing/{LETTER}").text
    refused = desk.send(f"/cases/{case}/outgoing/{LETTER}/propose_letter", manners=["named"], risk=RISK)
    assert refused.status_code == 409
    assert said in refused.text


def test_where_a_person_decided_no_review_is_proposed_and_the_page_says_why(demo: Demo):
    case = challenged(demo, "supported")
    shown = templates(demo, case)
    assert "review" not in words_of(shown["challenge_package"])
    assert shown["caution"]
    page = at_desk(demo, "lawyer", "ru").get(f"/cases/{case}/outgoing/write/challenge_package").text
    assert "решил человек, система только подсказала" in page
    assert "Цифровой кодекс, ст.\u00a043" not in page
    tell(demo, "lawyer", case, **drafting(demo, case))
    preview = demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing/{LETTER}/preview").content
    assert "43(4)" not in text_of(preview)


def test_a_state_body_is_proposed_the_complaint_that_stays_its_act(demo: Demo):
    proposed = {
        kind: {
            name
            for name, each in templates(demo, challenged(demo, employer_kind=kind)).items()
            if name != "caution" and each["advised"]
        }
        for kind in ("private", "state_body")
    }
    assert proposed["private"] == {"challenge_package", "challenge_operator"}
    assert proposed["state_body"] == {"challenge_package", "challenge_operator", "state_act"}


def test_an_ordinary_appeal_has_none_of_these_letters(demo: Demo):
    case = in_work(demo)
    assert "challenge_package" not in templates(demo, case)
    assert "demand" in templates(demo, case)
    lawyer = at_desk(demo, "lawyer")
    assert lawyer.get(f"/cases/{case}/outgoing/write/challenge_package").status_code == 404
    tell(
        demo,
        "lawyer",
        case,
        command="draft_letter",
        template="challenge_package",
        language="kk",
        parts={},
        status=409,
        rule="no-such-template",
    )


def test_on_the_pages_the_letter_begins_from_its_words_and_she_is_told_why_it_names_her(demo: Demo):
    case = challenged(demo)
    lawyer, member = at_desk(demo, "lawyer", "ru"), at_desk(demo, "member", "kk")
    base = f"/cases/{case}/outgoing"
    assert "Предлагается для такого работодателя" in lawyer.get(base).text
    page = lawyer.get(f"{base}/write/challenge_package?language=ru").text
    assert "Работник возражает" in page
    assert "наше правило, не закон" in page
    words = words_of(templates(demo, case)["challenge_package"])
    sent = lawyer.send(f"{base}/write/challenge_package", language="kk", addressee="Директорға", **words)
    assert sent.status_code == 303, sent.text
    shown = lawyer.send(f"{base}/{LETTER}/propose_letter", manners=["named"], risk=RISK)
    assert shown.status_code == 303, shown.text
    hers = member.get(f"{base}/{LETTER}").text
    assert "Сондықтан атсыз нұсқасы жоқ" in hers
    (text,) = texts(demo, "member", case)
    assert text["manner"]["code"] == "named"
