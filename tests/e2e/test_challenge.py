"""Decisions of an algorithm are challenged on the running stack, through the page and through the API: silence, half an
answer, a person's review, a remedy; and all of it is found where people look for it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from api.examples import days_ago, person
from api.examples.challenges import BLOCKED
from api.examples.systems import OIL
from tests.browser.bar import faults_of
from tests.browser.conftest import DESK, PHONE, Visitors, opened_browser
from tests.e2e.people import House, Visitor, different_under_one_id, eventually

pytestmark = pytest.mark.slow

Answers = tuple[tuple[str, str], ...]

LETTER, DEMAND = "outgoing-1", "outgoing-2"
SERVED_DAYS_AGO = 8
"""Longer than three working days, shorter than ten."""
SEED = "құпиясөз"
"""Stands in everything that people write here, and in nothing else."""
NAME = "Түнгі кезек есепшісі"
SYSTEM: Mapping[str, Any] = {
    "name": NAME,
    "employer_bin": OIL,
    "vendor": "Шың Есеп",
    "purposes": ["evaluation", "access_block"],
    "status": "in_use",
}
DECIDED_ON = zip(("year", "month", "day"), days_ago(20).split("-"), strict=True)
ANSWERS: tuple[Answers, ...] = (
    (),
    (("kind", "evaluation"),),
    tuple((f"decided_on-{part}", value) for part, value in DECIDED_ON),
    (),
    (("learned", "in_the_system"),),
    (("notice", "no"), ("consent", "no")),
    (("effect", f"Сыйлықақым 40 пайызға азайды, {SEED}."),),
    (("employer_bin", OIL),),
    (("system", ""), ("system_words", f"Қосымшада көрінеді, {SEED}.")),
    (("text", f"Жүйе рейтингімді неге төмендеткенін ешкім айтпады, {SEED}."),),
    (("primary_may_know", "no"),),
    (("consents", "case"), ("consents", "statistics")),
)
"""Page by page, as they follow one another. The first and the one that shows the terms ask nothing; the id of the
system is known once it stands in the register.
"""
ON = "main form[data-draft] .govuk-button, main form[action='/challenges/new'] .govuk-button, main a[role=button]"
FIGURES = "/api/v1/barometer/challenges"
TRIAGED = {"automation": "full", "effect": "serious", "employer_kind": "private"}


@pytest.fixture(scope="module")
def visitors(house: House) -> Iterator[Visitors]:
    with opened_browser() as browser:
        yield Visitors(browser, house.stack.settings.public_url, {})


def registered(house: House) -> str:
    """A system that nobody has challenged yet, so that its page tells of these challenges alone."""
    with house.as_("lawyer") as lawyer:
        answer = lawyer.post("/api/v1/systems", SYSTEM)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["system"])


def challenged_through_the_page(visitors: Visitors, system: str) -> str:
    page = visitors.page("member", "kk", PHONE)
    page.goto("/challenges/new")
    for answers in ANSWERS:
        answer(page, tuple((name, value or system) for name, value in answers))
    assert NAME in page.inner_text("main")
    page.click("#send button")
    page.wait_for_url("**/sent")
    assert "Дауыңыз тіркелді" in page.inner_text("main")
    assert faults_of(page) == []
    page.click("main a[role=button]")
    page.wait_for_url("**/cases/challenge-*")
    case = page.url.rpartition("/")[2]
    page.context.close()
    return case


def answer(page: Page, answers: Answers) -> None:
    for name, value in answers:
        offered = page.locator(f"main input[name='{name}'][value='{value}']:is([type=radio], [type=checkbox])")
        if offered.count():
            offered.check()
        else:
            page.fill(f"main [name='{name}']", value)
    asked = page.url
    page.click(f"{ON} >> nth=0")
    page.wait_for_url(lambda url: url != asked)


def challenged_by_a_program(house: House) -> str:
    """Of this one hardly anything is known."""
    with house.as_("sergey", "ru") as member:
        filed = member.post("/api/v1/challenges", BLOCKED)
        assert filed.status_code == 201, filed.text
        case = str(filed.json()["case"])
        story = str(member.sees(f"/api/v1/cases/{case}/timeline"))
    assert "День решения неизвестен" in story
    assert "Система пока не установлена" in story
    return case


def taken_up(house: House, case: str, *, urgent: bool, system: str = "") -> None:
    with house.as_("supervisor") as supervisor:
        holder = person("lawyer")
        supervisor.asks(case, "triage_challenge", urgent=urgent, conflict_checked=True, holder=holder, **TRIAGED)
    if system:
        with house.as_("lawyer") as lawyer:
            lawyer.asks(case, "name_system", system=system)


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
        lawyer.asks(case, "propose_letter", letter=letter, risk=f"Жұмыс беруші мұны біледі, {SEED}.")
        release = {"command": "release_letter", "letter": letter, "version": "1-named"}
        refused = lawyer.post(f"/api/v1/cases/{case}/commands", release)
        assert (refused.status_code, refused.json()["rule"]) == (409, "her-yes-missing")
    with house.as_("member") as member:
        member.asks(case, "agree_to_letter", letter=letter, version="1-named")
    with house.as_("lawyer") as lawyer:
        lawyer.asks(case, "release_letter", letter=letter, version="1-named")
        lawyer.asks(case, "record_sent", letter=letter, on=days_ago(days), by_way="courier")
        lawyer.asks(case, "record_served", letter=letter, on=days_ago(days), proof=f"Кіріс № 118, {SEED}.")
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
        {"aspect": "data_used", "text": f"Ауысымдар мен кешігулер туралы деректер, {SEED}."},
        {"aspect": "criteria", "text": f"Кешігу 60 пайыз, {SEED}."},
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
        closing = {"command": "propose_closing", "outcome": "resolved", "reasons": f"Сыйлықақы қайтарылды, {SEED}."}
        lawyer.asks(case, "draft_answer", text=f"Шешім қайта қаралды, {SEED}.")
        lawyer.asks(case, "release_answer", text=f"Шешім қайта қаралды, {SEED}.")
        early = lawyer.post(f"/api/v1/cases/{case}/commands", closing)
        assert early.status_code == 409
        assert early.json()["rule"] in {"decision-outcome-first", "risk-review-first"}
        changed = {"track": "human_review-1", "milestone": "decision_changed", "on": days_ago(0)}
        lawyer.asks(case, "record_milestone", **changed)
        checklist = {"adequacy": "partly", "data_right": "no", "discrimination": "no", "involved": "yes"}
        lawyer.asks(case, "assess_answers", **checklist, conclusion=f"Адам қатені түзетті, {SEED}.")
        assert "AI-ASSESS" not in names(lawyer, case)
        lawyer.asks(
            case, "record_decision_outcome", finding="modified", on=days_ago(0), reasons=f"Рейтинг түзетілді, {SEED}."
        )
        remedy = {
            "measures": ["restore_pay", "correct_data"],
            "plan": f"Сыйлықақы төленеді, {SEED}.",
            "on": days_ago(0),
        }
        lawyer.asks(case, "agree_remedy", **remedy)
        assert "AI-REMEDY" in names(lawyer, case)
        done = {
            "track": "remedy-1",
            "milestone": "remedy_carried_out",
            "on": days_ago(0),
            "proof": f"Төлем парағы, {SEED}.",
        }
        lawyer.asks(case, "record_milestone", **done)
    house.closes("lawyer", case, **{name: said for name, said in closing.items() if name != "command"})
    with house.as_("lawyer") as lawyer:
        assert lawyer.case(case)["stage"]["code"] == "closed"


def it_stands_in_the_timeline(house: House, case: str) -> None:
    told = {
        "kk": ("Алгоритм шешімі даулануда", "шешім өзгертілді", "жалақыны қайтару"),
        "ru": ("Оспаривается решение алгоритма", "решение изменено", "восстановить оплату"),
        "en": ("A decision of an algorithm is challenged", "the decision was changed", "restore the pay"),
    }
    for language, words in told.items():
        with house.as_("member", language) as member:
            story = str(member.sees(f"/api/v1/cases/{case}/timeline"))
        assert [each for each in words if each not in story] == []


def its_mails_say_nothing(house: House, case: str) -> None:
    def all_left() -> bool:
        with house.as_("lawyer") as lawyer:
            names = lawyer.names_of_events(case)
        return names.count("notice.ordered") == names.count("notice.sent") > 0

    eventually(all_left)
    mails = house.mails(case)
    assert len(mails) >= 5
    assert not different_under_one_id(house.stack.data_dir / "mailbox")
    for mail in mails:
        assert SEED not in mail.subject + mail.text
        assert NAME not in mail.subject + mail.text
        assert case in mail.text
    hers = {mail.subject for mail in mails if mail.recipient == "member@demo.birge.example"}
    assert hers <= {"Birge: жаңалық бар", "Birge: сізден жауап күтеміз"}
    assert hers


def counted(house: House, position: int = 0) -> dict[str, int]:
    """Every figure about challenges as somebody sees them who may see all, by a name of its own."""
    with house.as_("leader") as leader:
        said = leader.sees(FIGURES, min_position=position)
    assert not said["stale"]
    totals = {name: said[name] for name in ("filed", "broken_down", "not_broken_down")}
    return totals | {f"{by} {value}": n for by, table in said["tables"].items() for value, n in table.items()}


def the_barometer_counts_just_these(house: House, before: Mapping[str, int], position: int, system: str) -> None:
    """Save objections: those of others may have lapsed in the meantime."""
    after = counted(house, position)
    moved = {name: n - before.get(name, 0) for name, n in after.items() if n != before.get(name, 0)}
    assert moved.pop("objection missed") >= 1
    of_her = {"decision evaluation", "notice no", "automation full", f"system {system}", f"vendor {SYSTEM['vendor']}"}
    came_of_it = {"explanation partly", "review changed", "finding modified", "remedy carried_out"}
    where = {"region KZ-47", "branch oil_gas"}
    totals = {"filed": 2, "broken_down": 1, "not_broken_down": 1}
    assert moved == {**totals, **dict.fromkeys(of_her | came_of_it | where, 1)}


def the_register_counts_just_these(house: House, system: str, position: int) -> None:
    with house.as_("leader") as leader:
        assert not leader.sees("/api/v1/systems", min_position=position)["stale"]
        found = leader.sees(f"/api/v1/systems/{system}")["challenges"]
    assert (found["total"], found["open"]) == (2, 1)
    assert found["by"]["outcome"] == {"modified": 1, "open": 1}
    assert found["by"]["decision"] == {"access_block": 1, "evaluation": 1}
    assert found["by"]["objection"] == {"missed": 1, "none": 1}


def their_pages_show_them(house: House, visitors: Visitors, system: str, cases: tuple[str, str]) -> None:
    with house.as_("lawyer") as lawyer:
        numbers = [lawyer.case(case)["number"] for case in cases]
    register, barometer = visitors.page("lawyer", "kk", PHONE), visitors.page("leader", "kk", DESK)
    for language, modified in (
        ("kk", "шешім өзгертілді"),
        ("ru", "решение изменено"),
        ("en", "the decision was changed"),
    ):
        for page in (register, barometer):
            page.goto(f"/accessibility?lang={language}")
        register.goto(f"/systems/{system}")
        shown = register.inner_text("section[aria-labelledby=challenges]")
        assert [each for each in (*numbers, modified) if each not in shown] == []
        barometer.goto("/barometer?category=algorithm")
        assert NAME in barometer.inner_text("section[aria-labelledby=challenged]")
        assert faults_of(register) + faults_of(barometer) == []


def test_two_challenges_from_their_filing_to_where_they_are_counted(house: House, visitors: Visitors):
    before, system = counted(house), registered(house)
    case, another = challenged_through_the_page(visitors, system), challenged_by_a_program(house)
    taken_up(house, case, urgent=False)
    taken_up(house, another, urgent=True, system=system)
    words = a_letter_is_served(house, case, LETTER, "challenge_package", SERVED_DAYS_AGO)
    assert {"objection", "explanation", "review", "preservation"} <= set(words)
    with house.as_("lawyer") as lawyer:
        limits_before = limits(lawyer, case)
        the_employer_is_silent_on_the_objection(lawyer, case)
        assert limits(lawyer, case) == limits_before, "no step of a challenge moves a term of the law"
        assert limits_before
    half_an_answer_comes(house, case)
    a_person_reviews_it_and_it_is_put_right(house, case)
    with house.as_("lawyer") as lawyer:
        position = int(lawyer.case(case)["position"])
    it_stands_in_the_timeline(house, case)
    its_mails_say_nothing(house, case)
    the_register_counts_just_these(house, system, position)
    the_barometer_counts_just_these(house, before, position, system)
    their_pages_show_them(house, visitors, system, (case, another))


def limits(visitor: Visitor, case: str) -> dict[str, Any]:
    return {term["id"]: term["falls_on"] for term in visitor.case(case)["terms"] if term["id"].startswith("ILD-LIM")}
