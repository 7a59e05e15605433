"""Challenges in the barometer: each once, by what its events say, and nothing that tells of a few."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.algorithm import DecisionKind, Ground, Principle
from domain.appeal.events import ConsentGiven, ConsentWithdrawn, Purpose
from domain.appeal.joining.events import CaseGoneOver
from domain.appeal.tracks.algorithm_terms import OBJECTION
from domain.appeal.tracks.plan import TrackKind
from domain.challenge.commands import CodeChallenge
from domain.challenge.decision import Automation, Finding, Known
from domain.clocks import LapseAnnulled, TermLapsed, TermMet
from domain.kernel import ALMATY, Event
from ledger.record import Recorded
from projections import challenge_figures as subject
from projections import following
from projections.challenge_figures import By, Challenges, Rate, challenges
from projections.challenged import NOT_ASSESSED, Cell, Challenged, Remedy, Review, Topic
from projections.digest import digest
from projections.figures import Measure, TooFine, report
from projections.following import BAROMETER, followers
from projections.questions import Dimension, Question
from projections.rebuild import rebuild
from tests.domain.challenge import stories
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION
from tests.founding import Desk, found
from tests.spec import NOON, Given

MAY = date(2026, 5, 1)
IN_MAY = Question(MAY, date(2026, 5, 31))
EAST, WEST = "KZ-10", "KZ-47"


def counted(events: Iterable[Event]) -> Counter[tuple[Topic, str]]:
    """What is counted of one challenge to which this happened."""
    known = Challenged()
    for number, event in enumerate(events, start=1):
        known = known.after(Recorded(number, number, "challenge-1", event, AIGUL.id, "c", NOON, NOON))
    return Counter((cell.topic, cell.value) for cell in known.cells())


def worked_through() -> Given:
    """An objection and a review are answered, the decision is changed, and what was agreed is done."""
    case = stories.in_work()
    coded = CodeChallenge(principles=frozenset({Principle.TRANSPARENCY}), grounds=frozenset({Ground.AGE}))
    case = case.when(coded, by=LAWYER).and_then()
    for kind, steps in (
        (TrackKind.OBJECTION, ("objection_served", "objection_answered")),
        (TrackKind.HUMAN_REVIEW, ("review_demanded", "decision_kept", "decision_changed")),
        (TrackKind.REMEDY, ("remedy_decided", "remedy_carried_out")),
    ):
        case = stories.on(case, kind)
        for step in steps:
            case = stories.step(case, f"{kind}-1", step).and_then()
    return case.when(stories.outcome(Finding.MODIFIED), by=LAWYER).and_then()


def test_a_challenge_is_counted_by_what_was_said_of_each_of_its_parts_and_by_the_latest():
    assert counted(worked_through().history) == Counter(
        {
            (Topic.DECISION, DecisionKind.EVALUATION): 1,
            (Topic.NOTICE, Known.UNKNOWN): 1,
            (Topic.AUTOMATION, Automation.FULL): 1,
            (Topic.PRINCIPLE, Principle.TRANSPARENCY): 1,
            (Topic.GROUND, Ground.AGE): 1,
            (Topic.OBJECTION, "kept"): 1,
            (Topic.REVIEW, Review.CHANGED): 1,
            (Topic.REMEDY, Remedy.CARRIED_OUT): 1,
            (Topic.FINDING, Finding.MODIFIED): 1,
        }
    )


def test_before_triage_nobody_has_said_who_decided():
    assert counted(stories.filed().history)[Topic.AUTOMATION, NOT_ASSESSED] == 1


def test_each_objection_is_in_time_or_late_until_its_lapse_is_taken_back():
    filed = list(stories.filed().history)
    first, second = (f"{OBJECTION}@{way}" for way in ("objection-1", "operator-1"))
    late = TermLapsed(term=first, falls_on=MAY)
    both = counted([*filed, late, TermMet(term=second)])
    assert (both[Topic.OBJECTION, "missed"], both[Topic.OBJECTION, "kept"]) == (1, 1)
    assert counted([*filed, late, LapseAnnulled(term=first)])[Topic.OBJECTION, "missed"] == 0


def test_without_her_yes_to_statistics_a_challenge_is_one_of_all_and_nothing_else():
    history = list(worked_through().history)
    without = [*history, ConsentWithdrawn(purpose=Purpose.STATISTICS)]
    assert counted(without) == Counter({(Topic.DECISION, ""): 1})
    again = ConsentGiven(purpose=Purpose.STATISTICS, text_version=1)
    assert counted([*without, again]) == counted(history), "the control"


def test_one_that_goes_on_in_another_leaves_here_only_what_the_other_side_did():
    gone = CaseGoneOver(other="challenge-2", number="2", until=NOON, reasons=None)
    after = counted([*worked_through().history, gone, TermMet(term=f"{OBJECTION}@objection-2")])
    assert after == Counter({(Topic.OBJECTION, "kept"): 1, (Topic.REVIEW, Review.CHANGED): 1})


def put(connection: psycopg.Connection, n: int, topic: Topic, value: str, **place: Any) -> None:
    cell = Cell(**{"day": MAY, "topic": topic, "value": value, "broken_down": True, "region": EAST, **place})
    values = {**cell._asdict(), "n": n}
    columns, places = ", ".join(values), ", ".join(f"%({name})s" for name in values)
    connection.execute(f"INSERT INTO barometer_v1.challenges ({columns}) VALUES ({places})".encode(), values)


def ask(connection: psycopg.Connection, question: Question = IN_MAY, *, named: bool = False) -> Challenges:
    return challenges(connection, question, ORGANISATION, named)


def test_where_nothing_was_challenged_nothing_is_hidden(connection: psycopg.Connection):
    for named in (True, False):
        found = ask(connection, named=named)
        assert (found.filed, found.broken_down) == (0, 0)
        assert {n for table in found.tables.values() for n in table.values()} <= {0}
        assert all(found.rate(rate) is None for rate in Rate)


def few(connection: psycopg.Connection) -> None:
    for kind, n in ((DecisionKind.PAY, 20), (DecisionKind.EVALUATION, 9), (DecisionKind.HIRING, 3)):
        put(connection, n, Topic.DECISION, kind, system="system-1")
    put(connection, 30, Topic.PRINCIPLE, Principle.TRANSPARENCY)
    put(connection, 12, Topic.PRINCIPLE, Principle.PRIVACY)
    put(connection, 8, Topic.PRINCIPLE, Principle.DIALOGUE)


def test_a_few_among_many_are_not_broken_down_and_cannot_be_worked_out(connection: psycopg.Connection):
    few(connection)
    public, full = ask(connection), ask(connection, named=True)
    shown = [n for n in public.tables[By.DECISION].values() if n is not None]
    assert public.tables[By.DECISION][DecisionKind.HIRING] is None
    assert public.broken_down == 32
    assert 32 - sum(shown) >= 5
    assert full.tables[By.DECISION][DecisionKind.HIRING] == 3, "the control"


def test_what_nearly_all_have_in_common_does_not_tell_of_the_others(
    connection: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
):
    few(connection)
    assert ask(connection).tables[By.PRINCIPLE][Principle.TRANSPARENCY] is None
    monkeypatch.setattr(subject, "LEAST", 1)
    assert ask(connection).tables[By.PRINCIPLE][Principle.TRANSPARENCY] == 30, "the control"


def test_systems_and_their_makers_are_for_named_roles(connection: psycopg.Connection):
    few(connection)
    assert not {By.SYSTEM, By.VENDOR} & set(ask(connection).tables)
    assert ask(connection, named=True).tables[By.SYSTEM] == {"system-1": 32}


def test_four_are_shown_to_nobody_else_and_not_by_asking_for_their_region(connection: psycopg.Connection):
    put(connection, 4, Topic.DECISION, DecisionKind.PAY)
    put(connection, 40, Topic.DECISION, DecisionKind.PAY, region=WEST)
    east = replace(IN_MAY, where={Dimension.REGION: EAST})
    assert ask(connection, east).filed is None
    assert ask(connection, east, named=True).filed == 4
    with pytest.raises(TooFine):
        ask(connection, replace(east, where={Dimension.REGION: EAST, Dimension.BRANCH: "oil_gas"}))


def test_a_rate_is_a_part_of_those_of_whom_it_is_known(connection: psycopg.Connection):
    for value, n in (("kept", 30), ("missed", 10)):
        put(connection, n, Topic.OBJECTION, value)
    for review, n in ((Review.KEPT, 2), (Review.CHANGED, 1), (Review.REFUSED, 7)):
        put(connection, n, Topic.REVIEW, review)
    public, full = ask(connection), ask(connection, named=True)
    assert public.rate(Rate.OBJECTIONS_IN_TIME) == full.rate(Rate.OBJECTIONS_IN_TIME) == 0.75
    assert (public.rate(Rate.REVIEWS_CHANGED), full.rate(Rate.REVIEWS_CHANGED)) == (None, 1 / 3)


def test_a_challenge_is_one_of_the_appeals_and_however_it_was_followed_the_same(ready, ledger, connection):
    found(ledger)
    desk = Desk(ledger)
    for number in range(3):
        desk.does(f"challenge-{UUID(int=number + 1)}", stories.filing(), AIGUL)
    (follower,) = (each for each in followers(ready, ledger) if each.name == BAROMETER.name)
    digests = set()
    for batch in (1, 7, 1000):
        connection.execute("TRUNCATE barometer_v1.counts, barometer_v1.challenges; DELETE FROM ledger.followers")
        replace(follower, batch=batch).catch_up(connection)
        digests.add(digest(connection, BAROMETER, BAROMETER.schema))
    assert len(digests) == 1
    assert rebuild(ready, ledger, [BAROMETER.name], lambda *_: None, check=True)[0].identical
    today = ledger.now().astimezone(ALMATY).date()
    asked = Question(today.replace(day=1), today, (), {Dimension.CATEGORY: "algorithm"})
    assert report(connection, asked, ORGANISATION, True).total.figures[Measure.OPENED] == 3
    assert ask(connection, replace(asked, where={}), named=True).filed == 3
    connection.execute("UPDATE barometer_v1.challenges SET n = n + 1 WHERE topic = 'notice'")
    assert not rebuild(ready, ledger, [BAROMETER.name], lambda *_: None, check=True)[0].identical, "the control"


def test_nothing_that_names_a_case_or_a_person_is_kept():
    assert set(following.BAROMETER.tables["challenges"]) == set(Cell._fields) == {
        "day", "topic", "value", "broken_down", "region", "branch", "system",
    }  # fmt: skip
