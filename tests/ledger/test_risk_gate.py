"""Under a policy on risk the database itself lets no case close past a flag or an assessment that is owed."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from threading import Barrier
from typing import Any

import psycopg
import pytest

from domain.appeal.commands import ProposeClosing
from domain.appeal.decider import DECIDER, HANDLERS
from domain.appeal.events import Outcome
from domain.kernel import CLOCK, MACHINE, Actor, Command, Context, Decider, Event, Refused, changed
from domain.kinds import KINDS
from domain.risk import commands as risk
from domain.risk.assessed import AssessRisk
from domain.risk.governance_words import STREAM
from domain.risk.news import BOOKKEEPING, BY_ITSELF
from ledger import schema
from ledger.application import Ledger
from settings import Settings
from tests.domain.appeal.risks import found as scored
from tests.domain.appeal.risks import serving
from tests.domain.appeal.stories import RELEASED, TAKEN, filing
from tests.domain.appeal.stories import closing as well
from tests.domain.federation import AIGUL, LAWYER
from tests.founding import FIRST, SECOND, Desk, adopt_a_policy, found

CASE = "appeal-00000000-0000-4000-8000-000000000001"
APPEND = (
    "INSERT INTO ledger.events (originator_id, originator_version, topic, state, actor_id, command_id, occurred_at,"
    " prev_hash) SELECT %s, 1 + max(originator_version), %s, %s, %s, %s, now(), '' FROM ledger.events"
    " WHERE originator_id = %s"
)
GATES = ("closing_needs_review", "closing_needs_assessment")


@pytest.fixture
def ledger(database: Settings) -> Iterator[Ledger]:
    schema.prepare(database)
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    yield ledger
    ledger.close()


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    """A case that was answered, under a policy, and nobody assessed it."""
    desk = Desk(ledger)
    adopt_a_policy(ledger)
    for command, actor in ((filing(), AIGUL), (TAKEN, LAWYER), (RELEASED, LAWYER)):
        desk.does(CASE, command, actor)
    return desk


def look(ledger: Ledger, stream: str, score: float = 0.1) -> AssessRisk:
    return AssessRisk(looked_at=ledger.state(stream).risk.news, findings=(scored(score),))


@pytest.fixture
def raw(database: Settings, ledger: Ledger) -> Iterator[psycopg.Connection]:
    assert ledger.position()
    with psycopg.connect(database.database_url, autocommit=True) as connection:
        yield connection


def append(raw: psycopg.Connection, topic: str, state: bytes, actor: Actor, command_id: str = "raw") -> None:
    raw.execute(APPEND, (CASE, topic, state, actor.id, command_id, CASE))


def closes(raw: psycopg.Connection, command_id: str = "raw") -> bool:
    try:
        append(raw, "case.closed", b'{"outcome":"resolved"}', LAWYER, command_id)
    except psycopg.errors.CheckViolation:
        return False
    return True


def test_a_case_does_not_close_past_an_owed_assessment_even_by_raw_sql(desk: Desk, raw):
    assert not closes(raw)
    desk.does(CASE, look(desk.ledger, CASE), MACHINE)
    assert closes(raw)


def test_the_events_of_the_closing_command_itself_owe_nothing(desk: Desk, raw):
    desk.does(CASE, look(desk.ledger, CASE), MACHINE)
    proposed = b'{"by":"person-lawyer","outcome":"resolved","reasons":{"subject":"x","box":"x"}}'
    append(raw, "appeal.closing_proposed", proposed, LAWYER, "one")
    assert not closes(raw, "another")
    assert closes(raw, "one")


def test_what_the_clock_says_owes_the_database_nothing(desk: Desk, raw):
    desk.does(CASE, look(desk.ledger, CASE), MACHINE)
    append(raw, "term.lapsed", b'{"term":"x","falls_on":"2026-01-01"}', CLOCK)
    append(raw, "notice.ordered", b"{}", LAWYER)
    assert closes(raw)


def test_without_a_policy_nothing_is_owed(desk: Desk, raw):
    """Control: it is the policy that refuses, and it can be ended."""
    desk.does(STREAM, risk.ProposeEnd(version=1, reason="test"), SECOND)
    assert not closes(raw), "one person alone ends nothing"
    desk.does(STREAM, risk.ApproveEnd(version=1), FIRST)
    assert closes(raw)


def test_the_database_draws_the_border_of_what_is_news_where_the_domain_does(raw):
    every = sorted({event.NAME for kind in ("appeal", "challenge") for event in KINDS[kind].events})
    rows = raw.execute("SELECT topic, ledger.is_news(topic) FROM unnest(%s::text[]) AS topic", (every,)).fetchall()
    assert {topic for topic, is_news in rows if not is_news} == BOOKKEEPING | BY_ITSELF


COPY = """
INSERT INTO ledger.events (
    originator_id, originator_version, topic, state, actor_id, command_id, occurred_at, prev_hash
)
SELECT %s || n, originator_version, topic, state, actor_id, command_id || '/' || n, occurred_at, ''
FROM ledger.events, generate_series(1, %s) AS n WHERE originator_id = %s ORDER BY n, originator_version
"""
PAST_A_FLAG = """
SELECT count(*) FROM ledger.events AS closed WHERE topic = 'case.closed' AND EXISTS (
    SELECT FROM ledger.events AS asked
    WHERE asked.originator_id = closed.originator_id AND asked.topic = 'review.required'
)
"""
RACES, FEW = 2_000, 150
RACER = "appeal-racer-"


@pytest.fixture
def racers(desk: Desk, raw: psycopg.Connection) -> Callable[[int], list[str]]:
    """Many copies of a case that was assessed; then silence was heard of, which holds nobody up."""
    model = serving()
    proposed = risk.ProposeModel(**dict(model), reason="test")
    desk.does(STREAM, proposed, FIRST)
    desk.does(STREAM, risk.ApproveModel(model=model.model), SECOND)
    desk.does(STREAM, risk.ActivateModel(model=model.model), SECOND)
    desk.does(CASE, look(desk.ledger, CASE, 0.1), MACHINE)
    append(raw, "care.wellbeing_asked", b'{"question":"x/7","letter":"x","days":7}', CLOCK)

    def copies(many: int) -> list[str]:
        raw.execute(COPY, (RACER, many, CASE))
        return [f"{RACER}{n}" for n in range(1, many + 1)]

    return copies


def race(database: Settings, streams: list[str], decider: Decider[Any] = DECIDER) -> tuple[int, int]:
    """Two connections: one asks for a person, the other closes; how often each of them came through."""
    start = Barrier(2)
    came = Counter[str]()

    def run(command: Command, actor: Actor) -> None:
        with closing(Ledger.at(database, {**KINDS, "appeal": decider})) as ledger:
            for stream in streams:
                start.wait(timeout=30)
                with suppress(Refused, psycopg.errors.CheckViolation):
                    ledger.perform(stream, command, actor, f"{stream}/race", b"race")
                    came[command.NAME] += 1

    with closing(Ledger.at(database, KINDS)) as ledger:
        asks = look(ledger, streams[0], 0.9)
    with ThreadPoolExecutor(2) as threads:
        runs = [threads.submit(run, asks, MACHINE), threads.submit(run, well(Outcome.RESOLVED), LAWYER)]
        for each in runs:
            each.result(timeout=300)
    return came[AssessRisk.NAME], came[ProposeClosing.NAME]


def test_whichever_is_faster_no_case_closes_past_a_flag(database: Settings, racers, raw):
    streams = racers(RACES)
    _, closed = race(database, streams)
    assert raw.execute(PAST_A_FLAG).fetchone() == (0,)
    asked = raw.execute("SELECT count(*) FROM ledger.events WHERE topic = 'review.required'").fetchone()
    assert asked == (RACES - closed,), "in each case exactly one of the two came through"
    assert 0 < closed < RACES, "both were the faster one at times"


def _hasty(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A planted fault: the decider forgets the gate."""
    if isinstance(command, ProposeClosing):
        return HANDLERS[ProposeClosing](changed(state, reviews={}), command, context)
    return DECIDER.decide(state, command, context)


def test_a_decider_that_forgets_the_gate_is_stopped_by_the_database(database: Settings, racers, raw):
    race(database, racers(FEW), replace(DECIDER, decide=_hasty))
    assert raw.execute(PAST_A_FLAG).fetchone() == (0,)


def test_without_both_gates_cases_would_close_past_a_flag(database: Settings, racers, raw):
    """Control: the races are close enough."""
    for gate in GATES:
        raw.execute(f"DROP TRIGGER {gate} ON ledger.events".encode())
    race(database, racers(FEW), replace(DECIDER, decide=_hasty))
    assert raw.execute(PAST_A_FLAG).fetchone() != (0,)
