"""For each stage of a case the score from which on a person looks: the promise of the policy within its ceiling."""

from collections.abc import Iterator, Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray

from domain.appeal.procedure import Stage
from domain.risk.words import Policy, Threshold
from risk.metrics import Labels, Scores
from risk.table import Part
from risk.threshold import threshold

FEWEST_CASES = 40
"""A stage with fewer is held to what all stages together say."""
OPEN: Sequence[str] = tuple(stage.value for stage in Stage if stage not in {Stage.UNFILED, Stage.CLOSED, Stage.MERGED})
NOBODY, EVERYBODY = 1.5, 0.0
"""In place of infinities, which JSON has no word for: a score that no probability reaches, and one that all do."""


def thresholds(scores: Scores, part: Part, policy: Policy) -> tuple[Threshold, ...]:
    """Promises are made about cases, not about steps: of each case at a stage its highest score counts."""
    everywhere = _threshold("", *_by_case(scores, part, np.full(part.cases.size, fill_value=True)), policy)
    return tuple(_of_stages(scores, part, policy, everywhere))


def _of_stages(scores: Scores, part: Part, policy: Policy, everywhere: Threshold) -> Iterator[Threshold]:
    for stage in OPEN:
        highest, bad = _by_case(scores, part, part.stages == stage)
        few = highest.size < FEWEST_CASES
        yield everywhere.model_copy(update={"stage": stage}) if few else _threshold(stage, highest, bad, policy)


def _threshold(stage: str, highest: Scores, bad: Labels, policy: Policy) -> Threshold:
    found = threshold(highest, bad, policy.recall / 100, policy.ceiling / 100)
    at = NOBODY if found.at == inf else EVERYBODY if found.at == -inf else found.at
    return Threshold(stage=stage, at=at, promised=round(found.promised, 4), load=round(found.load, 4))


def _by_case(scores: Scores, part: Part, which: NDArray[np.bool_]) -> tuple[Scores, Labels]:
    """The highest score of each case among these rows, and whether it came to what is foreseen after any of them."""
    cases, where = np.unique(part.cases[which], return_inverse=True)
    highest, bad = np.zeros(cases.size), np.zeros(cases.size, dtype=bool)
    np.maximum.at(highest, where, scores[which])
    np.logical_or.at(bad, where, part.labels[which])
    return highest, bad


def seen(scores: Scores, part: Part, at: Sequence[Threshold]) -> NDArray[np.bool_]:
    """Which rows a person looks at."""
    known = {each.stage: each.at for each in at}
    return scores >= np.asarray([known.get(stage, EVERYBODY) for stage in part.stages])
