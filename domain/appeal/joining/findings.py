"""What was found out in a case that is taken in, so that nobody has to find it out again where it goes on."""

from collections.abc import Iterator, Mapping

from domain.appeal.joining.carrying import term_there
from domain.appeal.joining.events import FindingCarried, PaydaysCarried, StandingCarried
from domain.appeal.joining.naming import Names
from domain.appeal.limits.paydays import months
from domain.appeal.limits.state import Limits
from domain.appeal.state import Appeal
from domain.due import DueDate

Dues = Mapping[str, DueDate]


def differ(kept: Appeal, joined: Appeal) -> bool:
    """Whether the exemption test of the one contradicts the other. That of a participant says nothing of the group."""
    found, known = joined.limits.standing, kept.limits.standing
    unsaid = known is None and joined.member == kept.member
    return found is not None and found is not known and not unsaid


def standing(kept: Appeal, joined: Appeal) -> tuple[StandingCarried, ...]:
    found = joined.limits.standing
    return (StandingCarried(standing=found),) if found and kept.limits.standing is None else ()


def paydays(kept: Appeal, joined: Appeal) -> tuple[PaydaysCarried, ...]:
    """What is owed by either is owed, from the earlier day of the month."""
    ours, theirs = kept.limits.underpayment, joined.limits.underpayment
    if theirs is None:
        return ()
    both = (theirs, ours or theirs)
    open_ended = any(not each.last_month for each in both)
    first = min(each.first_month for each in both)
    return (
        PaydaysCarried(
            payday=min(each.payday for each in both),
            first_month=first,
            last_month="" if open_ended else max(each.last_month for each in both),
            settled=tuple(_settled(kept.limits, joined.limits, first)),
            beside=ours is None or ours.beside,
        ),
    )


def _settled(ours: Limits, theirs: Limits, first: str) -> Iterator[str]:
    """Months within the span of both for which neither owes anything."""
    both = [limits for limits in (ours, theirs) if limits.underpayment]
    named = [month for limits in both for month in (*limits.paid, *_bounds(limits))]
    return (month for month in months(first, max(named)) if not any(limits.owes(month) for limits in both))


def _bounds(limits: Limits) -> tuple[str, str]:
    assert limits.underpayment is not None
    return limits.underpayment.first_month, limits.underpayment.last_month


def findings(kept: Appeal, joined: Appeal, names: Names, running: Dues, over: Dues) -> Iterator[FindingCarried]:
    """Findings on the very clock that goes on here, or had passed; one that was made here stands before them."""
    here = {**over, **running}
    for term, found in sorted(joined.limits.findings.items()):
        own = term_there(term, names)
        theirs = joined.terms.get(term) if own in running else joined.passed.get(term)
        stands = own in kept.limits.findings and kept.terms.get(own) == running.get(own)
        if not stands and _is_one(theirs, here.get(own)):
            yield FindingCarried(
                term=own,
                finding=found.finding,
                by=found.by,
                review=names.get(found.review, ""),
                confirmed_by=found.confirmed_by,
            )


def _is_one(theirs: DueDate | None, here: DueDate | None) -> bool:
    return here is None or (theirs is not None and theirs.anchored_on == here.anchored_on)
