"""What follows when a clock of an appeal ticks. A machine reminds, tells a person or asks for a review; no more."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from domain.appeal import assessing_frame, routing_frame, terms
from domain.appeal.assessing import offered_further_up
from domain.appeal.care import terms as care_terms
from domain.appeal.care.asking import ask_her
from domain.appeal.care.following import ask_both
from domain.appeal.delegating import run_out
from domain.appeal.ending import ask_review
from domain.appeal.handling import Events, Handler
from domain.appeal.limits.counting import settled
from domain.appeal.limits.paydays import month_of
from domain.appeal.routing import nobody_took_it
from domain.appeal.state import Appeal, evolve
from domain.appeal.tracks.following import followed_by
from domain.appeal.tracks.table import BY_SILENCE
from domain.appeal.urgency import found_anew
from domain.case import (
    CaseEscalated,
    notices,
)
from domain.clocks import DELEGATION, LapseTerm, RemindOfTerm, TermLapsed, lapsed, term_of, warning
from domain.due import DueDate
from domain.kernel import Command, Context, Role
from domain.paper import News, NoticeOrdered
from domain.procedure import Side
from domain.review import Because, ReviewOffered
from domain.risk.assessed import ASKED_BY_RISK


def lapse(appeal: Appeal, command: LapseTerm, context: Context) -> Events:
    """Silence has consequences; a tick that comes early or late changes nothing."""
    if command.term == DELEGATION:
        return run_out(appeal, command, context)
    due = lapsed(appeal.terms, command, context.now)
    if due is None:
        return ()
    if asks := ASKS_AT_ITS_END.get(due.rule):
        return asks(appeal, due, context)
    return (TermLapsed(term=due.term, falls_on=due.falls_on), *_consequences(appeal, due, context))


ASKS_AT_ITS_END: Mapping[str, Callable[[Appeal, DueDate, Context], Events]] = {
    **dict.fromkeys(care_terms.ASKS, ask_her),
    care_terms.EXECUTION_ASK: ask_both,
}
"""Terms at whose end the clock asks somebody something: with that they are met."""


def _consequences(appeal: Appeal, due: DueDate, context: Context) -> Events:
    match due.term:
        case terms.COMPLETE | care_terms.ASK_REPLY:
            return notices(appeal, *_staff(appeal, context, News.STAFF_TASK))
        case terms.ANSWER | terms.ANSWER_REOPENED:
            return _answer_missed(appeal, context)
        case routing_frame.ROUTE:
            return nobody_took_it(appeal, context)
        case terms.CONFIRM | terms.CONFIRM_URGENT:
            return _offer_above(appeal, context)
        case assessing_frame.RISK_REVIEW | assessing_frame.RISK_REVIEW_URGENT:
            return _flag_not_looked_at(appeal, context)
        case _ if silence := BY_SILENCE.get(due.rule):
            return followed_by(appeal, silence, due, context)
        case _ if due.rule == terms.PAYDAY:
            return _payday_passed(appeal, due, context)
        case _ if term_of(appeal.procedure, due).limits:
            return _limit_passed(appeal, due, context)
        case _:
            return _escalate(appeal, due.term, context)


def _escalate(appeal: Appeal, because: str, context: Context, *also: tuple[str, News]) -> Events:
    person = context.organisation.one_level_up(appeal.unit)
    told = notices(appeal, (person, News.STAFF_OVERDUE), *_staff(appeal, context, News.STAFF_OVERDUE), *also)
    return (CaseEscalated(to=person, because=because), *told)


def _staff(appeal: Appeal, context: Context, news: News) -> tuple[tuple[str, News], ...]:
    """Whoever works on the case; while nobody does, the supervisors of its unit."""
    people = (appeal.holder,) if appeal.holder else context.organisation.holders(Role.SUPERVISOR, appeal.unit)
    return tuple((person, news) for person in people)


def _limit_passed(appeal: Appeal, due: DueDate, context: Context) -> Events:
    """It may be missed: a lawyer checks. Of the paydays of one debt people hear once, however many pass together."""
    told = _escalate(appeal, due.term, context, (appeal.member, News.MEMBER_NEWS))
    waiting = {(notice.to, notice.news) for notice in appeal.notices.values()} if month_of(due.term) else set()
    return tuple(e for e in told if not isinstance(e, NoticeOrdered) or (e.to, e.news) not in waiting)


def _payday_passed(appeal: Appeal, due: DueDate, context: Context) -> Events:
    """Another payday without the pay: its own term begins, and the next payday is waited for."""
    clocks = settled(evolve(appeal, TermLapsed(term=due.term, falls_on=due.falls_on)), context)
    return (*clocks, *notices(appeal, *_staff(appeal, context, News.STAFF_TASK)))


def _answer_missed(appeal: Appeal, context: Context) -> Events:
    """The member is told, a named person one level up is told, and nothing closes before a second person looked."""
    escalated = _escalate(appeal, terms.ANSWER, context, (appeal.member, News.MEMBER_NEWS))
    later = replace(appeal, notices_ordered=appeal.notices_ordered + len(escalated) - 1)
    return (*escalated, *ask_review(later, Because.ANSWER_MISSED, appeal.holder or "clock", context))


def _offer_above(appeal: Appeal, context: Context) -> Events:
    unit = context.organisation.pool_above(appeal.unit)
    ordinary = (review.id for review in appeal.reviews.values() if review.because not in ASKED_BY_RISK)
    offered = tuple(ReviewOffered(review=review, unit=unit) for review in ordinary)
    pool = context.organisation.holders(Role.REVIEWER, unit)
    asked = tuple((person, News.REVIEW_ASKED) for person in pool)
    return (*offered, *_escalate(appeal, terms.CONFIRM, context, *asked))


def _flag_not_looked_at(appeal: Appeal, context: Context) -> Events:
    offered, asked = offered_further_up(appeal, context)
    told = tuple((person, News.REVIEW_ASKED) for person in asked)
    return (*offered, *_escalate(appeal, assessing_frame.RISK_REVIEW, context, *told))


def remind(appeal: Appeal, command: RemindOfTerm, context: Context) -> Events:
    """Warn the person whose clock it is, once for each warning day; of several that are due, only the nearest."""
    warned = warning(appeal.procedure, appeal.terms, appeal.reminded, command.reminder, context)
    if warned is None:
        return ()
    told = _warned(appeal, command, context) if warned.is_news else ()
    urgent = found_anew(appeal, appeal.terms, context) if _limits(appeal, command) else ()
    return (warned.said, *urgent, *told)


def _limits(appeal: Appeal, command: RemindOfTerm) -> bool:
    due = appeal.terms[command.reminder.partition("/")[0]]
    return term_of(appeal.procedure, due).limits


def _warned(appeal: Appeal, command: RemindOfTerm, context: Context) -> Events:
    due = appeal.terms[command.reminder.partition("/")[0]]
    staff = _staff(appeal, context, News.STAFF_LIMIT if term_of(appeal.procedure, due).limits else News.STAFF_TASK)
    if term_of(appeal.procedure, due).side is Side.UNION:
        return notices(appeal, *staff)
    return notices(appeal, *staff, (appeal.member, News.MEMBER_ASKED))


HANDLERS: Mapping[type[Command], Handler] = {
    LapseTerm: lapse,
    RemindOfTerm: remind,
}
