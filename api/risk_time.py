"""How long somebody looked at a flag of risk before they judged it: counted by the server, and never typed."""

from datetime import timedelta
from typing import Any

from domain.risk.assessed import RiskAssessed

CARD = "risk"
"""The purpose under which it is recorded that somebody opened the card of a flag."""
A_SECOND = timedelta(seconds=1)


def time_spent(services: Any, opened: Any, body: Any) -> dict[str, Any]:
    """Since the sender opened the card for the first time after the flag was raised; None where they never did."""
    flags = (r for r in opened.history if isinstance(r.event, RiskAssessed) and r.event.review == body.review)
    raised = next((recorded.recorded_at for recorded in flags), None)
    looks = (read for read in services.ledger.reads_of(opened.stream) if read.purpose == CARD)
    theirs = (read.read_at for read in looks if read.actor_id == opened.actor.id)
    began = next((at for at in theirs if raised is None or at >= raised), None)
    return {"seconds": max(0, (services.ledger.now() - began) // A_SECOND) if began else None}
