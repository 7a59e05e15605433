"""Talks on pages: from opening to a text on the table; nobody who is not named finds any of it."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from psycopg.sql import SQL, Identifier

from api.examples.commands import case_of
from api.examples.names import person, unit
from api.examples.talks import PLACES, seeded_talks
from api.pages.talks_fields import CLAUSES, ROUNDS, TALKS
from api.table import CLAUSE_COMMANDS, ROUND_COMMANDS
from api.talks import COMMANDS, clause_id
from domain.bargaining.clauses.decider import CLAUSE as DECIDED
from domain.bargaining.decider import DECIDER
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.kernel import ALMATY
from projections.talks_words import HAPPENINGS
from tests.api.demo import Demo
from tests.api.desk import at_desk

TABLE = seeded_talks("table")


def day(demo: Demo, name: str) -> dict[str, Any]:
    today: date = demo.services.ledger.now().astimezone(ALMATY).date()
    return {f"{name}__{part}": str(getattr(today, part)) for part in ("day", "month", "year")}


def test_every_event_has_words_and_every_act_a_form():
    told = {event.NAME for decider in (DECIDER, ROUND, DECIDED) for event in decider.events}
    assert told - set(HAPPENINGS) == set()
    assert set(COMMANDS) - {"comment_on_draft"} == set(TALKS)
    assert set(ROUND_COMMANDS) == set(ROUNDS)
    assert set(CLAUSE_COMMANDS) == set(CLAUSES)


def test_talks_are_opened_and_carried_on_by_forms(demo: Demo):
    lead = at_desk(demo, "negotiator")
    missing = lead.send("/talks", at="/talks/new", level="enterprise", unit="", employer_bin="1")
    assert (missing.status_code, 'href="#employer_bin"' in missing.text) == (422, True)
    opened = lead.send("/talks", at="/talks/new", level="regional", unit=unit("mangystau"), employer_bin="")
    page = lead.follow(opened)
    here = page.url.path
    assert "you lead them" in page.text
    too_early = lead.send(f"{here}/do?act=record_proposal", party="union", **day(demo, "received_on"))
    assert (too_early.status_code, "for whom the union speaks" in too_early.text) == (409, True)
    assert 'value="union" checked' in too_early.text, "what was chosen stays"
    counted = lead.send(f"{here}/do?act=record_capacity", staff="x", members="310", elected_join="no")
    assert (counted.status_code, "Enter a whole number" in counted.text) == (422, True)
    whole: dict[str, Any] = {"staff": "420", "members": "310", "elected_join": "no", "unions": "1", "single_body": "no"}
    assert lead.send(f"{here}/do?act=record_capacity", **whole).status_code == 303
    served = lead.send(f"{here}/do?act=record_proposal", party="union", **day(demo, "received_on"))
    page = lead.follow(served)
    assert "Entering talks" in page.text
    assert "Talks were proposed" in page.text


@pytest.mark.parametrize("act", TALKS)
def test_every_act_has_a_page_for_the_team(demo: Demo, act: str):
    lead = at_desk(demo, "negotiator")
    shown = lead.get(f"/talks/{TABLE}/do?act={act}")
    assert shown.status_code == (404 if act == "release_report" else 200)


def test_my_talks_stand_in_a_list_and_an_office_sees_no_text(demo: Demo):
    lead, supervisor = at_desk(demo, "negotiator"), at_desk(demo, "supervisor")
    with demo.followed():
        assert f"/talks/{TABLE}" in lead.get("/talks").text
        assert f"/talks/{TABLE}" in supervisor.get("/talks").text
        assert f"/talks/{TABLE}" not in at_desk(demo, "leader").get("/talks").text
    note = "Готовы уступить в сроках."
    assert lead.send(f"/talks/{TABLE}/do?act=write_note", text=note).status_code == 303
    assert note in lead.get(f"/talks/{TABLE}").text
    assert note not in supervisor.get(f"/talks/{TABLE}").text
    assert "/table" not in supervisor.get(f"/talks/{TABLE}").text


CLAUSE = f"/talks/{TABLE}/clauses/{clause_id(TABLE, '1.1')}"
CANARY = "КАНАРЕЙКА-четырнадцать-процентов"


def test_a_list_that_is_full_of_others_talks_still_holds_ones_own(demo: Demo):
    """The control: of all talks another one comes first."""
    with demo.followed():
        first, *_, last = (
            each["id"] for each in demo.as_("negotiator").get("/api/v1/talks").json() if not each["closed"]
        )
        assert first != last
        named = {"command": "name_team", "person": person("lawyer3"), "part": "adviser"}
        assert demo.send("negotiator", f"/api/v1/talks/{last}/commands", named).is_success
    with demo.followed():
        assert [each["id"] for each in demo.as_("lawyer3").get("/api/v1/talks?limit=1").json()] == [last]


@pytest.mark.parametrize("kind", ["talks", "disputes"])
def test_a_list_is_read_to_its_end_page_by_page(demo: Demo, kind: str):
    auditor = demo.as_("auditor")
    with demo.followed():
        whole = [each["id"] for each in auditor.get(f"/api/v1/{kind}?limit=200").json()]
        address, read = f"/api/v1/{kind}?limit=2", list[str]()
        while address:
            page = auditor.get(address)
            read += [each["id"] for each in page.json()]
            link = page.headers.get("link", "")
            address = link.partition(">")[0].removeprefix("<")
    assert len(whole) > 2
    assert read == whole
    assert auditor.get(f"/api/v1/{kind}?after=x").status_code == 422
    assert auditor.get(f"/api/v1/{kind}?after=bargaining-{uuid4()}").json() == []


def test_papers_prove_what_was_recorded_and_what_has_none_says_so(demo: Demo):
    """A fingerprint is typed or made on the device; a file is never sent."""
    lead, proposed = at_desk(demo, "negotiator"), seeded_talks("proposed")
    here = f"/talks/{proposed}"
    assert "no proof of service on record" in lead.get(here).text
    assert "There is no proof of service on record" in lead.get(f"{here}/do?act=record_failure").text
    form = lead.get(f"{here}/do?act=record_proof").text
    assert "fingerprint.js" in form
    assert 'type="file"' in form
    halves = lead.send(f"{here}/do?act=record_proof", of="proposal", **{"paper-sha256": "5c", "paper-kept_by": "x"})
    assert (halves.status_code, 'href="#paper-sha256"' in halves.text) == (422, True)
    whole = {"paper-sha256": "5C" * 32, "paper-kept_by": unit("mangystau")}
    shown = lead.follow(lead.send(f"{here}/do?act=record_proof", of="proposal", **whole)).text
    assert "5c" * 32 in shown
    assert "no proof of service on record" not in shown.partition("What happened")[0]
    seen = demo.as_("negotiator").get(f"/api/v1/talks/{proposed}").json()
    assert [each["paper"]["sha256"] for each in seen["proofs"]] == ["5c" * 32]


def test_the_commission_says_when_it_means_to_meet(demo: Demo):
    lead, here = at_desk(demo, "negotiator"), f"/talks/{TABLE}"
    said: dict[str, Any] = {"ours": "3", "theirs": "3", "secrecy": "no", **day(demo, "on")}
    nonsense = lead.send(f"{here}/do?act=form_commission", timetable="31.02.2026", **said)
    assert (nonsense.status_code, 'href="#timetable"' in nonsense.text) == (422, True)
    days = lead.follow(lead.send(f"{here}/do?act=form_commission", timetable="14.9.2026\n28.09.2026", **said)).text
    assert "It means to meet" in days
    assert "28" in days.partition("It means to meet")[2][:200]


def test_a_number_that_no_table_takes_is_refused_with_its_field(demo: Demo):
    body = {"command": "form_commission", "on": "2026-01-12", "ours": 0, "theirs": 3, "secrecy": True}
    refused = demo.send("negotiator", f"/api/v1/talks/{TABLE}/commands", body)
    assert (refused.status_code, "ours" in refused.text) == (422, True)


def test_who_failed_to_agree_opens_a_dispute_from_the_talks(demo: Demo):
    lead, failed = at_desk(demo, "negotiator"), seeded_talks("failed")
    way = f"/disputes/new?talks={failed}"
    assert way in lead.get(f"/talks/{failed}").text
    form = lead.get(way).text
    assert f'name="talks" value="{failed}"' in form
    assert f'value="{PLACES["failed"][1]}"' in form
    assert 'name="talks"' not in at_desk(demo, "lawyer").get(way).text, "talks of others are none"


def test_a_case_that_tests_a_clause_is_named_by_who_may_open_it_and_seen_beside_the_clause(demo: Demo):
    adviser, lead = at_desk(demo, "lawyer2"), at_desk(demo, "negotiator")
    number = demo.as_("lawyer2").get(f"/api/v1/cases/{case_of('remind_holder')}").json()["number"]
    refused = lead.send(f"{CLAUSE}/do?act=name_case", case=number)
    assert (refused.status_code, 'href="#case"' in refused.text) == (422, True), "the lead may not open it"
    body = {"command": "name_case", "case": case_of("remind_holder")}
    at_clause = f"/api/v1{CLAUSE}/commands"
    assert demo.send("negotiator", at_clause, body).status_code == 422
    assert demo.send("negotiator", at_clause, {**body, "case": f"appeal-{uuid4()}"}).status_code == 422, (
        "as one that is not"
    )
    with demo.followed():
        assert adviser.send(f"{CLAUSE}/do?act=name_case", case=number).is_redirect
    with demo.followed():
        assert number in adviser.get(CLAUSE).text
        assert number not in lead.get(CLAUSE).text
        assert "1 more that you may not open" in lead.get(CLAUSE).text
        assert "1 case tests it" in lead.get(f"/talks/{TABLE}/rounds/3").text


def test_the_table_lies_as_it_lay_at_any_minute_and_leaves_as_files(demo: Demo):
    lead = at_desk(demo, "negotiator")
    with demo.followed():
        now = lead.get(f"/talks/{TABLE}/table").text
        assert "Оклады индексируются дважды" in now
        assert "Mandatory contents" in now
        disputed = lead.get(f"/talks/{TABLE}/table?status=disputed").text
        assert ("Бюджет безопасности" in disputed, "Индексация окладов" in disputed) == (True, False)
        before = lead.get(f"/talks/{TABLE}/table?on-day=1&on-month=2&on-year=2020&time=14:30").text
        assert ("This is the past" in before, "Индексация окладов" in before) == (True, False)
        assert lead.get(f"/talks/{TABLE}/table?on-day=31&on-month=2&on-year=2020").status_code == 422
        book = load_workbook(BytesIO(lead.get(f"/talks/{TABLE}/table.xlsx").content))
        words = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
        assert any("Оклады индексируются дважды" in word for word in words)
        assert lead.get(f"/talks/{TABLE}/table.pdf").content.startswith(b"%PDF")


def test_the_second_of_two_at_a_clause_sees_the_first_text_and_keeps_the_own(demo: Demo):
    first, second = at_desk(demo, "negotiator"), at_desk(demo, "negotiator")
    page = second.get(CLAUSE).text
    said: dict[str, Any] = {"party": "union", "round": "3"}
    assert first.send(f"{CLAUSE}/do?act=put_text", at=CLAUSE, text="Оклады растут на 14 процентов.", **said).is_redirect
    late = second.send(f"{CLAUSE}/do?act=put_text", page=page, text="Оклады растут на 15 процентов.", **said)
    assert late.status_code == 409
    assert "Оклады растут на 14 процентов." in late.text
    assert "Оклады растут на 15 процентов.</textarea>" in late.text
    assert "<ins>" in late.text
    again = second.send(f"{CLAUSE}/do?act=put_text", page=late.text, text="Оклады растут на 15 процентов.", **said)
    assert again.is_redirect
    shown = first.get(CLAUSE).text
    assert "на 14 процентов" in shown
    assert "на 15 процентов" in shown


def test_an_offer_beyond_our_limit_is_marked_for_the_team_and_leaves_in_no_file(demo: Demo):
    lead = at_desk(demo, "negotiator")
    assert lead.send(f"{CLAUSE}/do?act=set_limit", bound="at_least", figure="77").is_redirect
    low: dict[str, Any] = {"party": "union", "round": "3", "text": "На десять.", "figure": "10"}
    assert lead.send(f"{CLAUSE}/do?act=put_text", at=CLAUSE, **low).is_redirect
    with demo.followed():
        shown = lead.get(f"/talks/{TABLE}/table").text
        assert "outside the limit" in shown
        book = load_workbook(BytesIO(lead.get(f"/talks/{TABLE}/table.xlsx").content))
        assert not [c for row in book.worksheets[0].iter_rows() for c in row if "77" in str(c.value)]


def test_a_round_is_convened_moved_and_held_on_pages(demo: Demo):
    lead = at_desk(demo, "negotiator")
    here = f"/talks/{TABLE}"
    page = lead.follow(lead.send(f"{here}/convene", **day(demo, "planned_on")))
    with demo.followed():
        page = lead.get(here)
    number = max(int(found) for found in re.findall(rf'href="{here}/rounds/(\d+)"', page.text))
    assert lead.send(f"{here}/rounds/{number}/do?act=move_round", **day(demo, "planned_on")).is_redirect
    held: dict[str, Any] = {"ours": "3", "theirs": "2", **day(demo, "on")}
    done = lead.follow(lead.send(f"{here}/rounds/{number}/do?act=record_held", **held))
    assert "Signing the minutes" in done.text
    assert lead.get(f"{here}/rounds/{number}/do?act=sign_minutes").status_code == 200


def test_a_worker_reads_the_draft_and_comments_and_nobody_elsewhere_does(demo: Demo):
    drafted = seeded_talks("drafted")
    lead = at_desk(demo, "negotiator")
    assert lead.send(f"/talks/{TABLE}/do?act=send_draft").is_redirect
    her = at_desk(demo, "member")
    page = her.get(f"/talks/{TABLE}/draft").text
    assert "доплачивается 50 процентов" in page
    assert "доплачивается 40 процентов" not in page, "what the employer wants is no part of the draft"
    sent = her.send(f"/talks/{TABLE}/draft", clause="", text="Ауысым кестесі туралы жазыңыз.")
    assert "Ауысым кестесі туралы жазыңыз." in her.follow(sent).text
    with demo.followed():
        assert f"/talks/{TABLE}/draft" in her.get("/my").text
    assert her.get(f"/talks/{drafted}/draft").status_code == 404
    assert her.get(f"/talks/{TABLE}").status_code == 404
    assert lead.send(f"/talks/{TABLE}/do?act=end_discussion", **day(demo, "on")).is_redirect
    assert "Ауысым кестесі" in her.get(f"/talks/{TABLE}/draft").text


ADDRESSES = (
    "",
    "/do?act=write_note",
    "/convene",
    "/table",
    "/table.xlsx",
    "/table.pdf",
    "/rounds/1",
    "/rounds/1/do?act=record_held",
    CLAUSE.removeprefix(f"/talks/{TABLE}"),
    f"{CLAUSE.removeprefix(f'/talks/{TABLE}')}/do?act=set_limit",
)


@pytest.mark.parametrize("account", ["member", "leader", "lawyer", "dpo", "admin"])
def test_whoever_is_not_named_finds_nothing(demo: Demo, account: str):
    desk, program = at_desk(demo, account), demo.as_(account)
    named = at_desk(demo, "negotiator")
    for path in ADDRESSES:
        assert named.get(f"/talks/{TABLE}{path}").status_code == 200
        assert desk.get(f"/talks/{TABLE}{path}").status_code == 404, path
    clause = CLAUSE.removeprefix(f"/talks/{TABLE}")
    for path in ("", "/table", "/rounds/1", clause):
        assert program.get(f"/api/v1/talks/{TABLE}{path}").status_code == 404, path
    body = {"command": "write_note", "text": "Заметка."}
    assert demo.send(account, f"/api/v1/talks/{TABLE}/commands", body).status_code == 404
    put = {"command": "put_text", "party": "union", "round": 3, "text": "Текст."}
    assert demo.send(account, f"/api/v1/talks/{TABLE}{clause}/commands", put).status_code == 404


@pytest.mark.parametrize("account", ["supervisor", "auditor"])
def test_an_office_that_knows_of_the_talks_sees_nothing_on_the_table(demo: Demo, account: str):
    desk = at_desk(demo, account)
    assert desk.get(f"/talks/{TABLE}").status_code == 200
    for path in ADDRESSES[2:]:
        assert desk.get(f"/talks/{TABLE}{path}").status_code == 404, path


COLUMNS = """SELECT table_schema, table_name, column_name FROM information_schema.columns
WHERE table_schema IN ('talks_v1', 'ledger') AND data_type IN ('text', 'jsonb', 'json', 'bytea', 'character varying')"""


def holding(demo: Demo, word: str) -> list[tuple[str, str, str]]:
    """Every column of the tables of talks and of the log in which a word stands in plain."""
    with demo.services.pool.connection() as connection:
        columns = connection.execute(COLUMNS).fetchall()
        assert {schema for schema, *_ in columns} == {"talks_v1", "ledger"}
        return [
            (schema, table, column)
            for schema, table, column in columns
            if connection.execute(
                SQL(
                    "SELECT 1 FROM {} WHERE position(%s::bytea in convert_to({}::text, 'UTF8')) > 0"
                    " OR position(%s in {}::text) > 0 LIMIT 1"
                ).format(Identifier(schema, table), Identifier(column), Identifier(column)),
                (word.encode(), word.encode().hex()),
            ).fetchone()
        ]


FIGURE = "271828182845"
"""Long enough to stand in no sealed box by chance: the database shows these as hexadecimal digits."""


def test_no_table_holds_a_word_of_a_position(demo: Demo):
    lead = at_desk(demo, "negotiator")
    said: dict[str, Any] = {"party": "union", "round": "3", "text": CANARY, "figure": FIGURE, "spoken_by": CANARY}
    with demo.followed():
        assert lead.send(f"{CLAUSE}/do?act=put_text", at=CLAUSE, **said).is_redirect
        titled: dict[str, Any] = {"number": "99", "title": CANARY, "theme": "other", "guarantee": ""}
        assert lead.send(f"/talks/{TABLE}/do?act=add_clause", **titled).is_redirect
        assert lead.send(f"/talks/{TABLE}/do?act=write_note", text=CANARY).is_redirect
    with demo.followed():
        assert CANARY in lead.get(f"/talks/{TABLE}/table").text
        assert holding(demo, CANARY) == []
        assert holding(demo, FIGURE) == []
        assert holding(demo, clause_id(TABLE, "1.1")), "what stands there is found"


def test_a_worker_is_led_to_what_came_of_the_talks(demo: Demo):
    """The last test here: it closes the talks in which the others work."""
    lead, her = at_desk(demo, "negotiator"), at_desk(demo, "member")
    assert lead.send(f"/talks/{TABLE}/do?act=record_failure", because="no_agreement", **day(demo, "on")).is_redirect
    assert at_desk(demo, "supervisor").send(f"/talks/{TABLE}/do?act=close_talks").is_redirect
    with demo.followed():
        assert "See what came of the talks" in her.get("/my").text
    paper: dict[str, Any] = {"of": "proposal", "paper__sha256": "5c" * 32, "paper__kept_by": unit("mangystau")}
    assert lead.send(f"/talks/{TABLE}/do?act=record_proof", **paper).is_redirect, "a proof may arrive late"
    assert "record_proof" in lead.get(f"/talks/{TABLE}").text
    closed = her.get(f"/talks/{TABLE}/draft").text
    assert ("The sides did not agree" in closed, "To my cases" in closed) == (True, True)
