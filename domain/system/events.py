"""What is recorded of an algorithmic system: each fact as it became known, by whom, and why it stands anew."""

from datetime import date
from typing import ClassVar

from domain.algorithm import Autonomy, DecisionKind
from domain.kernel import Event
from domain.system.facts import DataUsed, Known, Proof, Status, Why


class Written(Event):
    """Something that somebody wrote down in the register."""

    by: str


class WrittenAnew(Written):
    """Something that was written down of a system that stands there, and why it was."""

    why: Why


class SystemRegistered(Written):
    """Somebody wrote down that an employer has such a system, or is to have it.

    `unit` is the body of the union that answers for this employer; region and branch are those of the primary
    organisation there, or of that body. `employer` is what it is called where no primary organisation says so.
    `since` is the day of the status, where it is known.
    """

    NAME: ClassVar[str] = "system.registered"

    name: str
    employer: str
    employer_bin: str
    unit: str
    region: str
    branch: str
    vendor: str
    release: str
    purposes: tuple[DecisionKind, ...]
    other_purpose: str
    status: Status
    since: date | None


class DescriptionRecorded(WrittenAnew):
    """What the system is called, who made it, in which release, and what it decides."""

    NAME: ClassVar[str] = "system.description_recorded"

    name: str
    employer: str
    vendor: str
    release: str
    purposes: tuple[DecisionKind, ...]
    other_purpose: str


class StatusRecorded(WrittenAnew):
    """`on`: since when, where it is known."""

    NAME: ClassVar[str] = "system.status_recorded"

    status: Status
    on: date | None


class WorkingRecorded(WrittenAnew):
    """How far a person can correct the system (None: not known), and which data about workers it uses."""

    NAME: ClassVar[str] = "system.working_recorded"

    autonomy: Autonomy | None
    data: tuple[DataUsed, ...]


class WorkersToldRecorded(WrittenAnew):
    """Whether the employer gave workers notice of the system, when, and by what this is known."""

    NAME: ClassVar[str] = "system.workers_told_recorded"

    told: Known
    on: date | None
    proof: Proof | None


class AssessmentRecorded(WrittenAnew):
    """Whether its impact on workers was assessed, and when."""

    NAME: ClassVar[str] = "system.assessment_recorded"

    made: Known
    on: date | None


class ClausesRecorded(WrittenAnew):
    """Whether a collective or other agreement speaks of the system, and in which clauses."""

    NAME: ClassVar[str] = "system.clauses_recorded"

    agreed: Known
    clauses: str
