"""What the models in force say of a case. Whatever goes wrong with one is a finding as well, and asks for a person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from domain.risk.words import Fault, Finding, Reason, Serving
from ledger.record import Recorded
from risk.encoding import Rows
from risk.feature_words import reason_name
from risk.features import Beside, LookUp, happened, recorded, trace_of
from risk.file import ModelFile, digest
from risk.store import Unfit
from risk.waiting import Hand, TooSlow

SLOW_S = 2.0
"""Who takes longer than this for one case is not waited for: a person looks instead, at this case and, until it is
done, at every other.
"""
MOST_REASONS = 3
"""On each side."""
LEAST_WEIGHT = 0.01
"""In log odds; what adds less is no reason."""
_hands: defaultdict[str, Hand] = defaultdict(Hand)
"""One for each model, so that one that is stuck holds up no other. As many as two people ever put into force."""


class Models(Protocol):
    """Where models are found; `Store` is one."""

    def model(self, sha256: str) -> ModelFile:
        """Raises `Unfit`."""


class Said(NamedTuple):
    """What a model says of one row."""

    features: str
    score: float
    reasons: tuple[Reason, ...]


def judge(
    history: Sequence[Recorded],
    stage: str,
    serving: Iterable[Serving],
    models: Models,
    look_up: LookUp,
    *,
    slow: float = SLOW_S,
) -> tuple[Finding, ...]:
    """What each model in force says of the case as its history has it; the same history gives the same bits. A model
    is waited for so many seconds and no longer.
    """
    beside = cache(partial(look_up, history))

    def found(each: Serving) -> Finding:
        return _finding(each, stage, lambda: _said(history, models.model(each.model), beside()), slow)

    return tuple(map(found, serving))


def _finding(serving: Serving, stage: str, said: Callable[[], Said], slow: float) -> Finding:
    try:
        found = _hands[serving.model].ask(said, slow)
    except TooSlow:
        return _faulty(serving, Fault.SLOW)
    except Unfit as unfit:
        return _faulty(serving, unfit.fault)
    except Exception:  # noqa: BLE001 - whatever a model does, a person looks
        return _faulty(serving, Fault.GARBAGE)
    threshold = serving.threshold_at(stage)
    return Finding(target=serving.target, model=serving.model, threshold=threshold, **found._asdict())


def _faulty(serving: Serving, fault: Fault) -> Finding:
    return Finding(target=serving.target, model=serving.model, fault=fault)


def _said(history: Sequence[Recorded], file: ModelFile, beside: Beside) -> Said:
    """Raises `Unfit` where the score is no probability."""
    row = row_of(history, file, beside)
    score = float(file.model.scores(row)[0])
    if not 0 <= score <= 1:
        raise Unfit(Fault.GARBAGE)
    told = [reason_name(name, value) for name, value in zip(file.encoding.names, row[0].tolist(), strict=True)]
    return Said(digest(row.tobytes()), score, _reasons(file.model.reasons(row)[0], told))


def row_of(history: Sequence[Recorded], file: ModelFile, beside: Beside) -> Rows:
    """The one row after the last step of a case. Raises `Unfit` where nothing has happened that a model may know."""
    trace = trace_of(history, happened if file.synthetic else recorded, beside)
    if not trace.steps:
        raise Unfit(Fault.GARBAGE)
    *_, last = file.encoding.rows(trace, len(trace.steps))
    return file.worded(np.asarray([last], dtype=np.float32), [beside.letters])


def _reasons(weights: NDArray[np.float32], names: Sequence[str]) -> tuple[Reason, ...]:
    """Those for first, the weightiest of each side before the others; the bias is none. What never happened weighs as
    much as all that is not known of it.
    """
    weighed: defaultdict[str, float] = defaultdict(float)
    for name, weight in zip(names, map(float, weights), strict=False):
        weighed[name] += weight
    ranked = sorted(weighed.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    heavy = [Reason(feature=name, weight=weight) for name, weight in ranked if abs(weight) >= LEAST_WEIGHT]
    return tuple(_of_one_side(heavy, 1)) + tuple(_of_one_side(heavy, -1))


def _of_one_side(heavy: Sequence[Reason], sign: int) -> Iterator[Reason]:
    yield from [reason for reason in heavy if reason.weight * sign > 0][:MOST_REASONS]
