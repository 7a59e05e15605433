"""What the rules alone would have asked for: raised by the decider over the history again, before a case went wrong."""

import numpy as np
import pytest

from domain.appeal.urgency_frame import Ground, UrgencyFound
from domain.risk.assessed import Alarm
from domain.risk.words import Target, Threshold
from risk import lived
from risk.conflicts import Conflicts
from risk.features import ENCODING, day_of, recorded
from risk.labels import WINDOW_DAYS
from risk.lived import Surroundings
from risk.measuring import Parts, looked
from risk.staging import EVERYBODY, NOBODY, OPEN
from risk.table import Example, Part, examples
from tests.domain.federation import ORGANISATION
from tests.risk.cases import cases
from tests.risk.histories import AGREED, CLOSED, DAY_ONE, FILED, PRESSED, TO_COURT, TRIAGED, history, nothing_beside

THREAT = UrgencyFound(grounds=frozenset({Ground.THREAT}))
BEGUN = ((0, FILED), (0, AGREED), (3, TRIAGED))


def example(*more, target=Target.ESCALATION, as_of=1_000.0) -> Example:
    surroundings = Surroundings(recorded, nothing_beside, Conflicts({}), ORGANISATION)
    made = [history([*BEGUN, *more])]
    (found,) = examples(made, (target,), day_of(DAY_ONE) + as_of, surroundings)[target]
    return found


def test_rules_that_spoke_before_a_case_went_wrong_are_counted_and_later_ones_are_not():
    assert example((5, THREAT), (30, TO_COURT)).alarmed
    assert not example((30, TO_COURT), (31, THREAT)).alarmed
    assert not example((30, TO_COURT)).alarmed
    assert example((5, THREAT)).alarmed, "and in a case that went well it is a look for nothing"


def test_what_brings_the_harm_itself_is_no_warning_of_it():
    assert not example((30, PRESSED), (30, THREAT), target=Target.HARM).alarmed
    assert example((29, THREAT), (30, PRESSED), target=Target.HARM).alarmed


def test_nobody_is_asked_over_a_closed_case_or_within_a_window_that_is_not_over():
    assert not example((5, CLOSED), (9, THREAT)).alarmed
    assert not example((50, THREAT), as_of=WINDOW_DAYS + 20).alarmed
    assert example((50, THREAT), as_of=WINDOW_DAYS + 50).alarmed


@pytest.mark.parametrize("spoken", [(), (Alarm.GROWN,)])
def test_the_alarms_are_those_of_the_decider(monkeypatch, spoken):
    monkeypatch.setattr(lived, "alarms", lambda _case, _context: spoken)
    assert example((5, THREAT), (30, TO_COURT)).alarmed is bool(spoken)


def test_rules_and_model_together_see_what_either_sees():
    found = [each._replace(alarmed=n % 7 == 0) for n, each in enumerate(cases(300))]
    part = Part.of(found, ENCODING)
    parts, scores = Parts(found, found, part, part), np.linspace(0, 1, part.labels.size)

    def ways(at: float):
        return looked(scores, parts, [Threshold(stage=stage, at=at, promised=1, load=1) for stage in OPEN])

    nobody, some, every = (ways(at) for at in (NOBODY, 0.9, EVERYBODY))
    assert nobody["together"] == nobody["rules"] == some["rules"]
    assert nobody["model"]["load"]["share"] == 0
    assert every["together"]["load"]["share"] == every["model"]["load"]["share"] == 1
    assert max(some[way]["load"]["share"] for way in ("rules", "model")) < some["together"]["load"]["share"] < 1
