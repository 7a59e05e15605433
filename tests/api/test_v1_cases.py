"""A case through the API: filed, read, acted upon; answered once for each key, and only to whom it concerns."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from pypdf import PdfReader

from api.examples import COMMANDS, DISMISSED, UNPAID, case, person
from domain.paper import (
    LetterIssued,
)
from tests.api.demo import Demo

DRAFT = {"command": "draft_answer", "text": "Жауап жобасы"}


def file(demo: Demo, account: str = "member", **changed: object) -> str:
    answer = demo.send(account, "/api/v1/appeals", {**UNPAID, "employer_bin": "990540001238", **changed})
    assert answer.status_code == 201, answer.json()
    return answer.json()["case"]


def in_work(demo: Demo) -> str:
    stream = file(demo)
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", COMMANDS["triage"].body).is_success
    return stream


def test_a_filed_appeal_has_a_number_a_place_and_a_version(demo: Demo):
    answer = demo.send("member", "/api/v1/appeals", DISMISSED)
    body = answer.json()
    assert answer.headers["Location"] == f"/api/v1/cases/{body['case']}"
    assert answer.headers["ETag"] == f'"{body["version"]}"'
    assert int(answer.headers["X-Position"]) == body["position"] > 0
    assert body["number"].startswith("20")


def test_the_member_reads_her_own_words_and_what_comes_next(demo: Demo):
    stream = file(demo)
    answer = demo.as_("member").get(f"/api/v1/cases/{stream}")
    seen = answer.json()
    assert answer.headers["ETag"] == f'"{seen["version"]}"'
    assert [text["text"] for text in seen["texts"]] == [UNPAID["text"]]
    assert seen["stage"]["code"] == "registered"
    assert {term["id"] for term in seen["terms"]} == {"AP-TRIAGE", "AP-ANSWER"}
    assert all(term["confidence"] == "P" for term in seen["terms"])
    assert "withdraw" in {button["command"] for button in seen["buttons"] if button["refused"] is None}


def test_a_dismissal_starts_the_clock_of_the_labour_code_at_once(demo: Demo):
    stream = demo.send("member", "/api/v1/appeals", DISMISSED).json()["case"]
    terms = {t["id"]: t for t in demo.as_("member").get(f"/api/v1/cases/{stream}").json()["terms"]}
    assert terms["ILD-LIM-REINST"]["confidence"] == "V"
    assert "160" in terms["ILD-LIM-REINST"]["source"]


def test_a_button_that_is_refused_says_under_which_rule(demo: Demo):
    stream = file(demo)
    buttons = demo.as_("supervisor").get(f"/api/v1/cases/{stream}").json()["buttons"]
    refused = {button["command"]: button["refused"]["rule"] for button in buttons if button["refused"]}
    assert refused["reopen"] == "not-at-this-stage"


def test_a_chair_files_for_a_member_of_her_own_primary_and_sees_it_only_if_she_agreed(demo: Demo):
    hidden = file(demo, "chair", member=person("member"), primary_may_know=False)
    open_ = file(demo, "chair", member=person("member"), primary_may_know=True)
    assert demo.as_("chair").get(f"/api/v1/cases/{hidden}").status_code == 404
    assert demo.as_("chair").get(f"/api/v1/cases/{open_}").json()["roles"] == ["chair"]
    assert demo.as_("member").get(f"/api/v1/cases/{hidden}").json()["roles"] == ["member"]


@pytest.mark.parametrize("stranger", [person("member2"), f"person-{uuid4()}"], ids=["elsewhere", "nobody"])
def test_a_chair_is_refused_alike_for_a_member_elsewhere_and_for_nobody(demo: Demo, stranger: str):
    answer = demo.send("chair", "/api/v1/appeals", {**UNPAID, "member": stranger})
    assert (answer.status_code, answer.json()["rule"]) == (409, "not-her-chair")


def test_a_draft_is_for_staff_and_the_member_sees_nothing_of_it(demo: Demo):
    stream = in_work(demo)
    assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", DRAFT).is_success
    texts = {
        account: demo.as_(account).get(f"/api/v1/cases/{stream}").json()["texts"] for account in ("lawyer", "member")
    }
    assert DRAFT["text"] in [text["text"] for text in texts["lawyer"]]
    assert [text["event"] for text in texts["member"]] == ["appeal.filed"]


def test_an_auditor_follows_what_was_done_but_reads_no_words(demo: Demo):
    stream = in_work(demo)
    seen = demo.as_("auditor").get(f"/api/v1/cases/{stream}").json()
    assert [(text["state"], text["text"]) for text in seen["texts"]] == [("sealed", None)]
    assert demo.as_("auditor").get(f"/api/v1/cases/{stream}/letters/receipt-1").status_code == 403


def test_the_answer_leaves_exactly_as_it_was_released(demo: Demo):
    stream = in_work(demo)
    path = f"/api/v1/cases/{stream}"
    demo.send("lawyer", f"{path}/commands", DRAFT)
    preview = demo.as_("lawyer").get(f"{path}/answer.pdf")
    assert preview.headers["Content-Type"] == "application/pdf"
    demo.send("lawyer", f"{path}/commands", {**DRAFT, "command": "release_answer"})
    letter = demo.as_("member").get(f"{path}/letters/answer-1").content
    issued = [r.event for r in demo.services.ledger.history(stream) if isinstance(r.event, LetterIssued)]
    assert letter.startswith(b"%PDF")
    assert len(letter) == issued[0].file.size
    assert letter == preview.content
    assert demo.as_("lawyer").get(f"{path}/answer.pdf").status_code == 404  # no draft is left


def test_the_member_can_read_the_answer_on_paper(demo: Demo, tmp_path):
    letter = demo.as_("member").get(f"/api/v1/cases/{case('on-its-way')}/letters/answer-1")
    (tmp_path / "letter.pdf").write_bytes(letter.content)
    assert "Требование приложено" in PdfReader(tmp_path / "letter.pdf").pages[0].extract_text()


def test_every_look_of_others_is_recorded_and_the_member_sees_it(demo: Demo):
    stream = in_work(demo)
    for path in ("", "/events", "/reads"):
        assert demo.as_("lawyer").get(f"/api/v1/cases/{stream}{path}").status_code == 200
    demo.as_("member").get(f"/api/v1/cases/{stream}")
    reads = demo.as_("member").get(f"/api/v1/cases/{stream}/reads").json()
    assert [(read["actor"], read["purpose"]) for read in reads] == [
        (person("lawyer"), purpose) for purpose in ("read", "events", "reads")
    ]


def test_raw_events_keep_personal_text_sealed(demo: Demo):
    stream = file(demo)
    answer = demo.as_("member").get(f"/api/v1/cases/{stream}/events")
    assert answer.json()[0]["name"] == "appeal.filed"
    assert answer.json()[0]["data"]["text"]["subject"] == person("member")
    assert UNPAID["text"] not in answer.text


def test_raw_events_come_in_pages_that_lead_to_each_other(demo: Demo):
    stream = file(demo)
    whole = demo.as_("member").get(f"/api/v1/cases/{stream}/events").json()
    found, path = [], f"/api/v1/cases/{stream}/events?limit=3"
    while path:
        answer = demo.as_("member").get(path)
        found += answer.json()
        path = answer.headers.get("Link", "").partition(">")[0].lstrip("<")
    assert found == whole


def test_a_repeated_key_gets_the_first_answer_again(demo: Demo):
    key, stream = str(uuid4()), in_work(demo)
    first = demo.send("lawyer", f"/api/v1/cases/{stream}/commands", DRAFT, key)
    again = demo.send("lawyer", f"/api/v1/cases/{stream}/commands", DRAFT, key, if_match='"1"')
    assert first.json() == again.json()
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"


def test_filing_twice_under_one_key_makes_one_case(demo: Demo):
    key = str(uuid4())
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: demo.send("member", "/api/v1/appeals", UNPAID, key), range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1


def test_a_key_used_for_another_body_is_refused(demo: Demo):
    key, stream = str(uuid4()), in_work(demo)
    demo.send("lawyer", f"/api/v1/cases/{stream}/commands", DRAFT, key)
    other = demo.send("lawyer", f"/api/v1/cases/{stream}/commands", {**DRAFT, "text": "басқа"}, key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key-reused")


def test_a_key_that_somebody_else_used_is_refused_and_tells_nothing_of_their_request(demo: Demo):
    key = str(uuid4())
    hers = demo.send("member", "/api/v1/appeals", UNPAID, key)
    theirs = demo.send("member2", "/api/v1/appeals", UNPAID, key)
    assert hers.status_code == 201
    assert (theirs.status_code, theirs.json()["type"]) == (422, "/problems/key-reused")
    assert theirs.json()["errors"] == [{"field": "Idempotency-Key", "rule": "used-for-another-request"}]
    assert hers.json()["case"] not in theirs.text
    assert demo.send("member", "/api/v1/appeals", UNPAID, key).headers["Idempotency-Replayed"] == "true"


def test_a_command_on_an_old_version_is_refused_and_the_present_one_is_named(demo: Demo):
    stream = in_work(demo)
    tag = demo.as_("lawyer").get(f"/api/v1/cases/{stream}").headers["ETag"]
    assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", DRAFT, if_match=tag).is_success
    stale = demo.send("lawyer", f"/api/v1/cases/{stream}/commands", DRAFT, if_match=tag)
    assert (stale.status_code, stale.json()["type"]) == (412, "/problems/stale")
    assert stale.headers["ETag"] == demo.as_("lawyer").get(f"/api/v1/cases/{stream}").headers["ETag"]


def test_a_weak_tag_matches_nothing(demo: Demo):
    stream = in_work(demo)
    weak = "W/" + demo.as_("lawyer").get(f"/api/v1/cases/{stream}").headers["ETag"]
    assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", DRAFT, if_match=weak).status_code == 412


@pytest.mark.parametrize(
    ("account", "command", "rule"),
    [
        ("member", COMMANDS["reopen"].body, "not-at-this-stage"),
        ("member", COMMANDS["draft_answer"].body, "not-your-role"),
        ("lawyer", COMMANDS["propose_closing"].body, "not-at-this-stage"),
        ("supervisor", {**COMMANDS["reassign"].body, "holder": person("auditor")}, "holder-not-a-lawyer"),
    ],
)
def test_a_command_out_of_place_is_refused_under_a_rule(
    demo: Demo, account: str, command: dict[str, object], rule: str
):
    answer = demo.send(account, f"/api/v1/cases/{case('letter-before-her')}/commands", command)
    assert (answer.status_code, answer.json()["rule"]) == (409, rule)


def test_a_refusal_is_told_in_the_language_of_the_caller(demo: Demo):
    said = {}
    for language in ("kk", "ru", "en"):
        client = demo.as_("member", **{"Accept-Language": language})
        headers = {"Idempotency-Key": str(uuid4()), "If-Match": "*"}
        path = f"/api/v1/cases/{case('letter-before-her')}/commands"
        said[language] = client.post(path, json=COMMANDS["reopen"].body, headers=headers).json()["detail"]
    assert said["en"] == "At its present stage the case does not provide for this."
    assert len(set(said.values())) == 3


def test_nothing_is_sealed_for_a_command_that_is_refused(demo: Demo):
    """A letter is not even printed for somebody who may not release it."""
    before = len(list(demo.services.settings.blobs_dir.rglob("*")))
    body = {"command": "release_answer", "text": "…"}
    assert demo.send("member", f"/api/v1/cases/{case('letter-before-her')}/commands", body).status_code == 409
    assert len(list(demo.services.settings.blobs_dir.rglob("*"))) == before


def test_an_erased_letter_is_gone_for_good_and_says_so(fresh_demo: Demo):
    path = f"/api/v1/cases/{case('on-its-way')}"
    assert fresh_demo.as_("member").get(f"{path}/letters/answer-1").status_code == 200
    fresh_demo.services.ledger.vault.keyring.destroy(person("member"))
    gone = fresh_demo.as_("lawyer").get(f"{path}/letters/answer-1")
    assert (gone.status_code, gone.json()["type"]) == (410, "/problems/erased")
    texts = fresh_demo.as_("lawyer").get(path).json()["texts"]
    assert {(text["state"], text["text"]) for text in texts} == {("erased", None)}


@pytest.mark.parametrize(("language", "said"), [("kk", "Жолданым"), ("ru", "бращение"), ("en", "ppeal")])
def test_the_timeline_is_told_in_the_language_of_the_caller(demo: Demo, language: str, said: str):
    client = demo.as_("member", **{"Accept-Language": language})
    answer = client.get(f"/api/v1/cases/{case('on-its-way')}/timeline")
    told = [entry["what"] for day in answer.json() for entry in day["entries"]]
    assert answer.headers["Content-Language"] == language
    assert any(said in what for what in told)


def test_the_union_s_own_work_is_told_to_its_staff_only(demo: Demo):
    path = f"/api/v1/cases/{case('on-its-way')}/timeline"
    told = {
        account: {entry["event"] for day in demo.as_(account).get(path).json() for entry in day["entries"]}
        for account in ("member", "lawyer")
    }
    assert "appeal.answer_drafted" in told["lawyer"]
    assert "appeal.answer_drafted" not in told["member"]
    assert "appeal.answered" in told["member"]


def test_every_deadline_says_how_its_date_was_reached(demo: Demo):
    answer = demo.as_("member").get(f"/api/v1/cases/{case('triage')}/deadlines")
    found = {deadline["term"]: deadline for deadline in answer.json()}
    assert found["ILD-LIM-REINST"]["limits"]
    assert "160" in found["ILD-LIM-REINST"]["sentence"]
    assert found["AP-ANSWER"]["working_days_left"] >= 0
