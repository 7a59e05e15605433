"""What a case came to: harm to her, or a way that she chose; never one for the other, and only once it can be known.

Most signs are in the case itself. That work stopped at her employer, or that a collective dispute began there, is not:
such a day `came` from outside (`risk/conflicts.py`), and no step of the case tells of it.
"""

from collections.abc import Mapping
from itertools import takewhile
from math import inf

from domain.risk.words import Target
from risk.features import What
from risk.trace import Trace

WINDOW_DAYS = 180
SIGNS: Mapping[Target, frozenset[What]] = {
    Target.HARM: frozenset({What.LIMIT_PASSED, What.PRESSURE, What.DISMISSED}),
    Target.ESCALATION: frozenset({What.TO_STATE}),
}


def outcomes(
    trace: Trace, target: Target, as_of: float, window: float = WINDOW_DAYS, came: float = inf
) -> list[bool | None]:
    """For each step before the first sign whether a sign came within the window; None while that is not known on the
    day `as_of`. What came already counts as unknown as well until the window is over: the young cases in a table would
    all be bad ones otherwise.
    """
    signs = SIGNS[target]
    own = next((step for step in trace.steps if step.what in signs and step.day <= as_of), None)
    outside = came if came <= as_of else inf
    first = min(own.day if own else inf, outside)
    before = takewhile(lambda step: step is not own and step.day < outside, trace.steps)
    return [first <= step.day + window if step.day + window <= as_of else None for step in before]
