"""What can be asked of the policy on risk and of its models."""

from typing import Annotated, ClassVar

from pydantic import Field

from domain.kernel import Command
from domain.risk.words import Target, Threshold

Percent = Annotated[int, Field(ge=1, le=100)]


class ProposePolicy(Command):
    """Percentages, as in `Policy`."""

    NAME: ClassVar[str] = "propose_policy"

    recall: Percent = 90
    ceiling: Percent = 15
    blind: Percent = 5
    reason: str


class ApprovePolicy(Command):
    NAME: ClassVar[str] = "approve_policy"

    version: int


class RejectPolicy(Command):
    NAME: ClassVar[str] = "reject_policy"

    version: int
    reason: str


class EndPolicy(Command):
    NAME: ClassVar[str] = "end_policy"

    version: int
    reason: str


class ProposeModel(Command):
    """`model` is the SHA-256 of its file; what it foresees and from which scores on are taken from its card."""

    NAME: ClassVar[str] = "propose_model"

    model: str
    target: Target
    thresholds: tuple[Threshold, ...]
    synthetic: bool
    reason: str


class ApproveModel(Command):
    NAME: ClassVar[str] = "approve_model"

    model: str


class RejectModel(Command):
    NAME: ClassVar[str] = "reject_model"

    model: str
    reason: str


class ActivateModel(Command):
    NAME: ClassVar[str] = "activate_model"

    model: str


class RetireModel(Command):
    NAME: ClassVar[str] = "retire_model"

    model: str
    reason: str


class MoveThresholds(Command):
    """The machine counted anew what keeps the promise."""

    NAME: ClassVar[str] = "move_thresholds"

    model: str
    thresholds: tuple[Threshold, ...]
