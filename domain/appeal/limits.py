"""The terms of LC 160 for turning to the commission or court: which runs from what was done to her, and since when."""

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.procedure import APPEAL
from domain.clocks import TermStarted, start
from domain.kernel import Context


def limitation_clocks(breach: told.Breach, context: Context) -> tuple[TermStarted, ...]:
    """LC 160: the shortest term that may apply runs from the earliest day that is possible, until a lawyer confirms."""
    if breach.earliest is None or breach.wrong is told.Wrong.NONE:
        return ()
    term = terms.OTHER_DISPUTE if breach.wrong is told.Wrong.OTHER else terms.REINSTATEMENT
    return (start(APPEAL, term, breach.earliest, {}, context),)
