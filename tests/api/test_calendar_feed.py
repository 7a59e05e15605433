"""Deadlines in a calendar program: numbers and dates only, behind an address that can be ended and is written nowhere."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import structlog
from icalendar import Calendar
from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from starlette.testclient import TestClient

from api.calendar_feed import Dated, dates_of, written
from api.examples import COMMANDS, UNPAID, person
from api.identity import throttle
from api.identity.accounts import disable, find_account
from api.identity.feeds import MOST, open_feed, owner_of
from domain.clocks import TermStarted
from domain.due import DueDate, derive
from domain.organisation.calendars import first_version
from domain.pausing import pause, resume
from domain.words import Confidence, TermUnit
from ledger.record import Recorded
from tests.api.browsing import BROWSER
from tests.api.demo import Demo
from tests.api.desk import at_desk

ADDRESS = re.compile(r"/calendar/([\w-]+)\.ics")
MOMENT = datetime(2026, 11, 20, 5, tzinfo=UTC)
WEEK = first_version(5)


def in_work(demo: Demo) -> str:
    stream = str(demo.send("member", "/api/v1/appeals", UNPAID).json()["case"])
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", COMMANDS["triage"].body).is_success
    return stream


def secret_of(demo: Demo, account: str) -> str:
    found = find_account(demo.services.pool, account)
    assert found
    secret = open_feed(demo.services.pool, found)
    assert secret
    return secret


def fetched(demo: Demo, secret: str, **headers: str):
    client = TestClient(demo.app, headers={"Accept": "text/calendar", **headers}, raise_server_exceptions=False)
    return client.get(f"/calendar/{secret}.ics")


@pytest.fixture
def feed(demo: Demo):
    """A feed, forgotten with its addresses afterwards."""
    yield lambda account: secret_of(demo, account)
    with demo.services.pool.connection() as connection:
        connection.execute("DELETE FROM identity.calendar_feeds")


def test_a_lawyer_and_a_member_each_get_the_dates_of_the_cases_that_are_theirs(demo: Demo, feed):
    stream = in_work(demo)
    number, due = (state := demo.services.ledger.state(stream)).number, next(iter(state.terms.values()))
    with demo.followed():
        for account in ("member", "lawyer"):
            answer = fetched(demo, feed(account))
            events = Calendar.from_ical(answer.content).walk("VEVENT")
            assert answer.headers["content-type"].startswith("text/calendar")
            assert due.falls_on in [e.decoded("dtstart") for e in events if e["summary"] == f"№ {number}"], account
        assert number not in fetched(demo, feed("lawyer2")).text


def test_no_name_and_no_word_of_a_case_is_in_a_feed(demo: Demo, feed):
    in_work(demo)
    names = [demo.services.ledger.directory.get(person(who)).name for who in ("member", "lawyer", "supervisor")]
    with demo.followed():
        said = fetched(demo, feed("lawyer")).text
    assert "BEGIN:VEVENT" in said
    summaries = set(re.findall(r"(?:SUMMARY|DESCRIPTION):(.*)", said))
    assert all(re.fullmatch(r"№ \d{4}-\d{6}\s*", summary) for summary in summaries)
    for canary in (*names, UNPAID["text"], UNPAID["employer_bin"], "AP-ANSWER", "appeal", "person-", "unit-", "pay"):
        assert canary not in said


def test_a_name_in_a_summary_would_be_noticed():
    said = written([Dated("x@birge", "Айгүл Серікбаева", date(2026, 12, 4), 0, MOMENT, (1,))]).decode()
    summaries = re.findall(r"SUMMARY:(.*)", said)
    assert not all(re.fullmatch(r"№ \d{4}-\d{6}\s*", summary) for summary in summaries)


def test_a_changed_date_keeps_its_id_and_raises_its_sequence(demo: Demo):
    stream = in_work(demo)
    ledger = demo.services.ledger
    before = {each.id: each for each in dates_of(stream, ledger.history(stream), WEEK)}
    assert demo.send("lawyer", f"/api/v1/cases/{stream}/commands", COMMANDS["extend_answer"].body).is_success
    after = {each.id: each for each in dates_of(stream, ledger.history(stream), WEEK)}
    moved = [one for one in after if after[one].on != before[one].on]
    assert moved
    assert before.keys() == after.keys()
    for one in moved:
        assert after[one].revision == before[one].revision + 1
        assert after[one].changed_at > before[one].changed_at


def test_an_event_lasts_its_day_and_reminds_in_the_morning():
    said = written([Dated("x@birge", "2026-000001", date(2026, 12, 4), 2, MOMENT, (3, 1))])
    (event,) = Calendar.from_ical(said).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 4), date(2026, 12, 5))
    assert (event["sequence"], event.decoded("dtstamp"), event["uid"]) == (2, MOMENT, "x@birge")
    alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(days=-3, hours=9), timedelta(days=-1, hours=9)]
    assert all(len(line) <= 75 for line in said.split(b"\r\n"))


def test_a_term_that_stands_still_shows_both_days_and_reminds_of_the_earlier():
    due = derive("ILD-LIM-REINST", 1, TermUnit.MONTHS, "a", date(2026, 11, 2), WEEK, "LC 160", Confidence.V)
    again = resume(pause(due, "mediation-1", date(2026, 11, 5)), date(2026, 11, 15), WEEK)
    for found, status in ((pause(due, "mediation-1", date(2026, 11, 5)), "TENTATIVE"), (again, "CONFIRMED")):
        shown = sorted(dates_of("appeal-1", [filed_with(found)], WEEK), key=lambda one: one.on)
        assert [one.on for one in shown] == sorted({due.falls_on, found.falls_on})
        assert [bool(one.warn_days) for one in shown] == [True, False][: len(shown)]
        (first, *_) = Calendar.from_ical(written(shown)).walk("VEVENT")
        assert (first["status"], first.decoded("dtstart")) == (status, due.falls_on)


def test_nobody_is_reminded_on_a_day_on_which_nobody_works():
    """Of Monday, 7 December 2026 people hear on Friday: once, not also the day before, a Sunday."""
    due = derive("AP-ANSWER", 5, TermUnit.WORKING_DAYS, "a", date(2026, 11, 30), WEEK, "LC", Confidence.V)
    (shown,) = dates_of("appeal-1", [filed_with(due)], WEEK)
    assert (shown.on, shown.warn_days) == (date(2026, 12, 7), (3,))


def filed_with(due: DueDate) -> Recorded:
    event = TermStarted(due=due)
    return Recorded(1, 1, "appeal-1", event, "clock", "k", MOMENT, MOMENT)


def test_an_unchanged_feed_is_not_sent_again(demo: Demo, feed):
    secret = feed("member")
    with demo.followed():
        first = fetched(demo, secret)
        assert fetched(demo, secret, **{"If-None-Match": first.headers["etag"]}).status_code == 304


def test_an_address_is_made_shown_once_and_ended_on_a_page(demo: Demo, feed):
    desk = at_desk(demo, "member")
    made = desk.send("/my/calendar")
    secret = ADDRESS.search(made.text)
    assert secret
    assert ADDRESS.search(desk.get("/my/calendar").text) is None
    assert fetched(demo, secret[1]).status_code == 200
    end = re.search(r'action="(/my/calendar/\d+/end)"', desk.get("/my/calendar").text)
    assert end
    assert at_desk(demo, "lawyer").send(end[1], at="/my/calendar").status_code == 303
    assert fetched(demo, secret[1]).status_code == 200  # it was not the lawyer's to end
    desk.send(end[1], at="/my/calendar")
    assert fetched(demo, secret[1]).status_code == 404


def test_nobody_has_more_addresses_than_a_few(demo: Demo, feed):
    desk = at_desk(demo, "member2")
    answers = [desk.send("/my/calendar").status_code for _ in range(MOST + 1)]
    assert answers == [200] * MOST + [409]


def test_signing_out_everywhere_ends_calendars_too(demo: Demo, feed):
    secret = feed("auditor")
    at_desk(demo, "auditor").send("/my/sessions/end-all", at="/my/sessions")
    assert fetched(demo, secret).status_code == 404


def test_the_address_of_a_closed_account_opens_nothing(demo: Demo, feed):
    secret, account = feed("expert"), find_account(demo.services.pool, "expert")
    assert account
    assert owner_of(demo.services.pool, secret) == account.person_id
    disable(demo.services.pool, account)
    assert fetched(demo, secret).status_code == 404


def test_only_a_hash_of_the_address_is_kept(demo: Demo, feed):
    secret = feed("member")
    with demo.services.pool.connection() as connection:
        rows = connection.execute("SELECT calendar_feeds::text FROM identity.calendar_feeds").fetchall()
    assert rows
    assert all(secret not in row for (row,) in rows)


def test_a_feed_opens_no_other_address(demo: Demo, feed):
    secret = feed("lawyer")
    client = TestClient(demo.app, headers={**BROWSER, "Authorization": f"Bearer {secret}"}, follow_redirects=False)
    assert client.get("/api/v1/docket").status_code == 401


def test_guessing_and_hammering_end_in_a_pause(demo: Demo, feed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(throttle, "GUESSES", RateLimitItemPerMinute(3, 15, namespace="few-guesses"))
    monkeypatch.setattr(throttle, "FETCHES", RateLimitItemPerHour(2, namespace="few-fetches"))
    secret = feed("member")
    assert [fetched(demo, secret).status_code for _ in range(3)] == [200, 200, 429]
    assert [fetched(demo, f"guess-{n}").status_code for n in range(4)] == [404, 404, 404, 429]


def test_a_failing_feed_leaves_no_trace_of_its_address_in_the_log(demo: Demo, feed, monkeypatch: pytest.MonkeyPatch):
    secret = feed("member")

    def fails(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr("api.pages.calendar_feeds.feed", fails)
    with structlog.testing.capture_logs() as lines:
        assert fetched(demo, secret).status_code == 500
    assert lines  # so it would have been seen
    assert secret not in str(lines)
    assert {line["path"] for line in lines} == {"/calendar/{secret}.ics"}


def test_a_program_that_fetches_all_day_is_one_look_a_day(demo: Demo, feed):
    stream = in_work(demo)
    secret = feed("lawyer")
    with demo.followed():
        for _ in range(3):
            fetched(demo, secret)
    seen = [(read.actor_id, read.purpose) for read in demo.services.ledger.reads_of(stream)]
    assert seen.count((person("lawyer"), "calendar")) == 1
    assert (person("member"), "calendar") not in seen
