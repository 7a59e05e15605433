"""What is asked about the policy on risk and a model; a fresh demo stack accepts it as it stands, one by one."""

from collections.abc import Mapping
from typing import Any

from api.examples.telling import Example


def _asked(account: str, command: str, summary: str, **fields: Any) -> Example:
    return Example(account, "", summary, {"command": command, **fields})


POLICY: Mapping[str, Example] = {
    "propose_policy": _asked(
        "admin",
        "propose_policy",
        "An administrator proposes what share of cases is to be seen beforehand",
        recall=95,
        ceiling=10,
        blind=5,
        reason="Promised at the congress",
    ),
    "reject_policy": _asked(
        "leader", "reject_policy", "It is turned down", version=2, reason="More than people can look at"
    ),
    "propose_another_policy": _asked(
        "admin",
        "propose_policy",
        "Another one is proposed",
        recall=90,
        ceiling=15,
        blind=5,
        reason="As the supervisors can carry it",
    ),
    "approve_policy": _asked("leader", "approve_policy", "A second person puts it into force", version=3),
    "propose_end": _asked(
        "leader", "propose_end", "A leader asks that no case is assessed any more", version=3, reason="A pause to count"
    ),
    "reject_end": _asked("admin", "reject_end", "The policy is kept", version=3, reason="The members were promised it"),
    "propose_end_again": _asked(
        "leader", "propose_end", "It is asked for once more", version=3, reason="The reviewers are on leave"
    ),
    "approve_end": _asked("admin", "approve_end", "A second person agrees, and nothing is assessed", version=3),
}
MODELS: Mapping[str, Example] = {
    "propose_model": _asked("admin", "propose_model", "An administrator proposes a model", reason="The first of ours"),
    "reject_model": _asked("leader", "reject_model", "It is turned down", reason="Too few cases in the regions"),
    "propose_model_again": _asked("admin", "propose_model", "It is proposed anew", reason="The regions were added"),
    "approve_model": _asked("leader", "approve_model", "A second person agrees to it"),
    "activate_model": _asked("leader", "activate_model", "It is put into force"),
    "retire_model": _asked("leader", "retire_model", "The rules serve alone again", reason="A younger one comes"),
}
"""For a model that was trained there: the address names it."""
