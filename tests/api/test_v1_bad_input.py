"""Whatever is sent, the answer is a problem that names the field and repeats nothing; never a fault of ours."""

import json
from uuid import uuid4

import pytest

from api.examples import COMMANDS, DISMISSED, UNPAID, case, case_of
from tests.api.demo import Demo

CANARY = "zqx-canary"
APPEALS = "/api/v1/appeals"
COMMANDS_PATH = f"/api/v1/cases/{case('letter-before-her')}/commands"
LANGUAGES = ("kk", "ru", "en")


def filing(**changed: object) -> dict[str, object]:
    return {**DISMISSED, **changed}


def breach(**changed: object) -> dict[str, object]:
    return filing(breach={"wrong": "dismissal", **changed})


FIELDS = {
    "unknown field": (filing(nickname=CANARY), "nickname", "extra-forbidden"),
    "unknown field deep down": (breach(nickname=CANARY), "breach.nickname", "extra-forbidden"),
    "text empty": (filing(text=""), "text", "string-too-short"),
    "text blank": (filing(text=" \n\t "), "text", "not-blank"),
    "text too long": (filing(text=CANARY * 3000), "text", "string-too-long"),
    "text with NUL": (filing(text=f"{CANARY}\0"), "text", "storable-text"),
    "text with a lone surrogate": (filing(text=f"{CANARY}\ud800"), "text", "storable-text"),
    "text with a control character": (filing(text=f"{CANARY}\x1b[31m"), "text", "no-control-characters"),
    "text with a separator of lines": (filing(text=f"{CANARY}\u2028"), "text", "no-control-characters"),
    "text a number": (filing(text=7), "text", "string-type"),
    "text an object": (filing(text={"$ne": CANARY}), "text", "string-type"),
    "no such category": (filing(category=CANARY), "category", "enum"),
    "no such language": (filing(language="de"), "language", "enum"),
    "no such day": (breach(happened_on="2026-02-30"), "breach.happened_on", "date-from-datetime-parsing"),
    "day of another calendar": (breach(happened_on="1447-13-01"), "breach.happened_on", "date-from-datetime-parsing"),
    "day in the future": (breach(happened_on="2999-01-01"), "breach.happened_on", "date-in-the-future"),
    "day before anybody lived": (breach(learned_on="1929-12-31"), "breach.learned_on", "date-before-1930"),
    "day as a number": (breach(act_posted_on=1700000000), "breach.act_posted_on", "date-as-yyyy-mm-dd"),
    "day as words": (breach(happened_on=CANARY), "breach.happened_on", "date-as-yyyy-mm-dd"),
    "day with an hour": (breach(happened_on="2026-11-01T00:00:00Z"), "breach.happened_on", "date-as-yyyy-mm-dd"),
    "BIN too short": (filing(employer_bin="12345"), "employer_bin", "twelve-digits"),
    "BIN in other digits": (filing(employer_bin="٩٩٠٥٤٠٠٠١٢٣٨"), "employer_bin", "twelve-digits"),
    "BIN with a wrong control digit": (filing(employer_bin="990540001239"), "employer_bin", "control-digit"),
    "an IIN where a BIN is asked": (filing(employer_bin="850615300129"), "employer_bin", "iin-where-bin-is-asked"),
    "member who is no person": (filing(member=CANARY), "member", "person-id"),
    "member by another form of id": (filing(member=f"person-{uuid4().hex}"), "member", "person-id"),
    "consent to nothing known": (filing(consents=[CANARY]), "consents.0", "enum"),
    "consent to a text never shown": (filing(consent_version=99), "consent_version", "less-than-equal"),
    "consent to an endless version": (filing(consent_version=10**400), "consent_version", "less-than-equal"),
    "yes in words": (filing(primary_may_know="yes"), "primary_may_know", "bool-type"),
    "a list": ([CANARY], "body", "model-attributes-type"),
    "a word": (CANARY, "body", "model-attributes-type"),
    "nothing": (None, "body", "model-attributes-type"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("body", "field", "rule"), FIELDS.values(), ids=FIELDS)
def test_a_wrong_field_is_named_and_never_repeated(demo: Demo, body: object, field: str, rule: str, language: str):
    client = demo.as_("member", **{"Accept-Language": language})
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}
    answer = client.post(APPEALS, content=json.dumps(body), headers=headers)
    assert answer.status_code == 422, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == language
    assert {"field": field, "rule": rule} in answer.json()["errors"]
    assert CANARY not in answer.text


RAW = {
    "no JSON": (b"{", 400, "malformed-json"),
    "two values": (b"{} {}", 400, "malformed-json"),
    "nothing at all": (b"", 422, "invalid-fields"),
    "NaN": (b'{"text": NaN}', 422, "invalid-fields"),
    "infinity": (b'{"text": -Infinity}', 422, "invalid-fields"),
    "a number beyond all measure": (b'{"text": 1e999999}', 422, "invalid-fields"),
    "a whole number beyond all measure": (b'{"text": ' + b"9" * 10_000 + b"}", 400, "malformed-json"),
    "not UTF-8": (b'{"text": "\xff\xfe"}', 400, "body-not-utf8"),
    "UTF-16": ('{"text": "қ"}'.encode("utf-16"), 400, "body-not-utf8"),
    "a byte order mark": (b"\xef\xbb\xbf{}", 400, "malformed-json"),
    "an abyss": (b"[" * 100_000, 400, "malformed-json"),
    "ten megabytes": (b'{"text": "' + b"a" * 10_000_000 + b'"}', 413, "body-too-large"),
    "the same field twice": (b'{"text": "a", "text": "b"}', 422, "invalid-fields"),
}


