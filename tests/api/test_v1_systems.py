"""The register of algorithmic systems for programs: written down, read, listed and corrected, by those who may."""

from uuid import uuid4

import pytest

from api.examples import person
from api.examples.systems import COURIERS, OIL, REGISTRATIONS, SCHOOL, seeded_system
from tests.api.demo import Demo

SYSTEMS = "/api/v1/systems"
RATING, PLANNER = seeded_system("teacher_rating"), seeded_system("shift_planner")
NEW = {"name": "Жаңа жүйе", "employer_bin": OIL, "purposes": ["pay"], "status": "in_use"}
NO_ASSESSMENT = {"command": "record_assessment", "why": "learned", "made": "no"}


def test_a_system_is_read_with_what_is_known_and_who_wrote_it_down(demo: Demo):
    read = demo.as_("auditor").get(f"{SYSTEMS}/{RATING}")
    system = read.json()
    assert read.headers["ETag"] == f'"{system["version"]}"'
    assert system["workplace"]["en"] == "Primary organisation of School No. 17, Karaganda"
    assert (system["workers_told"]["answer"]["code"], system["assessment"]["answer"]["code"]) == ("no", "not_known")
    corrected = system["records"][-1]
    assert (corrected["fact"], corrected["by"], corrected["why"]["code"]) == (
        "workers_told",
        person("lawyer"),
        "mistake",
    )
    assert system["records"][1]["fact"] == "workers_told", "what was corrected is still there"


def test_registering_twice_under_one_key_makes_one_system(demo: Demo):
    first, again = (demo.send("lawyer", SYSTEMS, NEW, key="one-system") for _ in range(2))
    assert (first.status_code, again.status_code, first.json()) == (201, 201, again.json())
    assert again.headers["Idempotency-Replayed"] == "true"
    assert first.headers["Location"] == f"{SYSTEMS}/{first.json()['system']}"


def test_a_chair_writes_down_systems_of_their_own_employer_alone(demo: Demo):
    assert demo.send("chair", SYSTEMS, NEW).status_code == 201
    refused = demo.send("chair", SYSTEMS, {**NEW, "employer_bin": SCHOOL})
    assert (refused.status_code, refused.json()["rule"]) == (409, "not-your-employer")
    assert demo.send("chair", f"{SYSTEMS}/{RATING}/commands", NO_ASSESSMENT).json()["rule"] == "not-your-employer"
    assert demo.as_("chair").get(f"{SYSTEMS}/{RATING}").json()["commands"] == []


@pytest.mark.parametrize("account", ["member", "member2"])
def test_for_a_member_without_an_office_there_is_no_register(demo: Demo, account: str):
    absent = f"{SYSTEMS}/system-{uuid4()}"
    client = demo.as_(account)
    assert {client.get(path).status_code for path in (SYSTEMS, f"{SYSTEMS}/{RATING}", absent)} == {404}
    assert client.get(f"{SYSTEMS}/{RATING}").json()["detail"] == client.get(absent).json()["detail"]
    assert demo.send(account, SYSTEMS, NEW).status_code == 404
    assert demo.send(account, f"{SYSTEMS}/{RATING}/commands", NO_ASSESSMENT).status_code == 404


def test_who_only_reads_is_refused_by_rule(demo: Demo):
    refused = demo.send("auditor", f"{SYSTEMS}/{RATING}/commands", NO_ASSESSMENT)
    assert (refused.status_code, refused.json()["rule"]) == (409, "not-your-role")


def test_nothing_is_written_over_what_the_sender_has_not_seen(demo: Demo):
    path = f"{SYSTEMS}/{PLANNER}"
    version = demo.as_("lawyer").get(path).json()["version"]
    seen, not_seen = f'"{version}"', f'"{version - 1}"'
    assert demo.send("lawyer", f"{path}/commands", NO_ASSESSMENT, if_match=not_seen).status_code == 412
    assert demo.send("lawyer", f"{path}/commands", NO_ASSESSMENT, if_match=seen).status_code == 200


def test_the_register_is_listed_narrowed_and_read_page_by_page(demo: Demo):
    client = demo.as_("expert")
    with demo.followed():
        everything = client.get(SYSTEMS, params={"limit": 200}).json()["items"]
        assert {seeded_system(name) for name in REGISTRATIONS} <= {item["id"] for item in everything}
        couriers = client.get(SYSTEMS, params={"employer_bin": COURIERS}).json()["items"]
        assert {item["id"] for item in couriers} == {seeded_system("courier_dispatch")}
        found = client.get(SYSTEMS, params={"find": "мектеб рейтинг"}).json()["items"]
        assert [item["id"] for item in found] == [RATING], "a word of the name and one of the employer’s organisation"
        walked, address = [], f"{SYSTEMS}?limit=2"
        while address:
            page = client.get(address)
            walked += page.json()["items"]
            address = page.links.get("next", {}).get("url", "")
        assert walked == everything


@pytest.mark.parametrize(
    ("body", "field", "rule"),
    [
        ({**NEW, "employer_bin": "800101300123"}, "employer_bin", None),
        ({**NEW, "name": " "}, "name", "not-blank"),
        ({**NEW, "purposes": ["evil"]}, "purposes.0", None),
        ({**NEW, "since": "2026-13-01"}, "since", None),
        ({**NEW, "member": "x"}, "member", None),
    ],
    ids=["a number that is no BIN", "no name", "no such purpose", "no such day", "a field nobody asked for"],
)
def test_what_makes_no_system_is_told_by_field_and_never_repeated(demo: Demo, body, field, rule):
    answer = demo.send("lawyer", SYSTEMS, body)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["field"]) == (422, field)
    assert rule in {None, error["rule"]}
    assert "evil" not in answer.text


@pytest.mark.parametrize("cursor", ["x", "AAAA", "2026"])
def test_a_cursor_that_we_did_not_give_is_no_place(demo: Demo, cursor: str):
    assert demo.as_("lawyer").get(SYSTEMS, params={"after": cursor}).status_code == 422
