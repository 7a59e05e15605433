"""The feed: what happens in a case reaches those whom it concerns, goes on where it broke off, and ends with the session."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx2
import pytest

from api import feed as feeds
from api.examples import COMMANDS, UNPAID, case_of, person
from api.identity.accounts import disable, find_account
from api.routes import feed as route
from domain.kernel import Actor
from tests.api.demo import Demo
from tests.api.serving import served

LIMIT_S = 20

pytestmark = pytest.mark.slow  # real connections


class Told(NamedTuple):
    event: str
    id: str
    data: dict[str, Any]


@contextmanager
def listening(address: str, demo: Demo, account: str, last: str = "") -> Iterator[Iterator[Told]]:
    headers = {"Authorization": f"Bearer {demo.token(account)}", **({"Last-Event-ID": last} if last else {})}
    url = f"{address}/api/v1/events"
    with httpx2.Client(timeout=LIMIT_S) as client, client.stream("GET", url, headers=headers) as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        yield _told(answer.iter_lines())


def _told(lines: Iterator[str]) -> Iterator[Told]:
    said: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if line:
            said[name] = value
        elif "data" in said:
            yield Told(said["event"], said["id"], json.loads(said["data"]))
            said = {}


def file(demo: Demo, account: str = "member") -> str:
    return demo.send(account, "/api/v1/appeals", UNPAID).json()["case"]


def test_news_reach_the_member_as_they_happen(demo: Demo):
    with served(demo.app) as address, listening(address, demo, "member") as news:
        assert next(news).event == "open"
        stream = file(demo)
        heard = [next(news) for _ in range(3)]
    assert {told.data["case"] for told in heard} == {stream}
    assert [told.data["version"] for told in heard] == [1, 2, 3]
    assert heard[0].data["event"] == "appeal.filed"


def test_news_say_that_something_happened_and_nothing_that_anybody_wrote(demo: Demo):
    with served(demo.app) as address, listening(address, demo, "member") as news:
        next(news)
        file(demo)
        assert set(next(news).data) == {"position", "case", "version", "event", "recorded_at"}


def test_nobody_hears_of_a_case_that_is_not_open_to_them(demo: Demo):
    """member2's lawyers sit elsewhere: what they hear next is their own, though another case came first."""
    with served(demo.app) as address, listening(address, demo, "member2") as news:
        next(news)
        file(demo)
        own = file(demo, "member2")
        assert next(news).data["case"] == own


def test_a_listener_who_dropped_out_goes_on_where_the_feed_broke_off(demo: Demo):
    with served(demo.app) as address:
        with listening(address, demo, "member") as news:
            next(news)
            stream = file(demo)
            first = next(news)
        with listening(address, demo, "member", last=first.id) as news:
            assert next(news).event == "open"
            assert next(news).data == {**first.data, "version": 2, **_next_of(demo, stream)}


def _next_of(demo: Demo, stream: str) -> dict[str, Any]:
    second = demo.services.ledger.history(stream)[1]
    at = second.recorded_at.isoformat().replace("+00:00", "Z")
    return {"position": second.position, "event": second.event.NAME, "recorded_at": at}


def test_a_listener_who_was_away_for_long_is_told_from_the_log_itself(demo: Demo):
    """Behind what the process keeps in memory."""
    with served(demo.app) as address, listening(address, demo, "auditor", last=feeds.ticket(0)) as news:
        next(news)
        heard = [next(news) for _ in range(300)]
    assert [told.data["position"] for told in heard] == sorted({told.data["position"] for told in heard})
    assert heard[0].data["version"] == 1


def test_a_tie_to_the_employer_silences_the_feed_too(demo: Demo):
    with served(demo.app) as address, listening(address, demo, "supervisor", last=feeds.ticket(0)) as news:
        next(news)
        heard = {""}
        while case_of("declare_tie") not in heard:  # filed after both
            heard.add(next(news).data["case"])
    assert case_of("return_from_review") not in heard
    assert case_of("complete_review") in heard


def test_a_revoked_account_hears_no_more(fresh_demo: Demo, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(route, "LOOKED_AT_S", 0.2)
    account = find_account(fresh_demo.services.pool, "member")
    assert account
    with served(fresh_demo.app) as address, listening(address, fresh_demo, "member") as news:
        next(news)
        disable(fresh_demo.services.pool, account)
        assert list(news) == []


def test_a_stream_looks_at_its_session_often_enough():
    """Twice this is the longest that a revoked session can hear on."""
    assert 2 * route.LOOKED_AT_S <= 60


@pytest.mark.parametrize("ticket", ["x", "AAAA", "ÿ", "-" * 400, feeds.ticket(5)[:-3] + "***"])
def test_a_ticket_that_we_did_not_give_is_refused(demo: Demo, ticket: str):
    answer = demo.as_("member").get("/api/v1/events", headers=[(b"Last-Event-ID", ticket.encode("latin-1"))])
    assert (answer.status_code, answer.json()["errors"]) == (422, [{"field": "Last-Event-ID", "rule": "unknown"}])


def test_somebody_who_lost_sight_of_a_case_hears_nothing_of_its_past_either(demo: Demo):
    """Access is asked for at the time of telling."""
    stream = file(demo)
    begin = demo.services.ledger.history(stream)[0].position - 1
    chair = Actor(id=person("chair"))
    assert any(news.concerns(chair) for news in feeds.news_after(demo.services.ledger, begin)[1])
    body = {**COMMANDS["change_circle"].body, "primary_may_know": False}
    assert demo.send("member", f"/api/v1/cases/{stream}/commands", body).is_success
    assert not any(news.concerns(chair) for news in feeds.news_after(demo.services.ledger, begin)[1])
