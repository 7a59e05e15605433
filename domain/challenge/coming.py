"""A day of the decision that lay ahead when she filed: once it comes, its terms start by themselves."""

from collections.abc import Mapping
from datetime import date

from domain.appeal.events import Breach
from domain.appeal.limits.counting import settled
from domain.appeal.urgency import found_anew
from domain.case import notices
from domain.challenge import events as told
from domain.challenge.decision import Decision
from domain.challenge.handling import Events, Handler
from domain.challenge.respondent.judging import lapse as lapse_of_a_term
from domain.challenge.state import Challenge, evolve
from domain.clocks import AWAITED_DAY, LapseTerm, TermMoved, TermStarted
from domain.kernel import Command, Context, Role
from domain.paper import News


def lapse(challenge: Challenge, command: LapseTerm, context: Context) -> Events:
    """The clock may start what the law starts; a tick for a day that a lawyer has settled meanwhile changes nothing."""
    if command.term != AWAITED_DAY:
        return lapse_of_a_term(challenge, command, context)
    waits = challenge.starts_at is not None and command.moment == challenge.starts_at <= context.now
    return _day_came(challenge, challenge.decision, context) if waits and challenge.decision else ()


def _day_came(challenge: Challenge, decision: Decision, context: Context) -> Events:
    came = told.DecisionDayCame(
        breach=_dated(challenge.breach, decision.breach(context.today)),
        doubts=_left(challenge.doubts, decision, context.today),
    )
    after = evolve(challenge, came)
    clocks = settled(after, context)
    started = {event.due.term: event.due for event in clocks if isinstance(event, TermStarted | TermMoved)}
    people = (challenge.holder,) if challenge.holder else context.organisation.holders(Role.LAWYER, challenge.unit)
    told_too = ((person, News.STAFF_LIMIT) for person in people)
    return (
        came,
        *clocks,
        *found_anew(after, {**after.terms, **started}, context),
        *notices(challenge, *told_too, (challenge.member, News.MEMBER_NEWS)),
    )


def _dated(known: Breach, found: Breach) -> Breach:
    days = {"happened_on": found.happened_on, "learned_on": found.learned_on}
    return known.model_copy(update={name: getattr(known, name) or day for name, day in days.items()})


def _left(doubts: tuple[told.Doubt, ...], decision: Decision, today: date) -> tuple[told.Doubt, ...]:
    """A second day may still lie ahead."""
    still = any(day > today for day in decision.days)
    return tuple(doubt for doubt in doubts if doubt is not told.Doubt.DAY_AHEAD or still)


HANDLERS: Mapping[type[Command], Handler] = {LapseTerm: lapse}
