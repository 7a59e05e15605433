"""Staff on their pages: the queue, a case with what is due first, acts that lose nothing, and looks that are recorded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import unescape
from threading import Thread

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.examples import COMMANDS, DISMISSED, UNPAID, person
from api.looks import looks
from api.pages.barometer_charts import shade, tiles
from api.pages.days import how_near
from domain.appeal.events import AnswerDrafted, AppealTriaged
from domain.calendar import DAY
from domain.kernel import MACHINE
from domain.organisation.calendars import first_version
from domain.paper import Channel, RecordNoticeSent
from domain.regions import REGIONS
from domain.words import Language
from ledger.reads import Read
from local.mailbox import keep, serve_pages
from ops.demo import PASSWORD
from projections.pressing import Standpoint
from tests.api.browsing import BROWSER, form_token, sign_in
from tests.api.demo import Demo

CANARY = "Канарейка ночной смены"
BIN = "990540001238"


@dataclass
class Desk:
    """A browser somebody has signed in with."""

    client: TestClient

    def get(self, path: str):
        return self.client.get(path)

    def send(self, path: str, page: str | None = None, **fields: str):
        """A form as the page gives it, with these fields filled in."""
        html = page or self.client.get(path).text
        hidden = {
            name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html)
        }
        return self.client.post(path, data={**hidden, "form_token": form_token(html), **fields})


def at_desk(demo: Demo, account: str, language: str = "en") -> Desk:
    client = demo.client(BROWSER)
    assert sign_in(client, PASSWORD, login=account).status_code == 303
    client.get(f"/accessibility?lang={language}")
    return Desk(client)


def file(demo: Demo, body: Mapping[str, object] | None = None) -> str:
    answer = demo.send("member", "/api/v1/appeals", {**(body or UNPAID), "employer_bin": BIN})
    assert answer.is_success, answer.json()
    return str(answer.json()["case"])


def in_work(demo: Demo) -> str:
    stream = file(demo)
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", COMMANDS["triage"].body).is_success
    return stream


def answered(demo: Demo) -> str:
    stream = in_work(demo)
    for name in ("draft_answer", "release_answer"):
        assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", COMMANDS[name].body).is_success
    return stream


def whole(desk: Desk, path: str) -> str:
    """A list with all its pages."""
    pages = []
    while path:
        pages.append(desk.get(path).text)
        following = re.search(r'rel="next" href="([^"]+)"', pages[-1])
        path = unescape(following[1]) if following else ""
    return "\n".join(pages)


def events_of(demo: Demo, stream: str) -> list[str]:
    return [recorded.event.NAME for recorded in demo.services.ledger.history(stream)]


def test_the_queue_begins_with_what_is_mine_and_says_the_task_first(demo: Demo):
    stream = in_work(demo)
    with demo.followed():
        page = whole(at_desk(demo, "lawyer"), "/queue")
    assert f'href="/cases/{stream}"' in page
    assert "Answer the member" in page
    assert "working days left" in page or "working&nbsp;days" in page or "working\N{NO-BREAK SPACE}days" in page


@pytest.mark.parametrize("days", [1, 9])
def test_the_queue_names_the_next_working_day_where_nobody_works_tomorrow(demo: Demo, monkeypatch, days: int):
    in_work(demo)
    today = demo.services.ledger.context().today
    monkeypatch.setattr(Standpoint, "of", lambda at, _: Standpoint(at, today + days * DAY))
    with demo.followed():
        page = at_desk(demo, "lawyer").get("/queue").text
    told = f"Today and the next working day, {today + days * DAY:%-d\N{NO-BREAK SPACE}%B %Y}"
    assert (told in page, "Today and tomorrow" in page) == (days > 1, days == 1)


def test_a_list_of_names_is_a_look_at_each_case_in_it(demo: Demo):
    stream = in_work(demo)
    with demo.followed():
        whole(at_desk(demo, "lawyer"), "/queue")
    seen = {(read.actor_id, read.purpose) for read in demo.services.ledger.reads_of(stream)}
    assert (person("lawyer"), "queue") in seen


def test_an_auditor_follows_cases_without_the_names_of_members(demo: Demo):
    stream = in_work(demo)
    member = demo.services.ledger.directory.get(person("member")).name
    with demo.followed():
        lawyers, auditors = (at_desk(demo, account).get("/queue?scope=all").text for account in ("lawyer", "auditor"))
    assert member in lawyers  # so the name would be seen
    assert member not in auditors
    desk = at_desk(demo, "auditor")
    assert member not in desk.get(f"/cases/{stream}").text
    assert UNPAID["text"] not in desk.get(f"/cases/{stream}").text


def test_who_has_no_office_has_no_queue(demo: Demo):
    assert at_desk(demo, "member").get("/queue").status_code == 404


def test_pages_of_the_queue_follow_each_other_without_gap_or_double(demo: Demo, monkeypatch):
    for _ in range(4):
        in_work(demo)
    monkeypatch.setattr("api.pages.staff_queue.PAGE_ROWS", 3)
    with demo.followed():
        pages = whole(at_desk(demo, "lawyer"), "/queue?scope=all")
    seen = re.findall(r'href="/cases/(appeal-[\w-]+)"', pages)
    assert len(seen) == len(set(seen)) > 4


@pytest.mark.parametrize(
    "query",
    [
        "after=%00~",
        "after=x~y",
        "after=2026-01-01T00:00:00%2B00:00~1~9999-12-31T23:59:59%2B00:00~x",
        "scope=nothing",
        "category=%27",
        "seen=9999999999999",
        "find=%ff",
    ],
)
def test_a_strange_address_of_the_queue_never_breaks_it(demo: Demo, query):
    assert at_desk(demo, "lawyer").get(f"/queue?{query}").status_code < 500


def test_a_case_says_what_is_due_what_may_be_done_and_why_not_the_rest(demo: Demo):
    page = at_desk(demo, "lawyer").get(f"/cases/{in_work(demo)}").text
    assert "Answer the member" in page
    assert "/draft_answer" in page
    assert "This review is not open." in page or "At its present stage" in page


def test_looking_at_a_case_is_recorded_before_it_is_shown(demo: Demo):
    stream = in_work(demo)
    at_desk(demo, "lawyer").get(f"/cases/{stream}")
    assert (person("lawyer"), "read") in {(r.actor_id, r.purpose) for r in demo.services.ledger.reads_of(stream)}


def test_a_case_of_another_unit_looks_like_one_that_is_not_there(demo: Demo):
    stream = in_work(demo)
    desk = at_desk(demo, "reviewer")
    hidden, absent = (
        desk.get(f"/cases/{stream}/triage"),
        desk.get("/cases/appeal-6f1c0b52-27f5-4b44-9a3a-000000000000/triage"),
    )
    assert hidden.status_code == absent.status_code == 404


def test_a_case_is_assessed_and_assigned_by_form(demo: Demo):
    stream = file(demo)
    answer = at_desk(demo, "supervisor").send(
        f"/cases/{stream}/triage", category="pay", urgent="no", holder=person("lawyer"), conflict_checked="yes"
    )
    assert AppealTriaged.NAME in events_of(demo, stream)
    page = at_desk(demo, "supervisor").get(answer.headers["location"]).text
    assert "Assess and assign a lawyer" in page
    assert f'data-draft-sent="{stream}/triage"' in page


def test_an_unchecked_conflict_is_refused_and_nothing_typed_is_lost(demo: Demo):
    stream = file(demo)
    answer = at_desk(demo, "supervisor").send(
        f"/cases/{stream}/triage", category="safety", urgent="yes", holder=person("lawyer")
    )
    assert answer.status_code == 409
    assert "Nobody holds a case who has a tie to the employer" in answer.text
    assert '<option value="safety" selected>' in answer.text


def test_a_form_left_empty_names_its_fields(demo: Demo):
    stream = file(demo)
    answer = at_desk(demo, "supervisor").send(f"/cases/{stream}/triage", category="pay")
    assert answer.status_code == 422
    assert 'href="#holder"' in answer.text
    assert 'href="#urgent"' in answer.text


def test_a_double_click_is_one_command(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "lawyer")
    page = desk.get(f"/cases/{stream}/draft_answer").text
    for _ in range(2):
        assert desk.send(f"/cases/{stream}/draft_answer", page, text=CANARY).status_code == 303
    assert events_of(demo, stream).count(AnswerDrafted.NAME) == 1


def test_two_forms_are_two_commands(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "lawyer")
    for _ in range(2):
        assert desk.send(f"/cases/{stream}/draft_answer", text=CANARY).status_code == 303
    assert events_of(demo, stream).count(AnswerDrafted.NAME) == 2


def test_whoever_was_slower_keeps_the_text_and_may_send_it_again(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "lawyer")
    page = desk.get(f"/cases/{stream}/request_completion").text
    assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", COMMANDS["draft_answer"].body).is_success
    late = desk.send(f"/cases/{stream}/request_completion", page, missing=CANARY)
    assert late.status_code == 412
    assert "The case changed while you wrote" in late.text
    assert CANARY in late.text
    assert desk.send(f"/cases/{stream}/request_completion", late.text, missing=CANARY).status_code == 303


def test_a_mail_that_leaves_meanwhile_does_not_count_as_somebody_faster(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "lawyer")
    page = desk.get(f"/cases/{stream}/request_completion").text
    notice = next(iter(demo.services.ledger.state(stream).notices))
    sent = RecordNoticeSent(notice=notice, message_id="<x@birge>", channel=Channel.MAIL)
    demo.services.ledger.perform(stream, sent, MACHINE, f"sent {stream}", b"test")
    assert desk.send(f"/cases/{stream}/request_completion", page, missing=CANARY).status_code == 303


def test_a_corrected_date_shows_its_consequence_before_it_is_kept(demo: Demo):
    stream, desk = file(demo, DISMISSED), at_desk(demo, "lawyer")
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", COMMANDS["triage"].body).is_success
    before = len(events_of(demo, stream))
    fields = {
        "wrong": "dismissal",
        "proof": CANARY,
        "act_received_on-day": "2",
        "act_received_on-month": "11",
        "act_received_on-year": "2026",
    }
    empty = {f"happened_on-{part}": "" for part in ("day", "month", "year")}
    shown = desk.send(f"/cases/{stream}/confirm_anchor", step="show", **fields, **empty)
    assert shown.status_code == 200
    assert "Turn to the conciliation commission" in shown.text
    assert len(events_of(demo, stream)) == before
    kept = desk.send(f"/cases/{stream}/confirm_anchor", shown.text, step="confirm", **fields, **empty)
    assert kept.status_code == 303
    assert "appeal.anchor_confirmed" in events_of(demo, stream)


def test_an_extension_shows_the_new_date_beforehand(demo: Demo):
    page = at_desk(demo, "lawyer").get(f"/cases/{in_work(demo)}/extend_answer").text
    assert "The term was extended by" in page


def test_an_answer_is_drafted_previewed_and_released_by_a_person(demo: Demo):
    stream, desk = in_work(demo), at_desk(demo, "lawyer")
    drafted = desk.send(f"/cases/{stream}/draft_answer", text=CANARY, then="preview")
    preview = desk.get(drafted.headers["location"]).text
    assert CANARY in preview
    assert "cannot be called back" in preview
    assert desk.get(f"/api/v1/cases/{stream}/answer.pdf").headers["content-type"] == "application/pdf"
    assert desk.send(f"/cases/{stream}/release_answer", preview).status_code == 303
    assert "appeal.answered" in events_of(demo, stream)


def test_a_negative_ending_waits_for_a_second_person_with_reasons(demo: Demo):
    stream = answered(demo)
    fields = {"outcome": "unfounded", "reasons": CANARY}
    shown = at_desk(demo, "lawyer").send(f"/cases/{stream}/propose_closing", step="show", **fields)
    assert "reviews it before anything is closed" in shown.text
    assert "case.closed" not in events_of(demo, stream)
    assert at_desk(demo, "lawyer").send(f"/cases/{stream}/propose_closing", step="confirm", **fields).status_code == 303
    desk = at_desk(demo, "supervisor")
    card = desk.get(f"/cases/{stream}/complete_review").text
    assert "moj-interruption-card" in card
    assert not re.search(r'name="verdict"[^>]*checked', card)
    assert desk.send(f"/cases/{stream}/complete_review", verdict="confirmed").status_code == 422
    assert desk.send(f"/cases/{stream}/complete_review", verdict="confirmed", reasons=CANARY).status_code == 303
    assert "case.closed" in events_of(demo, stream)


def test_what_cannot_be_done_says_under_which_rule(demo: Demo):
    page = at_desk(demo, "lawyer").get(f"/cases/{in_work(demo)}/propose_closing").text
    assert "This cannot be done now." in page
    assert "At its present stage the case does not provide for this." in page


def test_submit_and_next_leads_on(demo: Demo):
    first, second = in_work(demo), in_work(demo)
    with demo.followed():
        answer = at_desk(demo, "lawyer").send(f"/cases/{first}/request_completion", missing=CANARY, then="next")
    onward = answer.headers["location"]
    assert onward.startswith("/cases/appeal-")
    assert first not in onward.partition("?")[0]
    assert second


def test_a_member_cannot_act_as_staff_on_her_own_case(demo: Demo):
    assert at_desk(demo, "member").get(f"/cases/{file(demo)}/triage").status_code == 404


@pytest.mark.parametrize("account", ["negotiator", "dpo", "leader", "admin"])
def test_offices_without_work_here_are_told_so_plainly(demo: Demo, account):
    page = at_desk(demo, account).get("/desk")
    assert page.status_code == 200
    assert "What your office can do here today" in page.text


def mailbox_at(demo: Demo, address: str):
    settings = demo.services.settings.model_copy(update={"mailbox_url": address})
    client = TestClient(create_app(replace(demo.services, settings=settings)), headers=BROWSER)
    return client.get("/mailbox")


def test_the_mailbox_exists_only_where_mails_stay_on_this_computer(demo: Demo, tmp_path):
    keep(tmp_path, "Subject: Birge: жаңалық бар\nTo: a@demo.example\n\nhttp://127.0.0.1/cases/x\n".encode())
    office = serve_pages(tmp_path, 0)
    Thread(target=office.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{office.server_port}"
    shown = mailbox_at(demo, address)
    assert "жаңалық бар" in shown.text
    assert '<a href="http://127.0.0.1/cases/x"' in shown.text
    office.shutdown()
    office.server_close()
    assert mailbox_at(demo, address).status_code == 503
    assert mailbox_at(demo, "").status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_barometer_gives_each_figure_its_position_in_the_record(demo: Demo, language):
    with demo.followed():
        page = at_desk(demo, "lawyer").get(f"/barometer?lang={language}")
    assert page.status_code == 200
    assert page.text.count('class="birge-tile birge-tile--') == len(REGIONS) == 20


@pytest.mark.parametrize(
    ("language", "title", "badges"),
    [
        ("kk", "Жауаптан кейін", ("Топ: 2 адам", "Кеш берілген", "Біріктірілген істер: 1")),
        ("ru", "После ответа", ("Группа: 2 человека", "Подано поздно", "Присоединено дел: 1")),
        ("en", "After the answer", ("Group: 2 people", "Filed late", "1 case merged in")),
    ],
)
def test_lists_say_what_is_out_of_the_ordinary_and_the_barometer_what_came_after(
    demo: Demo, language: str, title: str, badges: tuple[str, ...]
):
    with demo.followed():
        desk = at_desk(demo, "supervisor", language)
        assert title in desk.get("/barometer").text
        queue = whole(desk, "/queue?scope=all")
    for badge in badges:
        assert badge in queue


def test_single_days_are_only_for_those_who_may_see_full_figures(demo: Demo):
    month = "from=2026-02&to=2026-02"
    with demo.followed():
        leader, lawyer = (at_desk(demo, who).get(f"/barometer?{month}").text for who in ("leader", "lawyer"))
    assert "14 Feb" in leader
    assert "14 Feb" not in lawyer
    assert "February 2026" in lawyer


@pytest.mark.parametrize(
    "query", ["from=x", "from=9999-12&to=0001-01", "region=%00", "measure=&branch=zz", "to=2026-13", "measure=open"]
)
def test_a_strange_address_of_the_barometer_never_breaks_it(demo: Demo, query):
    with demo.followed():
        assert at_desk(demo, "lawyer").get(f"/barometer?{query}").status_code < 500


def test_every_region_has_a_tile_of_its_own():
    places = {(region.column, region.row) for region in REGIONS.values()}
    assert len(places) == len(tiles({}, lambda _code: "", Language.KK)) == 20


def test_a_tile_is_shaded_by_its_share_and_never_for_what_is_not_shown():
    assert [shade(value, 100) for value in (None, 0, 1, 50, 100)] == [0, 0, 1, 3, 5]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "today, until 24:00"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 24), "2 working days left"),
        (date(2026, 11, 18), "passed 2 working days ago"),
    ],
)
def test_a_date_is_as_near_as_people_say(day, words):
    calendar = first_version(5)
    assert how_near(day, date(2026, 11, 20), calendar, Language.EN).replace("\N{NO-BREAK SPACE}", " ") == words


def test_looks_of_one_day_are_one_line():
    times = [datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (5, 6, 7)]
    seen = looks([Read("person-1", "read", at) for at in times] + [Read("person-2", "queue", times[0])])
    assert [(look.person, look.times) for look in seen] == [("person-1", 3), ("person-2", 1)]
