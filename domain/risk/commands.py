"""What can be asked of the policy on risk and of its models."""

from typing import Annotated, ClassVar

from pydantic import Field

from domain.kernel import Command
from domain.risk.words import Target, Threshold

Reason = Annotated[str, Field(min_length=1)]
Percent = Annotated[int, Field(ge=1, le=100)]


class ProposePolicy(Command):
    """Percentages, as in `Policy`."""

    NAME: ClassVar[str] = "propose_policy"

    recall: Percent = 90
    ceiling: Percent = 15
    blind: Percent = 5
    reason: Reason


class ApprovePolicy(Command):
    NAME: ClassVar[str] = "approve_policy"

    version: int


class RejectPolicy(Command):
    NAME: ClassVar[str] = "reject_policy"

    version: int
    reason: Reason


class ProposeEnd(Command):
    """Without a policy nothing is assessed and nothing waits for a person: that takes two people as well."""

    NAME: ClassVar[str] = "propose_end"

    version: int
    reason: Reason


class ApproveEnd(Command):
    NAME: ClassVar[str] = "approve_end"

    version: int


class RejectEnd(Command):
    NAME: ClassVar[str] = "reject_end"

    version: int
    reason: Reason


class ProposeModel(Command):
    """`model` is the SHA-256 of its file; what it foresees and from which scores on are taken from its card."""

    NAME: ClassVar[str] = "propose_model"

    model: str
    target: Target
    thresholds: tuple[Threshold, ...]
    synthetic: bool
    reason: Reason


class ApproveModel(Command):
    NAME: ClassVar[str] = "approve_model"

    model: str


class RejectModel(Command):
    NAME: ClassVar[str] = "reject_model"

    model: str
    reason: Reason


class ActivateModel(Command):
    NAME: ClassVar[str] = "activate_model"

    model: str


class RetireModel(Command):
    """One person is enough: the rules go on serving under the policy, and the gate stays."""

    NAME: ClassVar[str] = "retire_model"

    model: str
    reason: Reason


class MoveThresholds(Command):
    """The machine counted anew what keeps the promise."""

    NAME: ClassVar[str] = "move_thresholds"

    model: str
    thresholds: tuple[Threshold, ...]
