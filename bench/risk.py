"""The risk model on a public log, by the protocol of Teinemaa, Dumas, La Rosa and Maggi (ACM TKDD 13(2), 2019).

Cases that end with a step that leaves all open are dropped; a case is positive if a step occurs, and is cut before it.
The first four fifths by their beginning are learnt from, without what happened after the last fifth began; each case
is judged after each of its first ten steps, and figures are means over their number, weighted by cases. Published best:
0.661 weighted AUC (XGBoost of the thesis: 0.645), Brier 0.18. The protocol learns from outcomes that nobody knew on the
day of the split: beside it stands the same learning from what was known on that day.
"""

import json
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import xgboost
from numpy.typing import NDArray

from bench import assessing
from bench.report import table
from bench.xes import read
from risk.encoding import Encoding, Rows
from risk.logistic import Logistic
from risk.metrics import Labels, Scores, auc, average_precision, brier, reliability, weighted
from risk.model import Model
from risk.threshold import threshold
from risk.trace import Trace

LEARNT_FROM = 0.8
LEARNT_FROM_KNOWN = 0.75
RECALL, CEILING = 0.9, 0.15
MOST_STEPS = 10
SEED = 7
PUBLISHED = {"auc_weighted_best": 0.661, "auc_weighted_xgboost": 0.645, "brier": 0.18}
ENDED_BY_THEN = 0.9
"""The window within which that many of the known bad outcomes came: a case that is younger may still go wrong."""

T = TypeVar("T")


class Outcome(NamedTuple):
    """A case up to the step that makes it positive, and the day of that step, None where it never came."""

    trace: Trace
    on: float | None


class Rule(NamedTuple):
    """Which step makes a case positive, and which last step leaves open how it ends."""

    positive: str
    open_after: str

    def outcome(self, trace: Trace) -> Outcome | None:
        """None where the log does not tell how it went, or where it went wrong at once."""
        if trace.steps[-1].what == self.open_after:
            return None
        at = next((turn for turn, step in enumerate(trace.steps) if step.what == self.positive), None)
        if at is None:
            return Outcome(trace, None)
        return Outcome(Trace(trace.case, trace.steps[:at]), trace.steps[at].day) if at else None


class Known(NamedTuple):
    """Cases as they were known on a day, with their labels."""

    traces: tuple[Trace, ...]
    labels: tuple[bool, ...]

    def parted(self, share: float) -> tuple["Known", "Known"]:
        """The older cases, so many of them, and the younger."""
        at = int(len(self.traces) * share)
        return Known(self.traces[:at], self.labels[:at]), Known(self.traces[at:], self.labels[at:])

    def rows(self, encoding: Encoding) -> tuple[Rows, Labels]:
        counts = [min(len(trace.steps), MOST_STEPS) for trace in self.traces]
        return encoding.table(self.traces, MOST_STEPS), np.repeat(np.asarray(self.labels, dtype=bool), counts)


def published(outcomes: Sequence[Outcome], split: float) -> Known:
    """As the protocol has it: the labels of the end of time on the steps of before the split."""
    cut = [(each.trace.until(split), each.on is not None) for each in outcomes]
    return _with_steps(cut)


def as_of(outcomes: Sequence[Outcome], split: float) -> tuple[Known, float]:
    """What could be learnt on that day, and the window in days: a case counts if it went wrong within the window, or is
    as old as the window and did not.
    """
    lasted = sorted(each.on - each.trace.begun for each in outcomes if each.on is not None and each.on < split)
    window = lasted[int(len(lasted) * ENDED_BY_THEN)] if lasted else 0.0
    old = [each for each in outcomes if each.trace.begun <= split - window]
    cut = [
        (each.trace.until(split), each.on is not None and each.on <= each.trace.begun + window and each.on < split)
        for each in old
    ]
    return _with_steps(cut), window


def _with_steps(cut: Sequence[tuple[Trace, bool]]) -> Known:
    kept = [(trace, label) for trace, label in cut if trace.steps]
    return Known(tuple(trace for trace, _ in kept), tuple(label for _, label in kept))


class Test(NamedTuple):
    """The rows of the last fifth by the number of steps, each with its labels."""

    rows: tuple[Rows, ...]
    labels: tuple[Labels, ...]

    @classmethod
    def of(cls, outcomes: Sequence[Outcome], encoding: Encoding) -> "Test":
        by_length: list[list[list[float]]] = [[] for _ in range(MOST_STEPS)]
        labels: list[list[bool]] = [[] for _ in range(MOST_STEPS)]
        for each in outcomes:
            for turn, row in enumerate(encoding.rows(each.trace, MOST_STEPS)):
                by_length[turn].append(row)
                labels[turn].append(each.on is not None)
        filled = [turn for turn in range(MOST_STEPS) if labels[turn]]
        return cls(
            tuple(np.asarray(by_length[turn], dtype=np.float32) for turn in filled),
            tuple(np.asarray(labels[turn], dtype=bool) for turn in filled),
        )

    def figures(self, scores: Callable[[Rows], Scores]) -> Mapping[str, Any]:
        said = [scores(rows) for rows in self.rows]
        sizes = np.asarray([labels.size for labels in self.labels])

        def mean(measure: Callable[[Scores, Labels], float]) -> float:
            each = [measure(scored, labels) for scored, labels in zip(said, self.labels, strict=True)]
            return weighted(np.asarray(each), sizes)

        return {
            "auc_weighted": round(mean(auc), 4),
            "ap_weighted": round(mean(average_precision), 4),
            "brier": round(mean(brier), 4),
            "auc_by_steps": {
                str(turn): round(auc(scored, labels), 4)
                for turn, (scored, labels) in enumerate(zip(said, self.labels, strict=True), start=1)
            },
        }


