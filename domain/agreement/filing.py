"""Filing for monitoring by the employer (LC 156(11)), or notification of an agreement of partnership (LC 151(1)), and
what the union does about silence: a letter to the employer, then a word to the inspection.
"""

from collections.abc import Mapping
from datetime import date

from domain.agreement import events as told
from domain.agreement.ends import dropped
from domain.agreement.frame import AGREEMENT
from domain.agreement.state import Agreement
from domain.agreement.terms import ANSWERED, FILING, MONITORING, NOTIFICATION
from domain.clocks import LapseAnnulled, TermLapsed, TermMet, TermStarted, start
from domain.collective import Level
from domain.kernel import Context, Event

Events = tuple[Event, ...]
OWED: Mapping[Level, str] = {
    Level.ENTERPRISE: MONITORING,
    Level.BRANCH: NOTIFICATION,
    Level.REGIONAL: NOTIFICATION,
}


def filing_begins(agreement: Agreement, context: Context) -> tuple[TermStarted, ...]:
    term = OWED.get(agreement.level)
    return (start(AGREEMENT, term, agreement.signed_on, agreement.terms, context),) if term else ()


def filed(agreement: Agreement, filing: told.FilingRecorded) -> Events:
    """Done in time it meets its term, even where it was written down after the clock had found the term over."""
    running = (due for term in FILING if (due := agreement.terms.get(term)))
    ended = (
        TermMet(term=due.term) if filing.on <= due.falls_on else TermLapsed(term=due.term, falls_on=due.falls_on)
        for due in running
    )
    waited = (TermMet(term=ANSWERED),) if ANSWERED in agreement.terms else ()
    over = (term for term in FILING if term in agreement.lapsed and filing.on <= agreement.passed[term].falls_on)
    return (filing, *ended, *waited, *(LapseAnnulled(term=term) for term in over))


def filed_before(agreement: Agreement, on: date | None, context: Context) -> Events:
    """Of an agreement from an old register: its filing as it was. Where the register is silent and the term is over,
    nobody can say that it was missed.
    """
    begun = filing_begins(agreement, context)
    if on is None:
        return tuple(event for event in begun if event.due.moment > context.now)
    filing = told.FilingRecorded(by=context.actor.id, on=on, number="")
    ended = (
        TermMet(term=event.due.term)
        if on <= event.due.falls_on
        else TermLapsed(term=event.due.term, falls_on=event.due.falls_on)
        for event in begun
    )
    return (*begun, filing, *ended)


def filing_restarted(agreement: Agreement, context: Context) -> Events:
    """The day of signing was another, or the level: what is owed is counted anew, unless it is done."""
    if agreement.filed:
        return ()
    owed = OWED.get(agreement.level, "")
    others = (term for term in FILING if term != owed)
    return (*dropped(agreement, others), *filing_begins(agreement, context))


def reminded(agreement: Agreement, on: date, context: Context) -> Events:
    letter = told.EmployerReminded(by=context.actor.id, on=on)
    if agreement.filed:
        return (letter,)
    return (letter, start(AGREEMENT, ANSWERED, on, agreement.terms, context))


def inspection_told(agreement: Agreement, on: date, context: Context) -> Events:
    word = told.InspectionTold(by=context.actor.id, on=on)
    return (word, TermMet(term=ANSWERED)) if ANSWERED in agreement.terms else (word,)
