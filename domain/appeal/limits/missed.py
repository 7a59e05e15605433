"""When a case may end because its terms were missed: two lawyers found it of each, and none is left to run."""

from datetime import datetime

from domain.appeal.limits import frame
from domain.appeal.state import Appeal
from domain.appeal.terms import LABOUR_CODE_IN_FORCE, LIMITATIONS
from domain.kernel import Refused


def _limits(appeal: Appeal, term: str) -> bool:
    return appeal.procedure.term(term, LABOUR_CODE_IN_FORCE).limits


def passed_limits(appeal: Appeal, now: datetime) -> tuple[str, ...]:
    """Terms for turning to commission or court that passed, also where the clock is late to say so; without those of
    which somebody has found that they did not.
    """
    over = (term for term, due in appeal.terms.items() if due.moment <= now and not due.is_paused)
    return tuple(sorted(term for term in {*appeal.lapsed, *over} if _limits(appeal, term)))


def refuse_unless_missed(appeal: Appeal) -> None:
    """Raises `Refused` unless each that passed was found missed by two lawyers, and none of LC 160 still runs."""
    found = appeal.limits.findings
    passed = tuple(term for term in appeal.lapsed if _limits(appeal, term))
    settled = passed and all(term in found and found[term].stands_as_missed for term in passed)
    if not settled or any(due.rule in LIMITATIONS for due in appeal.terms.values()):
        raise Refused(frame.NOT_FOUND_MISSED)
