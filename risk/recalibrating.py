"""By night: the models in force held against the cases that have come to an end since they were trained.

Thresholds follow from a rolling window of cases from which nothing was learnt; what was promised stands beside what
would have been obtained by them, and beside it what people did look at. Drift is said and never acted upon.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np

from domain.intervals import Share
from domain.kernel import MACHINE
from domain.risk.commands import MoveThresholds
from domain.risk.governance_words import STREAM
from domain.risk.words import Policy, Serving, Threshold
from ledger.application import Ledger
from risk.drift import DRIFTED, Spread
from risk.features import DAY_S
from risk.file import ModelFile
from risk.measuring import obtained
from risk.staging import thresholds
from risk.store import Store, Unfit
from risk.table import Example, Part
from risk.training import Tell, collected

ROLLING = timedelta(days=540)
"""Cases that began within this time, of which only those count whose window is over."""
FEWEST_CASES, FEWEST_BAD = 60, 15
"""With fewer the thresholds stay as they are."""


class Readable(NamedTuple):
    """A model in force that can be read."""

    serving: Serving
    file: ModelFile
    card: Mapping[str, Any]


def recalibrate(ledger: Ledger, tell: Tell) -> int:
    """How many models were looked at; the cases are read once for all of them."""
    organisation, store, now = ledger.context(), Store(ledger.reads.pool), ledger.now()
    models = [model for serving in organisation.serving.values() for model in _readable(store, serving)]
    if models:
        targets = {model.serving.target for model in models}
        found = collected(ledger, targets, now, tell, synthetic=organisation.synthetic)
        for model in models:
            _look(ledger, store, model, found[model.serving.target], now)
    return len(organisation.serving)


def _readable(store: Store, serving: Serving) -> Iterator[Readable]:
    """Nothing where it is not, which is reported."""
    card = store.card(serving.model)
    try:
        file = store.model(serving.model)
    except Unfit as unfit:
        store.report(serving.model, {"fault": unfit.fault.value})
        return
    if card is not None:
        yield Readable(serving, file, card)


def _look(ledger: Ledger, store: Store, model: Readable, found: Sequence[Example], now: datetime) -> None:
    since = max(_day(model.card["parts"]["learnt_from"]["to"]), now - ROLLING)
    report, moved = looked_at(
        [example for example in found if example.trace.begun * DAY_S > since.timestamp()],
        model.file,
        model.serving,
        ledger.context().policy or Policy(version=0),
        model.card,
    )
    store.report(model.serving.model, report)
    if moved:
        _move(ledger, model.serving, moved, now.date())


def _day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC) + timedelta(days=1)


def _move(ledger: Ledger, serving: Serving, moved: tuple[Threshold, ...], on: date) -> None:
    once = f"{STREAM}/thresholds/{serving.model}/{on.isoformat()}"
    command = MoveThresholds(model=serving.model, thresholds=moved)
    ledger.perform(STREAM, command, MACHINE, once, sha256(once.encode()).digest())


def looked_at(
    found: Sequence[Example], file: ModelFile, serving: Serving, policy: Policy, card: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Threshold, ...] | None]:
    """What there is to say, and new thresholds where there is enough to set them by."""
    bad = sum(example.bad for example in found)
    report: dict[str, Any] = {
        "cases": len(found),
        "bad": bad,
        "enough": len(found) >= FEWEST_CASES and bad >= FEWEST_BAD,
    }
    if not found:
        return report, None
    part = file.part(found)
    scores = file.model.scores(part.rows)
    begun = [datetime.fromtimestamp(each.trace.begun * DAY_S, UTC).date().isoformat() for each in (found[0], found[-1])]
    report |= {"from": begun[0], "to": begun[1], "promised": promised(serving.thresholds, part)}
    report |= obtained(scores, part, serving.thresholds)
    report["drift"] = round(Spread(**card["calibration_scores"]).drift(scores), 4)
    report["drifted"] = report["drift"] > DRIFTED
    report["people"] = by_people(found).said()
    report["kept"] = report["recall"]["high"] >= report["promised"]
    return report, thresholds(scores, part, policy) if report["enough"] else None


def by_people(found: Sequence[Example]) -> Share:
    """Of the cases that went wrong after they had been assessed, those that a person had judged by then."""
    bad = [example for example in found if example.bad and example.assessed]
    return Share(sum(example.judged for example in bad), len(bad))


def promised(at: Sequence[Threshold], part: Part) -> float:
    """The promises of the stages, weighted by how often a case is at each."""
    stages, counts = np.unique(part.stages, return_counts=True)
    known = {each.stage: each.promised for each in at}
    return round(float(np.average([known.get(stage, 1.0) for stage in stages.tolist()], weights=counts)), 4)
