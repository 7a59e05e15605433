"""Somebody who works on a case finds that they have a tie to it: from then on the case does not exist for them."""

from collections.abc import Mapping

from domain.appeal import rules
from domain.appeal.conflict_frame import HELD_ALREADY, DeclareTie, TakeCase, TieToCaseDeclared
from domain.appeal.delegating_frame import DelegationEnded
from domain.appeal.handling import Events, Handler
from domain.appeal.intake import refuse_a_wrong_holder
from domain.appeal.state import Appeal
from domain.case import CaseAssigned, CaseEscalated, CaseReturnedToPool, notices
from domain.kernel import Command, Context, Refused, Role
from domain.paper import News
from domain.review import ReviewOffered


def declare(appeal: Appeal, _command: DeclareTie, context: Context) -> Events:
    """What they held goes to the pool, a review they owed to the pool above; a supervisor is told. Nobody asks why."""
    who = context.actor.id
    return (
        TieToCaseDeclared(person=who),
        *((CaseReturnedToPool(),) if appeal.holder == who and not appeal.closed else ()),
        *((DelegationEnded(),) if appeal.substitute == who else ()),
        *_reviews_let_go(appeal, context),
        *supervisors_told(appeal, frozenset({who}), context),
    )


def _reviews_let_go(appeal: Appeal, context: Context) -> Events:
    pool = context.organisation.pool_above(appeal.unit)
    return tuple(
        ReviewOffered(review=review.id, unit=pool)
        for review in appeal.reviews.values()
        if review.holder == context.actor.id
    )


def supervisors_told(appeal: Appeal, tied: frozenset[str], context: Context) -> Events:
    """Those of the body who may still see the case; where there are none, a named person one level up, who then may."""
    organisation = context.organisation
    people = [p for p in organisation.holders(Role.SUPERVISOR, appeal.unit) if p not in appeal.barred | tied]
    if people:
        return notices(appeal, *((person, News.STAFF_TASK) for person in people))
    above = organisation.one_level_up(appeal.unit)
    return (CaseEscalated(to=above, because="conflict"), *notices(appeal, (above, News.STAFF_TASK)))


def take(appeal: Appeal, command: TakeCase, context: Context) -> Events:
    """A lawyer of the body takes a case that nobody holds."""
    if appeal.holder:
        raise Refused(HELD_ALREADY)
    refuse_a_wrong_holder(appeal, context.actor.id, context)
    if not command.conflict_checked:
        raise Refused(rules.CONFLICT)
    return (CaseAssigned(holder=context.actor.id),)


HANDLERS: Mapping[type[Command], Handler] = {DeclareTie: declare, TakeCase: take}
