"""The last day of an agreement: watched, moved, lapsed, prolonged for a year at most, or taken over by another one.

That the day is over is a fact the clock states. What follows from it, people decide; the law itself prolongs an
agreement for which a side proposed a new one in time (LC 158(2)).
"""

from collections.abc import Iterable
from datetime import date

from domain.agreement import events as told
from domain.agreement import rules
from domain.agreement.frame import AGREEMENT, Stage
from domain.agreement.state import Agreement
from domain.agreement.terms import CONTROL, END, ENDS, PROLONGED
from domain.clocks import FIVE_DAY_WEEK, Moved, TermDropped, TermLapsed, TermMoved, TermStarted, start
from domain.due import DueDate
from domain.kernel import Context, Event, Refused
from domain.words import TermUnit

Events = tuple[Event, ...]


def last_day(until: date, context: Context) -> DueDate:
    """The day that stands in the text: it is given, not counted, so no holiday moves it."""
    term = AGREEMENT.term(END, until)
    return DueDate(
        term=END,
        amount=term.amount,
        unit=TermUnit.WORKING_DAYS,
        anchor=term.anchor,
        anchored_on=until,
        falls_on=until,
        calendar=context.organisation.calendars[FIVE_DAY_WEEK].name,
        source=term.source.text,
        confidence=term.source.confidence,
    )


def watch(agreement: Agreement, context: Context) -> Events:
    """The watch over the last day begins, or moves with it. A day that is over already is recorded as such; whoever
    writes it down knows it, so nobody is told.
    """
    due = last_day(agreement.until, context)
    begun = TermMoved(due=due, because=Moved.EXTENDED) if END in agreement.terms else TermStarted(due=due)
    prolonged = (TermDropped(term=PROLONGED),) if agreement.is_prolonged else ()
    if due.moment > context.now:
        return (*prolonged, begun, *control_begins(agreement, context))
    return (*prolonged, begun, TermLapsed(term=END, falls_on=due.falls_on), *after_the_end(agreement, context))


def after_the_end(agreement: Agreement, context: Context) -> Events:
    """What follows from the end of its last day: prolongation by the law, or no more control of what does not bind."""
    if agreement.proposed_in_time:
        return (*prolongation(agreement, context), *control_begins(agreement, context))
    return dropped(agreement, (CONTROL,))


def prolongation(agreement: Agreement, context: Context) -> Events:
    return (start(AGREEMENT, PROLONGED, agreement.until, agreement.terms, context),)


def control_begins(agreement: Agreement, context: Context) -> Events:
    """A quarter from the day it takes effect; if that is over, from today: nobody knows who looked before."""
    if CONTROL in agreement.terms:
        return ()
    return (start(AGREEMENT, CONTROL, max(agreement.in_force_from, context.today), agreement.terms, context),)


def proposed(agreement: Agreement, proposal: told.NewProposed, context: Context) -> Events:
    """A proposal that came in time and was written down after the last day prolongs it all the same."""
    late = agreement.has_lapsed and PROLONGED not in agreement.lapsed and proposal.on <= agreement.until
    return (proposal, *prolongation(agreement, context), *control_begins(agreement, context)) if late else (proposal,)


def renewed(agreement: Agreement, other: str, beside: Agreement | None, context: Context) -> Events:
    """Heard by both: the one signed earlier gives way, and nobody is reminded of its last day any more."""
    if beside is None:
        raise Refused(rules.NO_OTHER)
    if agreement.signed_on == beside.signed_on:
        raise Refused(rules.SIGNED_ON_ONE_DAY)
    older, newer = (agreement, beside) if agreement.signed_on < beside.signed_on else (beside, agreement)
    if older.stage is not Stage.KEPT or newer.stage not in {Stage.KEPT, Stage.RENEWED} or newer.renews:
        raise Refused(rules.NOT_FOR_EACH_OTHER)
    by = context.actor.id
    if agreement is newer:
        return (told.RenewalOf(by=by, other=other),)
    since = max(newer.in_force_from, agreement.signed_on)
    return (told.AgreementRenewed(by=by, other=other, since=since), *dropped(agreement, (*ENDS, CONTROL)))


def taken_back(agreement: Agreement, other: str, beside: Agreement | None, context: Context) -> Events:
    if beside is None or other not in {agreement.renewed_by, agreement.renews}:
        raise Refused(rules.NO_OTHER)
    back = told.RenewalTakenBack(by=context.actor.id, other=other)
    return (back, *watch(agreement, context)) if other == agreement.renewed_by else (back,)


def dropped(agreement: Agreement, terms: Iterable[str]) -> Events:
    return tuple(TermDropped(term=term) for term in terms if term in agreement.terms)
