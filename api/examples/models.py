"""What is asked about the policy on risk: a fresh demo stack accepts it exactly as it stands, one after the other."""

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
    "end_policy": _asked("leader", "end_policy", "No case is assessed any more", version=3, reason="A pause to count"),
}
