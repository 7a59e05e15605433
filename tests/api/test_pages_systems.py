"""The register of algorithmic systems on pages: searched, read, written in, and nothing lost when it cannot be."""

import re
from typing import Any

import pytest

from api.examples.challenges import CHALLENGES
from api.examples.systems import OIL, SCHOOL, seeded_system
from tests.api.demo import Demo
from tests.api.desk import at_desk

RATING, PLANNER, COURIERS = (seeded_system(n) for n in ("teacher_rating", "shift_planner", "courier_dispatch"))
NEW: dict[str, Any] = {"name": "Мансап бағасы", "purposes": ["hiring"], "status": "announced"}


def test_the_register_is_searched_narrowed_and_empty_with_words(demo: Demo):
    desk = at_desk(demo, "lawyer")
    with demo.followed():
        whole = desk.get("/systems").text
        assert "Ұстаз рейтингі" in whole
        assert "Primary organisation of School No. 17, Karaganda" in whole
        narrowed = desk.get("/systems?purpose=hiring&status=announced").text
        assert "Кандидат" in narrowed
        assert "Ұстаз рейтингі" not in narrowed
        nothing = desk.get("/systems?find=жоқ+жүйе").text
        assert "No system in the register has all of this." in nothing
        assert 'href="/systems"' in nothing


def test_a_page_says_what_nobody_knows_and_keeps_what_was_corrected(demo: Demo):
    page = at_desk(demo, "lawyer").get(f"/systems/{RATING}").text
    known = page[page.index("What is known") : page.index("What was written down, and when")]
    assert re.search(r"Were the workers told of it\?.*?>No<.*?The former record was wrong", known, re.DOTALL)
    assert re.search(r"Was its impact on the workers assessed\?.*?>Not known<", known, re.DOTALL)
    assert "Nobody has written anything down yet." in known
    history = page[page.index("What was written down, and when") :]
    assert re.search(r"Were the workers told of it\?</strong>: Yes; [^<]*The employer says so", history)


def test_a_chair_writes_a_system_down_and_then_what_else_is_known(demo: Demo):
    desk = at_desk(demo, "chair")
    assert f'value="{OIL}"' in desk.get("/systems/new").text, "their employer stands there already"
    answer = desk.send("/systems", at="/systems/new", employer_bin=OIL, **NEW)
    assert answer.status_code == 303, answer.text
    shown = desk.follow(answer)
    assert "The system stands in the register." in shown.text
    stream = shown.url.path.rpartition("/")[2]
    path = f"/systems/{stream}/record_workers_told"
    told: dict[str, Any] = {"told": "yes", "proof": "meeting", "on__day": "2", "on__month": "9", "on__year": "2025"}
    page = desk.follow(desk.send(path, **told, why="learned")).text
    assert "What stood there before stays in the history." in page
    assert "2 September 2025" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_one_that_looks_the_same_is_asked_about_first(demo: Demo):
    desk = at_desk(demo, "lawyer")
    with demo.followed():
        fields: dict[str, Any] = {"employer_bin": SCHOOL, "name": "рейтингі", "purposes": ["pay"], "status": "in_use"}
        asked = desk.send("/systems", at="/systems/new", **fields)
        assert asked.status_code == 409
        assert f"/systems/{RATING}" in asked.text
        assert 'value="рейтингі"' in asked.text
        assert desk.send("/systems", page=asked.text, **fields, another="yes").status_code == 303


def test_what_is_wrong_is_said_by_field_and_nothing_typed_is_lost(demo: Demo):
    desk = at_desk(demo, "lawyer")
    wrong = desk.send("/systems", at="/systems/new", employer_bin="123", vendor="Бір фирма")
    assert wrong.status_code == 422
    for words in ("Check the BIN of the employer", "Write what the system is called", "Choose an answer", "Бір фирма"):
        assert words in wrong.text
    refused = desk.send("/systems", at="/systems/new", employer_bin=SCHOOL, name="Z", status="in_use")
    assert refused.status_code == 409
    assert "Say what the system is for" in refused.text
    late = desk.send(f"/systems/{COURIERS}/record_assessment", made="no", on__day="1", on__month="2", on__year="2026")
    assert late.status_code == 422, "why it is written down was left out"
    late = desk.send(
        f"/systems/{COURIERS}/record_assessment", why="learned", made="no", on__day="1", on__month="2", on__year="2026"
    )
    assert (late.status_code, "only with the answer" in late.text) == (409, True)


def test_two_who_write_at_once_do_not_write_over_each_other(demo: Demo):
    first, second = at_desk(demo, "lawyer"), at_desk(demo, "expert")
    path = f"/systems/{COURIERS}/record_clauses"
    page = second.get(path).text
    assert first.send(path, agreed="no", why="learned").status_code == 303
    overtaken = second.send(path, page=page, agreed="yes", clauses="7.1", why="learned")
    assert overtaken.status_code == 409
    assert "Somebody else has changed the record meanwhile" in overtaken.text


@pytest.mark.parametrize("path", ["/systems", "/systems/new", f"/systems/{RATING}", f"/systems/{RATING}/record_status"])
def test_for_a_member_none_of_it_exists(demo: Demo, path: str):
    assert at_desk(demo, "member").get(path).status_code == 404


def test_who_only_reads_sees_no_button_and_no_form(demo: Demo):
    desk = at_desk(demo, "auditor")
    assert "/systems/new" not in desk.get("/systems").text
    assert "record_status" not in desk.get(f"/systems/{RATING}").text
    for path in ("/systems/new", f"/systems/{RATING}/record_status", f"/systems/{RATING}/no_such_act"):
        assert desk.get(path).status_code == 404


def test_challenges_are_counted_for_those_who_see_everything_and_listed_for_those_who_may_open_them(demo: Demo):
    filed = demo.send("member", "/api/v1/challenges", CHALLENGES["of_a_rating"].body).json()
    with demo.followed():
        leader = at_desk(demo, "leader").get(f"/systems/{PLANNER}").text
        lawyer = at_desk(demo, "supervisor").get(f"/systems/{PLANNER}").text
        expert = at_desk(demo, "expert").get(f"/systems/{PLANNER}").text
    assert re.search(r"<dt>Challenges</dt><dd>\d+</dd>", leader), "a leader sees every figure"
    assert f"/cases/{filed['case']}" in lawyer, "she belongs to a body of theirs"
    assert f"/cases/{filed['case']}" not in expert
    assert f"/cases/{filed['case']}" not in leader


def test_what_a_few_challenged_is_broken_down_for_nobody_else(demo: Demo):
    demo.send("member2", "/api/v1/challenges", {**CHALLENGES["of_a_rating"].body, "system": RATING})
    with demo.followed():
        chair = at_desk(demo, "chair").get(f"/systems/{RATING}").text
        counts = demo.as_("chair").get(f"/api/v1/systems/{RATING}").json()["challenges"]
        full = demo.as_("auditor").get(f"/api/v1/systems/{RATING}").json()["challenges"]
    assert "So few are not broken down" in chair
    assert counts["total"] is None
    assert not any(n for table in counts["by"].values() for n in table.values())
    assert full["total"] >= 1, "the control: whoever may see everything sees it"
