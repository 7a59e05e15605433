"""A case that belongs to another body passes to it, and at no moment does nobody answer for it.

The body that redirects answers until the other takes the case. That has three working days; it may send the case back
once. Silence, a second return and a third redirection go to a named person one level up, who decides.
"""

from collections.abc import Mapping

from domain.appeal import rules
from domain.appeal.handling import Events, Handler
from domain.appeal.intake import refuse_a_wrong_holder
from domain.appeal.routing_events import (
    CaseRedirected,
    CaseSentBack,
    CaseTakenOver,
    Redirect,
    RouteReferred,
    RouteSettled,
    SendBack,
    SettleRoute,
    TakeOver,
)
from domain.appeal.routing_frame import (
    MOST_REDIRECTS,
    NOT_COMPETENT,
    NOT_OFFERED,
    NOTHING_TO_SETTLE,
    ON_ITS_WAY,
    ROUTE,
    SAME_BODY,
)
from domain.appeal.state import Appeal
from domain.case import CaseAssigned, CaseEscalated, next_letter, notices
from domain.clocks import TermMet, start
from domain.kernel import Command, Context, Event, Refused, Role, changed
from domain.organisation.organisation import Organisation
from domain.paper import LetterOwed, News
from domain.review import ReviewOffered


def redirect(appeal: Appeal, command: Redirect, context: Context) -> Events:
    """Offer the case; where the bodies have passed it on often enough, ask the level above instead."""
    if appeal.route is not None:
        raise Refused(ON_ITS_WAY)
    if command.unit == appeal.unit:
        raise Refused(SAME_BODY)
    if not free_lawyers(appeal, command.unit, context.organisation):
        raise Refused(NOT_COMPETENT)
    redirected = CaseRedirected(by=context.actor.id, unit=command.unit, words=command.words)
    if appeal.redirects >= MOST_REDIRECTS:
        return (redirected, *refer(appeal, command.unit, context))
    return (
        redirected,
        start(appeal.procedure, ROUTE, context.today, appeal.terms, context),
        LetterOwed(letter=next_letter(appeal, "redirect")),
        *notices(appeal, *((person, News.STAFF_TASK) for person in _receivers(command.unit, context.organisation))),
    )


def free_lawyers(appeal: Appeal, unit: str, organisation: Organisation) -> tuple[str, ...]:
    """The lawyers of a body who could hold the case. Her own primary has none as long as it may not know."""
    if unit not in organisation.units or organisation.units[unit].closed:
        return ()
    if unit == appeal.primary and not appeal.primary_may_know:
        return ()
    return tuple(
        person
        for person in organisation.holders(Role.LAWYER, unit)
        if person not in {appeal.member, *appeal.participants, *appeal.invited, *appeal.barred}
        and not organisation.tied(person, appeal.employer_bin)
    )


def _receivers(unit: str, organisation: Organisation) -> tuple[str, ...]:
    return (*organisation.holders(Role.LAWYER, unit), *organisation.holders(Role.SUPERVISOR, unit))


def refer(appeal: Appeal, asked: str, context: Context) -> Events:
    """A named person above the body that was asked decides; failing one, above the body that answers now."""
    organisation = context.organisation
    person, level = organisation.level_above(asked)
    if not person:
        person, level = organisation.level_above(appeal.unit)
    if appeal.route is not None and appeal.route.level == level:
        return _told_again(appeal, person)
    return (
        CaseEscalated(to=person, because=ROUTE),
        RouteReferred(to=person, level=level),
        start(appeal.procedure, ROUTE, context.today, appeal.terms, context),
        *_told_of_delay(appeal, person),
    )


def _told_again(appeal: Appeal, person: str) -> Events:
    """There is no higher level: whoever decides is reminded that the term has passed."""
    return (CaseEscalated(to=person, because=ROUTE), *_told_of_delay(appeal, person))


def _told_of_delay(appeal: Appeal, person: str) -> Events:
    return notices(
        appeal, (person, News.STAFF_OVERDUE), (appeal.holder, News.STAFF_TASK), (appeal.member, News.MEMBER_NEWS)
    )


def nobody_took_it(appeal: Appeal, context: Context) -> Events:
    """The term has passed and nobody has said whether they take the case."""
    assert appeal.route is not None
    return refer(appeal, appeal.route.level or appeal.route.to, context)


def take_over(appeal: Appeal, command: TakeOver, context: Context) -> Events:
    to = appeal.offered_to
    if not to:
        raise Refused(NOT_OFFERED)
    refuse_a_wrong_holder(changed(appeal, unit=to), command.holder, context)
    if not command.conflict_checked:
        raise Refused(rules.CONFLICT)
    return (CaseTakenOver(by=context.actor.id, unit=to), *_handed_to(appeal, to, command.holder, context))


def _handed_to(appeal: Appeal, unit: str, holder: str, context: Context) -> Events:
    """Terms run on; a review that the old body owed is offered above the new one."""
    pool = context.organisation.pool_above(unit)
    moved = [review for review in appeal.reviews.values() if unit != appeal.unit and review.holder]
    asked = context.organisation.holders(Role.REVIEWER, pool) if moved else ()
    return (
        CaseAssigned(holder=holder),
        *_route_met(appeal),
        *(ReviewOffered(review=review.id, unit=pool) for review in moved),
        LetterOwed(letter=next_letter(appeal, "takeover")),
        *_told(appeal, holder, asked, context),
    )


def _told(appeal: Appeal, holder: str, reviewers: tuple[str, ...], context: Context) -> Events:
    new = ((holder, News.STAFF_TASK),) if holder != context.actor.id else ()
    return notices(appeal, *new, *((person, News.REVIEW_ASKED) for person in reviewers))


def _route_met(appeal: Appeal) -> tuple[Event, ...]:
    return (TermMet(term=ROUTE),) if ROUTE in appeal.terms else ()


def send_back(appeal: Appeal, command: SendBack, context: Context) -> Events:
    """The body that redirected goes on; a second return by the same body goes to the level above."""
    unit = appeal.offered_to
    if not unit:
        raise Refused(NOT_OFFERED)
    returned = CaseSentBack(by=context.actor.id, unit=unit, reasons=command.reasons)
    if unit in appeal.sent_back_by:
        return (returned, *_route_met(appeal), *refer(changed(appeal, route=None), unit, context))
    people = (appeal.holder,) if appeal.holder else _receivers(appeal.unit, context.organisation)
    told = ((person, News.STAFF_TASK) for person in people)
    return (returned, *_route_met(appeal), *notices(appeal, *told, (appeal.member, News.MEMBER_NEWS)))


def settle(appeal: Appeal, command: SettleRoute, context: Context) -> Events:
    """Whoever was named decides, for any body with a lawyer who may hold the case."""
    if appeal.route is None or appeal.route.decides != context.actor.id:
        raise Refused(NOTHING_TO_SETTLE)
    if not free_lawyers(appeal, command.unit, context.organisation):
        raise Refused(NOT_COMPETENT)
    refuse_a_wrong_holder(changed(appeal, unit=command.unit), command.holder, context)
    settled = RouteSettled(by=context.actor.id, unit=command.unit, reasons=command.reasons)
    return (settled, *_handed_to(appeal, command.unit, command.holder, context))


HANDLERS: Mapping[type[Command], Handler] = {
    Redirect: redirect,
    TakeOver: take_over,
    SendBack: send_back,
    SettleRoute: settle,
}
