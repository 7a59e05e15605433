"""What models say of a case; and that whatever goes wrong with one asks for a person."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, active_count
from time import monotonic
from typing import cast

import numpy as np
import psycopg
import pytest

from domain.risk.words import Fault, Serving, Target, Threshold
from ledger.pool import Pool
from risk.features import ENCODING, NOBODY_ASKED, Beside
from risk.file import ModelFile, digest
from risk.judging import MOST_REASONS, judge, row_of
from risk.model import Model
from risk.store import Store, Unfit
from risk.wording import COLUMN, Wording, letters_of
from tests.risk.histories import AGREED, ASKED, FILED, TRIAGED, history, nothing_beside

CASE = history([(0, FILED), (0, AGREED), (1, TRIAGED), (4, ASKED)])


@pytest.fixture(scope="module")
def content():
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(1_500, len(ENCODING.names))).astype(np.float32)
    heard = [ENCODING.names.index(name) for name in ("times: triaged", COLUMN)]
    odds = rows[:, 0] + rows[:, 1] - rows[:, heard[0]] + 2 * rows[:, heard[1]]
    labels = chance.random(1_500) < 1 / (1 + np.exp(-odds))
    model = Model.learnt(rows, labels, ENCODING.names, 7, rounds=15)
    return ModelFile(model, ENCODING, Target.HARM, synthetic=False).written()


def serving(content: bytes, **changes: object) -> Serving:
    limit = Threshold(stage="in_work", at=0.5, promised=0.9, load=0.1)
    facts = {"model": digest(content), "target": Target.HARM, "thresholds": (limit,), "synthetic": False}
    return Serving(**(facts | changes))


@dataclass
class Shelf:
    """Models at hand; `score` is what they are made to say, whatever the row."""

    content: bytes
    score: float | None = None

    def model(self, sha256: str) -> ModelFile:
        if digest(self.content) != sha256:
            raise Unfit(Fault.CHANGED)
        file = ModelFile.read(self.content)
        return file if self.score is None else file._replace(model=cast(Model, Says(file.model, self.score)))


@dataclass
class Says:
    model: Model
    score: float

    def scores(self, _rows: object) -> list[float]:
        return [self.score]

    def reasons(self, rows):
        return self.model.reasons(rows)


def test_a_model_gives_score_threshold_and_reasons_bit_for_bit_again(content):
    first, again = (judge(CASE, "in_work", [serving(content)], Shelf(content), nothing_beside) for _ in range(2))
    assert first == again
    (finding,) = first
    assert (finding.threshold, finding.fault) == (0.5, None)
    weights = [reason.weight for reason in finding.reasons]
    assert weights == [*sorted((w for w in weights if w > 0), reverse=True), *sorted(w for w in weights if w < 0)]
    assert 0 < len(weights) <= 2 * MOST_REASONS
    assert len(finding.features) == 64


def test_reasons_and_bias_are_the_margin_of_the_score(content):
    file = ModelFile.read(content)
    row = row_of(CASE, file, NOBODY_ASKED)
    margin = file.model.reasons(row).sum()
    (finding,) = judge(CASE, "in_work", [serving(content)], Shelf(content), nothing_beside)
    assert margin == pytest.approx(file.model.margins(row)[0], abs=1e-4)
    assert finding.score == pytest.approx(1 / (1 + np.exp(-margin)), abs=1e-4)


def test_how_she_wrote_is_a_reason_by_what_was_learnt_of_letters(content):
    threat = letters_of("Мен жұмыстан шығарылдым, бір айдан кейін ғана білдім")
    wording = Wording(tuple(3 * each for each in threat), 0.0)
    heard = ModelFile.read(ModelFile.read(content)._replace(wording=wording).written())
    assert heard.wording == wording
    columns = [
        file.worded(np.zeros((1, len(ENCODING.names)), dtype=np.float32), [threat])[0]
        for file in (heard, ModelFile.read(content))
    ]
    assert [row[ENCODING.names.index(COLUMN)] for row in columns] == [pytest.approx(3.0), 0.0]
    (finding,) = judge(
        CASE,
        "in_work",
        [serving(heard.written())],
        Shelf(heard.written()),
        lambda _history, **_: Beside(letters=threat),
    )
    assert COLUMN in {reason.feature for reason in finding.reasons}


@pytest.mark.parametrize("score", [float("nan"), float("inf"), -0.1, 1.1])
def test_what_is_no_probability_is_garbage_and_flags(content, score):
    (finding,) = judge(CASE, "in_work", [serving(content)], Shelf(content, score), nothing_beside)
    assert (finding.fault, finding.score, finding.flags) == (Fault.GARBAGE, None, True)


def test_a_stage_that_the_model_never_saw_flags(content):
    (finding,) = judge(CASE, "incomplete", [serving(content)], Shelf(content, 0.01), nothing_beside)
    assert (finding.threshold, finding.flags) == (None, True)


def test_a_changed_file_flags(content):
    (finding,) = judge(CASE, "in_work", [serving(content)], Shelf(content + b"x"), nothing_beside)
    assert (finding.fault, finding.flags) == (Fault.CHANGED, True)


@dataclass
class Stuck:
    """A model that does not answer before it is let go, and counts how often it was asked."""

    model: Model
    gate: Event
    asked: int = 0

    def scores(self, rows):
        self.asked += 1
        assert self.gate.wait(60)
        return self.model.scores(rows)

    def reasons(self, rows):
        return self.model.reasons(rows)


class Shelves(Shelf):
    """Every model is the same file; the one of this name is stuck."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name, self.file = name, ModelFile.read(content)
        self.stuck = Stuck(self.file.model, Event())

    def model(self, sha256: str) -> ModelFile:
        return self.file._replace(model=cast(Model, self.stuck)) if sha256 == self.name else self.file


