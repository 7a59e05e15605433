"""What the clock and the machine do for an agreement: warn, tell upwards, and count on. They end nothing."""

from domain.agreement.ends import after_the_end, dropped
from domain.agreement.frame import AGREEMENT
from domain.agreement.standing import people
from domain.agreement.state import Agreement
from domain.agreement.terms import CONTROL, END, ENDS
from domain.case import CaseEscalated, notices, record
from domain.clocks import (
    LapseTerm,
    RemindOfTerm,
    TermLapsed,
    lapsed,
    reminder_id,
    start,
    term_of,
    warning,
    warning_days,
)
from domain.due import DueDate
from domain.kernel import Command, Context, Event
from domain.paper import CopyNotice, News, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.replanning import ReplanTerms, follow

Events = tuple[Event, ...]


def by_a_machine(agreement: Agreement, command: Command, context: Context) -> Events:
    match command:
        case LapseTerm():
            return _lapse(agreement, command, context)
        case RemindOfTerm():
            return _remind(agreement, command, context)
        case ReplanTerms():
            return _replanned(agreement, command, context)
        case RecordNoticeSent() | RecordNoticeFailed() | SpareNotice() | CopyNotice():
            return record(agreement, command)
        case _:
            raise TypeError(command)


def _lapse(agreement: Agreement, command: LapseTerm, context: Context) -> Events:
    """A term that passed unused tells a named person one level up. That the last day is over ends nothing by itself:
    the law prolongs the agreement, or it does not.
    """
    due = lapsed(agreement.terms, command, context.now)
    if due is None:
        return ()
    over = TermLapsed(term=due.term, falls_on=due.falls_on)
    if due.term == END and agreement.proposed_in_time:
        told_of = notices(agreement, *people(agreement, context, News.STAFF_TASK))
        return (over, *after_the_end(agreement, context), *told_of)
    return (over, *_followed(agreement, due, context), *_told_upwards(agreement, due, News.STAFF_OVERDUE, context))


def _followed(agreement: Agreement, due: DueDate, context: Context) -> Events:
    if due.term == CONTROL:
        return (start(AGREEMENT, CONTROL, context.today, agreement.terms, context),)
    return dropped(agreement, (CONTROL,)) if due.term in ENDS else ()


def _told_upwards(agreement: Agreement, due: DueDate, news: News, context: Context) -> Events:
    above = context.organisation.one_level_up(agreement.unit)
    told = notices(agreement, (above, news), *people(agreement, context, news))
    return (CaseEscalated(to=above, because=due.term), *told)


def _remind(agreement: Agreement, command: RemindOfTerm, context: Context) -> Events:
    warned = warning(AGREEMENT, agreement.terms, agreement.reminded, command.reminder, context)
    if warned is None:
        return ()
    due = agreement.terms[command.reminder.partition("/")[0]]
    return (warned.said, *(_warned(agreement, due, command.reminder, context) if warned.is_news else ()))


def _warned(agreement: Agreement, due: DueDate, reminder: str, context: Context) -> Events:
    """Of its last day a named person one level up hears too in the last month, unless a new one has been proposed."""
    if due.term not in ENDS:
        return notices(agreement, *people(agreement, context, News.STAFF_TASK))
    last = reminder == reminder_id(due, min(warning_days(term_of(AGREEMENT, due), due)))
    if last and not (due.term == END and agreement.proposed_in_time):
        return _told_upwards(agreement, due, News.STAFF_LIMIT, context)
    return notices(agreement, *people(agreement, context, News.STAFF_LIMIT))


def _replanned(agreement: Agreement, command: ReplanTerms, context: Context) -> Events:
    """The last day is the day in the text, whatever the calendar."""
    return follow(command, AGREEMENT, {term: due for term, due in agreement.terms.items() if term != END}, context)
