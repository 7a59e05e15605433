"""What a model may know of a case: its steps in the order of time, each with what was known by then."""

from collections.abc import Mapping
from typing import NamedTuple


class Step(NamedTuple):
    """Something that happened: `what` by its code, `day` in days since the epoch with fractions, and what it says of
    itself, figures or codes.
    """

    what: str
    day: float
    says: Mapping[str, float | str]


class Trace(NamedTuple):
    case: str
    steps: tuple[Step, ...]

    @property
    def begun(self) -> float:
        return self.steps[0].day

    def until(self, day: float) -> "Trace":
        """What was known at the beginning of that day."""
        return Trace(self.case, tuple(step for step in self.steps if step.day < day))
