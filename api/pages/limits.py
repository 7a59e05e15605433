"""Her way, her paydays and what may be missed, in the words in which both pages of a case tell of them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from api.cases import OpenedCase
from api.i18n import Msgid, msgid
from api.pages.limit_choices import month_words, term_words
from api.visit import Visit
from domain.appeal.events import Wrong
from domain.appeal.limits.events import Finding
from domain.appeal.limits.missed import passed_limits
from domain.appeal.limits.paydays import month_of
from domain.appeal.limits.standing import TEST
from domain.appeal.limits.state import Found
from domain.appeal.terms import PAYDAY
from domain.due import DueDate

UNKNOWN_WAY = msgid(
    "It is not settled yet whether the conciliation commission comes first. Until a lawyer settles it, the terms of "
    "both ways are kept, and we warn of the earlier."
)
NOT_LOOKED_AT = msgid("May be missed: a lawyer checks.")
FIRST_LOOKED = msgid("May be missed: one lawyer finds so, a second one checks.")
MISSED = msgid("Missed: two lawyers have found so.")
REASON_FOUND = msgid("There is a valid reason: the commission or the court is asked to restore the term.")


class Way(NamedTuple):
    """Where the dispute goes and why; without a label nobody has settled it yet."""

    label: str
    why: str


class Payday(NamedTuple):
    """A month that is owed, and the last day of its own term."""

    month: str
    falls_on: date


class Check(NamedTuple):
    """A term for turning to commission or court that passed, and how far lawyers have looked at it."""

    label: str
    words: Msgid


class Limits(NamedTuple):
    """`paydays` in order of their last days."""

    way: Way | None
    paydays: tuple[Payday, ...]
    checks: tuple[Check, ...]
    whistleblower: bool


def limits_of(visit: Visit, opened: OpenedCase) -> Limits:
    return Limits(
        way=_way(visit, opened),
        paydays=_paydays(visit, opened),
        checks=_checks(visit, opened),
        whistleblower=opened.state.limits.whistleblower,
    )


def _way(visit: Visit, opened: OpenedCase) -> Way | None:
    """Nothing is said of it where nothing was done to her from which a term runs."""
    standing, wrong = opened.state.limits.standing, opened.state.breach.wrong
    if standing is None:
        unsettled = wrong is not Wrong.NONE and not opened.case.closed
        return Way("", visit.gettext(UNKNOWN_WAY)) if unsettled else None
    entry = TEST[standing]
    return Way(entry.label.in_(visit.language), entry.why.in_(visit.language))


def _paydays(visit: Visit, opened: OpenedCase) -> tuple[Payday, ...]:
    running = sorted((due for due in opened.case.terms.values() if _is_owed(due)), key=lambda due: due.falls_on)
    return tuple(Payday(month_words(visit, month_of(due.term)), due.falls_on) for due in running)


def _is_owed(due: DueDate) -> bool:
    return bool(month_of(due.term)) and due.rule != PAYDAY


def _checks(visit: Visit, opened: OpenedCase) -> tuple[Check, ...]:
    found = opened.state.limits.findings
    passed = passed_limits(opened.state, visit.services.ledger.now())
    return tuple(Check(term_words(visit, opened, term), _looked_at(found.get(term))) for term in passed)


def _looked_at(found: Found | None) -> Msgid:
    match found:
        case Found(finding=Finding.VALID_REASON):
            return REASON_FOUND
        case Found() if found.stands_as_missed:
            return MISSED
        case Found(finding=Finding.MISSED):
            return FIRST_LOOKED
        case _:
            return NOT_LOOKED_AT


D = TypeVar("D")


def first_payday_only(dues: Iterable[tuple[str, D]]) -> list[D]:
    """Of many paydays only the one that ends first; the rest stand in the list of paydays."""
    shown: list[D] = []
    owed = False
    for term, due in dues:
        is_payday = bool(month_of(term)) and term.partition("@")[0] != PAYDAY
        if not (is_payday and owed):
            shown.append(due)
        owed = owed or is_payday
    return shown
