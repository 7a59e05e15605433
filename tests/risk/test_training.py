"""The same cases and seed give the same model; it is measured on younger ones, and refused where there are too few."""

import numpy as np
import pytest

from domain.intervals import Share
from domain.risk.words import Serving, Target, Threshold
from risk.drift import DRIFTED, Spread
from risk.features import ENCODING
from risk.file import ModelFile, digest
from risk.recalibrating import looked_at
from risk.staging import EVERYBODY, OPEN, seen, thresholds
from risk.table import Part
from risk.training import CALIBRATED_ON, LEARNT_FROM, TooFew, learnt, parted
from tests.risk.cases import ORDER, POLICY, a_model, cases


@pytest.fixture(scope="module")
def trained():
    return a_model()


def test_the_same_cases_and_seed_give_the_same_bytes_and_another_seed_others(trained):
    again = learnt(cases(600), ORDER, POLICY, synthetic=False)
    assert again == trained
    other = learnt(cases(600), ORDER._replace(seed=8), POLICY, synthetic=False)
    assert digest(other.content) != digest(trained.content)


def test_what_is_made_up_says_so_in_the_file_and_on_the_card(trained):
    made_up = learnt(cases(600), ORDER, POLICY, synthetic=True)
    assert (ModelFile.read(made_up.content).synthetic, made_up.card["synthetic"]) == (True, True)
    assert (ModelFile.read(trained.content).synthetic, trained.card["synthetic"]) == (False, False)


def test_a_model_learns_from_the_oldest_and_is_tested_on_the_youngest():
    found = cases(600)
    first, second, third = parted(found)
    assert [len(first), len(second)] == [int(600 * LEARNT_FROM), int(600 * CALIBRATED_ON) - int(600 * LEARNT_FROM)]
    assert first[-1].trace.begun <= second[0].trace.begun
    assert second[-1].trace.begun <= third[0].trace.begun


def test_too_few_cases_are_refused_and_counted():
    with pytest.raises(TooFew) as few:
        learnt(cases(200), ORDER, POLICY, synthetic=False)
    assert few.value.cases == 200
    good = [example._replace(known=tuple(False for _ in example.known)) for example in cases(600)]
    with pytest.raises(TooFew):
        parted(good)


def test_the_card_says_what_the_model_reaches_and_what_it_has_to_beat(trained):
    card = trained.card
    assert card["figures"]["auc_weighted"] > 0.6
    assert set(card["baselines"]) >= {"signals", "logistic", "constant", "with_region", "without_wording"}
    assert card["figures"]["brier"] < card["baselines"]["constant"]["brier"]
    assert {each["stage"] for each in card["thresholds"]} == set(OPEN)
    (group,) = card["groups"]["branch"]
    assert (group["value"], group["n"]) == ("oil_gas", card["parts"]["tested_on"]["cases"])
    assert card["looked"]["model"]["load"]["share"] <= 0.35


def test_the_model_in_force_is_measured_on_the_same_cases(trained):
    card = learnt(cases(600), ORDER, POLICY, synthetic=False, current=ModelFile.read(trained.content)).card
    assert card["baselines"]["current"]["auc_weighted"] == card["figures"]["auc_weighted"]


def test_a_stage_with_few_cases_is_held_to_what_all_of_them_say():
    part = Part.of(cases(600), ENCODING)
    scores = np.linspace(0, 1, part.labels.size)
    at = {each.stage: each for each in thresholds(scores, part, POLICY)}
    assert at["withdrawing"].at == at["confirming"].at
    assert at["in_work"] != at["withdrawing"]
    assert seen(scores, part, ()).all()
    assert seen(scores, part, [Threshold(stage=s, at=EVERYBODY, promised=1, load=1) for s in OPEN]).all()


def test_an_interval_is_wide_where_little_was_counted():
    few, many, none = Share(3, 4), Share(300, 400), Share(0, 0)
    assert few.low < many.low < 0.75 < many.high < few.high
    assert (none.value, none.low, none.high) == (None, 0.0, 1.0)


def serving(trained) -> Serving:
    at = tuple(Threshold(**each) for each in trained.card["thresholds"])
    return Serving(model=digest(trained.content), target=Target.ESCALATION, thresholds=at, synthetic=False)


def test_thresholds_are_set_anew_on_younger_cases_and_the_promise_stands_beside_what_came_of_it(trained):
    file, younger = ModelFile.read(trained.content), cases(400, seed=5)
    report, moved = looked_at(younger, file, serving(trained), POLICY, trained.card)
    assert report["enough"]
    assert moved is not None
    assert moved != serving(trained).thresholds
    assert report["recall"]["of"] == sum(example.bad for example in younger)
    assert 0 <= report["promised"] <= 1
    assert not report["drifted"]


def test_with_few_cases_thresholds_stay_and_with_none_nothing_is_claimed(trained):
    file = ModelFile.read(trained.content)
    report, moved = looked_at(cases(400)[:30], file, serving(trained), POLICY, trained.card)
    assert (report["enough"], moved) == (False, None)
    assert looked_at([], file, serving(trained), POLICY, trained.card) == (
        {"cases": 0, "bad": 0, "enough": False},
        None,
    )


def test_scores_that_are_spread_otherwise_than_before_are_drift():
    before = np.random.default_rng(3).beta(2, 5, 4_000)
    spread = Spread.of(before)
    assert spread.drift(np.random.default_rng(4).beta(2, 5, 4_000)) < 0.05
    assert spread.drift(np.random.default_rng(5).beta(5, 2, 4_000)) > DRIFTED
    tied = np.repeat([0.2, 0.7], [900, 100])
    assert Spread.of(tied).drift(tied) < 0.01
