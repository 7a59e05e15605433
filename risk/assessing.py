"""The risk of a case is assessed as it stands: by a machine in its own time, or at once where somebody waits for it."""

from hashlib import sha256
from typing import Any

from domain.appeal.state import Appeal
from domain.kernel import MACHINE, kind_of
from domain.kinds import KINDS
from domain.risk.assessed import AssessRisk
from ledger.application import Ledger
from risk.judging import Models, judge
from risk.lookups import Lookups


def assess(ledger: Ledger, stream: str, models: Models) -> None:
    """Nothing where nothing is owed. What happens in the case meanwhile makes this one stale, and owes another."""
    history = ledger.history(stream)
    case: Any = KINDS[kind_of(stream)].fold(entry.event for entry in history)
    organisation = ledger.context()
    if not isinstance(case, Appeal) or not case.owes_assessment(organisation):
        return
    findings = judge(history, case.stage, organisation.serving.values(), models, Lookups(ledger))
    command = AssessRisk(looked_at=case.risk.news, findings=findings)
    once = f"{stream}/assess@{len(history)}"
    ledger.perform(stream, command, MACHINE, once, sha256(once.encode()).digest())
