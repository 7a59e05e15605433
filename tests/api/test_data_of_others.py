"""A copy and an erasure find a person where she is not the member: in a group, as who filed for another, in a call."""

import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zipfile import ZipFile

import pytest

from api import data_copy, data_subject
from api.data_copy import copy_of, zipped
from api.data_subject import open_cases, subject
from api.examples import UNPAID, person
from api.examples.contacts import RECORDS
from domain.kernel import Actor
from projections.subject import Breach, Part, concerned_by
from tests.api.demo import Demo
from tests.api.desk import at_desk

OFFICER, HER = Actor(id=person("dpo")), person("member2")
HERS, OTHERS = "Канарейка қатысушы", "Канарейка өтініш иесі"


def does(demo: Demo, account: str, stream: str, command: str, **fields: object) -> None:
    answer = demo.send(account, f"/api/v1/cases/{stream}/commands", {"command": command, **fields})
    assert answer.is_success, answer.text


def group(demo: Demo) -> str:
    """A case of the member that a colleague has joined."""
    filed = demo.send("member", "/api/v1/appeals", {**UNPAID, "text": OTHERS})
    stream = str(filed.json()["case"])
    does(demo, "member", stream, "invite_participant", person=HER)
    does(demo, "member2", stream, "join_group", consents=["case"], consent_version=1)
    return stream


def copied(demo: Demo, who: str) -> tuple[dict[str, Any], str]:
    """The data of a copy, and everything in it as text."""
    with demo.followed(), ZipFile(io.BytesIO(zipped(copy_of(demo.services, OFFICER, who), ""))) as archive:
        whole = "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
        return json.loads(archive.read("data.json")), whole


def named_in(data: dict[str, Any], stream: str) -> dict[str, Any]:
    return next(each for each in data["named_in"] if each["id"] == stream)


def test_a_participant_gets_what_is_about_her_of_the_case_of_another(demo: Demo):
    stream = group(demo)
    does(demo, "member2", stream, "leave_group", reasons=HERS)
    data, whole = copied(demo, HER)
    part = named_in(data, stream)
    names = {event["name"] for event in part["events"]}
    assert part["as"] == Part.LEFT
    assert {"appeal.participant_invited", "appeal.participant_joined", "appeal.participant_left"} <= names
    assert "appeal.filed" not in names
    assert HERS in whole
    for canary in (OTHERS, person("member"), person("lawyer")):
        assert canary not in whole
    assert (OFFICER.id, "copy") in {(r.actor_id, r.purpose) for r in demo.services.ledger.reads_of(stream)}


def test_a_copy_that_took_the_case_of_another_for_hers_would_be_noticed(demo: Demo, monkeypatch: pytest.MonkeyPatch):
    stream = group(demo)
    monkeypatch.setattr(data_copy, "_is_about", lambda *_: True)
    assert "appeal.filed" in {event["name"] for event in named_in(copied(demo, HER)[0], stream)["events"]}


def test_whoever_filed_for_another_reads_that_they_did_and_nothing_of_the_case(demo: Demo):
    newcomer = {"name": "Канарейка жаңа адам", "phone": "+7 700 111 22 77"}
    body = {**UNPAID, "text": OTHERS, "standing": "non_member", "newcomer": newcomer}
    stream = str(demo.send("lawyer", "/api/v1/appeals", body).json()["case"])
    data, whole = copied(demo, person("lawyer"))
    assert named_in(data, stream)["as"] == Part.REPRESENTATIVE
    assert named_in(data, stream)["events"] == []
    assert OTHERS not in whole
    assert newcomer["name"] not in whole


def test_somebody_taken_in_at_the_desk_is_found_and_copied_like_anybody(demo: Demo):
    newcomer = {"name": "Канарейка келуші", "phone": "+7 700 111 22 88"}
    body = {**UNPAID, "text": OTHERS, "standing": "non_member", "newcomer": newcomer}
    stream = str(demo.send("lawyer", "/api/v1/appeals", body).json()["case"])
    with demo.followed():
        [who] = data_subject.found(demo.services, newcomer["phone"])
    data, whole = copied(demo, who)
    assert [case["id"] for case in data["cases"]] == [stream]
    assert data["contact"]["name"] == newcomer["name"]
    assert OTHERS in whole


def test_a_call_in_which_a_person_is_named_is_in_her_copy_with_its_note(demo: Demo):
    answer = demo.send("lawyer", "/api/v1/contacts", {**RECORDS["a_call_by_a_lawyer"].body, "note": HERS})
    record = str(answer.json()["contact"])
    data, whole = copied(demo, person("member"))
    assert named_in(data, record)["as"] == Part.CONTACT
    assert HERS in whole
    assert person("lawyer") not in whole


def test_the_officer_sees_the_case_in_which_she_takes_part_and_it_holds_an_erasure(
    demo: Demo, monkeypatch: pytest.MonkeyPatch
):
    stream = group(demo)
    with demo.followed():
        before = open_cases(demo.services, HER)
        found = subject(demo.services, OFFICER, HER)
        page = at_desk(demo, "dpo").get(f"/data-officer/people/{HER}").text
        does(demo, "member2", stream, "leave_group", reasons=HERS)
    number = demo.services.ledger.state(stream).number
    with demo.followed():
        assert open_cases(demo.services, HER) == before - 1
        monkeypatch.setattr(data_subject, "beside", lambda *_: ())
        assert number not in {case.number for case in subject(demo.services, OFFICER, HER).cases}
    assert (number, Part.PARTICIPANT) in {(case.number, case.part) for case in found.cases}
    assert number in {consent.number for consent in found.consents}
    assert "takes part in a group" in page


def test_a_breach_concerns_those_who_take_part_as_well(demo: Demo):
    stream, now = group(demo), datetime.now(UTC)
    demo.as_("supervisor").get(f"/api/v1/cases/{stream}")
    breach = Breach(now - timedelta(minutes=5), now + timedelta(minutes=5), person("supervisor"))
    with demo.followed(), demo.services.pool.connection() as connection:
        found = concerned_by(connection, breach)
    assert {person("member"), HER} == {each.person for each in found if each.stream == stream}
