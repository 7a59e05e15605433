"""A new calendar goes through every open case once, whatever falls in between, and touches nothing that is closed."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from psycopg.sql import SQL
from temporalio.client import Client
from temporalio.testing import ActivityEnvironment

from domain.appeal import terms
from domain.appeal.care.events import Free, RecordCall
from domain.appeal.care.terms import EXECUTION_ASK
from domain.appeal.commands import Withdraw
from domain.appeal.events import Category, Outcome
from domain.appeal.joining.commands import MergeCases
from domain.calendar import DAY
from domain.clocks import Moved, TermMoved
from domain.contact.commands import AskLevelAbove
from domain.contact.events import Means
from domain.kernel import ALMATY, OPERATOR, Role
from domain.kinds import KINDS
from domain.linking import Link
from domain.organisation.calendar_decider import CalendarState, Replanning
from domain.organisation.calendar_words import ApproveCalendar, ProposeCalendar
from domain.organisation.commands import GrantOffice
from domain.organisation.events import CalendarPublished
from domain.review import Verdict
from domain.revision import DayChange, DayKind
from ledger import schema
from ledger.application import Ledger
from relay.recalendar import RecalendarActivities, unfinished
from relay.reconcile import reconcile
from relay.unsettled import IS_OPEN
from settings import Settings
from tests.domain.appeal.stories import RELEASED, TAKEN, closing, filing, reviewed, words
from tests.domain.federation import AIGUL, CHAIR, FEDERATION, LAWYER, SCHOOL, SUPERVISOR
from tests.domain.keepers import ADMIN
from tests.founding import Desk, found
from tests.relay.switchboard import Switchboard

STREAM = "calendar-5"
ENDLESS = Path(__file__).with_name("endless.py")


class Office:
    """A ledger with open cases, and two people who keep its calendar."""

    def __init__(self, settings: Settings) -> None:
        schema.prepare(settings)
        self.ledger = Ledger.at(settings, KINDS)
        self.desk = Desk(self.ledger)
        found(self.ledger)
        self.desk.does(FEDERATION, GrantOffice(person=ADMIN.id, role=Role.ADMIN), OPERATOR)

    def file(self, number: int) -> str:
        stream = f"appeal-0a7c1c1e-0000-4000-8000-{number:012}"
        self.desk.does(stream, filing(), AIGUL)
        return stream

    def close(self, stream: str) -> None:
        self.desk.does(stream, Withdraw(reasons=words()), AIGUL)
        today = self.ledger.now().astimezone(ALMATY).date()
        called = RecordCall(review="review-1", on=today, reached=True, free=Free.YES, said=words())
        self.desk.does(stream, called, SUPERVISOR)
        self.desk.does(stream, reviewed(Verdict.CONFIRMED), SUPERVISOR)

    def promise(self, stream: str) -> None:
        """The employer promised what she asked for, and the case ends with that."""
        for command in (TAKEN, RELEASED, closing(Outcome.RESOLVED)):
            self.desk.does(stream, command, LAWYER)

    def merge(self, kept: str, joined: str) -> None:
        self.desk.does(kept, MergeCases(other=joined, link=Link.MERGED_FROM, reasons=words()), SUPERVISOR)

    def propose(self, free: date | None = None) -> None:
        """A working day close ahead, or another one, becomes free: every term that runs in working days ends later. It
        is not the next one, on which a case counts as received that was filed in the evening or on a free day.
        """
        calendar = self.ledger.context().calendars[5]
        received = calendar.next_working(self.ledger.now().astimezone(ALMATY).date() + DAY)
        day = calendar.next_working(received + DAY)
        change = DayChange(day=free or day, kind=DayKind.MOVED_DAY_OFF)
        asked = ProposeCalendar(changes=(change,), through=calendar.last_year, order="order", reason="why")
        self.desk.does(STREAM, asked, ADMIN)

    def approve(self) -> None:
        self.desk.does(STREAM, ApproveCalendar(version=self.version + 1), SUPERVISOR)

    @property
    def version(self) -> int:
        return len(self.desk.events(STREAM, CalendarPublished))

    @property
    def progress(self) -> Replanning:
        state: CalendarState = self.ledger.state(STREAM)
        assert state.replanning
        return state.replanning

    def moves(self, stream: str) -> list[str]:
        return [e.due.term for e in self.desk.events(stream, TermMoved) if e.because is Moved.CALENDAR]

    def replan(self, line: Switchboard, page: int = 3) -> int:
        return self._run(line, page, "replan", STREAM)

    def replan_late(self, line: Switchboard) -> int:
        return self._run(line, 3, "replan_late", STREAM, self.version)

    def _run(self, line: Switchboard, page: int, name: str, *about: Any) -> int:
        activities = RecalendarActivities(self.ledger, cast("Client", line), page)
        done: int = asyncio.run(ActivityEnvironment().run(getattr(activities, name), *about))
        return done


@pytest.fixture
def office(database: Settings) -> Iterator[Office]:
    opened = Office(database)
    yield opened
    opened.ledger.close()


def test_every_open_case_moves_once_and_looks_again_and_a_closed_one_gets_no_event(office: Office):
    cases = [office.file(number) for number in range(7)]
    office.close(cases[4])
    closed = office.ledger.history(cases[4])
    office.propose()
    office.approve()
    assert unfinished(office.ledger) == (STREAM,)
    line = Switchboard()
    assert office.replan(line) == 2
    assert office.replan_late(line) == 0
    opened = [case for case in cases if case != cases[4]]
    assert sorted(line.told) == opened
    for case in opened:
        assert sorted(office.moves(case)) == [terms.ANSWER, terms.TRIAGE]
    assert office.ledger.history(cases[4]) == closed
    assert office.progress == Replanning(2, cases[-1], looked_at=7, moved=6, of=7, ended=True)
    assert unfinished(office.ledger) == ()


def test_a_question_that_waits_has_no_term_and_is_in_nobodys_way(office: Office):
    case, today = office.file(1), office.ledger.now().astimezone(ALMATY).date()
    facts = {"unit": SCHOOL, "category": Category.PAY, "means": Means.PHONE, "minutes": 5, "held_on": today}
    office.desk.does("question-0a7c1c1e-0000-4000-8000-000000000001", AskLevelAbove(**facts, note=words()), CHAIR)
    office.propose()
    office.approve()
    office.replan(Switchboard())
    office.replan_late(Switchboard())
    assert office.moves(case)
    assert unfinished(office.ledger) == ()


def test_doing_all_of_it_again_changes_nothing(office: Office):
    cases = [office.file(number) for number in range(4)]
    office.propose()
    office.approve()
    office.replan(Switchboard())
    before = office.ledger.position()
    office.replan(Switchboard(), page=1)
    assert office.ledger.position() == before
    office.replan_late(Switchboard())
    over = office.ledger.position()
    assert office.replan(Switchboard()) == 0
    office.replan_late(Switchboard())
    assert office.ledger.position() == over
    assert {case: len(office.moves(case)) for case in cases} == dict.fromkeys(cases, 2)


def test_when_temporal_does_not_answer_the_same_cases_are_told_at_the_next_try(office: Office):
    cases = [office.file(number) for number in range(7)]
    office.propose()
    office.approve()
    with pytest.raises(ConnectionError):
        office.replan(Switchboard(dies_after=4))
    line = Switchboard()
    office.replan(line)
    assert set(cases[3:]) <= set(line.told), "whatever was not noted as done is told again"
    assert {case: len(office.moves(case)) for case in cases} == dict.fromkeys(cases, 2)
    assert office.progress.moved == 7


def test_reconciling_goes_on_with_a_calendar_that_temporal_forgot(office: Office):
    def begun() -> bool:
        line = Switchboard()
        asyncio.run(reconcile(office.ledger, cast("Client", line), lambda _compared: None))
        return STREAM in line.told

    assert not begun()
    office.propose()
    office.approve()
    assert begun()
    office.replan(Switchboard())
    assert begun(), "the second look is still owed"
    office.replan_late(Switchboard())
    assert not begun()


def counted_by(office: Office, stream: str) -> set[str]:
    return {due.calendar for due in office.desk.case(stream).terms.values()}


def test_a_case_filed_between_proposal_and_approval_ends_with_the_right_calendar(office: Office):
    office.propose()
    between = office.file(1)
    office.approve()
    after = office.file(2)
    assert counted_by(office, between) == {"calendar-5@1"}
    office.replan(Switchboard())
    assert counted_by(office, between) == counted_by(office, after) == {"calendar-5@2"}
    assert office.moves(after) == []


def overtaken_case(office: Office, settings: Settings) -> str:
    """Filed while the walk has passed its place, by a process that still believed in the former version."""
    behind = Ledger.at(settings, KINDS)
    believed = behind.context()
    office.propose()
    office.approve()
    office.file(9)
    office.replan(Switchboard())
    object.__setattr__(behind.registry, "context", _Stubborn(believed))
    stream = "appeal-0a7c1c1e-0000-4000-8000-000000000001"
    Desk(behind).does(stream, filing(), AIGUL)
    behind.close()
    return stream


class _Stubborn:
    """Sees the federation as it was: a command that was begun before the new version and stored after it."""

    def __init__(self, organisation: Any) -> None:
        self.organisation = organisation

    def at(self, _position: int, _connection: Any) -> Any:
        return self.organisation


def test_a_case_filed_while_replanning_runs_ends_with_the_right_calendar(office: Office, database: Settings):
    stream = overtaken_case(office, database)
    assert counted_by(office, stream) == {"calendar-5@1"}
    line = Switchboard()
    assert office.replan_late(line) == 1
    assert line.told == [stream]
    assert counted_by(office, stream) == {"calendar-5@2"}


def test_without_the_second_look_such_a_case_would_keep_the_former_calendar(office: Office, database: Settings):
    """Control: the walk alone never finds it."""
    stream = overtaken_case(office, database)
    office.replan(Switchboard())
    assert counted_by(office, stream) == {"calendar-5@1"}


@pytest.mark.slow
def test_a_worker_that_is_killed_on_the_way_leaves_nothing_undone_and_nothing_done_twice(
    office: Office, database: Settings, tmp_path: Path
):
    cases = [office.file(number) for number in range(60)]
    office.propose()
    office.approve()
    (tmp_path / "settings.json").write_text(json.dumps(plain(database)))
    walking = subprocess.Popen([sys.executable, ENDLESS, tmp_path], cwd=ENDLESS.parents[2])
    give_up = time.monotonic() + 60
    while not 0 < office.progress.looked_at < 60:
        assert time.monotonic() < give_up
        assert walking.poll() is None, "it was meant to be killed on the way"
        time.sleep(0.02)
    walking.kill()
    walking.wait()
    looked_at = office.progress.looked_at
    assert looked_at < 60, "it was through before it was killed"
    line = Switchboard()
    office.replan(line)
    office.replan_late(line)
    assert len(line.told) >= 60 - looked_at
    assert {case: len(office.moves(case)) for case in cases} == dict.fromkeys(cases, 2)
    assert (office.progress.looked_at, office.progress.moved, office.progress.ended) == (60, 60, True)


def plain(settings: Settings) -> dict[str, str]:
    """What a data directory keeps, secrets in clear."""
    fields = {name: getattr(settings, name) for name in Settings.model_fields}
    return {
        name: value.get_secret_value() if hasattr(value, "get_secret_value") else str(value)
        for name, value in fields.items()
    }


def test_a_case_that_went_over_into_another_one_is_walked_past(office: Office):
    kept, joined, beside = (office.file(number) for number in range(3))
    office.merge(kept, joined)
    over = office.ledger.history(joined)
    office.propose()
    office.approve()
    office.replan(Switchboard())
    assert office.ledger.history(joined) == over
    assert office.moves(kept)
    assert office.moves(beside)


def walked_over_a_promise(office: Office, line: Switchboard) -> str:
    """A closed case, in which the day of the question whether the promise was kept becomes free."""
    promised = office.file(1)
    office.promise(promised)
    office.propose(office.ledger.state(promised).terms[EXECUTION_ASK].falls_on)
    office.approve()
    office.replan(line)
    return promised


def test_what_is_asked_after_the_end_of_a_case_moves_with_the_calendar(office: Office):
    line = Switchboard()
    promised = walked_over_a_promise(office, line)
    assert office.desk.case(promised).closed
    assert office.moves(promised) == [EXECUTION_ASK]
    assert promised in line.told


def test_a_walk_through_open_cases_only_would_be_noticed(office: Office, monkeypatch: pytest.MonkeyPatch):
    open_only = "SELECT originator_id FROM ledger.events WHERE originator_id = ANY (%s) GROUP BY 1 HAVING {}"
    monkeypatch.setattr("relay.unsettled.UNSETTLED", SQL(open_only).format(IS_OPEN))
    assert office.moves(walked_over_a_promise(office, Switchboard())) == []
