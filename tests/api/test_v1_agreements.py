"""The register of agreements for programs: written down, watched, searched, with its text as a file, and open data."""

from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response

from api.examples.agreements import COMMANDS, REGISTRATIONS, SEEDED, seeded_agreement
from domain.document_rules import LARGEST_BYTES
from tests.api.demo import Demo
from tests.files import DOCX, JPEG, PDF

AGREEMENTS = "/api/v1/agreements"
BODY = REGISTRATIONS["collective_agreement"].body


def address(name: str) -> str:
    return f"{AGREEMENTS}/{seeded_agreement(name)}"


def act(demo: Demo, path: str, name: str, account: str = "", **fields: Any) -> Response:
    example = COMMANDS[name]
    return demo.send(account or example.account, f"{path}/commands", {**example.body, **fields})


def sent(demo: Demo, path: str, content: bytes, account: str = "negotiator", key: str = "") -> Response:
    headers = {"Idempotency-Key": key or str(uuid4())}
    return demo.as_(account).post(f"{path}/text", files={"file": ("договор.pdf", content)}, headers=headers)


def test_an_agreement_goes_from_its_registration_to_its_filing_and_its_control(demo: Demo):
    made = demo.send("negotiator", AGREEMENTS, BODY)
    assert made.status_code == 201
    path = made.headers["Location"]
    read = demo.as_("lawyer").get(path).json()
    assert read["status"]["code"] == "in_force"
    assert {(term["id"], term["confidence"]) for term in read["terms"]} == {
        ("AGR-END", "V"),
        ("CB-MONITOR", "V"),
        ("AGR-CONTROL", "P"),
    }
    assert [g["code"] for g in read["guarantees"]] == ["human_control"]
    assert read["clauses"][0]["text"] == BODY["clauses"][0]["text"]
    assert {t["code"] for t in read["lacks"]} >= {"control", "amendment"}
    assert act(demo, path, "record_filing").status_code == 200
    assert act(demo, path, "record_control", "negotiator").status_code == 200
    read = demo.as_("lawyer").get(path).json()
    assert read["filed_on"] == COMMANDS["record_filing"].body["on"]
    assert [f["source"] for f in read["controls"][0]["findings"]] == ["", "KoAP 97(3)"]
    assert read["controls"][0]["text"] == COMMANDS["record_control"].body["text"]


def test_the_same_key_registers_one_agreement(demo: Demo):
    first, again = (demo.send("negotiator", AGREEMENTS, BODY, key="once") for _ in range(2))
    assert first.json()["agreement"] == again.json()["agreement"]
    other = demo.send("negotiator", AGREEMENTS, {**BODY, "covered": 113}, key="once")
    assert other.status_code == 422


@pytest.mark.parametrize(
    ("changes", "status", "told"),
    [
        ({"signed_on": "2099-01-01"}, 422, "signed_on"),
        ({"until": "2020-01-01"}, 409, "agreement-ends-before-it-begins"),
        ({"employer_bin": ""}, 409, "agreement-without-employer"),
        ({"employer_bin": "990540001239"}, 422, "employer_bin"),
        ({"region": "KZ-99"}, 422, "region"),
        ({"covered": -1}, 422, "covered"),
        ({"covered": True}, 422, "covered"),
        ({"themes": ["pay", "weather"]}, 422, "themes"),
        ({"parties": "  "}, 422, "parties"),
        ({"until": "9999-12-31"}, 422, "until"),
        ({"talks": "bargaining-1"}, 422, "talks"),
    ],
    ids=str,
)
def test_bad_input_is_told_by_its_field_or_its_rule(demo: Demo, changes: dict[str, Any], status: int, told: str):
    answer = demo.send("negotiator", AGREEMENTS, {**BODY, **changes})
    problem = answer.json()
    assert answer.status_code == status
    assert told == (problem["errors"][0]["field"].partition(".")[0] if status == 422 else problem["rule"])


