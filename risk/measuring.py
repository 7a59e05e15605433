"""The figures of a model on cases that it did not learn from, each beside what it has to beat."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.intervals import Share
from domain.risk.words import Threshold
from risk.encoding import Rows
from risk.features import ENCODING
from risk.file import ModelFile, learnt_from
from risk.labels import WINDOW_DAYS
from risk.logistic import Logistic
from risk.metrics import Labels, Scores, auc, average_precision, brier, reliability, weighted
from risk.model import Model
from risk.staging import seen
from risk.table import Example, Part
from risk.wording import COLUMN

MOST_TURNS = 15
FEWEST_KNOWN_THEN = 20
"""Cases that went wrong, below which nothing is learnt as of the day of the split."""
SIGNALS = (
    *(name for name in ENCODING.names if name.startswith("latest: ground_")),
    *(f"times: {what}" for what in ("our_silence", "their_silence", "limit_passed", "pressure", "dismissed")),
)
"""What anybody would look at without a model: grounds of urgency, missed terms, pressure. The rules are sharper: which
cases they ask for is counted beside (`looked`).
"""
GROUPS = ("branch", "language", "category")
MOST_GROUPS = 12


class Parts(NamedTuple):
    """What was learnt from and what is tested on, as cases and as rows."""

    learnt_cases: Sequence[Example]
    test_cases: Sequence[Example]
    train: Part
    test: Part


def figures_of(
    file: ModelFile, at: Sequence[Threshold], parts: Parts, seed: int, current: ModelFile | None
) -> Mapping[str, Any]:
    test = parts.test
    scores = file.model.scores(test.rows)
    return {
        "figures": figures(scores, test)
        | {"by_steps": by_steps(scores, test), "reliability": _reliability(scores, test)},
        "baselines": dict(_baselines(file, parts, seed, current)),
        "looked": looked(scores, parts, at),
        "groups": {name: list(_group(name, scores, parts, at)) for name in GROUPS},
    }


def figures(scores: Scores, part: Part) -> dict[str, float]:
    """Means over the number of steps, weighted by cases: pooled figures flatter."""
    turns = [part.steps == turn for turn in range(1, MOST_TURNS + 1) if (part.steps == turn).any()]
    sizes = np.asarray([int(turn.sum()) for turn in turns])
    said: dict[str, float] = {"brier": round(brier(scores, part.labels), 4)}
    for name, measure in (("auc", auc), ("ap", average_precision)):
        each = np.asarray([measure(scores[turn], part.labels[turn]) for turn in turns])
        said[f"{name}_weighted"] = round(weighted(each, sizes), 4) if not np.isnan(each).all() else float("nan")
    return said


def by_steps(scores: Scores, part: Part) -> list[dict[str, float | int]]:
    found = ((turn, part.steps == turn) for turn in range(1, MOST_TURNS + 1))
    return [
        {
            "steps": turn,
            "n": int(where.sum()),
            "bad": int(part.labels[where].sum()),
            "auc": round(auc(scores[where], part.labels[where]), 4),
            "ap": round(average_precision(scores[where], part.labels[where]), 4),
        }
        for turn, where in found
        if 0 < part.labels[where].sum() < where.sum()
    ]


def _reliability(scores: Scores, part: Part) -> list[dict[str, float | int]]:
    return [
        {"n": each.n, "said": round(each.said, 4), "happened": round(each.happened, 4)}
        for each in reliability(scores, part.labels)
    ]


def _baselines(
    file: ModelFile, parts: Parts, seed: int, current: ModelFile | None
) -> Iterator[tuple[str, dict[str, float]]]:
    """Signals counted, a weighted sum of the same columns, the same answer for all, the model in force; and the same
    learning from what was known on the day on which the test begins, with the region, which the model never sees, and
    without how she wrote.
    """
    train, test = parts.train, parts.test
    yield "signals", {"auc_weighted": figures(by_signals(test.rows), test)["auc_weighted"]}
    yield "logistic", figures(Logistic.learnt(train.rows, train.labels).scores(test.rows), test)
    yield "constant", {"brier": round(brier(np.full(test.labels.size, train.labels.mean()), test.labels), 4)}
    if current is not None:
        yield "current", _by(current, parts.test_cases)
    if known := known_then(parts.learnt_cases, parts.test_cases[0].trace.begun):
        then, _ = learnt_from(known, file.target, seed, synthetic=file.synthetic)
        yield "as_of", _by(then, parts.test_cases)
    yield "with_region", _with_region(parts, seed)
    yield "without_wording", _without_wording(parts, seed)


def by_signals(rows: Rows) -> Scores:
    """How many of them speak."""
    columns = [ENCODING.names.index(name) for name in SIGNALS]
    said = np.nan_to_num(rows[:, columns]) > 0
    return np.asarray(said.sum(axis=1) / len(columns), dtype=np.float64)


def _by(file: ModelFile, some: Sequence[Example]) -> dict[str, float]:
    part = file.part(some)
    return figures(file.model.scores(part.rows), part)


def known_then(some: Sequence[Example], day: float) -> list[Example]:
    """What could be learnt from these cases on that day: the steps whose window was over; nothing where too few went
    wrong.
    """
    cut = (_until(example, day) for example in some)
    found = [example for example in cut if example.turns]
    return found if sum(sum(example.known) for example in found) >= FEWEST_KNOWN_THEN else []


def _until(example: Example, day: float) -> Example:
    turns = example.turns
    over = [at for at, turn in enumerate(turns) if example.trace.steps[turn].day + WINDOW_DAYS <= day]
    return example._replace(
        turns=tuple(turns[at] for at in over),
        known=tuple(example.known[at] for at in over),
        stages=tuple(example.stages[at] for at in over),
    )


def _with_region(parts: Parts, seed: int) -> dict[str, float]:
    regions = sorted({example.facts["region"] for example in parts.learnt_cases})

    def beside(rows: Rows, cases: Sequence[Example], part: Part) -> Rows:
        where = np.asarray([[cases[n].facts["region"] == region for region in regions] for n in part.cases])
        return np.hstack([rows, where.astype(np.float32)])

    names = (*ENCODING.names, *(f"region: {region}" for region in regions))
    rows = beside(parts.train.rows, parts.learnt_cases, parts.train)
    model = Model.learnt_carefully(rows, parts.train.labels, names, seed)
    return figures(model.scores(beside(parts.test.rows, parts.test_cases, parts.test)), parts.test)


def _without_wording(parts: Parts, seed: int) -> dict[str, float]:
    kept = [at for at, name in enumerate(ENCODING.names) if name != COLUMN]
    names = tuple(ENCODING.names[at] for at in kept)
    model = Model.learnt_carefully(parts.train.rows[:, kept], parts.train.labels, names, seed)
    return figures(model.scores(parts.test.rows[:, kept]), parts.test)


def looked(scores: Scores, parts: Parts, at: Sequence[Threshold]) -> dict[str, dict[str, Any]]:
    """What people look at by the rules alone, which serve without any model; by the model alone; and by the two as they
    serve together.
    """
    rules = np.asarray([example.alarmed for example in parts.test_cases], dtype=bool)
    model, bad = _cases(parts.test, seen(scores, parts.test, at)), _cases(parts.test, parts.test.labels)
    ways = {"rules": rules, "model": model, "together": rules | model}
    return {name: _shares(way, bad) for name, way in ways.items()}


def obtained(scores: Scores, part: Part, at: Sequence[Threshold]) -> dict[str, Any]:
    return _shares(_cases(part, seen(scores, part, at)), _cases(part, part.labels))


def _shares(looked_at: Labels, bad: Labels) -> dict[str, Any]:
    """Of the cases that went wrong the share at which a person would have looked beforehand, and of all of them the
    share at which somebody would have looked.
    """
    return {
        "recall": Share(int((looked_at & bad).sum()), int(bad.sum())).said(),
        "load": Share(int(looked_at.sum()), looked_at.size).said(),
    }


def _cases(part: Part, rows: NDArray[np.bool_]) -> Labels:
    """Which cases have such a row."""
    found = np.zeros(int(part.cases.max()) + 1, dtype=bool)
    found[part.cases[rows]] = True
    return found


def _group(name: str, scores: Scores, parts: Parts, at: Sequence[Threshold]) -> Iterator[dict[str, Any]]:
    """Whether some are looked at more than others, and missed more than others."""
    test = parts.test
    of_case = np.asarray([example.facts.get(name, "") for example in parts.test_cases])
    model, bad = _cases(test, seen(scores, test, at)), _cases(test, test.labels)
    for value, n in Counter(of_case.tolist()).most_common(MOST_GROUPS):
        them = of_case == value
        yield {"value": value, "n": n, "bad": int(bad[them].sum()), **_shares(model[them], bad[them])}
