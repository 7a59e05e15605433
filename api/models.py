"""What people ask of the policy on risk and of its models: read in one way from a page, a program and the console."""

from collections.abc import Mapping
from typing import Any

from domain.kernel import Command
from domain.risk import commands as ask

ON_POLICY: Mapping[str, type[Command]] = {
    "propose": ask.ProposePolicy,
    "approve": ask.ApprovePolicy,
    "reject": ask.RejectPolicy,
    "end": ask.ProposeEnd,
    "approve-end": ask.ApproveEnd,
    "reject-end": ask.RejectEnd,
}
ON_MODEL: Mapping[str, type[Command]] = {
    "propose": ask.ProposeModel,
    "approve": ask.ApproveModel,
    "reject": ask.RejectModel,
    "activate": ask.ActivateModel,
    "retire": ask.RetireModel,
}
FROM_CARD = frozenset({"target", "thresholds", "synthetic"})
"""What a model foresees, and from which scores on, nobody types."""


def policy_command(act: str, asked: Mapping[str, Any]) -> Command:
    """Raises pydantic's `ValidationError` for what is missing or out of bounds."""
    return _of(ON_POLICY[act], asked)


def model_command(act: str, model: str, card: Mapping[str, Any], reason: str) -> Command:
    """Raises pydantic's `ValidationError` where a reason is missing."""
    return _of(ON_MODEL[act], {**card, "model": model, "reason": reason})


def _of(kind: type[Command], asked: Mapping[str, Any]) -> Command:
    return kind.model_validate({name: asked[name] for name in kind.model_fields if name in asked})
