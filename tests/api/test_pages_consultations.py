"""Consultations on pages: from the register to what came of it, with the condition of the law said before its term."""

from datetime import date
from typing import Any

import pytest

from api.examples.consultations import seeded_consultation
from api.examples.systems import seeded_system
from domain.kernel import ALMATY
from tests.api.demo import Demo
from tests.api.desk import at_desk

PLANNER = seeded_system("hiring_filter")


def day(demo: Demo, name: str) -> dict[str, Any]:
    today: date = demo.services.ledger.now().astimezone(ALMATY).date()
    return {f"{name}__{part}": str(getattr(today, part)) for part in ("day", "month", "year")}


def test_a_consultation_is_opened_answered_released_and_followed_up(demo: Demo):
    lawyer, supervisor = at_desk(demo, "lawyer"), at_desk(demo, "supervisor")
    form = lawyer.get(f"/systems/{PLANNER}/consult").text
    assert "depends on the collective agreement" in form
    opened = lawyer.send(f"/systems/{PLANNER}/consult", basis="not_known", **day(demo, "received_on"))
    assert opened.status_code == 303
    page = lawyer.follow(opened)
    path = page.url.path
    assert "Labour Code, art. 12(3)" in page.text
    assert "The employer may adopt the act without the opinion" in page.text
    fields: dict[str, Any] = {"stance": "objects", "text": "Сначала покажите критерии."}
    assert lawyer.send(f"{path}/draft_opinion", at=path, **fields).status_code == 303
    assert "release_opinion" not in lawyer.get(path).text, "a lawyer has no button for what a supervisor does"
    assert "Сначала покажите критерии." in supervisor.get(path).text
    assert supervisor.send(f"{path}/release_opinion", at=path).status_code == 422, "in which language?"
    assert supervisor.get(f"{path}/opinion?language=kk").headers["content-type"] == "application/pdf"
    assert supervisor.send(f"{path}/release_opinion", at=path, language="ru").status_code == 303
    left: dict[str, Any] = {"by_way": "post", **day(demo, "left")}
    assert lawyer.send(f"{path}/record_opinion_sent", at=path, **left).status_code == 303
    unproved = lawyer.send(f"{path}/record_opinion_served", at=path, proof="", **day(demo, "came"))
    assert (unproved.status_code, 'href="#proof"' in unproved.text) == (422, True)
    came: dict[str, Any] = {"proof": "Уведомление № 5.", **day(demo, "came")}
    assert "Уведомление № 5." in lawyer.follow(lawyer.send(f"{path}/record_opinion_served", at=path, **came)).text
    assert lawyer.get(f"{path}/opinion").headers["content-type"] == "application/pdf"
    used: dict[str, Any] = {"heeded": "not", **day(demo, "on")}
    assert lawyer.send(f"{path}/record_introduction", at=path, **used).status_code == 303
    missing = lawyer.send(f"{path}/review_consequences", at=path, consequence="worse", seen="")
    assert missing.status_code == 422
    assert 'href="#seen"' in missing.text
    done = lawyer.send(f"{path}/review_consequences", at=path, consequence="worse", seen="Смены стали короче.")
    assert "What came of it for the workers" in lawyer.follow(done).text


def test_what_goes_on_stands_on_the_register_and_on_the_page_of_the_system(demo: Demo):
    with demo.followed():
        for path in ("/systems", f"/systems/{PLANNER}"):
            shown = at_desk(demo, "supervisor").get(path).text
            assert f"/consultations/{seeded_consultation('draft_opinion')}" in shown
        nothing = at_desk(demo, "leader").get(f"/systems/{PLANNER}").text
        assert "/consultations/" not in nothing


def test_two_who_act_at_once_are_told(demo: Demo):
    path = f"/consultations/{seeded_consultation('end_consultation')}"
    first, second = at_desk(demo, "lawyer"), at_desk(demo, "supervisor")
    page = second.get(path).text
    assert first.send(f"{path}/draft_opinion", at=path, stance="agrees", text="Не против.").status_code == 303
    overtaken = second.send(f"{path}/end_consultation", page=page, because="mistake")
    assert (overtaken.status_code, "Something has changed meanwhile" in overtaken.text) == (409, True)


@pytest.mark.parametrize("account", ["member", "leader"])
def test_for_others_there_is_no_page(demo: Demo, account: str):
    desk = at_desk(demo, account)
    assert desk.get(f"/consultations/{seeded_consultation('draft_opinion')}").status_code == 404
    assert desk.get(f"/systems/{PLANNER}/consult").status_code == 404
