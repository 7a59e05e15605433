"""What the register knows of one algorithmic system now."""

from dataclasses import dataclass, replace
from datetime import date

from domain.algorithm import Autonomy, DecisionKind
from domain.kernel import Event
from domain.system.events import (
    AssessmentRecorded,
    ClausesRecorded,
    DescriptionRecorded,
    StatusRecorded,
    SystemRegistered,
    WorkersToldRecorded,
    WorkingRecorded,
)
from domain.system.facts import DataUsed, Known, Proof, Status


@dataclass(frozen=True, slots=True)
class System:
    """What was never recorded is not known. `since` is the day of the status."""

    name: str = ""
    employer: str = ""
    employer_bin: str = ""
    unit: str = ""
    region: str = ""
    branch: str = ""
    vendor: str = ""
    release: str = ""
    purposes: tuple[DecisionKind, ...] = ()
    other_purpose: str = ""
    status: Status = Status.ANNOUNCED
    since: date | None = None
    autonomy: Autonomy | None = None
    data: tuple[DataUsed, ...] = ()
    told: Known = Known.NOT_KNOWN
    told_on: date | None = None
    told_by: Proof | None = None
    assessed: Known = Known.NOT_KNOWN
    assessed_on: date | None = None
    agreed: Known = Known.NOT_KNOWN
    clauses: str = ""

    @property
    def is_registered(self) -> bool:
        return bool(self.employer_bin)


def evolve(system: System, event: Event) -> System:
    match event:
        case SystemRegistered() | DescriptionRecorded():
            said = event.model_dump(exclude={"by", "why"}) | {"purposes": event.purposes}
            return replace(system, **said)
        case StatusRecorded(status=status, on=on):
            return replace(system, status=status, since=on)
        case WorkingRecorded(autonomy=autonomy, data=data):
            return replace(system, autonomy=autonomy, data=data)
        case WorkersToldRecorded(told=told, on=on, proof=proof):
            return replace(system, told=told, told_on=on, told_by=proof)
        case AssessmentRecorded(made=made, on=on):
            return replace(system, assessed=made, assessed_on=on)
        case ClausesRecorded(agreed=agreed, clauses=clauses):
            return replace(system, agreed=agreed, clauses=clauses)
        case _:
            raise TypeError(event)
