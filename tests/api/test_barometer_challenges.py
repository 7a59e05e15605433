"""Challenges of algorithms' decisions in the barometer over HTTP and on its page."""

from datetime import datetime

import pytest

from api.examples.challenges import RATED
from domain.kernel import ALMATY
from projections.disclosure import LEAST
from tests.api.demo import Demo
from tests.api.test_pages_staff import at_desk

PATH = "/api/v1/barometer/challenges"
TITLES = [
    ("kk", "Дауланған алгоритм шешімдері"),
    ("ru", "Оспоренные решения алгоритмов"),
    ("en", "Decisions of algorithms that are challenged"),
]


def test_a_challenge_filed_today_is_counted_by_what_was_decided_and_once_among_the_appeals(demo: Demo):
    today = datetime.now(ALMATY).date().isoformat()
    with demo.followed():
        before = demo.as_("leader").get(f"{PATH}?first={today}&last={today}").json()
        appeals = demo.as_("leader").get(f"/api/v1/barometer?first={today}&last={today}&category=algorithm").json()
    filed = demo.send("member", "/api/v1/challenges", RATED)
    position = filed.headers["X-Position"]
    with demo.followed():
        after = demo.as_("leader").get(f"{PATH}?first={today}&last={today}&min_position={position}").json()
        again = demo.as_("leader").get(f"/api/v1/barometer?first={today}&last={today}&category=algorithm").json()
    assert after["filed"] == before["filed"] + 1
    assert again["total"]["figures"]["opened"] == appeals["total"]["figures"]["opened"] + 1
    for table, value in (("decision", "evaluation"), ("notice", "no"), ("system", RATED["system"])):
        assert after["tables"][table][value] == before["tables"][table].get(value, 0) + 1
    assert not after["stale"]


def test_who_has_no_named_role_learns_of_no_system_and_of_no_few(demo: Demo):
    with demo.followed():
        full, public = (demo.as_(account).get(PATH).json() for account in ("leader", "member"))
    assert full["filed"] > 0
    assert {"system", "vendor"} <= set(full["tables"]), "the control"
    assert not {"system", "vendor"} & set(public["tables"])
    assert all(not n or n >= LEAST for table in public["tables"].values() for n in table.values())


@pytest.mark.parametrize("query", ["region=KZ-99", "first=2026-02-30", "by=system", "first=2026-02-02&last=2026-02-01"])
def test_what_cannot_be_answered_is_refused_by_field(demo: Demo, query: str):
    assert demo.as_("leader").get(f"{PATH}?{query}").status_code == 422


def test_a_region_and_a_branch_at_once_are_for_named_roles(demo: Demo):
    query = "region=KZ-47&branch=oil_gas"
    assert [demo.as_(account).get(f"{PATH}?{query}").status_code for account in ("leader", "member")] == [200, 422]


@pytest.mark.parametrize(("language", "title"), TITLES)
def test_the_page_has_a_part_of_its_own_for_them(demo: Demo, language: str, title: str):
    with demo.followed():
        desk = at_desk(demo, "leader", language)
        assert title in desk.get("/barometer").text
        assert title in desk.get("/barometer?category=algorithm").text
        assert title not in desk.get("/barometer?category=pay").text, "the control"


def test_where_nobody_challenged_anything_the_page_says_so(demo: Demo):
    with demo.followed():
        page = at_desk(demo, "leader").get("/barometer?from=2021-01&to=2021-02").text
    assert "Nobody challenged a decision of an algorithm in this period." in page
    assert "challenged-1" not in page
