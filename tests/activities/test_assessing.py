"""A machine looks at the risk of a case after something happened in it, once for each state of it."""

from dataclasses import dataclass

import pytest

from activities.assessing import AssessingActivities
from domain.agenda import Deed, Item
from domain.appeal.commands import SupplyCompletion
from domain.owing import BEGINNING
from domain.review import ReviewRequired
from domain.risk import commands as risk
from domain.risk.assessed import RiskAssessed
from domain.risk.governance_words import STREAM
from domain.risk.words import Fault
from risk.assessing import assess
from risk.store import Store
from tests.activities.conftest import CASE, Workshop
from tests.domain.appeal.risks import serving
from tests.domain.appeal.stories import words
from tests.domain.federation import AIGUL
from tests.founding import FIRST, SECOND, adopt_a_policy


@dataclass
class Bench:
    workshop: Workshop

    @property
    def items(self) -> list[Item]:
        return [item for item in self.workshop.case.look(CASE).items if item.deed is Deed.ASSESS]

    def assess(self) -> None:
        ledger = self.workshop.ledger
        AssessingActivities(ledger, Store(ledger.reads.pool)).assess(CASE, self.items[0])

    @property
    def said(self) -> list[RiskAssessed]:
        return self.workshop.events(RiskAssessed)


@pytest.fixture
def bench(workshop: Workshop) -> Bench:
    workshop.file()
    return Bench(workshop)


def test_without_a_policy_no_assessment_is_on_the_agenda(bench: Bench):
    assert bench.items == []


def test_it_is_owed_at_once_and_after_each_news_anew(bench: Bench):
    adopt_a_policy(bench.workshop.ledger)
    assert [item.at for item in bench.items] == [BEGINNING]
    first = bench.items[0].id
    bench.assess()
    assert bench.items == []
    bench.workshop.desk.does(CASE, SupplyCompletion(text=words()), AIGUL)
    assert bench.items[0].id != first
    bench.assess()
    assert [said.looked_at for said in bench.said] == sorted(said.looked_at for said in bench.said)
    assert len(bench.said) == 2


def test_done_twice_it_is_recorded_once(bench: Bench):
    ledger = bench.workshop.ledger
    adopt_a_policy(ledger)
    (item,) = bench.items
    for _ in range(2):
        AssessingActivities(ledger, Store(ledger.reads.pool)).assess(CASE, item)
        assess(ledger, CASE, Store(ledger.reads.pool))
    assert len(bench.said) == 1


def test_a_model_whose_file_is_gone_asks_for_a_person(bench: Bench):
    desk, model = bench.workshop.desk, serving()
    adopt_a_policy(bench.workshop.ledger)
    desk.does(STREAM, risk.ProposeModel(**dict(model), reason="test"), FIRST)
    desk.does(STREAM, risk.ApproveModel(model=model.model), SECOND)
    desk.does(STREAM, risk.ActivateModel(model=model.model), SECOND)
    bench.assess()
    assert [finding.fault for finding in bench.said[0].findings] == [Fault.MISSING]
    assert len(bench.workshop.events(ReviewRequired)) == 1
