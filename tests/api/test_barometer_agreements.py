"""Agreements in the barometer over HTTP and on its page."""

import pytest

from projections.disclosure import LEAST
from tests.api.demo import Demo
from tests.api.desk import at_desk

PATH = "/api/v1/barometer/agreements"
TITLES = [
    ("kk", "Бүгін күшінде тұрған келісімдер"),
    ("ru", "Соглашения, действующие сегодня"),
    ("en", "Agreements in force today"),
]


def test_the_figures_are_those_of_the_register(demo: Demo):
    with demo.followed():
        client = demo.as_("leader")
        items = client.get("/api/v1/agreements?limit=200").json()["items"]
        told = client.get(PATH).json()
    standing = [each for each in items if each["status"]["code"] in {"in_force", "lapsing", "prolonged"}]
    guaranteed = [each for each in standing if each["guarantees"]]
    assert told["in_full"]
    assert told["in_force"] == len(standing) > LEAST
    assert told["lapsing_within_90_days"] == sum(each["status"]["code"] == "lapsing" for each in standing) > 0
    assert told["guaranteed"] == len(guaranteed)
    assert told["guaranteed_rate"] == pytest.approx(len(guaranteed) / len(standing))
    assert told["covered"] == sum(each["covered"] for each in standing if each["level"]["code"] == "enterprise")
    assert sum(told["tables"]["level"].values()) == len(standing)


def test_without_a_named_role_few_are_not_told(demo: Demo):
    with demo.followed():
        full, public = (demo.as_(account).get(PATH).json() for account in ("leader", "member"))
    assert 0 < full["lapsing_within_90_days"] < LEAST, "the control"
    assert public["lapsing_within_90_days"] is None
    assert public["prolonged"] is None
    assert all(n is None or n >= LEAST for table in public["tables"].values() for n in table.values())


@pytest.mark.parametrize("query", ["region=KZ-99", "branch=A", "level=branch"])
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
        assert title not in desk.get("/barometer?category=pay").text, "the control"
