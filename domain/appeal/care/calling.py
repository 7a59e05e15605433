"""Before a withdrawal closes a case, somebody outside her primary organisation talks to her and writes it down."""

from collections.abc import Mapping

from domain.appeal import commands as ask
from domain.appeal.care import rules
from domain.appeal.care.events import CallRecorded, Free, RecordCall
from domain.appeal.care.state import remember_care
from domain.appeal.handling import Events, Handler
from domain.appeal.rules import OUTSIDE_HER_PRIMARY
from domain.appeal.state import Appeal
from domain.case import CaseEscalated, notices
from domain.kernel import Command, Context, Refused
from domain.paper import News
from domain.review import SECOND_PERSON, Because, Review, Verdict

UNREACHABLE = "unreachable"
"""Why somebody one level up was told."""


def record_call(appeal: Appeal, command: RecordCall, context: Context) -> Events:
    """Who was not reached on three days goes to a person one level up."""
    review = appeal.reviews.get(command.review)
    if review is None or review.because is not Because.WITHDRAWAL:
        raise Refused(rules.NO_WITHDRAWAL)
    _refuse_a_wrong_caller(appeal, context)
    if command.on > context.today:
        raise Refused(rules.CALL_AHEAD)
    if command.reached != bool(command.free and command.said):
        raise Refused(rules.CALL_UNCLEAR)
    call = CallRecorded(by=context.actor.id, **dict(command))
    tried = remember_care(appeal.care, call)
    newly = tried.tried_enough(review.id) and not appeal.care.tried_enough(review.id)
    return (call, *(_one_level_up(appeal, context) if newly else ()))


def _refuse_a_wrong_caller(appeal: Appeal, context: Context) -> None:
    if context.actor.id == appeal.holder:
        raise Refused(SECOND_PERSON)
    if context.organisation.roles_at(context.actor.id, appeal.primary):
        raise Refused(OUTSIDE_HER_PRIMARY)


def _one_level_up(appeal: Appeal, context: Context) -> Events:
    person = context.organisation.one_level_up(appeal.unit)
    if not person:
        return ()
    return (CaseEscalated(to=person, because=UNREACHABLE), *notices(appeal, (person, News.REVIEW_ASKED)))


def refuse_without_a_call(appeal: Appeal, review: Review, command: ask.CompleteReview, context: Context) -> None:
    """Nothing is confirmed on her behalf before she was heard; it can be returned to work at any time."""
    if review.because is not Because.WITHDRAWAL or command.verdict is Verdict.RETURNED:
        return
    calls = appeal.care.calls_about(review.id)
    reached = [call for call in calls if call.reached]
    if reached and reached[-1].free is not Free.YES:
        raise Refused(rules.NOT_FREE)
    if not calls:
        raise Refused(rules.CALL_FIRST)
    if not reached and not _may_decide_unheard(appeal, review, context):
        raise Refused(rules.THREE_DAYS)


def _may_decide_unheard(appeal: Appeal, review: Review, context: Context) -> bool:
    """A person one level up, after three tries on different days."""
    return appeal.care.tried_enough(review.id) and context.actor.id in appeal.escalated_to


HANDLERS: Mapping[type[Command], Handler] = {RecordCall: record_call}