def test_the_same_number_twice_is_taken_and_marked(demo: Demo):
    twice = {**BODY, "clauses": [BODY["clauses"][0]] * 2}
    path = demo.send("negotiator", AGREEMENTS, twice).headers["Location"]
    read = demo.as_("negotiator").get(path).json()
    assert (len(read["clauses"]), [mark["code"] for mark in read["marks"]]) == (2, ["clause_twice"])


def test_a_text_is_attached_given_out_and_looked_at_on_record(demo: Demo):
    path, content = address("buses"), PDF
    assert sent(demo, path, content).status_code == 201
    stream = seeded_agreement("buses")
    before = len(demo.services.ledger.reads_of(stream))
    given = demo.as_("auditor").get(f"{path}/text")
    assert (given.content, given.headers["Content-Type"]) == (content, "application/pdf")
    assert len(demo.services.ledger.reads_of(stream)) == before + 1
    assert demo.as_("lawyer").get(path).json()["text"]["size"] == len(content)
    assert sent(demo, path, DOCX).status_code == 201
    assert demo.as_("member").get(f"{path}/text").status_code == 404


def test_a_text_that_is_none_is_refused_and_leaves_nothing(demo: Demo):
    path = address("hospital")
    picture = sent(demo, path, JPEG)
    assert (picture.status_code, picture.json()["rule"]) == (409, "agreement-file-type")
    large = sent(demo, path, b"%PDF-1.7\n" + bytes(LARGEST_BYTES))
    assert (large.status_code, large.json()["rule"]) == (413, "document-too-large")
    empty = sent(demo, path, b"")
    assert empty.json()["rule"] == "document-empty"
    assert demo.as_("lawyer").get(path).json()["text"] is None
    assert sent(demo, path, PDF, "reviewer").status_code == 409


@pytest.mark.parametrize("account", ["member", "member2"])
def test_without_an_office_there_is_no_register(demo: Demo, account: str):
    absent = f"{AGREEMENTS}/agreement-{uuid4()}"
    client = demo.as_(account)
    assert [client.get(path).status_code for path in (AGREEMENTS, address("drilling"), absent)] == [404] * 3
    assert client.get(f"{AGREEMENTS}/open-data").status_code == 404
    assert act(demo, address("drilling"), "record_proposal", account).status_code == 404


def test_others_read_and_those_whose_work_it_is_write(demo: Demo):
    read = demo.as_("expert").get(address("drilling")).json()
    assert read["buttons"] == []
    assert act(demo, address("drilling"), "record_proposal", "expert").json()["rule"] == "not-your-role"


def test_the_register_is_narrowed_and_paged(demo: Demo):
    with demo.followed():
        client = demo.as_("leader")

        def ids(query: str) -> set[str]:
            return {each["id"] for each in client.get(f"{AGREEMENTS}?{query}").json()["items"]}

        assert seeded_agreement("drilling") in ids("status=lapsing")
        assert ids("status=prolonged") == {seeded_agreement("port")}
        assert seeded_agreement("hospital") in ids("status=expired")
        assert ids("level=general") == {seeded_agreement("general")}
        assert ids("region=KZ-35&level=regional&status=renewed") == {seeded_agreement("karaganda_before")}
        assert ids("guarantee=no_discrimination") == {seeded_agreement("oil_and_gas"), seeded_agreement("school")}
        assert seeded_agreement("drilling") not in ids("any_guarantee=true")
        assert seeded_agreement("general") in ids("find=правительство")
        first = client.get(f"{AGREEMENTS}?limit=4")
        link = first.headers["Link"].partition(">")[0].removeprefix("<")
        second = client.get(link).json()["items"]
        assert not {each["id"] for each in first.json()["items"]} & {each["id"] for each in second}
        assert client.get(f"{AGREEMENTS}?after=bm9wZQ==").status_code == 422
        assert client.get(f"{AGREEMENTS}?region=KZ-99").status_code == 422


