"""Challenges as the register of systems counts them: against which system, about what, and what came of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from domain.appeal.events import AppealFiled, Purpose
from domain.appeal.tracks.algorithm_terms import OBJECTION
from domain.challenge.decider import DECIDER as CHALLENGE
from domain.challenge.state import Challenge, evolve
from domain.clocks import TermLapsed, TermMet
from domain.kernel import ALMATY
from ledger.record import Recorded
from projections.folding import Change

KIND: Final = CHALLENGE.kind
NEVER: Final = date(1, 1, 1)
KEPT, MISSED, NONE = "kept", "missed", "none"
"""What became of the three working days in which an objection has to be answered."""
OPEN, WITHOUT = "open", "without"
"""Outcomes that no person has recorded: none yet, and none at all."""


@dataclass(frozen=True, slots=True)
class Contested:
    """A challenge as its decider knows it, the day it was filed, and whether an objection was answered in time."""

    case: Challenge = field(default_factory=Challenge)
    filed_on: date = NEVER
    objection: str = NONE

    def after(self, recorded: Recorded) -> "Contested":
        filed_on, objection = self.filed_on, self.objection
        match recorded.event:
            case AppealFiled():
                filed_on = recorded.occurred_at.astimezone(ALMATY).date()
            case TermMet(term=term) if _is_objection(term):
                objection = KEPT
            case TermLapsed(term=term) if _is_objection(term):
                objection = MISSED
            case _:
                pass
        return Contested(evolve(self.case, recorded.event), filed_on, objection)

    @property
    def outcome(self) -> str:
        """What a person found, or that nobody has."""
        if self.case.finding:
            return self.case.finding
        return WITHOUT if self.case.closed else OPEN


def _is_objection(term: str) -> bool:
    return term.partition("@")[0] == OBJECTION


def row(stream: str, change: Change[Contested]) -> dict[str, Any]:
    """The columns of one challenge. One that goes on in another is counted there, so here it has no system."""
    entry, case = change.after, change.after.case
    return {
        "stream": stream,
        "system": "" if case.goes_on_in else case.system,
        "member": case.member,
        "decision": case.decision.kind if case.decision else "",
        "outcome": entry.outcome,
        "is_open": not case.closed,
        "notice": case.decision.notice if case.decision else "",
        "objection": entry.objection,
        "filed_on": entry.filed_on,
        "broken_down": Purpose.STATISTICS in case.consents,
        "version": change.version,
        "position": change.position,
    }


KEEP: Final = """
INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)
ON CONFLICT (stream) DO UPDATE SET
    system = excluded.system, member = excluded.member, decision = excluded.decision, outcome = excluded.outcome,
    is_open = excluded.is_open, notice = excluded.notice, objection = excluded.objection,
    filed_on = excluded.filed_on, broken_down = excluded.broken_down, version = excluded.version,
    position = excluded.position
"""
