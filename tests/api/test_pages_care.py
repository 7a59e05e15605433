"""Her safety on pages and in the API: one press opens one urgent case, and whoever only follows learns nothing of it."""

from http import HTTPStatus
from uuid import uuid4

import pytest

from api.examples import SEEDED, case, person
from api.pressure import urgent_case
from domain.appeal.care import circle
from domain.kernel import Actor
from domain.linking import Link
from ledger.record import Busy
from tests.api.demo import Demo
from tests.api.desk import at_desk

OVER = case("under-pressure")
URGENT = urgent_case(OVER, 1)


def press(demo: Demo, name: str, part: str = "member", key: str = "", text: str | None = None) -> str:
    body = {"command": "tell_pressure", "text": text}
    answer = demo.send(SEEDED[name].plays(part), f"/api/v1/cases/{case(name)}/commands", body, key)
    assert answer.is_success, answer.text
    found: str = answer.json()["case"]
    return found


def test_two_presses_make_one_case_and_the_words_of_both_stand_in_it(demo: Demo):
    first = press(demo, "tell_pressure", text="first words")
    assert press(demo, "tell_pressure", text="second words") == first
    state = demo.services.ledger.state(case("tell_pressure"))
    assert [other for other, link in state.links.items() if link is Link.PRESSURE] == [first]
    assert state.letters_stopped
    read = demo.as_(SEEDED["tell_pressure"].member).get(f"/api/v1/cases/{first}").text
    assert "first words" in read
    assert "second words" in read


def test_the_same_press_sent_twice_is_one_press(demo: Demo):
    name, key = "tell_pressure_on_her_word", str(uuid4())
    first = press(demo, name, "lawyer", key)
    before = len(demo.services.ledger.history(first))
    assert press(demo, name, "lawyer", key) == first
    assert len(demo.services.ledger.history(first)) == before


def test_a_press_that_was_interrupted_is_finished_by_the_next(demo: Demo, monkeypatch: pytest.MonkeyPatch):
    stream = case("change_circle")
    ledger = type(demo.services.ledger)
    perform = ledger.perform

    def interrupted(self, to, command, *rest, **more):
        if to == stream:
            raise Busy
        return perform(self, to, command, *rest, **more)

    with monkeypatch.context() as broken:
        broken.setattr(ledger, "perform", interrupted)
        body = {"command": "tell_pressure"}
        answer = demo.send(SEEDED["change_circle"].member, f"/api/v1/cases/{stream}/commands", body)
        assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert press(demo, "change_circle") == urgent_case(stream, 1)
    assert demo.services.ledger.state(stream).links == {urgent_case(stream, 1): Link.PRESSURE}


def seen_by_the_chair(demo: Demo) -> list[str]:
    """Where her chair, who follows the first case, could learn that she is pressed."""
    chair = demo.as_("chair")
    pages = [f"/api/v1/cases/{OVER}", f"/api/v1/cases/{OVER}/timeline", f"/api/v1/cases/{OVER}/deadlines"]
    texts = {page: chair.get(page).text for page in pages}
    signs = (URGENT, "care.", "case.linked", "letters_stopped", "letters.stopped", "AP-ASK")
    return [f"{page}: {sign}" for page, text in texts.items() for sign in signs if sign in text]


def test_her_chair_follows_the_first_case_and_learns_nothing_of_the_second(demo: Demo):
    assert demo.as_("chair").get(f"/api/v1/cases/{OVER}").is_success
    assert demo.as_("chair").get(f"/api/v1/cases/{URGENT}").status_code == 404
    assert not seen_by_the_chair(demo)


def test_control_a_view_that_forgets_who_only_follows_is_caught(demo: Demo, monkeypatch: pytest.MonkeyPatch):
    for where in ("api.views", "api.routes.story", "projections.timeline"):
        for name in ("only_follows", "is_kept_back", "is_kept_back_term"):
            monkeypatch.setattr(f"{where}.{name}", lambda _: False, raising=False)
    demo.as_("lawyer").get(f"/api/v1/cases/{OVER}")
    assert seen_by_the_chair(demo)


def test_the_urgent_case_is_in_the_list_of_its_supervisor_and_of_no_chair(demo: Demo):
    with demo.followed():
        listed = {who: demo.as_(who).get("/api/v1/docket?limit=200").text for who in ("supervisor", "chair")}
    assert URGENT in listed["supervisor"]
    assert URGENT not in listed["chair"]


def test_every_page_of_her_case_has_the_button_and_no_other_page_has(demo: Demo):
    seeded, stream = SEEDED["say_how_she_is"], case("say_how_she_is")
    her = at_desk(demo, seeded.member)
    for page in ("", "/withdraw", "/change_circle", "/consents", "/looks", "/say_how_she_is", "/supply_completion"):
        assert f"/cases/{stream}/tell_pressure" in her.get(f"/cases/{stream}{page}").text, page
    assert "/tell_pressure" not in her.get("/my").text
    assert "birge-pressed" not in at_desk(demo, seeded.lawyer).get(f"/cases/{stream}").text
    assert "birge-pressed" not in at_desk(demo, "chair").get(f"/cases/{stream}").text


def test_whoever_answers_that_she_is_pressed_has_said_all_that_it_takes(demo: Demo):
    member, stream = SEEDED["give_consent"].member, case("give_consent")
    her = at_desk(demo, member)
    sent = her.send(f"/cases/{stream}/say_how_she_is", feeling="pressured")
    assert sent.headers["location"].startswith(f"/cases/{urgent_case(stream, 1)}?")
    assert her.follow(sent).status_code == HTTPStatus.OK
    assert any(circle.is_kept_back(recorded.event) for recorded in demo.services.ledger.history(stream))
    assert demo.services.ledger.state(urgent_case(stream, 1)).filed_by == Actor(id=person(member)).id
