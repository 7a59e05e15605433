"""Training: the cases of a day parted in the order of time, a model learnt from the oldest, its thresholds set on the
younger, its figures taken on the youngest; and the refusal where there is too little to learn from.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import xgboost

from domain.risk.words import Policy, Target
from ledger.application import Ledger
from ledger.record import Recorded
from risk.conflicts import Conflicts
from risk.drift import Spread
from risk.features import DAY_S, ENCODING, happened, recorded
from risk.file import ModelFile, learnt_from
from risk.labels import WINDOW_DAYS
from risk.lived import Surroundings
from risk.lookups import Lookups
from risk.measuring import Parts, figures_of
from risk.staging import thresholds
from risk.store import Store, Unfit
from risk.table import Example, examples

Tell = Callable[[str, int, int], None]
"""Hears of a step, how much of it is done, and how much there is."""
LEARNT_FROM, CALIBRATED_ON = 0.6, 0.8
"""The shares of the cases, in the order in which they began, up to which they serve for this."""
FEWEST_CASES, FEWEST_BAD, FEWEST_BAD_IN_A_PART = 300, 50, 8
PAGE = 500
TOLD_EVERY = 50
KINDS_OF_CASE = ["appeal", "challenge"]
KINDS_OF_DISPUTE = ["dispute"]
STREAMS = """
SELECT originator_id FROM ledger.events
WHERE originator_version = 1 AND kind = ANY (%s) AND originator_id > %s ORDER BY originator_id LIMIT %s
"""
COUNT = "SELECT count(*) FROM ledger.events WHERE originator_version = 1 AND kind = ANY (%s)"


class TooFew(Exception):  # noqa: N818 - it says what was found
    """There is not enough to learn from: so many cases whose window is over, so many of them went wrong."""

    def __init__(self, cases: int, bad: int) -> None:
        super().__init__(cases, bad)
        self.cases, self.bad = cases, bad


class Order(NamedTuple):
    """What is to be trained. `as_of` is a moment: nothing known only after it is looked at."""

    target: Target
    as_of: datetime
    seed: int = 7


class Trained(NamedTuple):
    content: bytes
    card: Mapping[str, Any]


class Parted(NamedTuple):
    """The cases by what they serve for."""

    learnt_from: Sequence[Example]
    calibrated_on: Sequence[Example]
    tested_on: Sequence[Example]


def train(ledger: Ledger, order: Order, tell: Tell) -> str:
    """The SHA-256 under which the new model lies in the store. Raises `TooFew`."""
    organisation, store = ledger.context(), Store(ledger.reads.pool)
    found = collected(ledger, (order.target,), order.as_of, tell, synthetic=organisation.synthetic)[order.target]
    current = organisation.serving.get(order.target)
    policy = organisation.policy or Policy(version=0)
    tell("Learning", 0, 1)
    trained = learnt(found, order, policy, synthetic=organisation.synthetic, current=_file(store, current))
    tell("Learning", 1, 1)
    return store.put(trained.content, trained.card)


def _file(store: Store, current: Any) -> ModelFile | None:
    """The model in force, to be compared with; None where there is none, or none that can be read."""
    if current is None:
        return None
    try:
        return store.model(current.model)
    except Unfit:
        return None


def collected(
    ledger: Ledger, targets: Collection[Target], as_of: datetime, tell: Tell, *, synthetic: bool
) -> Mapping[Target, list[Example]]:
    """Everything that may be learnt from on that day."""
    moment = happened if synthetic else recorded
    disputes = (ledger.history(stream) for stream in _streams(ledger, KINDS_OF_DISPUTE))
    surroundings = Surroundings(moment, Lookups(ledger), Conflicts.of(disputes, moment), ledger.context())
    return examples(_histories(ledger, tell), targets, as_of.timestamp() / DAY_S, surroundings)


def _histories(ledger: Ledger, tell: Tell) -> Iterator[Sequence[Recorded]]:
    pool = ledger.registry.recorder.pool
    with pool.connection() as connection:
        row = connection.execute(COUNT, (KINDS_OF_CASE,)).fetchone()
    of, done = row[0] if row else 0, 0
    for stream in _streams(ledger, KINDS_OF_CASE):
        if done % TOLD_EVERY == 0:
            tell("Cases", done, of)
        done += 1
        yield ledger.history(stream)
    tell("Cases", done, of)


def _streams(ledger: Ledger, kinds: Sequence[str]) -> Iterator[str]:
    last = ""
    while page := _page(ledger, kinds, last):
        last = page[-1]
        yield from page


def _page(ledger: Ledger, kinds: Sequence[str], behind: str) -> list[str]:
    with ledger.registry.recorder.pool.connection() as connection:
        return [stream for (stream,) in connection.execute(STREAMS, (list(kinds), behind, PAGE))]


def parted(found: Sequence[Example]) -> Parted:
    """Raises `TooFew`."""
    first, second = int(len(found) * LEARNT_FROM), int(len(found) * CALIBRATED_ON)
    parts = Parted(found[:first], found[first:second], found[second:])
    bad = [sum(example.bad for example in part) for part in parts]
    if len(found) < FEWEST_CASES or sum(bad) < FEWEST_BAD or min(bad) < FEWEST_BAD_IN_A_PART:
        raise TooFew(len(found), sum(bad))
    return parts


def learnt(
    found: Sequence[Example], order: Order, policy: Policy, *, synthetic: bool, current: ModelFile | None = None
) -> Trained:
    """The same bytes for the same cases and seed. Raises `TooFew`."""
    cases = parted(found)
    file, train = learnt_from(cases.learnt_from, order.target, order.seed, synthetic=synthetic)
    model = file.model
    calibrate, test = file.part(cases.calibrated_on), file.part(cases.tested_on)
    at = thresholds(model.scores(calibrate.rows), calibrate, policy)
    card = {
        "target": order.target.value,
        "synthetic": synthetic,
        "as_of": order.as_of.astimezone(UTC).isoformat(timespec="seconds"),
        "window_days": WINDOW_DAYS,
        "seed": order.seed,
        "policy": policy.model_dump(),
        "features": len(ENCODING.names),
        "xgboost": xgboost.__version__,
        "parts": {name: _said(part) for name, part in cases._asdict().items()},
        "thresholds": [each.model_dump() for each in at],
        "calibration_scores": Spread.of(model.scores(calibrate.rows))._asdict(),
        **figures_of(file, at, Parts(cases.learnt_from, cases.tested_on, train, test), order.seed, current),
    }
    return Trained(file.written(), card)


def _said(part: Sequence[Example]) -> dict[str, Any]:
    days = [datetime.fromtimestamp(example.trace.begun * DAY_S, UTC).date().isoformat() for example in part]
    rows = sum(len(example.turns) for example in part)
    bad = sum(example.bad for example in part)
    return {"cases": len(part), "bad": bad, "rows": rows, "from": days[0], "to": days[-1]}