def measured(log: Path, rule: Rule) -> Mapping[str, Any]:
    outcomes, read_s = _timed(lambda: sorted(filter(None, map(rule.outcome, read(log))), key=_begun))
    learnt_from = int(len(outcomes) * LEARNT_FROM)
    before, after = outcomes[:learnt_from], outcomes[learnt_from:]
    split = after[0].trace.begun
    known, (knowable, window) = published(before, split), as_of(before, split)
    encoding = Encoding.of(known.traces)
    test = Test.of(after, encoding)
    rows, labels = known.rows(encoding)
    model, fit_s = _timed(lambda: Model.learnt(rows, labels, encoding.names, SEED))
    then = test.figures(Model.learnt(*knowable.rows(encoding), encoding.names, SEED).scores)
    return {
        "cases": len(outcomes),
        "events": sum(len(each.trace.steps) for each in outcomes),
        "positive_share": round(sum(each.on is not None for each in outcomes) / len(outcomes), 4),
        **test.figures(model.scores),
        "fit_s": round(fit_s, 2),
        "read_s": round(read_s, 2),
        "columns": len(encoding.names),
        "rows": len(rows),
        "auc_as_of": then["auc_weighted"],
        "brier_as_of": then["brier"],
        "window_days_as_of": round(window),
        "cases_as_of": len(knowable.traces),
        "baselines": baselines(rows, labels, test),
        "promise_as_of": promise(knowable, encoding, test),
        "reliability": _reliability(test, model),
        "latency": latency(model, np.concatenate(test.rows)),
        "xgboost": xgboost.__version__,
        "machine": platform.machine(),
    }


def _begun(outcome: Outcome) -> float:
    return outcome.trace.begun


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What came of it, and the seconds it took."""
    began = time.perf_counter()
    return work(), time.perf_counter() - began


def baselines(rows: Rows, labels: Labels, test: Test) -> Mapping[str, Any]:
    """What the model has to beat: others, a weighted sum of the same columns, and the same answer for everybody."""
    line, share = test.figures(Logistic.learnt(rows, labels).scores), float(labels.mean())
    return {
        "published": PUBLISHED,
        "logistic": {name: line[name] for name in ("auc_weighted", "brier")},
        "constant": {"brier": test.figures(lambda some: np.full(len(some), share))["brier"]},
    }


def promise(known: Known, encoding: Encoding, test: Test) -> Mapping[str, Mapping[str, float]]:
    """What a threshold that was set on the youngest quarter of what was known promised, and what came of it: alone, and
    under the ceiling of what people can look at.
    """
    early, late = known.parted(LEARNT_FROM_KNOWN)
    model = Model.learnt(*early.rows(encoding), encoding.names, SEED)
    rows, labels = late.rows(encoding)
    said, came_true = model.scores(np.concatenate(test.rows)), np.concatenate(test.labels)
    found = {}
    for name, ceiling in (("alone", 1.0), ("under_ceiling", CEILING)):
        set_at = threshold(model.scores(rows), labels, RECALL, ceiling)
        seen = said >= set_at.at
        obtained = {"promised": set_at.promised, "obtained": float(seen[came_true].mean()), "load": float(seen.mean())}
        found[name] = {key: round(value, 3) for key, value in obtained.items()}
    return found


def _reliability(test: Test, model: Model) -> Mapping[str, str]:
    bins = reliability(model.scores(np.concatenate(test.rows)), np.concatenate(test.labels))
    return {f"{each.said:.2f}": f"{each.happened:.2f} of {each.n}" for each in bins}


def latency(model: Model, rows: Rows) -> Mapping[str, float]:
    """Milliseconds for one judgement with one thread, and seconds for a hundred thousand at once."""
    one = Model.read(model.written(), model.names)
    batch = np.resize(rows, (100_000, rows.shape[1]))
    _, batch_s = _timed(lambda: model.scores(batch))
    explained = one.reasons(rows[:64]).sum(axis=1)
    return {
        "score_ms_p50": _median_ms(one.scores, rows),
        "reasons_ms_p50": _median_ms(one.reasons, rows),
        "batch_100000_s": round(batch_s, 3),
        "reasons_off_by": float(np.abs(explained - one.margins(rows[:64])).max()),
    }


def _median_ms(judge: Callable[[Rows], NDArray[Any]], rows: Rows) -> float:
    took = []
    for row in islice(rows, 300):
        began = time.perf_counter()
        judge(row[None, :])
        took.append(time.perf_counter() - began)
    return round(float(np.median(took)) * 1000, 3)


def run(log: Path | None, rule: Rule, *, as_json: bool) -> None:
    report = {**(measured(log, rule) if log else {}), "assessment": assessing.measured()}
    print(json.dumps(report)) if as_json else table({"risk": report})
