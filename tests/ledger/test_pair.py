"""A command about two streams is recorded in both of them or in neither, whatever happens in between."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest

from domain.appeal import commands as ask
from domain.appeal.joining.commands import LinkCases, MergeCases, SeparateCases
from domain.appeal.joining.events import CaseGoneOver
from domain.appeal.procedure import Stage
from domain.appeal.terms import ANSWER
from domain.clocks import LapseTerm
from domain.kernel import CLOCK, Event, Refused
from domain.kinds import KINDS
from domain.linking import Link
from domain.review import ReviewRequired
from ledger import schema
from ledger.application import Ledger
from ledger.record import KeyReused
from settings import Settings
from tests.domain.appeal.stories import TAKEN, filing, words
from tests.domain.federation import AIGUL, BOLAT, LAWYER, SUPERVISOR
from tests.founding import Desk, found

KEPT, JOINED = "appeal-kept", "appeal-joined"
RELATED = LinkCases(other=JOINED, link=Link.RELATED)
MERGE = MergeCases(other=JOINED, link=Link.MERGED_FROM, reasons=words())


class Later:
    """The time of the record, which a test may move on."""

    by = timedelta()

    def __call__(self, now: datetime) -> datetime:
        return now + self.by


@pytest.fixture
def time() -> Later:
    return Later()


@pytest.fixture
def ledger(database: Settings, time: Later) -> Iterator[Ledger]:
    schema.prepare(database)
    ledger = Ledger.at(database, KINDS, time)
    found(ledger)
    yield ledger
    ledger.close()


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    """Two cases in work."""
    desk = Desk(ledger)
    for stream in (KEPT, JOINED):
        desk.does(stream, filing(), AIGUL)
        desk.does(stream, TAKEN, LAWYER)
    return desk


def links(ledger: Ledger) -> tuple[Any, Any]:
    return ledger.state(KEPT).links, ledger.state(JOINED).links


BOTH = {JOINED: Link.RELATED}, {KEPT: Link.RELATED}
NEITHER: tuple[Any, Any] = ({}, {})


def test_one_command_is_recorded_in_both_streams_at_once(ledger: Ledger, desk: Desk):
    answer = ledger.perform(KEPT, RELATED, SUPERVISOR, "link", b"f")
    assert links(ledger) == BOTH
    here, there = ledger.history(KEPT)[-1], ledger.history(JOINED)[-1]
    assert (answer.stream, answer.version, answer.position) == (KEPT, here.version, here.position)
    assert there.position == here.position + 1
    assert here.actor_id == there.actor_id == SUPERVISOR.id


def test_repeated_it_gets_its_first_answer_and_happens_once(ledger: Ledger, desk: Desk):
    first = ledger.perform(KEPT, RELATED, SUPERVISOR, "link", b"f")
    again = ledger.perform(KEPT, RELATED, SUPERVISOR, "link", b"f")
    assert again == replace(first, replayed=True)
    assert len(ledger.history(JOINED)) == ledger.history(JOINED)[-1].version
    with pytest.raises(KeyReused):
        ledger.perform(KEPT, RELATED, SUPERVISOR, "link", b"another")


def test_what_one_of_the_two_refuses_is_recorded_in_neither(ledger: Ledger, desk: Desk):
    desk.does("appeal-his", filing(member=BOLAT.id), BOLAT)
    with pytest.raises(Refused, match="different-members"):
        ledger.perform(KEPT, MergeCases(other="appeal-his", link=Link.MERGED_FROM), SUPERVISOR, "m", b"f")
    assert ledger.state("appeal-his").stage is Stage.REGISTERED
    assert ledger.state(KEPT).links == {}


@pytest.mark.parametrize("other", ["appeal-nowhere", KEPT, "unit-school"])
def test_another_case_that_is_none_is_refused_and_leaves_nothing(ledger: Ledger, desk: Desk, other: str):
    before = ledger.position()
    with pytest.raises(Refused, match="no-other-case"):
        ledger.perform(KEPT, LinkCases(other=other, link=Link.RELATED), SUPERVISOR, "x", b"f")
    assert ledger.position() == before


FAULT = """
CREATE FUNCTION ledger.fail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = 'crash_shutdown'; END $$;
CREATE TRIGGER planted BEFORE INSERT ON ledger.events
    FOR EACH ROW WHEN (NEW.originator_id = 'appeal-joined') EXECUTE FUNCTION ledger.fail();
