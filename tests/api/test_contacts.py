"""A minute's work through the doors of the application: recorded, listed, taken back, answered, grown, counted."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest

from api.examples import UNPAID, person
from api.examples.contacts import RECORDS, seeded
from domain.appeal.events import AppealGrew
from domain.contact.events import ContactGrew, ContactRecorded
from ledger.record import Busy
from ops.erase import Eraser
from tests.api.demo import ACCOUNTS, Demo
from tests.api.desk import at_desk

PATH = "/api/v1/contacts"
CALL: dict[str, Any] = dict(RECORDS["a_call_by_a_lawyer"].body)
QUESTION: dict[str, Any] = dict(RECORDS["a_question_by_a_chair"].body)
CANARY = "Канарейка короткой работы"
RECORDERS = {"chair", "lawyer", "lawyer2", "supervisor"}


def recorded(demo: Demo, account: str = "lawyer", **changes: Any) -> str:
    answer = demo.send(account, PATH, {**CALL, **changes})
    assert answer.status_code == 201, answer.json()
    contact: str = answer.json()["contact"]
    assert answer.headers["Location"] == f"{PATH}/{contact}"
    return contact


def shown(demo: Demo, account: str, contact: str) -> dict[str, Any]:
    answer = demo.as_(account).get(f"{PATH}/{contact}")
    assert answer.status_code == 200, answer.json()
    found: dict[str, Any] = answer.json()
    return found


def same(answer: Any) -> tuple[object, ...]:
    headers = {name: value for name, value in answer.headers.items() if name != "date"}
    return answer.status_code, headers, answer.content


def test_a_record_is_made_in_one_request_and_reads_as_it_was_made(demo: Demo):
    found = shown(demo, "lawyer", recorded(demo, note=CANARY))
    assert (found["sort"]["code"], found["category"]["code"], found["means"]["code"]) == ("call", "pay", "phone")
    assert (found["member"], found["minutes"], found["region"]) == (person("member"), 5, "KZ-47")
    assert found["note"] == {"state": "open", "text": CANARY}
    assert found["commands"] == ["void_contact", "case"]


def test_the_same_request_is_recorded_once_also_when_it_comes_eight_times_at_once(demo: Demo):
    key = str(uuid4())
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: demo.send("lawyer", PATH, CALL, key), range(8)))
    assert {answer.status_code for answer in answers} == {201}
    (contact,) = {answer.json()["contact"] for answer in answers}
    assert len(demo.services.ledger.history(contact)) == 1
    assert demo.send("lawyer", PATH, CALL, key).headers["Idempotency-Replayed"] == "true"
    assert demo.send("lawyer", PATH, {**CALL, "minutes": 6}, key).json()["type"] == "/problems/key-reused"


@pytest.mark.parametrize("account", ACCOUNTS)
def test_for_whoever_keeps_no_records_there_is_nothing_to_record(demo: Demo, account: str):
    nameless = {**CALL, "note": None}
    del nameless["member"]
    answer = demo.send(account, PATH, nameless)
    assert answer.status_code == (201 if account in RECORDERS else 404)
    assert demo.as_(account).get(PATH).status_code == (200 if account in RECORDERS else 404)


def test_a_hidden_record_and_an_absent_one_look_the_same(demo: Demo):
    contact = recorded(demo)
    absent = f"contact-{uuid4()}"
    seen = set()
    for account in ACCOUNTS:
        nothing = same(demo.as_(account).get(f"{PATH}/{absent}"))
        found = same(demo.as_(account).get(f"{PATH}/{contact}"))
        void = {"command": "void_contact", "reason": "mistake"}
        refused = demo.send(account, f"{PATH}/{contact}/commands", void) if found == nothing else None
        assert refused is None or refused.status_code == 404
        seen |= {account} if found != nothing else set()
    assert seen == {"lawyer", "supervisor", "member"}


@pytest.mark.parametrize("odd", ["case-1", "contact-1", "appeal-1", "person-x", "%20", "contact-" + "0" * 36])
def test_an_id_that_could_be_none_is_absent(demo: Demo, odd: str):
    assert demo.as_("lawyer").get(f"{PATH}/{odd}").status_code == 404


def test_a_look_at_what_is_written_about_somebody_is_recorded_and_the_members_own_is_not(demo: Demo):
    contact = recorded(demo)
    for account in ("supervisor", "member"):
        shown(demo, account, contact)
    assert [read.actor_id for read in demo.services.ledger.reads_of(contact)] == [person("supervisor")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": "5"}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"sort": "party"}, "sort"),
        ({"note": ""}, "note"),
        ({"note": "x" * 1001}, "note"),
        ({"sort": "question", "note": None}, "note"),
        ({"member": "somebody"}, "member"),
        ({"unit": "x"}, "unit"),
        ({"held_on": "2999-01-01"}, "held_on"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_bad_input_is_answered_with_its_field_and_without_an_echo(demo: Demo, changes: dict[str, Any], field: str):
    answer = demo.send("lawyer", PATH, {**CALL, **changes})
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (422, [field])
    assert "party" not in answer.text


def test_somebody_elses_member_and_a_stranger_are_refused_alike(demo: Demo):
    elsewhere, unknown = (
        demo.send("lawyer", PATH, {**CALL, "member": m}) for m in (person("member2"), f"person-{uuid4()}")
    )
    assert elsewhere.status_code == unknown.status_code == 409
    assert elsewhere.json() == unknown.json()
    assert elsewhere.json()["rule"] == "not-your-member"


def test_a_supervisor_with_a_tie_to_the_employer_names_nobody_there(demo: Demo):
    tied = {**CALL, "member": person("member3")}
    assert demo.send("supervisor", PATH, tied).json()["rule"] == "not-your-member"
    contact = recorded(demo, "lawyer", member=person("member3"))
    assert demo.as_("supervisor").get(f"{PATH}/{contact}").status_code == 404


def test_a_question_is_answered_by_the_level_above_and_both_can_read_it(demo: Demo):
    contact = recorded(demo, "chair", **QUESTION, member=person("member"))
    assert shown(demo, "chair", contact)["commands"] == ["void_contact", "case"]
    assert shown(demo, "supervisor", contact)["commands"] == ["answer_question"]
    with demo.followed():
        assert contact in [one["id"] for one in demo.as_("supervisor").get(PATH).json()["questions"]]
    reply = {"command": "answer_question", "text": CANARY}
    assert demo.send("chair", f"{PATH}/{contact}/commands", reply).json()["rule"] == "not-asked"
    assert demo.send("supervisor", f"{PATH}/{contact}/commands", reply).status_code == 200
    assert shown(demo, "chair", contact)["answer"] == {"state": "open", "text": CANARY}
    with demo.followed():
        assert contact not in [one["id"] for one in demo.as_("supervisor").get(PATH).json()["questions"]]


def week_of_calls(demo: Demo) -> tuple[int, int]:
    found = demo.as_("lawyer2").get(PATH).json()["week"]["call"]
    return found["records"], found["minutes"]


def test_my_day_and_my_week_leave_out_what_was_taken_back(demo: Demo):
    with demo.followed():
        records, minutes = week_of_calls(demo)
    kept, wrong = recorded(demo, "lawyer2", minutes=7), recorded(demo, "lawyer2")
    void = {"command": "void_contact", "reason": "duplicate"}
    assert demo.send("lawyer2", f"{PATH}/{wrong}/commands", void).status_code == 200
    with demo.followed():
        mine = demo.as_("lawyer2").get(PATH).json()
        assert week_of_calls(demo) == (records + 1, minutes + 7)
    assert [(one["id"], one["voided"]) for one in mine["today"]][:2] == [(wrong, "duplicate"), (kept, None)]
    assert not mine["stale"]
    assert shown(demo, "lawyer2", wrong)["voided"]["code"] == "duplicate"


def test_a_record_grows_into_a_case_and_each_names_the_other(demo: Demo):
    contact, key = recorded(demo), str(uuid4())
    first, again = (demo.send("lawyer", f"{PATH}/{contact}/case", UNPAID, key) for _ in range(2))
    assert (first.status_code, again.json()) == (201, first.json())
    case = first.json()["case"]
    events = {type(r.event): r.event for s in (case, contact) for r in demo.services.ledger.history(s)}
    assert events[AppealGrew] == AppealGrew(contact=contact)
    assert events[ContactGrew] == ContactGrew(by=person("lawyer"), case=case)
    assert shown(demo, "lawyer", contact)["case"] == case
    assert demo.as_("member").get(f"/api/v1/cases/{case}").json()["filed_by"] == person("lawyer")
    other = demo.send("lawyer", f"{PATH}/{contact}/case", UNPAID)
    assert other.json()["rule"] == "grown-already"
    void = demo.send("lawyer", f"{PATH}/{contact}/commands", {"command": "void_contact", "reason": "mistake"})
    assert void.json()["rule"] == "grown-already"


def away(**_: object) -> None:
    """The database goes away here."""
    raise Busy


def test_what_was_interrupted_between_the_case_and_the_record_is_finished_by_repeating_it(demo: Demo, monkeypatch):
    contact, key = recorded(demo), str(uuid4())
    with monkeypatch.context() as broken:
        broken.setattr("api.contacts.LinkCase", away)
        assert demo.send("lawyer", f"{PATH}/{contact}/case", UNPAID, key).status_code == 503
    assert not shown(demo, "lawyer", contact)["case"]
    assert demo.send("lawyer", f"{PATH}/{contact}/case", UNPAID, key).status_code == 201
    assert shown(demo, "lawyer", contact)["case"]


def test_a_case_is_opened_for_the_member_whom_the_record_names_and_for_somebody(demo: Demo):
    contact = recorded(demo)
    other = demo.send("lawyer", f"{PATH}/{contact}/case", {**UNPAID, "member": person("member3")})
    assert other.json()["rule"] == "other-member"
    nameless = demo.send("lawyer", PATH, {name: value for name, value in CALL.items() if name != "member"}).json()
    path = f"{PATH}/{nameless['contact']}/case"
    assert demo.send("lawyer", path, UNPAID).json()["rule"] == "nobody-named"
    assert demo.send("lawyer", path, {**UNPAID, "member": person("member")}).status_code == 201
    assert demo.send("supervisor", f"{PATH}/{contact}/case", UNPAID).status_code == 201
    asked = recorded(demo, "chair", **QUESTION)
    assert demo.send("supervisor", f"{PATH}/{asked}/case", UNPAID).json()["rule"] == "not-your-role"


def counts(demo: Demo, account: str, query: str = "") -> dict[str, Any]:
    answer = demo.as_(account).get(f"/api/v1/barometer/contacts?{query}")
    assert answer.status_code == 200, answer.json()
    found: dict[str, Any] = answer.json()
    return found


def test_figures_are_full_for_a_leader_and_hidden_below_five_for_others(demo: Demo):
    for category in (*["discrimination"] * 6, "algorithm"):
        recorded(demo, category=category)
    with demo.followed():
        full = counts(demo, "leader", "by=category&by=sort")
        public = counts(demo, "member", "by=category")
    cells = {(line["key"]["category"], line["key"]["sort"]): line["records"] for line in full["lines"]}
    assert (cells["discrimination", "call"], cells["algorithm", "call"], full["total"]) == (6, 1, sum(cells.values()))
    open_to_all = {line["key"]["category"]: line["records"] for line in public["lines"]}
    assert open_to_all["algorithm"] is None
    seen = [figure for figure in open_to_all.values() if figure is not None]
    assert seen
    assert all(figure >= 5 for figure in seen)


@pytest.mark.parametrize(
    ("account", "query", "status"),
    [
        ("member", "by=month", 200),
        ("member", "by=region&by=branch", 200),
        ("member", "by=region&by=branch&sort=call", 422),
        ("leader", "by=region&by=branch&sort=call", 200),
        ("member", "by=region&region=KZ-47", 422),
        ("member", "region=XX", 422),
        ("member", "first=2026-02-01&last=2026-01-01", 422),
        ("member", "by=weekday", 422),
    ],
)
def test_what_may_be_asked_of_the_counts(demo: Demo, account: str, query: str, status: int):
    assert demo.as_(account).get(f"/api/v1/barometer/contacts?{query}").status_code == status


def test_erasing_the_member_leaves_the_counts_and_nothing_that_says_who_she_was(fresh_demo: Demo):
    demo, note = fresh_demo, CANARY
    contact = recorded(demo, note=note)
    services = demo.services
    with demo.followed():
        before = counts(demo, "leader", "by=category&by=sort")["lines"]
        Eraser(services.settings, services.ledger, services.pool, None).erase(person("member"))
        after = counts(demo, "leader", "by=category&by=sort")["lines"]
        page = at_desk(demo, "lawyer").get("/quick").text
    assert after == before
    assert shown(demo, "lawyer", contact)["note"] == {"state": "erased", "text": None}
    assert "Айгүл" not in page
    assert demo.send("lawyer", f"{PATH}/{contact}/case", UNPAID).status_code == 410


def test_nothing_personal_stands_in_the_events(demo: Demo):
    contact = recorded(demo, note=CANARY)
    (event,) = [r.event for r in demo.services.ledger.history(contact)]
    assert isinstance(event, ContactRecorded)
    assert CANARY not in event.model_dump_json()
    assert event.note is not None
    assert event.note.subject == person("member")


def test_a_note_about_nobody_is_sealed_under_the_recorders_own_key(demo: Demo):
    nameless = {name: value for name, value in CALL.items() if name != "member"}
    contact = demo.send("lawyer", PATH, nameless).json()["contact"]
    assert demo.services.ledger.state(contact).note.subject == person("lawyer")


def test_the_demo_federation_begins_with_a_call_a_consultation_and_a_question(demo: Demo):
    for name in ("void_contact", "answer_question", "of_a_call"):
        assert demo.services.ledger.history(seeded(name))


FORM = {"sort": "call", "category": "pay", "means": "phone", "minutes": "5", "member": person("member"), "note": CANARY}


def test_a_page_saves_in_one_go_shows_it_and_takes_it_back_with_one_button(demo: Demo):
    desk = at_desk(demo, "lawyer2")
    with demo.followed():
        page = desk.follow(desk.send("/quick", **FORM)).text
        assert "Written down and counted." in page
        contact = page.split('href="/quick/')[1].partition('"')[0]
        assert CANARY in desk.get(f"/quick/{contact}").text
        assert f"/quick/{contact}/void" in page
        gone = desk.follow(desk.send(f"/quick/{contact}/void", page, reason="mistake")).text
        assert "Taken back: it is no longer counted." in gone
        assert f"/quick/{contact}/void" not in gone


def test_a_double_click_is_one_record(demo: Demo):
    desk = at_desk(demo, "chair")
    page = desk.get("/quick").text
    first, second = (desk.send("/quick", page, **FORM) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"minutes": "many"}, "Enter the minutes as a whole number from 1 to 600"),
        ({"minutes": "٣"}, "Enter the minutes as a whole number from 1 to 600"),
        ({"category": ""}, "Choose an answer"),
        ({"sort": "question", "note": ""}, "Write at most 1,000 characters; a question has to be written down"),
        ({"note": CANARY + "x" * 1000}, "Write at most 1,000 characters; a question has to be written down"),
        ({"member": "", "phone": "+7 701 000 99 99"}, "Nobody of your organisation has this number"),
        ({"member": "", "phone": "+7 700 000 00 02"}, "Nobody of your organisation has this number"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    demo: Demo, changes: dict[str, str], words: str
):
    desk = at_desk(demo, "lawyer")
    answer = desk.send("/quick", **{**FORM, **changes})
    assert answer.status_code == 422
    assert words in answer.text
    assert changes.get("note", CANARY) in answer.text


def test_a_member_is_found_by_her_number_where_there_are_too_many_to_list(demo: Demo, monkeypatch):
    monkeypatch.setattr("api.pages.quick_people.MOST_LISTED", 1)
    desk = at_desk(demo, "lawyer")
    assert 'id="phone"' in desk.get("/quick").text
    answer = desk.send("/quick", **{**FORM, "member": "", "phone": "8 700 000-00-01"})
    assert answer.status_code == 303


@pytest.mark.parametrize("account", ["member", "auditor", "admin", "reviewer"])
def test_for_everybody_else_the_page_does_not_exist(demo: Demo, account: str):
    desk = at_desk(demo, account)
    assert desk.get("/quick").status_code == 404
    assert 'href="/quick"' not in desk.get("/barometer").text
    assert desk.get(f"/quick/{recorded(demo)}").status_code == (200 if account == "member" else 404)


def test_a_case_is_made_of_a_record_with_what_is_known_filled_in(demo: Demo):
    contact = recorded(demo, note=CANARY)
    desk = at_desk(demo, "lawyer")
    draft = desk.send(f"/quick/{contact}/case", at=f"/quick/{contact}")
    facts = desk.follow(draft)
    assert CANARY in facts.text
    where = str(facts.url.path).rpartition("/")[0]
    answers = {"category": "pay", "text": CANARY, "wrong": "none"}
    wishes = desk.follow(desk.send(f"{where}/facts", **answers))
    assert "circle" in wishes.text or "primary_may_know" in wishes.text
    check = desk.follow(desk.send(f"{where}/wishes", primary_may_know="no", consents=["case"]))
    sent = desk.follow(desk.send(f"{where}/send", check.text))
    assert sent.status_code == 200
    case = shown(demo, "lawyer", contact)["case"]
    assert case
    assert demo.services.ledger.state(case).contact == contact
    assert f"/cases/{case}" in desk.get(f"/quick/{contact}").text


def test_a_record_that_names_nobody_asks_for_whom_the_case_is(demo: Demo):
    nameless = {name: value for name, value in CALL.items() if name != "member"}
    contact = demo.send("lawyer", PATH, nameless).json()["contact"]
    desk = at_desk(demo, "lawyer")
    for member, status in (("", 409), (person("member2"), 409), (person("member"), 303)):
        assert desk.send(f"/quick/{contact}/case", at=f"/quick/{contact}", member=member).status_code == status


def test_the_counts_have_a_page_for_everybody_who_is_signed_in(demo: Demo):
    with demo.followed():
        for account, by in (("member", "category"), ("leader", "region"), ("lawyer", "branch"), ("chair", "nonsense")):
            page = at_desk(demo, account).get(f"/barometer/contacts?by={by}")
            assert page.status_code == 200
            assert "What is counted is the work, not people" in page.text