@pytest.mark.parametrize("path", [APPEALS, COMMANDS_PATH])
@pytest.mark.parametrize(("body", "status", "code"), RAW.values(), ids=RAW)
def test_bytes_that_are_no_request_are_answered_with_a_problem(
    demo: Demo, path: str, body: bytes, status: int, code: str
):
    headers = {"Idempotency-Key": str(uuid4()), "If-Match": "*", "Content-Type": "application/json"}
    answer = demo.as_("lawyer").post(path, content=body, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")


HEADERS = {
    "no key": ({"If-Match": "*"}, 400, "missing-idempotency-key", "Idempotency-Key"),
    "an empty key": ({"If-Match": "*", "Idempotency-Key": ""}, 400, "missing-idempotency-key", "Idempotency-Key"),
    "an endless key": ({"If-Match": "*", "Idempotency-Key": "k" * 201}, 400, "bad-request", "Idempotency-Key"),
    "a key with a gap": ({"If-Match": "*", "Idempotency-Key": "a b"}, 400, "bad-request", "Idempotency-Key"),
    "no If-Match": ({"Idempotency-Key": "k1"}, 428, "missing-if-match", "If-Match"),
    "an If-Match of no form": ({"Idempotency-Key": "k2", "If-Match": "7"}, 400, "bad-request", "If-Match"),
    "an If-Match of another case": ({"Idempotency-Key": "k3", "If-Match": '"99999"'}, 412, "stale", ""),
    "an If-Match beyond all measure": ({"Idempotency-Key": "k4", "If-Match": f'"{"9" * 4000}"'}, 412, "stale", ""),
}


@pytest.mark.parametrize(("headers", "status", "code", "field"), HEADERS.values(), ids=HEADERS)
def test_a_header_that_is_missing_or_wrong_is_named(
    demo: Demo, headers: dict[str, str], status: int, code: str, field: str
):
    answer = demo.as_("lawyer").post(COMMANDS_PATH, json=COMMANDS["draft_answer"].body, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
    assert [error["field"] for error in answer.json().get("errors", [])] == ([field] if field else [])


COMMAND_FIELDS = {
    "no command": ({"text": "a"}, "command", "union-tag-not-found"),
    "no such command": ({"command": CANARY}, "command", "union-tag-invalid"),
    "filing is no command to a case": ({**UNPAID, "command": "file_appeal"}, "command", "union-tag-invalid"),
    "a field of another command": (
        {"command": "draft_answer", "text": "a", "holder": CANARY},
        "holder",
        "extra-forbidden",
    ),
    "what only the server makes": (
        {"command": "release_answer", "text": "a", "file": CANARY},
        "file",
        "extra-forbidden",
    ),
    "a review of no form": ({**COMMANDS["complete_review"].body, "review": CANARY}, "review", "review-id"),
    "a day of an anchor": (
        {**COMMANDS["confirm_anchor"].body, "breach": {"wrong": "other", "learned_on": "2999-01-01"}},
        "breach.learned_on",
        "date-in-the-future",
    ),
}


@pytest.mark.parametrize(("body", "field", "rule"), COMMAND_FIELDS.values(), ids=COMMAND_FIELDS)
def test_a_wrong_field_of_a_command_is_named_as_the_sender_knows_it(demo: Demo, body: object, field: str, rule: str):
    answer = demo.send("lawyer", COMMANDS_PATH, body)
    assert answer.status_code == 422
    assert {"field": field, "rule": rule} in answer.json()["errors"]
    assert CANARY not in answer.text


QUERIES = [
    "/api/v1/docket?limit=0",
    "/api/v1/docket?limit=100000000000000000000",
    "/api/v1/docket?after=x",
    "/api/v1/docket?after=MjAyNi0xMS0yMSBhcHBlYWwteA==",
    "/api/v1/docket?stage=zqx-canary",
    "/api/v1/docket?when=never",
    "/api/v1/docket?number=%00",
    "/api/v1/docket?holder=person-%00",
    "/api/v1/docket?min_position=-1",
    "/api/v1/docket?min_position=99999999999999999999999999",
    "/api/v1/docket?colour=zqx-canary",
    f"/api/v1/cases/{case_of('triage')}/events?after=-1",
    f"/api/v1/cases/{case_of('triage')}/events?limit=x",
]


@pytest.mark.parametrize("path", QUERIES)
def test_a_question_that_makes_no_sense_is_a_problem_too(demo: Demo, path: str):
    answer = demo.as_("member").get(path)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid-fields")
    assert CANARY not in answer.text


def test_a_body_in_another_form_is_refused_before_it_is_read(demo: Demo):
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "text/plain"}
    answer = demo.as_("member").post(APPEALS, content=json.dumps(DISMISSED), headers=headers)
    assert answer.status_code in {415, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_what_was_refused_left_nothing_behind(demo: Demo):
    before = demo.services.ledger.position()
    for body, _field, _rule in FIELDS.values():
        headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}
        demo.as_("member").post(APPEALS, content=json.dumps(body), headers=headers)
    assert demo.services.ledger.position() == before


def test_a_good_body_is_accepted_by_the_same_way_of_asking(demo: Demo):
    """The negative control: it is the faults that are refused, not the request."""
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}
    assert demo.as_("member").post(APPEALS, content=json.dumps(DISMISSED), headers=headers).status_code == 201