def faults(content: bytes, shelf: Shelves, *names: str) -> list[Fault | None]:
    models = [serving(content, model=name) for name in names]
    return [finding.fault for finding in judge(CASE, "in_work", models, shelf, nothing_beside, slow=0.5)]


def test_a_model_that_does_not_answer_is_cut_off_and_flags_and_holds_up_no_other(content):
    shelf = Shelves(content, "stuck")
    began = monotonic()
    assert faults(content, shelf, "stuck", "quick") == [Fault.SLOW, None]
    assert monotonic() - began < 30, "it would wait a minute"
    shelf.stuck.gate.set()


def test_control_the_same_model_in_time_is_not_cut_off(content):
    shelf = Shelves(content, "in time")
    shelf.stuck.gate.set()
    assert judge(CASE, "in_work", [serving(content, model="in time")], shelf, nothing_beside)[0].fault is None


def test_while_a_model_is_stuck_it_is_not_asked_again_and_afterwards_it_says_the_same_as_ever(content):
    shelf = Shelves(content, "stuck for long")
    assert faults(content, shelf, "stuck for long") == [Fault.SLOW]
    threads = active_count()
    assert faults(content, shelf, *["stuck for long"] * 20) == [Fault.SLOW] * 20
    assert (shelf.stuck.asked, active_count()) == (1, threads)
    shelf.stuck.gate.set()
    until = monotonic() + 30
    while faults(content, shelf, "stuck for long") == [Fault.SLOW]:
        assert monotonic() < until
    late, usual = (
        judge(CASE, "in_work", [serving(content, model=name)], shelf, nothing_beside)[0]
        for name in ("stuck for long", "usual")
    )
    assert late.model_copy(update={"model": "usual"}) == usual
    assert usual.fault is None


def test_who_comes_after_a_quick_one_waits_for_a_turn(content):
    """Twenty ask one hand at once, and nobody is told that it is slow."""
    shelf = Shelves(content, "none")
    with ThreadPoolExecutor(20) as many:
        said = list(
            many.map(
                lambda _: judge(CASE, "in_work", [serving(content, model="busy")], shelf, nothing_beside), range(60)
            )
        )
    assert {finding.fault for (finding,) in said} == {None}
    assert len({finding.score for (finding,) in said}) == 1


def test_a_case_of_which_nothing_is_known_flags(content):
    (finding,) = judge([], "in_work", [serving(content)], Shelf(content), nothing_beside)
    assert finding.fault is Fault.GARBAGE


def test_a_file_says_by_which_columns_it_judges_and_is_the_same_bytes_again(content):
    file = ModelFile.read(content)
    assert (file.encoding, file.target, file.synthetic) == (ENCODING, Target.HARM, False)
    assert file.written() == content


@pytest.fixture
def store(database):
    pool = Pool(database.database_url, 2)
    yield Store(pool)
    pool.close()


def test_a_file_is_found_by_its_digest_and_counted_anew_each_time(store, database, content):
    known = store.put(content, {"cases": 3})
    assert store.put(content, {"cases": 4}) == known == digest(content)
    assert (store.card(known), [made.model for made in store.made()]) == ({"cases": 3}, [known])
    assert judge(CASE, "in_work", [serving(content)], store, nothing_beside)[0].fault is None
    with psycopg.connect(database.database_url) as owner:
        owner.execute("UPDATE risk.models SET content = set_byte(content, 100, (get_byte(content, 100) + 1) % 256)")
    assert judge(CASE, "in_work", [serving(content)], store, nothing_beside)[0].fault is Fault.CHANGED
    with psycopg.connect(database.database_url) as owner:
        owner.execute("DELETE FROM risk.models")
    assert judge(CASE, "in_work", [serving(content)], store, nothing_beside)[0].fault is Fault.MISSING


def test_bytes_that_are_no_model_are_garbage(store):
    rubbish = json.dumps({"learner": "none"}).encode()
    store.put(rubbish, {})
    assert judge(CASE, "in_work", [serving(rubbish)], store, nothing_beside)[0].fault is Fault.GARBAGE
