"""A holder who is away has a colleague act for them: the case keeps its holder, and the delegation ends by itself."""

from collections.abc import Mapping
from datetime import timedelta

from domain.appeal.delegating_frame import (
    LONGEST_DAYS,
    NOT_DELEGATED,
    NOT_THE_HOLDER,
    OF_THE_HOLDER,
    UNTIL_WHEN,
    CaseDelegated,
    Delegate,
    DelegationEnded,
    EndDelegation,
)
from domain.appeal.handling import Events, Handler
from domain.appeal.holding_frame import NO_HOLDER
from domain.appeal.intake import refuse_a_wrong_holder, tell_holder
from domain.appeal.state import Appeal
from domain.case import notices
from domain.clocks import LapseTerm
from domain.due import end_of
from domain.kernel import Command, Context, Refused, Role
from domain.paper import News


def delegate(appeal: Appeal, command: Delegate, context: Context) -> Events:
    """A second delegation takes the place of the first."""
    if not appeal.holder:
        raise Refused(NO_HOLDER)
    if Role.SUPERVISOR not in context.roles and context.actor.id != appeal.holder:
        raise Refused(NOT_THE_HOLDER)
    if command.substitute == appeal.holder:
        raise Refused(OF_THE_HOLDER)
    if not context.today <= command.until <= context.today + timedelta(days=LONGEST_DAYS):
        raise Refused(UNTIL_WHEN)
    refuse_a_wrong_holder(appeal, command.substitute, context)
    delegated = CaseDelegated(substitute=command.substitute, until=command.until)
    return (delegated, *(tell_holder(appeal, command.substitute, context) if command.tell else ()))


def end(appeal: Appeal, command: EndDelegation, context: Context) -> Events:
    if not appeal.substitute:
        raise Refused(NOT_DELEGATED)
    both = (appeal.holder, appeal.substitute) if command.tell else ()
    told = (person for person in both if person != context.actor.id)
    return (DelegationEnded(), *notices(appeal, *((person, News.STAFF_TASK) for person in told)))


def run_out(appeal: Appeal, command: LapseTerm, context: Context) -> Events:
    """The last day is over; a tick for a delegation that was ended or replaced changes nothing."""
    until = appeal.delegated_until
    if not appeal.substitute or until is None or command.moment != end_of(until) or context.now < command.moment:
        return ()
    return (DelegationEnded(), *notices(appeal, (appeal.holder, News.STAFF_TASK)))


HANDLERS: Mapping[type[Command], Handler] = {Delegate: delegate, EndDelegation: end}
