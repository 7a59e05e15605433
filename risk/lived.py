"""A case lived through again: where it stood after each command, and when the rules would have asked for a person."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from domain.appeal.alarms import alarms
from domain.kernel import MACHINE, Context, kind_of
from domain.kinds import KINDS
from domain.organisation.organisation import Organisation
from domain.risk.assessed import Alarm
from ledger.record import Recorded
from risk.conflicts import Conflicts
from risk.features import LookUp, Moment, day_of


class Surroundings(NamedTuple):
    """What is known beside the history of a case: which moment of an entry counts, how to look up what came before the
    case and what she wrote, what conflicts there were at employers, and the organisation by whose calendars rules go.
    """

    moment: Moment
    look_up: LookUp
    conflicts: Conflicts
    organisation: Organisation


class Lived(NamedTuple):
    """How a case stands at last; at which stage it stood after each command, and from which day on, "" where it was
    over; and the last entries of the commands after which the rules asked for a person.
    """

    case: Any
    stages: Mapping[str, str]
    since: Sequence[tuple[float, str]]
    alarms: Sequence[tuple[float, int]]

    @classmethod
    def of(cls, history: Sequence[Recorded], surroundings: Surroundings) -> "Lived":
        decider = KINDS[kind_of(history[0].stream)]
        state: Any = decider.initial
        stages, since, raised = dict[str, str](), list[tuple[float, str]](), list[tuple[float, int]]()
        for command, entries in groupby(history, lambda entry: entry.command_id):
            news, last = state.risk.news, history[0]
            for last in entries:
                state = decider.evolve(state, last.event)
            stages[command] = "" if state.closed else state.stage.value
            since.append((day_of(surroundings.moment(last)), stages[command]))
            if state.risk.news > news and _alarms(state, last, surroundings):
                raised.append((since[-1][0], last.position))
        return cls(state, stages, since, raised)

    def alarmed(self, before: int | None, until: float) -> bool:
        """Whether they did before that position, and no later than on that day."""
        return any(day <= until and (before is None or position < before) for day, position in self.alarms)

    def is_open(self, day: float) -> bool:
        """Whether it was on that day."""
        return bool(next((stage for began, stage in reversed(self.since) if began <= day), ""))


def _alarms(case: Any, last: Recorded, surroundings: Surroundings) -> tuple[Alarm, ...]:
    """As the decider raises them, had the case been assessed then."""
    if not case.may_be_assessed:
        return ()
    now = surroundings.moment(last)
    return alarms(case, Context(actor=MACHINE, roles=frozenset(), now=now, organisation=surroundings.organisation))
