"""The deeds about models on a real ledger: what is refused, what a night finds, and what the doctor says of it."""

from collections.abc import Iterator

import psycopg
import pytest
from temporalio.testing import ActivityEnvironment

from activities.risk import TOO_FEW, RiskActivities
from api.models import model_command
from domain.kinds import KINDS
from domain.risk.governance_words import STREAM, ThresholdsMoved
from domain.risk.words import Target
from ledger.application import Ledger
from ops.findings import House
from ops.looks_at_models import models
from risk.recalibrating import recalibrate
from risk.store import Store
from risk.training import Order, TooFew, train
from settings import Settings
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL
from tests.founding import FIRST, SECOND, Desk, adopt_a_policy, found
from tests.risk.cases import a_model

CASE = "appeal-0a7c1c1e-0000-4000-8000-000000000001"


@pytest.fixture
def ledger(database: Settings) -> Iterator[Ledger]:
    opened = Ledger.at(database, KINDS)
    found(opened)
    adopt_a_policy(opened)
    Desk(opened).does(CASE, filing(), AIGUL)
    yield opened
    opened.close()


@pytest.fixture
def model(ledger: Ledger) -> str:
    """In force, by the word of two people."""
    trained = a_model()
    known = Store(ledger.reads.pool).put(trained.content, trained.card)
    for act, who in (("propose", FIRST), ("approve", SECOND), ("activate", FIRST)):
        Desk(ledger).ledger.perform(STREAM, model_command(act, known, trained.card, "x"), who, act, act.encode())
    return known


def silent(_step: str, _done: int, _of: int) -> None:
    return None


def test_with_too_few_cases_training_is_refused_and_says_how_many_there_are(ledger: Ledger):
    told: list[tuple[object, ...]] = []
    environment = ActivityEnvironment()
    environment.on_heartbeat = lambda *details: told.append(details)
    as_of = ledger.now().isoformat()
    assert environment.run(RiskActivities(ledger).train, "harm", as_of, 7) == [TOO_FEW, "0", "0"]
    assert ("Cases", 1, 1) in told
    with pytest.raises(TooFew):
        train(ledger, Order(Target.HARM, ledger.now()), silent)


def test_a_night_without_models_changes_nothing(ledger: Ledger):
    before = ledger.position()
    assert ActivityEnvironment().run(RiskActivities(ledger).recalibrate) == 0
    assert ledger.position() == before


def test_a_night_with_no_case_to_count_says_so_and_leaves_the_thresholds(ledger: Ledger, model: str):
    before = ledger.context().serving[Target.ESCALATION]
    assert recalibrate(ledger, silent) == 1
    assert Store(ledger.reads.pool).reports()[model].report == {"cases": 0, "bad": 0, "enough": False}
    assert ledger.context().serving[Target.ESCALATION] == before
    assert Desk(ledger).events(STREAM, ThresholdsMoved) == []


def test_the_doctor_names_a_model_whose_file_was_changed_and_the_night_does_too(
    ledger: Ledger, model: str, database: Settings
):
    house = House(database, None)
    assert [finding.well for finding in models(house)] == [True]
    Store(ledger.reads.pool).report(model, {"drifted": True, "kept": True})
    (finding,) = models(house)
    assert (finding.well, finding.said) == (False, "scores drift")
    with psycopg.connect(database.database_url) as owner:
        owner.execute("UPDATE risk.models SET content = content || '\\x00'")
    (finding,) = models(house)
    assert (finding.well, "not the one that was approved" in finding.said) == (False, True)
    assert recalibrate(ledger, silent) == 1
    assert Store(ledger.reads.pool).reports()[model].report == {"fault": "changed"}
