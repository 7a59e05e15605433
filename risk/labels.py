"""What a case came to: harm to her, or a way that she chose; never one for the other, and only once it can be known."""

from collections.abc import Mapping
from itertools import takewhile

from domain.risk.words import Target
from risk.features import What
from risk.trace import Trace

WINDOW_DAYS = 180
SIGNS: Mapping[Target, frozenset[What]] = {
    Target.HARM: frozenset({What.LIMIT_PASSED, What.PRESSURE, What.DISMISSED}),
    Target.ESCALATION: frozenset({What.TO_STATE}),
}


def outcomes(trace: Trace, target: Target, as_of: float, window: float = WINDOW_DAYS) -> list[bool | None]:
    """For each step before the first sign whether a sign came within the window; None while that is not known on the
    day `as_of`. What came already counts as unknown as well until the window is over: the young cases in a table would
    all be bad ones otherwise.
    """
    signs = SIGNS[target]
    first = next((step for step in trace.steps if step.what in signs and step.day <= as_of), None)
    before = takewhile(lambda step: step is not first, trace.steps)
    return [
        (first is not None and first.day <= step.day + window) if step.day + window <= as_of else None
        for step in before
    ]
