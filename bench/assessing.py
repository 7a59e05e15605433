"""One assessment of a case by a model on the product's own features: what its score and its exact reasons cost.

The cases are those of the made-up past, lived through by the real deciders in memory; no database takes part.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from time import perf_counter
from typing import Any

import numpy as np

from domain.kernel import OPERATOR, Context, Event, Role, kind_of
from domain.kinds import KINDS
from domain.organisation.organisation import Organisation
from domain.risk.words import Serving, Target, Threshold
from ledger.record import Recorded
from ops import demo_federation
from ops.past import people
from ops.past.years import Plan, Years
from risk.conflicts import Conflicts
from risk.features import ENCODING, NOBODY_ASKED, Beside, day_of, happened
from risk.file import ModelFile, digest
from risk.judging import judge, row_of
from risk.lived import Surroundings
from risk.model import Model
from risk.table import Part, examples
from risk.wording import BUCKETS, Wording, letters_of

CASES, MONTHS, SEED = 500, 18, 7
UNTIL = date(2026, 11, 20)
JUDGED = 300
BATCH = 100_000
WRITTEN = "Жалақым екі ай бойы төленбеді, мастер жұмыстан шығарамын деп қорқытты. " * 20
"""As long as what a member writes who writes much."""


class AtHand:
    """The one model."""

    def __init__(self, file: ModelFile) -> None:
        self._file = file

    def model(self, _sha256: str) -> ModelFile:
        return self._file


def told(_history: Sequence[Recorded], *, wording: bool = True) -> Beside:
    """What each case is taken to be written in: nothing is looked up, but the letters are counted."""
    return Beside(letters=letters_of(WRITTEN)) if wording else NOBODY_ASKED


def measured() -> Mapping[str, float | int]:
    plan = Plan(CASES, MONTHS, SEED, UNTIL)
    organisation = _organisation(plan)
    histories = lived(plan, organisation)
    file = learnt(histories, organisation)
    serving = Serving(
        model=digest(file.written()),
        target=Target.ESCALATION,
        thresholds=(Threshold(stage="in_work", at=0.2, promised=0.9, load=0.15),),
        synthetic=True,
    )
    rows = np.concatenate([row_of(history, file, NOBODY_ASKED) for history in histories])
    began = perf_counter()
    file.model.scores(np.resize(rows, (BATCH, rows.shape[1])))
    batch_s = perf_counter() - began
    off = file.model.reasons(rows).sum(axis=1) - file.model.margins(rows)
    return {
        "features": len(ENCODING.names),
        "score_ms_p50": _median_ms(lambda n: file.model.scores(rows[n : n + 1]), len(rows)),
        "reasons_ms_p50": _median_ms(lambda n: file.model.reasons(rows[n : n + 1]), len(rows)),
        "assessment_ms_p50": _median_ms(
            lambda n: judge(histories[n], "in_work", [serving], AtHand(file), told), len(histories)
        ),
        "events_of_a_case_p50": int(np.median([len(history) for history in histories])),
        "batch_100000_s": round(batch_s, 3),
        "reasons_off_by": float(np.abs(off).max()),
    }


def lived(plan: Plan, organisation: Organisation) -> list[list[Recorded]]:
    """The histories of the made-up past, as a record would have them."""
    histories: defaultdict[str, list[Recorded]] = defaultdict(list)
    position = 0
    for step in Years(plan, organisation).steps():
        for event in step.events:
            position += 1
            told = histories[step.stream]
            told.append(Recorded(position, len(told) + 1, step.stream, event, step.actor.id, step.id, step.at, step.at))
    return list(histories.values())


def _organisation(plan: Plan) -> Organisation:
    """As the operator's deeds leave it."""
    empty = Organisation()
    told: list[tuple[str, Event]] = []
    for deed in (*demo_federation.deeds(), *people.deeds(plan.towns())):
        decider = KINDS[kind_of(deed.stream)]
        context = Context(OPERATOR, frozenset({Role.OPERATOR}), datetime(2025, 1, 1, tzinfo=UTC), empty)
        told += [(deed.stream, event) for event in decider.decide(decider.initial, deed.command, context)]
    return empty.after(told, position=1)


def learnt(histories: Sequence[Sequence[Recorded]], organisation: Organisation) -> ModelFile:
    as_of = day_of(datetime.combine(UNTIL, datetime.min.time(), UTC))
    surroundings = Surroundings(happened, told, Conflicts({}), organisation)
    found = examples(histories, (Target.ESCALATION,), as_of, surroundings)[Target.ESCALATION]
    part = Part.of(found, ENCODING)
    model = Model.learnt_carefully(part.rows, part.labels, ENCODING.names, SEED)
    written = ModelFile(
        model, ENCODING, Target.ESCALATION, synthetic=True, wording=Wording((0.01,) * BUCKETS, 0.1)
    ).written()
    return ModelFile.read(written)


def _median_ms(judgement: Callable[[int], Any], of: int) -> float:
    took = []
    for n in islice(range(of), JUDGED):
        began = perf_counter()
        judgement(n)
        took.append(perf_counter() - began)
    return round(float(np.median(took)) * 1000, 3)
