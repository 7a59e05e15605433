"""Models of risk as people ask for them: what a model foresees, and from which scores on, comes from its card."""

from collections.abc import Mapping
from typing import Any

from domain.kernel import Command
from domain.risk import commands as ask


def command_for(act: str, model: str, card: Mapping[str, Any], reason: str) -> Command:
    """Raises `KeyError` for what nobody can do with a model."""
    if act == "propose":
        return ask.ProposeModel(
            model=model,
            target=card["target"],
            thresholds=tuple(card["thresholds"]),
            synthetic=card["synthetic"],
            reason=reason,
        )
    if act in WITHOUT_REASON:
        return WITHOUT_REASON[act](model=model)
    return WITH_REASON[act](model=model, reason=reason)


WITHOUT_REASON: Mapping[str, type[ask.ApproveModel | ask.ActivateModel]] = {
    "approve": ask.ApproveModel,
    "activate": ask.ActivateModel,
}
WITH_REASON: Mapping[str, type[ask.RejectModel | ask.RetireModel]] = {
    "reject": ask.RejectModel,
    "retire": ask.RetireModel,
}
