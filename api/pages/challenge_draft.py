"""What the pages of a draft say of a decision of an algorithm: the words for it, and the systems to choose among."""

from typing import Any

from api.drafts.store import Draft
from api.visit import Visit
from domain.algorithm import BY_EMPLOYERS
from domain.challenge.decision import KNOWN, LEARNED
from domain.organisation.organisation import Unit
from projections.system_lists import Listed, at_employer


def about_decision(visit: Visit, draft: Draft, primary: Unit | None) -> dict[str, Any]:
    """For a draft of an appeal only that there is no such decision."""
    if draft.answers.decision is None:
        return {"decision": None}
    return {
        "decision": draft.answers.decision,
        "kinds": BY_EMPLOYERS,
        "ways_learned": LEARNED,
        "known": KNOWN,
        "systems": _systems(visit, draft.answers.employer_bin or (primary.employer_bin if primary else "")),
    }


def _systems(visit: Visit, employer_bin: str) -> dict[str, Listed]:
    """Those that the register knows of this employer, by their ids."""
    if not employer_bin:
        return {}
    with visit.services.pool.connection() as connection:
        return {system.stream: system for system in at_employer(connection, employer_bin)}
