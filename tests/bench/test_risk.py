"""The protocol by which the model is measured: nobody learns from what came later."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bench import assessing
from bench.risk import Outcome, Rule, as_of, measured, published
from bench.xes import read
from cli import app
from risk.trace import Step, Trace

BAD = Rule(positive="court", open_after="sent")
EVENT = '<event><string key="concept:name" value="{}"/><date key="time:timestamp" value="{}"/>{}</event>'


def log(path: Path, cases: dict[str, list[tuple[str, int, str]]]) -> Path:
    """Cases with what happened in them, on which day, and what it said."""
    began = datetime(2024, 1, 1, tzinfo=UTC)
    traces = "".join(
        f'<trace><string key="concept:name" value="{case}"/>'
        + "".join(EVENT.format(what, (began + timedelta(days=day)).isoformat(), said) for what, day, said in events)
        + "</trace>"
        for case, events in cases.items()
    )
    with gzip.open(path, "wt") as file:
        file.write(f'<log xmlns="http://www.xes-standard.org/">{traces}</log>')
    return path


AMOUNT = '<float key="amount" value="35"/><string key="channel" value="web"/>'


def test_a_log_is_read_case_by_case_in_the_order_of_time(tmp_path: Path):
    found = log(tmp_path / "log.xes.gz", {"a": [("asked", 3, ""), ("filed", 1, AMOUNT)], "empty": []})
    (case,) = read(found)
    assert [step.what for step in case.steps] == ["filed", "asked"]
    assert case.steps[1].day - case.steps[0].day == 2
    assert case.steps[0].says == {"amount": 35.0, "channel": "web"}


def trace(*steps: tuple[str, float]) -> Trace:
    return Trace("case", tuple(Step(what, day, {}) for what, day in steps))


@pytest.mark.parametrize(
    ("steps", "kept", "on"),
    [
        ([("filed", 1), ("court", 9), ("paid", 12)], ["filed"], 9),
        ([("filed", 1), ("paid", 5)], ["filed", "paid"], None),
    ],
)
def test_a_case_is_cut_before_the_step_that_makes_it_positive(steps, kept, on):
    outcome = BAD.outcome(trace(*steps))
    assert outcome is not None
    assert ([step.what for step in outcome.trace.steps], outcome.on) == (kept, on)


def test_a_case_that_is_still_open_or_was_bad_from_the_start_is_left_out():
    assert BAD.outcome(trace(("filed", 1), ("sent", 2))) is None
    assert BAD.outcome(trace(("court", 1))) is None


EARLY_BAD = Outcome(trace(("filed", 1), ("asked", 5)), 20)
EARLY_GOOD = Outcome(trace(("filed", 2), ("paid", 4)), None)
LATE_BAD = Outcome(trace(("filed", 30), ("asked", 120)), 140)
YOUNG = Outcome(trace(("filed", 95)), None)
SPLIT = 100.0


def test_on_the_day_of_the_split_nobody_knows_what_came_later():
    known, window = as_of((EARLY_BAD, EARLY_GOOD, LATE_BAD, YOUNG), SPLIT)
    assert window == 19
    assert [(len(it.steps), label) for it, label in zip(known.traces, known.labels, strict=True)] == [
        (2, True),
        (2, False),
        (1, False),
    ]


def test_what_happens_after_the_split_changes_nothing_that_is_learnt_as_of_it():
    quiet = Outcome(trace(("filed", 30)), None)
    assert as_of((EARLY_BAD, LATE_BAD), SPLIT) == as_of((EARLY_BAD, quiet), SPLIT)


def test_control_the_published_protocol_does_learn_from_what_came_later():
    quiet = Outcome(trace(("filed", 30)), None)
    assert published((LATE_BAD,), SPLIT) != published((quiet,), SPLIT)


def test_the_whole_measurement_runs_on_any_log_with_a_rule(tmp_path: Path):
    cases = {
        f"case-{n}": [("filed", n, AMOUNT), ("threatened" if n % 3 == 0 else "asked", n + 1, "")]
        + ([("court", n + 9, "")] if n % 3 == 0 else [("paid", n + 9, "")])
        for n in range(200)
    }
    report = measured(log(tmp_path / "log.xes.gz", cases), BAD)
    assert (report["cases"], report["events"], report["positive_share"]) == (200, 533, 0.335)
    assert report["auc_weighted"] > 0.7
    assert {"brier", "auc_as_of", "fit_s"} <= report.keys()
    assert report["latency"]["reasons_off_by"] < 1e-4
    assert report["promise_as_of"]["under_ceiling"]["promised"] <= report["promise_as_of"]["alone"]["promised"]


def test_without_the_log_only_the_assessment_of_our_own_cases_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(assessing, "CASES", 40)
    done = CliRunner().invoke(app, ["bench", "risk", "--log", str(tmp_path / "absent.xes.gz"), "--json"])
    assert (done.exit_code, "skipped" in done.stderr) == (0, True)
    report = json.loads(done.stdout)
    assert report.keys() == {"assessment"}
    assert report["assessment"]["reasons_off_by"] < 1e-4
