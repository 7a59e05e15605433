"""Staff on the pages of a challenge: who decided is said before a right is claimed, and every clock stands on one line."""

import re
from datetime import datetime
from html import unescape
from typing import Any

import pytest

from api.examples import SEEDED, case, person
from api.examples.systems import seeded_system
from api.looks import looks
from domain.algorithm import ForbiddenPractice, Ground, Principle
from domain.challenge.decision import Aspect, Automation, Finding, Known, Measure
from domain.kernel import ALMATY
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk

NOW = datetime.now(ALMATY).date()
TODAY = {"on__day": str(NOW.day), "on__month": str(NOW.month), "on__year": str(NOW.year)}
OWN = (
    "triage_challenge",
    "name_system",
    "code_challenge",
    "take_down_reasons",
    "ask_expert",
    "assess_answers",
    "record_decision_outcome",
    "agree_remedy",
)


def page_of(desk: Desk, name: str, act: str = "") -> str:
    answer = desk.get(f"/cases/{case(name)}{act}")
    assert answer.status_code == 200, (name, act, answer.status_code)
    return unescape(answer.text)


def block(html: str, heading: str) -> str:
    found = re.search(rf'<section aria-labelledby="{heading}">(.*?)</section>', html, re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("act", OWN)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_act_about_a_decision_has_a_page(demo: Demo, act: str, language: str):
    account = SEEDED[act].plays("supervisor" if act == "triage_challenge" else "lawyer")
    html = page_of(at_desk(demo, account, language), act, f"/{act}")
    assert 'name="key"' in html


def test_before_triage_the_page_says_may_apply_and_names_the_condition(demo: Demo):
    desk = at_desk(demo, "supervisor")
    assert "may apply, if the decision was taken fully by an algorithm" in block(
        page_of(desk, "triage_challenge"), "who-decided"
    )
    assert "speaks only of a decision that was taken fully" in page_of(desk, "triage_challenge", "/triage_challenge")


def test_after_triage_a_decision_that_a_person_took_does_not_carry_the_article(demo: Demo):
    lawyer, theirs = at_desk(demo, "lawyer"), at_desk(demo, "lawyer-karaganda")
    assert "can be relied on" in block(page_of(lawyer, "take_down_reasons"), "who-decided")
    assert "may not apply" in block(page_of(theirs, "assess_answers"), "who-decided")


def test_triage_on_the_page_says_who_decided(fresh_demo: Demo):
    path = f"/cases/{case('triage_challenge')}/triage_challenge"
    answer = at_desk(fresh_demo, "supervisor").send(
        path,
        automation="supported",
        effect="serious",
        employer_kind="private",
        forbidden=["emotions", "social_scoring"],
        urgent="no",
        holder=person("lawyer"),
        conflict_checked="yes",
    )
    assert answer.is_redirect, unescape(answer.text)
    state = fresh_demo.services.ledger.state(case("triage_challenge"))
    assert state.automation is Automation.SUPPORTED
    assert set(state.forbidden) == {ForbiddenPractice.EMOTIONS, ForbiddenPractice.SOCIAL_SCORING}
    assert state.holder == person("lawyer")


def test_an_unfinished_form_keeps_the_ticked_boxes(demo: Demo):
    path = f"/cases/{case('triage_challenge')}/triage_challenge"
    answer = at_desk(demo, "supervisor").send(path, forbidden=["emotions", "social_scoring"])
    assert answer.status_code == 422
    kept = re.findall(r'name="forbidden" type="checkbox" value="(\w+)" checked', answer.text)
    assert sorted(kept) == ["emotions", "social_scoring"]


def test_the_systems_of_the_employer_are_offered_first(demo: Demo):
    with demo.followed():
        html = page_of(at_desk(demo, "lawyer"), "name_system", "/name_system")
    assert html.index(seeded_system("courier_dispatch")) < html.index(seeded_system("teacher_rating"))
    assert 'type="radio" value="' + seeded_system("courier_dispatch") in html


def test_a_system_of_another_employer_can_be_named(fresh_demo: Demo):
    desk, path = at_desk(fresh_demo, "lawyer"), f"/cases/{case('name_system')}/name_system"
    assert desk.send(path).status_code == 422
    assert desk.send(path, another=seeded_system("teacher_rating")).is_redirect
    assert fresh_demo.services.ledger.state(case("name_system")).system == seeded_system("teacher_rating")
    assert "Ұстаз рейтингі" in block(page_of(desk, "name_system"), "decision")


def test_principles_and_grounds_are_ticked(fresh_demo: Demo):
    path = f"/cases/{case('code_challenge')}/code_challenge"
    answer = at_desk(fresh_demo, "lawyer").send(path, principles=["transparency", "privacy"], grounds=["age"])
    assert answer.is_redirect
    state = fresh_demo.services.ledger.state(case("code_challenge"))
    assert set(state.principles) == {Principle.TRANSPARENCY, Principle.PRIVACY}
    assert state.coded_grounds == (Ground.AGE,)


def test_what_the_answer_leaves_out_is_marked_as_missing(fresh_demo: Demo):
    desk, path = at_desk(fresh_demo, "lawyer"), f"/cases/{case('take_down_reasons')}/take_down_reasons"
    assert desk.send(path, **TODAY).status_code == 409
    assert desk.send(path, data_used="Данные о сменах.", purpose="Планировщик, версия 4.2.", **TODAY).is_redirect
    answered = block(page_of(desk, "take_down_reasons"), "answered")
    assert "Данные о сменах." in answered
    assert answered.count("Missing") == len(Aspect) - 2
    again = page_of(desk, "take_down_reasons", "/take_down_reasons")
    assert again.count("Still missing.") == len(Aspect) - 2


def test_an_earlier_answer_to_a_point_is_still_read(fresh_demo: Demo):
    desk, path = at_desk(fresh_demo, "lawyer"), f"/cases/{case('take_down_reasons')}/take_down_reasons"
    for words in ("Первое объяснение.", "Второе объяснение."):
        assert desk.send(path, criteria=words, **TODAY).is_redirect
    html = page_of(desk, "take_down_reasons")
    assert "Второе объяснение." in block(html, "answered")
    assert "Первое объяснение." not in block(html, "answered")
    assert "Первое объяснение." in block(html, "written")


def test_an_expert_who_was_asked_reads_the_case_and_assesses_it(fresh_demo: Demo):
    expert, path = at_desk(fresh_demo, "expert"), f"/cases/{case('ask_expert')}"
    assert expert.get(path).status_code == 404
    asked = at_desk(fresh_demo, "lawyer2").send(f"{path}/ask_expert", expert=person("expert"))
    assert asked.is_redirect
    html = page_of(expert, "ask_expert")
    assert "Камила" not in html
    assert "60 процентов" in html
    assert any(
        look.person == person("expert") for look in looks(fresh_demo.services.ledger.reads_of(case("ask_expert")))
    )
    refused = expert.send(f"{path}/assess_answers", minutes="три", adequacy="partly")
    assert refused.status_code == 422
    assert "Enter whole minutes" in refused.text
    yes_or_no = {"data_right": "no", "discrimination": "unknown", "involved": "no"}
    review = {"named": "no", "another_person": "unknown", "could_change": "no", "worker_heard": "no", "minutes": "3"}
    sent = expert.send(
        f"{path}/assess_answers", adequacy="partly", conclusion="Проверки не было.", **yes_or_no, **review
    )
    assert sent.is_redirect
    state = fresh_demo.services.ledger.state(case("ask_expert"))
    assert state.assessed.by == person("expert")
    assert state.assessed.review.is_real is Known.NO
    assert "Проверки не было." in block(page_of(expert, "ask_expert"), "assessment")


def test_the_outcome_and_the_remedy_are_recorded_and_shown(fresh_demo: Demo):
    name = "record_decision_outcome"
    desk = at_desk(fresh_demo, SEEDED[name].plays("lawyer"))
    path = f"/cases/{case(name)}"
    assert f'href="{path}/agree_remedy"' not in page_of(desk, name)
    assert desk.send(f"{path}/record_decision_outcome", finding="cancelled", reasons="Отменено.", **TODAY).is_redirect
    assert f'href="{path}/agree_remedy"' in page_of(desk, name)
    remedy: dict[str, Any] = {"measures": ["restore_pay", "correct_data"], "plan": "Доплатить.", **TODAY}
    shown = desk.send(f"{path}/agree_remedy", **remedy)
    assert "What will follow" in shown.text
    assert desk.send(f"{path}/agree_remedy", page=shown.text, step="confirm", **remedy).is_redirect
    state = fresh_demo.services.ledger.state(case(name))
    assert (state.finding, set(state.measures)) == (Finding.CANCELLED, {Measure.RESTORE_PAY, Measure.CORRECT_DATA})
    came = block(page_of(desk, name), "came-of-it")
    assert "Отменено." in came
    assert "Доплатить." in came


def test_limits_stand_on_top_of_the_line_and_law_is_told_from_policy_by_word(demo: Demo):
    clocks = block(page_of(at_desk(demo, "lawyer3"), "objection-unanswered"), "clocks")
    bases = re.findall(r'<li class="birge-clocks__(\w+)', clocks)
    assert bases[0] == "limit"
    assert {"law", "policy"} <= set(bases)
    assert "Consider the objection" in clocks
    assert "our rule" in clocks
    assert bases == sorted(bases, key=lambda basis: basis != "limit")


def test_an_expert_finds_the_cases_that_were_put_to_them_and_no_names(demo: Demo):
    with demo.followed():
        html = unescape(at_desk(demo, "expert").get("/queue").text)
    assert case("assess_answers") in html
    assert case("take_down_reasons") not in html
    assert "name not shown" in html


def test_the_queue_says_that_it_is_a_challenge(demo: Demo):
    with demo.followed():
        html = unescape(at_desk(demo, "lawyer").get("/queue").text)
    assert "Challenge of an algorithm's decision" in html


def test_a_case_without_a_decision_has_none_of_this(demo: Demo):
    html = page_of(at_desk(demo, "lawyer"), "draft_answer")
    assert not block(html, "clocks")
    assert not block(html, "decision")
