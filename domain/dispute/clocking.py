"""The clocks of a dispute: a step recorded late, but taken in time, takes back what silence had brought about."""

from collections.abc import Mapping
from datetime import date

from domain.case import notices
from domain.clocks import (
    FIVE_DAY_WEEK,
    LapseAnnulled,
    Moved,
    TermDropped,
    TermMet,
    TermMoved,
    TermStarted,
    start,
)
from domain.dispute.events import EvasionWithdrawn
from domain.dispute.frame import DISPUTE
from domain.dispute.people import others
from domain.dispute.rungs import Rung
from domain.dispute.state import Dispute
from domain.dispute.terms import ARB_NEW, CREATE
from domain.due import DueDate, extend
from domain.kernel import Context, Event
from domain.paper import News
from domain.words import TermUnit

Events = tuple[Event, ...]

EVADED: Mapping[str, Rung] = {CREATE: Rung.COLLECTIVE_CONCILIATION, ARB_NEW: Rung.ARBITRATION}
"""Terms whose passing is recorded as evasion, with the step that was evaded."""


def begin(dispute: Dispute, term: str, day: date, context: Context) -> Events:
    """The clock starts, or moves where its anchor turns out to be another day. In a settled dispute none does."""
    if dispute.is_settled:
        return ()
    due = start(DISPUTE, term, day, dispute.terms, context).due
    running = dispute.terms.get(term)
    if running is not None:
        due = _as_long_as(running, due, context)
        return () if due == running else (TermMoved(due=due, because=Moved.ANCHOR_CORRECTED),)
    if term not in dispute.lapsed:
        return (TermStarted(due=due),)
    if due.falls_on <= dispute.passed[term].falls_on:
        return ()
    return (*undone(dispute, term), TermStarted(due=due))


def _as_long_as(running: DueDate, due: DueDate, context: Context) -> DueDate:
    """The same extension from the new last day."""
    longer = running.extension
    return extend(due, longer.amount, longer.unit, context.organisation.calendars[FIVE_DAY_WEEK]) if longer else due


def longer(dispute: Dispute, term: str, working_days: int, agreed_on: date, context: Context) -> Events:
    """The term made longer by agreement; only one that had not passed when they agreed."""
    due = dispute.terms.get(term) or (dispute.passed.get(term) if term in dispute.lapsed else None)
    if due is None or agreed_on > due.falls_on:
        return ()
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    back = undone(dispute, term) if term in dispute.lapsed else ()
    extended = extend(due, working_days, TermUnit.WORKING_DAYS, calendar)
    return (*back, TermMoved(due=extended, because=Moved.EXTENDED))


def done(dispute: Dispute, term: str, on: date) -> Events:
    """What the clock waited for was done that day. One that was over by then is left to the clock."""
    if term in dispute.terms:
        return (TermMet(term=term),) if on <= dispute.terms[term].falls_on else ()
    if term in dispute.lapsed and on <= dispute.passed[term].falls_on:
        return undone(dispute, term)
    return ()


def undone(dispute: Dispute, term: str) -> Events:
    """The clock no longer counts: it had not begun after all, or had not passed."""
    if term in dispute.terms:
        return (TermDropped(term=term),)
    if term not in dispute.lapsed:
        return ()
    rung = EVADED.get(term)
    evaded = (EvasionWithdrawn(rung=rung),) if rung in dispute.evasions and rung is not None else ()
    return (LapseAnnulled(term=term), *evaded)


def is_late(dispute: Dispute, term: str, on: date) -> bool:
    """Whether that day lies behind the end of the term."""
    due = dispute.terms.get(term) or (dispute.passed.get(term) if term in dispute.lapsed else None)
    return due is not None and on > due.falls_on


def all_dropped(dispute: Dispute) -> Events:
    return tuple(TermDropped(term=term) for term in sorted(dispute.terms))


def tell(dispute: Dispute, context: Context, news: News) -> Events:
    """Mails to all who work on it, save whoever acts now."""
    return notices(dispute, *((person, news) for person in others(dispute, context)))
