"""What a model learns from: cases whose members agreed, as they were known on a day, in the order of time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.appeal.events import AppealImported, ConsentGiven, ConsentWithdrawn, Purpose
from domain.risk.assessed import RiskAssessed, RiskJudged
from domain.risk.words import Target
from ledger.record import Recorded
from risk.conflicts import OF_MANY, Came, Conflicts
from risk.encoding import Encoding, Rows
from risk.features import Beside, Moment, day_of, steps
from risk.labels import SIGNS, WINDOW_DAYS, outcomes
from risk.lived import Lived, Surroundings
from risk.metrics import Labels
from risk.trace import Step, Trace
from risk.wording import COLUMN, Letters

MOST_STEPS = 60
"""A case is learnt from after each of its first steps, so that a long one does not outweigh a hundred short ones."""
FACTS = ("branch", "language", "category", "region")
WORDING_SINCE = 2
"""The version of the text of consent since which it tells her that groups of letters are counted in what she wrote."""


class Example(NamedTuple):
    """A case: after which of its steps it can be learnt from, what it came to after each of them, and where it stood.
    `alarmed`: the rules would have asked a person to look before it went wrong, if it did. `assessed`: a program looked
    at its risk at all; `judged`: a person judged it by then. `facts` are those by which the figures of a model are told
    apart though it never learns them.
    """

    trace: Trace
    turns: tuple[int, ...]
    known: tuple[bool, ...]
    stages: tuple[str, ...]
    facts: Mapping[str, str]
    letters: Letters = ()
    alarmed: bool = False
    assessed: bool = False
    judged: bool = False

    @property
    def bad(self) -> bool:
        return any(self.known)


class Told(NamedTuple):
    """A case as it was known on a day, whatever is foreseen of it."""

    history: Sequence[Recorded]
    steps: Sequence[tuple[Recorded, Step]]
    trace: Trace
    lived: Lived
    beside: Beside


def examples(
    histories: Iterable[Sequence[Recorded]], targets: Collection[Target], as_of: float, surroundings: Surroundings
) -> Mapping[Target, list[Example]]:
    """By the day on which they began; each history is read once for all targets. `as_of` is a day since the epoch:
    nothing is looked at that became known after it, be it a step, an outcome or a consent.
    """
    found: dict[Target, list[Example]] = {target: [] for target in targets}
    for history in histories:
        told = _told(_by_then(history, as_of, surroundings.moment), surroundings)
        if told is not None:
            for target in targets:
                found[target] += _example(told, target, as_of, surroundings.conflicts)
    for some in found.values():
        some.sort(key=lambda example: (example.trace.begun, example.trace.case))
    return found


def _by_then(history: Sequence[Recorded], as_of: float, moment: Moment) -> Sequence[Recorded]:
    return [entry for entry in history if day_of(moment(entry)) <= as_of]


def _told(then: Sequence[Recorded], surroundings: Surroundings) -> Told | None:
    """None where she does not agree that her case is learnt from."""
    agreed_to = _agreed_to(then)
    if not agreed_to:
        return None
    beside = surroundings.look_up(then, wording=agreed_to >= WORDING_SINCE)
    known = list(steps(then, surroundings.moment, beside))
    trace = Trace(then[0].stream, tuple(step for _, step in known))
    return Told(then, known, trace, Lived.of(then, surroundings), beside)


def _example(told: Told, target: Target, as_of: float, conflicts: Conflicts) -> Iterator[Example]:
    """Nothing where nothing of it can be known yet."""
    then, lived = told.history, told.lived
    came = _came(lived, told.trace, target, as_of, conflicts)
    came_to = outcomes(told.trace, target, as_of, WINDOW_DAYS, came.day if came else inf)[:MOST_STEPS]
    commands = [entry.command_id for entry, _ in told.steps]
    usable = [turn for turn in _last_of_each(commands) if lived.stages[commands[turn]] and _is_known(came_to, turn)]
    if not usable:
        return
    sign = _first_sign(told.steps, target, came)
    yield Example(
        trace=told.trace,
        turns=tuple(usable),
        known=tuple(bool(came_to[turn]) for turn in usable),
        stages=tuple(lived.stages[commands[turn]] for turn in usable),
        alarmed=lived.alarmed(sign, as_of - WINDOW_DAYS),
        assessed=any(isinstance(entry.event, RiskAssessed) for entry in then),
        judged=_judged(then, sign),
        letters=told.beside.letters,
        facts={name: str(getattr(then[0].event, name, "")) for name in FACTS},
    )


def _came(lived: Lived, trace: Trace, target: Target, as_of: float, conflicts: Conflicts) -> Came | None:
    """What the conflict of many grew into of which the case was a part. A stoppage counts after its end as well."""
    case = lived.case
    if case.category not in OF_MANY or not trace.steps:
        return None
    since = conflicts.between(target, case.employer_bin, trace.begun, as_of)
    return next((came for came in since if target is Target.HARM or lived.is_open(came.day)), None)


def _first_sign(told: Sequence[tuple[Recorded, Step]], target: Target, came: Came | None) -> int | None:
    own = (entry.position for entry, step in told if step.what in SIGNS[target])
    return min((*own, *((came.position,) if came else ())), default=None)


def _judged(history: Sequence[Recorded], before: int | None) -> bool:
    judged = (entry.position for entry in history if isinstance(entry.event, RiskJudged))
    return any(before is None or position < before for position in judged)


def _last_of_each(commands: Sequence[str]) -> list[int]:
    """A case is judged after a whole command, and so it is learnt from: the turns with which one ends."""
    return [turn for turn, each in enumerate(commands) if commands[turn + 1 : turn + 2] != [each]]


def _is_known(came_to: Sequence[bool | None], turn: int) -> bool:
    return turn < len(came_to) and came_to[turn] is not None


def _agreed_to(history: Sequence[Recorded]) -> int:
    """The version of the text by which she lets her case be learnt from, as she last said; 0 where she does not. What
    was taken over from paper tells no times.
    """
    agreed_to = 0
    for entry in history:
        match entry.event:
            case AppealImported():
                return 0
            case ConsentGiven(purpose=Purpose.TRAINING, text_version=version):
                agreed_to = version
            case ConsentWithdrawn(purpose=Purpose.TRAINING):
                agreed_to = 0
    return agreed_to


class Part(NamedTuple):
    """A stretch of time: rows with what they came to, how many steps each has behind it, where the case stood, and
    which cases they belong to.
    """

    rows: Rows
    labels: Labels
    steps: NDArray[np.int64]
    stages: NDArray[np.str_]
    cases: NDArray[np.int64]

    @classmethod
    def of(cls, some: Sequence[Example], encoding: Encoding) -> "Part":
        rows = [np.asarray(list(_rows(each, encoding)), dtype=np.float32) for each in some]
        flat = [(each, n, at) for n, each in enumerate(some) for at in range(len(each.turns))]
        return cls(
            rows=np.concatenate(rows) if rows else np.empty((0, len(encoding.names)), dtype=np.float32),
            labels=np.asarray([each.known[at] for each, _, at in flat], dtype=bool),
            steps=np.asarray([each.turns[at] + 1 for each, _, at in flat], dtype=np.int64),
            stages=np.asarray([each.stages[at] for each, _, at in flat], dtype=np.str_),
            cases=np.asarray([n for _, n, _ in flat], dtype=np.int64),
        )


def heard(rows: Rows, encoding: Encoding, says: Sequence[float]) -> Rows:
    """With what is said of how the case of each row is worded."""
    rows = rows.copy()
    rows[:, encoding.names.index(COLUMN)] = says
    return rows


def _rows(example: Example, encoding: Encoding) -> Iterator[list[float]]:
    wanted = set(example.turns)
    rows = encoding.rows(example.trace, example.turns[-1] + 1)
    yield from (row for turn, row in enumerate(rows) if turn in wanted)
