"""Challenges of a system in figures: counted from the log, and nothing in them that tells of a few."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

import psycopg
import pytest

from domain.algorithm import DecisionKind
from domain.appeal.events import Category
from domain.appeal.tracks.algorithm_terms import OBJECTION
from domain.case import CaseClosed
from domain.challenge.decision import Finding, Known
from domain.challenge.events import DecisionOutcomeRecorded, SystemNamed
from domain.clocks import TermLapsed, TermMet
from domain.kernel import Event, Sealed
from ledger.record import Recorded
from projections import system_figures
from projections.contested import Contested, row
from projections.digest import digest
from projections.folding import Change
from projections.following import DOCKET, SYSTEMS, followers
from projections.queue import viewer
from projections.rebuild import rebuild
from projections.system_figures import By, densest, figures, numbers, openable, patterns
from tests.domain.challenge import stories
from tests.domain.federation import AIGUL, BOLAT, LAWYER
from tests.founding import Desk, found

DAY = timedelta(days=1)
BEGAN = date(2026, 1, 1)
TARGET, OTHER = (f"system-{UUID(int=number)}" for number in (1, 2))


def insert(connection: psycopg.Connection, n: int, **facts: object) -> None:
    """So many rows of challenges, a day after each other, each of another member unless it is said."""
    for number in range(n):
        columns = {
            "stream": f"challenge-{uuid5(NAMESPACE_OID, str((number, sorted(map(str, facts.items())))))}",
            "system": TARGET,
            "member": f"person-{number}",
            "decision": DecisionKind.EVALUATION,
            "outcome": "open",
            "is_open": True,
            "notice": Known.NO,
            "objection": "none",
            "filed_on": BEGAN + number * DAY,
            "broken_down": True,
            "version": 1,
            "position": 1,
            **facts,
        }
        names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
        query = f"INSERT INTO systems_v1.challenges ({names}) VALUES ({marks})"
        connection.execute(query.encode(), tuple(columns.values()))


def test_a_system_that_nobody_challenged_says_so(connection):
    found = figures(connection, TARGET, named_role=False)
    assert (found.total, found.open, found.is_none) == (0, 0, True)
    assert numbers(connection, [TARGET], named_role=False) == {TARGET: 0}


def test_fewer_than_five_are_told_to_nobody_but_named_roles(connection):
    insert(connection, 4)
    public, full = (figures(connection, TARGET, named_role=named) for named in (False, True))
    assert (public.total, public.open) == (None, None)
    assert not any(n for table in public.tables.values() for n in table.values())
    assert (full.total, full.tables[By.DECISION]) == (4, {DecisionKind.EVALUATION: 4})
    assert numbers(connection, [TARGET, OTHER], named_role=False) == {TARGET: None, OTHER: 0}


def test_a_few_among_many_cannot_be_worked_out_from_the_rest(connection):
    insert(connection, 20, outcome="modified", is_open=False)
    insert(connection, 3, outcome="cancelled", is_open=False)
    insert(connection, 9, outcome="upheld", is_open=False)
    found = figures(connection, TARGET, named_role=False)
    shown = {outcome: n for outcome, n in found.tables[By.OUTCOME].items() if n is not None}
    assert found.total == 32
    assert found.tables[By.OUTCOME]["cancelled"] is None
    assert 32 - sum(shown.values()) >= 5, "what is hidden is several together"
    assert figures(connection, TARGET, named_role=True).tables[By.OUTCOME]["cancelled"] == 3, "the control"


def test_who_agreed_to_no_statistics_is_broken_down_nowhere(connection):
    insert(connection, 10)
    insert(connection, 6, broken_down=False, outcome="upheld")
    found = figures(connection, TARGET, named_role=False)
    assert found.total == 16
    assert "upheld" not in found.tables[By.OUTCOME]


def test_what_comes_up_again_and_again_is_a_pattern(connection):
    insert(connection, 6)
    insert(connection, 4, decision=DecisionKind.PAY)
    (pattern,) = patterns(connection, TARGET)
    assert (pattern.decision, pattern.most) == (DecisionKind.EVALUATION, 6)
    assert patterns(connection, TARGET, least=7) == ()


def test_one_who_files_again_and_again_makes_no_pattern(connection):
    insert(connection, 12, member="person-1")
    assert patterns(connection, TARGET) == ()


@pytest.mark.parametrize(
    ("days", "most"),
    [([], 0), ([0], 1), ([0, 90], 2), ([0, 91], 1), ([0, 50, 91, 140, 141], 3), ([0] * 7, 7)],
    ids=["none", "one", "within", "without", "sliding", "one day"],
)
def test_people_are_counted_within_ninety_days_of_each_other(days: list[int], most: int):
    assert densest([(BEGAN + day * DAY, f"person-{n}") for n, day in enumerate(days)]) == most


def told(*events: Event) -> dict[str, object]:
    """The row of a challenge to which this happened."""
    entry, moment = Contested(), stories.given().now
    for version, event in enumerate(events, start=1):
        happened = Recorded(
            stream="challenge-1",
            version=version,
            position=version,
            event=event,
            actor_id=AIGUL.id,
            command_id="",
            recorded_at=moment,
            occurred_at=moment,
        )
        entry = entry.after(happened)
    return row("challenge-1", Change(Contested(), entry, len(events), len(events)))


FILED = tuple(stories.filed(system=TARGET).history)


def test_a_challenge_is_counted_at_its_system_and_moves_when_another_is_named():
    assert told(*FILED)["system"] == TARGET
    assert told(*FILED, SystemNamed(system=OTHER))["system"] == OTHER


def test_only_a_person_gives_it_an_outcome():
    words = Sealed(subject=AIGUL.id, box="x")
    outcome = DecisionOutcomeRecorded(by="person-lawyer", finding=Finding.MODIFIED, on=BEGAN, reasons=words)
    assert told(*FILED)["outcome"] == "open"
    assert told(*FILED, outcome)["outcome"] == "modified"
    assert told(*FILED, CaseClosed(outcome="withdrawn"))["outcome"] == "without"


def test_whether_an_objection_was_answered_in_time_is_kept():
    way = f"{OBJECTION}@objection-1"
    assert told(*FILED)["objection"] == "none"
    assert told(*FILED, TermMet(term=way))["objection"] == "kept"
    assert told(*FILED, TermLapsed(term=way, falls_on=BEGAN))["objection"] == "missed"


def test_however_it_was_followed_and_rebuilt_it_says_the_same(ready, ledger, connection):
    found(ledger)
    desk = Desk(ledger)
    for number in range(3):
        stream = f"challenge-{UUID(int=number + 1)}"
        desk.does(stream, stories.filing(system=TARGET if number else ""), AIGUL)
    (follower,) = (each for each in followers(ready, ledger) if each.name == SYSTEMS.name)
    digests = set()
    for batch in (1, 7, 1000):
        connection.execute("TRUNCATE systems_v1.challenges; DELETE FROM ledger.followers")
        replace(follower, batch=batch).catch_up(connection)
        digests.add(digest(connection, SYSTEMS, SYSTEMS.schema))
    assert len(digests) == 1
    assert rebuild(ready, ledger, [SYSTEMS.name], lambda *_: None, check=True)[0].identical
    assert numbers(connection, [TARGET], named_role=True) == {TARGET: 2}


def test_a_figure_that_tells_of_a_few_would_be_noticed(connection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(system_figures, "LEAST", 1)
    insert(connection, 4)
    assert figures(connection, TARGET, named_role=False).total == 4


def test_a_challenge_stands_in_the_docket_like_every_case(ready, ledger, connection):
    found(ledger)
    Desk(ledger).does(f"challenge-{UUID(int=1)}", stories.filing(system=TARGET), AIGUL)
    for follower in followers(ready, ledger):
        if follower.name in {DOCKET.name, SYSTEMS.name}:
            follower.catch_up(connection)
    known = connection.execute("SELECT kind, category FROM docket_v1.cases").fetchall()
    parked = connection.execute("SELECT count(*) FROM ledger.dead_letters").fetchone()
    assert (known, parked) == ([("challenge", Category.ALGORITHM)], (0,))
    (seen,) = openable(connection, viewer(LAWYER, ledger.context()), TARGET)
    assert (seen.stream, seen.outcome, seen.is_open) == (f"challenge-{UUID(int=1)}", "open", True)
    assert openable(connection, viewer(BOLAT, ledger.context()), TARGET) == []