def test_open_data_name_no_employer_and_no_word_of_a_text(demo: Demo):
    with demo.followed():
        client = demo.as_("auditor")
        data, table = client.get(f"{AGREEMENTS}/open-data"), client.get(f"{AGREEMENTS}/open-data.csv")
    items = data.json()["items"]
    assert len(items) >= len(SEEDED) - 1
    assert {each["parties"] for each in items if each["level"] == "enterprise"} == {""}
    for secret in (SEEDED["oil_field"].said["employer_bin"], "Вахта", "Бурение"):
        assert secret not in data.text
        assert secret not in table.text
    assert "Правительство" in data.text
    lines = table.text.splitlines()
    assert len(lines) == len(items) + 1
    assert lines[0].startswith("\ufeffas_of,position,synthetic,level")


def test_what_is_overtaken_is_told(demo: Demo):
    path = address("mangystau_region")
    version = demo.as_("negotiator").get(path).json()["version"]
    assert act(demo, path, "record_proposal").status_code == 200
    late = demo.send("negotiator", f"{path}/commands", COMMANDS["record_filing"].body, if_match=f'"{version}"')
    assert late.status_code == 412


def test_words_of_a_clause_find_its_agreement_and_the_clause(demo: Demo):
    found, control = {}, {}
    with demo.followed():
        client = demo.as_("leader")
        for typed in ("критерии ВЕС", "критерий вес", "вахта весов", "уволнение"):
            items = client.get(AGREEMENTS, params={"clause": typed, "limit": 200}).json()["items"]
            found[typed] = {each["id"]: each["found_in"] for each in items}
        control = client.get(AGREEMENTS, params={"limit": 200}).json()["items"]
    assert found["критерии ВЕС"][seeded_agreement("oil_field")] == ["9.2"]
    assert not found["критерий вес"], "whole words, all in one clause"
    assert not found["вахта весов"]
    assert all(each["found_in"] == [] for each in control), "nothing was searched for"


def test_a_clause_that_is_set_aside_is_found_no_more(fresh_demo: Demo):
    demo, oil = fresh_demo, seeded_agreement("oil_field")
    with demo.followed():
        client = demo.as_("leader")
        before = client.get(AGREEMENTS, params={"clause": "вахта"}).json()["items"]
        assert act(demo, address("oil_field"), "set_clause_aside").status_code == 200
        position = demo.services.ledger.position()
        assert demo.services.feed.watch.wait_for("words", position, 20)
        after = client.get(AGREEMENTS, params={"clause": "вахта"}).json()["items"]
    assert oil in {each["id"] for each in before}
    assert oil not in {each["id"] for each in after}


def test_two_agreements_are_compared_clause_by_clause_and_both_looks_are_recorded(demo: Demo):
    before, now = seeded_agreement("oil_field_before"), seeded_agreement("oil_field")
    looks = [len(demo.services.ledger.reads_of(stream)) for stream in (before, now)]
    told = demo.as_("lawyer").get(f"{AGREEMENTS}/{before}/compared/{now}").json()
    assert (told["one"], told["other"]) == (before, now)
    pay = next(each for each in told["clauses"] if each["theme"]["code"] == "pay")
    assert (pay["one"]["number"], pay["other"]["number"]) == ("3.1", "3.1")
    assert {piece["kind"] for piece in pay["redline"]} == {"same", "new", "gone"}
    new = [each["other"]["number"] for each in told["clauses"] if each["one"] is None]
    assert new == ["9.1", "9.2"]
    given = {each["guarantee"]["code"]: (each["one"], each["other"]) for each in told["guarantees"]}
    assert given["human_control"] == (False, True)
    assert [len(demo.services.ledger.reads_of(stream)) for stream in (before, now)] == [n + 1 for n in looks]


def test_a_comparison_with_what_is_not_there_is_not_there(demo: Demo):
    path = f"{AGREEMENTS}/{seeded_agreement('oil_field')}/compared/agreement-00000000-0000-4000-8000-000000000000"
    assert demo.as_("lawyer").get(path).status_code == 404
    assert demo.as_("member").get(f"{address('school')}/compared/{seeded_agreement('port')}").status_code == 404
