"""Talks, disputes and strikes in the barometer over HTTP and on its page."""

from datetime import datetime, timedelta

import pytest

from domain.kernel import ALMATY
from projections.collective_counting import By, Figure
from tests.api.demo import Demo
from tests.api.desk import at_desk

PATH = "/api/v1/barometer/collective"
TITLES = [
    ("kk", "Келіссөздер мен ұжымдық даулар"),
    ("ru", "Переговоры и коллективные споры"),
    ("en", "Talks and collective disputes"),
]


@pytest.fixture
def year() -> str:
    today = datetime.now(ALMATY).date()
    return f"first={today - timedelta(days=400)}&last={today}"


def test_the_demo_has_something_of_everything(demo: Demo, year: str):
    with demo.followed():
        told = demo.as_("leader").get(f"{PATH}?{year}").json()
    figures, tables = told["figures"], told["tables"]
    assert told["in_full"]
    assert (figures[Figure.SIGNED], figures[Figure.PROTOCOLS], figures[Figure.EVASIONS]) == (4, 2, 2)
    assert (figures[Figure.STRIKES], figures[Figure.WARNINGS], figures[Figure.SETTLED]) == (1, 1, 3)
    assert figures[Figure.STOPPAGES] >= 1
    assert (tables[By.ANSWER]["late"], tables[By.ANSWER]["refused"]) == (1, 2)
    assert tables[By.LEFT_OPEN]["safety"] == 2
    assert told["entered_rate"] > 0.5
    assert told["median_days"] == pytest.approx(127.5)
    assert told["days_not_worked"] > 0


def test_without_a_named_role_few_are_not_told_and_nothing_is_narrowed(demo: Demo, year: str):
    with demo.followed():
        full, public = (demo.as_(account).get(f"{PATH}?{year}").json() for account in ("leader", "member"))
        narrowed = [demo.as_(account).get(f"{PATH}?{year}&region=KZ-47") for account in ("leader", "member")]
    assert full["figures"][Figure.STRIKES] == 1, "the control"
    assert public["figures"][Figure.STRIKES] is None
    assert public["days_not_worked"] is None
    assert public["first"].endswith("-01-01")
    assert [each.status_code for each in narrowed] == [200, 422]
    assert narrowed[1].json()["errors"][0]["rule"] == "named-roles-only"


@pytest.mark.parametrize("query", ["region=KZ-99", "branch=A", "level=branch", "first=2026-05-02&last=2026-05-01"])
def test_what_cannot_be_answered_is_refused_by_field(demo: Demo, query: str):
    assert demo.as_("leader").get(f"{PATH}?{query}").status_code == 422


@pytest.mark.parametrize(("language", "title"), TITLES)
def test_the_page_has_a_part_of_its_own_for_them(demo: Demo, language: str, title: str):
    with demo.followed():
        desk = at_desk(demo, "leader", language)
        assert title in desk.get("/barometer").text
        assert title not in desk.get("/barometer?category=pay").text, "the control"
