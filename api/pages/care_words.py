"""What the pages of a case say of her safety and of what came after her answer."""

from datetime import datetime
from typing import NamedTuple

from api.cases import OpenedCase
from api.services import Services
from domain.appeal.events import Outcome
from domain.appeal.words import OUTCOMES
from domain.case import CaseClosed
from domain.linking import LINKS, PRESSED
from domain.words import Label


class Ending(NamedTuple):
    """One of the times at which the case was closed."""

    outcome: Label
    at: datetime


class Linked(NamedTuple):
    """Another case that has to do with pressure, where it is open to this reader."""

    stream: str
    number: str
    link: Label


def endings(opened: OpenedCase) -> tuple[Ending, ...]:
    """Every ending that a reopening has undone, the first first."""
    closed = [
        Ending(OUTCOMES[Outcome(r.event.outcome)], r.occurred_at)
        for r in opened.history
        if isinstance(r.event, CaseClosed)
    ]
    return tuple(closed[:-1] if opened.case.closed else closed)


def pressure_cases(services: Services, opened: OpenedCase) -> tuple[Linked, ...]:
    """Only for her and for staff to whom the other case is open as well."""
    theirs = ((other, link) for other, link in opened.case.links.items() if link in PRESSED)
    found = ((other, link, services.ledger.state(other)) for other, link in theirs)
    return tuple(Linked(other, case.number, LINKS[link]) for other, link, case in found if opened.opens(case))
