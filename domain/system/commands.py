"""What can be asked of the register of algorithmic systems."""

from datetime import date
from typing import ClassVar

from domain.algorithm import Autonomy, DecisionKind
from domain.kernel import Command
from domain.system.facts import DataUsed, Known, Proof, Status, Why


class RegisterSystem(Command):
    """`unit` left out: the body that answers for the employer's workers."""

    NAME: ClassVar[str] = "register_system"

    name: str
    employer_bin: str
    employer: str = ""
    unit: str = ""
    vendor: str = ""
    release: str = ""
    purposes: tuple[DecisionKind, ...] = ()
    other_purpose: str = ""
    status: Status
    since: date | None = None


class Recording(Command):
    """Something that is written down of a system that stands in the register, and why it is."""

    why: Why


class RecordDescription(Recording):
    NAME: ClassVar[str] = "record_description"

    name: str
    employer: str = ""
    vendor: str = ""
    release: str = ""
    purposes: tuple[DecisionKind, ...] = ()
    other_purpose: str = ""


class RecordStatus(Recording):
    NAME: ClassVar[str] = "record_status"

    status: Status
    on: date | None = None


class RecordWorking(Recording):
    NAME: ClassVar[str] = "record_working"

    autonomy: Autonomy | None = None
    data: tuple[DataUsed, ...] = ()


class RecordWorkersTold(Recording):
    NAME: ClassVar[str] = "record_workers_told"

    told: Known
    on: date | None = None
    proof: Proof | None = None


class RecordAssessment(Recording):
    NAME: ClassVar[str] = "record_assessment"

    made: Known
    on: date | None = None


class RecordClauses(Recording):
    NAME: ClassVar[str] = "record_clauses"

    agreed: Known
    clauses: str = ""