"""


@pytest.fixture
def raw(ledger: Ledger, database: Settings) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.database_url, autocommit=True) as connection:
        yield connection


def test_a_crash_between_the_two_leaves_no_half_and_the_same_command_does_it_later(
    ledger: Ledger, desk: Desk, raw: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("ledger.application.PATIENCE_S", 0)
    raw.execute(FAULT)
    with pytest.raises(Exception):  # noqa: B017, PT011 - however the database went away
        ledger.perform(KEPT, RELATED, SUPERVISOR, "link", b"f")
    assert links(ledger) == NEITHER
    raw.execute("DROP TRIGGER planted ON ledger.events")
    ledger.perform(KEPT, RELATED, SUPERVISOR, "link", b"f")
    assert links(ledger) == BOTH


def test_without_the_transaction_a_crash_would_leave_half_a_link(
    ledger: Ledger, desk: Desk, raw: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
):
    """Control: two appends, one after the other."""
    recorder = type(ledger.registry.recorder)
    whole = recorder.append

    def one_by_one(self: Any, _connection: Any, entries: Sequence[Any]) -> list[Any]:
        with self.pool.connection() as own:
            return [whole(self, own, [entry])[0] for entry in entries]

    monkeypatch.setattr(recorder, "append", one_by_one)
    monkeypatch.setattr("ledger.application.PATIENCE_S", 0)
    raw.execute(FAULT)
    with pytest.raises(Exception):  # noqa: B017, PT011
        ledger.perform(KEPT, RELATED, SUPERVISOR, "link", b"f")
    assert links(ledger) == ({JOINED: Link.RELATED}, {})


def test_another_writer_in_either_stream_makes_it_look_again(
    ledger: Ledger, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    registry = type(ledger.registry)
    judge = registry._judge
    seen: list[str] = []

    def while_somebody_writes(self: Any, n: int, request: Any, sitting: Any) -> Any:
        if isinstance(request.command, LinkCases) and n and not seen:
            seen.append(request.stream)
            with ThreadPoolExecutor(1) as other:
                other.submit(desk.does, JOINED, ask.ChangeCircle(primary_may_know=True), AIGUL).result()
        return judge(self, n, request, sitting)

    monkeypatch.setattr(registry, "_judge", while_somebody_writes)
    ledger.perform(KEPT, RELATED, SUPERVISOR, "link", b"f")
    assert seen == [JOINED]
    assert links(ledger) == BOTH


def late(ledger: Ledger, desk: Desk, time: Later) -> None:
    """The merged case owes a review, because nobody answered in time."""
    time.by = timedelta(days=60)
    moment = ledger.state(JOINED).terms[ANSWER].moment
    desk.does(JOINED, LapseTerm(term=ANSWER, moment=moment), CLOCK)


@pytest.mark.parametrize("sent_to", [KEPT, JOINED])
def test_open_reviews_go_along_whichever_case_the_command_is_sent_to(
    ledger: Ledger, desk: Desk, time: Later, sent_to: str
):
    late(ledger, desk, time)
    command = MERGE if sent_to == KEPT else MERGE.for_other(KEPT)
    ledger.perform(sent_to, command, SUPERVISOR, "merge", b"f")
    assert ledger.state(JOINED).stage is Stage.MERGED
    assert len(ledger.state(KEPT).reviews) == 1
    with pytest.raises(Refused, match="review-came-along"):
        ledger.perform(KEPT, SeparateCases(other=JOINED), SUPERVISOR, "back", b"f")


def test_the_database_lets_no_case_go_over_without_its_reviews(
    ledger: Ledger, desk: Desk, time: Later, monkeypatch: pytest.MonkeyPatch
):
    """A planted fault: the decider forgets law 2, and the database does not."""
    late(ledger, desk, time)
    decider = ledger.registry.deciders["appeal"]

    def forgetful(state: Any, command: Any, context: Any) -> tuple[Event, ...]:
        events = decider.decide(state, command, context)
        return tuple(event for event in events if not isinstance(event, ReviewRequired))

    deciders = {**ledger.registry.deciders, "appeal": replace(decider, decide=forgetful)}
    faulty = replace(ledger, registry=replace(ledger.registry, deciders=deciders))
    with pytest.raises(psycopg.errors.CheckViolation):
        faulty.perform(KEPT, MERGE, SUPERVISOR, "merge", b"f")
    assert not any(isinstance(recorded.event, CaseGoneOver) for recorded in ledger.history(JOINED))
    assert ledger.state(KEPT).taken_in == {}


def test_a_merging_is_taken_back_in_both(ledger: Ledger, desk: Desk):
    before = [ledger.state(stream) for stream in (KEPT, JOINED)]
    ledger.perform(KEPT, MERGE, SUPERVISOR, "merge", b"f")
    ledger.perform(JOINED, SeparateCases(other=KEPT), SUPERVISOR, "back", b"f")
    for stream, then in zip((KEPT, JOINED), before, strict=True):
        now = ledger.state(stream)
        assert (now.stage, now.terms, now.links, now.closed) == (then.stage, then.terms, then.links, False)
