"""Where a conflict may be coming: for who leads the Federation alone, and told outside by two people alone."""

import pytest

from domain.disclosures.decider import Disclosures, Standing
from domain.disclosures.words import STREAM
from projections.forecast import By
from tests.api.demo import Demo
from tests.api.desk import at_desk

OIL_BIN = "990540001238"
FORM = f"/forecast/disclose?by={By.EMPLOYER}&place={OIL_BIN}"
WORDS = {"by": By.EMPLOYER, "place": OIL_BIN, "recipient": "Labour inspection", "basis": "agreement of 12 May 2026"}


@pytest.mark.parametrize("account", ["member", "chair", "lawyer", "supervisor", "admin", "auditor"])
def test_for_others_the_page_does_not_exist(demo: Demo, account: str):
    desk = at_desk(demo, account)
    assert desk.get("/forecast").status_code == 404
    assert desk.get(FORM).status_code == 404
    assert "/forecast" not in desk.get("/barometer").text


@pytest.mark.parametrize(("by", "name"), [(By.EMPLOYER, OIL_BIN), (By.BRANCH, "Oil and Gas"), (By.REGION, "Mangystau")])
def test_what_became_more_frequent_is_told_in_figures(demo: Demo, by: By, name: str):
    with demo.followed():
        page = at_desk(demo, "leader").get(f"/forecast?by={by}").text
    assert name in page
    assert "more frequent" in page
    assert "By chance alone" in page


def test_two_people_tell_and_what_was_told_stays(demo: Demo):
    with demo.followed():
        leader, officer = at_desk(demo, "leader"), at_desk(demo, "dpo")
        assert (
            leader.send(FORM.partition("?")[0], page=leader.get(FORM).text, **WORDS | {"basis": ""}).status_code == 422
        )
        assert leader.send("/forecast/disclose", page=leader.get(FORM).text, **WORDS).is_redirect
        alone = leader.send("/forecast/disclosures/1/approve", page=leader.get("/forecast").text)
        assert (alone.status_code, standing(demo)) == (409, Standing.PROPOSED)
        unexplained = officer.send("/forecast/disclosures/1/reject", page=officer.get("/forecast").text, reason="")
        assert (unexplained.status_code, standing(demo)) == (422, Standing.PROPOSED)
        assert officer.send("/forecast/disclosures/1/approve", page=officer.get("/forecast").text).is_redirect
        assert standing(demo) is Standing.APPROVED
        assert "Labour inspection" in leader.get("/forecast").text


def standing(demo: Demo) -> Standing:
    found: Disclosures = demo.services.ledger.state(STREAM)
    return found.known[1].standing


@pytest.mark.parametrize("address", ["/forecast?by=member", "/forecast/disclose?by=region&place=KZ-00"])
def test_what_is_not_there_is_not_found(demo: Demo, address: str):
    with demo.followed():
        assert at_desk(demo, "leader").get(address).status_code == 404
