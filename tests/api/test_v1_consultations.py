"""Consultations for programs: opened from the register, answered in time, followed up, and open to few."""

from uuid import uuid4

import pytest

from api.examples.consultations import COMMANDS, OPENINGS, seeded_consultation
from api.examples.systems import seeded_system
from api.papers import PDF
from tests.api.demo import Demo
from tests.letters.reading import text_of, unbroken

SYSTEM = f"/api/v1/systems/{seeded_system('hiring_filter')}"
OPENING = OPENINGS["a_draft_has_come"].body


def address(name: str) -> str:
    return f"/api/v1/consultations/{seeded_consultation(name)}"


def act(demo: Demo, path: str, name: str, account: str = "") -> int:
    example = COMMANDS[name]
    return demo.send(account or example.account, f"{path}/commands", example.body).status_code


def test_an_opinion_goes_from_the_draft_to_the_look_afterwards(demo: Demo):
    opened = demo.send("lawyer", f"{SYSTEM}/consultations", OPENING)
    assert opened.status_code == 201
    path = opened.headers["Location"]
    read = demo.as_("lawyer").get(path).json()
    (term,) = read["terms"]
    assert (term["id"], term["source"], term["confidence"]) == ("CB-ACT-OPINION", "LC 12(3)", "V")
    assert act(demo, path, "draft_opinion") == 200
    assert demo.send("lawyer", f"{path}/commands", COMMANDS["release_opinion"].body).json()["rule"] == "not-your-role"
    assert act(demo, path, "release_opinion") == 200
    assert act(demo, path, "record_opinion_sent") == 200
    assert act(demo, path, "record_opinion_served") == 200
    assert act(demo, path, "record_introduction") == 200
    read = demo.as_("supervisor").get(path).json()
    assert (read["opinion"]["released"], read["opinion"]["text"]) == (True, COMMANDS["draft_opinion"].body["text"])
    assert (read["opinion"]["language"], read["opinion"]["by_way"]["code"]) == ("ru", "courier")
    assert read["opinion"]["proof"] == COMMANDS["record_opinion_served"].body["proof"]
    assert [(term["id"], term["confidence"]) for term in read["terms"]] == [("AI-AFTERWARDS", "P")]
    assert act(demo, path, "review_consequences") == 200
    assert demo.as_("expert").get(path).json()["stage"]["code"] == "closed"
    with demo.followed():
        listed = demo.as_("lawyer").get(f"{SYSTEM}/consultations").json()
    assert {"id": path.rpartition("/")[2], "stage": "closed", "closed": True, "due_on": None} in listed


@pytest.mark.parametrize("account", ["member", "member2", "leader", "negotiator"])
def test_for_those_whose_work_it_is_not_there_is_none(demo: Demo, account: str):
    absent = f"/api/v1/consultations/consultation-{uuid4()}"
    client = demo.as_(account)
    assert client.get(address("draft_opinion")).status_code == client.get(absent).status_code == 404
    assert act(demo, address("draft_opinion"), "draft_opinion", account) == 404


def test_an_auditor_sees_what_was_done_and_not_what_was_written(demo: Demo):
    read = demo.as_("auditor").get(address("release_opinion")).json()
    assert (read["opinion"]["stance"]["code"], read["opinion"]["text"]) == ("on_conditions", None)


def test_every_look_is_recorded(demo: Demo):
    stream = seeded_consultation("record_introduction")
    before = len(demo.services.ledger.reads_of(stream))
    demo.as_("expert").get(address("record_introduction"))
    demo.as_("auditor").get(address("record_introduction"))
    assert len(demo.services.ledger.reads_of(stream)) == before + 2


def test_what_nobody_has_read_is_not_released(demo: Demo):
    path = address("release_opinion")
    version = demo.as_("supervisor").get(path).json()["version"]
    assert act(demo, path, "draft_opinion") == 200
    body = COMMANDS["release_opinion"].body
    assert demo.send("supervisor", f"{path}/commands", body, if_match=f'"{version}"').status_code == 412
    seen = demo.as_("supervisor").get(path).headers["ETag"]
    assert demo.send("supervisor", f"{path}/commands", body, if_match=seen).status_code == 200


def test_a_consultation_about_nothing_and_a_draft_from_tomorrow_are_refused(demo: Demo):
    nothing = f"/api/v1/systems/system-{uuid4()}/consultations"
    assert demo.send("lawyer", nothing, OPENING).status_code == 404
    tomorrow = demo.send("lawyer", f"{SYSTEM}/consultations", {**OPENING, "received_on": "2099-01-01"})
    assert (tomorrow.status_code, tomorrow.json()["errors"][0]["field"]) == (422, "received_on")


def letter(demo: Demo, account: str, path: str, language: str = "ru"):
    return demo.as_(account).get(f"{path}/opinion?language={language}")


def test_the_opinion_leaves_as_a_letter_whose_bytes_are_kept(demo: Demo):
    path = demo.send("lawyer", f"{SYSTEM}/consultations", OPENING).headers["Location"]
    assert letter(demo, "supervisor", path).status_code == 404, "nothing is written yet"
    assert act(demo, path, "draft_opinion") == 200
    before = letter(demo, "supervisor", path, "kk")
    assert before.headers["content-type"] == PDF
    assert unbroken("Кәсіптік одақтың пікірі") in unbroken(text_of(before.content))
    assert act(demo, path, "release_opinion") == 200
    left = letter(demo, "lawyer", path)
    said = unbroken(text_of(left.content))
    assert unbroken(COMMANDS["draft_opinion"].body["text"]) in said
    assert unbroken("Светлана Ахметова") in said, "signed by whoever let it go"
    assert letter(demo, "expert", path, "kk").content == left.content, "once it left it has its own language"


def test_nobody_reads_it_to_whom_it_is_closed(demo: Demo):
    path = address("record_opinion_served")
    assert letter(demo, "lawyer", path).status_code == 200
    assert [letter(demo, account, path).status_code for account in ("auditor", "member", "leader")] == [404] * 3
