"""Another policy or model goes through every open case once, page by page, though nothing happens in those cases."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from temporalio.client import Client
from temporalio.testing import ActivityEnvironment

from domain.appeal.commands import SupplyCompletion
from domain.appeal.events import Outcome
from domain.kinds import KINDS
from domain.review import ReviewRequired
from domain.risk import commands as risk
from domain.risk.assessed import RiskAssessed
from domain.risk.governance_words import STREAM
from ledger import schema
from ledger.application import Ledger
from relay.reassessing import ReassessingActivities
from risk.assessing import assess
from risk.store import Store
from settings import Settings
from tests.domain.appeal.risks import serving
from tests.domain.appeal.stories import RELEASED, TAKEN, closing, filing, words
from tests.domain.federation import AIGUL, LAWYER
from tests.founding import FIRST, SECOND, Desk, adopt_a_policy, found
from tests.relay.switchboard import Switchboard


class Office:
    """A federation with open cases, of which one is threatening."""

    def __init__(self, settings: Settings) -> None:
        schema.prepare(settings)
        self.ledger = Ledger.at(settings, KINDS)
        self.desk = Desk(self.ledger)
        found(self.ledger)
        self.cases = [self.file(number, threatened=number == 2) for number in range(5)]

    def file(self, number: int, **facts: Any) -> str:
        stream = f"appeal-0a7c1c1e-0000-4000-8000-{number:012}"
        self.desk.does(stream, filing(**facts), AIGUL)
        return stream

    def assessed(self, stream: str) -> list[int]:
        """The versions of the policy under which it was assessed."""
        return [said.policy for said in self.desk.events(stream, RiskAssessed)]

    def walk(self, line: Switchboard, behind: str = "", before: int = 0) -> int:
        """In pages of two cases; `behind` is how far the try before came, and how many cases it looked at."""
        activities = ReassessingActivities(self.ledger, cast("Client", line), Store(self.ledger.reads.pool), page=2)
        environment = ActivityEnvironment()
        self.heard: list[tuple[object, ...]] = []
        environment.on_heartbeat = lambda *details: self.heard.append(details)
        environment.info = replace(environment.info, heartbeat_details=[behind, before] if behind else [])
        done: int = asyncio.run(environment.run(activities.reassess))
        return done


@pytest.fixture
def office(database: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr("domain.appeal.assessing.is_drawn", lambda *_: False)
    opened = Office(database)
    yield opened
    opened.ledger.close()


def test_a_policy_that_two_people_adopt_has_every_quiet_open_case_assessed_and_no_closed_one(office: Office):
    for command in (TAKEN, RELEASED, closing(Outcome.RESOLVED)):
        office.desk.does(office.cases[4], command, LAWYER)
    closed = office.ledger.history(office.cases[4])
    assert office.walk(Switchboard()) == 0, "without a policy nobody is assessed"
    adopt_a_policy(office.ledger)
    line = Switchboard()
    office.walk(line)
    assert [office.assessed(case) for case in office.cases] == [[1], [1], [1], [1], []]
    assert office.ledger.history(office.cases[4]) == closed
    assert line.told == [office.cases[2]], "only where a person is asked does a workflow hear of it"


def test_walked_again_or_from_the_middle_it_records_nothing_twice(office: Office):
    adopt_a_policy(office.ledger)
    with pytest.raises(ConnectionError):
        office.walk(Switchboard(dies_after=0))
    line = Switchboard()
    assert office.walk(line, behind=office.cases[1], before=2) == 5
    assert line.told == [office.cases[2]], "who was not told before is told now"
    position = office.ledger.position()
    office.walk(Switchboard())
    assert office.ledger.position() == position
    assert all(office.assessed(case) == [1] for case in office.cases)


def test_it_goes_by_pages_and_says_how_far_it_is(office: Office):
    adopt_a_policy(office.ledger)
    office.walk(Switchboard())
    assert office.heard == [(office.cases[1], 2), (office.cases[3], 4), (office.cases[4], 5)]


def test_another_policy_or_model_has_them_assessed_anew_and_asks_nobody_twice(office: Office):
    adopt_a_policy(office.ledger)
    office.walk(Switchboard())
    office.desk.does(STREAM, risk.ProposePolicy(ceiling=20, reason="test"), FIRST)
    office.walk(Switchboard())
    assert office.assessed(office.cases[0]) == [1], "a proposal is nothing yet"
    office.desk.does(STREAM, risk.ApprovePolicy(version=2), SECOND)
    office.walk(Switchboard())
    assert all(office.assessed(case) == [1, 2] for case in office.cases)
    assert len(office.desk.events(office.cases[2], ReviewRequired)) == 1


def test_a_model_that_nobody_can_read_does_not_ask_for_people_in_every_case_at_once(office: Office):
    adopt_a_policy(office.ledger)
    office.walk(Switchboard())
    model = serving()
    office.desk.does(STREAM, risk.ProposeModel(**dict(model), reason="test"), FIRST)
    office.desk.does(STREAM, risk.ApproveModel(model=model.model), SECOND)
    office.desk.does(STREAM, risk.ActivateModel(model=model.model), SECOND)
    assert office.walk(Switchboard()) == 0
    assert all(office.assessed(case) == [1] for case in office.cases)
    office.desk.does(office.cases[0], SupplyCompletion(text=words()), AIGUL)
    assess(office.ledger, office.cases[0], Store(office.ledger.reads.pool))
    assert len(office.desk.events(office.cases[0], ReviewRequired)) == 1, "control: it fails towards people"
